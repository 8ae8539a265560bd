#include "formats/graphs/graphml_write.h"
#include "formats/records/records.h"
#include "support/index.h"
#include "support/lines.h"
#include "support/memory.h"
#include "support/xml.h"
#include <stdlib.h>
#include <string.h>

/* GraphML, also as yEd, Gephi, networkx and igraph write it. Values are declared by keys, which may stand in the
 * graph, may have a default, and are for nodes and edges alike when they do not say for which. What yEd draws is
 * left out, but for the labels. */

enum { OF_GRAPH = 2, KINDS }; /* beside MV_ACTOR and MV_RELATION */

typedef struct key {
    const char *name, *otherwise; /* NULL: no default */
    bool of[KINDS], drawn, text;
    size_t columns[2]; /* MV_NONE: not yet */
    size_t record;     /* the last with a value of it; 0: none */
} key;

typedef struct value {
    size_t key; /* MV_NONE: a label */
    const char *text;
    size_t where;
} value;

typedef struct reader {
    mv_relations *set;
    mv_records *records;
    mv_log *log;
    mv_lines lines;
    mv_arena *arena;
    key *keys;
    size_t key_count;
    mv_index key_index;
    size_t *defaults, default_count; /* keys that have one */
    size_t id, id_of_relation, label, source, target, note;
    size_t graphs, inside; /* so far; how deep */
    mv_record_direction directed;
    /* the node, edge or graph at hand */
    int kind;             /* KINDS: none */
    size_t where, record; /* where it stands; counted from 1 */
    size_t data, data_at; /* the key of the data at hand, or MV_NONE, and where it stands */
    bool in_port;         /* what is said is said of one */
    size_t late;          /* values behind what stands within the graph or node they are of */
    const char *name, *ends[2];
    mv_record_direction direction;
    value *values;
    size_t count;
    bool labelled;
} reader;

static mv_place place_of(void *context, size_t position)
{
    return mv_lines_place(&((reader *)context)->lines, position);
}

#define FAIL(r, where, ...) ((void)mv_log_error((r)->log, MV_BAD_DATA, place_of(r, where), __VA_ARGS__))

static const char *keep(reader *r, const char *text)
{
    return text ? mv_arena_copy(r->arena, text, strlen(text)) : NULL;
}

/* --- keys ------------------------------------------------------------------------------------------------- */

static size_t add_key(reader *r, const char *id, key k)
{
    k.columns[MV_ACTOR] = k.columns[MV_RELATION] = MV_NONE;
    r->keys = mv_grow(r->keys, r->key_count, sizeof *r->keys);
    r->keys[r->key_count] = k;
    mv_index_add(&r->key_index, keep(r, id), r->key_count);
    return r->key_count++;
}

static void start_key(reader *r, const mv_xml_attribute *given, size_t count)
{
    static const char *const words[] = { [MV_ACTOR] = "node", [MV_RELATION] = "edge", [OF_GRAPH] = "graph" };
    const char *id = mv_xml_find(given, count, "id"), *of = mv_xml_find(given, count, "for");
    const char *name = mv_xml_find(given, count, "attr.name"), *type = mv_xml_find(given, count, "attr.type");
    bool labels = name && (strcmp(name, "NodeLabels") == 0 || strcmp(name, "EdgeLabels") == 0);
    if (!id) return;
    key k = { .name = keep(r, name ? name : id) };
    for (int i = 0; i < KINDS; i++) k.of[i] = !of || strcmp(of, "all") == 0 || strcmp(of, words[i]) == 0;
    k.drawn = labels || (!name && mv_xml_find(given, count, "yfiles.type"));
    k.text = type && strcmp(type, "string") == 0;
    r->data = add_key(r, id, k);
}

static void set_default(reader *r, size_t index, const char *text)
{
    if (!r->keys[index].otherwise) {
        r->defaults = mv_grow(r->defaults, r->default_count, sizeof *r->defaults);
        r->defaults[r->default_count++] = index;
    }
    r->keys[index].otherwise = keep(r, text);
}

static size_t find_key(reader *r, const char *id, size_t where)
{
    mv_quoted quoted;
    size_t found = mv_index_find(&r->key_index, id);
    if (found != MV_ABSENT) return found;
    mv_log_warning(r->log, place_of(r, where), "the key %s is not declared; its values are kept under that name",
                   mv_quote(id, quoted));
    return add_key(r, id, (key){ .name = keep(r, id), .of = { true, true, true } });
}

/* --- records ---------------------------------------------------------------------------------------------- */

static void add_value(reader *r, size_t k, const char *text, size_t where)
{
    r->values = mv_grow(r->values, r->count, sizeof *r->values);
    r->values[r->count++] = (value){ k, keep(r, text), where };
    if (k != MV_NONE) r->keys[k].record = r->record;
}

static void begin(reader *r, int kind, size_t where)
{
    r->kind = kind;
    r->where = where;
    r->record++;
    r->count = 0;
    r->labelled = false;
}

static size_t column_of(reader *r, size_t index, mv_record_kind kind, size_t where)
{
    key *k = &r->keys[index];
    if (k->columns[kind] != MV_NONE) return k->columns[kind];
    k->columns[kind] = mv_records_column(r->records, kind, k->name, where);
    if (k->text) mv_records_column_form(r->records, kind, k->columns[kind], MV_VALUES_TEXT);
    return k->columns[kind];
}

/* The defaults of keys that the record at hand has no value of. */
static void add_defaults(reader *r, mv_record_kind kind)
{
    for (size_t i = 0; i < r->default_count; i++) {
        const key *k = &r->keys[r->defaults[i]];
        if (k->of[kind] && !k->drawn && k->record != r->record)
            add_value(r, r->defaults[i], k->otherwise, r->where);
    }
}

/* The values of the record at hand, behind those that `given` has. */
static size_t gather(reader *r, mv_record_kind kind, mv_record_value *given, size_t count)
{
    for (size_t i = 0; i < r->count; i++) {
        const value *v = &r->values[i];
        size_t column = v->key != MV_NONE  ? column_of(r, v->key, kind, v->where)
                        : kind == MV_ACTOR ? r->label
                                           : r->note;
        given[count++] = (mv_record_value){ column, v->text, v->where };
    }
    return count;
}

static void tell(reader *r)
{
    mv_record_kind kind = (mv_record_kind)r->kind;
    add_defaults(r, kind);
    mv_record_value *given = mv_alloc_array(r->count + 3, sizeof *given);
    size_t count = 0;
    if (r->name && (kind == MV_ACTOR || !mv_id_looks_made_up(kind, r->name)))
        given[count++] = (mv_record_value){ kind == MV_ACTOR ? r->id : r->id_of_relation, r->name, r->where };
    if (kind == MV_RELATION) {
        given[count++] = (mv_record_value){ r->source, r->ends[0] ? r->ends[0] : "", r->where };
        given[count++] = (mv_record_value){ r->target, r->ends[1] ? r->ends[1] : "", r->where };
    }
    count = gather(r, kind, given, count);
    if (kind == MV_ACTOR)
        mv_records_actor(r->records, given, count, r->where);
    else
        mv_records_relation(r->records, given, count, r->direction, r->where);
    free(given);
}

static void tell_graph(reader *r)
{
    for (size_t i = 0; i < r->count; i++) {
        const value *v = &r->values[i];
        if (v->key != MV_NONE) mv_records_document(r->records, r->keys[v->key].name, v->text, v->where);
    }
    r->count = 0;
}

/* --- elements --------------------------------------------------------------------------------------------- */

/* Tells what was at hand before another element begins, or where it ends. */
static void leave(reader *r)
{
    if (r->kind == OF_GRAPH)
        tell_graph(r);
    else if (r->kind != KINDS)
        tell(r);
}

/* A graph within a node is a group of it: all nodes count alike. So may an edge have one. */
static void start_graph(reader *r, const mv_xml_attribute *given, size_t count, size_t where)
{
    const char *directed = mv_xml_find(given, count, "edgedefault");
    if (r->inside == 0 && ++r->graphs == 2)
        FAIL(r, where, "a second graph begins here; one was expected, so that it is clear which is meant");
    if (directed && strcmp(directed, "directed") != 0 && strcmp(directed, "undirected") != 0) {
        mv_quoted quoted;
        FAIL(r, where, "\"edgedefault\" is %s; directed or undirected was expected", mv_quote(directed, quoted));
    }
    if (r->inside++ == 0) {
        r->directed = !directed                           ? MV_DIRECTION_UNKNOWN
                      : strcmp(directed, "directed") == 0 ? MV_DIRECTION_YES
                                                          : MV_DIRECTION_NO;
        begin(r, OF_GRAPH, where);
    } else {
        leave(r);
        begin(r, KINDS, where);
    }
}

static void start_edge(reader *r, const mv_xml_attribute *given, size_t count, size_t where)
{
    const char *directed = mv_xml_find(given, count, "directed");
    begin(r, MV_RELATION, where);
    r->name = keep(r, mv_xml_find(given, count, "id"));
    r->ends[0] = keep(r, mv_xml_find(given, count, "source"));
    r->ends[1] = keep(r, mv_xml_find(given, count, "target"));
    r->direction = r->directed;
    if (directed)
        r->direction =
            strcmp(directed, "true") == 0 || strcmp(directed, "1") == 0 ? MV_DIRECTION_YES : MV_DIRECTION_NO;
}

static void start(void *context, const char *name, const mv_xml_attribute *given, size_t count, size_t where)
{
    reader *r = context;
    if (strcmp(name, "key") == 0)
        start_key(r, given, count);
    else if (strcmp(name, "graph") == 0)
        start_graph(r, given, count, where);
    else if (strcmp(name, "node") == 0) {
        leave(r);
        begin(r, MV_ACTOR, where);
        r->name = keep(r, mv_xml_find(given, count, "id"));
    } else if (strcmp(name, "edge") == 0) {
        leave(r);
        start_edge(r, given, count, where);
    } else if (strcmp(name, "hyperedge") == 0)
        FAIL(r, where, "a hyperedge joins any number of actors; edges between two were expected");
    else if (strcmp(name, "port") == 0)
        r->in_port = true;
    else if (strcmp(name, "data") == 0 && r->inside && !r->in_port && mv_xml_find(given, count, "key")) {
        r->data = find_key(r, mv_xml_find(given, count, "key"), where);
        r->data_at = where;
    }
}

/* Blanks around what is no text are none of it. */
static const char *trimmed(reader *r, const char *text)
{
    static const char blanks[] = " \t\r\n";
    text += strspn(text, blanks);
    size_t length = strlen(text);
    while (length && strchr(blanks, text[length - 1])) length--;
    return mv_arena_copy(r->arena, text, length);
}

static void end_data(reader *r, const char *text)
{
    size_t k = r->data;
    r->data = MV_NONE;
    if (k == MV_NONE || r->keys[k].drawn) return;
    if (r->kind == KINDS)
        r->late++;
    else
        add_value(r, k, r->keys[k].text ? text : trimmed(r, text), r->data_at);
}

/* The first label that yEd draws, or yEd Live. */
static void end_label(reader *r, const char *text)
{
    if (r->labelled || mv_text_is_blank(text) || r->data == MV_NONE) return;
    r->labelled = true;
    add_value(r, MV_NONE, text, r->where);
}

static void end(void *context, const char *name, const char *text)
{
    reader *r = context;
    bool node = strcmp(name, "node") == 0, edge = strcmp(name, "edge") == 0;
    if (strcmp(name, "default") == 0 && r->data != MV_NONE)
        set_default(r, r->data, text);
    else if (strcmp(name, "key") == 0)
        r->data = MV_NONE;
    else if (strcmp(name, "port") == 0)
        r->in_port = false;
    else if (strcmp(name, "data") == 0)
        end_data(r, text);
    else if ((strcmp(name, "NodeLabel") == 0 && r->kind == MV_ACTOR) ||
             (strcmp(name, "EdgeLabel") == 0 && r->kind == MV_RELATION) ||
             (strcmp(name, "Label.Text") == 0 && r->kind < OF_GRAPH))
        end_label(r, text);
    else if ((node && r->kind == MV_ACTOR) || (edge && r->kind == MV_RELATION)) {
        leave(r);
        begin(r, KINDS, 0);
    } else if (strcmp(name, "graph") == 0) {
        leave(r);
        r->inside--;
        begin(r, r->inside ? KINDS : OF_GRAPH, 0);
    } else if (strcmp(name, "graphml") == 0)
        leave(r);
}

/* --- the file --------------------------------------------------------------------------------------------- */

static void declare(reader *r)
{
    r->id = mv_records_known(r->records, MV_ACTOR, MV_IS_KEY, "id");
    r->label = mv_records_known(r->records, MV_ACTOR, MV_IS_NAME, "label");
    r->id_of_relation = mv_records_known(r->records, MV_RELATION, MV_IS_ID, "id");
    r->source = mv_records_known(r->records, MV_RELATION, MV_IS_SOURCE, "source");
    r->target = mv_records_known(r->records, MV_RELATION, MV_IS_TARGET, "target");
    r->note = mv_records_column(r->records, MV_RELATION, "label", 0);
}

static mv_status read_graphml(mv_relations *set, const mv_input *input)
{
    const mv_xml_events events = { "graphml", start, end, mv_relations_limits(set).depth };
    reader r = { .set = set, .log = input->log, .arena = mv_arena_new(), .kind = OF_GRAPH, .data = MV_NONE };
    r.lines = mv_lines_of(input->path, input->bytes, input->length);
    r.records = mv_records_open(
        set, input,
        (mv_records_source){ .place = place_of, .context = &r, .lists_actors = true, .generated = true });
    declare(&r);
    mv_status status = mv_xml_parse(input->path, input->bytes, input->length, &events, &r, input->log);
    if (status == MV_LIMIT) mv_relations_too_deep(set, mv_xml_deepest(&events));
    if (!status && !r.graphs) FAIL(&r, 0, "there is no graph in the file, which was expected");
    if (r.late)
        mv_log_warning(
            input->log, (mv_place){ input->path, 0, 0 },
            "%zu value%s of a graph or a node stand%s behind the nodes within it, and %s left out; before them "
            "was expected",
            r.late, r.late == 1 ? "" : "s", r.late == 1 ? "s" : "", r.late == 1 ? "is" : "are");
    mv_records_close(r.records);
    mv_index_clear(&r.key_index);
    mv_lines_clear(&r.lines);
    mv_arena_free(r.arena);
    MV_FREE(r.keys, r.defaults, r.values);
    return status;
}

static bool recognise(const char *bytes, size_t length)
{
    (void)length;
    return *bytes == '<' && (strstr(bytes, "<graphml") || strstr(bytes, ":graphml"));
}

const mv_format mv_format_graphml = { .name = "graphml",
                                      .summary = "GraphML",
                                      .endings = { ".graphml", ".xml" },
                                      .recognise = recognise,
                                      .read = read_graphml,
                                      .write = mv_graphml_write };
