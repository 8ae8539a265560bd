#include "network/graphs.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include <stdlib.h>

static void end_graph(mv_graph *graph)
{
    if (!graph->built) return;
    igraph_destroy(&graph->graph);
    igraph_vector_destroy(&graph->weights);
}

static void add_edge(igraph_vector_int_t *ends, igraph_vector_t *weights, uint32_t a, uint32_t b, double weight)
{
    mv_igraph_memory(igraph_vector_int_push_back(ends, a));
    mv_igraph_memory(igraph_vector_int_push_back(ends, b));
    mv_igraph_memory(igraph_vector_push_back(weights, weight));
}

typedef void edge_lister(const mv_network *network, igraph_vector_int_t *ends, igraph_vector_t *weights);

static void list_signed(const mv_network *network, igraph_vector_int_t *ends, igraph_vector_t *weights)
{
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++)
        if (tie->state == MV_POSITIVE || tie->state == MV_NEGATIVE)
            add_edge(ends, weights, tie->a, tie->b, tie->strength);
}

static void list_positive(const mv_network *network, igraph_vector_int_t *ends, igraph_vector_t *weights)
{
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++)
        if (tie->state == MV_POSITIVE) add_edge(ends, weights, tie->a, tie->b, tie->strength);
}

static void list_arcs(const mv_network *network, igraph_vector_int_t *ends, igraph_vector_t *weights)
{
    for (const mv_arc *arc = network->arcs; arc < network->arcs + network->arc_count; arc++)
        if (arc->state == MV_POSITIVE) add_edge(ends, weights, arc->from, arc->to, arc->strength);
}

static mv_status build_graph(mv_graph *graph, const mv_network *network, edge_lister *list, bool directed,
                             mv_log *log)
{
    igraph_vector_int_t ends;
    mv_igraph_memory(igraph_vector_int_init(&ends, 0));
    mv_igraph_memory(igraph_vector_init(&graph->weights, 0));
    list(network, &ends, &graph->weights);
    igraph_integer_t actors = (igraph_integer_t)network->actor_count;
    mv_status status = mv_igraph_check(igraph_create(&graph->graph, &ends, actors, directed), log);
    graph->built = !status;
    if (status) igraph_vector_destroy(&graph->weights);
    igraph_vector_int_destroy(&ends);
    return status;
}

mv_status mv_graphs_build(mv_network *network, mv_log *log)
{
    struct mv_graphs *graphs = network->graphs = mv_alloc(sizeof *graphs);
    mv_igraph_host host;
    mv_igraph_begin(&host);
    mv_status status = build_graph(&graphs->signed_ties, network, list_signed, false, log);
    if (!status) status = build_graph(&graphs->positive_ties, network, list_positive, false, log);
    if (!status && network->selection.directed)
        status = build_graph(&graphs->positive_arcs, network, list_arcs, true, log);
    mv_igraph_end(&host);
    return status;
}

void mv_graphs_free(struct mv_graphs *graphs)
{
    if (!graphs) return;
    end_graph(&graphs->signed_ties);
    end_graph(&graphs->positive_ties);
    end_graph(&graphs->positive_arcs);
    free(graphs);
}
