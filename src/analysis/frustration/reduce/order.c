#include "analysis/frustration/reduce/kernel.h"
#include "support/memory.h"
#include <stdlib.h>

enum { BUCKETS = 1 << 16 };

static size_t bucket(float x)
{
    float scaled = x * (float)BUCKETS;
    return scaled < 0 ? 0 : scaled >= (float)(BUCKETS - 1) ? BUCKETS - 1 : (size_t)scaled;
}

void mv_order_by(const float *x, size_t count, uint32_t *order)
{
    uint32_t *next = mv_alloc_array(BUCKETS + 1, sizeof *next);
    for (size_t i = 0; i < count; i++) next[bucket(x[i]) + 1]++;
    for (size_t b = 0; b < BUCKETS; b++) next[b + 1] += next[b];
    for (size_t i = 0; i < count; i++) order[next[bucket(x[i])]++] = (uint32_t)i;
    free(next);
}
