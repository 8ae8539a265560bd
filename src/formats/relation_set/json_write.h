#ifndef FORMATS_RELATION_SET_JSON_WRITE_H
#define FORMATS_RELATION_SET_JSON_WRITE_H

#include "multivector/relations.h"
#include "support/text.h"

/* A relation set as JSON text, one record a line. What is written of a record is all there is to know of it: two
 * records are the same when their lines are. */

/* Adds the members of the record with this index. Shares stand in the order of the vectors and names in that of
 * their languages; sign, weight and direction of a relation are left out where they are those of its type. */
typedef void mv_json_record(mv_text *text, const mv_relations *set, size_t index);

mv_json_record mv_json_write_source, mv_json_write_vector, mv_json_write_type, mv_json_write_actor,
    mv_json_write_relation;

/* The head up to the version, then members, each on lines of its own, then the last brace. */
void mv_json_write_begin(mv_text *text);
void mv_json_write_text(mv_text *text, const char *key, const char *value); /* nothing for NULL */
void mv_json_write_date(mv_text *text, const char *key, mv_date date);      /* nothing for no date */
void mv_json_write_end(mv_text *text);

/* All of a document before its actors, without the last brace. */
void mv_json_write_head(mv_text *text, const mv_relations *set);

/* The records that are chosen (NULL: all); nothing when there is none. */
void mv_json_write_list(mv_text *text, const char *key, const mv_relations *set, size_t count, const bool *chosen,
                        mv_json_record *record);

/* "coverage", without the names that the set does not know; `empty`: "[]" rather than nothing when nothing is
 * left. */
void mv_json_write_coverage(mv_text *text, const mv_relations *set, bool empty);

#endif
