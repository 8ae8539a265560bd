#include "draw/map/map_steps.h"
#include "draw/place/place.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- points ---------------------------------------------------------------------------------------------------
 */

static void add_point(void *told, mv_point p, bool gap)
{
    mv_trail *trail = told;
    if (gap) trail->gap = trail->count;
    trail->points = mv_grow(trail->points, trail->count, sizeof p);
    trail->points[trail->count++] = p;
}

static bool is_gap(const mv_trail *trail, size_t i)
{
    return trail->gap && i == trail->gap;
}

static double step_to(const mv_trail *trail, size_t i)
{
    if (i == 0 || is_gap(trail, i)) return 0;
    return hypot(trail->points[i].x - trail->points[i - 1].x, trail->points[i].y - trail->points[i - 1].y);
}

/* The length from this point up to that one. */
static double length_between(const mv_trail *trail, size_t from, size_t to)
{
    double sum = 0;
    for (size_t i = from + 1; i < to; i++) sum += step_to(trail, i);
    return sum;
}

static double length_of(const mv_trail *trail)
{
    return length_between(trail, 0, trail->count);
}

mv_point mv_map_along(const mv_trail *trail, double part)
{
    double left = length_of(trail) * part;
    for (size_t i = 1; i < trail->count; i++) {
        double step = step_to(trail, i);
        if (step > 0 && left <= step) return mv_point_between(trail->points[i - 1], trail->points[i], left / step);
        left -= step;
    }
    return trail->points[trail->count - 1];
}

/* --- from place to place --------------------------------------------------------------------------------------
 */

static mv_globe great_circle(const void *ends, double t)
{
    const mv_globe *pair = ends;
    return t <= 0 ? pair[0] : t >= 1 ? pair[1] : mv_globe_between(pair[0], pair[1], t);
}

/* Moves a piece at its beginning by so much, at its end by so much, and in between less and less. */
static void shift_piece(mv_trail *trail, size_t from, size_t to, mv_point start, mv_point end)
{
    double all = length_between(trail, from, to), gone = 0, step = 0;
    for (size_t i = from; i < to; i++) {
        gone += step;
        step = i + 1 < to ? step_to(trail, i + 1) : 0; /* before this point moves */
        double t = all > 0 ? gone / all : i > from ? 1 : 0;
        trail->points[i].x += (1 - t) * start.x + t * end.x;
        trail->points[i].y += (1 - t) * start.y + t * end.y;
    }
}

static mv_point moved_by(const mv_scene *scene, size_t node)
{
    mv_point mark = mv_map_mark(scene, node), truth = scene->map->spots[node].truth;
    return (mv_point){ mark.x - truth.x, mark.y - truth.y };
}

/* From the marks, where they were moved aside; where it leaves the map it stays. */
static void start_from_marks(mv_scene *scene, const mv_scene_edge *edge, mv_trail *trail)
{
    const mv_point still = { 0, 0 }, start = moved_by(scene, edge->from), end = moved_by(scene, edge->to);
    if (!trail->gap) {
        shift_piece(trail, 0, trail->count, start, end);
        return;
    }
    shift_piece(trail, 0, trail->gap, start, still);
    shift_piece(trail, trail->gap, trail->count, still, end);
}

/* Over the globe between two places; straight when one of the two has none. */
static void lead(mv_scene *scene, const mv_projection *projection, const mv_scene_edge *edge, mv_trail *trail)
{
    const mv_spot *a = &scene->map->spots[edge->from], *b = &scene->map->spots[edge->to];
    if (!a->known || !b->known) {
        add_point(trail, mv_map_mark(scene, edge->from), false);
        add_point(trail, mv_map_mark(scene, edge->to), false);
        return;
    }
    const mv_globe ends[2] = { mv_globe_at(a->longitude, a->latitude), mv_globe_at(b->longitude, b->latitude) };
    add_point(trail, a->truth, false);
    mv_trace(&(mv_tracer){ scene->map, projection, great_circle, ends, add_point, trail });
    start_from_marks(scene, edge, trail);
}

static void lead_around(mv_scene *scene, const mv_scene_edge *edge, size_t index, mv_trail *trail)
{
    enum { STEPS = 24 };
    const mv_scene_node *node = &scene->nodes[edge->from];
    double radius = 4 + 2 * (double)index, turn = 2 * acos(-1.0) / STEPS;
    mv_point mark = mv_map_mark(scene, edge->from);
    double x = mark.x + node->mark.size / 2 + radius - 2;
    for (int i = 0; i <= STEPS; i++)
        add_point(trail, (mv_point){ x - radius * cos(turn * i), mark.y - radius * sin(turn * i) }, false);
}

/* --- side by side ---------------------------------------------------------------------------------------------
 */

static mv_point normal_at(const mv_trail *trail, size_t i)
{
    size_t from = i == 0 || is_gap(trail, i) ? i : i - 1;
    size_t to = i + 1 == trail->count || is_gap(trail, i + 1) ? i : i + 1;
    mv_point a = trail->points[from], b = trail->points[to];
    double length = hypot(b.x - a.x, b.y - a.y);
    if (length <= 0) return (mv_point){ 0, 0 };
    return (mv_point){ -(b.y - a.y) / length, (b.x - a.x) / length };
}

/* Away from its middle; at the ends no further than the marks are wide. */
static void move_aside(const mv_scene *scene, const mv_scene_edge *edge, mv_trail *trail, double by)
{
    const double over = 16, share = 0.3;
    double all = length_of(trail), gone = 0;
    mv_point *moved = mv_alloc_array(trail->count, sizeof *moved);
    for (size_t i = 0; i < trail->count; i++) {
        gone += step_to(trail, i);
        size_t end = gone < all / 2 ? edge->from : edge->to;
        const mv_mark *mark = &scene->nodes[end].mark;
        mv_point side = normal_at(trail, i), p = trail->points[i];
        double near = fmin(fmin(gone, all - gone) / over, 1), sign = by < 0 ? -1 : 1;
        double narrow = sign * mv_mark_reach(mark, (mv_point){ sign * side.x, sign * side.y },
                                             fmin(sign * by, share * mark->size));
        double aside = narrow + (by - narrow) * near;
        moved[i] = (mv_point){ p.x + side.x * aside, p.y + side.y * aside };
    }
    free(trail->points);
    trail->points = moved;
}

/* --- from outline to outline ----------------------------------------------------------------------------------
 */

static bool in_mark(const mv_scene *scene, size_t node, mv_point p)
{
    const mv_mark *mark = &scene->nodes[node].mark;
    mv_point centre = mv_map_mark(scene, node);
    return mv_mark_holds(mark, false, (mv_point){ p.x - centre.x, p.y - centre.y });
}

static void turn_round(mv_trail *trail)
{
    for (size_t i = 0, j = trail->count; i + 1 < j; i++) {
        mv_point kept = trail->points[i];
        trail->points[i] = trail->points[--j];
        trail->points[j] = kept;
    }
    if (trail->gap) trail->gap = trail->count - trail->gap;
}

/* Without the points before this one, which begins where it is told. */
static void begin_at(mv_trail *trail, size_t first, mv_point start)
{
    trail->points[first] = start;
    memmove(trail->points, trail->points + first, (trail->count - first) * sizeof *trail->points);
    trail->count -= first;
    if (trail->gap) trail->gap = trail->gap > first ? trail->gap - first : 0;
}

/* Cuts off the beginning that lies in a mark; a whole piece, where the mark stands on the edge of the map. */
static void leave_mark(const mv_scene *scene, mv_trail *trail, size_t node)
{
    size_t i = 1;
    while (i + 1 < trail->count && !is_gap(trail, i) && in_mark(scene, node, trail->points[i])) i++;
    if (is_gap(trail, i)) {
        begin_at(trail, i, trail->points[i]);
        return;
    }
    mv_point in = trail->points[i - 1], out = trail->points[i];
    if (in_mark(scene, node, out) || !in_mark(scene, node, in)) return;
    for (int round = 0; round < 20; round++) {
        mv_point half = mv_point_between(in, out, 0.5);
        if (in_mark(scene, node, half))
            in = half;
        else
            out = half;
    }
    begin_at(trail, i - 1, out);
}

/* Cuts off the beginning that an arrowhead of this length takes. */
static void leave_room(mv_trail *trail, double length)
{
    mv_point tip = trail->points[0];
    size_t i = 1;
    while (i + 1 < trail->count && hypot(trail->points[i].x - tip.x, trail->points[i].y - tip.y) < length) i++;
    mv_point in = trail->points[i - 1], out = trail->points[i];
    if (hypot(out.x - tip.x, out.y - tip.y) < length) return;
    for (int round = 0; round < 20; round++) {
        mv_point half = mv_point_between(in, out, 0.5);
        if (hypot(half.x - tip.x, half.y - tip.y) < length)
            in = half;
        else
            out = half;
    }
    begin_at(trail, i - 1, out);
}

/* Both ends, the second one with the trail turned round. */
static void cut(const mv_scene *scene, mv_scene_edge *edge, mv_trail *trail)
{
    const size_t ends[2] = { edge->from, edge->to };
    for (int end = 0; end < 2; end++) {
        leave_mark(scene, trail, ends[end]);
        edge->tips[end] = trail->points[0];
        if (edge->line.heads[end]) leave_room(trail, mv_curve_arrow_length(&edge->line));
        turn_round(trail);
    }
}

/* The Bézier curve through the points at the thirds, for what knows curves only: DOT, and the bars at the ends. */
static void set_curve(mv_scene_edge *edge, const mv_trail *trail)
{
    mv_point a = trail->points[0], b = mv_map_along(trail, 1.0 / 3), c = mv_map_along(trail, 2.0 / 3),
             d = trail->points[trail->count - 1];
    edge->curve[0] = a;
    edge->curve[1] =
        (mv_point){ (-5 * a.x + 18 * b.x - 9 * c.x + 2 * d.x) / 6, (-5 * a.y + 18 * b.y - 9 * c.y + 2 * d.y) / 6 };
    edge->curve[2] =
        (mv_point){ (2 * a.x - 9 * b.x + 18 * c.x - 5 * d.x) / 6, (2 * a.y - 9 * b.y + 18 * c.y - 5 * d.y) / 6 };
    edge->curve[3] = d;
}

static void draw_trail(mv_scene *scene, const mv_projection *projection, const size_t *edges, size_t count,
                       size_t index)
{
    mv_scene_edge *edge = &scene->edges[edges[index]];
    mv_trail *trail = &scene->map->trails[edges[index]];
    const double gap = 1.4;
    double aside = mv_curve_aside(scene, edges, count, index, gap) * (edge->from < edge->to ? 1 : -1);
    if (mv_scene_is_loop(edge)) {
        lead_around(scene, edge, index, trail);
    } else {
        lead(scene, projection, edge, trail);
        move_aside(scene, edge, trail, aside);
    }
    cut(scene, edge, trail);
    set_curve(edge, trail);
}

void mv_map_trails(mv_scene *scene)
{
    const mv_projection projection = mv_map_projection(scene->map);
    for (size_t i = 0, count; i < scene->edge_count; i += count) {
        count = scene->edges[scene->by_pair[i]].beside;
        for (size_t k = 0; k < count; k++) draw_trail(scene, &projection, scene->by_pair + i, count, k);
    }
}
