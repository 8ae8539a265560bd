#include "draw/map/map_steps.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* The land on a map in the Equal Earth projection, whose edge is the meridian opposite its middle. Longitudes of a
 * ring are followed on beyond that edge, and the ring is drawn again one turn further on and back; of all that,
 * what lies between the edges is cut out, and then what lies in the frame. A ring around a pole does not come back
 * to where it began: it is closed by way of the pole. */

static const double pi = 3.14159265358979323846;

typedef struct outline {
    mv_point *points; /* longitude from the middle of the map and latitude; later, places on the page */
    size_t count;
} outline;

static void add(outline *o, mv_point p)
{
    o->points = mv_grow(o->points, o->count, sizeof p);
    o->points[o->count++] = p;
}

static double turn_between(double from, double to)
{
    return remainder(to - from, 2 * pi);
}

static double radians(int16_t hundredths)
{
    return hundredths * pi / 18000;
}

/* Adds the ring from this longitude on; where it ends. */
static double follow(outline *o, const int16_t (*points)[2], size_t count, double longitude)
{
    for (size_t i = 0; i < count; i++) {
        add(o, (mv_point){ longitude, radians(points[i][1]) });
        longitude += turn_between(radians(points[i][0]), radians(points[(i + 1) % count][0]));
    }
    return longitude;
}

/* --- cutting
 * ------------------------------------------------------------------------------------------------------ */

/* One side of a straight line: x or y, at most or at least so much. */
typedef struct half {
    bool vertical, most;
    double limit;
} half;

static double over(half h, mv_point p)
{
    double value = h.vertical ? p.y : p.x;
    return h.most ? value - h.limit : h.limit - value;
}

/* What lies on that side (Sutherland and Hodgman 1974); where the outline leaves it and comes back, it runs along
 * the line, twice when nothing lies between. */
static void cut(outline *o, half h)
{
    outline kept = { 0 };
    for (size_t i = 0; i < o->count; i++) {
        mv_point a = o->points[i], b = o->points[(i + 1) % o->count];
        double out = over(h, a), next = over(h, b);
        if (out <= 0) add(&kept, a);
        if ((out <= 0) == (next <= 0)) continue;
        add(&kept, mv_point_between(a, b, out / (out - next)));
    }
    free(o->points);
    *o = kept;
}

/* The edge of the map is a curve: points along it, and along the poles. */
static void bend_edges(outline *o)
{
    const double step = pi / 36, straight = 1e-9;
    outline bent = { 0 };
    for (size_t i = 0; i < o->count; i++) {
        mv_point a = o->points[i], b = o->points[(i + 1) % o->count];
        bool along = fabs(fabs(a.x) - pi) < straight && fabs(a.x - b.x) < straight;
        int steps = along ? 1 + (int)(fabs(b.y - a.y) / step) : 1;
        for (int k = 0; k < steps; k++) add(&bent, mv_point_between(a, b, (double)k / steps));
    }
    free(o->points);
    *o = bent;
}

static void put_on_page(outline *o, const mv_map *map)
{
    for (size_t i = 0; i < o->count; i++) {
        mv_point p = mv_equal_earth(o->points[i].x, o->points[i].y);
        o->points[i] = (mv_point){ map->origin.x + p.x * map->scale, map->origin.y + p.y * map->scale };
    }
}

static void write_outline(mv_text *out, const outline *o)
{
    const double least = 0.35;
    mv_point last = { 0, 0 };
    for (size_t i = 0; i < o->count; i++) {
        mv_point p = o->points[i];
        if (i && hypot(p.x - last.x, p.y - last.y) < least) continue;
        mv_text_format(out, "%s%.1f,%.1f", i ? "L" : "M", p.x, p.y);
        last = p;
    }
    if (o->count) mv_text_add(out, "Z");
}

/* Cuts out what is seen, writes it, and frees it. */
static void finish(mv_text *out, outline *o, const mv_map *map)
{
    const half edges[] = { { false, false, -pi }, { false, true, pi } };
    const half sides[] = { { false, false, map->frame.left },
                           { false, true, map->frame.right },
                           { true, false, map->frame.top },
                           { true, true, map->frame.bottom } };
    for (size_t i = 0; i < MV_COUNT(edges); i++) cut(o, edges[i]);
    bend_edges(o);
    put_on_page(o, map);
    for (size_t i = 0; i < MV_COUNT(sides); i++) cut(o, sides[i]);
    write_outline(out, o);
    free(o->points);
}

/* --- the whole ------------------------------------------------------------------------------------------------
 */

static void write_around_pole(mv_text *out, const mv_map *map, const int16_t (*points)[2], size_t count,
                              double start, double turn)
{
    outline o = { 0 };
    double pole = points[0][1] < 0 ? -pi / 2 : pi / 2, first = radians(points[0][1]);
    for (int copy = -1; copy <= 1; copy++) follow(&o, points, count, start + copy * turn);
    add(&o, (mv_point){ start + 2 * turn, first });
    add(&o, (mv_point){ start + 2 * turn, pole });
    add(&o, (mv_point){ start - turn, pole });
    finish(out, &o, map);
}

void mv_world_write(mv_text *out, const mv_map *map, const int16_t (*points)[2], size_t count)
{
    outline once = { 0 };
    double start = turn_between(map->longitude * pi / 180, radians(points[0][0]));
    double turn = follow(&once, points, count, start) - start;
    free(once.points);
    if (fabs(turn) > pi) {
        write_around_pole(out, map, points, count, start, turn);
        return;
    }
    for (int copy = -1; copy <= 1; copy++) {
        outline o = { 0 };
        follow(&o, points, count, start + copy * 2 * pi);
        finish(out, &o, map);
    }
}

/* The edge, as far as it lies in the frame. */
static void write_edge(mv_text *out, const mv_map *map)
{
    outline o = { 0 };
    add(&o, (mv_point){ -pi, -pi / 2 });
    add(&o, (mv_point){ -pi, pi / 2 });
    add(&o, (mv_point){ pi, pi / 2 });
    add(&o, (mv_point){ pi, -pi / 2 });
    finish(out, &o, map);
}

void mv_map_write_edge(mv_text *out, const mv_map *map)
{
    double radius = map->reach * map->scale;
    if (map->equal_earth)
        write_edge(out, map);
    else
        mv_text_format(out, "M%.2f,%.2fa%.2f,%.2f 0 1 1 %.2f,0a%.2f,%.2f 0 1 1 %.2f,0Z", map->origin.x - radius,
                       map->origin.y, radius, radius, 2 * radius, radius, radius, -2 * radius);
}
