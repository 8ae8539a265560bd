#include "analysis/family.h"
#include "analysis/graph/holes.h"
#include "analysis/graph/triangles.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* How tightly the neighbours of an actor are tied to each other: cores, clustering, structural holes. */

MV_METRIC(coreness, values)
{
    const mv_graph *graph;
    igraph_vector_int_t result;
    mv_igraph_memory(igraph_vector_int_init(&result, 0));
    mv_status status = mv_graph_of(&graph, network, MV_POSITIVE_TIES, log);
    if (!status) status = mv_igraph_check(igraph_coreness(&graph->graph, &result, IGRAPH_ALL), log);
    for (size_t i = 0; i < network->actor_count && !status; i++) values[i] = (double)VECTOR(result)[i];
    igraph_vector_int_destroy(&result);
    return status;
}

static void take(igraph_vector_t *result, double *values, size_t count, mv_status status)
{
    for (size_t i = 0; i < count && !status; i++) values[i] = VECTOR(*result)[i];
    igraph_vector_destroy(result);
}

/* C_i = triangles at i / pairs of neighbours of i; NAN with fewer than two neighbours. Signs do not count. Not
 * igraph's, which takes long on networks with large hubs. Watts and Strogatz, Nature 393 (1998). */
static mv_status plain_clustering(const mv_network *network, double *values)
{
    size_t n = network->actor_count;
    double *degree = mv_alloc_array(n, sizeof *degree);
    const mv_triangle_tally *triangles = mv_network_triangles(network);
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->state != MV_POSITIVE && tie->state != MV_NEGATIVE) continue;
        degree[tie->a]++;
        degree[tie->b]++;
    }
    for (size_t i = 0; i < n; i++)
        values[i] = degree[i] > 1
                        ? (triangles->balanced[i] + triangles->unbalanced[i]) / (degree[i] * (degree[i] - 1) / 2)
                        : NAN;
    free(degree);
    return MV_OK;
}

/* The network of ties is simple, which Barrat's form needs and does not check. */
MV_METRIC(clustering, values)
{
    const mv_graph *graph;
    igraph_vector_t result;
    if (!options->weighted) return plain_clustering(network, values);
    mv_igraph_memory(igraph_vector_init(&result, 0));
    mv_status status = mv_graph_of(&graph, network, MV_SIGNED_TIES, log);
    if (!status)
        status = mv_igraph_check(igraph_transitivity_barrat(&graph->graph, &result, igraph_vss_all(),
                                                            &graph->weights, IGRAPH_TRANSITIVITY_NAN),
                                 log);
    take(&result, values, network->actor_count, status);
    return status;
}

static void free_holes(void *value)
{
    mv_holes_clear(value);
    free(value);
}

/* What all three of Burt's measures are taken from: computed for the first of them. */
static const mv_holes *holes_of(const mv_network *network, bool weighted)
{
    mv_memo *memo = &network->graphs->memos[weighted ? MV_MEMO_HOLES_WEIGHTED : MV_MEMO_HOLES];
    if (!memo->value) {
        mv_holes *holes = mv_alloc(sizeof *holes);
        *holes = mv_holes_of(network, weighted);
        *memo = (mv_memo){ holes, free_holes };
    }
    return memo->value;
}

MV_METRIC(constraint, values)
{
    const mv_holes *holes = holes_of(network, options->weighted);
    for (size_t i = 0; i < network->actor_count; i++) values[i] = holes->constraint[i];
    return MV_OK;
}

MV_METRIC(effective_size, values)
{
    const mv_holes *holes = holes_of(network, options->weighted);
    for (size_t i = 0; i < network->actor_count; i++) values[i] = holes->size[i];
    return MV_OK;
}

MV_METRIC(efficiency, values)
{
    const mv_holes *holes = holes_of(network, options->weighted);
    for (size_t i = 0; i < network->actor_count; i++) values[i] = holes->size[i] / holes->degree[i];
    return MV_OK;
}

#define BURT "positive ties; with --directed a pair weighs the sum of both directions; --weighted: by strength"
#define ISOLATE "no positive tie"

static const mv_metric rows[] = {
    { "coreness", "Coreness", MV_PER_ACTOR, MV_COUNT_OF | MV_APART, 0,
      "largest k so that the actor is in a group all with k ties in it",
      "positive ties; weight and direction ignored", NULL, "Seidman 1983",
      "max k: i is in a subgraph in which Σ_j a_ij ≥ k for every actor", coreness },
    { "clustering", "Clustering", MV_PER_ACTOR, 0, 3, "share of pairs of neighbours that are tied to each other",
      "signed ties, sign and direction ignored; --weighted: Barrat's form", "fewer than two signed ties",
      "Watts and Strogatz 1998; Barrat et al. 2004",
      "t_i / (d_i (d_i − 1) / 2), with t_i triangles and d_i neighbours; --weighted: Σ (w_ij + w_ik) / 2 over "
      "ordered pairs j, k that are tied / (s_i (d_i − 1)), with s_i = Σ_j w_ij",
      clustering },
    { "constraint", "Constraint", MV_PER_ACTOR, 0, 3,
      "how far the neighbours lead back to one another: low is a broker", BURT, ISOLATE, "Burt 1992",
      "Σ_j (p_ij + Σ_q p_iq p_qj)² over neighbours j and other neighbours q, with p_ij = w_ij / Σ_k w_ik",
      constraint },
    { "effective_size", "Effective size", MV_PER_ACTOR, 0, 2, "neighbours less their redundancy", BURT, ISOLATE,
      "Burt 1992; Borgatti 1997",
      "Σ_j (1 − Σ_q p_iq m_jq) over neighbours j and other neighbours q, with p_iq = w_iq / Σ_k w_ik and m_jq = "
      "w_jq / max_k w_jk",
      effective_size },
    { "efficiency", "Efficiency", MV_PER_ACTOR, 0, 3, "effective size per neighbour", BURT, ISOLATE, "Burt 1992",
      "effective size / neighbours", efficiency },
};

const mv_metric_family mv_neighbourhood = { rows, MV_COUNT(rows) };
