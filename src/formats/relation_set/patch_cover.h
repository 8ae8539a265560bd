#ifndef FORMATS_RELATION_SET_PATCH_COVER_H
#define FORMATS_RELATION_SET_PATCH_COVER_H

#include "multivector/relations.h"

/* Which actors and types of a set to leave out so that some relations go that have no id to be named by. What else
 * goes with them has to be written again. */
typedef struct mv_cover {
    const mv_relations *set;
    const bool *stuck; /* relations that must go, and have no id */
    const bool *kept;  /* relations that must stay */
    bool *actors;      /* those left out already; those chosen are added */
    bool *types;       /* likewise */
} mv_cover;

/* Whether the relation goes with an actor or a type that is left out. */
bool mv_cover_has(const mv_cover *cover, size_t relation);

/* Adds actors and types until every stuck relation is covered. */
void mv_cover_choose(mv_cover *cover);

#endif
