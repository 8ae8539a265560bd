#include "analysis/frustration/search/search.h"

/* What is known so far: both bounds, and whether they meet. */

bool mv_search_proved(const mv_search *search)
{
    return search->best.cost - search->lower <= search->slack;
}

void mv_search_take_packing(mv_search *search)
{
    int64_t lower = mv_grid_round_up(search->grid, search->packing.packed);
    if (lower <= search->lower) return;
    search->lower = lower;
    search->report(search->listener, search);
}

bool mv_search_offer(mv_search *search, const mv_partition *sides)
{
    if (sides->cost >= search->best.cost) return false;
    mv_partition_set(&search->best, sides->side);
    search->report(search->listener, search);
    return true;
}
