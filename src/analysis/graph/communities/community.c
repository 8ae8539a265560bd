#include "analysis/graph/communities/community.h"
#include "analysis/graph/communities/leiden.h"
#include "support/memory.h"
#include <stdlib.h>

/* Communities: groups of actors with many positive ties inside. */

/* Weights that make the Leiden method maximise modularity: of an actor the summed weight of its ties. */
static mv_status make_problem(mv_leiden_problem *p, const mv_graph *graph, bool weighted, mv_log *log)
{
    igraph_integer_t edges = igraph_ecount(&graph->graph);
    double total = 0;
    *p = (mv_leiden_problem){ .graph = &graph->graph };
    mv_igraph_memory(igraph_vector_init(&p->edges, edges));
    mv_igraph_memory(igraph_vector_init(&p->actors, 0));
    for (igraph_integer_t e = 0; e < edges; e++) VECTOR(p->edges)[e] = weighted ? VECTOR(graph->weights)[e] : 1;
    mv_igraph_scale(&p->edges);
    for (igraph_integer_t e = 0; e < edges; e++) total += VECTOR(p->edges)[e];
    p->total = 2 * total;
    p->resolution = 1 / p->total;
    return mv_igraph_check(
        igraph_strength(p->graph, &p->actors, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS, &p->edges), log);
}

static void clear_problem(mv_leiden_problem *p)
{
    igraph_vector_destroy(&p->edges);
    igraph_vector_destroy(&p->actors);
}

/* The method is quick and partly random: many runs on small networks. */
static mv_status find_best(const mv_leiden_problem *p, igraph_vector_int_t *best, mv_log *log)
{
    enum { RUNS = 60, STEPS = 20000 };
    size_t runs = 1 + STEPS / (size_t)igraph_vector_size(&p->edges);
    return mv_leiden_best(p, runs < RUNS ? runs : RUNS, 1, best, log);
}

static void write_numbers(const mv_leiden_problem *p, igraph_vector_int_t *community, double *values)
{
    igraph_integer_t n = igraph_vector_size(&p->actors), count = 0;
    igraph_integer_t *number = mv_alloc_array((size_t)n, sizeof *number);
    for (igraph_integer_t i = 0; i < n; i++) {
        if (!(VECTOR(p->actors)[i] > 0)) continue;
        igraph_integer_t *own = &number[VECTOR(*community)[i]];
        if (*own == 0) *own = ++count;
        values[i] = (double)*own;
    }
    free(number);
}

/* Modularity of a partition: sum over communities of (weight inside / total) - (summed strength / 2 total)^2, over
 * the positive ties. Newman and Girvan, Phys. Rev. E 69 (2004). */
mv_status mv_communities(const mv_network *network, bool weighted, double *values, mv_log *log)
{
    const mv_graph *graph;
    mv_status status = mv_graph_of(&graph, network, MV_POSITIVE_TIES, log);
    if (status) return status;
    if (igraph_ecount(&graph->graph) == 0) return MV_OK; /* igraph divides by the number of ties */
    mv_leiden_problem p;
    igraph_vector_int_t community;
    mv_igraph_memory(igraph_vector_int_init(&community, 0));
    status = make_problem(&p, graph, weighted, log);
    if (!status) status = find_best(&p, &community, log);
    if (!status) write_numbers(&p, &community, values);
    clear_problem(&p);
    igraph_vector_int_destroy(&community);
    return status;
}
