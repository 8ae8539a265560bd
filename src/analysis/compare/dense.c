#include "analysis/compare/dense.h"
#include "support/memory.h"
#include <math.h>

double *mv_dense_values(const mv_signed_ties *ties, bool directed)
{
    size_t n = ties->actor_count;
    double *table = mv_alloc_array(n * n, sizeof *table);
    for (size_t e = 0; e < ties->count; e++) {
        size_t i = ties->a[e], j = ties->b[e];
        if (i == j) continue;
        table[i * n + j] += ties->weight[e];
        if (!directed) table[j * n + i] = table[i * n + j];
    }
    return table;
}

int mv_dense_rescale(double *table, size_t n)
{
    double largest = 0;
    int exponent;
    for (size_t i = 0; i < n * n; i++) largest = fmax(largest, fabs(table[i]));
    frexp(largest, &exponent);
    for (size_t i = 0; i < n * n; i++) table[i] = ldexp(table[i], -exponent);
    return exponent;
}

mv_spread mv_dense_spread(const double *table, size_t n, bool directed)
{
    double pairs = (double)n * ((double)n - 1) / (directed ? 1 : 2), first = table[n]; /* the pair 1, 0 */
    mv_spread s = { .constant = true };
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < mv_dense_partners(n, directed, i); j++) {
            if (i == j) continue;
            double value = table[i * n + j];
            s.ties += value != 0;
            s.mean += value;
            if (value != first) s.constant = false;
        }
    s.mean /= pairs;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < mv_dense_partners(n, directed, i); j++)
            if (i != j) s.squares += (table[i * n + j] - s.mean) * (table[i * n + j] - s.mean);
    return s;
}

void mv_dense_centre(double *table, size_t n, double mean)
{
    for (size_t i = 0; i < n * n; i++) table[i] -= mean;
}

mv_tie_rows mv_tie_rows_list(const double *table, size_t n, bool directed, size_t ties)
{
    size_t count = 0;
    mv_tie_rows rows = { n, mv_alloc_array(n + 1, sizeof *rows.first), mv_alloc_array(ties, sizeof *rows.to),
                         mv_alloc_array(ties, sizeof *rows.value) };
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < mv_dense_partners(n, directed, i); j++) {
            if (table[i * n + j] == 0) continue;
            rows.to[count] = (uint32_t)j;
            rows.value[count++] = table[i * n + j];
        }
        rows.first[i + 1] = count;
    }
    return rows;
}

void mv_tie_rows_clear(mv_tie_rows *rows)
{
    MV_FREE(rows->first, rows->to, rows->value);
    *rows = (mv_tie_rows){ 0 };
}

void mv_tie_rows_sum(const mv_tie_rows *x, const double *table, const uint32_t *place, double sums[MV_BATCH])
{
    double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
    _Static_assert(MV_BATCH == 4, "a sum for each permutation");
    for (size_t i = 0; i < x->n; i++) {
        const uint32_t *own = place + i * MV_BATCH;
        const double *row0 = table + own[0] * x->n, *row1 = table + own[1] * x->n;
        const double *row2 = table + own[2] * x->n, *row3 = table + own[3] * x->n;
        for (size_t e = x->first[i]; e < x->first[i + 1]; e++) {
            const uint32_t *at = place + (size_t)x->to[e] * MV_BATCH;
            double value = x->value[e];
            sum0 += value * row0[at[0]];
            sum1 += value * row1[at[1]];
            sum2 += value * row2[at[2]];
            sum3 += value * row3[at[3]];
        }
    }
    sums[0] = sum0;
    sums[1] = sum1;
    sums[2] = sum2;
    sums[3] = sum3;
}
