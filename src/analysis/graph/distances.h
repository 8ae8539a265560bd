#ifndef ANALYSIS_GRAPH_DISTANCES_H
#define ANALYSIS_GRAPH_DISTANCES_H

#include "analysis/graph/adjacency.h"

/* How far the actors of a network are from each other along the positive ties, each as long as the others. */
typedef struct mv_distances {
    double *sum;     /* of each actor: summed distance to those within reach; 0 when there are none */
    double *inverse; /* summed 1/distance to them */
    double *reached; /* how many they are */
    double
        longest; /* of the pairs of the largest component (of equals that of the first actor); 0 without a tie */
    double mean; /* of the same pairs; NAN without a tie */
} mv_distances;

/* Breadth-first searches from many sources at once, a bit each. Sums of whole numbers are exact, others are added
 * in fixed pieces, so that nothing depends on `jobs`, the number of processes (0: 1). Then et al., PVLDB 8 (2014).
 * Clear it in any case. */
mv_status mv_distances_of(mv_distances *out, const mv_adjacency *adjacency, unsigned jobs, mv_log *log);
void mv_distances_clear(mv_distances *distances);

/* Whether our searches, and not igraph, measure the paths of a network: they do where every tie is as long as the
 * others, without direction, from MV_SEARCHED_ACTORS actors on. */
bool mv_searches_paths(const mv_network *network, bool weighted);

/* The distances in a network, which keeps them. */
mv_status mv_network_distances(const mv_distances **out, const mv_network *network, unsigned jobs, mv_log *log);

#endif
