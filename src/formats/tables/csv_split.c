#include "formats/tables/csv_table.h"
#include "support/limits.h"
#include "support/memory.h"
#include <string.h>

/* Lists in cells: "KAZ" and "CIS;SCO;EAEU" in a row are three relations. */

typedef struct list {
    size_t value; /* where it stands */
    char **entries;
    size_t count;
} list;

typedef struct lists {
    mv_arena *arena;
    list *items;
    size_t count;
    size_t relations; /* that the row makes */
    size_t made;
    size_t id;          /* the value with the id of the row, or MV_NONE */
    const char *row_id; /* what it says */
    size_t where;
} lists;

static bool holds_list(const mv_csv_table *t, size_t value)
{
    mv_property property = mv_records_meaning(t->records, MV_RELATION, t->values[value].column);
    return property == MV_IS_SOURCE || property == MV_IS_TARGET || property == MV_IS_TYPE;
}

/* The entry without the blanks around it; NULL when it stands for nothing. */
static char *entry_of(mv_arena *arena, const char *text, size_t length, mv_names missing)
{
    while (length && (*text == ' ' || *text == '\t')) {
        text++;
        length--;
    }
    while (length && (text[length - 1] == ' ' || text[length - 1] == '\t')) length--;
    char *entry = mv_arena_copy(arena, text, length);
    return length && !mv_names_have(missing, entry) ? entry : NULL;
}

static size_t count_of(const char *text, const char *separator)
{
    size_t count = 1;
    for (; (text = strstr(text, separator)); text += strlen(separator)) count++;
    return count;
}

/* A cell without any entry stays as it is. */
static void take_list(mv_csv_table *t, lists *all, size_t value)
{
    const mv_read_options *o = t->input->options;
    const char *text = t->values[value].text, *end = text;
    list one = { .value = value };
    one.entries = mv_arena_alloc(all->arena, count_of(text, o->split) * sizeof *one.entries);
    for (; end; text = end ? end + strlen(o->split) : NULL) {
        end = strstr(text, o->split);
        char *entry = entry_of(all->arena, text, end ? (size_t)(end - text) : strlen(text), o->missing);
        if (entry) one.entries[one.count++] = entry;
    }
    if (!one.count) return;
    all->items = mv_grow(all->items, all->count, sizeof one);
    all->items[all->count++] = one;
    all->relations =
        one.count > MV_SPLIT_RELATIONS / all->relations ? MV_SPLIT_RELATIONS + 1 : all->relations * one.count;
}

static lists lists_of(mv_csv_table *t, size_t where)
{
    lists all = { .arena = mv_arena_new(), .relations = 1, .id = MV_NONE, .where = where };
    for (size_t i = 0; i < t->value_count; i++) {
        if (all.relations <= MV_SPLIT_RELATIONS && holds_list(t, i)) take_list(t, &all, i);
        if (mv_records_meaning(t->records, MV_RELATION, t->values[i].column) != MV_IS_ID) continue;
        all.id = i;
        all.row_id = t->values[i].text;
    }
    return all;
}

/* Relations of one row have its id with a number behind it: ids are unique. */
static void read_one(mv_csv_table *t, lists *all)
{
    all->made++;
    if (all->relations > 1 && all->id != MV_NONE && *all->row_id)
        t->values[all->id].text = mv_arena_format(all->arena, "%s.%zu", all->row_id, all->made);
    mv_records_relation(t->records, t->values, t->value_count, MV_DIRECTION_UNKNOWN, all->where);
}

static void read_from(mv_csv_table *t, lists *all, size_t index)
{
    if (index == all->count) {
        read_one(t, all);
        return;
    }
    const list *one = &all->items[index];
    for (size_t i = 0; i < one->count; i++) {
        t->values[one->value].text = one->entries[i];
        read_from(t, all, index + 1);
    }
}

void mv_csv_read_lists(mv_csv_table *t, size_t where)
{
    lists all = lists_of(t, where);
    if (all.relations > MV_SPLIT_RELATIONS)
        mv_log_error(t->table.log, MV_BAD_DATA, mv_table_place(&t->table, 0),
                     "the lists of this row make more than %d relations; fewer were expected", MV_SPLIT_RELATIONS);
    else
        read_from(t, &all, 0);
    MV_FREE(all.items);
    mv_arena_free(all.arena);
}
