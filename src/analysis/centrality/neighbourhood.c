#include "analysis/family.h"
#include "analysis/graph/tie_lists.h"
#include "analysis/graph/triangles.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* How tightly the neighbours of an actor are tied to each other: cores, clustering, structural holes. */

MV_METRIC(coreness, values)
{
    igraph_vector_int_t result;
    mv_igraph_memory(igraph_vector_int_init(&result, 0));
    mv_status status =
        mv_igraph_check(igraph_coreness(&network->graphs->positive_ties.graph, &result, IGRAPH_ALL), log);
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
    double *degree = mv_alloc_array(n, sizeof *degree), *triangles = mv_alloc_array(n, sizeof *triangles);
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->state != MV_POSITIVE && tie->state != MV_NEGATIVE) continue;
        degree[tie->a]++;
        degree[tie->b]++;
    }
    mv_triangles_at(network, triangles);
    for (size_t i = 0; i < n; i++)
        values[i] = degree[i] > 1 ? triangles[i] / (degree[i] * (degree[i] - 1) / 2) : NAN;
    free(degree);
    free(triangles);
    return MV_OK;
}

/* The network of ties is simple, which Barrat's form needs and does not check. */
MV_METRIC(clustering, values)
{
    const mv_graph *graph = &network->graphs->signed_ties;
    igraph_vector_t result;
    if (!options->weighted) return plain_clustering(network, values);
    mv_igraph_memory(igraph_vector_init(&result, 0));
    mv_status status = mv_igraph_check(igraph_transitivity_barrat(&graph->graph, &result, igraph_vss_all(),
                                                                  &graph->weights, IGRAPH_TRANSITIVITY_NAN),
                                       log);
    take(&result, values, network->actor_count, status);
    return status;
}

/* c_i = sum over neighbours j of (p_ij + sum_q p_iq p_qj)^2, with q the other neighbours of i and p_ij the share
 * of j in the strength of i. With direction the strength of a pair is the sum of both: (a_ij + a_ji) of all arcs
 * of i, as in igraph, networkx and UCINET; neighbours are joined either way. Burt, Structural Holes, 1992. */
MV_METRIC(constraint, values)
{
    bool directed = network->selection.directed;
    const mv_graph *graph = directed ? &network->graphs->positive_arcs : &network->graphs->positive_ties;
    igraph_vector_t result;
    mv_igraph_memory(igraph_vector_init(&result, 0));
    mv_status status = mv_igraph_check(
        igraph_constraint(&graph->graph, &result, igraph_vss_all(), options->weighted ? &graph->weights : NULL),
        log);
    take(&result, values, network->actor_count, status);
    return status;
}

/* --- effective size --------------------------------------------------------------------------------------- */

static double strongest_of(const mv_tie_lists *list, size_t i)
{
    double strongest = 0;
    for (size_t k = list->first[i]; k < list->first[i + 1]; k++)
        strongest = fmax(strongest, list->neighbours[k].strength);
    return strongest;
}

/* Burt's effective size of i: sum over neighbours j of 1 - sum_q p_iq m_jq, with q the other neighbours of i,
 * p_iq the share of q in the strength of i, m_jq the strength of j-q against the strongest tie of j. With equal
 * strengths it is d - 2t/d (d neighbours, t ties among them). With direction as for the constraint. `share` is
 * zero everywhere, and left so. Burt, Structural Holes, 1992; Borgatti, Connections 20, 1997. */
static double effective_size_of(const mv_tie_lists *list, size_t i, double *share)
{
    double total = 0, size = 0;
    const mv_neighbour *all = list->neighbours;
    size_t begin = list->first[i], end = list->first[i + 1];
    for (size_t k = begin; k < end; k++) total += all[k].strength;
    for (size_t k = begin; k < end; k++) share[all[k].actor] = all[k].strength / total;
    for (size_t k = begin; k < end; k++) {
        size_t j = all[k].actor;
        double redundant = 0, strongest = strongest_of(list, j);
        for (size_t q = list->first[j]; q < list->first[j + 1]; q++)
            redundant += share[all[q].actor] * all[q].strength / strongest;
        size += 1 - redundant;
    }
    for (size_t k = begin; k < end; k++) share[all[k].actor] = 0;
    return size;
}

static mv_status effective_sizes(const mv_network *network, const mv_metric_options *options, double *values,
                                 bool per_neighbour)
{
    mv_tie_lists list = network->selection.directed ? mv_tie_lists_both(network, options->weighted)
                                                    : mv_tie_lists_build(network, false);
    bool level = !options->weighted && !network->selection.directed;
    for (size_t k = 0; k < list.first[network->actor_count] && level; k++) list.neighbours[k].strength = 1;
    double *share = mv_alloc_array(network->actor_count, sizeof *share);
    for (size_t i = 0; i < network->actor_count; i++) {
        double degree = (double)(list.first[i + 1] - list.first[i]);
        if (degree > 0) values[i] = effective_size_of(&list, i, share) / (per_neighbour ? degree : 1);
    }
    free(share);
    mv_tie_lists_clear(&list);
    return MV_OK;
}

MV_METRIC(effective_size, values)
{
    return effective_sizes(network, options, values, false);
}

MV_METRIC(efficiency, values)
{
    return effective_sizes(network, options, values, true);
}

#define BURT "positive ties; with --directed a pair weighs the sum of both directions; --weighted: by strength"
#define ISOLATE "no positive tie"

static const mv_metric rows[] = {
    { "coreness", "Coreness", MV_PER_ACTOR, MV_COUNT_OF, 0,
      "largest k so that the actor is in a group all with k ties in it",
      "positive ties; weight and direction ignored", NULL, "Seidman 1983", coreness },
    { "clustering", "Clustering", MV_PER_ACTOR, 0, 3, "share of pairs of neighbours that are tied to each other",
      "signed ties, sign and direction ignored; --weighted: Barrat's form", "fewer than two signed ties",
      "Watts and Strogatz 1998; Barrat et al. 2004", clustering },
    { "constraint", "Constraint", MV_PER_ACTOR, 0, 3,
      "how far the neighbours lead back to one another: low is a broker", BURT, ISOLATE, "Burt 1992", constraint },
    { "effective_size", "Effective size", MV_PER_ACTOR, 0, 2, "neighbours less their redundancy", BURT, ISOLATE,
      "Burt 1992; Borgatti 1997", effective_size },
    { "efficiency", "Efficiency", MV_PER_ACTOR, 0, 3, "effective size per neighbour", BURT, ISOLATE, "Burt 1992",
      efficiency },
};

const mv_metric_family mv_neighbourhood = { rows, MV_COUNT(rows) };
