#ifndef ANALYSIS_FRUSTRATION_SEMIDEFINITE_PSD_BOUND_H
#define ANALYSIS_FRUSTRATION_SEMIDEFINITE_PSD_BOUND_H

#include "analysis/frustration/semidefinite/gram.h"
#include "analysis/frustration/semidefinite/semidefinite.h"

/* The bound that these vectors and triangles prove, in whole numbers: the lengths are raised by the same amount
 * for every node until the matrix passes. Replaces *best when it is higher. */
void mv_psd_bound(const mv_kernel *kernel, const mv_grid *grid, const mv_gram *gram,
                  const mv_odd_triangles *triangles, mv_semidefinite *best);

#endif
