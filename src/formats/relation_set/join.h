#ifndef FORMATS_RELATION_SET_JOIN_H
#define FORMATS_RELATION_SET_JOIN_H

#include "multivector/relations.h"

/* Adds to a set what another one has: sources, vectors, types, actors and relations, its coverage, its files, and
 * title, description, date and focus where the set has none. All texts are copied. A record with an id that the
 * set has already stays as it is there; where the two differ a warning says so, unless one is an actor of which
 * nothing is known: then the other counts. A relation that the set has already, to the last word but for its id,
 * is not added again; one whose id is taken is added without. Both are counted in a warning. */
void mv_relations_join(mv_relations *set, const mv_relations *other, mv_log *log);

/* The same of some of its actors and of some of the relations between these. */
void mv_relations_join_some(mv_relations *set, const mv_relations *other, const bool *actors,
                            const bool *relations, mv_log *log);

#endif
