#ifndef ANALYSIS_FRUSTRATION_REDUCE_REDUCE_H
#define ANALYSIS_FRUSTRATION_REDUCE_REDUCE_H

#include "analysis/frustration/reduce/kernel.h"
#include "multivector/frustration.h"
#include <stdbool.h>

/* Exact reductions, with what it takes to undo them.
 *
 * Parallel ties: of the same sign they add up; of opposite signs the smaller weight is lost in any partition (the
 * two ties are a negative cycle of that weight), and the difference stays.
 * Dominant tie: when uv weighs at least as much as all other ties of u together, some best partition satisfies uv:
 * otherwise moving u across loses nothing. So u joins v, and tie ux becomes vx with sign s_uv s_ux. This covers
 * actors of degree 1 and, with equal weights, of degree 2.
 *
 * Every tie that arises says what it is made of, so that a cycle through it can be spelled out in the ties of the
 * input (lift.c), and the proof speaks about what everybody can see. */

typedef enum mv_making {
    MV_RAW,  /* a tie of the input */
    MV_PATH, /* first and then second: it stands for the two in a row */
    MV_SUM   /* first and second side by side */
} mv_making;

typedef struct mv_reduced_edge {
    mv_edge edge;
    uint32_t first, second;
    mv_making making;
    bool gone;
} mv_reduced_edge;

/* Two parallel ties of opposite signs, of which `weight` cancels. */
typedef struct mv_clash {
    uint32_t first, second;
    int64_t weight;
} mv_clash;

typedef struct mv_reduction {
    size_t nodes, raw; /* of the input */
    mv_reduced_edge *edges;
    size_t count;
    mv_clash *clashes;
    size_t clash_count;
    mv_joining *joinings; /* in the order they were made */
    size_t joining_count;
    int64_t lost; /* the cost of the clashes: every partition pays it */
} mv_reduction;

/* Reduces the graph with these edges (edges of weight 0 are left out). */
mv_reduction mv_reduce(size_t nodes, const mv_edge *raw, size_t raw_count);

/* Fills in the sides (1 or -1) of the nodes that were joined to others. */
void mv_reduction_undo(const mv_reduction *reduction, int8_t *side);

void mv_reduction_clear(mv_reduction *reduction);

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
void mv_lifted_clear(mv_lifted *lifted);

#endif
