#include "report/comparison/compare_parts.h"
#include "report/words/prose.h"
#include "report/words/record_fields.h"
#include <stdlib.h>
#include <string.h>

/* The relations that were added, removed or changed, and how many of each type. */

/* --- one relation ----------------------------------------------------------------------------------------- */

/* The record that is shown: that of B, or of A where it was removed. */
static const mv_relations *set_of(const mv_compare_input *input, const mv_relation_pair *pair)
{
    return pair->b != MV_NONE ? input->changes->b->set : input->changes->a->set;
}

static const mv_relation *record_of(const mv_compare_input *input, const mv_relation_pair *pair)
{
    return &set_of(input, pair)->relations[pair->b != MV_NONE ? pair->b : pair->a];
}

static mv_value value_in(const mv_compare_input *input, const mv_relation_pair *pair, size_t field, bool in_b)
{
    const mv_relations *set = in_b ? input->changes->b->set : input->changes->a->set;
    const mv_relation *relation = &set->relations[in_b ? pair->b : pair->a];
    return mv_relation_fields[field].value(input->report->arena, set, relation);
}

static bool differs(const mv_compare_input *input, const mv_relation_pair *pair, size_t field)
{
    const mv_relation_field *f = &mv_relation_fields[field];
    if (!(pair->fields & f->bit)) return false;
    return !f->applies ||
           f->applies(&input->changes->a->set->relations[pair->a], &input->changes->b->set->relations[pair->b]);
}

static size_t count_changed_fields(const mv_changes *changes)
{
    size_t count = 0;
    for (size_t i = 0; i < changes->relation_count; i++)
        if (changes->relations[i].change == MV_CHANGED) count += mv_fields_count(changes->relations[i].fields);
    return count;
}

/* A line for each relation that was added or removed, and for each field that changed. */
static size_t count_lines(const mv_changes *changes)
{
    return count_changed_fields(changes) + changes->relation_changes[MV_ADDED] +
           changes->relation_changes[MV_REMOVED];
}

/* --- JSON ------------------------------------------------------------------------------------------------- */

/* What identifies a relation and what it says; the first four values serve changes as well. */
enum { KNOWN_BY = 4, SAID = 4 };

static void describe(const mv_compare_input *input, const mv_relation_pair *pair, mv_value *values)
{
    static const unsigned said[SAID] = { MV_CHANGED_SIGN, MV_CHANGED_WEIGHT, MV_CHANGED_START, MV_CHANGED_END };
    const mv_relations *set = set_of(input, pair);
    const mv_relation *relation = record_of(input, pair);
    *values++ = mv_text_value(relation->id);
    *values++ = mv_text_value(mv_compare_id(input, pair->first));
    *values++ = mv_text_value(mv_compare_id(input, pair->second));
    *values++ = mv_text_value(set->types[relation->type].id);
    for (size_t i = 0; i < SAID; i++)
        for (size_t f = 0; f < mv_relation_field_count; f++)
            if (mv_relation_fields[f].bit == said[i])
                *values++ = mv_relation_fields[f].value(input->report->arena, set, relation);
}

static mv_value list_whole(const mv_compare_input *input, mv_change change)
{
    static const char *const keys[] = { "id", "source", "target", "type", "sign", "weight", "start", "end" };
    const mv_changes *changes = input->changes;
    mv_table *list = mv_report_list(input->report, keys, MV_COUNT(keys), changes->relation_changes[change]);
    for (size_t i = 0; i < changes->relation_count; i++) {
        mv_value row[KNOWN_BY + SAID];
        if (changes->relations[i].change != change) continue;
        describe(input, &changes->relations[i], row);
        mv_table_add(list, row);
    }
    return mv_list_value(list);
}

static mv_value list_changed(const mv_compare_input *input)
{
    static const char *const keys[] = { "id", "source", "target", "type", "field", "from", "to" };
    const mv_changes *changes = input->changes;
    mv_table *list = mv_report_list(input->report, keys, MV_COUNT(keys), count_changed_fields(changes));
    for (size_t i = 0; i < changes->relation_count; i++) {
        const mv_relation_pair *pair = &changes->relations[i];
        mv_value row[KNOWN_BY + SAID];
        if (pair->change != MV_CHANGED) continue;
        describe(input, pair, row);
        for (size_t f = 0; f < mv_relation_field_count; f++) {
            if (!differs(input, pair, f)) continue;
            row[KNOWN_BY] = mv_text_value(mv_relation_fields[f].name);
            row[KNOWN_BY + 1] = value_in(input, pair, f, false);
            row[KNOWN_BY + 2] = value_in(input, pair, f, true);
            mv_table_add(list, row);
        }
    }
    return mv_list_value(list);
}

mv_status mv_compare_relations(mv_compare_input *input)
{
    mv_section *section = mv_report_add_section(input->report, "relations", NULL, "relations");
    mv_section_add_field(section, "added", NULL, list_whole(input, MV_ADDED));
    mv_section_add_field(section, "removed", NULL, list_whole(input, MV_REMOVED));
    mv_section_add_field(section, "changed", NULL, list_changed(input));
    mv_compare_add_uncovered(input);
    return MV_OK;
}

/* --- for spreadsheets ------------------------------------------------------------------------------------- */

static const mv_column csv_columns[] = {
    { "change", "Change" }, { "id", "Id" },       { "source", "Source" }, { "target", "Target" },
    { "type", "Type" },     { "sign", "Sign" },   { "weight", "Weight" }, { "start", "Start" },
    { "end", "End" },       { "field", "Field" }, { "from", "From" },     { "to", "To" },
};

static mv_table csv_table(const mv_compare_input *input)
{
    const mv_changes *changes = input->changes;
    mv_table table = mv_table_shown("relations", csv_columns, MV_COUNT(csv_columns), count_lines(changes));
    for (size_t i = 0; i < changes->relation_count; i++) {
        const mv_relation_pair *pair = &changes->relations[i];
        mv_value row[MV_COUNT(csv_columns)] = { mv_compare_mark(input, pair->change) };
        if (pair->change == MV_KEPT) continue;
        describe(input, pair, row + 1);
        for (size_t f = 0; f < mv_relation_field_count; f++) {
            if (!differs(input, pair, f)) continue;
            row[9] = mv_text_value(mv_relation_fields[f].name);
            row[10] = value_in(input, pair, f, false);
            row[11] = value_in(input, pair, f, true);
            mv_table_add(&table, row);
        }
        if (pair->change != MV_CHANGED) mv_table_add(&table, row);
    }
    return table;
}

/* --- for readers ------------------------------------------------------------------------------------------ */

static void say_change(mv_text *out, const mv_compare_input *input, const mv_relation_pair *pair, size_t field)
{
    mv_value from = value_in(input, pair, field, false), to = value_in(input, pair, field, true);
    if (strcmp(mv_relation_fields[field].name, "direction") == 0) { /* the row shows where it leads now */
        mv_text_add(out, "turned round, was ");
        mv_value_show(out, &from);
        return;
    }
    mv_text_format(out, "%s ", mv_relation_fields[field].name);
    mv_value_show(out, &from);
    mv_text_add(out, " \xe2\x86\x92 ");
    mv_value_show(out, &to);
}

static const char *say_ends(const mv_compare_input *input, const mv_relation_pair *pair)
{
    return mv_report_format(input->report, "%s %s %s", mv_compare_name(input, pair->first),
                            record_of(input, pair)->directed ? "\xe2\x86\x92" : "\xe2\x80\x93",
                            mv_compare_name(input, pair->second));
}

static void add_line(const mv_compare_input *input, mv_table *table, const mv_relation_pair *pair,
                     const mv_text *what)
{
    const mv_value row[] = { mv_compare_mark(input, pair->change), mv_text_value(say_ends(input, pair)),
                             mv_text_value(set_of(input, pair)->types[record_of(input, pair)->type].name),
                             mv_text_value(mv_report_text(input->report, what->bytes)) };
    mv_table_add(table, row);
}

/* A line for a relation that came or went, and for each field that changed. */
static void add_lines(const mv_compare_input *input, mv_table *table, const mv_relation_pair *pair, size_t most)
{
    mv_text what = { 0 };
    if (pair->change != MV_CHANGED) {
        mv_say_content(&what, record_of(input, pair));
        add_line(input, table, pair, &what);
    }
    for (size_t f = 0; f < mv_relation_field_count && table->row_count < most; f++) {
        if (!differs(input, pair, f)) continue;
        mv_text_clear(&what);
        say_change(&what, input, pair, f);
        add_line(input, table, pair, &what);
    }
    mv_text_clear(&what);
}

/* Relations of the focus come first, because a long list is cut. */
static mv_table text_table(const mv_compare_input *input)
{
    static const mv_column columns[] = {
        { "change", "" }, { "ends", "Between" }, { "type", "Type" }, { "what", "What" }
    };
    const mv_changes *changes = input->changes;
    size_t count = count_lines(changes), rows = mv_compare_rows(input, count), focus = input->focus.actor;
    mv_table table = mv_table_of(NULL, columns, MV_COUNT(columns), rows);
    for (int others = 0; others < 2; others++)
        for (size_t i = 0; i < changes->relation_count && table.row_count < rows; i++) {
            const mv_relation_pair *pair = &changes->relations[i];
            bool own = pair->first == focus || pair->second == focus;
            if (pair->change != MV_KEPT && own != others) add_lines(input, &table, pair, rows);
        }
    table.note = mv_compare_note(input, count);
    return table;
}

static const char matching[] =
    "The same relation has the same id and ends, or else the same ends, type and start.";

mv_status mv_compare_relations_text(mv_compare_input *input)
{
    mv_section *section = mv_report_add_section(input->report, "relations", "Relations that differ", "");
    if (input->changes->relation_changes[MV_KEPT] == input->changes->relation_count)
        mv_section_add_paragraph(input->report, section, "None.");
    else {
        mv_section_add_paragraph(input->report, section, matching);
        mv_section_add_table(section, input->complete ? csv_table(input) : text_table(input));
    }
    mv_compare_add_uncovered_text(input);
    return MV_OK;
}
