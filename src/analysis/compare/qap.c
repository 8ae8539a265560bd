#include "analysis/compare/dense.h"
#include "multivector/compare.h"
#include "support/memory.h"
#include "support/random.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* r over permutations p differs only in sum_ij x_ij y_p(i)p(j), because the means and the deviations stay. With
 * the mean taken off y, that sum times a constant is r, and pairs without a tie in x add nothing to it. */
typedef struct correlation {
    size_t n;
    bool directed;
    size_t *first; /* ties of i in x, with smaller actors or of its own: first[i] .. first[i + 1] - 1, ascending */
    uint32_t *to;
    double *value;
    double *table; /* y without its mean */
    double scale;
} correlation;

/* --- the two networks ------------------------------------------------------------------------------------- */

/* Brings the largest value near 1, so that squares neither overflow nor vanish; by a power of two, which rounds
 * nothing. */
static void rescale(double *table, size_t n)
{
    double largest = 0;
    int exponent;
    for (size_t i = 0; i < n * n; i++) largest = fmax(largest, fabs(table[i]));
    frexp(largest, &exponent);
    for (size_t i = 0; i < n * n; i++) table[i] = ldexp(table[i], -exponent);
}

typedef struct spread {
    size_t ties;
    double mean, squares; /* squares: summed, of the distances from the mean */
    bool constant;
} spread;

/* Where the partners of actor i end that make a pair with it: every other actor, or those before it. */
static size_t partners_end(const correlation *c, size_t i)
{
    return c->directed ? c->n : i;
}

static spread spread_of(const correlation *c, const double *table)
{
    size_t n = c->n;
    double pairs = (double)n * ((double)n - 1) / (c->directed ? 1 : 2), first = table[n]; /* the pair 1, 0 */
    spread s = { .constant = true };
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < partners_end(c, i); j++) {
            if (i == j) continue;
            double value = table[i * n + j];
            s.ties += value != 0;
            s.mean += value;
            if (value != first) s.constant = false;
        }
    s.mean /= pairs;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < partners_end(c, i); j++)
            if (i != j) s.squares += (table[i * n + j] - s.mean) * (table[i * n + j] - s.mean);
    return s;
}

static void list_ties(correlation *c, const double *table, size_t ties)
{
    size_t count = 0;
    c->first = mv_alloc_array(c->n + 1, sizeof *c->first);
    c->to = mv_alloc_array(ties, sizeof *c->to);
    c->value = mv_alloc_array(ties, sizeof *c->value);
    for (size_t i = 0; i < c->n; i++) {
        for (size_t j = 0; j < partners_end(c, i); j++) {
            if (table[i * c->n + j] == 0) continue;
            c->to[count] = (uint32_t)j;
            c->value[count++] = table[i * c->n + j];
        }
        c->first[i + 1] = count;
    }
}

static void clear_correlation(correlation *c)
{
    MV_FREE(c->first, c->to, c->value, c->table);
}

/* Why there is no r, or NULL. Takes ties from the sparser network and the table of the other. */
static const char *prepare(correlation *c, const mv_signed_ties *a, const mv_signed_ties *b)
{
    size_t n = c->n = a->actor_count;
    double *x = mv_dense_values(a, c->directed), *y = mv_dense_values(b, c->directed);
    rescale(x, n);
    rescale(y, n);
    spread of_x = spread_of(c, x), of_y = spread_of(c, y);
    const char *undefined = of_x.constant   ? "no variation: all pairs of the first network have the same value"
                            : of_y.constant ? "no variation: all pairs of the second network have the same value"
                                            : NULL;
    bool swap = of_y.ties < of_x.ties;
    list_ties(c, swap ? y : x, swap ? of_y.ties : of_x.ties);
    c->table = swap ? x : y;
    double mean = swap ? of_x.mean : of_y.mean;
    for (size_t i = 0; i < n * n; i++) c->table[i] -= mean;
    c->scale = 1 / sqrt(of_x.squares) / sqrt(of_y.squares);
    free(swap ? y : x);
    return undefined;
}

/* --- permutations ----------------------------------------------------------------------------------------- */

typedef struct permutations {
    size_t n;
    bool exact;
    mv_random random;
    uint32_t *order;
} permutations;

/* Fisher and Yates; Durstenfeld, Commun. ACM 7 (1964). */
static void shuffle(permutations *p)
{
    for (uint32_t left = (uint32_t)p->n; left > 1; left--) {
        uint32_t place = mv_random_below(&p->random, left), moved = p->order[left - 1];
        p->order[left - 1] = p->order[place];
        p->order[place] = moved;
    }
}

static void reverse(uint32_t *order, size_t from, size_t to)
{
    for (; from + 1 < to; from++, to--) {
        uint32_t moved = order[from];
        order[from] = order[to - 1];
        order[to - 1] = moved;
    }
}

/* The next one in the order of a dictionary; after the last the first again. */
static void step(permutations *p)
{
    size_t i = p->n - 1, j = p->n - 1;
    while (i > 0 && p->order[i - 1] > p->order[i]) i--;
    reverse(p->order, i, p->n);
    if (i == 0) return;
    for (j = i; p->order[j] < p->order[i - 1];) j++;
    uint32_t moved = p->order[j];
    p->order[j] = p->order[i - 1];
    p->order[i - 1] = moved;
}

/* n!, or 0 when it is more than `most`. */
static uint64_t factorial(size_t n, uint64_t most)
{
    uint64_t product = 1;
    for (size_t k = 2; k <= n; k++) {
        if (product > most / k) return 0;
        product *= k;
    }
    return product;
}

/* --- correlations ----------------------------------------------------------------------------------------- */

/* Several permutations go through the ties together: their sums are independent of each other, so that the machine
 * need not wait for one addition before it begins the next. Actor i of permutation k is place[i * BATCH + k]. */
enum { BATCH = 4 };

static void correlate(const correlation *c, const uint32_t *place, double *r)
{
    double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
    for (size_t i = 0; i < c->n; i++) {
        const uint32_t *own = place + i * BATCH;
        const double *row0 = c->table + own[0] * c->n, *row1 = c->table + own[1] * c->n;
        const double *row2 = c->table + own[2] * c->n, *row3 = c->table + own[3] * c->n;
        for (size_t e = c->first[i]; e < c->first[i + 1]; e++) {
            const uint32_t *at = place + (size_t)c->to[e] * BATCH;
            double value = c->value[e];
            sum0 += value * row0[at[0]];
            sum1 += value * row1[at[1]];
            sum2 += value * row2[at[2]];
            sum3 += value * row3[at[3]];
        }
    }
    const double sums[BATCH] = { sum0, sum1, sum2, sum3 };
    for (int k = 0; k < BATCH; k++) r[k] = fmax(-1, fmin(1, sums[k] * c->scale));
}

static void permute_and_count(mv_qap *result, const correlation *c)
{
    permutations p = { c->n, result->exact, { result->seed }, mv_alloc_array(c->n, sizeof(uint32_t)) };
    uint32_t *place = mv_alloc_array(c->n * BATCH, sizeof *place);
    const double slack = 1e-12;
    double r[BATCH];
    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; k < BATCH; k++) p.order[i] = place[i * BATCH + k] = (uint32_t)i;
    correlate(c, place, r);
    result->r = r[0];
    for (uint64_t done = 0; done < result->draws; done += BATCH) {
        for (size_t k = 0; k < BATCH; k++) {
            (p.exact ? step : shuffle)(&p);
            for (size_t i = 0; i < c->n; i++) place[i * BATCH + k] = p.order[i];
        }
        correlate(c, place, r);
        for (uint64_t k = 0; k < BATCH && done + k < result->draws; k++) {
            result->two_tailed.count += fabs(r[k]) >= fabs(result->r) - slack;
            result->greater.count += r[k] >= result->r - slack;
            result->less.count += r[k] <= result->r + slack;
        }
    }
    free(place);
    free(p.order);
}

/* --- the test --------------------------------------------------------------------------------------------- */

static void judge(mv_qap_tail *tail, const mv_qap *result)
{
    double count = (double)tail->count, draws = (double)result->draws;
    tail->p = result->exact ? count / draws : (count + 1) / (draws + 1);
    tail->error = result->exact ? 0 : sqrt(tail->p * (1 - tail->p) / draws);
}

static void leave_undefined(mv_qap *result, const char *reason)
{
    const mv_qap_tail none = { 0, NAN, NAN };
    result->r = NAN;
    result->two_tailed = result->greater = result->less = none;
    result->undefined = reason;
}

mv_qap mv_qap_test(const mv_signed_ties *a, const mv_signed_ties *b, const mv_qap_options *options)
{
    assert(a->actor_count == b->actor_count);
    size_t n = a->actor_count;
    bool directed = options && options->directed;
    mv_qap result = { .actors = n, .pairs = n ? n * (n - 1) / (directed ? 1 : 2) : 0, .generator = "splitmix64" };
    result.draws = options && options->draws ? options->draws : MV_QAP_DRAWS;
    result.seed = options ? options->seed : 1;
    uint64_t all = factorial(n, result.draws);
    correlation c = { .directed = directed };
    const char *undefined = n < 3               ? "fewer than 3 actors"
                            : n > MV_QAP_ACTORS ? "more than 5000 actors"
                                                : prepare(&c, a, b);
    if (undefined) {
        leave_undefined(&result, undefined);
    } else {
        result.exact = all > 0;
        if (all) result.draws = all;
        permute_and_count(&result, &c);
        judge(&result.two_tailed, &result);
        judge(&result.greater, &result);
        judge(&result.less, &result);
    }
    clear_correlation(&c);
    return result;
}
