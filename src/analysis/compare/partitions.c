#include "multivector/compare.h"
#include "support/memory.h"
#include <math.h>

/* Two partitions of the same actors. */

/* How many things each group of A shares with each group of B, and the sizes of the groups. */
typedef struct contingency {
    size_t groups;
    double total, *shared, *rows, *columns;
} contingency;

static contingency tabulate(const size_t *a, const size_t *b, size_t count, size_t groups)
{
    contingency t = { groups, (double)count, mv_alloc_array(groups * groups, sizeof(double)),
                      mv_alloc_array(groups, sizeof(double)), mv_alloc_array(groups, sizeof(double)) };
    for (size_t i = 0; i < count; i++) {
        t.shared[a[i] * groups + b[i]]++;
        t.rows[a[i]]++;
        t.columns[b[i]]++;
    }
    return t;
}

static void clear_table(contingency *t)
{
    MV_FREE(t->shared, t->rows, t->columns);
}

static double entropy(const double *sizes, size_t count, double total)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        if (sizes[i] > 0) sum -= sizes[i] / total * log(sizes[i] / total);
    return sum;
}

static double pairs(const double *sizes, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += sizes[i] * (sizes[i] - 1) / 2;
    return sum;
}

mv_partition_comparison mv_partitions_compare(const size_t *a, const size_t *b, size_t count, size_t groups)
{
    mv_partition_comparison result = { count, NAN, NAN, NAN };
    if (!count) return result;
    contingency t = tabulate(a, b, count, groups);
    double of_a = entropy(t.rows, groups, t.total), of_b = entropy(t.columns, groups, t.total);
    double joint = entropy(t.shared, groups * groups, t.total), all = t.total * (t.total - 1) / 2;
    double together = pairs(t.shared, groups * groups), together_a = pairs(t.rows, groups);
    double together_b = pairs(t.columns, groups);
    result.vi = 2 * joint - of_a - of_b;
    if (result.vi < 1e-14) result.vi = 0; /* rounding */
    result.nmi = of_a + of_b > 0 ? fmax(0, fmin(1, 2 * (of_a + of_b - joint) / (of_a + of_b))) : 1;
    double expected = all > 0 ? together_a * together_b / all : 0, most = (together_a + together_b) / 2;
    result.ari = most > expected ? (together - expected) / (most - expected) : 1;
    clear_table(&t);
    return result;
}
