#include "analysis/graph/tie_lists.h"
#include "support/memory.h"
#include <stdlib.h>

/* Makes room: `degree` of each actor in, where its neighbours begin out. */
static mv_tie_lists make_room(size_t *degree, size_t actors)
{
    size_t total = 0;
    for (size_t i = 0; i <= actors; i++) {
        size_t own = degree[i];
        degree[i] = total;
        total += own;
    }
    return (mv_tie_lists){ degree, mv_alloc_array(total, sizeof(mv_neighbour)) };
}

static mv_tie_lists list_ties(const mv_network *network)
{
    size_t *degree = mv_alloc_array(network->actor_count + 1, sizeof *degree);
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
        degree[tie->a] += tie->state == MV_POSITIVE;
        degree[tie->b] += tie->state == MV_POSITIVE;
    }
    mv_tie_lists lists = make_room(degree, network->actor_count);
    size_t *next = mv_alloc_array(network->actor_count, sizeof *next);
    for (size_t i = 0; i < network->actor_count; i++) next[i] = lists.first[i];
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
        if (tie->state != MV_POSITIVE) continue;
        lists.neighbours[next[tie->a]++] = (mv_neighbour){ tie->b, tie->strength };
        lists.neighbours[next[tie->b]++] = (mv_neighbour){ tie->a, tie->strength };
    }
    free(next);
    return lists;
}

/* Arcs are sorted by (from, to). */
static mv_tie_lists list_arcs(const mv_network *network)
{
    size_t *degree = mv_alloc_array(network->actor_count + 1, sizeof *degree), next = 0;
    for (const mv_arc *arc = network->arcs; arc < network->arcs + network->arc_count; arc++)
        degree[arc->from] += arc->state == MV_POSITIVE;
    mv_tie_lists lists = make_room(degree, network->actor_count);
    for (const mv_arc *arc = network->arcs; arc < network->arcs + network->arc_count; arc++)
        if (arc->state == MV_POSITIVE) lists.neighbours[next++] = (mv_neighbour){ arc->to, arc->strength };
    return lists;
}

mv_tie_lists mv_tie_lists_build(const mv_network *network, bool directed)
{
    return directed ? list_arcs(network) : list_ties(network);
}

/* One arc, seen from one of its ends. */
typedef struct arc_end {
    uint32_t of, actor;
    double strength;
} arc_end;

static int by_ends(const void *x, const void *y)
{
    const arc_end *a = x, *b = y;
    if (a->of != b->of) return a->of < b->of ? -1 : 1;
    return (a->actor > b->actor) - (a->actor < b->actor);
}

mv_tie_lists mv_tie_lists_both(const mv_network *network, bool weighted)
{
    arc_end *all = mv_alloc_array(2 * network->arc_count, sizeof *all);
    size_t count = 0, next = 0, *degree = mv_alloc_array(network->actor_count + 1, sizeof *degree);
    for (const mv_arc *arc = network->arcs; arc < network->arcs + network->arc_count; arc++) {
        double half = weighted ? arc->strength / 2 : 0.5;
        if (arc->state != MV_POSITIVE) continue;
        all[count++] = (arc_end){ arc->from, arc->to, half };
        all[count++] = (arc_end){ arc->to, arc->from, half };
    }
    if (count) qsort(all, count, sizeof *all, by_ends);
    for (size_t i = 0; i < count; i++) degree[all[i].of] += i == 0 || by_ends(&all[i - 1], &all[i]) != 0;
    mv_tie_lists lists = make_room(degree, network->actor_count);
    for (size_t i = 0; i < count; i++) {
        bool again = i && by_ends(&all[i - 1], &all[i]) == 0;
        if (!again) lists.neighbours[next++] = (mv_neighbour){ .actor = all[i].actor };
        lists.neighbours[next - 1].strength += all[i].strength;
    }
    free(all);
    return lists;
}

void mv_tie_lists_clear(mv_tie_lists *lists)
{
    free(lists->first);
    free(lists->neighbours);
    *lists = (mv_tie_lists){ 0 };
}

static int by_pair(const void *x, const void *y)
{
    const mv_tie *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

const mv_tie *mv_tie_between(const mv_network *network, size_t a, size_t b)
{
    mv_tie wanted = { .a = (uint32_t)(a < b ? a : b), .b = (uint32_t)(a < b ? b : a) };
    return network->tie_count ? bsearch(&wanted, network->ties, network->tie_count, sizeof wanted, by_pair) : NULL;
}
