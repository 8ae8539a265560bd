#ifndef FORMATS_RELATION_SET_JSON_RECORDS_H
#define FORMATS_RELATION_SET_JSON_RECORDS_H

#include "formats/relation_set/json_values.h"

/* One record of a document's lists, checked and added to the set. Relations come last: they name the others. */
void mv_json_read_source(mv_json_reader *r, const json_t *object);
void mv_json_read_vector(mv_json_reader *r, const json_t *object);
void mv_json_read_type(mv_json_reader *r, const json_t *object);
void mv_json_read_actor(mv_json_reader *r, const json_t *object);
void mv_json_read_relation(mv_json_reader *r, const json_t *object);

#endif
