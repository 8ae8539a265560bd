#ifndef ANALYSIS_GRAPH_TIE_LISTS_H
#define ANALYSIS_GRAPH_TIE_LISTS_H

#include "multivector/network.h"

typedef struct mv_neighbour {
    uint32_t actor;
    double strength;
} mv_neighbour;

/* Positive ties as lists of neighbours, in the order of actors: those of i are at first[i] .. first[i + 1] - 1.
 * With `directed` the actors that i's arcs point to; the network was built with `directed` then. */
typedef struct mv_tie_lists {
    size_t *first;
    mv_neighbour *neighbours;
} mv_tie_lists;

mv_tie_lists mv_tie_lists_build(const mv_network *network, bool directed);

/* Those that an arc joins with i, either way; the strength is half the sum of both directions, where without
 * `weighted` an arc is 1. */
mv_tie_lists mv_tie_lists_both(const mv_network *network, bool weighted);
void mv_tie_lists_clear(mv_tie_lists *lists);

/* The pair's folded relations, of any state; NULL when there are none. */
const mv_tie *mv_tie_between(const mv_network *network, size_t a, size_t b);

#endif
