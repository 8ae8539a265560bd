#ifndef MULTIVECTOR_CHANGES_H
#define MULTIVECTOR_CHANGES_H

#include "multivector/network.h"

/* What differs between two networks: the actors and selected relations of A and of B, put side by side. Actors are
 * known by id, so that the order of a file never matters.
 *
 * A relation is the same in both when its id and its ends agree; what is left is matched by pair (unordered when
 * undirected), type and start, because sets that were written apart may both have an "r1". Of several that could
 * match, equal records go first, then the others in the order of what they say. A loop is a pair of its own.
 * The relations of a projection have no id; they are known by the actor that is shared as well. */

typedef enum mv_change { MV_KEPT, MV_ADDED, MV_REMOVED, MV_CHANGED, MV_CHANGE_COUNT } mv_change;

/* "kept", "added", ... */
const char *mv_change_name(mv_change change);

/* What of a record can differ; a set of bits. */
typedef enum mv_field_bit {
    MV_CHANGED_NAME = 1,
    MV_CHANGED_KIND = 2,
    MV_CHANGED_VECTOR = 4,
    MV_CHANGED_REGION = 8,
    MV_CHANGED_TYPE = 16,
    MV_CHANGED_SIGN = 32,
    MV_CHANGED_WEIGHT = 64,
    MV_CHANGED_DIRECTION = 128, /* directed or not, or turned round */
    MV_CHANGED_START = 256,
    MV_CHANGED_END = 512,
    MV_CHANGED_CONFIDENCE = 1024,
    MV_CHANGED_BASIS = 2048,
    MV_CHANGED_NOTE = 4096,
    MV_CHANGED_SOURCES = 8192 /* which sources are cited, or what they are quoted with */
} mv_field_bit;

typedef struct mv_actor_pair {
    size_t a, b; /* actors of the networks; MV_NONE: not there */
    mv_change change;
    unsigned fields; /* which mv_field_bit differ, when in both */
} mv_actor_pair;

typedef struct mv_relation_pair {
    size_t a, b; /* relations of the networks' sets; MV_NONE: not there */
    mv_change change;
    unsigned fields;
    size_t first, second; /* its ends, in mv_changes.actors: those of B, of A where it was removed */
} mv_relation_pair;

typedef struct mv_changes {
    const mv_network *a, *b;
    size_t actor_count;
    mv_actor_pair *actors; /* the union, by id */
    size_t *of_a, *of_b;   /* for each actor of A and of B its place in the union */
    size_t relation_count;
    mv_relation_pair *relations; /* by ends, type and start */
    size_t actor_changes[MV_CHANGE_COUNT], relation_changes[MV_CHANGE_COUNT];
    size_t vector_count;
    const mv_vector **vectors; /* those that stand otherwise in B than in A (see below), A's first */
} mv_changes;

/* Both networks must outlive the result. */
mv_changes *mv_changes_build(const mv_network *a, const mv_network *b);
void mv_changes_free(mv_changes *changes); /* accepts NULL */

/* "counted", "not counted", or NULL: not declared. */
const char *mv_vector_standing(const mv_relations *set, const char *id);

/* True when no relation, no actor and no vector differs. */
bool mv_changes_none(const mv_changes *changes);

#endif
