#ifndef NETWORK_FOLD_H
#define NETWORK_FOLD_H

#include "multivector/network.h"

/* Folds the relations of each unordered pair into a tie: fills `ties`, `members`, `loops` and `states` of a
 * network whose actors and relations are set. `number` gives the actor of the network for one of the set. */
void mv_fold_ties(mv_network *network, const size_t *number);

/* The same for ordered pairs, an undirected relation counting both ways: fills `arcs`. */
void mv_fold_arcs(mv_network *network, const size_t *number);

/* The same for the side asked for, from the end whose side it is: fills `sides`, and adds their relations to
 * `members`, once the ties are there. */
void mv_fold_sides(mv_network *network, const size_t *number);

/* One relation on its pair. Sorting these by pair brings the relations of a pair together, in the order of the
 * set. */
typedef struct mv_on_pair {
    uint32_t a, b;
    size_t relation;
} mv_on_pair;

void mv_sort_by_pair(mv_on_pair *entries, size_t count);

/* How many of `count` entries, from the first, are on one pair. */
size_t mv_pair_length(const mv_on_pair *entries, size_t count);

#endif
