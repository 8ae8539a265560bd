#include "formats/graphs/dot_ask.h"
#include "formats/graphs/dot_text.h"
#include "formats/records/records.h"
#include "support/index.h"
#include "support/json/json_read.h"
#include "support/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* DOT. It is read by multivector-draw, which says as JSON what Graphviz makes of it (draw/dot/dot_read.h): strict
 * graphs, defaults and subgraphs mean what they mean there. What it means for us is said here: `dir` is the
 * direction of an edge, and where nothing but a drawing is told it is left out. It is written without Graphviz. */

typedef struct reader {
    const char *path, *name; /* of the file, and of the graph */
    mv_records *records;
    mv_arena *arena;
    mv_index columns[2];
    mv_record_value *values; /* of the record at hand */
    size_t count;
} reader;

static mv_place place_of(void *context, size_t line)
{
    return (mv_place){ ((reader *)context)->path, line, 0 };
}

/* --- texts ------------------------------------------------------------------------------------------------ */

static const char *keep(reader *r, mv_text *text)
{
    const char *kept = mv_arena_copy(r->arena, text->bytes ? text->bytes : "", text->length);
    mv_text_clear(text);
    return kept;
}

static const char *plain(reader *r, const char *value)
{
    mv_text text = { 0 };
    if (!strchr(value, '\\')) return value;
    mv_dot_add_plain(&text, value);
    return keep(r, &text);
}

static bool is_label(const char *name)
{
    return mv_text_ends_with(name, "label");
}

static bool is_record(const json_t *attributes)
{
    const char *shape = json_string_value(json_object_get(attributes, "shape"));
    return shape && mv_text_ends_with(shape, "record");
}

/* An attribute as it is meant; NULL when there is none. */
static const char *text_of(reader *r, const json_t *attributes, const char *name, const mv_dot_names *names)
{
    const json_t *value = json_object_get(attributes, name);
    const char *html = json_string_value(json_object_get(value, "html")), *text = json_string_value(value);
    mv_text out = { 0 };
    if (html)
        mv_dot_add_html(&out, html);
    else if (!text || !is_label(name))
        return text ? plain(r, text) : NULL;
    else if (names->node && is_record(attributes))
        mv_dot_add_record(&out, text, names);
    else
        mv_dot_add_label(&out, text, names);
    return keep(r, &out);
}

/* --- records ---------------------------------------------------------------------------------------------- */

/* What is told of the drawing alone: where things are, which layout programs write, and where lines begin. The id
 * of a node is that of an element of a page. */
static bool is_drawn(mv_record_kind kind, const char *name)
{
    static const char *const names[] = { "pos",     "lp",       "xlp",      "head_lp",  "tail_lp",
                                         "bb",      "rects",    "width",    "height",   "lwidth",
                                         "lheight", "vertices", "headport", "tailport", "dir" };
    for (size_t i = 0; i < MV_COUNT(names); i++)
        if (strcmp(name, names[i]) == 0) return true;
    size_t length = strlen(name);
    return (length > 1 && *name == '_' && name[length - 1] == '_') ||
           (kind == MV_ACTOR && mv_same_word(name, "id"));
}

static size_t column_of(reader *r, mv_record_kind kind, const char *name, size_t line)
{
    size_t column = mv_index_find(&r->columns[kind], name);
    if (column != MV_ABSENT) return column;
    column = mv_records_column(r->records, kind, name, line);
    mv_index_add(&r->columns[kind], name, column);
    return column;
}

static void add_value(reader *r, size_t column, const char *text, size_t line)
{
    r->values = mv_grow(r->values, r->count, sizeof *r->values);
    r->values[r->count++] = (mv_record_value){ column, text, line, false };
}

static void add_attributes(reader *r, mv_record_kind kind, const json_t *attributes, const mv_dot_names *names,
                           size_t line)
{
    json_t *open = (json_t *)(uintptr_t)attributes; /* Jansson's iterators ask for it, and change nothing */
    for (void *at = json_object_iter(open); at; at = json_object_iter_next(open, at)) {
        const char *name = json_object_iter_key(at);
        size_t column = column_of(r, kind, plain(r, name), line);
        const char *text = text_of(r, attributes, name, names);
        if (text && (!is_drawn(kind, name) || mv_records_meaning(r->records, kind, column) != MV_IS_ATTRIBUTE))
            add_value(r, column, text, line);
    }
}

static size_t integer(const json_t *object, const char *key)
{
    return (size_t)json_integer_value(json_object_get(object, key));
}

static const char *name_of(const json_t *node)
{
    return json_string_value(json_object_get(node, "name"));
}

static void read_node(reader *r, const json_t *node, size_t key, size_t id)
{
    mv_dot_names names = { .graph = r->name, .node = name_of(node) };
    size_t line = integer(node, "line");
    r->count = 0;
    add_value(r, key, names.node, line);
    add_value(r, id, plain(r, names.node), line);
    add_attributes(r, MV_ACTOR, json_object_get(node, "attributes"), &names, line);
    mv_records_actor(r->records, r->values, r->count, line);
}

/* Arrows at both ends, or at none, are a relation without direction; one that points back leads the other way. */
static mv_record_direction direction_of(const json_t *attributes, bool directed, bool *turned)
{
    const char *dir = json_string_value(json_object_get(attributes, "dir"));
    *turned = dir && strcmp(dir, "back") == 0;
    if (dir && (strcmp(dir, "none") == 0 || strcmp(dir, "both") == 0)) return MV_DIRECTION_NO;
    if (*turned || (dir && strcmp(dir, "forward") == 0)) return MV_DIRECTION_YES;
    return directed ? MV_DIRECTION_YES : MV_DIRECTION_NO;
}

static void read_edge(reader *r, const json_t *edge, const json_t *nodes, bool directed, const size_t ends[2])
{
    const json_t *attributes = json_object_get(edge, "attributes");
    mv_dot_names names = { .graph = r->name,
                           .tail = name_of(json_array_get(nodes, integer(edge, "tail"))),
                           .head = name_of(json_array_get(nodes, integer(edge, "head"))) };
    size_t line = integer(edge, "line");
    bool turned;
    mv_record_direction direction = direction_of(attributes, directed, &turned);
    r->count = 0;
    add_value(r, ends[turned], names.tail, line);
    add_value(r, ends[!turned], names.head, line);
    add_attributes(r, MV_RELATION, attributes, &names, line);
    mv_records_relation(r->records, r->values, r->count, direction, line);
}

static void read_graph(reader *r, const json_t *graph)
{
    const json_t *nodes = json_object_get(graph, "nodes"), *edges = json_object_get(graph, "edges");
    json_t *attributes = json_object_get(graph, "attributes");
    r->name = name_of(graph);
    bool directed = json_is_true(json_object_get(graph, "directed"));
    size_t key = mv_records_known(r->records, MV_ACTOR, MV_IS_KEY, "name");
    size_t id = mv_records_known(r->records, MV_ACTOR, MV_IS_ID, "name");
    const size_t ends[] = { mv_records_known(r->records, MV_RELATION, MV_IS_SOURCE, "tail"),
                            mv_records_known(r->records, MV_RELATION, MV_IS_TARGET, "head") };
    for (void *at = json_object_iter(attributes); at; at = json_object_iter_next(attributes, at)) {
        const char *name = json_object_iter_key(at);
        mv_records_document(r->records, name, text_of(r, attributes, name, &(mv_dot_names){ .graph = r->name }),
                            0);
    }
    for (size_t i = 0; i < json_array_size(nodes); i++) read_node(r, json_array_get(nodes, i), key, id);
    for (size_t i = 0; i < json_array_size(edges); i++)
        read_edge(r, json_array_get(edges, i), nodes, directed, ends);
}

/* --- the file --------------------------------------------------------------------------------------------- */

/* Graphviz forgets such names (2.42.2), and makes up others instead that begin so, too. */
static void check_names(const json_t *nodes, const mv_input *input)
{
    for (size_t i = 0; i < json_array_size(nodes); i++) {
        const json_t *node = json_array_get(nodes, i);
        if (*name_of(node) == '%')
            mv_log_error(input->log, MV_BAD_DATA, (mv_place){ input->path, integer(node, "line"), 0 },
                         "the name of a node begins with %%, and Graphviz loses such names; \\%% was expected");
    }
}

static bool is_end(const json_t *edge, const char *key, const json_t *nodes)
{
    const json_t *end = json_object_get(edge, key);
    return json_is_integer(end) && json_integer_value(end) >= 0 && integer(edge, key) < json_array_size(nodes);
}

/* Whether it has the shape of an answer: a layout library that was led astray may have written anything. */
static bool is_answer(const json_t *graph)
{
    const json_t *nodes = json_object_get(graph, "nodes"), *edges = json_object_get(graph, "edges");
    bool good = name_of(graph) && json_is_array(nodes) && json_is_array(edges);
    for (size_t i = 0; good && i < json_array_size(nodes); i++) good = name_of(json_array_get(nodes, i));
    for (size_t i = 0; good && i < json_array_size(edges); i++)
        good = is_end(json_array_get(edges, i), "tail", nodes) && is_end(json_array_get(edges, i), "head", nodes);
    return good;
}

static mv_status read_dot(mv_relations *set, const mv_input *input)
{
    reader r = { .path = input->path, .arena = mv_arena_new() };
    mv_lines lines = mv_lines_of_file(input->path, input->bytes, input->length);
    mv_text answer = { 0 };
    mv_json *document = NULL;
    mv_status status = mv_lines_check(&lines, input->log);
    size_t depth = mv_relations_limits(set).depth;
    if (!status && mv_dot_depth(input->bytes) > depth) {
        mv_relations_too_deep(set, depth);
        status = MV_LIMIT;
    }
    if (!status) status = mv_dot_ask(&answer, &lines, input->log);
    if (!status && (mv_json_parse(&document, "multivector-draw", answer.bytes, answer.length, NULL) ||
                    !is_answer(mv_json_root(document))))
        status = mv_log_error(input->log, MV_INTERNAL, (mv_place){ input->path, 0, 0 },
                              "the answer of multivector-draw cannot be read");
    if (!status) {
        r.records = mv_records_open(set, input,
                                    (mv_records_source){ .place = place_of, .context = &r, .lists_actors = true });
        check_names(json_object_get(mv_json_root(document), "nodes"), input);
        read_graph(&r, mv_json_root(document));
        mv_records_close(r.records);
    }
    mv_index_clear(&r.columns[MV_ACTOR]);
    mv_index_clear(&r.columns[MV_RELATION]);
    mv_json_free(document);
    mv_text_clear(&answer);
    mv_lines_clear(&lines);
    mv_arena_free(r.arena);
    free(r.values);
    return status;
}

/* --- recognising ------------------------------------------------------------------------------------------ */

/* Behind blanks and comments. */
static const char *skip_blanks(const char *at)
{
    for (;;) {
        at += strspn(at, " \t\r\n");
        const char *end = strncmp(at, "/*", 2) == 0 ? strstr(at, "*/") : NULL;
        if (end)
            at = end + 2;
        else if (*at == '#' || strncmp(at, "//", 2) == 0)
            at += strcspn(at, "\r\n");
        else
            return at;
    }
}

/* Behind the word, in any case, and the blanks that follow; NULL when another stands here. */
static const char *skip_word(const char *at, const char *word)
{
    size_t length = strlen(word);
    char here[8];
    snprintf(here, sizeof here, "%.*s", (int)length, at);
    return mv_same_word(here, word) && strchr(" \t\r\n/#{\"", at[length]) ? skip_blanks(at + length) : NULL;
}

/* "strict digraph NAME {" and the like. */
static bool recognise(const char *bytes, size_t length)
{
    const char *at = skip_blanks(bytes), *next = skip_word(at, "strict");
    (void)length;
    if (next) at = next;
    next = skip_word(at, "digraph");
    if (!next) next = skip_word(at, "graph");
    if (!next || !*next) return false;
    if (*next == '"')
        next += strcspn(next + 1, "\"") + 2;
    else
        next += strcspn(next, " \t\r\n{[");
    return (size_t)(next - bytes) < length && *skip_blanks(next) == '{';
}

/* --- writing ---------------------------------------------------------------------------------------------- */

/* Graphviz, or the reader above, would take attributes of these names for something else. */
static mv_record_fields *fields_of(const mv_relations *set, mv_record_kind kind)
{
    mv_record_fields *fields = mv_record_fields_of(set, kind);
    for (size_t f = 0; f < fields->count; f++) {
        const char *const name[] = { fields->items[f].name, NULL };
        bool key = kind == MV_RELATION && strcmp(*name, "key") == 0;
        if (fields->items[f].attribute && (key || is_drawn(kind, *name))) mv_record_fields_reserve(fields, name);
    }
    return fields;
}

/* What has a place of its own. */
static bool is_own(const mv_record_field *field)
{
    return (field->kind == MV_ACTOR && (field->property == MV_IS_ID || field->property == MV_IS_NAME)) ||
           field->property == MV_IS_SOURCE || field->property == MV_IS_TARGET || field->property == MV_IS_DIRECTED;
}

static void write_attribute(mv_text *out, const char *name, const char *value, bool first)
{
    mv_text_add(out, first ? " [" : ", ");
    if (mv_dot_is_name(name))
        mv_text_add(out, name);
    else
        mv_dot_write(out, name, false);
    mv_text_add(out, "=");
    mv_dot_write(out, value, is_label(name));
}

static void write_fields(const mv_writing *w, const mv_record_fields *fields, size_t record, bool first)
{
    mv_text text = { 0 };
    for (size_t f = 0; f < fields->count; f++) {
        const mv_record_field *field = &fields->items[f];
        text.length = 0;
        if (is_own(field) || !mv_record_text(w->set, field, record, &text)) continue;
        write_attribute(w->out, field->name, text.bytes, first);
        first = false;
    }
    mv_text_add(w->out, first ? ";\n" : "];\n");
    mv_text_clear(&text);
}

static void write_head(const mv_writing *w, bool directed)
{
    mv_document_text texts[MV_DOCUMENT_TEXTS];
    mv_date_text date;
    size_t count = mv_record_document(w->set, texts, date);
    mv_text_add(w->out, directed ? "digraph {\n" : "graph {\n");
    if (count) mv_text_add(w->out, "  graph");
    for (size_t i = 0; i < count; i++)
        write_attribute(w->out, strcmp(texts[i].name, "title") == 0 ? "label" : texts[i].name, texts[i].text,
                        i == 0);
    if (count) mv_text_add(w->out, "];\n");
}

static void write_actors(const mv_writing *w, const mv_record_fields *fields)
{
    for (size_t i = 0; i < w->set->actor_count; i++) {
        const mv_actor *actor = &w->set->actors[i];
        mv_text_add(w->out, "  ");
        mv_dot_write(w->out, actor->id, false);
        write_attribute(w->out, "label", actor->name, true);
        write_fields(w, fields, i, false);
    }
}

static void write_relations(const mv_writing *w, const mv_record_fields *fields, bool directed)
{
    for (size_t i = 0; i < w->set->relation_count; i++) {
        const mv_relation *relation = &w->set->relations[i];
        bool none = directed && !relation->directed;
        mv_text_add(w->out, "  ");
        mv_dot_write(w->out, w->set->actors[relation->source].id, false);
        mv_text_add(w->out, directed ? " -> " : " -- ");
        mv_dot_write(w->out, w->set->actors[relation->target].id, false);
        if (none) mv_text_add(w->out, " [dir=none");
        write_fields(w, fields, i, !none);
    }
}

static mv_status write_dot(const mv_writing *w)
{
    mv_record_fields *actors = fields_of(w->set, MV_ACTOR);
    mv_record_fields *relations = fields_of(w->set, MV_RELATION);
    bool directed = mv_any_directed(w->set);
    write_head(w, directed);
    write_actors(w, actors);
    write_relations(w, relations, directed);
    mv_text_add(w->out, "}\n");
    mv_loss_number_texts(w->loss, w->set, MV_ACTOR, false);
    mv_loss_number_texts(w->loss, w->set, MV_RELATION, false);
    mv_loss_document(w->loss, w->set, MV_HOLDS_TEXTS);
    mv_record_fields_free(actors);
    mv_record_fields_free(relations);
    return MV_OK;
}

const mv_format mv_format_dot = { .name = "dot",
                                  .summary = "DOT of Graphviz",
                                  .endings = { ".dot", ".gv" },
                                  .recognise = recognise,
                                  .read = read_dot,
                                  .write = write_dot };
