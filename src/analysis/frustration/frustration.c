#include "multivector/frustration.h"
#include "analysis/frustration/semidefinite/matrix_bound.h"
#include "analysis/frustration/worker/worker.h"
#include "support/memory.h"
#include "support/time_limit.h"
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double CLOSE = 1e-9; /* of the total: bounds this close count as equal */

static const char *const objective_names[] = { "count", "weight" };
static const char *const end_names[] = { [MV_END_PROVED] = "proved",
                                         [MV_END_GAP] = "gap",
                                         [MV_END_BRIEF] = "brief",
                                         [MV_END_TIME] = "time",
                                         [MV_END_BROKEN] = "broken" };

const char *mv_objective_name(mv_objective objective)
{
    return objective_names[objective];
}

const char *mv_search_end_name(mv_search_end end)
{
    return end_names[end];
}

/* --- ties of a network --- */

static void add_tie(mv_signed_ties *ties, uint32_t a, uint32_t b, double weight)
{
    ties->a = mv_grow(ties->a, ties->count, sizeof *ties->a);
    ties->b = mv_grow(ties->b, ties->count, sizeof *ties->b);
    ties->weight = mv_grow(ties->weight, ties->count, sizeof *ties->weight);
    ties->a[ties->count] = a;
    ties->b[ties->count] = b;
    ties->weight[ties->count++] = weight;
}

mv_signed_ties mv_signed_ties_of(const mv_network *network, mv_objective objective, bool each)
{
    mv_signed_ties ties = { .actor_count = network->actor_count };
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        bool counts = objective == MV_OBJECTIVE_COUNT;
        if (!each && tie->state == MV_POSITIVE) add_tie(&ties, tie->a, tie->b, counts ? 1 : tie->strength);
        if (!each && tie->state == MV_NEGATIVE) add_tie(&ties, tie->a, tie->b, counts ? -1 : -tie->strength);
        for (size_t k = 0; each && k < tie->count; k++) {
            const mv_relation *relation = &network->set->relations[network->members[tie->first + k]];
            if (relation->sign) add_tie(&ties, tie->a, tie->b, relation->sign * (counts ? 1 : relation->weight));
        }
    }
    return ties;
}

void mv_signed_ties_clear(mv_signed_ties *ties)
{
    MV_FREE(ties->a, ties->b, ties->weight);
    *ties = (mv_signed_ties){ 0 };
}

/* --- the result --- */

/* Sides 1 and -1 become 0 and 1, so that the smallest actor of each component is on side 0. */
static void name_sides(mv_frustration *result, const mv_signed_ties *ties, const int8_t *side)
{
    uint32_t *component = mv_components_start(ties->actor_count);
    for (size_t v = 0; v < ties->actor_count; v++) result->side[v] = -1;
    for (size_t i = 0; i < ties->count; i++) {
        mv_components_join(component, ties->a[i], ties->b[i]);
        result->side[ties->a[i]] = result->side[ties->b[i]] = 0;
    }
    for (uint32_t v = 0; v < ties->actor_count; v++)
        if (result->side[v] >= 0) result->side[v] = side[v] != side[mv_components_root(component, v)];
    free(component);
}

static int64_t find_frustrated(mv_frustration *result, const mv_signed_ties *ties, const mv_grid *grid)
{
    int64_t cost = 0;
    for (size_t i = 0; i < ties->count; i++) {
        bool apart = result->side[ties->a[i]] != result->side[ties->b[i]];
        result->frustrated[i] = apart == (ties->weight[i] > 0);
        if (!result->frustrated[i]) continue;
        result->upper += fabs(ties->weight[i]);
        cost += grid->weight[i] < 0 ? -grid->weight[i] : grid->weight[i];
    }
    return cost;
}

static void take_bounds(mv_frustration *result, const mv_signed_ties *ties, const mv_grid *grid,
                        const mv_news *news)
{
    int64_t cost = find_frustrated(result, ties, grid);
    for (size_t i = 0; i < ties->count; i++) result->total += fabs(ties->weight[i]);
    result->lower = mv_grid_weight(grid, news->lower);
    result->certified = mv_grid_weight(grid, news->last.certified);
    if (grid->exact) {
        result->upper = mv_grid_weight(grid, cost);
        result->unit = mv_grid_weight(grid, grid->unit);
    }
    result->proved = result->upper - result->lower <= CLOSE * fmin(result->total, DBL_MAX);
    result->end = news->ended ? (mv_search_end)news->last.end : *news->lost ? MV_END_BROKEN : MV_END_TIME;
    memcpy(result->stopped, news->lost, sizeof result->stopped);
    if (result->proved) {
        result->end = MV_END_PROVED;
        bool told = news->ended && news->last.proof != MV_NOT_PROVED;
        result->proof = told ? (mv_proof)news->last.proof : MV_PROVED_BY_BRANCHING;
    }
}

static int64_t scale_of(const mv_grid *grid, int fraction)
{
    double scale = ldexp(grid->per_one, grid->bits + fraction);
    return scale >= 1 && scale < ldexp(1, 63) ? (int64_t)scale : 0;
}

static void take_witnesses(mv_frustration *result, const mv_grid *grid, mv_news *news)
{
    mv_lifted *packing = &news->packing;
    result->packing = (mv_cycle_packing){ packing->count, packing->start, packing->ties, packing->weight,
                                          scale_of(grid, grid->fraction) };
    *packing = (mv_lifted){ 0 };
    result->matrix = news->matrix;
    result->matrix.scale = scale_of(grid, mv_semidefinite_fraction(grid));
    news->matrix = (mv_matrix_bound){ 0 };
}

static bool valid(const mv_signed_ties *ties)
{
    for (size_t i = 0; i < ties->count; i++)
        if (ties->a[i] == ties->b[i] || ties->a[i] >= ties->actor_count || ties->b[i] >= ties->actor_count ||
            !isfinite(ties->weight[i]) || ties->weight[i] == 0)
            return false;
    return ties->actor_count < UINT32_MAX / 4 && ties->count < UINT32_MAX / 8;
}

static mv_status frustration_solve(mv_frustration *result, const mv_signed_ties *ties,
                                   const mv_frustration_options *options, mv_log *log)
{
    *result = (mv_frustration){ .actor_count = ties->actor_count, .tie_count = ties->count };
    if (!valid(ties)) return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "frustration: bad ties");
    mv_frustration_options set = options ? *options : (mv_frustration_options){ .seed = 1 };
    if (!(set.seconds > 0)) set.seconds = 60;
    set.seconds = mv_time_share(set.seconds);
    set.jobs = set.jobs < 1 ? 1 : set.jobs > MV_MOST_JOBS ? MV_MOST_JOBS : set.jobs;
    result->side = mv_alloc_array(ties->actor_count, sizeof *result->side);
    result->frustrated = mv_alloc_array(ties->count, sizeof *result->frustrated);
    mv_grid grid = mv_grid_make(ties);
    mv_news news = { .actor_count = ties->actor_count, .side = mv_alloc_array(ties->actor_count, 1) };
    memset(news.side, 1, ties->actor_count);
    if (ties->count)
        mv_worker_run(ties, &grid, &set, &news);
    else
        news.ended = true, news.last.proof = MV_PROVED_BY_PACKING;
    name_sides(result, ties, news.side);
    take_bounds(result, ties, &grid, &news);
    take_witnesses(result, &grid, &news);
    if (*result->stopped)
        mv_log_error(log, MV_INTERNAL, (mv_place){ 0 },
                     "frustration index: %s; the bounds are what it found before", result->stopped);
    mv_news_clear(&news);
    free(grid.weight);
    return MV_OK;
}

mv_status mv_frustration_solve(mv_frustration *result, const mv_signed_ties *ties,
                               const mv_frustration_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, frustration_solve(result, ties, options, log), mv_guard_failed(log));
}

void mv_frustration_clear(mv_frustration *result)
{
    mv_matrix_bound_clear(&result->matrix);
    MV_FREE(result->side, result->frustrated, result->packing.start, result->packing.ties, result->packing.weight);
    *result = (mv_frustration){ 0 };
}
