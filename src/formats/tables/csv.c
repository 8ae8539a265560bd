#include "formats/reader.h"
#include "model/date_checks.h"
#include "support/file.h"
#include "support/memory.h"
#include "support/names.h"
#include "support/table.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Tables of relations, one row each, with the actors in a second table (NAME.nodes.csv beside NAME.edges.csv).
 * Actors and types that only the rows name are declared by being used: sign and weight 1, kind country. */

typedef struct named_column {
    const char *name;
    bool required;
} named_column;

enum {
    SOURCE,
    TARGET,
    TYPE,
    SIGN,
    WEIGHT,
    START,
    END,
    THROUGH,
    ID,
    DIRECTED,
    CONFIDENCE,
    BASIS,
    NOTE,
    RELATION_COLUMNS
};

static const named_column relation_columns[] = {
    [SOURCE] = { "source", true },      [TARGET] = { "target", true },          [TYPE] = { "type", false },
    [SIGN] = { "sign", false },         [WEIGHT] = { "weight", false },         [START] = { "start", false },
    [END] = { "end", false },           [THROUGH] = { "through", false },       [ID] = { "id", false },
    [DIRECTED] = { "directed", false }, [CONFIDENCE] = { "confidence", false }, [BASIS] = { "basis", false },
    [NOTE] = { "note", false },
};

enum { ACTOR_ID, LABEL, KIND, REGION, ACTOR_START, ACTOR_END, ACTOR_THROUGH, ACTOR_COLUMNS };

static const named_column actor_columns[] = {
    [ACTOR_ID] = { "id", true },
    [LABEL] = { "label", false },
    [KIND] = { "kind", false },
    [REGION] = { "region", false },
    [ACTOR_START] = { "start", false },
    [ACTOR_END] = { "end", false },
    [ACTOR_THROUGH] = { "through", false },
};

/* A table and where its header has our columns (MV_NONE: nowhere). */
typedef struct reader {
    mv_relations *set;
    mv_table_reader table;
    mv_log *log;
    const named_column *columns;
    size_t where[RELATION_COLUMNS], column_count, header_count;
    bool strict;
} reader;

#define FAIL(r, column, ...)                                                                                      \
    ((void)mv_log_error((r)->log, MV_BAD_DATA, mv_table_place(&(r)->table, (r)->where[column]), __VA_ARGS__))

/* --- header ------------------------------------------------------------------------------------------- */

static bool same_name(const char *a, const char *b)
{
    for (; *a && *b; a++, b++)
        if ((*a >= 'A' && *a <= 'Z' ? *a + 32 : *a) != *b) return false;
    return *a == *b;
}

/* Columns that mean nothing here are said, like unknown keys in JSON: a misspelt "wieght" must not pass for 1. */
static bool check_header(reader *r)
{
    bool further = r->columns == actor_columns; /* tables of actors carry columns for other programs */
    const char *known[RELATION_COLUMNS];
    bool good = true;
    for (size_t c = 0; c < r->column_count; c++) known[c] = r->columns[c].name;
    for (size_t f = 0; f < r->table.count; f++) {
        const char *name = r->table.fields[f];
        mv_place place = mv_table_place(&r->table, f);
        mv_quoted quoted, hint;
        size_t c = 0;
        while (c < r->column_count && !same_name(name, known[c])) c++;
        mv_quote(name, quoted);
        if (c < r->column_count && r->where[c] < f) {
            mv_log_error(r->log, MV_BAD_DATA, place,
                         "the column %s stands twice; columns must have different names", quoted);
            good = false;
        }
        if (c < r->column_count || further) continue;
        mv_names_suggest(known, r->column_count, name, r->log, hint);
        if (r->strict)
            mv_log_error(r->log, MV_BAD_DATA, place, "unknown column %s%s", quoted, hint);
        else
            mv_log_warning(r->log, place, "unknown column %s is ignored%s", quoted, hint);
    }
    return good;
}

static bool find_columns(reader *r)
{
    bool complete = true;
    for (size_t c = 0; c < r->column_count; c++) {
        r->where[c] = MV_NONE;
        for (size_t f = r->table.count; f-- > 0;)
            if (same_name(r->table.fields[f], r->columns[c].name)) r->where[c] = f;
        if (r->where[c] != MV_NONE || !r->columns[c].required) continue;
        mv_quoted first;
        mv_log_error(r->log, MV_BAD_DATA, mv_table_place(&r->table, 0),
                     "the header has no column \"%s\"; it begins with %s", r->columns[c].name,
                     mv_quote(r->table.fields[0], first));
        complete = false;
    }
    r->header_count = r->table.count;
    return complete && check_header(r);
}

static bool open_table(reader *r, const char *path, const char *bytes, size_t length, const named_column *columns,
                       size_t count)
{
    r->columns = columns;
    r->column_count = count;
    if (!mv_table_open(&r->table, path, bytes, length, r->log)) return false;
    if (mv_table_next(&r->table)) return find_columns(r);
    if (r->table.count) return false; /* the header itself is broken, and the log has it */
    mv_log_error(r->log, MV_BAD_DATA, (mv_place){ path, 1, 1 },
                 "the table is empty; a header with \"%s\" was expected", columns[0].name);
    return false;
}

/* The next row with as many fields as the header has; others are errors. */
static bool next_row(reader *r)
{
    while (mv_table_next(&r->table)) {
        if (r->table.count == r->header_count) return true;
        mv_log_error(r->log, MV_BAD_DATA, mv_table_place(&r->table, 0),
                     "the row has %zu field%s; %zu were expected, as in the header", r->table.count,
                     r->table.count == 1 ? "" : "s", r->header_count);
    }
    return false;
}

/* --- fields ------------------------------------------------------------------------------------------- */

/* The field of a column; "" when there is none. */
static const char *field(const reader *r, size_t column)
{
    return r->where[column] == MV_NONE ? "" : r->table.fields[r->where[column]];
}

/* A copy for the set; NULL for an empty field. */
static const char *text(const reader *r, size_t column)
{
    const char *value = field(r, column);
    return *value ? mv_relations_text(r->set, value) : NULL;
}

/* What an id is of which nothing is seen. */
static const char *blank(const char *id)
{
    return *id ? "nothing but blanks" : "empty";
}

static size_t get_actor(reader *r, size_t column)
{
    const char *id = field(r, column);
    if (mv_text_is_blank(id)) {
        FAIL(r, column, "\"%s\" is %s; the id of an actor was expected", r->columns[column].name, blank(id));
        return MV_NONE;
    }
    size_t found = mv_relations_find_actor(r->set, id);
    if (found != MV_NONE) return found;
    return mv_relations_add_actor(r->set, (mv_actor){ .id = mv_relations_text(r->set, id) });
}

/* The built-in type that is one letter away, or is written with other capitals; NULL when there is none. */
static const char *near_builtin_type(const char *id)
{
    for (size_t i = 0; i < mv_builtin_type_count(); i++) {
        const char *builtin = mv_builtin_type(i)->id;
        if (mv_nearest_within(id, &builtin, 1, 1)) return builtin;
    }
    return NULL;
}

/* A misspelt "sanction" must not pass silently for a friendly tie. */
static void warn_of_type(reader *r, const char *id)
{
    mv_quoted quoted, meant;
    const char *near = near_builtin_type(id);
    if (!near) return;
    mv_quote(id, quoted);
    mv_quote(near, meant);
    if (r->strict)
        FAIL(r, TYPE, "%s is not a built-in relation type; did you mean %s?", quoted, meant);
    else
        mv_log_warning(r->log, mv_table_place(&r->table, r->where[TYPE]),
                       "%s is not a built-in relation type, and is taken for a friendly one; did you mean %s?",
                       quoted, meant);
}

static size_t get_type(reader *r)
{
    const char *id = *field(r, TYPE) ? field(r, TYPE) : "relation";
    if (mv_text_is_blank(id)) {
        FAIL(r, TYPE, "\"type\" is %s; a relation type was expected", blank(id));
        id = "relation";
    }
    size_t found = mv_relations_use_type(r->set, id);
    if (found != MV_NONE) return found;
    if (r->where[TYPE] != MV_NONE) warn_of_type(r, id);
    return mv_relations_add_type(r->set, (mv_type){ .id = mv_relations_text(r->set, id), .sign = 1, .weight = 1 });
}

static int get_sign(reader *r, int otherwise)
{
    double sign;
    mv_quoted quoted;
    const char *value = field(r, SIGN);
    if (!*value) return otherwise;
    if (mv_number_parse(value, &sign) && (sign == -1 || sign == 0 || sign == 1)) return (int)sign;
    FAIL(r, SIGN, "\"sign\" is %s; 1, 0 or -1 was expected", mv_quote(value, quoted));
    return otherwise;
}

static double get_weight(reader *r, double otherwise)
{
    double weight;
    mv_quoted quoted;
    const char *value = field(r, WEIGHT);
    if (!*value) return otherwise;
    if (mv_number_parse(value, &weight) && weight > 0) return weight;
    FAIL(r, WEIGHT, "\"weight\" is %s; a number above 0 was expected", mv_quote(value, quoted));
    return otherwise;
}

/* Besides dates, tables hold bare time points (1, 2, 3 ...): they count as years. */
static mv_date get_date(reader *r, size_t column)
{
    const char *value = field(r, column);
    char padded[5];
    mv_date date = { 0 };
    mv_quoted quoted;
    if (!*value) return date;
    size_t digits = strspn(value, "0123456789");
    bool time_point = digits < 4 && !value[digits];
    if (time_point) snprintf(padded, sizeof padded, "%04d", atoi(value));
    if (!mv_date_parse(time_point ? padded : value, &date))
        FAIL(r, column, "\"%s\" is %s; a date YYYY, YYYY-MM or YYYY-MM-DD was expected", r->columns[column].name,
             mv_quote(value, quoted));
    return date;
}

/* A span of time from the columns of start, end and through, which stand in this order. */
static mv_dates get_dates(reader *r, const char *what, size_t start)
{
    size_t end = start + 1, through = start + 2;
    mv_dates dates = { get_date(r, start), get_date(r, end), get_date(r, through) };
    if (*field(r, end) && *field(r, through)) {
        FAIL(r, through, "%s", MV_END_AND_THROUGH);
        return dates;
    }
    if (dates.through.day) dates.end = mv_date_after(dates.through);
    if (!mv_dates_in_order(dates))
        mv_dates_say_disorder(dates, what, mv_table_place(&r->table, r->where[dates.through.day ? through : end]),
                              r->log);
    return dates;
}

static void get_relation_dates(reader *r, mv_relation *relation)
{
    mv_dates dates = get_dates(r, "the relation", START);
    int32_t day;
    relation->start = dates.start;
    relation->end = dates.end;
    relation->through = dates.through;
    bool known = relation->source < r->set->actor_count && relation->target < r->set->actor_count;
    const mv_actor *absent = known ? mv_find_absent(r->set, relation, &day) : NULL;
    if (absent) mv_say_absent(absent, day, r->strict, mv_table_place(&r->table, r->where[SOURCE]), r->log);
}

static bool get_directed(reader *r, bool otherwise)
{
    static const char *const yes[] = { "true", "1", "directed", "yes" }, *const no[] = { "false", "0",
                                                                                         "undirected", "no" };
    const char *value = field(r, DIRECTED);
    mv_quoted quoted;
    if (!*value) return otherwise;
    for (size_t i = 0; i < MV_COUNT(yes); i++) {
        if (same_name(value, yes[i])) return true;
        if (same_name(value, no[i])) return false;
    }
    FAIL(r, DIRECTED, "\"directed\" is %s; true or false was expected", mv_quote(value, quoted));
    return otherwise;
}

static uint8_t get_confidence(reader *r)
{
    mv_confidence confidence = MV_UNRATED;
    mv_quoted quoted;
    const char *value = field(r, CONFIDENCE);
    if (*value && !mv_confidence_parse(value, &confidence))
        FAIL(r, CONFIDENCE, "\"confidence\" is %s; high, medium or low was expected", mv_quote(value, quoted));
    return (uint8_t)confidence;
}

/* --- rows --------------------------------------------------------------------------------------------- */

static void read_relation(reader *r)
{
    size_t source = get_actor(r, SOURCE), target = get_actor(r, TARGET), type_index = get_type(r);
    const mv_type *type = &r->set->types[type_index];
    mv_relation relation = { .id = text(r, ID),
                             .source = (uint32_t)source,
                             .target = (uint32_t)target,
                             .type = (uint32_t)type_index,
                             .sign = (int8_t)get_sign(r, type->sign),
                             .directed = get_directed(r, type->directed),
                             .confidence = get_confidence(r),
                             .weight = get_weight(r, type->weight),
                             .basis = text(r, BASIS),
                             .note = text(r, NOTE) };
    mv_quoted quoted;
    get_relation_dates(r, &relation);
    if (relation.id && mv_text_is_blank(relation.id))
        FAIL(r, ID, "\"id\" is nothing but blanks; an id, or nothing, was expected");
    if (source == MV_NONE || target == MV_NONE) return;
    if (mv_relations_add_relation(r->set, relation) == MV_NONE)
        FAIL(r, ID, "the relation id %s is used twice; ids must be unique", mv_quote(relation.id, quoted));
}

static void read_actor(reader *r)
{
    mv_actor actor = {
        .id = text(r, ACTOR_ID), .name = text(r, LABEL), .kind = text(r, KIND), .region = text(r, REGION)
    };
    mv_quoted quoted;
    mv_dates dates = get_dates(r, "the actor", ACTOR_START);
    actor.start = dates.start;
    actor.end = dates.end;
    actor.through = dates.through;
    if (mv_text_is_blank(field(r, ACTOR_ID)))
        FAIL(r, ACTOR_ID, "\"id\" is %s; the id of an actor was expected", blank(field(r, ACTOR_ID)));
    else if (mv_relations_add_actor(r->set, actor) == MV_NONE)
        FAIL(r, ACTOR_ID, "the actor id %s is used twice; ids must be unique", mv_quote(actor.id, quoted));
}

static void read_table(mv_relations *set, const mv_input *input, const char *path, const char *bytes,
                       size_t length, const named_column *columns, size_t count, void (*read_row)(reader *))
{
    reader r = { .set = set, .log = input->log, .strict = input->options->strict };
    if (open_table(&r, path, bytes, length, columns, count))
        while (next_row(&r)) read_row(&r);
    mv_table_close(&r.table);
}

/* --- the two files ------------------------------------------------------------------------------------ */

/* The length of the ending by which a path is known as a table. */
static size_t ending_of(const char *path)
{
    for (size_t i = 0; i < MV_COUNT(mv_format_csv.endings); i++)
        if (mv_text_ends_with(path, mv_format_csv.endings[i])) return strlen(mv_format_csv.endings[i]);
    return 0;
}

/* The table of actors beside a table of relations: "x.nodes.csv" for "x.edges.csv.gz" or "x.csv", or with the
 * table's own ending, in small letters or capitals. Empty when there is none. */
static void find_nodes(mv_text *out, const char *path)
{
    static const char *const words[] = { ".nodes", ".nodes", ".NODES" };
    size_t length = strlen(path) - ending_of(path), stem = length;
    const char *endings[] = { ".csv", path + length, path + length };
    if (strcmp(path, "-") == 0) return;
    char *name = mv_copy(path);
    name[length] = '\0';
    if (mv_text_ends_with(name, ".edges")) stem -= strlen(".edges");
    for (size_t i = 0; i < MV_COUNT(words) && !out->length; i++) {
        mv_text_add_bytes(out, path, stem);
        mv_text_format(out, "%s%s", words[i], endings[i]);
        if (access(out->bytes, F_OK) != 0) mv_text_clear(out);
    }
    free(name);
}

static mv_status read_nodes(mv_relations *set, const mv_input *input)
{
    mv_text path = { 0 }, bytes = { 0 };
    mv_status status = MV_OK;
    if (input->options->nodes)
        mv_text_add(&path, input->options->nodes);
    else
        find_nodes(&path, input->path);
    if (!path.length) goto done;
    status = mv_file_read(&bytes, path.bytes, input->log);
    if (status) goto done;
    mv_relations_add_file(set, path.bytes, bytes.bytes, bytes.length);
    read_table(set, input, path.bytes, bytes.bytes, bytes.length, actor_columns, ACTOR_COLUMNS, read_actor);
done:
    mv_text_clear(&path);
    mv_text_clear(&bytes);
    return status;
}

static mv_status read_csv(mv_relations *set, const mv_input *input)
{
    mv_period covers = input->options->covers;
    mv_status status = read_nodes(set, input);
    if (status) return status;
    if (covers.from.day) mv_relations_add_coverage(set, (mv_coverage){ .from = covers.from, .to = covers.to });
    read_table(set, input, input->path, input->bytes, input->length, relation_columns, RELATION_COLUMNS,
               read_relation);
    return MV_OK;
}

const mv_format mv_format_csv = {
    "csv", "table of relations, with NAME.nodes.csv", { ".csv", ".csv.gz", ".tsv", ".tsv.gz" }, read_csv
};
