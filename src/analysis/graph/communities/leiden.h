#ifndef ANALYSIS_GRAPH_COMMUNITIES_LEIDEN_H
#define ANALYSIS_GRAPH_COMMUNITIES_LEIDEN_H

#include "network/network_internal.h"

/* Partitions of an undirected graph by the Leiden method: Traag, Waltman and van Eck, Sci. Rep. 9 (2019). The
 * quality of one is (2 x weight of edges within groups - resolution x sum of squared summed weights of actors) /
 * total. */
typedef struct mv_leiden_problem {
    const igraph_t *graph;
    igraph_vector_t edges, actors; /* weights; the largest of an edge near 1 */
    double resolution, total;
} mv_leiden_problem;

/* Writes into `best` the group of each actor, numbered by their smallest actors, in the best of so many runs that
 * begin in different places; the first wins a tie. Within mv_igraph_begin(), whose generator is seeded anew. */
mv_status mv_leiden_best(const mv_leiden_problem *problem, size_t runs, uint64_t seed, igraph_vector_int_t *best,
                         mv_log *log);

#endif
