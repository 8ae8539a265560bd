#ifndef ANALYSIS_COMPARE_DENSE_H
#define ANALYSIS_COMPARE_DENSE_H

#include "multivector/frustration.h"

/* The values w_ij of all pairs of actors as an n x n table with zeros on its diagonal, both halves filled unless
 * `directed`: then ties lead from i to j. Parallel ties are added. The caller frees it. */
double *mv_dense_values(const mv_signed_ties *ties, bool directed);

#endif
