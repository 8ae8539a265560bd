#include "analysis/compare/dense.h"
#include "multivector/association.h"
#include "multivector/chance.h"
#include "support/cases.h"
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
    uint64_t seed, made; /* how many lead to this one */
    mv_random random;
    uint32_t *order;
} permutations;

static void begin(permutations *p)
{
    p->random = (mv_random){ p->seed };
    p->made = 0;
    for (size_t i = 0; i < p->n; i++) p->order[i] = (uint32_t)i;
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

/* The next one: each is a shuffle of the one before it. */
static void advance(permutations *p)
{
    if (p->exact)
        step(p);
    else
        mv_random_shuffle(&p->random, p->order, (uint32_t)p->n);
    p->made++;
}

/* Passes over those before. Without the sums over all ties that takes little: each process that takes some of the
 * permutations goes through all of them. */
static void seek(permutations *p, uint64_t first)
{
    if (p->made > first) begin(p);
    while (p->made < first) advance(p);
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

/* So many of these permutations follow each other in a piece. */
typedef struct plan {
    const correlation *c;
    permutations *all;
    uint32_t *place; /* MV_BATCH of them */
    double r;        /* of none */
    uint64_t draws, piece;
} plan;

typedef struct tails {
    uint64_t two_tailed, greater, less;
} tails;

static void correlate(const plan *p, double r[MV_BATCH])
{
    mv_tie_rows_sum(&p->c->ties, p->c->table, p->place, r);
    for (int k = 0; k < MV_BATCH; k++) r[k] = fmax(-1, fmin(1, r[k] * p->c->scale));
}

static void put(const plan *p, size_t k)
{
    for (size_t i = 0; i < p->all->n; i++) p->place[i * MV_BATCH + k] = p->all->order[i];
}

static double correlate_unpermuted(const plan *p)
{
    double r[MV_BATCH];
    begin(p->all);
    for (size_t k = 0; k < MV_BATCH; k++) put(p, k);
    correlate(p, r);
    return r[0];
}

static void count(const plan *p, double r, tails *t)
{
    const double slack = 1e-12;
    t->two_tailed += fabs(r) >= fabs(p->r) - slack;
    t->greater += r >= p->r - slack;
    t->less += r <= p->r + slack;
}

static mv_status run_piece(const void *context, size_t which, void *record, mv_log *log)
{
    const plan *p = context;
    uint64_t first = which * p->piece, end = first + p->piece < p->draws ? first + p->piece : p->draws;
    double r[MV_BATCH];
    (void)log;
    seek(p->all, first);
    for (uint64_t done = first; done < end; done += MV_BATCH) {
        for (size_t k = 0; k < MV_BATCH; k++) {
            advance(p->all);
            put(p, k);
        }
        correlate(p, r);
        for (uint64_t k = 0; k < MV_BATCH && done + k < end; k++) count(p, r[k], record);
    }
    return MV_OK;
}

/* --- permuting -------------------------------------------------------------------------------------------- */

/* Steps of a piece, some hundredth of a second, and of all from which on processes are soon paid for. */
#define PIECE_STEPS 4e6
#define SHARED_STEPS 4e7

static uint64_t piece_of(double steps, uint64_t draws)
{
    enum { MOST_PIECES = 4096 };
    double most = fmax(PIECE_STEPS / steps, (double)draws / MOST_PIECES);
    return ((uint64_t)fmin(most, (double)draws) / MV_BATCH + 1) * MV_BATCH;
}

typedef struct listener {
    const mv_qap_options *options;
    uint64_t draws, piece;
} listener;

static void tell(void *context, const char *what, size_t done, size_t pieces)
{
    const listener *l = context;
    (void)pieces;
    l->options->progress(l->options->context, what, (size_t)(done * l->piece), (size_t)l->draws);
}

/* A sum of what was counted in the pieces, in which whole permutations are counted. */
static void add_up(mv_qap *result, const plan *p, const tails *pieces, const bool *made, size_t reached)
{
    for (size_t i = 0; i < reached; i++) {
        result->two_tailed.count += pieces[i].two_tailed;
        result->greater.count += pieces[i].greater;
        result->less.count += pieces[i].less;
        if (!made[i]) result->undrawn = MV_WHY_WORKER_LOST;
    }
    if (reached * p->piece < result->draws) result->draws = reached * p->piece;
}

static void permute(mv_qap *result, const plan *p, const mv_qap_options *options, mv_log *log)
{
    double steps = (double)(p->c->ties.first[p->c->ties.n] + p->c->ties.n);
    size_t reached, count = (size_t)((p->draws + p->piece - 1) / p->piece);
    listener l = { options, p->draws, p->piece };
    mv_cases cases = { .count = count,
                       .record_size = sizeof(tails),
                       .jobs = options && steps * (double)p->draws >= SHARED_STEPS ? options->jobs : 1,
                       .until = mv_time_until(options ? options->seconds : 0),
                       .run = run_piece,
                       .context = p,
                       .what = "the test",
                       .progress = options && options->progress ? tell : NULL,
                       .title = "Permutations",
                       .listener = &l };
    tails *pieces = mv_alloc_array(count, sizeof *pieces);
    bool *made = mv_alloc_array(count, sizeof *made);
    mv_cases_run(&cases, pieces, made, &reached, log);
    add_up(result, p, pieces, made, reached);
    MV_FREE(pieces, made);
}

static void permute_and_count(mv_qap *result, const correlation *c, const mv_qap_options *options, mv_log *log)
{
    size_t n = c->ties.n;
    permutations all = { .n = n, .exact = result->exact, .seed = result->seed };
    plan p = { .c = c, .all = &all, .draws = result->draws };
    all.order = mv_alloc_array(n, sizeof *all.order);
    p.place = mv_alloc_array(n * MV_BATCH, sizeof *p.place);
    p.piece = piece_of((double)(c->ties.first[n] + n), result->draws);
    p.r = result->r = correlate_unpermuted(&p);
    permute(result, &p, options, log);
    MV_FREE(all.order, p.place);
}

/* --- the test --------------------------------------------------------------------------------------------- */

static void judge(mv_qap_tail *tail, const mv_qap *result)
{
    double count = (double)tail->count, draws = (double)result->draws;
    tail->p = result->exact ? count / draws : (count + 1) / (draws + 1);
    tail->error = result->exact ? 0 : sqrt(tail->p * (1 - tail->p) / draws);
}

static const mv_qap_tail no_tail = { 0, NAN, NAN };

static void leave_undrawn(mv_qap *result)
{
    result->two_tailed = result->greater = result->less = no_tail;
}

static void leave_undefined(mv_qap *result, const char *reason)
{
    leave_undrawn(result);
    result->r = NAN;
    result->undefined = reason;
}

mv_qap mv_qap_test(const mv_signed_ties *a, const mv_signed_ties *b, const mv_qap_options *options, mv_log *log)
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
        permute_and_count(&result, &c, options, log);
        judge(&result.two_tailed, &result);
        judge(&result.greater, &result);
        judge(&result.less, &result);
        if (result.undrawn) leave_undrawn(&result);
        if (all && result.draws < all) leave_undefined(&result, "the time limit ended the permutations");
    }
    mv_tie_rows_clear(&c.ties);
    free(c.table);
    return result;
}
