#ifndef ANALYSIS_FRUSTRATION_CYCLES_PACKING_H
#define ANALYSIS_FRUSTRATION_CYCLES_PACKING_H

#include "analysis/frustration/base/clock.h"
#include "analysis/frustration/base/grid.h"
#include "analysis/frustration/cycles/pool.h"
#include "analysis/frustration/reduce/kernel.h"

/* The packing program over the cycles C of the pool and its dual, the covering program:
 *
 *     max sum_C y_C     with  sum over C through e of y_C <= w_e   for every edge,   y >= 0
 *     min sum_e w_e x_e with  sum over e in C of x_e >= 1          for every cycle,  x >= 0
 *
 * Any feasible y is a lower bound of L, because every partition frustrates an edge of every negative cycle. x
 * tells where cycles are still missing (pricing.h) and how a good partition may look (rounding.c). */
typedef struct mv_packing {
    const mv_kernel *kernel;
    const mv_grid *grid;
    mv_pool *pool;
    float *x;       /* of the last phase, averaged */
    int64_t packed; /* sum of pool->best: the best bound so far, in multiples of 2^-fraction */
    unsigned parts; /* 1 or 2 that are summed one after the other: what is rounded depends on it, */
    unsigned jobs;  /* and not on how many processes do them */
} mv_packing;

mv_packing mv_packing_make(const mv_kernel *kernel, const mv_grid *grid, mv_pool *pool);
void mv_packing_clear(mv_packing *packing);

/* One phase of the first-order method, followed by a repair of its last and of its average iterate. Returns the
 * iterations done: fewer than asked when the time is over. */
size_t mv_packing_improve(mv_packing *packing, size_t iterations, mv_clock *clock);

/* Makes a packing out of any y >= 0, given and returned in multiples of 2^-fraction, and keeps it when it is the
 * best. */
void mv_packing_repair(mv_packing *packing, int64_t *y);

#endif
