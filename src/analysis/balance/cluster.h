#ifndef ANALYSIS_BALANCE_CLUSTER_H
#define ANALYSIS_BALANCE_CLUSTER_H

#include "analysis/graph/adjacency.h"

/* Partitions of a connected signed network into at most k blocks. The cost of one is the number of negative ties
 * within blocks plus that of positive ties between them. */

size_t mv_cluster_cost(const mv_adjacency *ties, const uint32_t *block);

/* Numbers the blocks by their smallest actors, but for MV_NO_BLOCK; returns how many there are. */
size_t mv_cluster_renumber(uint32_t *block, size_t actors, size_t k);

/* Local search: block[] holds a partition into at most k blocks and is replaced by the best one found, whose cost
 * is returned. Ends early at `lower`, which no partition can beat. */
size_t mv_cluster_search(const mv_adjacency *ties, size_t k, size_t lower, uint64_t seed, uint32_t *block);

/* A lower bound for every k: cycles with exactly one negative tie that share no tie. Each of them costs every
 * partition at least 1. The lists of neighbours must ascend. */
size_t mv_cluster_packing(const mv_adjacency *ties, uint64_t seed);

/* The actors in a row, those with most ties among each other last: the order in which exact searches place them.
 */
typedef struct mv_cluster_row {
    size_t n;
    uint32_t *actor; /* at each place of the row */
    size_t *first;   /* ties of place p to later places: first[p] .. first[p + 1] - 1 */
    uint32_t *to;
    int32_t *sign;
} mv_cluster_row;

mv_cluster_row mv_cluster_row_of(const mv_adjacency *ties);
void mv_cluster_row_clear(mv_cluster_row *row);

/* Exact search. Returns a lower bound for this k, and in block[] the best partition known, which that search
 * starts from; when the bound is its cost it is proved. `steps` is the work left for this and
 * later searches, of which one uses a tenth at most; what it used is taken off. */
size_t mv_cluster_prove(const mv_adjacency *ties, size_t k, uint32_t *block, uint64_t *steps);

#endif
