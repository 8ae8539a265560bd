#include "draw/scene/dial.h"
#include <math.h>

mv_point mv_dial_direction(double angle)
{
    return (mv_point){ sin(angle), -cos(angle) };
}

/* How far a point is from a border in this direction, clockwise being positive. */
static double beyond(mv_point direction, mv_point p)
{
    return p.y * direction.x - p.x * direction.y;
}

bool mv_dial_has(const mv_dial *dial, const mv_sector *sector, mv_point p)
{
    const double half_circle = 3.141592653589793, rim = 5, border = 4;
    double span = sector->to - sector->from, inside = dial->radius - rim;
    if (p.x * p.x + p.y * p.y > inside * inside) return false;
    if (span > 2 * half_circle - 1e-6) return true;
    bool after = beyond(sector->start, p) >= border, before = -beyond(sector->end, p) >= border;
    return span <= half_circle ? after && before : after || before;
}

mv_font mv_dial_font(const mv_dial *dial)
{
    return (mv_font){ fmax(13 * fmax(dial->radius / 320, 1), dial->letters), true };
}

double mv_dial_badge(const mv_dial *dial)
{
    return mv_badge_radius(&(mv_line){ .badge = "1" }, false, dial->letters);
}

/* Large badges reach over the lanes beside their own, which stay narrow. */
double mv_dial_lane(const mv_dial *dial, size_t lane)
{
    const double most = 12, share = 2.1;
    return dial->radius + MV_DIAL_RIM + fmin(share * mv_dial_badge(dial), most) * ((double)lane + 0.8);
}

/* Where a lane and its badge end. */
static double lane_edge(const mv_dial *dial, size_t lane)
{
    const double share = 1.8;
    return mv_dial_lane(dial, lane) + share * mv_dial_badge(dial);
}

double mv_dial_edge(const mv_dial *dial)
{
    return dial->lanes ? lane_edge(dial, dial->lanes - 1) : dial->radius + MV_DIAL_RIM;
}

double mv_dial_edge_between(const mv_dial *dial, double from, double to)
{
    const double circle = 6.283185307179586;
    double edge = dial->radius + MV_DIAL_RIM;
    for (size_t i = 0; i < dial->line_count && dial->lanes; i++) {
        const mv_rim_line *line = &dial->lines[i];
        double a = fmod(from - line->from + 3 * circle, circle), b = fmod(line->from - from + 3 * circle, circle);
        if (a <= line->to - line->from || b <= to - from) edge = fmax(edge, lane_edge(dial, line->lane));
    }
    return edge;
}

mv_box mv_dial_reach(const mv_scene *scene)
{
    const mv_dial *dial = scene->dial;
    mv_point middle = mv_scene_mark(&scene->nodes[dial->middle]);
    double r = mv_dial_edge(dial);
    mv_box reach = { -r, -r, r, r };
    for (size_t i = 0; i < dial->sector_count; i++) {
        const mv_sector *s = &dial->sectors[i];
        reach = mv_box_around(reach, (mv_box){ s->label.x - s->width / 2, s->label.y - s->height / 2,
                                               s->label.x + s->width / 2, s->label.y + s->height / 2 });
    }
    return (mv_box){ middle.x + reach.left, middle.y + reach.top, middle.x + reach.right,
                     middle.y + reach.bottom };
}
