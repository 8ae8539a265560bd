#ifndef MULTIVECTOR_STARTER_H
#define MULTIVECTOR_STARTER_H

#include "multivector/decls.h"
#include "multivector/relations.h"

MV_BEGIN_DECLS

/* A document to start from. */
typedef struct mv_starter_options {
    size_t partners;    /* of each vector; 0: MV_STARTER_PARTNERS, MV_NONE: all */
    const char *schema; /* where a JSON Schema of documents stands: "$schema"; NULL: it is not said */
} mv_starter_options;

/* Writes a relation set about an actor (by id or name), with what another set says: all its vectors, the actor,
 * which is the focus, and its partners at that set's own date, of each vector the strongest, those of several by
 * their main one. Up to three of its relations are there as examples, with a source and a quote, or what to put
 * there: one of belonging to an organisation, one with a country, a hostile one if there is any. The description
 * and notes say what is what, as JSON has no comments. The document is valid, also where every warning is an
 * error.
 *
 * A note is logged when there are fewer than three relations. MV_USAGE, with a suggestion, when there is no such
 * actor. The caller frees the text. */
mv_status mv_starter_write(char **out, size_t *length, const mv_relations *from, const char *actor,
                           const mv_starter_options *options, mv_log *log);

/* That JSON Schema, and the name under which it stands beside documents. */
#define MV_STARTER_SCHEMA_NAME "relation-set.schema.json"
const char *mv_starter_schema(void);

MV_END_DECLS

#endif
