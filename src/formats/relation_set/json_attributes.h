#ifndef FORMATS_RELATION_SET_JSON_ATTRIBUTES_H
#define FORMATS_RELATION_SET_JSON_ATTRIBUTES_H

#include "formats/relation_set/json_values.h"

/* Reads "attributes" of a record, and "place" of an actor; NULL when there are none. */
const mv_attribute *mv_json_get_attributes(mv_json_reader *r, const json_t *object);
const mv_location *mv_json_get_place(mv_json_reader *r, const json_t *object);

#endif
