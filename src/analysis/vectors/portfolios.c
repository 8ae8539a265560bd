#include "analysis/vectors/portfolios.h"
#include "multivector/compare.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* How far two lists of values agree. */

/* --- distances of chance ---------------------------------------------------------------------------------- */

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static double *sorted(const double *values, size_t count)
{
    double *copy = mv_alloc_array(count, sizeof *copy);
    for (size_t i = 0; i < count; i++) copy[i] = values[i];
    qsort(copy, count, sizeof *copy, by_size);
    return copy;
}

/* The mean of |x - y| over all x and y, each list sorted: from x on, what is smaller lies on one side. */
static double mean_apart(const double *x, size_t n, const double *y, size_t m)
{
    double all = 0, below = 0, sum = 0;
    size_t k = 0;
    for (size_t i = 0; i < m; i++) all += y[i];
    for (size_t i = 0; i < n; i++) {
        while (k < m && y[k] <= x[i]) below += y[k++];
        sum += x[i] * (double)k - below + (all - below) - x[i] * (double)(m - k);
    }
    return sum / (double)n / (double)m;
}

static double mean_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += values[i];
    return sum / (double)count;
}

static double variance_of(const double *values, size_t count)
{
    double mean = mean_of(values, count), sum = 0;
    for (size_t i = 0; i < count; i++) sum += (values[i] - mean) * (values[i] - mean);
    return sum / (double)count;
}

/* The mean of (x - y)^2 over all x and y. */
static double mean_square(const double *x, const double *y, size_t count)
{
    double apart = mean_of(x, count) - mean_of(y, count);
    return variance_of(x, count) + variance_of(y, count) + apart * apart;
}

/* Mean distances: of the pairs seen, also with every pair weighing its size, and of those that chance would give
 * with own or with pooled margins. */
typedef struct distances {
    double seen, sized, own, pooled;
} distances;

/* Pooled, a half of all pairs are within one list and a half between the two. */
static distances chance_apart(const double *a, const double *b, size_t count, bool squared)
{
    distances d = { 0 };
    double within;
    if (squared) {
        d.own = mean_square(a, b, count);
        within = variance_of(a, count) + variance_of(b, count);
    } else {
        double *x = sorted(a, count), *y = sorted(b, count);
        d.own = mean_apart(x, count, y, count);
        within = (mean_apart(x, count, x, count) + mean_apart(y, count, y, count)) / 2;
        free(x);
        free(y);
    }
    d.pooled = (within + d.own) / 2;
    return d;
}

static distances measure(const double *a, const double *b, const double *sizes, size_t count, bool squared)
{
    distances d = chance_apart(a, b, count, squared);
    double total = 0;
    for (size_t i = 0; i < count; i++) {
        double apart = fabs(a[i] - b[i]), distance = squared ? apart * apart : apart;
        d.seen += distance / (double)count;
        if (!sizes || isnan(sizes[i])) continue;
        d.sized += distance * sizes[i];
        total += sizes[i];
    }
    d.sized /= total; /* NAN without a size */
    return d;
}

/* --- agreement -------------------------------------------------------------------------------------------- */

static void leave_undefined(mv_agreement *x, const char *why)
{
    *x =
        (mv_agreement){ x->universe, x->unsized, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, why, why, why, why };
}

void mv_agreement_undefine_chance(mv_agreement *x, const char *why)
{
    x->kappa = x->kappa_squared = x->pi = x->pi_squared = NAN;
    x->chance_undefined = why;
}

mv_agreement mv_agreement_of(const double *a, const double *b, const double *sizes, size_t count, double low,
                             double high)
{
    mv_agreement x = { .universe = count };
    for (size_t i = 0; i < count && sizes; i++) x.unsized += isnan(sizes[i]) != 0;
    if (!count || !(high > low)) {
        leave_undefined(&x, count ? "there is no signed tie" : "no other actor to compare over");
        return x;
    }
    distances plain = measure(a, b, sizes, count, false), squared = measure(a, b, sizes, count, true);
    double range = high - low;
    x.s = 1 - 2 * plain.seen / range;
    x.s_squared = 1 - 2 * squared.seen / (range * range);
    x.s_weighted = 1 - 2 * plain.sized / range;
    x.s_squared_weighted = 1 - 2 * squared.sized / (range * range);
    if (isnan(x.s_weighted)) x.weighted_undefined = sizes ? "no actor has a size above 0" : "no size is asked for";
    x.kappa = 1 - plain.seen / plain.own;
    x.kappa_squared = 1 - squared.seen / squared.own;
    x.pi = 1 - plain.seen / plain.pooled;
    x.pi_squared = 1 - squared.seen / squared.pooled;
    if (!(plain.pooled > 1e-12 * range))
        mv_agreement_undefine_chance(&x, "both portfolios are the same throughout: chance agrees as well");
    x.tau_b = mv_ranks_compare(a, b, count).tau_b;
    if (isnan(x.tau_b)) x.tau_b_undefined = "a portfolio is the same throughout";
    return x;
}
