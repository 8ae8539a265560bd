#include "analysis/family.h"
#include "analysis/graph/distances.h"
#include "analysis/graph/lack.h"
#include "network/network_internal.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/parallel.h"
#include "support/time_limit.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Metrics of one network. What takes long has a process of its own: with a limit of time so that it can be ended,
 * whatever library it is in, and with several jobs so that others run beside it. */

typedef struct order {
    const mv_network *network;
    mv_metric_options options;
    mv_metric_task **apart; /* what has a process of its own */
    size_t count;
} order;

/* --- which, and where ------------------------------------------------------------------------------------- */

static size_t value_count(const mv_metric *metric, const mv_network *network)
{
    return metric->scope == MV_WHOLE ? 1 : network->actor_count;
}

/* It is over in no time, however late it is. */
static bool is_quick(const mv_metric *metric, const mv_network *network)
{
    return !(metric->flags & MV_SLOW) && mv_metric_work(network) <= MV_APART_STEPS;
}

static bool searches_paths(const order *o, const mv_metric *metric)
{
    return mv_searches_paths(o->network, o->options.weighted && metric->scope == MV_PER_ACTOR);
}

/* One that does not look at the time, and would go on beyond it. */
static bool must_be_ended(const order *o, const mv_metric *metric)
{
    bool searched = (metric->flags & MV_OF_DISTANCES) && searches_paths(o, metric); /* in its own processes */
    if (!isfinite(mv_time_left()) || searched || (metric->flags & MV_ENDS_ITSELF)) return false;
    return mv_metric_work(o->network) > (metric->flags & MV_SLOW ? MV_APART_STEPS : MV_APART_QUICK_STEPS);
}

/* Paths that igraph walks are as slow as they are alone. */
static bool is_shared(const order *o, const mv_metric *metric)
{
    unsigned path = MV_SLOW | MV_DIVIDED;
    if (o->options.jobs < 2 || o->network->actor_count + o->network->tie_count < MV_SHARED_SIZE) return false;
    return (metric->flags & MV_APART) || ((metric->flags & path) == path && !searches_paths(o, metric));
}

/* --- one of them ------------------------------------------------------------------------------------------ */

static void fill(const order *o, const mv_metric *metric, double *values, double value)
{
    for (size_t i = 0; i < value_count(metric, o->network); i++) values[i] = value;
}

/* A metric need not write what is undefined. */
static mv_status compute(const order *o, const mv_metric *metric, double *values, mv_log *log)
{
    mv_igraph_host host;
    fill(o, metric, values, NAN);
    mv_igraph_begin(&host);
    mv_status status = metric->compute(o->network, &o->options, values, log);
    mv_igraph_end(&host);
    for (size_t i = 0; i < value_count(metric, o->network); i++)
        if (isinf(values[i])) values[i] = NAN; /* weights at the end of the number range */
    return status;
}

static mv_status lacks(const order *o, const mv_metric_task *task, mv_lack why)
{
    fill(o, task->metric, task->values, mv_metric_none(why));
    if (why == MV_LACKS_TIME) mv_time_count(false);
    return MV_OK;
}

/* `told`: what went wrong has been said. */
static mv_status conclude(const order *o, const mv_metric_task *task, mv_status status, bool told)
{
    if (status == MV_LIMIT && !told && mv_time_left() <= 0) return lacks(o, task, MV_LACKS_TIME);
    if (status == MV_INTERNAL) return lacks(o, task, MV_LACKS_ITS_WORKER);
    mv_time_count(true);
    return status;
}

static mv_status run_here(const order *o, const mv_metric_task *task, mv_log *log)
{
    size_t errors = log ? log->errors : 0;
    if (mv_time_left_in_all() <= 0 && !is_quick(task->metric, o->network)) return lacks(o, task, MV_LACKS_TIME);
    mv_status status = compute(o, task->metric, task->values, log);
    return conclude(o, task, status, log && log->errors > errors);
}

/* --- in processes of their own ---------------------------------------------------------------------------- */

/* What such a process says of a metric. */
typedef struct outcome {
    bool done;
    mv_status status;
    char said[256];
    double values[];
} outcome;

static void run_piece(const void *context, size_t piece, void *record)
{
    const order *o = context;
    outcome *out = record;
    mv_log log = { 0 };
    out->status = compute(o, o->apart[piece]->metric, out->values, &log);
    if (log.count) snprintf(out->said, sizeof out->said, "%s", log.messages[log.count - 1].text);
    out->done = true;
    mv_log_clear(&log);
}

static void lose_piece(const void *context, size_t piece, void *record, const char *why)
{
    const order *o = context;
    outcome *out = record;
    *out = (outcome){ .done = true, .status = MV_INTERNAL };
    snprintf(out->said, sizeof out->said, "%s: %s", o->apart[piece]->metric->name, why);
}

/* What was ended with the time may be quick enough to be computed all the same. */
static mv_status take(const order *o, const mv_metric_task *task, const outcome *out, mv_log *log)
{
    if (!out->done && must_be_ended(o, task->metric)) return lacks(o, task, MV_LACKS_TIME);
    if (!out->done) return run_here(o, task, log);
    if (*out->said) mv_log_error(log, out->status, (mv_place){ 0 }, "%s", out->said);
    memcpy(task->values, out->values, value_count(task->metric, o->network) * sizeof *task->values);
    return conclude(o, task, out->status, *out->said);
}

static mv_status run_apart(order *o, mv_log *log)
{
    size_t values = o->network->actor_count + 1; /* one of the whole, and of each actor */
    size_t size = (sizeof(outcome) + values * sizeof(double) + 63) / 64 * 64;
    char *records = mv_alloc_array(o->count, size);
    mv_parallel work = { .pieces = o->count,
                         .record_size = size,
                         .queued = true,
                         .jobs = o->options.jobs,
                         .run = run_piece,
                         .lose = lose_piece,
                         .context = o,
                         .at_once = true };
    mv_status status = MV_OK;
    o->options.jobs = 1;
    mv_parallel_run(&work, records, log); /* what there was no time for is not done */
    for (size_t i = 0; i < o->count && !status; i++)
        status = take(o, o->apart[i], (const outcome *)(const void *)(records + i * size), log);
    free(records);
    return status;
}

/* --- running ---------------------------------------------------------------------------------------------- */

/* Said where a metric was named and cannot be left out. */
static mv_status refuse(const mv_metric *metric, const mv_metric_options *options, mv_log *log)
{
    const mv_metric *estimate = mv_metric_estimate(metric, options);
    return mv_log_error(log, MV_LIMIT, (mv_place){ 0 },
                        "the network is large, and %s could take hours; --exact computes it%s%s", metric->name,
                        estimate ? ", and an estimate is " : "", estimate ? estimate->name : "");
}

static mv_status begin(order *o, mv_metric_task *task, mv_log *log)
{
    const mv_metric *metric = task->metric;
    if (mv_metric_is_too_slow(metric, o->network, &o->options)) return refuse(metric, &o->options, log);
    fill(o, metric, task->values, NAN);
    if (!value_count(metric, o->network)) return MV_OK;
    if ((metric->flags & MV_DIRECTED_ONLY) && !o->network->selection.directed) return MV_OK;
    if (!must_be_ended(o, metric) && !is_shared(o, metric)) return run_here(o, task, log);
    o->apart[o->count++] = task;
    return MV_OK;
}

static mv_status run_all(mv_metric_task *tasks, size_t count, const mv_network *network,
                         const mv_metric_options *options,
                         void (*progress)(void *context, const char *what, size_t done, size_t total),
                         void *context, mv_log *log)
{
    order o = { .network = network, .apart = mv_alloc_array(count, sizeof *o.apart) };
    mv_status status = MV_OK;
    if (options) o.options = *options;
    for (size_t i = 0; i < count && !status; i++) {
        if (progress) progress(context, tasks[i].metric->title, i, count);
        status = begin(&o, &tasks[i], log);
    }
    if (!status && o.count) status = run_apart(&o, log);
    free(o.apart);
    return status;
}

mv_status mv_metric_run_all(mv_metric_task *tasks, size_t count, const mv_network *network,
                            const mv_metric_options *options,
                            void (*progress)(void *context, const char *what, size_t done, size_t total),
                            void *context, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, run_all(tasks, count, network, options, progress, context, log),
                      mv_guard_failed(log));
}

mv_status mv_metric_run(const mv_metric *metric, const mv_network *network, const mv_metric_options *options,
                        double *values, mv_log *log)
{
    mv_metric_task task = { metric, values };
    return mv_metric_run_all(&task, 1, network, options, NULL, NULL, log);
}
