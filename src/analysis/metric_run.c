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

static mv_status lacks(double *values, size_t count, mv_lack why)
{
    for (size_t i = 0; i < count; i++) values[i] = mv_metric_none(why);
    if (why == MV_LACKS_TIME) mv_time_count(false);
    return MV_OK;
}

/* --- in a process of its own ------------------------------------------------------------------------------ */

/* Actors x (actors + ties). */
static double work_on(const mv_network *network)
{
    return (double)network->actor_count * (double)(network->actor_count + network->tie_count);
}

/* It is over in no time, however late it is. */
static bool is_quick(const mv_metric *metric, const mv_network *network)
{
    return !(metric->flags & MV_SLOW) && work_on(network) <= MV_APART_STEPS;
}

/* One that takes long is computed where it can be ended at the deadline, whatever library it is in. */
static bool runs_apart(const mv_metric *metric, const mv_network *network, const mv_metric_options *options)
{
    bool weighted = options->weighted && metric->scope == MV_PER_ACTOR;
    bool searched = (metric->flags & MV_OF_DISTANCES) && mv_searches_paths(network, weighted); /* in its own */
    if (!isfinite(mv_time_left()) || searched || (metric->flags & MV_ENDS_ITSELF)) return false;
    return work_on(network) > (metric->flags & MV_SLOW ? MV_APART_STEPS : MV_APART_QUICK_STEPS);
}

typedef struct order {
    const mv_metric *metric;
    const mv_network *network;
    const mv_metric_options *options;
} order;

/* What the process tells, with the values behind it. */
typedef struct told {
    mv_status status;
    char said[256];
    double values[];
} told;

static mv_status compute_here(const order *o, double *values, mv_log *log)
{
    mv_igraph_host host;
    mv_igraph_begin(&host);
    mv_status status = o->metric->compute(o->network, o->options, values, log);
    mv_igraph_end(&host);
    return status;
}

static void compute_apart(const void *context, size_t piece, void *record)
{
    const order *o = context;
    told *t = record;
    mv_log log = { 0 };
    (void)piece;
    t->status = compute_here(o, t->values, &log);
    if (log.count) snprintf(t->said, sizeof t->said, "%s", log.messages[log.count - 1].text);
    mv_log_clear(&log);
}

static mv_status run_apart(const order *o, double *values, size_t count, mv_log *log)
{
    size_t size = sizeof(told) + count * sizeof(double);
    told *t = mv_alloc(size);
    mv_parallel work = { .pieces = 1, .record_size = size, .run = compute_apart, .context = o, .at_once = true };
    mv_status status = mv_parallel_run(&work, t, log);
    if (!status) status = t->status;
    if (*t->said) mv_log_error(log, status, (mv_place){ 0 }, "%s", t->said);
    if (!status) memcpy(values, t->values, count * sizeof *values);
    free(t);
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

static mv_status metric_run(const mv_metric *metric, const mv_network *network, const mv_metric_options *options,
                            double *values, mv_log *log)
{
    static const mv_metric_options defaults = { 0 };
    size_t count = metric->scope == MV_WHOLE ? 1 : network->actor_count;
    order o = { metric, network, options ? options : &defaults };
    if (mv_metric_is_too_slow(metric, network, options)) return refuse(metric, options, log);
    for (size_t i = 0; i < count; i++) values[i] = NAN;
    if (count == 0 || ((metric->flags & MV_DIRECTED_ONLY) && !network->selection.directed)) return MV_OK;
    if (mv_time_left_in_all() <= 0 && !is_quick(metric, network)) return lacks(values, count, MV_LACKS_TIME);
    size_t errors = log ? log->errors : 0;
    bool apart = runs_apart(metric, network, o.options);
    mv_status status = apart ? run_apart(&o, values, count, log) : compute_here(&o, values, log);
    if (status == MV_LIMIT && mv_time_left() <= 0 && (!log || log->errors == errors))
        return lacks(values, count, MV_LACKS_TIME);
    if (status == MV_INTERNAL) return lacks(values, count, MV_LACKS_ITS_WORKER);
    mv_time_count(true);
    for (size_t i = 0; i < count; i++)
        if (isinf(values[i])) values[i] = NAN; /* weights at the end of the number range */
    return status;
}

mv_status mv_metric_run(const mv_metric *metric, const mv_network *network, const mv_metric_options *options,
                        double *values, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, metric_run(metric, network, options, values, log), mv_guard_failed(log));
}
