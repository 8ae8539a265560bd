#ifndef ANALYSIS_CHANCE_ARRANGEMENT_H
#define ANALYSIS_CHANCE_ARRANGEMENT_H

#include "multivector/chance.h"
#include "support/random.h"

/* The signed ties of a network, to be put at random. */
typedef struct mv_arrangement {
    size_t actors, count;
    uint32_t *a, *b;
    bool *negative;
    /* for the model that changes ends; see arrangement.c */
    uint32_t *pairs; /* where each pair of actors is tied */
    size_t pair_room, positive;
} mv_arrangement;

mv_arrangement mv_arrangement_of(const mv_network *network);
mv_arrangement mv_arrangement_copy(const mv_arrangement *of);
void mv_arrangement_clear(mv_arrangement *arrangement);

/* Groups of ties within which signs are exchanged: ties order[first[s]] .. order[first[s + 1] - 1]. */
typedef struct mv_strata {
    size_t count;
    size_t *first;
    uint32_t *order;
} mv_strata;

mv_strata mv_strata_whole(const mv_arrangement *arrangement); /* one of all ties */
mv_strata mv_strata_of(const mv_network *network, const mv_arrangement *arrangement);
void mv_strata_clear(mv_strata *strata);

/* The next draw. */
void mv_arrangement_shuffle(mv_arrangement *arrangement, const mv_strata *strata, mv_random *random);
void mv_arrangement_rewire(mv_arrangement *arrangement, size_t tries, mv_random *random);

#endif
