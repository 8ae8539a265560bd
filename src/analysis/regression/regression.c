#include "multivector/regression.h"
#include "analysis/regression/design.h"
#include "analysis/regression/logit.h"
#include "multivector/chance.h"
#include "multivector/metric.h"
#include "support/memory.h"
#include "support/parallel.h"
#include "support/random.h"
#include "support/time_limit.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const model_names[] = {
    [MV_REGRESSION_LINEAR] = "linear", [MV_REGRESSION_LOGISTIC] = "logistic"
};

const char *mv_regression_model_name(size_t model)
{
    return model < MV_COUNT(model_names) ? model_names[model] : NULL;
}

/* Draws are made in chains, of a number that does not depend on how many processes there are. */
enum { CHAINS = 32 };

static const mv_regression_term undefined_term = {
    NAN, NAN, NAN, { 0, NAN, NAN }, { 0, NAN, NAN }, { 0, NAN, NAN }, NULL
};

typedef struct plan {
    mv_design design;
    mv_regression_options options;
    size_t terms;
    mv_partial *partials; /* of each term */
    mv_logit *logits;     /* the same, of the logistic model */
    double *observed;     /* what draws are compared with, of each term */
    double until;         /* when there is no more time */
} plan;

static bool is_logistic(const plan *p)
{
    return p->options.model == MV_REGRESSION_LOGISTIC;
}

/* --- the statistic of all terms --------------------------------------------------------------------------- */

/* Room for the work of a chain. */
typedef struct bench {
    uint32_t *place;  /* MV_BATCH permutations */
    uint32_t *order;  /* one of them */
    double *products; /* of all of them; raw ones of one */
    double *raw, *room;
    mv_logit_room logit;
    double *statistics; /* of each term in each permutation */
} bench;

static bench bench_new(const plan *p)
{
    size_t n = p->design.n, cells = p->terms * p->terms;
    return (bench){ .place = mv_alloc_array(n * MV_BATCH, sizeof(uint32_t)),
                    .order = mv_alloc_array(n, sizeof(uint32_t)),
                    .products = mv_alloc_array(MV_BATCH * cells, sizeof(double)),
                    .raw = mv_alloc_array(cells, sizeof(double)),
                    .room = mv_alloc_array(p->terms, sizeof(double)),
                    .logit = mv_logit_room_new(&p->design),
                    .statistics = mv_alloc_array(p->terms * MV_BATCH, sizeof(double)) };
}

static void bench_free(bench *b)
{
    mv_logit_room_free(&b->logit);
    MV_FREE(b->place, b->order, b->products, b->raw, b->room, b->statistics);
}

/* The partial correlation, which t grows with. */
static void correlate(const plan *p, bench *b)
{
    mv_design_products(&p->design, b->place, b->products);
    for (size_t i = 0; i < MV_BATCH; i++) {
        const double *products = b->products + i * p->terms * p->terms;
        mv_design_put_means(&p->design, products, b->raw);
        for (size_t term = 0; term < p->terms; term++)
            b->statistics[i * p->terms + term] =
                mv_partial_evaluate(&p->design, &p->partials[term], term < p->design.k ? products : b->raw,
                                    b->room)
                    .correlation;
    }
}

static double z_of(const mv_logit_fit *fit)
{
    return fit->finite ? fit->coefficient / fit->standard_error : 0;
}

static void search(const plan *p, bench *b)
{
    static const mv_logit_patience quick = { 1e-7, 1e-5 };
    for (size_t i = 0; i < MV_BATCH; i++) {
        for (size_t j = 0; j < p->design.n; j++) b->order[j] = b->place[j * MV_BATCH + i];
        for (size_t term = 0; term < p->terms; term++) {
            mv_logit_fit fit = mv_logit_search(&p->logits[term], b->order, &quick, &b->logit);
            b->statistics[i * p->terms + term] = z_of(&fit);
        }
    }
}

/* --- drawing ---------------------------------------------------------------------------------------------- */

/* The draws at least as extreme, of each term, and all that were made. */
typedef struct tails {
    uint64_t two_tailed, greater, less, made;
} tails;

static void count(const plan *p, const double *statistics, tails *counts)
{
    /* The same value comes back in many permutations, summed in another order; a search ends near it. */
    const double slack = is_logistic(p) ? 1e-6 : 1e-11;
    for (size_t term = 0; term < p->terms; term++) {
        double seen = p->observed[term], drawn = statistics[term], margin = slack * (1 + fabs(seen));
        counts[term].two_tailed += fabs(drawn) >= fabs(seen) - margin;
        counts[term].greater += drawn >= seen - margin;
        counts[term].less += drawn <= seen + margin;
        counts[term].made++;
    }
}

static uint64_t chain_length(const plan *p, size_t chain)
{
    uint64_t draws = p->options.draws;
    return draws / CHAINS + (chain < draws % CHAINS);
}

static void run_chain(const void *context, size_t chain, void *record)
{
    const plan *p = context;
    uint64_t length = chain_length(p, chain);
    mv_random random = { p->options.seed };
    random.state = mv_random_next(&random) ^ (chain + 1) * 0xd1342543de82ef95u; /* chains far apart */
    bench b = bench_new(p);
    uint32_t *order = mv_alloc_array(p->design.n, sizeof *order);
    for (size_t i = 0; i < p->design.n; i++) order[i] = (uint32_t)i;
    for (uint64_t done = 0; done < length && !(done && mv_time_is_over(p->until)); done += MV_BATCH) {
        for (size_t k = 0; k < MV_BATCH; k++) {
            mv_random_shuffle(&random, order, (uint32_t)p->design.n);
            for (size_t i = 0; i < p->design.n; i++) b.place[i * MV_BATCH + k] = order[i];
        }
        (is_logistic(p) ? search : correlate)(p, &b);
        for (uint64_t k = 0; k < MV_BATCH && done + k < length; k++) count(p, b.statistics + k * p->terms, record);
    }
    free(order);
    bench_free(&b);
}

static mv_qap_tail tail_of(uint64_t count, uint64_t draws)
{
    double p = ((double)count + 1) / ((double)draws + 1);
    return (mv_qap_tail){ count, p, sqrt(p * (1 - p) / (double)draws) };
}

/* The coefficients stand. */
static void leave_undrawn(mv_regression *result, const char *why)
{
    result->undrawn = why;
    result->draws = 0;
    for (size_t term = 0; term < result->term_count; term++)
        if (!result->terms[term].undefined) result->terms[term].undefined = why;
}

static void draw_all(mv_regression *result, const plan *p, mv_log *log)
{
    mv_parallel work = { .pieces = CHAINS,
                         .record_size = p->terms * sizeof(tails),
                         .jobs = p->options.jobs,
                         .run = run_chain,
                         .context = p,
                         .what = "the regression",
                         .progress = p->options.progress,
                         .listener = p->options.listener };
    tails *records = mv_alloc_array(CHAINS * p->terms, sizeof *records);
    mv_status status = mv_parallel_run(&work, records, log);
    if (status) leave_undrawn(result, status == MV_LIMIT ? MV_WHY_NOT_IN_TIME : MV_WHY_WORKER_LOST);
    for (size_t term = 0; term < p->terms && !status; term++) {
        mv_regression_term *out = &result->terms[term];
        tails sum = { 0 };
        for (size_t chain = 0; chain < CHAINS; chain++) {
            const tails *one = &records[chain * p->terms + term];
            sum.two_tailed += one->two_tailed;
            sum.greater += one->greater;
            sum.less += one->less;
            sum.made += one->made;
        }
        result->draws = sum.made;
        if (isnan(p->observed[term]) || isnan(out->coefficient)) continue;
        out->two_tailed = tail_of(sum.two_tailed, sum.made);
        out->greater = tail_of(sum.greater, sum.made);
        out->less = tail_of(sum.less, sum.made);
    }
    free(records);
}

/* --- what is seen ----------------------------------------------------------------------------------------- */

/* The sum of squared residuals, of coefficients of scaled predictors. */
static double squares_left(const mv_design *d, const double *coefficients)
{
    double squares = 0;
    for (size_t i = 0; i < d->n; i++)
        for (size_t j = 0; j < mv_dense_partners(d->n, d->directed, i); j++) {
            size_t cell = i * d->n + j;
            double left = i == j ? 0 : d->tables[d->k][cell];
            for (size_t b = 0; b < d->k && i != j; b++) left -= coefficients[b] * d->tables[b][cell];
            squares += left * left;
        }
    return squares;
}

/* Fills in a term of the model of scaled values, whose coefficient is 2 to `exponent` times that. */
static void tell_term(mv_regression_term *out, double coefficient, double error, int exponent)
{
    out->coefficient = ldexp(coefficient, exponent);
    out->standard_error = ldexp(error, exponent);
    if (error > 0) out->statistic = coefficient / error;
    if (isfinite(out->coefficient) && isfinite(out->standard_error)) return;
    *out = undefined_term;
    out->undefined = MV_WHY_BEYOND_NUMBERS;
}

/* By how many powers of two the coefficient of a term is that of a scaled one. */
static int exponent_of(const mv_design *d, size_t term)
{
    return d->exponents[d->k] - (term < d->k ? d->exponents[term] : 0);
}

static void see_linear_term(mv_regression_term *out, plan *p, size_t term, mv_partial_fit fit, double squares)
{
    const mv_design *d = &p->design;
    const double nothing = 1e-12;
    double freedom = d->pairs - (double)p->terms, own_left = p->partials[term].own_left;
    tell_term(out, fit.product / own_left, sqrt(squares / freedom / own_left), exponent_of(d, term));
    p->observed[term] = fit.correlation;
    if (squares > 0) return;
    bool nothing_left = p->partials[term].y_left <= nothing * d->squares;
    out->undefined = nothing_left ? MV_WHY_NOTHING_LEFT : MV_WHY_EXACT;
    if (nothing_left) p->observed[term] = NAN;
}

static void see_linear(mv_regression *result, plan *p)
{
    const mv_design *d = &p->design;
    const double exact = 1e-20;
    bench b = bench_new(p);
    mv_partial_fit *fits = mv_alloc_array(p->terms, sizeof *fits);
    double *coefficients = mv_alloc_array(p->terms, sizeof *coefficients);
    mv_design_put_means(d, d->products, b.raw);
    for (size_t term = 0; term < p->terms; term++) {
        fits[term] = mv_partial_evaluate(d, &p->partials[term], term < d->k ? d->products : b.raw, b.room);
        coefficients[term] = fits[term].product / p->partials[term].own_left;
    }
    double squares = squares_left(d, coefficients);
    if (squares <= exact * d->squares) squares = 0;
    result->r2 = 1 - squares / d->squares;
    for (size_t term = 0; term < p->terms; term++)
        see_linear_term(&result->terms[term], p, term, fits[term], squares);
    free(coefficients);
    free(fits);
    bench_free(&b);
}

static void see_logistic_term(mv_regression *result, plan *p, size_t term, bench *b)
{
    static const mv_logit_patience slow = { 1e-10, 1e-10 };
    mv_regression_term *out = &result->terms[term];
    mv_logit *logit = &p->logits[term];
    mv_logit_fit fit = mv_logit_search(logit, b->order, &slow, &b->logit);
    int exponent = exponent_of(&p->design, term) - logit->exponent;
    if (!fit.finite) {
        result->undefined = MV_WHY_SEPARATED;
        return;
    }
    tell_term(out, fit.coefficient, fit.standard_error, exponent);
    p->observed[term] = z_of(&fit);
    if (term == 0) result->r2 = mv_logit_r2(logit, b->order, &b->logit);
    memcpy(logit->start, b->logit.coefficients, p->terms * sizeof *logit->start);
    logit->start[term] = 0; /* the others' are near the end of every search */
}

static void see_logistic(mv_regression *result, plan *p)
{
    bench b = bench_new(p);
    for (size_t i = 0; i < p->design.n; i++) b.order[i] = (uint32_t)i;
    p->logits = mv_alloc_array(p->terms, sizeof *p->logits);
    for (size_t term = 0; term < p->terms; term++) p->logits[term] = mv_logit_of(&p->design, &p->partials[term]);
    for (size_t term = 0; term < p->terms && !result->undefined; term++) see_logistic_term(result, p, term, &b);
    bench_free(&b);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static void leave_undefined(mv_regression *result)
{
    result->r2 = NAN;
    for (size_t term = 0; term < result->term_count; term++) result->terms[term] = undefined_term;
}

static void compute(mv_regression *result, plan *p, mv_log *log)
{
    p->partials = mv_alloc_array(p->terms, sizeof *p->partials);
    p->observed = mv_alloc_array(p->terms, sizeof *p->observed);
    for (size_t term = 0; term < p->terms; term++) p->partials[term] = mv_partial_of(&p->design, term);
    (is_logistic(p) ? see_logistic : see_linear)(result, p);
    if (result->undefined)
        leave_undefined(result);
    else
        draw_all(result, p, log);
}

static void clear_plan(plan *p)
{
    for (size_t term = 0; term < p->terms && p->partials; term++) mv_partial_clear(&p->partials[term]);
    for (size_t term = 0; term < p->terms && p->logits; term++) mv_logit_clear(&p->logits[term]);
    MV_FREE(p->partials, p->logits, p->observed);
    mv_design_clear(&p->design);
}

static mv_status regression_of(mv_regression *result, const mv_signed_ties *sets, size_t count,
                               const mv_regression_options *options, mv_log *log)
{
    assert(count >= 2);
    plan p = { .options = options ? *options : (mv_regression_options){ .seed = 1 }, .terms = count };
    if (!p.options.draws) p.options.draws = MV_QAP_DRAWS;
    p.until = mv_time_until(p.options.seconds);
    p.design = mv_design_of(sets, count, p.options.directed, is_logistic(&p));
    *result = (mv_regression){ .model = p.options.model,
                               .directed = p.options.directed,
                               .actors = sets->actor_count,
                               .pairs = (size_t)p.design.pairs,
                               .term_count = count,
                               .terms = mv_alloc_array(count, sizeof *result->terms),
                               .draws = p.options.draws,
                               .asked = p.options.draws,
                               .seed = p.options.seed,
                               .generator = "splitmix64",
                               .undefined = p.design.undefined,
                               .about = p.design.about };
    leave_undefined(result);
    if (!result->undefined) compute(result, &p, log);
    clear_plan(&p);
    return MV_OK;
}

mv_status mv_regression_of(mv_regression *result, const mv_signed_ties *sets, size_t count,
                           const mv_regression_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, regression_of(result, sets, count, options, log), mv_guard_failed(log));
}

void mv_regression_clear(mv_regression *regression)
{
    free(regression->terms);
    *regression = (mv_regression){ 0 };
}
