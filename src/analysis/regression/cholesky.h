#ifndef ANALYSIS_REGRESSION_CHOLESKY_H
#define ANALYSIS_REGRESSION_CHOLESKY_H

#include <stddef.h>

/* Small systems of linear equations with a positive definite matrix of size n, stored row by row. */

/* Replaces the lower half by its factor L, the matrix being L L'. Returns n, or the first row that follows from
 * those before it: what it leaves is not more than `least` times its diagonal entry. */
size_t mv_cholesky(double *matrix, size_t n, double least);

/* right becomes L^-1 right, the square of whose length is right' matrix^-1 right. */
void mv_cholesky_halve(const double *factor, size_t n, double *right);

/* And that becomes matrix^-1 right. */
void mv_cholesky_back(const double *factor, size_t n, double *right);

/* Both: right becomes matrix^-1 right. */
void mv_cholesky_solve(const double *factor, size_t n, double *right);

#endif
