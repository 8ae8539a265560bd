#ifndef ANALYSIS_FRUSTRATION_SEMIDEFINITE_MATRIX_BOUND_H
#define ANALYSIS_FRUSTRATION_SEMIDEFINITE_MATRIX_BOUND_H

#include "analysis/frustration/reduce/reduce.h"
#include "analysis/frustration/semidefinite/semidefinite.h"

/* The bounds of kernels, put together into one of the network (mv_matrix_bound of frustration.h). */

/* Adds that of one kernel; nodes[i] is the actor of its node i. */
void mv_matrix_bound_add(mv_matrix_bound *matrix, const uint32_t *nodes, const mv_semidefinite *kernel);

/* Copies the joinings that came before. */
void mv_matrix_bound_finish(mv_matrix_bound *matrix, const mv_reduction *reduction);
void mv_matrix_bound_clear(mv_matrix_bound *matrix);

#endif
