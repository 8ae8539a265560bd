#include "formats/tables/csv_table.h"
#include "support/index.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>
#include <string.h>

/* What the columns of a table are. */

/* What tables call the two ends where they do not call them source and target. */
static const char *const ends[][2] = {
    { "from", "to" },       { "ego", "alter" },         { "node1", "node2" },   { "sender", "receiver" },
    { "actor1", "actor2" }, { "country1", "country2" }, { "state1", "state2" }, { "V1", "V2" },
};

static char *trimmed(const char *name)
{
    name += strspn(name, " \t");
    char *copy = mv_copy(name);
    size_t length = strlen(copy);
    while (length && (copy[length - 1] == ' ' || copy[length - 1] == '\t')) copy[--length] = '\0';
    return copy;
}

/* R writes the numbers of rows in front, and nothing above them. */
static bool has_row_numbers(const mv_csv_table *t)
{
    mv_table_reader row = mv_table_ahead(&t->table);
    bool one_more = row.count == t->table.count + 1 && strcmp(row.fields[0], "1") == 0;
    mv_table_close(&row);
    return one_more;
}

static void take_header(mv_csv_table *t)
{
    size_t before = has_row_numbers(t);
    t->count = before + t->table.count;
    t->names = mv_alloc_array(t->count, sizeof *t->names);
    if (before) t->names[0] = mv_copy("");
    for (size_t i = before; i < t->count; i++) t->names[i] = trimmed(t->table.fields[i - before]);
}

/* "-" is a column that is not read. */
static void take_given(mv_csv_table *t, mv_names given)
{
    t->first_is_data = true;
    t->count = given.count;
    t->names = mv_alloc_array(t->count, sizeof *t->names);
    for (size_t i = 0; i < t->count; i++)
        t->names[i] = trimmed(strcmp(given.items[i], "-") == 0 ? "" : given.items[i]);
}

/* Names of ours are the same in capitals. */
static const char *known_as(mv_arena *arena, mv_record_kind kind, const char *name)
{
    unsigned rank;
    char *copy = mv_arena_copy(arena, name, strlen(name));
    if (mv_property_find(kind, name, &rank) == MV_IS_ATTRIBUTE) return copy;
    for (char *c = copy; *c; c++)
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
    return copy;
}

static bool check_twice(mv_csv_table *t)
{
    mv_arena *arena = mv_arena_new();
    mv_index met = { 0 };
    mv_quoted quoted;
    bool good = true;
    for (size_t i = 0; i < t->count; i++) {
        if (!*t->names[i] || mv_index_add(&met, known_as(arena, t->kind, t->names[i]), i)) continue;
        mv_log_error(t->table.log, MV_BAD_DATA, mv_table_place(&t->table, i),
                     "the column %s stands twice; columns must have different names",
                     mv_quote(t->names[i], quoted));
        good = false;
    }
    mv_index_clear(&met);
    mv_arena_free(arena);
    return good;
}

static void resolve(mv_csv_table *t)
{
    t->values = mv_alloc_array(t->count, sizeof *t->values);
    t->before = mv_alloc_array(t->count, sizeof *t->before);
    t->fields = mv_alloc_array(t->count, sizeof *t->fields);
    for (size_t i = 0; i < t->count; i++) {
        if (!*t->names[i]) continue;
        t->fields[t->value_count] = i;
        t->values[t->value_count++].column =
            mv_records_column(t->records, t->kind, t->names[i], mv_table_position(&t->table, i));
    }
}

/* The value of the column with this name, or MV_NONE. */
static size_t find(const mv_csv_table *t, const char *name)
{
    for (size_t i = 0; i < t->value_count; i++)
        if (mv_same_word(t->names[t->fields[i]], name)) return i;
    return MV_NONE;
}

static void take_for(mv_csv_table *t, size_t value, mv_property property)
{
    t->values[value].column = mv_records_known(t->records, t->kind, property, t->names[t->fields[value]]);
}

static bool find_ends(mv_csv_table *t)
{
    if (mv_csv_has(t, MV_IS_SOURCE) || mv_csv_has(t, MV_IS_TARGET)) return false;
    for (size_t i = 0; i < MV_COUNT(ends); i++) {
        size_t source = find(t, ends[i][0]), target = find(t, ends[i][1]);
        if (source == MV_NONE || target == MV_NONE) continue;
        take_for(t, source, MV_IS_SOURCE);
        take_for(t, target, MV_IS_TARGET);
        return true;
    }
    return false;
}

/* A table of actors without ids has names, which are as good. */
static bool find_id(mv_csv_table *t)
{
    static const char *const names[] = { "name", "label" };
    for (size_t i = 0; i < MV_COUNT(names); i++) {
        size_t value = find(t, names[i]);
        if (value == MV_NONE) continue;
        take_for(t, value, MV_IS_ID);
        return true;
    }
    return false;
}

static bool require_id(mv_csv_table *t)
{
    mv_quoted first;
    if (mv_csv_has(t, MV_IS_ID) || find_id(t)) return true;
    mv_log_error(t->table.log, MV_BAD_DATA, mv_table_place(&t->table, 0),
                 "the header has no column \"id\"; it begins with %s; --map id=NAME names another column",
                 mv_quote(t->names[0], first));
    return false;
}

/* Whether the table seems to be one of actors. */
static bool has_names(const mv_csv_table *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (mv_same_word(t->names[i], "label") || mv_same_word(t->names[i], "name")) return true;
    return false;
}

static bool require_ends(mv_csv_table *t)
{
    if (find_ends(t)) return true;
    bool source = mv_csv_has(t, MV_IS_SOURCE), target = mv_csv_has(t, MV_IS_TARGET);
    const char *missing = source ? "\"target\"" : target ? "\"source\"" : "\"source\" and none \"target\"";
    mv_quoted first;
    if (source && target) return true;
    mv_text options = { 0 };
    mv_csv_guess_ends(t, &options);
    if (t->first_is_data)
        mv_misuse(t->table.log, "--columns has no %s; names such as source,target,sign were expected", missing);
    else if (!source && !target && mv_same_word(t->names[0], "id") && has_names(t))
        mv_log_error(t->table.log, MV_BAD_DATA, mv_table_place(&t->table, 0),
                     "the header has no column %s, but an \"id\": a table of actors goes beside one of relations, "
                     "as in multivector validate RELATIONS.csv --nodes %s",
                     missing, mv_table_place(&t->table, 0).source);
    else
        mv_log_error(
            t->table.log, MV_BAD_DATA, mv_table_place(&t->table, 0),
            "the header has no column %s; it begins with %s; source,target,type,sign,weight,start,end was "
            "expected, of which the first two are needed; %s",
            missing, mv_quote(t->names[0], first), options.bytes);
    mv_text_clear(&options);
    return false;
}

static void find_values_of_ends(mv_csv_table *t)
{
    t->is_end = mv_alloc_array(t->value_count, sizeof *t->is_end);
    for (size_t i = 0; i < t->value_count; i++) {
        mv_property property = mv_records_meaning(t->records, t->kind, t->values[i].column);
        t->is_end[i] = property == MV_IS_SOURCE || property == MV_IS_TARGET;
        t->before[i] = t->values[i];
    }
}

bool mv_csv_read_header(mv_csv_table *t)
{
    mv_names given = t->kind == MV_RELATION ? t->input->options->columns : (mv_names){ 0 };
    if (given.count)
        take_given(t, given);
    else
        take_header(t);
    bool good = check_twice(t);
    resolve(t);
    good = (t->kind == MV_ACTOR ? require_id(t) : require_ends(t)) && good;
    if (good && t->kind == MV_RELATION) mv_csv_say_meant(t);
    find_values_of_ends(t);
    return good;
}
