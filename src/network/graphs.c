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

mv_status mv_graph_of(const mv_graph **out, const mv_network *network, mv_graph_kind kind, mv_log *log)
{
    static edge_lister *const lists[] = {
        [MV_SIGNED_TIES] = list_signed, [MV_POSITIVE_TIES] = list_positive, [MV_POSITIVE_ARCS] = list_arcs
    };
    mv_graph *graph = &network->graphs->of[kind];
    mv_status status = MV_OK;
    mv_igraph_host host;
    mv_igraph_begin(&host);
    if (!graph->built) status = build_graph(graph, network, lists[kind], kind == MV_POSITIVE_ARCS, log);
    mv_igraph_end(&host);
    *out = status ? NULL : graph;
    return status;
}

mv_status mv_graph_of_paths(const mv_graph **out, const mv_network *network, mv_log *log)
{
    return mv_graph_of(out, network, network->selection.directed ? MV_POSITIVE_ARCS : MV_POSITIVE_TIES, log);
}

struct mv_graphs *mv_graphs_new(void)
{
    return mv_alloc(sizeof(struct mv_graphs));
}

void mv_graphs_free(struct mv_graphs *graphs)
{
    if (!graphs) return;
    for (size_t i = 0; i < MV_GRAPH_COUNT; i++) end_graph(&graphs->of[i]);
    for (size_t i = 0; i < MV_MEMO_COUNT; i++)
        if (graphs->memos[i].free) graphs->memos[i].free(graphs->memos[i].value);
    free(graphs);
}
