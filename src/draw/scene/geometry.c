#include "draw/scene/scene.h"
#include <float.h>
#include <math.h>

mv_point mv_point_between(mv_point a, mv_point b, double t)
{
    return (mv_point){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

mv_point mv_curve_at(const mv_point c[4], double t)
{
    mv_point ab = mv_point_between(c[0], c[1], t), bc = mv_point_between(c[1], c[2], t),
             cd = mv_point_between(c[2], c[3], t);
    return mv_point_between(mv_point_between(ab, bc, t), mv_point_between(bc, cd, t), t);
}

/* Most lines pass on one side: that is told without dividing. */
static bool passes_beside(mv_box box, mv_point a, mv_point b)
{
    return (a.x < box.left && b.x < box.left) || (a.x > box.right && b.x > box.right) ||
           (a.y < box.top && b.y < box.top) || (a.y > box.bottom && b.y > box.bottom);
}

/* Cut the line at each side of the box in turn and see whether something is left. */
bool mv_box_is_crossed(mv_box box, mv_point a, mv_point b)
{
    if (passes_beside(box, a, b)) return false;
    const double sides[4][2] = { { b.x - a.x, box.right - a.x },
                                 { a.x - b.x, a.x - box.left },
                                 { b.y - a.y, box.bottom - a.y },
                                 { a.y - b.y, a.y - box.top } };
    double from = 0, to = 1;
    for (int i = 0; i < 4; i++) {
        double slope = sides[i][0], room = sides[i][1];
        if (slope == 0 && room < 0) return false;
        if (slope > 0) to = fmin(to, room / slope);
        if (slope < 0) from = fmax(from, room / slope);
    }
    return from < to;
}

mv_box mv_box_wider(mv_box box, double by)
{
    return (mv_box){ box.left - by, box.top - by, box.right + by, box.bottom + by };
}

const mv_box mv_box_none = { DBL_MAX, DBL_MAX, -DBL_MAX, -DBL_MAX };

mv_box mv_box_around(mv_box a, mv_box b)
{
    return (mv_box){ fmin(a.left, b.left), fmin(a.top, b.top), fmax(a.right, b.right), fmax(a.bottom, b.bottom) };
}

bool mv_boxes_meet(mv_box a, mv_box b, double gap)
{
    return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;
}

bool mv_box_holds(mv_box box, mv_point p, double gap)
{
    return p.x > box.left - gap && p.x < box.right + gap && p.y > box.top - gap && p.y < box.bottom + gap;
}

int mv_span_order(const void *a, const void *b)
{
    const mv_span *x = a, *y = b;
    if (x->left < y->left || x->left > y->left) return x->left < y->left ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}
