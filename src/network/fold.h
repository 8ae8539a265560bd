#ifndef NETWORK_FOLD_H
#define NETWORK_FOLD_H

#include "multivector/network.h"

/* Folds the relations of each unordered pair into a tie: fills `ties`, `members`, `loops` and `states` of a
 * network whose actors and relations are set. `number` gives the actor of the network for one of the set. */
void mv_fold_ties(mv_network *network, const uint32_t *number);

/* The same for ordered pairs, an undirected relation counting both ways: fills `arcs`. */
void mv_fold_arcs(mv_network *network, const uint32_t *number);

/* The same for the side asked for, from the end whose side it is: fills `sides`, and adds their relations to
 * `members`, once the ties are there. */
void mv_fold_sides(mv_network *network, const uint32_t *number);

#endif
