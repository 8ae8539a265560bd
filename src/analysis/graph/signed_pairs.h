#ifndef ANALYSIS_GRAPH_SIGNED_PAIRS_H
#define ANALYSIS_GRAPH_SIGNED_PAIRS_H

#include "multivector/network.h"

/* A pair of actors with a positive or a negative tie. */
typedef struct mv_signed_pair {
    size_t first, second;
    double value; /* sign x strength */
} mv_signed_pair;

/* The pairs of a network in the numbers that `place` gives its actors, ascending, so that the list is sorted by
 * (first, second). Without direction first < second; `directed`: the tie leads from first to second, and an
 * undirected relation counts both ways (the network was built with `directed` then). The caller frees it. */
mv_signed_pair *mv_signed_pairs_list(const mv_network *network, const size_t *place, bool directed, size_t *count);

/* The order of two pairs in such lists: below 0, 0 or above. */
int mv_signed_pair_order(const mv_signed_pair *a, const mv_signed_pair *b);

#endif
