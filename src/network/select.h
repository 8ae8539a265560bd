#ifndef NETWORK_SELECT_H
#define NETWORK_SELECT_H

#include "multivector/network.h"

/* What the selection keeps, before folding. */
typedef struct mv_kept {
    bool *actors;    /* for each actor of the set */
    bool *relations; /* for each relation of the set; both ends of a kept one are kept */
    mv_date date;    /* the date that counted */
    mv_span days;    /* the same as days, or those of the period */
    size_t focus;    /* an actor of the set, or MV_NONE */
    size_t left_out[MV_LEFT_OUT_COUNT];
    size_t not_existing; /* actors that exist on none of the days */
} mv_kept;

/* Applies date, type, sign, confidence, kind, vector and without, in this order. `document` has the relations of
 * `set` by the same numbers, with the ends that they were given: it is `set`, or what identity.h made it of. */
mv_status mv_select(mv_kept *kept, const mv_relations *set, const mv_relations *document,
                    const mv_selection *selection, mv_log *log);

/* Keeps only the actors around the ego, if one is asked for; it must be selected itself. */
mv_status mv_keep_ego(mv_kept *kept, const mv_relations *set, const mv_selection *selection, mv_log *log);

/* Drops relations whose ends are not kept any more, and counts them. */
void mv_kept_settle(mv_kept *kept, const mv_relations *set);

void mv_kept_clear(mv_kept *kept);

#endif
