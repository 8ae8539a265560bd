#include "report/comparison/compare_parts.h"
#include <stdlib.h>
#include <string.h>

/* How many relations of each type were added, removed and changed. */

static const mv_column columns[] = {
    { "type", "Type" },
    { "a", "A" },
    { "b", "B" },
    { "added", "Added" },
    { "removed", "Removed" },
    { "changed", "Changed" },
    { "jaccard", "Jaccard" },
    { "retained", NULL },
    { "covered", NULL },
    { "name", NULL },
};

static void fill_row(const mv_compare_input *input, const mv_type_comparison *type, mv_value *row)
{
    const mv_value values[MV_COUNT(columns)] = {
        mv_text_value(input->complete ? type->type : type->name),
        mv_integer_value((double)type->a),
        mv_integer_value((double)type->b),
        mv_integer_value((double)type->changes[MV_ADDED]),
        mv_integer_value((double)type->changes[MV_REMOVED]),
        mv_integer_value((double)type->changes[MV_CHANGED]),
        mv_real_value(type->jaccard, 3, NULL),
        mv_real_value(type->retained, 3, "no pair with such a relation in A"),
        mv_real_value(type->covered, 3, "no pair with such a relation in B"),
        mv_text_value(type->name),
    };
    memcpy(row, values, sizeof values);
}

static size_t changes_of(const mv_type_comparison *type)
{
    return type->changes[MV_ADDED] + type->changes[MV_REMOVED] + type->changes[MV_CHANGED];
}

/* A relation that turned into another type counts for that type, but its old type differs as well. */
static bool differs(const mv_type_comparison *type)
{
    return changes_of(type) || type->a != type->b || type->only_a || type->only_b;
}

/* "++++--~", as long as the most changed type is when that fits; what is there at all shows. */
static const char *bar_of(const mv_compare_input *input, const mv_type_comparison *type, size_t most)
{
    enum { WIDEST = 24 };
    static const struct {
        mv_change change;
        const char *mark;
    } parts[] = { { MV_ADDED, "+" }, { MV_REMOVED, "-" }, { MV_CHANGED, "~" } };
    mv_text bar = { 0 };
    for (size_t p = 0; p < MV_COUNT(parts); p++) {
        size_t count = type->changes[parts[p].change];
        size_t length = most <= WIDEST ? count : (count * WIDEST + most - 1) / most;
        for (size_t i = 0; i < length; i++) mv_text_add(&bar, parts[p].mark);
    }
    const char *kept = mv_report_text(input->report, bar.length ? bar.bytes : "");
    mv_text_clear(&bar);
    return kept;
}

/* "98 relations added, 127 removed, 0 changed; 1026 in A, 997 in B." */
static const char *note_for(const mv_compare_input *input, size_t types)
{
    const mv_changes *changes = input->changes;
    mv_text note = { 0 };
    mv_text_format(&note, "%zu relation%s added, %zu removed, %zu changed; %zu in A, %zu in B.",
                   changes->relation_changes[MV_ADDED], changes->relation_changes[MV_ADDED] == 1 ? "" : "s",
                   changes->relation_changes[MV_REMOVED], changes->relation_changes[MV_CHANGED],
                   changes->a->relation_count, changes->b->relation_count);
    if (mv_compare_rows(input, types) < types) mv_text_format(&note, " %s", mv_compare_note(input, types));
    return mv_report_keep(input->report, &note);
}

static int by_changes(const void *a, const void *b)
{
    const mv_type_comparison *x = a, *y = b;
    if (changes_of(x) != changes_of(y)) return changes_of(x) > changes_of(y) ? -1 : 1;
    if (differs(x) != differs(y)) return differs(x) ? -1 : 1;
    return strcmp(x->type, y->type);
}

/* Types in which something differs, the most changed first, with a bar. */
static mv_table text_table(const mv_compare_input *input, mv_type_comparison *types, size_t count, size_t changed)
{
    enum { SHOWN = 7 };
    mv_column shown[SHOWN + 1];
    memcpy(shown, columns, SHOWN * sizeof *shown);
    shown[SHOWN] = (mv_column){ "bar", "+ - ~" };
    mv_table table = mv_table_of(NULL, shown, SHOWN + 1, changed);
    qsort(types, count, sizeof *types, by_changes);
    for (size_t i = 0; i < mv_compare_rows(input, changed); i++) {
        mv_value row[MV_COUNT(columns)];
        fill_row(input, &types[i], row);
        if (!types[i].both && !types[i].only_a && !types[i].only_b)
            row[SHOWN - 1] = mv_text_value(NULL); /* loops */
        row[SHOWN] = mv_text_value(bar_of(input, &types[i], changes_of(&types[0])));
        mv_table_add(&table, row);
    }
    table.note = note_for(input, changed);
    return table;
}

static void say_unchanged(const mv_compare_input *input, mv_section *section, size_t count, size_t changed)
{
    mv_text text = { 0 };
    if (changed == count)
        mv_text_add(&text, "Relations by type.");
    else
        mv_text_format(&text, "Relations by type; %zu type%s without a change %s not listed.", count - changed,
                       count - changed == 1 ? "" : "s", count - changed == 1 ? "is" : "are");
    mv_text_format(&text,
                   " Jaccard: the %spairs of actors with such a relation in both, of those with one in either.",
                   input->changes->directed ? "ordered " : "");
    mv_section_say(input->report, section, &text);
}

mv_status mv_compare_types(mv_compare_input *input)
{
    size_t count, changed = 0;
    mv_type_comparison *types = mv_types_compare(input->changes, &count);
    mv_section *section = mv_report_add_section(input->report, "types", "Types of relations", "");
    for (size_t i = 0; i < count; i++) changed += differs(&types[i]);
    if (input->complete) {
        mv_table table = mv_table_of("types", columns, MV_COUNT(columns), count);
        for (size_t i = 0; i < count; i++) {
            mv_value row[MV_COUNT(columns)];
            fill_row(input, &types[i], row);
            mv_table_add(&table, row);
        }
        mv_section_add_table(section, table);
    } else {
        say_unchanged(input, section, count, changed);
        if (changed) mv_section_add_table(section, text_table(input, types, count, changed));
    }
    free(types);
    return MV_OK;
}
