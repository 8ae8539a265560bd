#include "analysis/graph/distances.h"
#include "multivector/metric.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/parallel.h"
#include "support/time_limit.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Metrics side by side. */

/* What a process of its own says of a metric. */
typedef struct outcome {
    bool done;
    mv_status status;
    double values[];
} outcome;

typedef struct plan {
    const mv_network *network;
    mv_metric_options options;
    mv_metric_task **apart;
    size_t count;
} plan;

static size_t outcome_size(const mv_network *network)
{
    return sizeof(outcome) + network->actor_count * sizeof(double);
}

/* Paths that igraph walks are as slow as they are alone. */
static bool is_apart(const mv_metric *metric, const mv_network *network, bool weighted)
{
    unsigned path = MV_SLOW | MV_DIVIDED;
    return (metric->flags & MV_APART) || ((metric->flags & path) == path && !mv_searches_paths(network, weighted));
}

static void run_piece(const void *context, size_t piece, void *record)
{
    const plan *p = context;
    outcome *o = record;
    o->status = mv_metric_run(p->apart[piece]->metric, p->network, &p->options, o->values, NULL);
    o->done = true;
}

/* What failed there fails here again, and says why. */
static mv_status take(mv_metric_task *task, const plan *p, const outcome *o, const char *why, mv_log *log)
{
    if (o->done && o->status) return mv_metric_run(task->metric, p->network, &p->options, task->values, log);
    if (o->done) {
        memcpy(task->values, o->values, p->network->actor_count * sizeof *task->values);
        return MV_OK;
    }
    for (size_t i = 0; i < p->network->actor_count; i++) task->values[i] = NAN;
    snprintf(task->lost, sizeof task->lost, "%s", why);
    mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "%s: %s", task->metric->name, why);
    return MV_OK;
}

static mv_status run_apart(const plan *p, unsigned jobs, mv_log *log)
{
    mv_log own = { 0 };
    char *records = mv_alloc_array(p->count, outcome_size(p->network));
    mv_parallel work = { .pieces = p->count,
                         .record_size = outcome_size(p->network),
                         .queued = true,
                         .jobs = jobs,
                         .run = run_piece,
                         .context = p };
    mv_status status = MV_OK;
    mv_parallel_run(&work, records, &own); /* what was lost is not done, and told metric by metric */
    const char *why = own.count ? own.messages[own.count - 1].text : "worker lost";
    for (size_t i = 0; i < p->count && !status; i++)
        status = take(p->apart[i], p, (outcome *)(void *)(records + i * outcome_size(p->network)), why, log);
    mv_log_clear(&own);
    free(records);
    return status;
}

static mv_status run_all(mv_metric_task *tasks, size_t count, const mv_network *network,
                         const mv_metric_options *options,
                         void (*progress)(void *context, const char *what, size_t done, size_t total),
                         void *context, mv_log *log)
{
    bool shared = options->jobs > 1 && !isfinite(mv_time_left()) &&
                  network->actor_count + network->tie_count >= MV_SHARED_SIZE;
    plan p = { network, *options, mv_alloc_array(count, sizeof *p.apart), 0 };
    mv_status status = MV_OK;
    p.options.jobs = 1;
    for (size_t i = 0; i < count && !status; i++) {
        if (shared && is_apart(tasks[i].metric, network, options->weighted)) {
            p.apart[p.count++] = &tasks[i];
            continue;
        }
        if (progress) progress(context, tasks[i].metric->title, i, count);
        status = mv_metric_run(tasks[i].metric, network, options, tasks[i].values, log);
    }
    if (!status && p.count) status = run_apart(&p, options->jobs, log);
    free(p.apart);
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
