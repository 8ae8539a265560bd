#ifndef ANALYSIS_FRUSTRATION_SEARCH_SIMPLEX_H
#define ANALYSIS_FRUSTRATION_SEARCH_SIMPLEX_H

#include "analysis/frustration/reduce/kernel.h"
#include <stdbool.h>

/* The only door to GLPK: the covering program of packing.h over some cycles, solved by its dual simplex method.
 * GLPK ends the program when it fails; here a failure closes the door, and every later call says no. */
typedef struct mv_simplex mv_simplex;

/* Edges cost their weight in mean weights of the kernel, and 0 <= x <= 1. */
mv_simplex *mv_simplex_new(const mv_kernel *kernel);
void mv_simplex_free(mv_simplex *simplex); /* accepts NULL */

/* Adds the rows sum of x over the edges >= 1, for cycles edges[start[i]] .. edges[start[i + 1] - 1]. */
bool mv_simplex_add(mv_simplex *simplex, const uint32_t *edges, const uint32_t *start, const uint32_t *cycles,
                    size_t count);

/* Limits x of an edge. */
bool mv_simplex_limit(mv_simplex *simplex, uint32_t edge, int lower, int upper);

/* Solves from the basis at hand; false on failure or when the time is over. Then x per edge and, if wanted, the
 * dual value (>= 0) per row, in the order of adding. */
bool mv_simplex_solve(mv_simplex *simplex, double seconds, float *x, double *y);

/* Removes the rows that are slack at the optimum and marks those kept. */
bool mv_simplex_drop_slack(mv_simplex *simplex, uint8_t *kept);

#endif
