#ifndef MODEL_SUGGEST_H
#define MODEL_SUGGEST_H

#include "multivector/relations.h"
#include "support/text.h"

/* "; did you mean "x"?" or nothing, for an id that a set does not have. `log` is where the message goes: see
 * mv_records_suggest(). */
const char *mv_suggest_actor(const mv_relations *set, const char *id, const mv_log *log, mv_quoted buffer);
const char *mv_suggest_vector(const mv_relations *set, const char *id, const mv_log *log, mv_quoted buffer);
const char *mv_suggest_source(const mv_relations *set, const char *id, const mv_log *log, mv_quoted buffer);

/* Of the types that the set declares, and the built-in ones. */
const char *mv_suggest_type(const mv_relations *set, const char *id, const mv_log *log, mv_quoted buffer);

#endif
