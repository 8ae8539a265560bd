#include "formats/reader.h"
#include "formats/relation_set/join.h"
#include "formats/tables/nodes_path.h"
#include "support/file.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* Packed when the name of the file says so. */
static char *hand_over(mv_text *text, const char *path, size_t *length)
{
    if (path && mv_text_ends_with(path, ".gz")) {
        mv_text packed = { 0 };
        mv_gzip(&packed, text->bytes ? text->bytes : "", text->length);
        mv_text_clear(text);
        *text = packed;
    }
    if (!text->bytes) mv_text_add(text, "");
    *length = text->length;
    char *bytes = text->bytes;
    *text = (mv_text){ 0 };
    return bytes;
}

static mv_status relations_write(mv_written *out, const mv_relations *set, const char *name, const char *path,
                                 mv_log *log)
{
    const mv_format *format;
    if (path && strcmp(path, "-") == 0) path = NULL;
    *out = (mv_written){ 0 };
    mv_status status = mv_format_of_output(&format, name, path, log);
    if (status) return status;
    mv_text text = { 0 }, actors = { 0 };
    mv_loss loss = { 0 };
    mv_writing writing = { set, path, &text, path ? &actors : NULL, &loss, log };
    status = format->write(&writing);
    if (!status) {
        if (path) out->path = mv_copy(path);
        if (actors.length) {
            out->actors_path = mv_nodes_path(path);
            out->actors = hand_over(&actors, NULL, &out->actors_length);
        }
        out->bytes = hand_over(&text, path, &out->length);
        mv_loss_say(&loss, format->name, log);
    }
    mv_text_clear(&text);
    mv_text_clear(&actors);
    mv_loss_clear(&loss);
    return status;
}

mv_status mv_relations_write(mv_written *out, const mv_relations *set, const char *format, const char *path,
                             mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, relations_write(out, set, format, path, log), mv_guard_failed(log));
}

void mv_written_clear(mv_written *written)
{
    MV_FREE(written->path, written->bytes, written->actors_path, written->actors);
    *written = (mv_written){ 0 };
}

void mv_relations_add_some(mv_relations *set, const mv_relations *from, const bool *actors, const bool *relations)
{
    mv_relations_join_some(set, from, actors, relations, NULL);
}
