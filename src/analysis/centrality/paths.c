#include "analysis/family.h"
#include "analysis/graph/betweenness.h"
#include "analysis/graph/distances.h"
#include "analysis/graph/igraph_compat.h"
#include "analysis/graph/sampled_paths.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include <math.h>

/* Shortest paths along positive ties. With weights a tie is as long as 1 / strength. igraph measures them, but in
 * large networks without weights and direction our own searches: mv_searches_paths(). */

/* What every path measure walks on. igraph compares path lengths with a fixed slack, so lengths are handed over
 * as multiples of the shortest one: real length = length / unit. */
typedef struct walk {
    const igraph_t *graph;
    const igraph_vector_t *lengths; /* NULL: every tie has length 1 */
    igraph_vector_t own_lengths, result;
    bool directed;
    double unit;
} walk;

static void set_lengths(walk *w, const igraph_vector_t *strengths)
{
    mv_igraph_memory(igraph_vector_init_copy(&w->own_lengths, strengths));
    igraph_integer_t count = igraph_vector_size(strengths);
    w->unit = count ? igraph_vector_max(strengths) : 1;
    for (igraph_integer_t i = 0; i < count; i++) VECTOR(w->own_lengths)[i] = w->unit / VECTOR(*strengths)[i];
    w->lengths = &w->own_lengths;
}

/* Lengths that overflow would be paths of no end. Close it in any case. */
static mv_status open_walk(walk *w, const mv_network *network, const mv_metric_options *options, mv_log *log)
{
    const mv_graph *graph;
    *w = (walk){ .directed = network->selection.directed, .unit = 1 };
    mv_igraph_memory(igraph_vector_init(&w->result, 0));
    mv_status status = mv_graph_of_paths(&graph, network, log);
    if (status) return status;
    w->graph = &graph->graph;
    if (options->weighted) set_lengths(w, &graph->weights);
    for (igraph_integer_t i = 0; w->lengths && i < igraph_vector_size(w->lengths); i++)
        if (!isfinite(VECTOR(*w->lengths)[i]))
            return mv_log_error(log, MV_LIMIT, (mv_place){ 0 },
                                "tie strengths lie too far apart for weighted paths; leave out --weighted");
    return MV_OK;
}

static void close_walk(walk *w, double *values, size_t count, mv_status status)
{
    for (size_t i = 0; i < count && !status; i++) values[i] = VECTOR(w->result)[i];
    igraph_vector_destroy(&w->result);
    if (w->lengths) igraph_vector_destroy(&w->own_lengths);
}

/* --- betweenness ------------------------------------------------------------------------------------------ */

static mv_status betweenness_searched(const mv_network *network, unsigned jobs, double *values, mv_log *log)
{
    mv_adjacency adjacency = mv_adjacency_of(network, false);
    mv_status status = mv_betweenness_of(&adjacency, jobs, values, log);
    mv_adjacency_clear(&adjacency);
    return status;
}

static mv_status betweenness_walked(const mv_network *network, const mv_metric_options *options, double *values,
                                    mv_log *log)
{
    walk w;
    mv_status status = open_walk(&w, network, options, log);
    if (!status) status = mv_igraph_check(mv_betweenness(w.graph, w.lengths, w.directed, &w.result), log);
    close_walk(&w, values, network->actor_count, status);
    return status;
}

static void divide_by_pairs(const mv_network *network, double *values)
{
    double n = (double)network->actor_count, pairs = (n - 1) * (n - 2) / (network->selection.directed ? 1 : 2);
    for (size_t i = 0; i < network->actor_count; i++) values[i] = pairs > 0 ? values[i] / pairs : NAN;
}

MV_METRIC(betweenness, values)
{
    mv_status status = mv_searches_paths(network, options->weighted)
                           ? betweenness_searched(network, options->jobs, values, log)
                           : betweenness_walked(network, options, values, log);
    if (options->normalised) divide_by_pairs(network, values);
    return status;
}

mv_status mv_estimate_betweenness(const mv_network *network, const mv_metric_options *options, double *values,
                                  double *errors, mv_log *log)
{
    uint64_t seed = options->seed ? options->seed : 1;
    mv_status status = mv_sampled_betweenness(network, seed, options->jobs, values, errors, log);
    if (options->normalised) divide_by_pairs(network, values);
    if (options->normalised && errors) divide_by_pairs(network, errors);
    return status;
}

MV_METRIC(betweenness_sampled, values)
{
    return mv_estimate_betweenness(network, options, values, NULL, log);
}

/* --- harmonic centrality ---------------------------------------------------------------------------------- */

static mv_status harmonic_searched(const mv_network *network, unsigned jobs, double *values, mv_log *log)
{
    const mv_distances *distances;
    mv_status status = mv_network_distances(&distances, network, jobs, log);
    for (size_t i = 0; i < network->actor_count && !status; i++) values[i] = distances->inverse[i];
    return status;
}

static mv_status harmonic_walked(const mv_network *network, const mv_metric_options *options, double *values,
                                 mv_log *log)
{
    walk w;
    mv_status status = open_walk(&w, network, options, log);
    if (!status)
        status = mv_igraph_check(
            igraph_harmonic_centrality(w.graph, &w.result, igraph_vss_all(), IGRAPH_OUT, w.lengths, false), log);
    close_walk(&w, values, network->actor_count, status);
    for (size_t i = 0; i < network->actor_count && !status; i++) values[i] *= w.unit;
    return status;
}

MV_METRIC(harmonic, values)
{
    mv_status status = mv_searches_paths(network, options->weighted)
                           ? harmonic_searched(network, options->jobs, values, log)
                           : harmonic_walked(network, options, values, log);
    double others = (double)network->actor_count - 1, divisor = options->normalised ? others : 1;
    for (size_t i = 0; i < network->actor_count; i++) values[i] = divisor > 0 ? values[i] / divisor : NAN;
    return status;
}

/* --- closeness -------------------------------------------------------------------------------------------- */

static mv_status closeness_searched(const mv_network *network, const mv_metric_options *options, double *values,
                                    mv_log *log)
{
    const mv_distances *distances;
    mv_status status = mv_network_distances(&distances, network, options->jobs, log);
    for (size_t i = 0; i < network->actor_count && !status; i++) {
        double over = options->normalised ? distances->reached[i] : 1;
        values[i] = distances->sum[i] > 0 ? over / distances->sum[i] : NAN;
    }
    return status;
}

/* igraph leaves NAN for an actor that reaches nobody. */
static mv_status closeness_walked(const mv_network *network, const mv_metric_options *options, double *values,
                                  mv_log *log)
{
    walk w;
    mv_status status = open_walk(&w, network, options, log);
    if (!status)
        status = mv_igraph_check(igraph_closeness(w.graph, &w.result, NULL, NULL, igraph_vss_all(), IGRAPH_OUT,
                                                  w.lengths, options->normalised),
                                 log);
    close_walk(&w, values, network->actor_count, status);
    for (size_t i = 0; i < network->actor_count && !status; i++) values[i] *= w.unit;
    return status;
}

MV_METRIC(closeness, values)
{
    return mv_searches_paths(network, options->weighted) ? closeness_searched(network, options, values, log)
                                                         : closeness_walked(network, options, values, log);
}

enum { PATH = MV_SLOW | MV_DIVIDED };
#define BETWEENNESS_UNDEFINED "fewer than three actors have no normalised betweenness"
#define USES "positive ties, along their direction with --directed; --weighted: a tie is 1/strength long"

static const mv_metric rows[] = {
    { "betweenness", "Betweenness", MV_PER_ACTOR, PATH, 1,
      "shortest paths between others that run through the actor", USES, BETWEENNESS_UNDEFINED,
      "Freeman 1977; Brandes 2001",
      "Σ σ_jk(i) / σ_jk over pairs j, k without i, with σ_jk shortest paths between them and σ_jk(i) of these "
      "through i; --normalised: / pairs",
      betweenness },
    { "betweenness_sampled", "Betweenness, sampled", MV_PER_ACTOR, MV_DIVIDED | MV_ESTIMATE, 1,
      "betweenness estimated from 50,000 shortest paths, where the network is large",
      "positive ties, along their direction with --directed; all are as long", BETWEENNESS_UNDEFINED,
      "Riondato and Kornaropoulos 2016; Hoeffding 1963",
      "pairs that share a component × share of the drawn paths that run through i; --normalised: / pairs",
      betweenness_sampled },
    { "harmonic", "Harmonic", MV_PER_ACTOR, PATH | MV_OF_DISTANCES, 2,
      "sum of 1/distance to all others, unreachable ones adding nothing", USES,
      "a lone actor has no normalised value", "Marchiori and Latora 2000",
      "Σ_j 1 / d(i, j) over j ≠ i; --normalised: / (n − 1)", harmonic },
    { "closeness", "Closeness", MV_PER_ACTOR, PATH | MV_OF_DISTANCES, 4,
      "1 / summed distance to the actors within reach", USES, "no positive tie leads anywhere", "Freeman 1979",
      "1 / Σ_j d(i, j) over the r actors within reach; --normalised: r / Σ_j d(i, j)", closeness },
};

const mv_metric_family mv_paths = { rows, MV_COUNT(rows) };
