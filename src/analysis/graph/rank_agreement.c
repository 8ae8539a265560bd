#include "analysis/graph/ranking.h"
#include "multivector/compare.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* How far two rankings agree. */

typedef struct entry {
    double a, b; /* average ranks */
} entry;

static int by_a_then_b(const void *x, const void *y)
{
    const entry *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

/* --- Spearman --------------------------------------------------------------------------------------------- */

/* Average ranks have the mean (n + 1) / 2 whatever is tied. */
static double spearman(const entry *entries, size_t count)
{
    double mean = ((double)count + 1) / 2, aa = 0, bb = 0, ab = 0;
    for (size_t i = 0; i < count; i++) {
        double x = entries[i].a - mean, y = entries[i].b - mean;
        aa += x * x;
        bb += y * y;
        ab += x * y;
    }
    return aa > 0 && bb > 0 ? ab / sqrt(aa * bb) : NAN;
}

/* --- Kendall ---------------------------------------------------------------------------------------------- */

/* Pairs of neighbours that `same` holds for, in a sorted list: runs of r entries have r (r - 1) / 2. */
static double tied_pairs(const entry *entries, size_t count, bool (*same)(const entry *x, const entry *y))
{
    double pairs = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && same(&entries[i], &entries[end]);) end++;
        pairs += (double)(end - i) * (double)(end - i - 1) / 2;
    }
    return pairs;
}

static bool same_a(const entry *x, const entry *y)
{
    return x->a == y->a;
}

static bool same_b(const entry *x, const entry *y)
{
    return x->b == y->b;
}

static bool same_both(const entry *x, const entry *y)
{
    return x->a == y->a && x->b == y->b;
}

/* Merges two sorted halves by b; gives how many pairs stood the wrong way round. */
static double merge(entry *entries, size_t middle, size_t count, entry *room)
{
    double swaps = 0;
    size_t i = 0, j = middle, k = 0;
    while (i < middle || j < count) {
        bool left = j == count || (i < middle && entries[i].b <= entries[j].b);
        if (!left) swaps += (double)(middle - i);
        room[k++] = left ? entries[i++] : entries[j++];
    }
    for (k = 0; k < count; k++) entries[k] = room[k];
    return swaps;
}

static double sort_by_b(entry *entries, size_t count, entry *room)
{
    if (count < 2) return 0;
    size_t middle = count / 2;
    double swaps = sort_by_b(entries, middle, room) + sort_by_b(entries + middle, count - middle, room);
    return swaps + merge(entries, middle, count, room);
}

/* Sorted by a, the pairs that a sort by b swaps are the ones in opposite order. Leaves the entries sorted by b. */
static double tau_b(entry *entries, size_t count)
{
    entry *room = mv_alloc_array(count, sizeof *room);
    qsort(entries, count, sizeof *entries, by_a_then_b);
    double all = (double)count * ((double)count - 1) / 2;
    double tied_a = tied_pairs(entries, count, same_a), tied_both = tied_pairs(entries, count, same_both);
    double opposite = sort_by_b(entries, count, room), tied_b = tied_pairs(entries, count, same_b);
    free(room);
    double difference = all - tied_a - tied_b + tied_both - 2 * opposite;
    double varied_a = all - tied_a, varied_b = all - tied_b;
    return varied_a > 0 && varied_b > 0 ? difference / (sqrt(varied_a) * sqrt(varied_b)) : NAN;
}

mv_rank_agreement mv_ranks_compare(const double *a, const double *b, size_t count)
{
    mv_rank_agreement result = { .tau_b = NAN, .spearman = NAN };
    double *both = mv_alloc_array(4 * count, sizeof *both), *of_a = both, *of_b = both + count;
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(a[i]) || !isfinite(b[i])) continue;
        of_a[result.count] = a[i];
        of_b[result.count++] = b[i];
    }
    double *rank_a = both + 2 * count, *rank_b = both + 3 * count;
    mv_average_ranks(of_a, result.count, rank_a);
    mv_average_ranks(of_b, result.count, rank_b);
    entry *entries = mv_alloc_array(result.count, sizeof *entries);
    for (size_t i = 0; i < result.count; i++) entries[i] = (entry){ rank_a[i], rank_b[i] };
    if (result.count > 1) {
        result.spearman = spearman(entries, result.count);
        result.tau_b = tau_b(entries, result.count);
    }
    free(entries);
    free(both);
    return result;
}
