#include "analysis/frustration/cycles/packing.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* From an iterate, which overloads some edges, to a packing:
 *
 *     r_e = min(1, w_e / load_e),   y_C := y_C * min over e in C of r_e,
 *
 * then in whole numbers: what of y_C still fits is taken, and what is left is filled greedily, cycles that weigh
 * something first. The sum is a bound whatever the iterate was: no edge can be overloaded, since every amount is
 * taken out of what is left of the edge, in integers. */

static double *shrink_factors(const mv_packing *packing, const int64_t *y)
{
    const mv_pool *pool = packing->pool;
    const mv_kernel *kernel = packing->kernel;
    double *factor = mv_alloc_array(kernel->count, sizeof *factor);
    for (size_t i = 0; i < pool->count; i++)
        if (y[i])
            for (uint32_t k = pool->start[i]; k < pool->start[i + 1]; k++) factor[pool->edges[k]] += (double)y[i];
    for (size_t e = 0; e < kernel->count; e++) {
        double weight = ldexp((double)mv_magnitude(kernel->edges[e].pull), packing->grid->fraction);
        factor[e] = factor[e] > weight ? weight / factor[e] : 1;
    }
    return factor;
}

/* Adds to a cycle as much as is wanted and fits. */
static int64_t take(const mv_pool *pool, size_t cycle, int64_t *left, int64_t wanted)
{
    uint32_t begin = pool->start[cycle], end = pool->start[cycle + 1];
    for (uint32_t k = begin; k < end; k++)
        if (left[pool->edges[k]] < wanted) wanted = left[pool->edges[k]];
    if (wanted)
        for (uint32_t k = begin; k < end; k++) left[pool->edges[k]] -= wanted;
    return wanted;
}

/* Shrinks, then takes what fits; cycles that weighed nothing are marked -1 to come last. */
static void shrink(const mv_packing *packing, int64_t *y, int64_t *left)
{
    const mv_pool *pool = packing->pool;
    double *factor = shrink_factors(packing, y);
    for (size_t i = 0; i < pool->count; i++) {
        double least = 1;
        if (!y[i]) {
            y[i] = -1;
            continue;
        }
        for (uint32_t k = pool->start[i]; k < pool->start[i + 1]; k++) least = fmin(least, factor[pool->edges[k]]);
        y[i] = take(pool, i, left, least < 1 ? (int64_t)((double)y[i] * least) : y[i]);
    }
    free(factor);
}

void mv_packing_repair(mv_packing *packing, int64_t *y)
{
    mv_pool *pool = packing->pool;
    const mv_kernel *kernel = packing->kernel;
    int64_t *left = mv_alloc_array(kernel->count, sizeof *left), sum = 0;
    for (size_t e = 0; e < kernel->count; e++)
        left[e] = mv_magnitude(kernel->edges[e].pull) << packing->grid->fraction;
    shrink(packing, y, left);
    for (size_t i = 0; i < pool->count; i++)
        if (y[i] >= 0) y[i] += take(pool, i, left, INT64_MAX);
    for (size_t i = 0; i < pool->count; i++)
        if (y[i] < 0) y[i] = take(pool, i, left, INT64_MAX);
    for (size_t i = 0; i < pool->count; i++) sum += y[i];
    if (sum > packing->packed) {
        packing->packed = sum;
        memcpy(pool->best, y, pool->count * sizeof *y);
    }
    free(left);
}
