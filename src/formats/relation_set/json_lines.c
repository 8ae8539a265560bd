#include "formats/relation_set/json_append.h"
#include "formats/relation_set/json_document.h"
#include "formats/relation_set/json_records.h"
#include "formats/relation_set/json_write.h"
#include "support/file.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* JSON Lines: the head of a document on the first line, then an actor or a relation a line, actors before the
 * relations that name them. It is read piece by piece, so that a large set needs no memory but its own. */

/* --- lines ------------------------------------------------------------------------------------------------ */

typedef struct lines {
    const mv_input *input;
    const char *piece; /* what is left of it */
    size_t left;
    mv_text line; /* one that goes over several pieces */
    size_t number;
} lines;

static mv_status next_piece(lines *l)
{
    l->left = 0;
    if (!l->input->rest) return MV_OK; /* the first piece was all */
    return mv_stream_next(l->input->rest, &l->piece, &l->left, l->input->log);
}

/* The next line, without its end, valid until the next call; NULL behind the last. */
static mv_status next_line(lines *l, const char **line, size_t *length)
{
    mv_status status = MV_OK;
    l->line.length = 0;
    *line = NULL;
    if (!l->left) status = next_piece(l);
    if (status || !l->left) return status;
    l->number++;
    const char *end;
    while (!(end = memchr(l->piece, '\n', l->left))) {
        mv_text_add_bytes(&l->line, l->piece, l->left);
        status = next_piece(l);
        if (status) return status;
        if (l->left) continue;
        *line = l->line.bytes;
        *length = l->line.length;
        return MV_OK;
    }
    size_t taken = (size_t)(end - l->piece);
    *line = l->piece;
    *length = taken;
    if (l->line.length) {
        mv_text_add_bytes(&l->line, l->piece, taken);
        *line = l->line.bytes;
        *length = l->line.length;
    }
    l->piece = end + 1;
    l->left -= taken + 1;
    return MV_OK;
}

static bool is_blank(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!memchr(" \t\r", line[i], 3)) return false;
    return true;
}

/* --- reading ---------------------------------------------------------------------------------------------- */

static void read_record(mv_json_reader *r, const json_t *line)
{
    const json_t *actor = json_object_get(line, "actor"), *relation = json_object_get(line, "relation");
    const char *key = actor ? "actor" : "relation";
    const json_t *record = actor ? actor : relation;
    if (!record || json_object_size(line) != 1)
        MV_FAIL(r, mv_json_start(r->document),
                "{\"actor\": {...}} or {\"relation\": {...}} was expected on a line");
    else if (!json_is_object(record))
        mv_json_wrong_type(r, line, key, "an object");
    else if (actor)
        mv_json_read_actor(r, actor);
    else
        mv_json_read_relation(r, relation);
}

/* What needs all of a document, or another. */
static void refuse_keys(mv_json_reader *r, const json_t *head)
{
    static const char *const others[] = { "extends", "without" }, *const lists[] = { "actors", "relations" };
    for (size_t i = 0; i < MV_COUNT(others); i++)
        if (json_object_get(head, others[i]))
            MV_FAIL(r, mv_json_key(r->document, head, others[i]),
                    "JSON Lines extend no other set; a JSON document was expected");
    for (size_t i = 0; i < MV_COUNT(lists); i++)
        if (json_object_get(head, lists[i]))
            MV_FAIL(r, mv_json_key(r->document, head, lists[i]),
                    "\"%s\" stands in the head of JSON Lines; records on lines of their own were expected",
                    lists[i]);
}

/* False when the first line is no head. */
static bool read_head(mv_json_reader *r, mv_json_layers *layers, mv_json *document, const char *path)
{
    layers->documents = mv_grow(NULL, 0, sizeof *layers->documents);
    layers->paths = mv_grow(NULL, 0, sizeof *layers->paths);
    layers->documents[0] = r->document = document;
    layers->paths[0] = mv_copy(path);
    layers->count = 1;
    if (!json_is_object(mv_json_root(document))) {
        MV_FAIL(r, mv_json_start(document), "the first line is %s; the head of a set, an object, was expected",
                mv_json_kind(mv_json_root(document)));
        return false;
    }
    refuse_keys(r, mv_json_root(document));
    mv_json_read_declarations(r, layers);
    return true;
}

/* The document of a line is freed unless it is the head. */
static mv_status read_line(mv_json_reader *r, lines *l, mv_json_layers *layers, const char *line, size_t length)
{
    mv_json *document = NULL;
    size_t depth = mv_relations_limits(r->set).depth;
    if (mv_json_nests(line, length, depth)) {
        mv_relations_too_deep(r->set, depth);
        return MV_OK;
    }
    mv_status status = mv_json_parse_line(&document, l->input->path, l->number, line, length, r->log);
    if (!layers->count)
        return status ? status : read_head(r, layers, document, l->input->path) ? MV_OK : MV_BAD_DATA;
    if (status) return MV_OK; /* the log has it, and the next line may be good */
    r->document = document;
    if (json_is_object(mv_json_root(document)))
        read_record(r, mv_json_root(document));
    else
        MV_FAIL(r, mv_json_start(document), "the line is %s; an object was expected",
                mv_json_kind(mv_json_root(document)));
    mv_json_free(document);
    return MV_OK;
}

static mv_status read_json_lines(mv_relations *set, const mv_input *input)
{
    lines l = { .input = input, .piece = input->bytes, .left = input->length };
    mv_json_layers layers = { 0 };
    mv_json_reader r = { set, NULL, input->options->strict, input->log };
    const char *line;
    size_t length;
    mv_status status;
    while (!(status = next_line(&l, &line, &length)) && line && !mv_relations_over(set))
        if (!is_blank(line, length) && (status = read_line(&r, &l, &layers, line, length))) break;
    if (!status && !layers.count && !mv_relations_over(set))
        status = mv_log_error(input->log, MV_BAD_DATA, (mv_place){ input->path, 1, 1 },
                              "the file is empty; the head of a set was expected");
    if (!status && !mv_relations_over(set)) mv_json_read_about_actors(&r, &layers);
    mv_json_layers_clear(&layers);
    mv_text_clear(&l.line);
    return status;
}

/* One object behind another, and the first says what it is. */
static bool recognise(const char *bytes, size_t length)
{
    const char *end = mv_json_has_key(bytes, "format") ? mv_json_skip(bytes) : NULL;
    const char *name = end ? strstr(bytes, "\"" MV_FORMAT_NAME "\"") : NULL;
    (void)length;
    return name && name < end && end[strspn(end, " \t\r\n")] == '{';
}

/* --- writing ---------------------------------------------------------------------------------------------- */

static void write_lines(mv_text *out, const mv_relations *set, const char *key, size_t count,
                        mv_json_record *record)
{
    for (size_t i = 0; i < count; i++) {
        mv_text_format(out, "{\"%s\": {", key);
        record(out, set, i);
        mv_text_add(out, " }}\n");
    }
}

/* On one line: within texts there are no line ends. */
static void write_head(mv_text *out, const mv_relations *set)
{
    mv_text head = { 0 };
    mv_json_write_head(&head, set);
    for (const char *at = head.bytes; *at;) {
        size_t length = strcspn(at, "\n");
        mv_text_add_bytes(out, at, length);
        at += length;
        if (!*at) break;
        at += strspn(at, "\n ");
        mv_text_add(out, " ");
    }
    mv_text_add(out, " }\n");
    mv_text_clear(&head);
}

static mv_status write_json_lines(const mv_writing *w)
{
    write_head(w->out, w->set);
    write_lines(w->out, w->set, "actor", w->set->actor_count, mv_json_write_actor);
    write_lines(w->out, w->set, "relation", w->set->relation_count, mv_json_write_relation);
    return MV_OK;
}

const mv_format mv_format_jsonl = {
    .name = "jsonl",
    .summary = "multivector relation set, a record a line",
    .endings = { ".jsonl", ".ndjson" },
    .recognise = recognise,
    .own = true,
    .streams = true,
    .append = mv_json_append_line,
    .read = read_json_lines,
    .write = write_json_lines,
};
