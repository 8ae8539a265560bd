#ifndef ANALYSIS_GRAPH_IGRAPH_COMPAT_H
#define ANALYSIS_GRAPH_IGRAPH_COMPAT_H

#include <igraph.h>

/* The calls whose parameters were reordered in igraph 1.0, under one order of ours. */

static inline igraph_error_t mv_betweenness(const igraph_t *graph, const igraph_vector_t *lengths, bool directed,
                                            igraph_vector_t *result)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_betweenness(graph, lengths, result, igraph_vss_all(), directed, false);
#else
    return igraph_betweenness(graph, result, igraph_vss_all(), directed, lengths);
#endif
}

static inline igraph_error_t mv_eigenvector(const igraph_t *graph, const igraph_vector_t *weights,
                                            igraph_vector_t *vector, double *value)
{
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_eigenvector_centrality(graph, vector, value, IGRAPH_ALL, weights, &options);
#else
    return igraph_eigenvector_centrality(graph, vector, value, IGRAPH_UNDIRECTED, true, weights, &options);
#endif
}

/* One pass of the Leiden method on an undirected graph. */
static inline igraph_error_t mv_leiden(const igraph_t *graph, const igraph_vector_t *edge_weights,
                                       const igraph_vector_t *node_weights, double resolution, double randomness,
                                       bool start, igraph_vector_int_t *membership)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_community_leiden(graph, edge_weights, node_weights, NULL, resolution, randomness, start, 1,
                                   membership, NULL, NULL);
#else
    return igraph_community_leiden(graph, edge_weights, node_weights, resolution, randomness, start, 1, membership,
                                   NULL, NULL);
#endif
}

/* Of pairs that have a path. */
static inline igraph_error_t mv_average_path_length(const igraph_t *graph, bool directed, double *result)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_average_path_length(graph, NULL, result, NULL, directed, true);
#else
    return igraph_average_path_length(graph, result, NULL, directed, true);
#endif
}

static inline igraph_error_t mv_diameter(const igraph_t *graph, bool directed, double *result)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_diameter(graph, NULL, result, NULL, NULL, NULL, NULL, directed, true);
#else
    return igraph_diameter(graph, result, NULL, NULL, NULL, NULL, directed, true);
#endif
}

#endif
