#include "analysis/balance/cluster.h"
#include "analysis/balance/relaxed/relaxed.h"
#include "multivector/balance.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The curve of relaxed structural balance. Unlike in clusterability.c parts of the network do not add up: what two
 * positions are to each other holds for all of them. */

enum { DEFAULT_MOST = 6 };

/* The actors with a signed tie, as the one part of a network. */
static mv_parts tied_actors(const mv_adjacency *all)
{
    mv_parts tied = { 1, mv_alloc_array(2, sizeof(size_t)), mv_alloc_array(all->actors, sizeof(uint32_t)), NULL,
                      mv_alloc_array(all->actors, sizeof(uint32_t)) };
    for (size_t i = 0; i < all->actors; i++) {
        if (!mv_adjacency_degree(all, i)) continue;
        tied.local[i] = (uint32_t)tied.first[1];
        tied.actors[tied.first[1]++] = (uint32_t)i;
    }
    return tied;
}

/* --- one k after the other --------------------------------------------------------------------------------- */

/* What is known of k positions so far: of the actors of `ties`. */
typedef struct trial {
    size_t cost, lower;
    uint32_t *position;
} trial;

/* The partition into blocks that is known of the curve of clusterability, if it is a better start. */
static void take_blocks(trial *t, const mv_adjacency *ties, const mv_parts *tied, const mv_cluster_point *known)
{
    uint32_t *position = mv_alloc_array(ties->actors, sizeof *position);
    for (size_t i = 0; i < ties->actors; i++) position[i] = known->block[tied->actors[i]];
    size_t cost = mv_relaxed_cost(ties, known->k, position, NULL);
    if (cost < t->cost) {
        t->cost = cost;
        memcpy(t->position, position, ties->actors * sizeof *position);
    }
    free(position);
}

/* Each k starts from the one before; where every actor can have a position of its own nothing is to be found. */
static void search(trial *trials, size_t k, const mv_adjacency *ties, const mv_parts *tied,
                   const mv_relaxed_options *options)
{
    trial *t = &trials[k];
    bool alone = k >= ties->actors && (k == 1 || trials[k - 1].cost > 0);
    for (size_t i = 0; i < ties->actors && (alone || k > 1); i++)
        t->position[i] = alone ? (uint32_t)i : trials[k - 1].position[i];
    t->cost = mv_relaxed_cost(ties, k, t->position, NULL);
    if (k > 1 && options->start && k <= options->start->count)
        take_blocks(t, ties, tied, &options->start->points[k - 1]);
    if (k > 1 && t->cost > 0) t->cost = mv_relaxed_search(ties, k, options->seed, t->position);
}

/* From many positions to few: a bound holds for fewer positions as well, and a partition for more. */
static void prove(trial *trials, size_t most, const mv_adjacency *ties)
{
    enum { LARGEST = 300 };
    trials[1].lower = trials[1].cost;
    for (size_t k = most; k >= 2 && ties->actors <= LARGEST; k--) {
        trial *t = &trials[k];
        if (k < most) t->lower = trials[k + 1].lower;
        if (t->lower >= t->cost) continue;
        size_t lower = mv_relaxed_prove(ties, k, t->position);
        if (lower > t->lower) t->lower = lower;
        t->cost = mv_relaxed_cost(ties, k, t->position, NULL);
    }
    for (size_t k = 2; k <= most; k++)
        if (trials[k].cost > trials[k - 1].cost) {
            trials[k].cost = trials[k - 1].cost;
            memcpy(trials[k].position, trials[k - 1].position, ties->actors * sizeof(uint32_t));
        }
}

/* --- the result -------------------------------------------------------------------------------------------- */

/* A block with as many positive as negative ties is what it is in classic balance. */
static int8_t sign_of(int64_t net, bool within, bool empty)
{
    if (empty) return 0;
    return net > 0 || (net == 0 && within) ? 1 : -1;
}

static void write_signs(mv_relaxed_point *point, const mv_adjacency *ties, const uint32_t *position)
{
    size_t count = point->positions;
    int64_t *net = mv_alloc_array(count * count, sizeof *net);
    bool *filled = mv_alloc_array(count * count, sizeof *filled);
    point->sign = mv_alloc_array(count * count, sizeof *point->sign);
    mv_relaxed_cost(ties, count, position, net);
    for (size_t i = 0; i < ties->actors; i++)
        for (size_t e = ties->first[i]; e < ties->first[i + 1]; e++)
            filled[position[i] * count + position[ties->to[e]]] = true;
    for (size_t r = 0; r < count; r++)
        for (size_t s = 0; s < count; s++)
            point->sign[r * count + s] = sign_of(net[r * count + s], r == s, !filled[r * count + s]);
    free(net);
    free(filled);
}

/* Where the last position helped most: relatively, so that the first steps are not always the largest. */
static size_t choose(const mv_relaxed_balance *result)
{
    size_t best = 1;
    double least = 1;
    for (size_t k = 2; k <= result->count; k++) {
        size_t before = result->points[k - 2].cost, cost = result->points[k - 1].cost;
        double share = before ? (double)cost / (double)before : 1;
        if (share >= least) continue;
        least = share;
        best = k;
    }
    return best;
}

static void conclude(mv_relaxed_balance *result, trial *trials, const mv_adjacency *ties, const mv_parts *tied,
                     size_t actors)
{
    for (size_t k = 1; k <= result->count; k++) {
        trial *t = &trials[k];
        mv_relaxed_point *point = &result->points[k - 1];
        *point = (mv_relaxed_point){ k,
                                     t->cost,
                                     t->lower,
                                     t->lower >= t->cost,
                                     mv_cluster_renumber(t->position, ties->actors, k),
                                     mv_alloc_array(actors, sizeof(uint32_t)),
                                     NULL };
        for (size_t i = 0; i < actors; i++) point->position[i] = MV_NO_BLOCK;
        for (size_t i = 0; i < ties->actors; i++) point->position[tied->actors[i]] = t->position[i];
        write_signs(point, ties, t->position);
    }
    result->best = choose(result);
}

/* The least cost of a partition into at most k positions, where a block costs the fewer of its positive and its
 * negative ties: signs only, without direction. Doreian and Mrvar, Soc. Networks 31 (2009), with alpha = 1/2 and
 * both halves counted whole. */
static mv_status relaxed_balance_of(mv_relaxed_balance *result, const mv_network *network,
                                    const mv_relaxed_options *options, mv_log *log)
{
    static const mv_relaxed_options defaults = { .seed = 1 };
    (void)log;
    if (!options) options = &defaults;
    size_t most = options->most ? options->most : DEFAULT_MOST;
    *result = (mv_relaxed_balance){ most, mv_alloc_array(most, sizeof(mv_relaxed_point)), 1 };
    mv_adjacency all = mv_adjacency_of(network, false);
    mv_parts tied = tied_actors(&all);
    mv_adjacency ties = mv_adjacency_part(&all, &tied, 0);
    trial *trials = mv_alloc_array(most + 1, sizeof *trials);
    for (size_t k = 1; k <= most; k++) trials[k].position = mv_alloc_array(ties.actors, sizeof(uint32_t));
    for (size_t k = 1; k <= most; k++) search(trials, k, &ties, &tied, options);
    prove(trials, most, &ties);
    conclude(result, trials, &ties, &tied, network->actor_count);
    for (size_t k = 1; k <= most; k++) free(trials[k].position);
    free(trials);
    mv_adjacency_clear(&ties);
    mv_parts_clear(&tied);
    mv_adjacency_clear(&all);
    return MV_OK;
}

mv_status mv_relaxed_balance_of(mv_relaxed_balance *result, const mv_network *network,
                                const mv_relaxed_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, relaxed_balance_of(result, network, options, log), mv_guard_failed(log));
}

void mv_relaxed_balance_clear(mv_relaxed_balance *result)
{
    for (size_t i = 0; i < result->count; i++) MV_FREE(result->points[i].position, result->points[i].sign);
    free(result->points);
    *result = (mv_relaxed_balance){ 0 };
}
