#ifndef ANALYSIS_GRAPH_GROUPS_H
#define ANALYSIS_GRAPH_GROUPS_H

#include "multivector/network.h"

/* Who is in which group, and how much: the shares of an actor sum to 1, and one that is in no group has none. */
typedef struct mv_groups {
    size_t count;
    const char **names; /* of each group; borrowed */
    size_t *first;      /* of each actor of the network where its shares begin; behind the last where all end */
    mv_share *shares;   /* above 0; `vector` is the group */
} mv_groups;

/* The vectors of the set, in declared order, by id. */
mv_groups mv_groups_by_vector(const mv_network *network);

/* A group for each text, in the order of bytes. `texts` has one for each actor of the network, or NULL. */
mv_groups mv_groups_by_text(const mv_network *network, const char *const *texts);

void mv_groups_clear(mv_groups *groups);

bool mv_groups_have(const mv_groups *groups, size_t actor);

/* What two actors have in common: the sum over groups of the product of their shares. */
double mv_groups_common(const mv_groups *groups, size_t a, size_t b);

/* The share of the actor in one group, which may be 0. */
double mv_groups_share(const mv_groups *groups, size_t actor, size_t group);

#endif
