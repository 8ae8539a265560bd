#ifndef ANALYSIS_FRUSTRATION_CYCLES_CLOSED_WALK_H
#define ANALYSIS_FRUSTRATION_CYCLES_CLOSED_WALK_H

#include "analysis/frustration/reduce/frustrated.h"

/* Cuts a simple negative cycle out of a closed walk with an odd number of odd edges. */
typedef struct mv_walk {
    uint32_t *edges; /* in their order, from node `from` back to it */
    size_t count;
    uint32_t from;
    uint32_t *place, *stamp, now; /* per node: where it stands on the walk */
} mv_walk;

mv_walk mv_walk_make(size_t nodes);
void mv_walk_clear(mv_walk *walk);
void mv_walk_add(mv_walk *walk, uint32_t edge);

/* The cycle's edges, at the front or inside of walk->edges; *count is their number. */
const uint32_t *mv_walk_cut(mv_walk *walk, const mv_kernel *kernel, const bool *odd, size_t *count);

#endif
