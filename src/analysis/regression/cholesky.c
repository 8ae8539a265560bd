#include "analysis/regression/cholesky.h"
#include <math.h>

size_t mv_cholesky(double *matrix, size_t n, double least)
{
    for (size_t i = 0; i < n; i++) {
        double *row = matrix + i * n, whole = row[i];
        for (size_t j = 0; j <= i; j++) {
            const double *other = matrix + j * n;
            for (size_t k = 0; k < j; k++) row[j] -= row[k] * other[k];
            if (j < i) row[j] /= other[j];
        }
        if (!(row[i] > least * whole)) return i;
        row[i] = sqrt(row[i]);
    }
    return n;
}

void mv_cholesky_halve(const double *factor, size_t n, double *right)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++) right[i] -= factor[i * n + k] * right[k];
        right[i] /= factor[i * n + i];
    }
}

void mv_cholesky_back(const double *factor, size_t n, double *right)
{
    for (size_t i = n; i-- > 0;) {
        for (size_t k = i + 1; k < n; k++) right[i] -= factor[k * n + i] * right[k];
        right[i] /= factor[i * n + i];
    }
}

void mv_cholesky_solve(const double *factor, size_t n, double *right)
{
    mv_cholesky_halve(factor, n, right);
    mv_cholesky_back(factor, n, right);
}
