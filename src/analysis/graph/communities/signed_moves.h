#ifndef ANALYSIS_GRAPH_COMMUNITIES_SIGNED_MOVES_H
#define ANALYSIS_GRAPH_COMMUNITIES_SIGNED_MOVES_H

#include <stddef.h>
#include <stdint.h>

/* Partitions by signed modularity, where each sign has a null model of its own: nodes i and j of one group add
 *
 *     weight_ij - (positive_i positive_j / all positive - negative_i negative_j / all negative)
 *
 * which takes the ties of a node and two sums of each group, not every pair of nodes. */
typedef struct mv_signed_graph {
    size_t nodes;
    size_t *first;  /* the ties of node i: first[i] .. first[i + 1] - 1, each tie seen from both ends */
    uint32_t *to;   /* never the node itself */
    double *weight; /* positive less negative strength */
    double *positive, *negative; /* summed strengths of each node's ties; of all nodes: */
    double all_positive, all_negative;
} mv_signed_graph;

/* Writes into `group` the best partition of some runs that begin in different places, the first of equally good
 * ones: groups are numbered from 0 by their smallest node. Returns how many there are. It follows from the graph
 * and the seed alone. */
size_t mv_signed_moves_best(const mv_signed_graph *graph, uint64_t seed, uint32_t *group, size_t *runs);

/* The sum over all pairs of one group, each counted both ways and a node with itself; numbers the groups likewise.
 */
double mv_signed_moves_quality(const mv_signed_graph *graph, uint32_t *group);

#endif
