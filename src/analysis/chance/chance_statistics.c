#include "analysis/chance/chance_statistics.h"
#include "analysis/frustration/worker/worker.h"
#include "analysis/graph/triangles.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static mv_adjacency adjacency_of(const mv_arrangement *all)
{
    bool *positive = mv_alloc_array(all->count, sizeof *positive);
    for (size_t i = 0; i < all->count; i++) positive[i] = !all->negative[i];
    mv_adjacency ties = mv_adjacency_make(all->actors, all->count, all->a, all->b, positive);
    free(positive);
    return ties;
}

/* --- triangles ------------------------------------------------------------------------------------------------
 */

/* Finding the tie of a pair: ties stand in the order of their pairs. */
typedef struct gathering {
    const mv_arrangement *all;
    mv_triples *triples;
} gathering;

static uint32_t tie_of(const mv_arrangement *all, uint32_t x, uint32_t y)
{
    uint32_t a = x < y ? x : y, b = x < y ? y : x;
    size_t low = 0, high = all->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        bool before = all->a[middle] < a || (all->a[middle] == a && all->b[middle] < b);
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

static void gather(void *context, const mv_triangle *triangle)
{
    gathering *g = context;
    mv_triples *t = g->triples;
    const uint32_t *actor = triangle->actor;
    t->ties = mv_grow(t->ties, t->count, sizeof *t->ties);
    for (int i = 0; i < 3; i++) t->ties[t->count][i] = tie_of(g->all, actor[(i + 1) % 3], actor[(i + 2) % 3]);
    t->count++;
}

mv_triples mv_triples_of(const mv_arrangement *arrangement)
{
    mv_triples triples = { 0 };
    mv_adjacency ties = adjacency_of(arrangement);
    mv_triangles_within(&ties, gather, &(gathering){ arrangement, &triples });
    mv_adjacency_clear(&ties);
    return triples;
}

void mv_triples_clear(mv_triples *triples)
{
    free(triples->ties);
}

static void count_signs(void *context, const mv_triangle *triangle)
{
    mv_triangles *census = context;
    census->count[triangle->negative[0] + triangle->negative[1] + triangle->negative[2]]++;
}

static mv_triangles census_of(const mv_arrangement *all, const mv_triples *triples)
{
    mv_triangles census = { { 0 } };
    if (!triples) {
        mv_adjacency ties = adjacency_of(all);
        mv_triangles_within(&ties, count_signs, &census);
        mv_adjacency_clear(&ties);
    }
    for (size_t i = 0; triples && i < triples->count; i++) {
        const uint32_t *tie = triples->ties[i];
        census.count[all->negative[tie[0]] + all->negative[tie[1]] + all->negative[tie[2]]]++;
    }
    return census;
}

void mv_chance_measure_triangles(mv_chance_values *values, const mv_arrangement *arrangement,
                                 const mv_triples *triples)
{
    mv_triangles census = census_of(arrangement, triples);
    values->value[MV_CHANCE_TRIANGLE_BALANCE] = mv_triangle_balance(&census);
    for (size_t i = 0; i < 4; i++) values->value[MV_CHANCE_TRIANGLES + i] = (double)census.count[i];
    for (size_t i = MV_CHANCE_TRIANGLE_BALANCE; i < MV_CHANCE_TRIANGLES + 4; i++) values->exact[i] = true;
}

/* --- structure ------------------------------------------------------------------------------------------------
 */

void mv_chance_measure_walks(mv_chance_values *values, const mv_arrangement *all, mv_walk_base *base)
{
    mv_adjacency ties = adjacency_of(all);
    mv_walk_balance walks = { .value = NAN };
    if (mv_walk_balance_within(&walks, &ties, base, 1, false, NULL)) walks.value = NAN;
    values->value[MV_CHANCE_WALK_BALANCE] = walks.value;
    values->exact[MV_CHANCE_WALK_BALANCE] = walks.exact;
    mv_adjacency_clear(&ties);
}

static int64_t cost_of(const mv_signed_ties *ties, const int8_t *side)
{
    int64_t cost = 0;
    for (size_t i = 0; i < ties->count; i++)
        cost += (side[ties->a[i]] != side[ties->b[i]]) == (ties->weight[i] > 0);
    return cost;
}

/* Searched in this process: a thousand draws are many processes. */
void mv_chance_measure_frustration(mv_chance_values *values, const mv_arrangement *all, double seconds)
{
    mv_signed_ties ties = { all->actors, all->count, all->a, all->b,
                            mv_alloc_array(all->count, sizeof *ties.weight) };
    for (size_t i = 0; i < all->count; i++) ties.weight[i] = all->negative[i] ? -1 : 1;
    mv_grid grid = mv_grid_make(&ties);
    mv_news news = { .actor_count = all->actors, .side = mv_alloc_array(all->actors, 1) };
    memset(news.side, 1, all->actors);
    mv_frustration_options options = { .seconds = seconds, .jobs = 1, .seed = 1 };
    mv_clock clock = { .deadline = mv_clock_now() + seconds };
    mv_search_whole(&ties, &grid, &options, &clock, &(mv_teller){ .channel = -1, .news = &news });
    values->value[MV_CHANCE_FRUSTRATION] = (double)cost_of(&ties, news.side);
    values->exact[MV_CHANCE_FRUSTRATION] = news.last.end == MV_END_PROVED;
    mv_news_clear(&news);
    free(grid.weight);
    free(ties.weight);
}
