#include "analysis/balance/cluster.h"
#include "multivector/balance.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The curve of k-clusterability. Where two parts of the network share a single actor, the blocks of one can be
 * renamed to fit the other, so costs and bounds add up over biconnected parts; most of them are single ties. */

enum {
    DEFAULT_MOST = 6,
    LARGEST = 300,     /* actors of a part that is worth an exact search */
    STEPS = 1000000000 /* of exact search, all parts and all k together: some seconds */
};

/* The curve of one biconnected part, for k = 2 .. most at [k]. */
typedef struct part_curve {
    size_t *cost, *lower;
    uint32_t **block;
} part_curve;

/* All parts together. */
typedef struct curve {
    size_t most;
    uint64_t seed;
    const int8_t *side;
    uint64_t steps; /* of exact search that are left */
    mv_cluster_point *points;
} curve;

/* --- one part --------------------------------------------------------------------------------------------- */

typedef struct part {
    size_t actors, ties;
    uint32_t *actor; /* of the network, ascending */
    uint32_t *a, *b; /* ties by the part's own numbers, in the order of the network */
    bool *positive;
} part;

static part_curve make_part_curve(size_t most, size_t actors)
{
    part_curve c = { mv_alloc_array(most + 1, sizeof(size_t)), mv_alloc_array(most + 1, sizeof(size_t)),
                     mv_alloc_array(most + 1, sizeof(uint32_t *)) };
    for (size_t k = 1; k <= most; k++) c.block[k] = mv_alloc_array(actors, sizeof(uint32_t));
    return c;
}

static void clear_part_curve(part_curve *c, size_t most)
{
    for (size_t k = 1; k <= most; k++) free(c->block[k]);
    free(c->cost);
    free(c->lower);
    free(c->block);
}

/* The best partitions found: each k starts from the one before. A known pair of sides is taken as it is, so that
 * k = 2 says what the frustration index says. */
static void search_part(part_curve *c, const curve *all, const part *p, const mv_adjacency *ties, size_t floor)
{
    c->cost[1] = c->lower[1] = mv_cluster_cost(ties, c->block[1]);
    for (size_t k = 2; k <= all->most; k++) {
        memcpy(c->block[k], c->block[k - 1], p->actors * sizeof(uint32_t));
        c->lower[k] = floor;
        if (k == 2 && all->side) {
            for (size_t i = 0; i < p->actors; i++) c->block[2][i] = all->side[p->actor[i]] > 0;
            c->cost[2] = mv_cluster_cost(ties, c->block[2]);
        } else
            c->cost[k] = mv_cluster_search(ties, k, floor, all->seed, c->block[k]);
    }
}

/* Better partitions and bounds hold for larger and for smaller k as well. */
static void spread(part_curve *c, const curve *all, const part *p)
{
    for (size_t k = 3; k <= all->most; k++)
        if (c->cost[k] > c->cost[k - 1]) {
            c->cost[k] = c->cost[k - 1];
            memcpy(c->block[k], c->block[k - 1], p->actors * sizeof(uint32_t));
        }
    for (size_t k = all->most; k > 2; k--)
        if (c->lower[k - 1] < c->lower[k]) c->lower[k - 1] = c->lower[k];
}

static void raise(size_t *lower, size_t bound)
{
    if (bound > *lower) *lower = bound;
}

/* Exact search for as many blocks as there are actors first: its bound holds for every k, and often is all that is
 * needed. */
static void prove_part(part_curve *c, curve *all, const part *p, const mv_adjacency *ties)
{
    size_t most = all->most;
    if (most < 2 || p->actors > LARGEST) return;
    if (c->lower[most] < c->cost[most]) {
        uint32_t *block = mv_alloc_array(p->actors, sizeof *block);
        memcpy(block, c->block[most], p->actors * sizeof *block);
        raise(&c->lower[most], mv_cluster_prove(ties, p->actors, block, &all->steps));
        free(block);
        spread(c, all, p);
    }
    for (size_t k = most; k >= 2; k--) {
        if (c->lower[k] >= c->cost[k] || (k == 2 && all->side)) continue;
        raise(&c->lower[k], mv_cluster_prove(ties, k, c->block[k], &all->steps));
        c->cost[k] = mv_cluster_cost(ties, c->block[k]);
        spread(c, all, p);
    }
}

/* --- putting parts together -------------------------------------------------------------------------------- */

/* At most one actor of the part has a block already; the part's blocks are renamed to agree with it. */
static void glue(uint32_t *block, const part *p, const uint32_t *own)
{
    uint32_t here = 0, there = 0;
    for (size_t i = 0; i < p->actors; i++) {
        if (block[p->actor[i]] == MV_NO_BLOCK) continue;
        here = own[i];
        there = block[p->actor[i]];
    }
    for (size_t i = 0; i < p->actors; i++)
        block[p->actor[i]] = own[i] == here ? there : own[i] == there ? here : own[i];
}

static void add_part(curve *all, const part *p)
{
    mv_adjacency ties = mv_adjacency_make(p->actors, p->ties, p->a, p->b, p->positive);
    part_curve c = make_part_curve(all->most, p->actors);
    search_part(&c, all, p, &ties, mv_cluster_packing(&ties, all->seed));
    spread(&c, all, p);
    prove_part(&c, all, p, &ties);
    for (size_t k = 1; k <= all->most; k++) {
        mv_cluster_point *point = &all->points[k - 1];
        point->cost += c.cost[k];
        point->lower += c.lower[k];
        glue(point->block, p, c.block[k]);
    }
    clear_part_curve(&c, all->most);
    mv_adjacency_clear(&ties);
}

/* A single tie needs no search. */
static void add_tie(curve *all, const part *p)
{
    for (size_t k = 1; k <= all->most; k++) {
        mv_cluster_point *point = &all->points[k - 1];
        uint32_t own[2] = { 0, !p->positive[0] && k > 1 };
        if (k == 2 && all->side) own[1] = all->side[p->actor[0]] != all->side[p->actor[1]];
        size_t cost = (own[0] == own[1]) != p->positive[0];
        point->cost += cost;
        point->lower += k == 1 ? cost : 0;
        glue(point->block, p, own);
    }
}

/* --- biconnected parts ------------------------------------------------------------------------------------- */

/* The signed ties in the order of igraph's edges, and scratch numbers for the actors of a part. */
typedef struct plan {
    const mv_network *network;
    const mv_tie **ties;
    uint32_t *local;
} plan;

static int by_number(const void *x, const void *y)
{
    const uint32_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static int by_size(const void *x, const void *y)
{
    const igraph_integer_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static part make_part(plan *pl, igraph_vector_int_t *edges)
{
    size_t count = (size_t)igraph_vector_int_size(edges), ends = 2 * count;
    part p = { 0,
               count,
               mv_alloc_array(ends, sizeof(uint32_t)),
               mv_alloc_array(count, sizeof(uint32_t)),
               mv_alloc_array(count, sizeof(uint32_t)),
               mv_alloc_array(count, sizeof(bool)) };
    qsort(VECTOR(*edges), count, sizeof(igraph_integer_t), by_size);
    for (size_t i = 0; i < count; i++) {
        const mv_tie *tie = pl->ties[VECTOR(*edges)[i]];
        p.actor[2 * i] = tie->a;
        p.actor[2 * i + 1] = tie->b;
    }
    qsort(p.actor, ends, sizeof *p.actor, by_number);
    for (size_t i = 0; i < ends; i++)
        if (i == 0 || p.actor[i] != p.actor[i - 1]) {
            p.actor[p.actors] = p.actor[i];
            pl->local[p.actor[i]] = (uint32_t)p.actors++;
        }
    for (size_t i = 0; i < count; i++) {
        const mv_tie *tie = pl->ties[VECTOR(*edges)[i]];
        p.a[i] = pl->local[tie->a];
        p.b[i] = pl->local[tie->b];
        p.positive[i] = tie->state == MV_POSITIVE;
    }
    return p;
}

static void clear_part(part *p)
{
    free(p->actor);
    free(p->a);
    free(p->b);
    free(p->positive);
}

/* igraph lists a part after those that hang on it, so backwards each meets what is done in one actor at most. */
static mv_status add_parts(curve *all, plan *pl, mv_log *log)
{
    igraph_vector_int_list_t parts;
    const mv_graph *graph;
    mv_igraph_host host;
    mv_igraph_begin(&host);
    mv_igraph_memory(igraph_vector_int_list_init(&parts, 0));
    mv_status status = mv_graph_of(&graph, pl->network, MV_SIGNED_TIES, log);
    if (!status)
        status =
            mv_igraph_check(igraph_biconnected_components(&graph->graph, NULL, NULL, &parts, NULL, NULL), log);
    for (igraph_integer_t i = igraph_vector_int_list_size(&parts); i-- > 0 && !status;) {
        part p = make_part(pl, igraph_vector_int_list_get_ptr(&parts, i));
        if (p.ties == 1)
            add_tie(all, &p);
        else
            add_part(all, &p);
        clear_part(&p);
    }
    igraph_vector_int_list_destroy(&parts);
    mv_igraph_end(&host);
    return status;
}

static plan make_plan(const mv_network *network)
{
    size_t count = 0;
    plan pl = { network, mv_alloc_array(network->tie_count, sizeof(mv_tie *)),
                mv_alloc_array(network->actor_count, sizeof(uint32_t)) };
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->state == MV_POSITIVE || tie->state == MV_NEGATIVE) pl.ties[count++] = tie;
    }
    return pl;
}

/* --- the curve -------------------------------------------------------------------------------------------- */

size_t mv_cluster_renumber(uint32_t *block, size_t actors, size_t k)
{
    uint32_t *number = mv_alloc_array(k, sizeof *number), count = 0;
    for (size_t i = 0; i < actors; i++) {
        if (block[i] == MV_NO_BLOCK) continue;
        uint32_t *own = &number[block[i]];
        if (*own == 0) *own = ++count;
        block[i] = *own - 1;
    }
    free(number);
    return count;
}

static void conclude(mv_clusterability *result, size_t actors, const mv_clusterability_options *options)
{
    mv_cluster_point *points = result->points;
    if (result->count > 1 && options->side && options->lower > points[1].lower) points[1].lower = options->lower;
    for (size_t i = result->count; i-- > 1;)
        if (points[i].lower > points[i - 1].lower) points[i - 1].lower = points[i].lower;
    result->best = 1;
    for (size_t i = 0; i < result->count; i++) {
        points[i].proved = points[i].lower >= points[i].cost;
        mv_cluster_renumber(points[i].block, actors, points[i].k);
        if (points[i].cost < points[result->best - 1].cost) result->best = points[i].k;
    }
}

/* P(k) = min over partitions into at most k blocks of negative ties within + positive ties between blocks: signs
 * only. Doreian and Mrvar, Soc. Networks 18 (1996), with alpha = 1/2 and both halves counted whole. */
static mv_status clusterability_of(mv_clusterability *result, const mv_network *network,
                                   const mv_clusterability_options *options, mv_log *log)
{
    static const mv_clusterability_options defaults = { .seed = 1 };
    if (!options) options = &defaults;
    size_t n = network->actor_count, most = options->most ? options->most : DEFAULT_MOST;
    *result = (mv_clusterability){ most, mv_alloc_array(most, sizeof(mv_cluster_point)), 1 };
    for (size_t k = 1; k <= most; k++) {
        uint32_t *block = mv_alloc_array(n, sizeof *block);
        for (size_t i = 0; i < n; i++) block[i] = MV_NO_BLOCK;
        result->points[k - 1] = (mv_cluster_point){ .k = k, .block = block };
    }
    curve all = { most, options->seed, options->side, STEPS, result->points };
    plan pl = make_plan(network);
    mv_status status = add_parts(&all, &pl, log);
    free(pl.ties);
    free(pl.local);
    conclude(result, n, options);
    return status;
}

mv_status mv_clusterability_of(mv_clusterability *result, const mv_network *network,
                               const mv_clusterability_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, clusterability_of(result, network, options, log), mv_guard_failed(log));
}

void mv_clusterability_clear(mv_clusterability *result)
{
    for (size_t i = 0; i < result->count; i++) free(result->points[i].block);
    free(result->points);
    *result = (mv_clusterability){ 0 };
}
