#ifndef ANALYSIS_GRAPH_EIGEN_H
#define ANALYSIS_GRAPH_EIGEN_H

#include "analysis/graph/adjacency.h"

/* Linear algebra on the matrices of a signed network, all of them symmetric and of one form:
 *
 *     y_i = (shift + degree d_i) x_i + positive sum_{j + i} w_ij x_j + negative sum_{j - i} w_ij x_j
 *
 * with d_i the number of ties of i. The adjacency matrix is { 0, 0, 1, -1 }, its absolute value { 0, 0, 1, 1 },
 * the signed Laplacian { 0, 1, -1, 1 }. */
typedef struct mv_operator {
    const mv_adjacency *ties;
    double shift, degree, positive, negative;
} mv_operator;

void mv_operator_apply(const mv_operator *matrix, const double *x, double *y);

/* Eigenpairs: values ascending, vectors of length 1 one after the other. */
typedef struct mv_eigen {
    size_t size, count; /* of a vector; of pairs */
    double *values, *vectors;
} mv_eigen;

void mv_eigen_clear(mv_eigen *eigen);

/* Dense, by LAPACK: fine for up to some 800 actors. `count` smallest pairs, or all of them with 0; without
 * `vectors` the result has none. The caller clears the result. */
mv_status mv_eigen_dense(mv_eigen *result, const mv_operator *matrix, size_t count, bool vectors, mv_log *log);

/* All pairs of any symmetric matrix (size x size), densely. */
mv_status mv_eigen_symmetric(mv_eigen *result, const double *matrix, size_t size, mv_log *log);

/* The `count` smallest pairs by an iteration that only multiplies. Values are good to `tolerance`, and to its
 * square over the distance to the next one. False when it does not converge; the result is to be cleared either
 * way. */
mv_status mv_eigen_smallest(mv_eigen *result, const mv_operator *matrix, size_t count, double tolerance,
                            bool *converged, mv_log *log);

/* v' exp(matrix - shift) v for a v of length 1; good to about `floor`, or to 12 digits where that is larger. */
double mv_exponential_at(const mv_operator *matrix, const double *v, double shift, double floor);

/* Solves matrix x = right; the matrix must be positive definite. False when it does not converge. */
bool mv_solve(const mv_operator *matrix, const double *right, double *x);

static inline double mv_dot(const double *x, const double *y, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += x[i] * y[i];
    return sum;
}

/* y += factor x */
static inline void mv_add_scaled(double *y, double factor, const double *x, size_t n)
{
    for (size_t i = 0; i < n; i++) y[i] += factor * x[i];
}

#endif
