#ifndef FORMATS_RELATION_SET_JSON_IDENTITY_H
#define FORMATS_RELATION_SET_JSON_IDENTITY_H

#include "formats/relation_set/json_layers.h"

/* Reads "names", an object by language or a list with dates, and "continues" of an actor. */
void mv_json_get_names(mv_json_reader *r, const json_t *object, mv_actor *actor);
void mv_json_get_continues(mv_json_reader *r, const json_t *object, mv_actor *actor);

/* Once all actors are read: each actor that is continued must be one of them, unless a document leaves it out, and
 * no chain may lead back to where it began. */
void mv_json_check_continues(mv_json_reader *r, const mv_json_layers *layers);

#endif
