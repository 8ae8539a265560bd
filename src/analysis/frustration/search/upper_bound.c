#include "analysis/frustration/search/search.h"
#include "support/memory.h"
#include <stdlib.h>

/* Upper bounds: any partition is one. Descents from everywhere on one side alone can stick far above L when a
 * large group must change sides together, hence the random starts; crossover of what the starts found is the
 * strongest single step. Later the fractional cover of the packing program shows where to look. */

enum { DESCENTS = 6, ANNEALINGS = 4, FIRST_WORK = 40 };

static void start(mv_search *search, mv_partition *trial, bool at_random)
{
    size_t n = search->kernel->nodes;
    int8_t *side = mv_alloc_array(n, sizeof *side);
    for (size_t v = 0; v < n; v++) side[v] = at_random && (mv_random_next(&search->random) >> 63) ? -1 : 1;
    mv_partition_set(trial, side);
    free(side);
}

static void cross_and_offer(mv_search *search, mv_partition *trial)
{
    mv_cross(trial, search->best.side);
    mv_search_offer(search, trial);
}

void mv_search_first_sides(mv_search *search)
{
    mv_partition trial = mv_partition_make(search->kernel);
    for (int i = 0; i < DESCENTS && !mv_clock_over(search->clock); i++) {
        start(search, &trial, i > 0);
        mv_partition_descend(&trial);
        cross_and_offer(search, &trial);
    }
    for (int i = 0; i < ANNEALINGS && !mv_clock_over(search->clock); i++) {
        start(search, &trial, i % 4 == 1);
        mv_anneal(&trial, &search->random, search->clock);
        cross_and_offer(search, &trial);
    }
    mv_partition_set(&trial, search->best.side);
    mv_perturb(&trial, &search->random, FIRST_WORK * 2 * search->kernel->count, search->clock);
    mv_search_offer(search, &trial);
    mv_partition_clear(&trial);
}

bool mv_search_round(mv_search *search, const float *x, int trees, uint64_t work)
{
    int64_t before = search->best.cost;
    mv_partition trial = mv_partition_make(search->kernel);
    int8_t *side = mv_alloc_array(search->kernel->nodes, sizeof *side);
    for (int i = 0; i < trees && !mv_clock_over(search->clock); i++) {
        mv_round_cover(search->kernel, x, i ? 0.1 : 0, &search->random, side);
        mv_partition_set(&trial, side);
        mv_partition_descend(&trial);
        cross_and_offer(search, &trial);
    }
    if (work && !mv_search_proved(search)) {
        mv_partition_set(&trial, search->best.side);
        mv_perturb(&trial, &search->random, work, search->clock);
        mv_search_offer(search, &trial);
    }
    mv_partition_clear(&trial);
    free(side);
    return search->best.cost < before;
}
