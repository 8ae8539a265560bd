#include "analysis/compare/dense.h"
#include "multivector/compare.h"
#include "support/memory.h"
#include "support/random.h"
#include "support/time_limit.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* r over permutations p differs only in sum_ij x_ij y_p(i)p(j), because the means and the deviations stay. With
 * the mean taken off y, that sum times a constant is r, and pairs without a tie in x add nothing to it. */
typedef struct correlation {
    bool directed;
    mv_tie_rows ties; /* of x */
    double *table;    /* y without its mean */
    double scale;
} correlation;

/* Why there is no r, or NULL. Takes ties from the sparser network and the table of the other. */
static const char *prepare(correlation *c, const mv_signed_ties *a, const mv_signed_ties *b)
{
    size_t n = a->actor_count;
    double *x = mv_dense_values(a, c->directed), *y = mv_dense_values(b, c->directed);
    mv_dense_rescale(x, n);
    mv_dense_rescale(y, n);
    mv_spread of_x = mv_dense_spread(x, n, c->directed), of_y = mv_dense_spread(y, n, c->directed);
    const char *undefined = of_x.constant   ? "no variation: all pairs of the first network have the same value"
                            : of_y.constant ? "no variation: all pairs of the second network have the same value"
                                            : NULL;
    bool swap = of_y.ties < of_x.ties;
    c->ties = mv_tie_rows_list(swap ? y : x, n, c->directed, swap ? of_y.ties : of_x.ties);
    c->table = swap ? x : y;
    mv_dense_centre(c->table, n, swap ? of_x.mean : of_y.mean);
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

static void shuffle(permutations *p)
{
    mv_random_shuffle(&p->random, p->order, (uint32_t)p->n);
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

static void correlate(const correlation *c, const uint32_t *place, double r[MV_BATCH])
{
    mv_tie_rows_sum(&c->ties, c->table, place, r);
    for (int k = 0; k < MV_BATCH; k++) r[k] = fmax(-1, fmin(1, r[k] * c->scale));
}

static void permute_and_count(mv_qap *result, const correlation *c, const mv_qap_options *options)
{
    double until = mv_time_until(options ? options->seconds : 0);
    permutations p = { c->ties.n, result->exact, { result->seed }, mv_alloc_array(c->ties.n, sizeof(uint32_t)) };
    uint32_t *place = mv_alloc_array(c->ties.n * MV_BATCH, sizeof *place);
    const double slack = 1e-12;
    double r[MV_BATCH];
    for (size_t i = 0; i < c->ties.n; i++)
        for (size_t k = 0; k < MV_BATCH; k++) p.order[i] = place[i * MV_BATCH + k] = (uint32_t)i;
    correlate(c, place, r);
    result->r = r[0];
    for (uint64_t done = 0; done < result->draws; done += MV_BATCH) {
        if (done && mv_time_is_over(until)) result->draws = done;
        if (done == result->draws) break;
        if (options && options->progress)
            options->progress(options->context, "Permutations", (size_t)done, (size_t)result->draws);
        for (size_t k = 0; k < MV_BATCH; k++) {
            (p.exact ? step : shuffle)(&p);
            for (size_t i = 0; i < c->ties.n; i++) place[i * MV_BATCH + k] = p.order[i];
        }
        correlate(c, place, r);
        for (uint64_t k = 0; k < MV_BATCH && done + k < result->draws; k++) {
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
        result.asked = result.draws;
        permute_and_count(&result, &c, options);
        judge(&result.two_tailed, &result);
        judge(&result.greater, &result);
        judge(&result.less, &result);
        if (all && result.draws < all) leave_undefined(&result, "the time limit ended the permutations");
    }
    mv_tie_rows_clear(&c.ties);
    free(c.table);
    return result;
}
