#include "analysis/compare/dense.h"
#include "support/memory.h"

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
