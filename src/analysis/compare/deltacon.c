#include "analysis/compare/dense.h"
#include "multivector/association.h"
#include "support/memory.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* The values become I + e^2 D - e A with the signs taken off; its lower half and diagonal are all that is used
 * from here on. Returns e. */
static double fill_system(double *table, size_t n)
{
    double *degree = mv_alloc_array(n, sizeof *degree), most = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) degree[i] += fabs(table[i * n + j]);
        most = fmax(most, degree[i]);
    }
    double epsilon = 1 / (1 + most);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) table[i * n + j] = -epsilon * fabs(table[i * n + j]);
        table[i * n + i] = 1 + epsilon * epsilon * degree[i];
    }
    free(degree);
    return epsilon;
}

/* Sweeps one row and column of the lower half; all of them swept give the inverse, its sign turned. */
static void sweep(double *table, size_t n, size_t k, double *column)
{
    double pivot = table[k * n + k];
    for (size_t i = 0; i < n; i++) column[i] = i < k ? table[k * n + i] : table[i * n + k];
    for (size_t i = 0; i < n; i++) {
        double *row = table + i * n, factor = column[i] / pivot;
        if (factor == 0) continue;
        for (size_t j = 0; j <= i; j++) row[j] -= factor * column[j];
    }
    for (size_t i = 0; i < n; i++) table[i < k ? k * n + i : i * n + k] = column[i] / pivot;
    table[k * n + k] = -1 / pivot;
}

/* sqrt S in the lower half. Why not a library's inverse: the square root would make 1e-9 of a rounding error of
 * 1e-18 between actors that have no path; here they keep their exact 0, and of what is off the diagonal nothing
 * cancels. NULL when the weights are so large that the matrix is singular but for rounding.
 * Goodnight, Am. Stat. 33 (1979). */
static double *influence(const mv_signed_ties *ties, double *epsilon)
{
    size_t n = ties->actor_count;
    double *table = mv_dense_values(ties, false), *column = mv_alloc_array(n, sizeof *column);
    *epsilon = fill_system(table, n);
    if (*epsilon < 1e-9) {
        free(column);
        free(table);
        return NULL;
    }
    for (size_t k = 0; k < n; k++) sweep(table, n, k, column);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) table[i * n + j] = sqrt(fmax(0, -table[i * n + j]));
    free(column);
    return table;
}

static void compare(mv_deltacon *result, const double *a, const double *b)
{
    size_t n = result->actors;
    double sum = 0;
    result->blame = mv_alloc_array(n, sizeof *result->blame);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            double apart = a[i * n + j] - b[i * n + j], square = apart * apart;
            result->blame[i] += square;
            if (i != j) result->blame[j] += square;
        }
    for (size_t i = 0; i < n; i++) sum += result->blame[i];
    result->distance = sqrt(sum);
    result->similarity = 1 / (1 + result->distance);
}

static void leave_undefined(mv_deltacon *result, const char *reason)
{
    result->epsilon_a = result->epsilon_b = result->distance = result->similarity = NAN;
    result->undefined = reason;
}

mv_deltacon *mv_deltacon_build(const mv_signed_ties *a, const mv_signed_ties *b)
{
    assert(a->actor_count == b->actor_count);
    mv_deltacon *result = mv_alloc(sizeof *result);
    result->actors = a->actor_count;
    if (a->actor_count > MV_DELTACON_ACTORS) {
        leave_undefined(result, "more than 2000 actors");
        return result;
    }
    double *of_a = influence(a, &result->epsilon_a), *of_b = influence(b, &result->epsilon_b);
    if (of_a && of_b)
        compare(result, of_a, of_b);
    else
        leave_undefined(result, "the weights of an actor's ties sum to 1e9 or more");
    free(of_a);
    free(of_b);
    return result;
}

void mv_deltacon_free(mv_deltacon *deltacon)
{
    if (!deltacon) return;
    free(deltacon->blame);
    free(deltacon);
}
