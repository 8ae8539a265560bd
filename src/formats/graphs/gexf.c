#include "formats/graphs/gexf_times.h"
#include "formats/graphs/gexf_write.h"
#include "formats/records/records.h"
#include "support/index.h"
#include "support/lines.h"
#include "support/memory.h"
#include "support/xml.h"
#include <stdlib.h>
#include <string.h>

/* GEXF 1.1 to 1.3, as Gephi and others write it, told by the names of elements. A node or an edge has times of its
 * own, or spells, and its values may have times, too: an edge becomes a relation for each of its spells or, where
 * its weight changes, for each weight; of a node the first and last day count, and of a value that changes the
 * latest. */

enum { KINDS = 2 };

typedef struct column {
    const char *name, *otherwise; /* NULL: no default */
    size_t number;                /* MV_NONE: not yet */
    bool text;
    size_t latest, record; /* which value of which record is the latest; 0: of none */
} column;

typedef struct value {
    size_t column;
    const char *text;
    mv_gexf_times when;
    size_t where;
} value;

typedef struct reader {
    mv_relations *set;
    mv_records *records;
    mv_log *log;
    mv_lines lines;
    mv_arena *arena;
    column *columns[KINDS];
    size_t counts[KINDS];
    size_t *defaults[KINDS], default_counts[KINDS]; /* columns that have one */
    mv_index index[KINDS];
    int declared;  /* the class whose attributes are declared, or KINDS */
    size_t latest; /* the attribute that is */
    size_t id, label, start_of, end_of, through_of;
    size_t key, source, target, weight, type, note, start, end, through;
    mv_record_direction directed;
    size_t graphs, changing;
    /* the node or edge at hand */
    int kind;             /* KINDS: none */
    size_t where, record; /* counted from 1 */
    mv_record_value *given;
    size_t count;
    value *values;
    size_t value_count;
    mv_gexf_times own;
    mv_gexf_spells spells;
    mv_record_direction direction;
    const char *name; /* of an edge, until a relation has it */
} reader;

static mv_place place_of(void *context, size_t position)
{
    return mv_lines_place(&((reader *)context)->lines, position);
}

static const char *keep(reader *r, const char *text)
{
    return text ? mv_arena_copy(r->arena, text, strlen(text)) : NULL;
}

/* --- attributes ------------------------------------------------------------------------------------------- */

static size_t add_attribute(reader *r, int kind, const char *id, column c)
{
    c.number = MV_NONE;
    r->columns[kind] = mv_grow(r->columns[kind], r->counts[kind], sizeof c);
    r->columns[kind][r->counts[kind]] = c;
    mv_index_add(&r->index[kind], keep(r, id), r->counts[kind]);
    return r->counts[kind]++;
}

static void start_attribute(reader *r, const mv_xml_attribute *given, size_t count)
{
    const char *id = mv_xml_find(given, count, "id"), *title = mv_xml_find(given, count, "title");
    const char *type = mv_xml_find(given, count, "type");
    r->latest = MV_NONE;
    if (!id || r->declared == KINDS) return;
    r->latest = add_attribute(
        r, r->declared, id,
        (column){ .name = keep(r, title ? title : id), .text = type && strcmp(type, "string") == 0 });
}

static void set_default(reader *r, int kind, size_t index, const char *text)
{
    column *c = &r->columns[kind][index];
    if (!c->otherwise) {
        r->defaults[kind] = mv_grow(r->defaults[kind], r->default_counts[kind], sizeof *r->defaults[kind]);
        r->defaults[kind][r->default_counts[kind]++] = index;
    }
    c->otherwise = keep(r, text);
}

static void start_value(reader *r, const mv_xml_attribute *given, size_t count, size_t where)
{
    const char *of = mv_xml_find(given, count, "for"), *text = mv_xml_find(given, count, "value");
    mv_quoted quoted;
    if (!of) of = mv_xml_find(given, count, "id");
    if (!of || !text || r->kind == KINDS) return;
    size_t found = mv_index_find(&r->index[r->kind], of);
    if (found == MV_ABSENT) {
        mv_log_warning(r->log, place_of(r, where),
                       "the attribute %s is not declared; its values are kept under "
                       "that name",
                       mv_quote(of, quoted));
        found = add_attribute(r, r->kind, of, (column){ .name = keep(r, of) });
    }
    r->values = mv_grow(r->values, r->value_count, sizeof *r->values);
    r->values[r->value_count++] = (value){ found, keep(r, text), mv_gexf_times_of(r->arena, given, count), where };
}

static size_t number_of(reader *r, size_t index, size_t where)
{
    mv_record_kind kind = (mv_record_kind)r->kind;
    column *c = &r->columns[kind][index];
    if (c->number != MV_NONE) return c->number;
    c->number = mv_records_column(r->records, kind, c->name, where);
    if (c->text) mv_records_column_form(r->records, kind, c->number, MV_VALUES_TEXT);
    return c->number;
}

/* --- records ---------------------------------------------------------------------------------------------- */

static void give(reader *r, size_t number, const char *text, size_t where)
{
    if (!text) return;
    r->given = mv_grow(r->given, r->count, sizeof *r->given);
    r->given[r->count++] = (mv_record_value){ number, text, where };
}

static bool is_weight(const reader *r, const value *v)
{
    return r->kind == MV_RELATION &&
           mv_records_meaning(r->records, MV_RELATION, r->columns[r->kind][v->column].number) == MV_IS_WEIGHT;
}

static const char *begin_of(const value *v)
{
    return v->when.start ? v->when.start : "";
}

/* Of several values of one attribute the one that begins last, as texts go. */
static void find_latest(reader *r)
{
    r->record++;
    for (size_t i = 0; i < r->value_count; i++) {
        column *c = &r->columns[r->kind][r->values[i].column];
        if (c->record == r->record && strcmp(begin_of(&r->values[i]), begin_of(&r->values[c->latest])) < 0)
            continue;
        c->latest = i;
        c->record = r->record;
    }
}

/* The attributes of the record at hand, but for weights that change. */
static size_t give_values(reader *r)
{
    size_t weights = 0;
    find_latest(r);
    for (size_t i = 0; i < r->value_count; i++) {
        size_t number = number_of(r, r->values[i].column, r->values[i].where);
        bool weight = is_weight(r, &r->values[i]) && mv_gexf_is_timed(r->values[i].when);
        weights += weight;
        if (weight) continue;
        if (r->columns[r->kind][r->values[i].column].latest == i)
            give(r, number, r->values[i].text, r->values[i].where);
        else
            r->changing++;
    }
    for (size_t i = 0; i < r->default_counts[r->kind]; i++) {
        size_t of = r->defaults[r->kind][i];
        const column *c = &r->columns[r->kind][of];
        if (c->record != r->record) give(r, number_of(r, of, r->where), c->otherwise, r->where);
    }
    return weights;
}

/* The first relation that an edge becomes has its id. */
static void tell_spell(reader *r, mv_gexf_times t, const char *weight, size_t where)
{
    size_t before = r->count;
    give(r, r->key, r->name, r->where);
    r->name = NULL;
    give(r, r->weight, weight, where);
    give(r, r->start, t.start, where);
    give(r, r->end, t.end, where);
    give(r, r->through, t.through, where);
    mv_records_relation(r->records, r->given, r->count, r->direction, r->where);
    r->count = before;
}

static void tell_edge(reader *r)
{
    size_t weights = give_values(r);
    for (size_t i = 0; weights && i < r->value_count; i++) {
        const value *v = &r->values[i];
        if (is_weight(r, v) && mv_gexf_is_timed(v->when)) tell_spell(r, v->when, v->text, v->where);
    }
    for (size_t s = 0; !weights && s < r->spells.count; s++) tell_spell(r, r->spells.items[s], NULL, r->where);
    if (!weights && !r->spells.count) tell_spell(r, r->own, NULL, r->where);
}

static void tell_node(reader *r)
{
    mv_gexf_times t = mv_gexf_hull(&r->spells, r->own);
    give_values(r);
    give(r, r->start_of, t.start, r->where);
    give(r, r->end_of, t.end, r->where);
    give(r, r->through_of, t.through, r->where);
    if (r->spells.count > 1) mv_records_note_gap(r->records);
    mv_records_actor(r->records, r->given, r->count, r->where);
}

static void tell(reader *r)
{
    if (r->kind == MV_ACTOR)
        tell_node(r);
    else if (r->kind == MV_RELATION)
        tell_edge(r);
    r->kind = KINDS;
}

static void begin(reader *r, mv_record_kind kind, const mv_xml_attribute *given, size_t count, size_t where)
{
    r->kind = (int)kind;
    r->where = where;
    r->count = r->value_count = r->spells.count = 0;
    r->own = mv_gexf_times_of(r->arena, given, count);
    mv_gexf_add_list(&r->spells, r->arena, mv_xml_find(given, count, "intervals"), false);
    mv_gexf_add_list(&r->spells, r->arena, mv_xml_find(given, count, "timestamps"), true);
}

/* --- elements --------------------------------------------------------------------------------------------- */

static bool is_direction(const char *type)
{
    return strcmp(type, "directed") == 0 || strcmp(type, "undirected") == 0 || strcmp(type, "mutual") == 0;
}

static mv_record_direction direction_of(const char *type, mv_record_direction otherwise)
{
    if (!type || !is_direction(type)) return otherwise;
    return strcmp(type, "directed") == 0 ? MV_DIRECTION_YES : MV_DIRECTION_NO; /* mutual is both ways */
}

static void start_graph(reader *r, const mv_xml_attribute *given, size_t count, size_t where)
{
    if (++r->graphs == 2)
        mv_log_error(r->log, MV_BAD_DATA, place_of(r, where),
                     "a second graph begins here; one was expected, so that it is clear which is meant");
    r->directed = direction_of(mv_xml_find(given, count, "defaultedgetype"), MV_DIRECTION_NO);
}

static void start_node(reader *r, const mv_xml_attribute *given, size_t count, size_t where)
{
    tell(r); /* it is within another one, which is told first */
    begin(r, MV_ACTOR, given, count, where);
    give(r, r->id, keep(r, mv_xml_find(given, count, "id")), where);
    give(r, r->label, keep(r, mv_xml_find(given, count, "label")), where);
}

/* Numbers of edges are no ids: most programs count them. networkx writes an attribute called type, say "alliance",
 * where others have the direction. */
static void start_edge(reader *r, const mv_xml_attribute *given, size_t count, size_t where)
{
    const char *id = mv_xml_find(given, count, "id"), *source = mv_xml_find(given, count, "source");
    const char *target = mv_xml_find(given, count, "target"), *type = mv_xml_find(given, count, "type");
    const char *kind = mv_xml_find(given, count, "kind");
    tell(r);
    begin(r, MV_RELATION, given, count, where);
    r->name = id && !mv_id_looks_made_up(MV_RELATION, id) ? keep(r, id) : NULL;
    give(r, r->source, source ? keep(r, source) : "", where);
    give(r, r->target, target ? keep(r, target) : "", where);
    give(r, r->weight, keep(r, mv_xml_find(given, count, "weight")), where);
    give(r, r->type, keep(r, kind || !type || is_direction(type) ? kind : type), where);
    give(r, r->note, keep(r, mv_xml_find(given, count, "label")), where);
    r->direction = direction_of(type, r->directed);
}

static void start(void *context, const char *name, const mv_xml_attribute *given, size_t count, size_t where)
{
    reader *r = context;
    if (strcmp(name, "graph") == 0)
        start_graph(r, given, count, where);
    else if (strcmp(name, "attributes") == 0) {
        const char *of = mv_xml_find(given, count, "class");
        r->declared = !of ? KINDS : strcmp(of, "edge") == 0 ? MV_RELATION : MV_ACTOR;
        r->latest = MV_NONE;
    } else if (strcmp(name, "attribute") == 0)
        start_attribute(r, given, count);
    else if (strcmp(name, "node") == 0)
        start_node(r, given, count, where);
    else if (strcmp(name, "edge") == 0)
        start_edge(r, given, count, where);
    else if (strcmp(name, "attvalue") == 0)
        start_value(r, given, count, where);
    else if ((strcmp(name, "spell") == 0 || strcmp(name, "slice") == 0) && r->kind != KINDS)
        mv_gexf_add_spell(&r->spells, mv_gexf_times_of(r->arena, given, count));
}

static void end(void *context, const char *name, const char *text)
{
    reader *r = context;
    if (strcmp(name, "node") == 0 || strcmp(name, "edge") == 0)
        tell(r);
    else if (strcmp(name, "default") == 0 && r->declared != KINDS && r->latest != MV_NONE)
        set_default(r, r->declared, r->latest, text);
    else if (strcmp(name, "attributes") == 0)
        r->declared = KINDS;
    else if (strcmp(name, "description") == 0 && *text)
        r->set->description = mv_relations_text(r->set, text);
    else if (strcmp(name, "keywords") == 0 && *text && !r->graphs)
        r->set->title = mv_relations_text(r->set, text);
}

/* --- the file --------------------------------------------------------------------------------------------- */

static void declare(reader *r)
{
    const struct {
        size_t *number;
        mv_record_kind kind;
        mv_property property;
        const char *name;
    } known[] = {
        { &r->id, MV_ACTOR, MV_IS_KEY, "id" },
        { &r->label, MV_ACTOR, MV_IS_NAME, "label" },
        { &r->start_of, MV_ACTOR, MV_IS_START, "start" },
        { &r->end_of, MV_ACTOR, MV_IS_END, "endopen" },
        { &r->through_of, MV_ACTOR, MV_IS_THROUGH, "end" },
        { &r->key, MV_RELATION, MV_IS_ID, "id" },
        { &r->source, MV_RELATION, MV_IS_SOURCE, "source" },
        { &r->target, MV_RELATION, MV_IS_TARGET, "target" },
        { &r->weight, MV_RELATION, MV_IS_WEIGHT, "weight" },
        { &r->type, MV_RELATION, MV_IS_TYPE, "kind" },
        { &r->start, MV_RELATION, MV_IS_START, "start" },
        { &r->end, MV_RELATION, MV_IS_END, "endopen" },
        { &r->through, MV_RELATION, MV_IS_THROUGH, "end" },
    };
    for (size_t i = 0; i < MV_COUNT(known); i++)
        *known[i].number = mv_records_known(r->records, known[i].kind, known[i].property, known[i].name);
    r->note = mv_records_column(r->records, MV_RELATION, "label", 0);
}

static mv_status read_gexf(mv_relations *set, const mv_input *input)
{
    const mv_xml_events events = { "gexf", start, end, mv_relations_limits(set).depth };
    reader r = {
        .set = set, .log = input->log, .arena = mv_arena_new(), .kind = KINDS, .declared = KINDS, .latest = MV_NONE
    };
    r.lines = mv_lines_of(input->path, input->bytes, input->length);
    r.records = mv_records_open(
        set, input,
        (mv_records_source){ .place = place_of, .context = &r, .lists_actors = true, .generated = true });
    declare(&r);
    mv_status status = mv_xml_parse(input->path, input->bytes, input->length, &events, &r, input->log);
    if (status == MV_LIMIT) mv_relations_too_deep(set, mv_xml_deepest(&events));
    if (!status && !r.graphs)
        mv_log_error(input->log, MV_BAD_DATA, (mv_place){ input->path, 1, 1 },
                     "there is no graph in the file, which was expected");
    if (r.changing)
        mv_log_warning(input->log, (mv_place){ input->path, 0, 0 },
                       "%zu value%s of attributes that change %s left out for the latest of each", r.changing,
                       r.changing == 1 ? "" : "s", r.changing == 1 ? "is" : "are");
    mv_records_close(r.records);
    for (int kind = 0; kind < KINDS; kind++) {
        mv_index_clear(&r.index[kind]);
        MV_FREE(r.columns[kind], r.defaults[kind]);
    }
    mv_lines_clear(&r.lines);
    mv_arena_free(r.arena);
    MV_FREE(r.given, r.values, r.spells.items);
    return status;
}

static bool recognise(const char *bytes, size_t length)
{
    (void)length;
    return *bytes == '<' && strstr(bytes, "<gexf") != NULL;
}

const mv_format mv_format_gexf = { .name = "gexf",
                                   .summary = "GEXF of Gephi",
                                   .endings = { ".gexf" },
                                   .recognise = recognise,
                                   .read = read_gexf,
                                   .write = mv_gexf_write };
