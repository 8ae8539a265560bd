#ifndef ANALYSIS_FRUSTRATION_CYCLES_POOL_H
#define ANALYSIS_FRUSTRATION_CYCLES_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The negative cycles found so far: the columns of the packing, the rows of the covering program. No cycle is in
 * it twice. */
typedef struct mv_pool {
    size_t count;
    uint32_t *start; /* cycle i: edges[start[i]] .. edges[start[i + 1] - 1] */
    uint32_t *edges;
    float *y;       /* weight in the current iterate, in mean weights of the kernel */
    int64_t *best;  /* weight in the best packing, in multiples of 2^-fraction */
    uint32_t *seen; /* upper halves of the cycles' digests, placed by the lower halves; 0: free */
    size_t room;    /* of `seen`, a power of two */
} mv_pool;

mv_pool mv_pool_make(void);
void mv_pool_clear(mv_pool *pool);

/* False when the cycle is there already. */
bool mv_pool_add(mv_pool *pool, const uint32_t *edges, size_t count);

/* The sum of x over the edges of a cycle. */
static inline float mv_pool_length(const mv_pool *pool, size_t cycle, const float *x)
{
    float length = 0;
    for (uint32_t k = pool->start[cycle]; k < pool->start[cycle + 1]; k++) length += x[pool->edges[k]];
    return length;
}

/* Keeps the cycles whose flag is set; returns how many went. */
size_t mv_pool_keep(mv_pool *pool, const uint8_t *keep);

#endif
