#include "draw/place/place.h"
#include "support/memory.h"
#include <math.h>
#include <string.h>

/* What each fault costs, in crossings of two single lines. Found by looking at many drawings. */
static const double per_actor_hit = 3, per_length = 1, per_distance = 1, per_squeeze = 2.5, per_paper = 5;

/* --- what there is to judge --------------------------------------------------------------------------- */

static void find_bundles(mv_judge *judge)
{
    const mv_scene *scene = judge->scene;
    judge->bundles = mv_alloc_array(scene->edge_count, sizeof *judge->bundles);
    for (size_t i = 0; i < scene->edge_count; i += scene->edges[scene->by_pair[i]].beside) {
        const mv_scene_edge *edge = &scene->edges[scene->by_pair[i]];
        double lines = (double)edge->beside;
        if (!mv_scene_is_loop(edge))
            judge->bundles[judge->count++] = (mv_bundle){ edge->from, edge->to, lines, 1.8 * (lines - 1) + 2 };
    }
}

static void list_own(mv_judge *judge)
{
    size_t count = judge->scene->node_count;
    judge->starts = mv_alloc_array(count + 2, sizeof *judge->starts);
    judge->own = mv_alloc_array(2 * judge->count, sizeof *judge->own);
    for (size_t i = 0; i < judge->count; i++) {
        judge->starts[judge->bundles[i].from + 2]++;
        judge->starts[judge->bundles[i].to + 2]++;
    }
    for (size_t i = 2; i < count + 2; i++) judge->starts[i] += judge->starts[i - 1];
    for (size_t i = 0; i < judge->count; i++) {
        judge->own[judge->starts[judge->bundles[i].from + 1]++] = i;
        judge->own[judge->starts[judge->bundles[i].to + 1]++] = i;
    }
}

static void find_groups(mv_judge *judge)
{
    const mv_scene *scene = judge->scene;
    judge->group = mv_alloc_array(scene->node_count, sizeof *judge->group);
    for (size_t i = 0; i < scene->node_count; i++) {
        size_t first = scene->nodes[i].group[0] ? 0 : i;
        while (first < i &&
               (strcmp(scene->nodes[first].group, scene->nodes[i].group) != 0 || scene->nodes[first].degree == 0))
            first++;
        judge->group[i] = first;
    }
}

mv_judge mv_judge_open(const mv_scene *scene)
{
    mv_judge judge = { .scene = scene };
    find_bundles(&judge);
    list_own(&judge);
    find_groups(&judge);
    judge.usual = sqrt(mv_spread_area(scene) / (double)(scene->node_count + 1));
    return judge;
}

void mv_judge_close(mv_judge *judge)
{
    MV_FREE(judge->bundles, judge->starts, judge->own, judge->group);
}

/* --- geometry ----------------------------------------------------------------------------------------- */

static double turn(mv_point a, mv_point b, mv_point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool cross(mv_point a, mv_point b, mv_point c, mv_point d)
{
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

static mv_point mark_of(const mv_judge *judge, size_t node)
{
    return mv_scene_mark(&judge->scene->nodes[node]);
}

/* --- costs -------------------------------------------------------------------------------------------- */

/* Crossing many lines once is easier to read than crossing as many apart. */
static double cost_of_crossing(const mv_bundle *p, const mv_bundle *q)
{
    return sqrt(p->lines * q->lines);
}

/* Short is good, but lines side by side need some length to be told apart. */
static double cost_of_length(const mv_judge *judge, const mv_bundle *p, mv_point a, mv_point b)
{
    const mv_scene_node *from = &judge->scene->nodes[p->from], *to = &judge->scene->nodes[p->to];
    double length = hypot(b.x - a.x, b.y - a.y), need = 10 + 9 * p->lines;
    double seen = fmax(length - (from->mark.size + to->mark.size) / 2, 0);
    return per_length * length / judge->usual + (seen < need ? per_squeeze * p->lines * (1 - seen / need) : 0);
}

/* Of what a bundle between two points runs through and across; `before` bounds the bundles looked at. */
static double cost_of_line(const mv_judge *judge, const mv_bundle *p, mv_point a, mv_point b, size_t before)
{
    const mv_scene *scene = judge->scene;
    double sum = 0;
    for (size_t i = 0; i < before; i++) {
        const mv_bundle *q = &judge->bundles[i];
        if (p->from == q->from || p->from == q->to || p->to == q->from || p->to == q->to) continue;
        if (cross(a, b, mark_of(judge, q->from), mark_of(judge, q->to))) sum += cost_of_crossing(p, q);
    }
    for (size_t n = 0; n < scene->node_count; n++)
        if (n != p->from && n != p->to && scene->nodes[n].degree &&
            mv_box_is_crossed(mv_box_wider(mv_scene_box(&scene->nodes[n]), p->half_width), a, b))
            sum += per_actor_hit * p->lines;
    return sum;
}

/* To the nearest other actor of the same group. */
static double cost_of_distance(const mv_judge *judge, size_t node, mv_point mark)
{
    const mv_scene *scene = judge->scene;
    double nearest = INFINITY;
    for (size_t i = 0; i < scene->node_count; i++) {
        if (i == node || judge->group[i] != judge->group[node] || scene->nodes[i].degree == 0) continue;
        mv_point other = mark_of(judge, i);
        nearest = fmin(nearest, hypot(other.x - mark.x, other.y - mark.y));
    }
    return isfinite(nearest) ? per_distance * fmax(nearest / judge->usual - 1, 0) : 0;
}

/* What is quickly told comes first: most places are too far off anyway. */
double mv_judge_node(const mv_judge *judge, size_t node, mv_box box, mv_point mark, double enough)
{
    double sum = 0;
    for (size_t i = judge->starts[node]; i < judge->starts[node + 1]; i++) {
        const mv_bundle *p = &judge->bundles[judge->own[i]];
        sum += cost_of_length(judge, p, mark, mark_of(judge, p->from == node ? p->to : p->from));
    }
    if (sum >= enough) return sum;
    sum += cost_of_distance(judge, node, mark);
    for (size_t i = 0; i < judge->count && sum < enough; i++) {
        const mv_bundle *p = &judge->bundles[i];
        if (p->from == node || p->to == node) continue;
        if (mv_box_is_crossed(mv_box_wider(box, p->half_width), mark_of(judge, p->from), mark_of(judge, p->to)))
            sum += per_actor_hit * p->lines;
    }
    for (size_t i = judge->starts[node]; i < judge->starts[node + 1] && sum < enough; i++) {
        const mv_bundle *p = &judge->bundles[judge->own[i]];
        size_t other = p->from == node ? p->to : p->from;
        sum += cost_of_line(judge, p, mark, mark_of(judge, other), judge->count);
    }
    return sum;
}

double mv_judge_all(const mv_judge *judge)
{
    const mv_scene *scene = judge->scene;
    double cost = (double)judge->count * per_paper * mv_spread_frame(scene) / mv_spread_area(scene);
    for (size_t i = 0; i < judge->count; i++) {
        const mv_bundle *p = &judge->bundles[i];
        mv_point a = mark_of(judge, p->from), b = mark_of(judge, p->to);
        cost += cost_of_length(judge, p, a, b) + cost_of_line(judge, p, a, b, i);
    }
    for (size_t i = 0; i < scene->node_count; i++)
        if (scene->nodes[i].degree) cost += cost_of_distance(judge, i, mark_of(judge, i));
    return cost;
}
