#ifndef FORMATS_RELATION_SET_JSON_LAYERS_H
#define FORMATS_RELATION_SET_JSON_LAYERS_H

#include "formats/relation_set/json_values.h"

/* A document and those it extends. The first layer is the one that extends nothing, the last the document that was
 * asked for; each takes the layers before it, removes what its `without` names, then adds or replaces by id. */
typedef struct mv_json_layers {
    mv_json **documents;
    char **paths;
    size_t count;
} mv_json_layers;

/* Parses the document and all it extends, which go on the set's list of files. Cycles, missing files and paths
 * that lead out of the folder above the document's own are errors. */
mv_status mv_json_layers_open(mv_json_layers *layers, mv_relations *set, const mv_input *input);

void mv_json_layers_clear(mv_json_layers *layers);

/* Reads one list ("actors", ...) of all layers put together: each record that is left, with `r->document` set to
 * the one it stands in. */
void mv_json_layers_read(const mv_json_layers *layers, mv_json_reader *r, const char *key,
                         void (*read)(mv_json_reader *r, const json_t *record));

/* The last layer that has this member at its top, or NULL; sets `r->document` to its document. */
const json_t *mv_json_layers_find(const mv_json_layers *layers, mv_json_reader *r, const char *key);

#endif
