#ifndef FORMATS_RELATION_SET_JSON_APPEND_H
#define FORMATS_RELATION_SET_JSON_APPEND_H

#include "formats/reader.h"

/* mv_format.append of documents, and of JSON Lines: the relation stands behind the last one and looks like it. */
mv_status mv_json_append(mv_text *out, const mv_input *input, const mv_relations *set);
mv_status mv_json_append_line(mv_text *out, const mv_input *input, const mv_relations *set);

#endif
