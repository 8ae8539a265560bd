#include "formats/graphs/json_graph.h"
#include "support/json/json_text.h"
#include <stdlib.h>
#include <string.h>

struct mv_json_origin {
    const json_t *object;
    const char *key; /* NULL: the object itself */
};

static mv_place place_of(void *context, size_t where)
{
    mv_json_graph *graph = context;
    const json_t *object = where < graph->count ? graph->from[where].object : graph->record;
    const char *key = where < graph->count ? graph->from[where].key : NULL;
    return mv_json_member(graph->document, object, key ? key : "");
}

mv_status mv_json_graph_begin(mv_json_graph *graph, mv_relations *set, const mv_input *input, const char *untyped)
{
    *graph = (mv_json_graph){ .set = set, .log = input->log, .arena = mv_arena_new() };
    mv_status status = mv_json_parse(&graph->document, input->path, input->bytes, input->length, input->log);
    if (status) return status;
    graph->records = mv_records_open(
        set, input,
        (mv_records_source){ .place = place_of, .context = graph, .untyped = untyped, .lists_actors = true });
    return MV_OK;
}

void mv_json_graph_end(mv_json_graph *graph)
{
    if (graph->records) mv_records_close(graph->records);
    mv_index_clear(&graph->columns[MV_ACTOR]);
    mv_index_clear(&graph->columns[MV_RELATION]);
    mv_arena_free(graph->arena);
    mv_json_free(graph->document);
    MV_FREE(graph->values, graph->from);
}

/* --- the graph as a whole --------------------------------------------------------------------------------- */

void mv_json_graph_document(mv_json_graph *graph, const json_t *object)
{
    json_t *open = (json_t *)(uintptr_t)object; /* Jansson's iterators ask for it, and change nothing */
    mv_json_graph_own(graph, object);
    for (void *at = json_object_iter(open); at; at = json_object_iter_next(open, at))
        mv_records_document(graph->records, json_object_iter_key(at),
                            json_string_value(json_object_iter_value(at)), 0);
}

static const json_t *get(mv_json_graph *graph, const json_t *object, const char *key, bool list)
{
    const json_t *found = json_object_get(object, key);
    if (!found || (list ? json_is_array(found) : json_is_object(found))) return found;
    mv_log_error(graph->log, MV_BAD_DATA, mv_json_member(graph->document, object, key),
                 "\"%s\" is no %s, which was expected", key, list ? "list" : "object");
    return NULL;
}

const json_t *mv_json_graph_list(mv_json_graph *graph, const json_t *object, const char *key)
{
    return get(graph, object, key, true);
}

const json_t *mv_json_graph_object(mv_json_graph *graph, const json_t *object, const char *key)
{
    return get(graph, object, key, false);
}

/* --- records ---------------------------------------------------------------------------------------------- */

void mv_json_graph_own(mv_json_graph *graph, const json_t *object)
{
    graph->record = object;
    graph->count = 0;
}

bool mv_json_graph_record(mv_json_graph *graph, const json_t *list, size_t index)
{
    const json_t *object = json_array_get(list, index);
    mv_json_graph_own(graph, object);
    if (json_is_object(object)) return true;
    mv_log_error(graph->log, MV_BAD_DATA, mv_json_element(graph->document, list, index),
                 "an entry of the list is no object, which was expected");
    return false;
}

static void add_value(mv_json_graph *graph, size_t column, const char *text, const json_t *object, const char *key)
{
    size_t at = graph->count++;
    graph->values = mv_grow(graph->values, at, sizeof *graph->values);
    graph->from = mv_grow(graph->from, at, sizeof *graph->from);
    graph->values[at] = (mv_record_value){ .column = column, .text = text, .where = at };
    graph->from[at] = (struct mv_json_origin){ object, key };
}

/* Lists and objects stay as they are written; NULL for null. */
static const char *text_of(mv_json_graph *graph, const json_t *value)
{
    mv_text number = { 0 };
    if (json_is_string(value)) return json_string_value(value);
    if (json_is_boolean(value)) return json_is_true(value) ? "true" : "false";
    if (json_is_integer(value)) return mv_arena_format(graph->arena, "%lld", (long long)json_integer_value(value));
    if (json_is_real(value)) {
        mv_text_add_number(&number, json_real_value(value), 17);
    } else if (json_is_object(value) || json_is_array(value)) {
        char *dump = mv_json_dump(value);
        mv_text_add(&number, dump);
        free(dump);
    } else
        return NULL;
    const char *kept = mv_arena_copy(graph->arena, number.bytes, number.length);
    mv_text_clear(&number);
    return kept;
}

/* The column of a key: what the format says it is, or what it is called. */
static size_t column_of(mv_json_graph *graph, mv_record_kind kind, mv_property known, const char *key,
                        size_t where)
{
    const char *name = mv_arena_format(graph->arena, "%d %s", (int)known, key);
    size_t column = mv_index_find(&graph->columns[kind], name);
    if (column != MV_ABSENT) return column;
    column = known ? mv_records_known(graph->records, kind, known, key)
                   : mv_records_column(graph->records, kind, key, where);
    mv_index_add(&graph->columns[kind], name, column);
    return column;
}

void mv_json_graph_text(mv_json_graph *graph, mv_record_kind kind, mv_property property, const char *name,
                        const char *text)
{
    add_value(graph, column_of(graph, kind, property, name, graph->count), text, graph->record, NULL);
}

/* An end may be the actor itself, as D3 writes it; no id is a list or an object. */
static void check_id(mv_json_graph *graph, mv_record_kind kind, size_t at, const json_t *value)
{
    mv_property property = mv_records_meaning(graph->records, kind, graph->values[at].column);
    bool end = property == MV_IS_SOURCE || property == MV_IS_TARGET;
    const json_t *id = json_object_get(value, "id");
    if (!end && property != MV_IS_ID && property != MV_IS_KEY) return;
    if (end && (json_is_string(id) || json_is_number(id)))
        graph->values[at].text = text_of(graph, id);
    else
        mv_log_error(graph->log, MV_BAD_DATA,
                     mv_json_member(graph->document, graph->from[at].object, graph->from[at].key),
                     "\"%s\" is %s; the id of an actor was expected", graph->from[at].key,
                     json_is_object(value) ? "an object" : "a list");
}

void mv_json_graph_member(mv_json_graph *graph, mv_record_kind kind, mv_property property, const json_t *object,
                          const char *key)
{
    const json_t *value = json_object_get(object, key);
    const char *text = text_of(graph, value);
    if (!text) return;
    add_value(graph, 0, text, object, key); /* so that its place is known when the column is new */
    size_t last = graph->count - 1;
    graph->values[last].column = column_of(graph, kind, property, key, last);
    if (json_is_string(value)) graph->values[last].form = MV_VALUES_TEXT;
    if (json_is_object(value) || json_is_array(value)) check_id(graph, kind, last, value);
}

static bool is_one_of(const char *key, const char *const *list)
{
    for (; list && *list; list++)
        if (strcmp(*list, key) == 0) return true;
    return false;
}

void mv_json_graph_members(mv_json_graph *graph, mv_record_kind kind, const json_t *object,
                           const char *const *except)
{
    json_t *open = (json_t *)(uintptr_t)object; /* Jansson's iterators ask for it, and change nothing */
    for (void *at = json_object_iter(open); at; at = json_object_iter_next(open, at))
        if (!is_one_of(json_object_iter_key(at), except))
            mv_json_graph_member(graph, kind, MV_IS_ATTRIBUTE, object, json_object_iter_key(at));
}

void mv_json_graph_actor(mv_json_graph *graph)
{
    mv_records_actor(graph->records, graph->values, graph->count, graph->count);
}

void mv_json_graph_relation(mv_json_graph *graph, mv_record_direction direction)
{
    mv_records_relation(graph->records, graph->values, graph->count, direction, graph->count);
}

mv_record_direction mv_json_graph_direction(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_boolean(value)) return MV_DIRECTION_UNKNOWN;
    return json_is_true(value) ? MV_DIRECTION_YES : MV_DIRECTION_NO;
}

/* --- writing ---------------------------------------------------------------------------------------------- */

void mv_json_graph_write_document(mv_text *out, int style, const mv_relations *set)
{
    mv_document_text texts[MV_DOCUMENT_TEXTS];
    mv_date_text date;
    size_t count = mv_record_document(set, texts, date);
    for (size_t i = 0; i < count; i++) mv_json_add_text(out, style, texts[i].name, texts[i].text);
}

void mv_json_graph_write_members(mv_text *out, int style, const mv_relations *set, const mv_record_fields *fields,
                                 size_t record, unsigned except)
{
    mv_text text = { 0 };
    double number;
    for (size_t f = 0; f < fields->count; f++) {
        const mv_record_field *field = &fields->items[f];
        if (field->property != MV_IS_ATTRIBUTE && except & MV_BIT(field->property)) continue;
        text.length = 0;
        if ((field->form == MV_FORM_NUMBER || field->attribute) && mv_record_number(set, field, record, &number))
            mv_json_add_number(out, style, field->name, number, 17);
        else if (field->form == MV_FORM_BOOL && mv_record_number(set, field, record, &number))
            mv_json_add_bool(out, style, field->name, number != 0);
        else if (mv_record_text(set, field, record, &text))
            mv_json_add_text(out, style, field->name, text.bytes);
    }
    mv_text_clear(&text);
}
