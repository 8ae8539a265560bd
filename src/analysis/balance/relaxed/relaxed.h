#ifndef ANALYSIS_BALANCE_RELAXED_RELAXED_H
#define ANALYSIS_BALANCE_RELAXED_RELAXED_H

#include "analysis/graph/adjacency.h"

/* Partitions of a signed network into at most k positions, any block of which may be of either sign: a block is
 * the ties within a position, or those between two. It costs the fewer of its positive and its negative ties, so
 * all blocks together cost (ties - sum over blocks of |positive - negative ties|) / 2. */

/* The cost of a partition. net[r * k + s] becomes the positive less the negative ties of a block, both ways round;
 * NULL: not wanted. */
size_t mv_relaxed_cost(const mv_adjacency *ties, size_t k, const uint32_t *position, int64_t *net);

/* Local search: position[] holds a partition into at most k positions and is replaced by the best one found, whose
 * cost is returned. */
size_t mv_relaxed_search(const mv_adjacency *ties, size_t k, uint64_t seed, uint32_t *position);

/* Exact search, as mv_cluster_prove() in cluster.h: returns a lower bound for this k, and in position[] the best
 * partition known, which the search starts from; when the bound is its cost it is proved. */
size_t mv_relaxed_prove(const mv_adjacency *ties, size_t k, uint32_t *position);

#endif
