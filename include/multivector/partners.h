#ifndef MULTIVECTOR_PARTNERS_H
#define MULTIVECTOR_PARTNERS_H

#include "multivector/decls.h"
#include "multivector/network.h"

MV_BEGIN_DECLS

/* Who stands behind an actor's numbers: its ties, the strongest first.
 *
 * Ties are folded ties as the actor has them (mv_end_at()), without direction unless a side is asked for:
 * positive, negative and ambivalent ones. A pair that is neutral, dropped or below the least strength has no tie
 * and is no partner. In a projected network the relations are those of the projection, and the strongest is one of
 * type "shared". Under MV_FOLD_EACH, where every relation is a tie of its own, the strength is that of the sum. */
typedef struct mv_partner {
    size_t actor;      /* of the network */
    const mv_tie *tie; /* borrowed from the network */
    int sign;          /* of the tie; 0: ambivalent */
    size_t strongest;  /* of the tie's relations of its sign, as mv_tie_strongest(): an index in network->set.
                          MV_NONE for an ambivalent tie, which has no sign */
} mv_partner;

/* The partners of an actor of the network: by strength, those of equal strength (to 1e-9 of it) by id. An
 * ambivalent tie has strength 0 and comes last. None for MV_NONE and for an isolate. The caller frees the list; it
 * never fails. */
mv_partner *mv_partners_list(const mv_network *network, size_t actor, size_t *count);

MV_END_DECLS

#endif
