#ifndef FORMATS_RELATION_SET_JSON_DOCUMENT_H
#define FORMATS_RELATION_SET_JSON_DOCUMENT_H

#include "formats/relation_set/json_layers.h"

#define MV_FORMAT_NAME "multivector-relation-set"

/* Reads the head of a document: what it is, title, date, sources, vectors and relation types. */
void mv_json_read_declarations(mv_json_reader *r, const mv_json_layers *layers);

/* Reads, and checks, what a document says of actors outside of their records, once all these are read: who
 * continues whom, the focus, the coverage. */
void mv_json_read_about_actors(mv_json_reader *r, const mv_json_layers *layers);

#endif
