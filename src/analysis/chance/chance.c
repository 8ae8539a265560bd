#include "multivector/chance.h"
#include "analysis/chance/chance_statistics.h"
#include "analysis/frustration/base/clock.h"
#include "multivector/balance.h"
#include "support/memory.h"
#include "support/parallel.h"
#include "support/time_limit.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Draws are made in chains: within a chain each follows from the one before, and a chain is one piece of work.
 * Their number is fixed, so that the draws do not depend on how many processes there are. */
enum { CHAINS = 32, TRIES = 20, FIRST_TRIES = 100, DRAWS = 1000 };
static const double SECONDS = 60;

static const char *const model_names[] = {
    [MV_CHANCE_SIGNS] = "signs", [MV_CHANCE_STRATA] = "signs_in_strata", [MV_CHANCE_REWIRED] = "rewired"
};
static const char *const statistic_names[] = { "triangle_balance", "+++",        "++-", "+--", "---",
                                               "walk_balance",     "frustration" };
_Static_assert(MV_COUNT(statistic_names) == MV_CHANCE_STATISTICS, "a name for each");

const char *mv_chance_model_name(size_t model)
{
    return model < MV_CHANCE_MODELS ? model_names[model] : NULL;
}

const char *mv_chance_statistic_name(size_t statistic)
{
    return statistic < MV_CHANCE_STATISTICS ? statistic_names[statistic] : NULL;
}

/* --- drawing --------------------------------------------------------------------------------------------------
 */

typedef struct plan {
    const mv_arrangement *observed;
    const mv_triples *triples;
    mv_strata strata[MV_CHANCE_REWIRED]; /* of the models that exchange signs */
    mv_chance_options options;
    size_t length; /* draws of a chain */
    double start;
} plan;

static size_t chain_length(const plan *p, size_t chain)
{
    size_t first = chain * p->length, draws = p->options.draws;
    return first >= draws ? 0 : draws - first < p->length ? draws - first : p->length;
}

static void next_draw(const plan *p, mv_chance_model model, mv_arrangement *drawn, bool first, mv_random *random)
{
    if (model == MV_CHANCE_REWIRED)
        mv_arrangement_rewire(drawn, (first ? FIRST_TRIES : TRIES) * drawn->count, random);
    else
        mv_arrangement_shuffle(drawn, &p->strata[model], random);
}

/* How long the search for one frustration index may take: a tenth of the time for what is observed, for a draw its
 * share, and long enough in any case that a quick search is not cut off on a busy machine. */
static double patience(const plan *p, bool observed)
{
    const double least = 0.1;
    double jobs = p->options.jobs ? p->options.jobs : 1;
    double share = p->options.seconds * jobs / ((double)p->options.draws * MV_CHANCE_MODELS);
    return fmax(observed ? p->options.seconds / 10 : share, least);
}

static void measure(const plan *p, const mv_arrangement *drawn, const mv_triples *triples, mv_walk_base *base,
                    double seconds, mv_chance_values *values)
{
    for (size_t i = 0; i < MV_CHANCE_STATISTICS; i++) values->value[i] = NAN;
    mv_chance_measure_triangles(values, drawn, triples);
    if (!p->options.without_walks) mv_chance_measure_walks(values, drawn, base);
    if (!p->options.without_frustration) mv_chance_measure_frustration(values, drawn, seconds);
    values->made = true;
}

/* When a chain has to end: every piece of a process has the same share of the time, so that all models have draws
 * when it runs out. */
static double deadline_of(const plan *p, size_t piece)
{
    size_t jobs = p->options.jobs ? p->options.jobs : 1, until = piece / jobs * jobs + jobs;
    size_t chains = (p->options.draws + p->length - 1) / p->length; /* that have draws */
    return p->start + p->options.seconds * fmin((double)until / (double)(chains * MV_CHANCE_MODELS), 1);
}

/* Piece i is chain i / MV_CHANCE_MODELS of model i % MV_CHANCE_MODELS: when time runs out, all have their share.
 */
static void run_chain(const void *context, size_t piece, void *record)
{
    const plan *p = context;
    mv_chance_model model = (mv_chance_model)(piece % MV_CHANCE_MODELS);
    mv_chance_values *values = record;
    mv_random random = { p->options.seed };
    random.state = mv_random_next(&random) ^ (piece + 1) * 0xd1342543de82ef95u; /* chains far apart */
    mv_arrangement drawn = mv_arrangement_copy(p->observed);
    size_t count = p->options.without[model] ? 0 : chain_length(p, piece / MV_CHANCE_MODELS);
    bool moves = model == MV_CHANCE_REWIRED;
    mv_walk_base base = { 0 };
    double deadline = deadline_of(p, piece);
    for (size_t i = 0; i < count && mv_clock_now() < deadline; i++) {
        next_draw(p, model, &drawn, i == 0, &random);
        measure(p, &drawn, moves ? NULL : p->triples, moves ? NULL : &base, patience(p, false), &values[i]);
    }
    mv_walk_base_clear(&base);
    mv_arrangement_clear(&drawn);
}

/* --- comparing ------------------------------------------------------------------------------------------------
 */

static int by_value(const void *x, const void *y)
{
    const double *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static double quantile(const double *sorted, size_t count, double share)
{
    double place = share * (double)(count - 1);
    size_t below = (size_t)place;
    double next = below + 1 < count ? sorted[below + 1] : sorted[below];
    return sorted[below] + (place - (double)below) * (next - sorted[below]);
}

static double mean_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += values[i];
    return sum / (double)count;
}

/* Draws that differ from the mean as much as what is observed, but for rounding. */
static size_t count_extreme(const double *values, size_t count, double mean, double observed)
{
    double far = fabs(observed - mean);
    size_t extreme = 0;
    for (size_t i = 0; i < count; i++) extreme += fabs(values[i] - mean) >= far - 1e-12 * (1 + fabs(far));
    return extreme;
}

static void compare(mv_chance_row *row, double *values, size_t count)
{
    double squares = 0;
    row->mean = mean_of(values, count);
    for (size_t i = 0; i < count; i++) squares += (values[i] - row->mean) * (values[i] - row->mean);
    row->sd = count > 1 ? sqrt(squares / (double)(count - 1)) : NAN;
    row->p = (double)(count_extreme(values, count, row->mean, row->observed) + 1) / (double)(count + 1);
    qsort(values, count, sizeof *values, by_value);
    row->low = quantile(values, count, 0.05);
    row->high = quantile(values, count, 0.95);
    row->z = row->sd > 1e-12 * (1 + fabs(row->mean)) ? (row->observed - row->mean) / row->sd : NAN;
}

/* Draws in which the statistic is undefined are left out: no triangle, no convergence. */
static void fill_row(mv_chance_row *row, const mv_chance_values *observed, const mv_chance_values *draws,
                     size_t count, size_t statistic)
{
    double *values = mv_alloc_array(count, sizeof *values);
    size_t used = 0;
    *row = (mv_chance_row){ observed->value[statistic], NAN, NAN, NAN, NAN, NAN, NAN,
                            observed->exact[statistic], NULL };
    for (size_t i = 0; i < count; i++) {
        if (!draws[i].made || !isfinite(draws[i].value[statistic])) continue;
        values[used++] = draws[i].value[statistic];
        row->exact = row->exact && draws[i].exact[statistic];
    }
    if (!isfinite(row->observed))
        row->undefined = statistic == MV_CHANCE_TRIANGLE_BALANCE ? MV_WHY_NO_TRIANGLES : MV_WHY_NOT_MEASURED;
    else if (!used)
        row->undefined = "no draw was made";
    else
        compare(row, values, used);
    free(values);
}

static void fill_rows(mv_chance *result, const plan *p, const mv_chance_values *observed,
                      const mv_chance_values *records)
{
    mv_chance_values *draws = mv_alloc_array(p->options.draws, sizeof *draws);
    for (size_t model = 0; model < MV_CHANCE_MODELS; model++) {
        size_t count = 0;
        for (size_t chain = 0; chain < CHAINS; chain++)
            for (size_t i = 0; i < chain_length(p, chain); i++)
                draws[count++] = records[(chain * MV_CHANCE_MODELS + model) * p->length + i];
        for (size_t i = 0; i < count; i++) result->draws[model] += draws[i].made;
        for (size_t s = 0; s < MV_CHANCE_STATISTICS; s++)
            fill_row(&result->rows[model][s], observed, draws, count, s);
    }
    free(draws);
}

/* --- all of it ------------------------------------------------------------------------------------------------
 */

static mv_status draw_all(mv_chance *result, plan *p, mv_log *log)
{
    mv_chance_values observed = { 0 };
    measure(p, p->observed, p->triples, NULL, patience(p, true), &observed);
    mv_parallel work = { .pieces = CHAINS * MV_CHANCE_MODELS,
                         .record_size = p->length * sizeof(mv_chance_values),
                         .jobs = p->options.jobs,
                         .run = run_chain,
                         .context = p,
                         .what = "chance",
                         .progress = p->options.progress,
                         .listener = p->options.listener };
    mv_chance_values *records = mv_alloc_array(work.pieces * p->length, sizeof *records);
    mv_status status = mv_parallel_run(&work, records, log);
    if (status == MV_INTERNAL)
        result->undefined = MV_WHY_WORKER_LOST;
    else /* or there was no time for the rest */
        fill_rows(result, p, &observed, records);
    free(records);
    return MV_OK;
}

static mv_status chance_of(mv_chance *result, const mv_network *network, const mv_chance_options *options,
                           mv_log *log)
{
    *result = (mv_chance){ 0 };
    if (network->selection.fold == MV_FOLD_EACH)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 },
                            "the rule each leaves the relations of a pair apart; chance needs another");
    plan p = { .options = options ? *options : (mv_chance_options){ 0 } };
    if (!p.options.draws) p.options.draws = DRAWS;
    if (!(p.options.seconds > 0)) p.options.seconds = SECONDS;
    p.options.seconds = mv_time_share(p.options.seconds);
    p.length = (p.options.draws + CHAINS - 1) / CHAINS;
    p.start = mv_clock_now();
    result->asked = p.options.draws;
    if (!network->states[MV_NEGATIVE]) {
        result->undefined = MV_WHY_NO_NEGATIVE_TIE;
        return MV_OK;
    }
    mv_arrangement observed = mv_arrangement_of(network);
    mv_triples triples = mv_triples_of(&observed);
    p.observed = &observed;
    p.triples = &triples;
    p.strata[MV_CHANCE_SIGNS] = mv_strata_whole(&observed);
    p.strata[MV_CHANCE_STRATA] = mv_strata_of(network, &observed);
    mv_status status = draw_all(result, &p, log);
    for (size_t i = 0; i < MV_CHANCE_REWIRED; i++) mv_strata_clear(&p.strata[i]);
    mv_triples_clear(&triples);
    mv_arrangement_clear(&observed);
    return status;
}

mv_status mv_chance_of(mv_chance *result, const mv_network *network, const mv_chance_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, chance_of(result, network, options, log), mv_guard_failed(log));
}
