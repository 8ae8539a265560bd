#ifndef ANALYSIS_FRUSTRATION_SEARCH_ROUNDING_H
#define ANALYSIS_FRUSTRATION_SEARCH_ROUNDING_H

#include "analysis/frustration/reduce/kernel.h"
#include "support/random.h"

/* A partition out of a fractional cover: edges of small x are taken to be satisfied, smallest first, as long as
 * they say something new (a spanning tree, by Kruskal), and the signs along the tree give the sides. `noise` is
 * added to x at random to get different trees. */
void mv_round_cover(const mv_kernel *kernel, const float *x, double noise, mv_random *random, int8_t *side);

#endif
