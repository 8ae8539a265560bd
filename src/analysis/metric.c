#include "analysis/family.h"
#include "analysis/graph/distances.h"
#include "multivector/balance.h"
#include "network/network_internal.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/names.h"
#include <math.h>
#include <string.h>

static const mv_metric_family *const families[] = { &mv_overview,        &mv_degrees,
                                                    &mv_paths,           &mv_spectral,
                                                    &mv_neighbourhood,   &mv_vector_metrics,
                                                    &mv_balance_metrics, &mv_frustration_metrics };

size_t mv_metric_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < MV_COUNT(families); i++) count += families[i]->count;
    return count;
}

const mv_metric *mv_metric_at(size_t index)
{
    size_t family = 0;
    while (index >= families[family]->count) index -= families[family++]->count;
    return &families[family]->rows[index];
}

const mv_metric *mv_metric_find(const char *name)
{
    for (size_t i = 0; i < mv_metric_count(); i++)
        if (strcmp(mv_metric_at(i)->name, name) == 0) return mv_metric_at(i);
    return NULL;
}

const char *mv_metric_name(size_t index)
{
    return index < mv_metric_count() ? mv_metric_at(index)->name : NULL;
}

/* The name of a metric, or of one of actors; "", which is like nothing, for one of the whole network. */
static const char *name_known(const void *of_actors, size_t index)
{
    bool apart = *(const bool *)of_actors && index < mv_metric_count() && mv_metric_at(index)->scope == MV_WHOLE;
    return apart ? "" : mv_metric_name(index);
}

static mv_status unknown(const char *name, bool of_actors, mv_log *log)
{
    mv_quoted quoted, hint;
    return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "no metric%s is called %s%s",
                        of_actors ? " of actors" : "", mv_quote(name, quoted),
                        mv_records_suggest(name_known, &of_actors, name, log, hint));
}

static mv_status metric_named(const mv_metric **out, const char *name, bool of_actors, bool directed, mv_log *log)
{
    const mv_metric *metric = mv_metric_find(name);
    if (metric && of_actors && metric->scope != MV_PER_ACTOR)
        return mv_log_error(
            log, MV_USAGE, (mv_place){ 0 },
            "%s is a metric of the whole network, which the overview shows; one of actors was expected", name);
    if (!metric) return unknown(name, of_actors, log);
    if ((metric->flags & MV_DIRECTED_ONLY) && !directed)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "%s is a directed metric; --directed was expected",
                            name);
    *out = metric;
    return MV_OK;
}

mv_status mv_metric_named(const mv_metric **out, const char *name, bool of_actors, bool directed, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, metric_named(out, name, of_actors, directed, log), mv_guard_failed(log));
}

const char *mv_metric_missing(const mv_metric *metric, const mv_network *network, size_t actor, double value)
{
    const mv_graph *graph;
    igraph_vector_int_t degree;
    mv_log log = { 0 };
    if (mv_metric_lack(value)) return mv_metric_lack(value);
    if (!(metric->flags & MV_OF_SIGNED_TIES)) return metric->undefined;
    mv_igraph_host host;
    mv_igraph_begin(&host);
    mv_igraph_memory(igraph_vector_int_init(&degree, 0));
    if (mv_graph_of(&graph, network, MV_SIGNED_TIES, &log)) mv_out_of_memory(); /* nothing else can fail */
    mv_igraph_memory(
        igraph_degree(&graph->graph, &degree, igraph_vss_1((igraph_integer_t)actor), IGRAPH_ALL, IGRAPH_LOOPS));
    bool tied = VECTOR(degree)[0] > 0;
    igraph_vector_int_destroy(&degree);
    mv_igraph_end(&host);
    return tied ? metric->undefined : MV_WHY_ISOLATE;
}

double mv_metric_work(const mv_network *network)
{
    return (double)network->actor_count * (double)(network->actor_count + network->tie_count);
}

bool mv_metric_is_too_slow(const mv_metric *metric, const mv_network *network, const mv_metric_options *options)
{
    bool weighted = options && options->weighted && metric->scope == MV_PER_ACTOR; /* diameters have no weights */
    if (options && options->exact) return false;
    bool together = (metric->flags & MV_OF_DISTANCES) && mv_searches_paths(network, weighted);
    return (metric->flags & MV_SLOW) &&
           mv_metric_work(network) > (together ? MV_UNASKED_DISTANCES : MV_UNASKED_STEPS);
}

const mv_metric *mv_metric_estimate(const mv_metric *metric, const mv_metric_options *options)
{
    bool counted = !options || !options->weighted; /* the estimate is of paths whose ties are all as long */
    return counted && strcmp(metric->name, "betweenness") == 0 ? mv_metric_find("betweenness_sampled") : NULL;
}

mv_status mv_metric_run_estimate(const mv_metric *metric, const mv_network *network,
                                 const mv_metric_options *options, double *values, double *errors, mv_log *log)
{
    (void)metric; /* there is one */
    MV_RETURN_GUARDED(mv_status, mv_estimate_betweenness(network, options, values, errors, log),
                      mv_guard_failed(log));
}
