#ifndef ANALYSIS_FRUSTRATION_REDUCE_LIFT_H
#define ANALYSIS_FRUSTRATION_REDUCE_LIFT_H

#include "analysis/frustration/reduce/reduce.h"

/* From cycles of the reduced graph to cycles of the input.
 *
 * An edge that stands for a path is replaced by the two edges of the path; what then occurs twice cancels out (the
 * cycle passed by u without going to v and back). An edge that is a sum is replaced by its first part while that
 * has room, then by the second; a cycle that needs both is split into two with a share of the weight each. Loads
 * stay within the weights: the dominant tie outweighs all that was moved over it. */

typedef struct mv_lifted {
    size_t count, length; /* cycles; ties in all of them */
    size_t *start;        /* one more than there are cycles, unless there are none */
    uint32_t *ties;
    int64_t *weight;
} mv_lifted;

typedef struct mv_lift mv_lift;

/* `fraction`: cycles weigh multiples of 2^-fraction. The reduction must outlive the lift. */
mv_lift *mv_lift_new(const mv_reduction *reduction, int fraction);

/* Adds a cycle given by edges of the reduction. */
void mv_lift_add(mv_lift *lift, const uint32_t *edges, size_t count, int64_t weight);

/* Adds the clashes of the reduction, hands over all cycles and frees the lift. */
mv_lifted mv_lift_finish(mv_lift *lift);

#endif
