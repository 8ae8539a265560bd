#include "analysis/graph/communities/signed_moves.h"
#include "support/memory.h"
#include "support/random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Moves of single nodes, then of whole groups, for as long as one is a gain (Blondel, Guillaume, Lambiotte and
 * Lefebvre, J. Stat. Mech. (2008), P10008), and again from what comes of them. Later runs begin at the best
 * partition so far with some nodes thrown out, which finds better ones than other random starts do (Lourenco,
 * Martin and Stutzle, Iterated local search, Handbook of Metaheuristics, 2003). Igraph's Leiden method, which
 * knows no second null model, has to be given every pair of actors as an edge: on 40 actors that took 15 times as
 * long, on 400 ten times; where nearly all are tied, as long. Neither finds better ones than the other on every
 * network. */

static const double NOTHING = 1e-12; /* of all strength: what is gained by no more is rounding */

/* The groups of a graph while its nodes move. */
typedef struct moves {
    const mv_signed_graph *graph;
    uint32_t *group;             /* of each node */
    size_t groups;               /* numbers in use; some of these groups may have become empty */
    double *positive, *negative; /* strength of each group */
    double *tied;                /* of the node that moves, to each group; else 0 */
} moves;

static size_t renumber(uint32_t *group, size_t nodes)
{
    uint32_t *number = mv_alloc_array(nodes, sizeof *number), count = 0;
    for (size_t i = 0; i < nodes; i++) {
        uint32_t *own = &number[group[i]];
        if (*own == 0) *own = ++count;
        group[i] = *own - 1;
    }
    free(number);
    return count;
}

/* --- moves of nodes ----------------------------------------------------------------------------------------- */

static moves make_moves(const mv_signed_graph *graph, uint32_t *group)
{
    size_t n = graph->nodes + 1;
    return (moves){ .graph = graph,
                    .group = group,
                    .positive = mv_alloc_array(n, sizeof(double)),
                    .negative = mv_alloc_array(n, sizeof(double)),
                    .tied = mv_alloc_array(n, sizeof(double)) };
}

static void clear_moves(moves *m)
{
    MV_FREE(m->positive, m->negative, m->tied);
}

static void shift(moves *m, size_t node, uint32_t group, double sign)
{
    m->positive[group] += sign * m->graph->positive[node];
    m->negative[group] += sign * m->graph->negative[node];
}

/* Anew for each pass, so that rounding does not add up. */
static void sum_groups(moves *m)
{
    size_t n = m->graph->nodes;
    m->groups = renumber(m->group, n);
    memset(m->positive, 0, (n + 1) * sizeof *m->positive);
    memset(m->negative, 0, (n + 1) * sizeof *m->negative);
    for (size_t i = 0; i < n; i++) shift(m, i, m->group[i], 1);
}

/* Where the node, which is taken out of its group, adds most, a new group among them: its own, unless another is
 * better. Empty groups are all alike, so new numbers do not run out. */
static uint32_t best_for(const moves *m, size_t node, uint32_t own)
{
    const mv_signed_graph *graph = m->graph;
    double positive = graph->all_positive > 0 ? graph->positive[node] / graph->all_positive : 0;
    double negative = graph->all_negative > 0 ? graph->negative[node] / graph->all_negative : 0;
    double least = NOTHING * (graph->all_positive + graph->all_negative);
    double most = m->tied[own] - positive * m->positive[own] + negative * m->negative[own];
    uint32_t best = own;
    for (uint32_t g = 0; g <= m->groups; g++) {
        double gain = m->tied[g] - positive * m->positive[g] + negative * m->negative[g];
        if (gain <= most + least) continue;
        most = gain;
        best = g;
    }
    return best;
}

static bool move_node(moves *m, size_t node)
{
    const mv_signed_graph *graph = m->graph;
    size_t first = graph->first[node], last = graph->first[node + 1];
    uint32_t own = m->group[node];
    for (size_t e = first; e < last; e++) m->tied[m->group[graph->to[e]]] += graph->weight[e];
    shift(m, node, own, -1);
    uint32_t best = best_for(m, node, own);
    shift(m, node, best, 1);
    for (size_t e = first; e < last; e++) m->tied[m->group[graph->to[e]]] = 0;
    m->group[node] = best;
    if (best == m->groups) m->groups++;
    return best != own;
}

/* Passes in random order until one moves nothing. */
static bool move_nodes(const mv_signed_graph *graph, uint32_t *group, mv_random *random)
{
    enum { PASSES = 1000 }; /* that rounding does not go round for ever */
    moves m = make_moves(graph, group);
    uint32_t *order = mv_alloc_array(graph->nodes, sizeof *order);
    bool any = false, moved = true;
    for (size_t i = 0; i < graph->nodes; i++) order[i] = (uint32_t)i;
    for (int pass = 0; pass < PASSES && moved; pass++) {
        moved = false;
        sum_groups(&m);
        mv_random_shuffle(random, order, (uint32_t)graph->nodes);
        for (size_t i = 0; i < graph->nodes; i++)
            if (move_node(&m, order[i])) any = moved = true;
    }
    free(order);
    clear_moves(&m);
    return any;
}

/* --- moves of groups ---------------------------------------------------------------------------------------- */

static mv_signed_graph make_graph(const mv_signed_graph *like, size_t nodes)
{
    size_t ends = like->first[like->nodes];
    return (mv_signed_graph){ .nodes = nodes,
                              .first = mv_alloc_array(nodes + 1, sizeof(size_t)),
                              .to = mv_alloc_array(ends, sizeof(uint32_t)),
                              .weight = mv_alloc_array(ends, sizeof(double)),
                              .positive = mv_alloc_array(nodes, sizeof(double)),
                              .negative = mv_alloc_array(nodes, sizeof(double)),
                              .all_positive = like->all_positive,
                              .all_negative = like->all_negative };
}

static void clear_graph(mv_signed_graph *graph)
{
    MV_FREE(graph->first, graph->to, graph->weight, graph->positive, graph->negative);
}

/* Adds a node to the one that stands for its group, whose ties are those from `begin` on: at[g] is the place of
 * the one to group g behind that, from 1 on. */
static void add_member(mv_signed_graph *whole, const mv_signed_graph *graph, const uint32_t *group, size_t node,
                       size_t begin, size_t *at)
{
    uint32_t own = group[node];
    whole->positive[own] += graph->positive[node];
    whole->negative[own] += graph->negative[node];
    for (size_t e = graph->first[node]; e < graph->first[node + 1]; e++) {
        uint32_t other = group[graph->to[e]];
        size_t *end = &whole->first[own + 1];
        if (other == own) continue;
        if (at[other] <= begin) {
            whole->to[*end] = other;
            whole->weight[*end] = 0;
            at[other] = ++*end;
        }
        whole->weight[at[other] - 1] += graph->weight[e];
    }
}

/* Each group a node. */
static mv_signed_graph merge(const mv_signed_graph *graph, const uint32_t *group, size_t groups)
{
    mv_signed_graph whole = make_graph(graph, groups);
    size_t *at = mv_alloc_array(groups, sizeof *at);
    uint32_t *next = mv_alloc_array(graph->nodes, sizeof *next), *head = mv_alloc_array(groups, sizeof *head);
    for (size_t i = graph->nodes; i-- > 0;) { /* lists by group, of numbers from 1 on */
        next[i] = head[group[i]];
        head[group[i]] = (uint32_t)i + 1;
    }
    for (size_t g = 0; g < groups; g++) {
        size_t begin = whole.first[g + 1] = whole.first[g];
        for (uint32_t i = head[g]; i; i = next[i - 1]) add_member(&whole, graph, group, i - 1, begin, at);
    }
    MV_FREE(at, next, head);
    return whole;
}

/* Moves groups as if each were a node, and what becomes of them, until nothing is gained. */
static bool move_groups(const mv_signed_graph *graph, uint32_t *group, mv_random *random)
{
    bool any = false, moved = true;
    while (moved) {
        size_t groups = renumber(group, graph->nodes);
        mv_signed_graph whole = merge(graph, group, groups);
        uint32_t *joined = mv_alloc_array(groups, sizeof *joined);
        for (size_t g = 0; g < groups; g++) joined[g] = (uint32_t)g;
        moved = move_nodes(&whole, joined, random);
        for (size_t i = 0; i < graph->nodes; i++) group[i] = joined[group[i]];
        any = any || moved;
        free(joined);
        clear_graph(&whole);
    }
    return any;
}

/* --- runs --------------------------------------------------------------------------------------------------- */

/* Each node on its own; a few groups at random; the best so far, with every third node thrown out of its group, to
 * be alone (or with one group whose number it has) or elsewhere. */
static void start_run(uint32_t *group, const uint32_t *best, size_t nodes, size_t groups, size_t run,
                      mv_random *random)
{
    enum { GROUPS = 7, RANDOM = 20, EVERY = 3 };
    uint32_t n = (uint32_t)nodes, few = 2 + (uint32_t)(run % GROUPS), places = (uint32_t)groups + 1;
    if (few > n) few = n;
    if (places > n) places = n;
    for (uint32_t i = 0; i < n; i++) {
        if (run == 0)
            group[i] = i;
        else if (run < RANDOM)
            group[i] = mv_random_below(random, few);
        else if (mv_random_below(random, EVERY))
            group[i] = best[i];
        else
            group[i] = run % 2 ? i : mv_random_below(random, places);
    }
}

static double expected(const mv_signed_graph *graph, double positive, double negative)
{
    double value = graph->all_positive > 0 ? positive * positive / graph->all_positive : 0;
    return graph->all_negative > 0 ? value - negative * negative / graph->all_negative : value;
}

double mv_signed_moves_quality(const mv_signed_graph *graph, uint32_t *group)
{
    moves m = make_moves(graph, group);
    double quality = 0;
    sum_groups(&m);
    for (size_t i = 0; i < graph->nodes; i++)
        for (size_t e = graph->first[i]; e < graph->first[i + 1]; e++)
            if (group[graph->to[e]] == group[i]) quality += graph->weight[e];
    for (size_t g = 0; g < m.groups; g++) quality -= expected(graph, m.positive[g], m.negative[g]);
    clear_moves(&m);
    return quality;
}

/* Whether there is another run: until one has not been better for long, and fewer where nearly all are tied. */
static bool goes_on(const mv_signed_graph *graph, size_t runs, size_t found)
{
    enum { FEWEST = 5, FEW = 60, MOST = 400, IDLE = 40, STEPS = 20000000 };
    if (runs >= FEWEST && runs * graph->first[graph->nodes] > STEPS) return false;
    return runs < FEW || (runs < MOST && runs - found < IDLE);
}

size_t mv_signed_moves_best(const mv_signed_graph *graph, uint64_t seed, uint32_t *best, size_t *runs)
{
    mv_random random = { seed };
    size_t n = graph->nodes, groups = 0, found = 0, run = 0;
    uint32_t *group = mv_alloc_array(n, sizeof *group);
    double least = NOTHING * (graph->all_positive + graph->all_negative), highest = -HUGE_VAL;
    for (; goes_on(graph, run, found); run++) {
        start_run(group, best, n, groups, run, &random);
        do move_nodes(graph, group, &random);
        while (move_groups(graph, group, &random));
        double quality = mv_signed_moves_quality(graph, group);
        if (quality <= highest + least) continue;
        highest = quality;
        found = run;
        groups = renumber(group, n);
        memcpy(best, group, n * sizeof *group);
    }
    free(group);
    *runs = run;
    return groups;
}
