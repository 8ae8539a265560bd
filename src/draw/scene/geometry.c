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

/* Cut the line at each side of the box in turn and see whether something is left. */
bool mv_box_cuts(mv_box box, mv_point a, mv_point b)
{
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

const mv_box mv_box_none = { DBL_MAX, DBL_MAX, -DBL_MAX, -DBL_MAX };

mv_box mv_box_around(mv_box a, mv_box b)
{
    return (mv_box){ fmin(a.left, b.left), fmin(a.top, b.top), fmax(a.right, b.right), fmax(a.bottom, b.bottom) };
}

int mv_span_order(const void *a, const void *b)
{
    const mv_span *x = a, *y = b;
    if (x->left < y->left || x->left > y->left) return x->left < y->left ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}
