#include "draw/map/land.h"
#include "draw/map/map_steps.h"
#include <math.h>

/* The land around the middle of an azimuthal map. But for the antipode of the middle this projection maps the
 * globe onto a disc, one to one and without a cut: a ring of the land is a closed curve again, and what it
 * surrounds lies within. A ring around the antipode turns round on the way, so that what it surrounds is outside
 * of the curve: then the whole disc is added, which evenodd takes for the outside. What lies beyond the edge of
 * the map is pressed onto the edge: that moves no point of the map from one side of a curve to the other. */

typedef struct ring_pen {
    mv_text *out;
    const mv_map *map;
    mv_point last, before; /* what was written last, what came last */
    bool open, beyond;     /* something is written; what came last lies beyond the edge */
    double area;           /* twice, with its sign */
} ring_pen;

static double distance(const ring_pen *pen, mv_point p)
{
    return hypot(p.x - pen->map->origin.x, p.y - pen->map->origin.y);
}

static double edge_of(const mv_map *map)
{
    return map->reach * map->scale;
}

static mv_point on_edge(const ring_pen *pen, mv_point p)
{
    double share = edge_of(pen->map) / distance(pen, p);
    mv_point o = pen->map->origin;
    return (mv_point){ o.x + (p.x - o.x) * share, o.y + (p.y - o.y) * share };
}

static void write_point(ring_pen *pen, mv_point p, double least)
{
    if (pen->open && hypot(p.x - pen->last.x, p.y - pen->last.y) < least) return;
    mv_text_format(pen->out, "%s%.1f,%.1f", pen->open ? "L" : "M", p.x, p.y);
    pen->open = true;
    pen->last = p;
}

/* Where the way between two points, one within and one beyond, meets the edge. */
static mv_point crossing(const ring_pen *pen, mv_point a, mv_point b)
{
    double from = distance(pen, a), to = distance(pen, b);
    return on_edge(pen, mv_point_between(a, b, (edge_of(pen->map) - from) / (to - from)));
}

/* A gap is a way exactly through the antipode: both points lie on the edge. */
static void add_point(void *told, mv_point p, bool gap)
{
    const double least = 0.35, least_on_edge = 6;
    ring_pen *pen = told;
    mv_point o = pen->map->origin;
    bool beyond = distance(pen, p) > edge_of(pen->map);
    pen->area += (pen->before.x - o.x) * (p.y - o.y) - (p.x - o.x) * (pen->before.y - o.y);
    if (beyond != pen->beyond && !gap) write_point(pen, crossing(pen, pen->before, p), 0);
    pen->before = p;
    if (beyond)
        write_point(pen, on_edge(pen, p), pen->beyond ? least_on_edge : 0);
    else
        write_point(pen, p, least);
    pen->beyond = beyond;
}

static mv_globe ring_point(const int16_t (*points)[2], size_t i)
{
    return mv_globe_at(points[i][0] / 100.0, points[i][1] / 100.0);
}

static mv_globe edge_way(const void *ends, double t)
{
    const mv_globe *pair = ends;
    return t <= 0 ? pair[0] : t >= 1 ? pair[1] : mv_globe_between(pair[0], pair[1], t);
}

static void write_ring(mv_text *out, const mv_map *map, const int16_t (*points)[2], size_t count)
{
    const mv_projection projection = mv_map_projection(map);
    ring_pen pen = { .out = out, .map = map };
    pen.before = mv_map_point(map, &projection, ring_point(points, 0));
    pen.beyond = distance(&pen, pen.before) > edge_of(map);
    for (size_t i = 0; i < count; i++) {
        const mv_globe ends[2] = { ring_point(points, i), ring_point(points, (i + 1) % count) };
        mv_trace(&(mv_tracer){ map, &projection, edge_way, ends, add_point, &pen });
    }
    mv_text_add(out, "Z");
    if (pen.area < 0) mv_map_write_edge(out, map);
}

void mv_land_write(mv_text *out, const mv_map *map)
{
    const int16_t(*points)[2] = mv_land_points;
    for (size_t i = 0; i < mv_land_ring_count; points += mv_land_rings[i], i++) {
        if (map->equal_earth)
            mv_world_write(out, map, points, mv_land_rings[i]);
        else
            write_ring(out, map, points, mv_land_rings[i]);
    }
}
