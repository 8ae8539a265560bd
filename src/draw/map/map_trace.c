#include "draw/map/map_steps.h"
#include <math.h>

/* A curve is cut in halves until the pieces look straight. Where it leaves the map, halving ends at two points on
 * either side of the edge; near the antipode of the middle it turns fast, and is cut often. */
enum { DEEPEST = 26 };
static const double longest = 40, flat = 0.15; /* points */

static double off(mv_point a, mv_point b, mv_point middle)
{
    return hypot((a.x + b.x) / 2 - middle.x, (a.y + b.y) / 2 - middle.y);
}

static void trace(const mv_tracer *tracer, double from, mv_point a, double to, mv_point b, int depth)
{
    double half = (from + to) / 2, far = hypot(b.x - a.x, b.y - a.y);
    mv_point middle = mv_map_point(tracer->map, tracer->projection, tracer->way(tracer->ends, half));
    if (depth < DEEPEST && (depth < 2 || far > longest || off(a, b, middle) > flat)) {
        trace(tracer, from, a, half, middle, depth + 1);
        trace(tracer, half, middle, to, b, depth + 1);
    } else {
        tracer->add(tracer->told, b, depth == DEEPEST && far > longest);
    }
}

void mv_trace(const mv_tracer *tracer)
{
    mv_point a = mv_map_point(tracer->map, tracer->projection, tracer->way(tracer->ends, 0));
    mv_point b = mv_map_point(tracer->map, tracer->projection, tracer->way(tracer->ends, 1));
    trace(tracer, 0, a, 1, b, 0);
}
