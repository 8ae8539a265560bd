#include "formats/relation_set/json_append.h"
#include "formats/relation_set/json_document.h"
#include "formats/relation_set/json_records.h"
#include <stdlib.h>
#include <string.h>

/* The relation set format, version 1. */

static mv_status read_json(mv_relations *set, const mv_input *input)
{
    mv_json_layers layers;
    mv_json_reader r = { set, NULL, input->options->strict, input->log };
    mv_status status = mv_json_layers_open(&layers, set, input);
    bool objects = !status;
    for (size_t i = 0; i < layers.count && !status; i++) {
        const json_t *root = mv_json_root(layers.documents[i]);
        if (json_is_object(root)) continue;
        objects = false;
        MV_FAIL(&r, ((mv_place){ layers.paths[i], 1, 1 }), "the document is %s; an object was expected",
                mv_json_kind(root));
    }
    if (objects) {
        mv_json_read_declarations(&r, &layers);
        mv_json_layers_read(&layers, &r, "actors", mv_json_read_actor);
        if (!mv_relations_over(set)) mv_json_read_about_actors(&r, &layers);
        if (!mv_relations_over(set)) mv_json_layers_read(&layers, &r, "relations", mv_json_read_relation);
    }
    mv_json_layers_clear(&layers);
    return status;
}

/* Lines that follow the head are JSON Lines. */
static bool recognise(const char *bytes, size_t length)
{
    (void)length;
    if (*bytes != '{' || !mv_json_has_key(bytes, "format") || !strstr(bytes, "\"" MV_FORMAT_NAME "\""))
        return false;
    const char *end = mv_json_skip(bytes);
    if (!end) return true;
    end += strspn(end, " \t\r\n");
    return *end != '{' || !(mv_json_has_key(end, "actor") || mv_json_has_key(end, "relation"));
}

static mv_status write_json(const mv_writing *writing)
{
    char *bytes;
    size_t length;
    mv_relations_write_json(&bytes, &length, writing->set);
    mv_text_add_bytes(writing->out, bytes, length);
    free(bytes);
    return MV_OK;
}

const mv_format mv_format_json = {
    .name = "json",
    .summary = "multivector relation set",
    .endings = { ".json" },
    .own = true,
    .recognise = recognise,
    .read = read_json,
    .write = write_json,
    .append = mv_json_append,
};
