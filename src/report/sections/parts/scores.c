#include "report/sections/parts/scores.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

const mv_measure mv_measures[] = {
    { "degree", "has the most ties", "", "number of ties", "Ties are direct reach." },
    { "betweenness", "lies on the most shortest paths between others", "", "betweenness",
      "An actor on many shortest paths connects others of whom no tie with each other is recorded." },
    { "harmonic", "is nearest to the others", "harmonic centrality ", "harmonic centrality",
      "Harmonic centrality sums 1/distance over all others: high where few of the recorded ties lead to "
      "everybody." },
};
const size_t mv_measure_count = MV_COUNT(mv_measures);

static bool applies(const mv_metric *metric, const mv_network *network)
{
    return metric->scope == MV_PER_ACTOR && (network->selection.directed || !(metric->flags & MV_DIRECTED_ONLY));
}

static mv_scored *add_metric(mv_scores *all, const mv_metric *metric, bool shown)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].metric == metric) {
            all->items[i].shown = all->items[i].shown || shown;
            return &all->items[i];
        }
    all->items = mv_grow(all->items, all->count, sizeof *all->items);
    all->items[all->count] = (mv_scored){ .metric = metric, .shown = shown };
    return &all->items[all->count++];
}

static mv_status add_named(mv_scores *all, const mv_network *network, const char *name, bool shown, mv_log *log)
{
    const mv_metric *metric;
    mv_status status = mv_metric_named(&metric, name, true, network->selection.directed, log);
    if (!status) add_metric(all, metric, shown);
    return status;
}

static void add_all(mv_scores *all, const mv_network *network)
{
    bool vectors = network->set->vector_count > 0;
    for (size_t i = 0; i < mv_metric_count(); i++) {
        const mv_metric *metric = mv_metric_at(i);
        if (applies(metric, network) && !(metric->flags & MV_ESTIMATE) &&
            (vectors || !(metric->flags & MV_OF_VECTORS)))
            add_metric(all, metric, true);
    }
}

static mv_status choose_metrics(mv_scores *all, const mv_network *network, const mv_report_options *options,
                                bool complete, mv_log *log)
{
    static const char *const in_text[] = { "degree",   "strength",    "betweenness",
                                           "harmonic", "eigenvector", "constraint" };
    static const char *const along[] = { "degree",      "in_degree", "out_degree",  "strength",
                                         "betweenness", "harmonic",  "eigenvector", "constraint" };
    mv_names names = options->metrics;
    bool everything = names.count == 0 && complete;
    mv_status status = MV_OK;
    if (names.count == 0)
        names = network->selection.directed ? (mv_names){ along, MV_COUNT(along) }
                                            : (mv_names){ in_text, MV_COUNT(in_text) };
    for (size_t i = 0; i < names.count && !everything; i++) everything = strcmp(names.items[i], "all") == 0;
    if (everything)
        add_all(all, network);
    else
        for (size_t i = 0; i < names.count && !status; i++)
            status = add_named(all, network, names.items[i], true, log);
    if (!status && options->sort) status = add_named(all, network, options->sort, false, log);
    return status;
}

/* Which metric stands in for one that is too slow here, or is one that stands in itself. */
static const mv_metric *estimate_for(const mv_metric *metric, const mv_network *network,
                                     const mv_metric_options *options)
{
    if (metric->flags & MV_ESTIMATE) return metric;
    return mv_metric_is_too_slow(metric, network, options) ? mv_metric_estimate(metric, options) : NULL;
}

static mv_status run_estimate(mv_scored *one, const mv_network *network, const mv_metric_options *options,
                              mv_log *log)
{
    one->errors = mv_alloc_array(network->actor_count, sizeof *one->errors);
    return mv_metric_run_estimate(one->estimate, network, options, one->values, one->errors, log);
}

static mv_status run_metrics(mv_scores *all, const mv_network *network, const mv_report_options *options,
                             mv_log *log)
{
    mv_metric_task *tasks = mv_alloc_array(all->count, sizeof *tasks);
    mv_status status = MV_OK;
    size_t count = 0;
    for (size_t i = 0; i < all->count && !status; i++) {
        mv_scored *one = &all->items[i];
        one->estimate = estimate_for(one->metric, network, &options->metric);
        if (!one->estimate && mv_metric_is_too_slow(one->metric, network, &options->metric)) continue;
        one->values = mv_alloc_array(network->actor_count, sizeof *one->values);
        if (one->estimate)
            status = run_estimate(one, network, &options->metric, log);
        else
            tasks[count++] = (mv_metric_task){ one->metric, one->values };
    }
    if (!status)
        status =
            mv_metric_run_all(tasks, count, network, &options->metric, options->progress, options->context, log);
    free(tasks);
    return status;
}

const mv_scored *mv_scores_find(const mv_scores *all, const char *metric)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->items[i].metric->name, metric) == 0) return &all->items[i];
    return NULL;
}

const double *mv_scores_of(const mv_scores *all, const char *metric)
{
    const mv_scored *one = mv_scores_find(all, metric);
    return one ? one->values : NULL;
}

void mv_scores_clear(mv_scores *all)
{
    for (size_t i = 0; i < all->count; i++) MV_FREE(all->items[i].values, all->items[i].errors);
    free(all->items);
    *all = (mv_scores){ 0 };
}

mv_status mv_scores_run(mv_scores *scores, const mv_network *network, const mv_report_options *options,
                        mv_scores_use use, mv_log *log)
{
    mv_status status = choose_metrics(scores, network, options, use.complete, log);
    if (!use.table) mv_scores_clear(scores);
    for (size_t m = 0; m < mv_measure_count && use.summary && !status; m++)
        status = add_named(scores, network, mv_measures[m].metric, false, log);
    return status ? status : run_metrics(scores, network, options, log);
}
