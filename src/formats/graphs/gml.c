#include "formats/graphs/entities.h"
#include "formats/records/records.h"
#include "support/index.h"
#include "support/lines.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* GML: keys with numbers, texts or lists of keys in brackets. Characters beyond ASCII are entities by the book,
 * and themselves in many files. Nodes are known by whole numbers, and what people call them is the label or the
 * name: of both the first is the id where all are different (networkx writes the label first, igraph the name). */

enum { LABEL, NAME, NAMES };
static const char *const name_keys[] = { [LABEL] = "label", [NAME] = "name" };

typedef enum token { NOTHING, KEY, NUMBER, TEXT, OPEN, CLOSE } token;

typedef struct reader {
    mv_relations *set;
    mv_records *records;
    mv_log *log;
    mv_lines lines;
    const char *bytes, *at;
    size_t start; /* of the token */
    mv_text text; /* its text */
    mv_text path; /* the keys of the lists that are open in a record, with points between them */
    mv_arena *arena;
    mv_index columns[2];
    mv_record_value *values; /* of the record at hand */
    size_t count;
    size_t nodes, named[NAMES]; /* nodes with a label of their own, or a name */
    mv_index seen[NAMES];
    int first; /* of LABEL and NAME, or NAMES */
    const char *id_key;
    bool numbered;
    mv_record_direction direction;
    size_t depth; /* lists within lists */
    bool failed;
} reader;

static mv_place place_of(void *context, size_t position)
{
    return mv_lines_place(&((reader *)context)->lines, position);
}

static void fail(reader *r, const char *expected)
{
    if (!r->failed)
        mv_log_error(r->log, MV_BAD_DATA, mv_lines_place(&r->lines, r->start), "%s was expected here", expected);
    r->failed = true;
}

/* --- tokens ----------------------------------------------------------------------------------------------- */

static token read_text(reader *r)
{
    while (*r->at && *r->at != '"') {
        if (*r->at == '&') {
            r->at = mv_entity_add(&r->text, r->at + 1);
            continue;
        }
        size_t length = strcspn(r->at, "\"&");
        mv_text_add_bytes(&r->text, r->at, length);
        r->at += length;
    }
    if (!*r->at) {
        fail(r, "a second \" that ends this text");
        return NOTHING;
    }
    r->at++;
    return TEXT;
}

static void skip_blanks(reader *r)
{
    while (*r->at) {
        r->at += strspn(r->at, " \t\r\n");
        if (*r->at != '#') return;
        r->at += strcspn(r->at, "\r\n");
    }
}

static token next(reader *r)
{
    skip_blanks(r);
    r->start = (size_t)(r->at - r->bytes);
    r->text.length = 0;
    mv_text_add(&r->text, "");
    if (!*r->at) return NOTHING;
    if (*r->at == '[' || *r->at == ']') return *r->at++ == '[' ? OPEN : CLOSE;
    if (*r->at == '"') {
        r->at++;
        return read_text(r);
    }
    size_t length = strcspn(r->at, " \t\r\n[]\"#");
    bool number = strchr("+-.0123456789", *r->at) != NULL;
    mv_text_add_bytes(&r->text, r->at, length);
    r->at += length;
    return number ? NUMBER : KEY;
}

/* --- lists of keys ---------------------------------------------------------------------------------------- */

/* What happens with a key whose value is the token at hand; `open` for a list, which it must read to its end. */
typedef void member(reader *r, void *context, const char *key, token value);

static void read_list(reader *r, void *context, bool whole, member *each)
{
    size_t depth = mv_relations_limits(r->set).depth;
    if (++r->depth > depth) {
        mv_relations_too_deep(r->set, depth);
        r->failed = true;
    }
    for (token key = next(r); !r->failed && key != (whole ? NOTHING : CLOSE); key = next(r)) {
        if (key != KEY) {
            fail(r, whole ? "a key" : "a key, or the ] of the list,");
            return;
        }
        const char *name = mv_arena_copy(r->arena, r->text.bytes, r->text.length);
        token value = next(r);
        if (value == KEY) value = TEXT; /* Gephi writes words without quotes */
        if (value == NUMBER || value == TEXT || value == OPEN)
            each(r, context, name, value);
        else
            fail(r, "a number, a text in quotes or a list in brackets");
    }
    r->depth--;
}

static void skip_member(reader *r, void *context, const char *key, token value)
{
    (void)key;
    if (value == OPEN) read_list(r, context, false, skip_member);
}

/* --- records ---------------------------------------------------------------------------------------------- */

/* What programs that draw keep beside the data. */
static bool is_drawing(const char *key)
{
    return strcmp(key, "graphics") == 0 || strcmp(key, "LabelGraphics") == 0;
}

static mv_property known_of(const reader *r, mv_record_kind kind, const char *key)
{
    if (kind == MV_ACTOR && strcmp(key, "id") == 0) return MV_IS_KEY;
    if (kind == MV_ACTOR && r->id_key && strcmp(key, r->id_key) == 0) return MV_IS_ID;
    return MV_IS_ATTRIBUTE;
}

static size_t column_of(reader *r, mv_record_kind kind, const char *key)
{
    size_t column = mv_index_find(&r->columns[kind], key);
    if (column != MV_ABSENT) return column;
    mv_property known = known_of(r, kind, key);
    column = known ? mv_records_known(r->records, kind, known, key)
                   : mv_records_column(r->records, kind, key, r->start);
    mv_index_add(&r->columns[kind], mv_arena_copy(r->arena, key, strlen(key)), column);
    return column;
}

static void add_text_of(reader *r, mv_record_kind kind, token value)
{
    r->values = mv_grow(r->values, r->count, sizeof *r->values);
    r->values[r->count++] = (mv_record_value){ column_of(r, kind, r->path.bytes),
                                               mv_arena_copy(r->arena, r->text.bytes, r->text.length), r->start,
                                               value == TEXT ? MV_VALUES_TEXT : MV_VALUES_ANY };
}

static void add_value(reader *r, void *context, const char *key, token value)
{
    mv_record_kind kind = *(const mv_record_kind *)context;
    size_t before = r->path.length;
    bool count = kind == MV_RELATION && value == NUMBER && (strcmp(key, "id") == 0 || strcmp(key, "key") == 0);
    if (is_drawing(key) || count) { /* numbers of edges are no ids */
        skip_member(r, NULL, key, value);
        return;
    }
    mv_text_format(&r->path, "%s%s", before ? "." : "", key);
    if (value == OPEN)
        read_list(r, context, false, add_value);
    else
        add_text_of(r, kind, value);
    r->path.bytes[r->path.length = before] = '\0';
}

static void read_record(reader *r, mv_record_kind kind)
{
    size_t start = r->start;
    r->count = 0;
    read_list(r, &kind, false, add_value);
    if (r->failed) return;
    if (kind == MV_ACTOR)
        mv_records_actor(r->records, r->values, r->count, start);
    else
        mv_records_relation(r->records, r->values, r->count, r->direction, start);
}

/* --- the graph -------------------------------------------------------------------------------------------- */

static void read_of_graph(reader *r, const char *key)
{
    if (strcmp(key, "directed") == 0)
        r->direction = *r->text.bytes == '1' ? MV_DIRECTION_YES : MV_DIRECTION_NO;
    else
        mv_records_document(r->records, key, r->text.bytes, r->start);
}

static void graph_member(reader *r, void *context, const char *key, token value)
{
    bool node = strcmp(key, "node") == 0, edge = strcmp(key, "edge") == 0;
    if ((node || edge) && value != OPEN)
        fail(r, "a list in brackets");
    else if (node || edge)
        read_record(r, node ? MV_ACTOR : MV_RELATION);
    else if (value == OPEN)
        skip_member(r, context, key, value);
    else
        read_of_graph(r, key);
}

/* The first look is at how nodes are named. */
static void look_at_node(reader *r, void *context, const char *key, token value)
{
    (void)context;
    if (strcmp(key, "id") == 0 && (value != NUMBER || r->text.bytes[strspn(r->text.bytes, "-0123456789")]))
        r->numbered = false;
    for (int i = 0; i < NAMES; i++) {
        if (strcmp(key, name_keys[i]) != 0 || value == OPEN || mv_text_is_blank(r->text.bytes)) continue;
        if (r->first == NAMES) r->first = i;
        if (mv_index_add(&r->seen[i], mv_arena_copy(r->arena, r->text.bytes, r->text.length), 0)) r->named[i]++;
    }
    skip_member(r, NULL, key, value);
}

static void look_at_graph(reader *r, void *context, const char *key, token value)
{
    if (strcmp(key, "node") == 0 && value == OPEN) {
        r->nodes++;
        read_list(r, context, false, look_at_node);
    } else
        skip_member(r, context, key, value);
}

static const char *choose_id_key(const reader *r)
{
    int other = r->first == LABEL ? NAME : LABEL;
    if (!r->numbered || r->first == NAMES) return NULL;
    if (r->named[r->first] == r->nodes) return name_keys[r->first];
    return r->named[other] == r->nodes ? name_keys[other] : NULL;
}

typedef struct whole {
    size_t graphs;
    member *each;
} whole;

static void file_member(reader *r, void *context, const char *key, token value)
{
    whole *file = context;
    if (strcmp(key, "graph") != 0 || value != OPEN) {
        skip_member(r, NULL, key, value);
        return;
    }
    if (file->graphs++ > 0)
        fail(r, "one graph in the file, and not a second,");
    else
        read_list(r, NULL, false, file->each);
}

static void read_file(reader *r, member *each)
{
    whole file = { 0, each };
    r->at = r->bytes;
    read_list(r, &file, true, file_member);
    r->start = 0;
    if (!file.graphs) fail(r, "graph [ ... ], which is not in the file,");
}

static mv_status read_gml(mv_relations *set, const mv_input *input)
{
    reader r = { .set = set, .log = input->log, .numbered = true, .first = NAMES, .arena = mv_arena_new() };
    r.lines = mv_lines_of_file(input->path, input->bytes, input->length);
    r.bytes = r.lines.bytes;
    mv_status status = mv_lines_check(&r.lines, input->log);
    if (!status) read_file(&r, look_at_graph);
    if (!status && !r.failed) {
        r.id_key = choose_id_key(&r);
        r.records = mv_records_open(set, input,
                                    (mv_records_source){ .place = place_of, .context = &r, .lists_actors = true });
        r.direction = MV_DIRECTION_NO;
        read_file(&r, graph_member);
        mv_records_close(r.records);
    }
    mv_index_clear(&r.columns[MV_ACTOR]);
    mv_index_clear(&r.columns[MV_RELATION]);
    for (int i = 0; i < NAMES; i++) mv_index_clear(&r.seen[i]);
    mv_lines_clear(&r.lines);
    mv_text_clear(&r.text);
    mv_text_clear(&r.path);
    mv_arena_free(r.arena);
    free(r.values);
    return status;
}

static bool recognise(const char *bytes, size_t length)
{
    (void)length;
    while (*bytes == '#') {
        bytes += strcspn(bytes, "\r\n");
        bytes += strspn(bytes, " \t\r\n");
    }
    if (strncmp(bytes, "Creator", 7) == 0 || strncmp(bytes, "Version", 7) == 0)
        return strstr(bytes, "graph") != NULL;
    if (strncmp(bytes, "graph", 5) != 0) return false;
    bytes += 5;
    return bytes[strspn(bytes, " \t\r\n")] == '[';
}

/* --- writing ---------------------------------------------------------------------------------------------- */

static void add_text(mv_text *out, const char *key, const char *text)
{
    mv_text_format(out, "%s \"", key);
    while (*text) {
        size_t used;
        int32_t c = mv_text_character(text, &used);
        if (c == '"' || c == '&')
            mv_text_add(out, c == '"' ? "&quot;" : "&amp;");
        else if (c >= 0x7f || (c < ' ' && c != '\t' && c != '\n'))
            mv_text_format(out, "&#%d;", (int)c);
        else
            mv_text_add_bytes(out, text, used);
        text += used;
    }
    mv_text_add(out, "\"\n");
}

/* Whether the name may stand before a value, and is none of what is left out. */
static bool is_key(const mv_record_field *field)
{
    const char *name = field->name;
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    static const char further[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    bool numbers = field->kind == MV_RELATION && strcmp(name, "key") == 0;
    return *name && strchr(letters, *name) && !name[strspn(name, further)] && !is_drawing(name) && !numbers;
}

static void write_field(const mv_writing *w, const mv_record_field *field, size_t record, mv_text *text)
{
    double number;
    text->length = 0;
    if (!is_key(field)) return;
    if (field->form == MV_FORM_BOOL && mv_record_number(w->set, field, record, &number))
        mv_text_format(w->out, "    %s %d\n", field->name, number != 0);
    else if ((field->form == MV_FORM_NUMBER || field->attribute) &&
             mv_record_number(w->set, field, record, &number)) {
        mv_text_format(w->out, "    %s ", field->name);
        mv_text_add_number(w->out, number, 17);
        mv_text_add(w->out, "\n");
    } else if (mv_record_text(w->set, field, record, text)) {
        mv_text_add(w->out, "    ");
        add_text(w->out, field->name, text->bytes);
    }
}

static void write_actor(const mv_writing *w, const mv_record_fields *fields, size_t index, mv_text *text)
{
    mv_text_format(w->out, "  node [\n    id %zu\n    ", index);
    add_text(w->out, "label", w->set->actors[index].id);
    for (size_t f = 0; f < fields->count; f++)
        if (fields->items[f].property != MV_IS_ID) write_field(w, &fields->items[f], index, text);
    mv_text_add(w->out, "  ]\n");
}

static void write_relation(const mv_writing *w, const mv_record_fields *fields, size_t index, mv_text *text,
                           bool mixed)
{
    const mv_relation *relation = &w->set->relations[index];
    mv_text_format(w->out, "  edge [\n    source %u\n    target %u\n", relation->source, relation->target);
    for (size_t f = 0; f < fields->count; f++) {
        mv_property property = fields->items[f].property;
        if (property == MV_IS_SOURCE || property == MV_IS_TARGET || (property == MV_IS_DIRECTED && !mixed))
            continue;
        write_field(w, &fields->items[f], index, text);
    }
    mv_text_add(w->out, "  ]\n");
}

static void say_lost_fields(const mv_writing *w, const mv_record_fields *fields)
{
    for (size_t f = 0; f < fields->count; f++)
        if (!is_key(&fields->items[f])) mv_loss_field(w->loss, &fields->items[f]);
}

static void write_head(const mv_writing *w, bool directed)
{
    mv_document_text texts[MV_DOCUMENT_TEXTS];
    mv_date_text date;
    size_t count = mv_record_document(w->set, texts, date);
    mv_text_format(w->out, "graph [\n  directed %d\n  multigraph 1\n", directed);
    for (size_t i = 0; i < count; i++) {
        mv_text_add(w->out, "  ");
        add_text(w->out, strcmp(texts[i].name, "title") == 0 ? "name" : texts[i].name, texts[i].text);
    }
}

static mv_status write_gml(const mv_writing *w)
{
    mv_record_fields *actors = mv_record_fields_of(w->set, MV_ACTOR);
    mv_record_fields *relations = mv_record_fields_of(w->set, MV_RELATION);
    size_t directed = 0, count = w->set->relation_count;
    mv_text text = { 0 };
    for (size_t i = 0; i < count; i++) directed += w->set->relations[i].directed;
    write_head(w, directed > 0);
    for (size_t i = 0; i < w->set->actor_count; i++) write_actor(w, actors, i, &text);
    for (size_t i = 0; i < count; i++) write_relation(w, relations, i, &text, directed && directed < count);
    mv_text_add(w->out, "]\n");
    say_lost_fields(w, actors);
    say_lost_fields(w, relations);
    mv_loss_document(w->loss, w->set, MV_HOLDS_TEXTS);
    mv_text_clear(&text);
    mv_record_fields_free(actors);
    mv_record_fields_free(relations);
    return MV_OK;
}

const mv_format mv_format_gml = { .name = "gml",
                                  .summary = "GML",
                                  .endings = { ".gml" },
                                  .recognise = recognise,
                                  .read = read_gml,
                                  .write = write_gml };
