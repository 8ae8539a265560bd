#ifndef FORMATS_APPEND_H
#define FORMATS_APPEND_H

#include "multivector/format.h"

/* Adds the relation that is asked for to the set, as its last, once all that is asked for is found there.
 * MV_USAGE, with a suggestion, where something is not. */
mv_status mv_append_to_set(mv_relations *set, const mv_append *asked, bool strict, mv_log *log);

/* What the last relations of two sets differ in ("sign", ...), or NULL. Their ids do not matter. */
const char *mv_append_difference(const mv_relations *a, const mv_relations *b);

#endif
