#ifndef ANALYSIS_FRUSTRATION_REDUCE_FRUSTRATED_H
#define ANALYSIS_FRUSTRATION_REDUCE_FRUSTRATED_H

#include "analysis/frustration/reduce/kernel.h"
#include <stdbool.h>

/* The frustrated edges of a partition, each with the one of its ends (hub) that has more of them. Switching by the
 * partition makes them the negative edges, so every negative cycle has an odd number of them; a search for cycles
 * starts from them, hub by hub. */
typedef struct mv_frustrated {
    bool *odd; /* per edge of the kernel */
    size_t hub_count;
    uint32_t *hubs;
    uint32_t *first; /* edges of hub i: edges[first[i]] .. edges[first[i + 1] - 1] */
    uint32_t *edges;
} mv_frustrated;

mv_frustrated mv_frustrated_make(const mv_kernel *kernel, const int8_t *side);
void mv_frustrated_clear(mv_frustrated *frustrated);

#endif
