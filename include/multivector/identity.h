#ifndef MULTIVECTOR_IDENTITY_H
#define MULTIVECTOR_IDENTITY_H

#include "multivector/decls.h"
#include "multivector/network.h"

MV_BEGIN_DECLS

/* Actors through time. Sets that are compared, or one set on several dates, may know one actor by several ids:
 * West Germany ends on the day Germany begins. What a document says of that stands in `continues`; this finds
 * where it matters, and can take an actor for the one that continues it.
 *
 * It matters where an actor exists in one set, on the days of that set, and in another one does not. Its
 * successors are the actors that continue it in any of the sets, from the last of all days on which a set looks at
 * the latest. An actor with a single one is followed to it, and from there to the single successor of that one,
 * and so on, as far as one of them exists where the first one does not. Several predecessors of one fold together;
 * an actor with several successors was split, and is not followed; nor is one in a circle, which sets can only
 * form together. */

typedef enum mv_identity_rule {
    MV_IDENTITY_STRICT, /* another id is another actor */
    MV_IDENTITY_FOLLOW, /* an actor stands for the one that continues it */
    MV_IDENTITY_COUNT
} mv_identity_rule;

const char *mv_identity_name(size_t rule); /* "strict", "follow"; NULL behind the last */

/* An actor to which it matters. */
typedef struct mv_succession {
    const char *actor;      /* its id */
    mv_names successors;    /* where the chain ends: one, or those that it was split into, by id */
    const char *stands_for; /* the id of the actor that it is followed to; NULL: it was split */
    mv_date ends;           /* the first day on which it no longer exists; none: it goes on */
    mv_date begins;         /* when that actor is said to continue it, or begins itself; none: unknown */
    const mv_actor *record; /* of that actor; NULL: it was split */
} mv_succession;

/* By id. Ids and records belong to the sets. */
typedef struct mv_identity {
    mv_identity_rule rule;
    mv_succession *items;
    size_t count;
} mv_identity;

/* A set and the days on which it is looked at; both sides open: whatever the dates. */
typedef struct mv_moment {
    const mv_relations *set;
    mv_span days;
} mv_moment;

/* Actors that a selection leaves out (`without`) are followed nowhere. Clear it with mv_identity_clear(). */
void mv_identity_find(mv_identity *out, const mv_moment *moments, size_t count, mv_names without,
                      mv_identity_rule rule);
void mv_identity_clear(mv_identity *identity);

/* The succession by which an actor counts as another one; NULL when it counts as itself, as it always does when
 * the rule is strict, or `identity` NULL. */
const mv_succession *mv_identity_followed(const mv_identity *identity, const char *id);

/* The id that an actor counts by: what it stands for, or its own; NULL for NULL. */
const char *mv_identity_of(const mv_identity *identity, const char *id);

/* The set in which successors stand in place of their predecessors, for these days; NULL: nothing in it changes.
 * Its relations have the numbers that they have in `set`, which must outlive it; free it with mv_relations_free().
 * A successor has the dates of its own record, but exists on the days as well when one does that stands for it; it
 * has the kind, vectors and so on of its own record, or where the set has none, of the first actor that stands for
 * it. */
mv_relations *mv_identity_apply(const mv_identity *identity, const mv_relations *set, mv_span days);

MV_END_DECLS

#endif
