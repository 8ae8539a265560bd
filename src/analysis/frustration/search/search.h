#ifndef ANALYSIS_FRUSTRATION_SEARCH_SEARCH_H
#define ANALYSIS_FRUSTRATION_SEARCH_SEARCH_H

#include "analysis/frustration/base/clock.h"
#include "analysis/frustration/cycles/packing.h"
#include "analysis/frustration/reduce/kernel.h"
#include "analysis/frustration/reduce/partition.h"
#include "analysis/frustration/semidefinite/semidefinite.h"
#include "support/random.h"

/* The search on one connected kernel: what is known so far, and whom to tell. Costs are in whole weights. */
typedef struct mv_search {
    const mv_kernel *kernel;
    const mv_grid *grid;
    mv_clock *clock;
    mv_random random;
    unsigned jobs;
    bool brief;
    int64_t slack; /* this close counts as equal: half a billionth of the total, so 0 for small whole weights */
    void (*report)(void *listener, const struct mv_search *search); /* after every better bound */
    void *listener;

    mv_partition best; /* the best partition; best.cost is the upper bound */
    int64_t lower;
    mv_frustrated frustrated; /* of the partition the cycles are searched with */
    mv_pool pool;
    mv_packing packing;
    mv_semidefinite semidefinite;
    mv_proof proof;
    mv_search_end end;
} mv_search;

/* Set kernel, grid, clock, random, jobs, brief, slack, report and listener first. */
void mv_search_run(mv_search *search);
void mv_search_clear(mv_search *search);

/* --- what is known so far (search_state.c) --- */

bool mv_search_proved(const mv_search *search);

/* Raises the lower bound to that of the packing, rounded up. */
void mv_search_take_packing(mv_search *search);

/* Takes over a better partition. */
bool mv_search_offer(mv_search *search, const mv_partition *sides);

/* --- the parts of the search --- */

/* The first partitions (upper_bound.c), and partitions from a fractional cover (x per edge). */
void mv_search_first_sides(mv_search *search);
bool mv_search_round(mv_search *search, const float *x, int trees, uint64_t work);

/* The semidefinite bound of dense kernels (semidefinite/semidefinite.h), kept in search->semidefinite; for at most
 * so many seconds. */
void mv_search_semidefinite(mv_search *search, double seconds);

/* Exact solution of the cycle program with GLPK, then branch and bound (branch.c). For small kernels. */
void mv_search_branch(mv_search *search);

/* A partition out of a fractional cover: edges of small x are taken to be satisfied, smallest first, as long as
 * they say something new (a spanning tree, by Kruskal), and the signs along the tree give the sides. `noise` is
 * added to x at random to get different trees. */
void mv_round_cover(const mv_kernel *kernel, const float *x, double noise, mv_random *random, int8_t *side);

#endif
