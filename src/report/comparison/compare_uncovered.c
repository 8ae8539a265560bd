#include "report/comparison/compare_parts.h"
#include "report/words/prose.h"
#include "report/words/record_fields.h"
#include <string.h>

/* Relations that begin or end only because coverage does: they are in no other count. */

size_t mv_compare_count_uncovered(const mv_compare_input *input)
{
    const mv_uncovered *apart = input->changes->uncovered;
    return apart ? apart->added.count + apart->removed.count : 0;
}

void mv_compare_say_uncovered(mv_text *out, const mv_compare_input *input)
{
    size_t count = mv_compare_count_uncovered(input);
    const char *them = count == 1 ? "it" : "them";
    if (!count) return;
    mv_text_format(out, "; %zu relation%s set apart, because the other set does not cover %s", count,
                   count == 1 ? " is" : "s are", them);
    mv_text_format(out, ": the numbers are without %s", them);
}

/* --- JSON ------------------------------------------------------------------------------------------------- */

/* The ends of what has no direction stand in the order of their ids. */
static void ends_of(const mv_relations *set, const mv_relation *relation, const mv_actor **first,
                    const mv_actor **second)
{
    *first = &set->actors[relation->source];
    *second = &set->actors[relation->target];
    if (relation->directed || strcmp((*first)->id, (*second)->id) <= 0) return;
    const mv_actor *other = *first;
    *first = *second;
    *second = other;
}

static mv_value list_side(const mv_compare_input *input, const mv_uncovered_side *side)
{
    static const char *const keys[] = { "id", "source", "target", "type", "sign", "weight", "start", "end" };
    mv_table *list = mv_report_list(input->report, keys, MV_COUNT(keys), side->count);
    for (size_t i = 0; i < side->count; i++) {
        const mv_relation *relation = &side->set->relations[side->relations[i]];
        const mv_actor *first, *second;
        ends_of(side->set, relation, &first, &second);
        const mv_value row[] = { mv_text_value(relation->id),
                                 mv_text_value(first->id),
                                 mv_text_value(second->id),
                                 mv_text_value(side->set->types[relation->type].id),
                                 mv_integer_value(relation->sign),
                                 mv_real_value(relation->weight, -1, NULL),
                                 mv_date_value(input->report, relation->start),
                                 mv_date_value(input->report, relation->end) };
        mv_table_add(list, row);
    }
    return mv_list_value(list);
}

void mv_compare_add_uncovered(const mv_compare_input *input)
{
    static const mv_uncovered none;
    const mv_uncovered *apart = input->changes->uncovered ? input->changes->uncovered : &none;
    mv_section *section = mv_report_add_section(input->report, "relations", NULL, "uncovered");
    mv_section_add_field(section, "added", NULL, list_side(input, &apart->added));
    mv_section_add_field(section, "removed", NULL, list_side(input, &apart->removed));
}

/* --- for readers ------------------------------------------------------------------------------------------ */

static void add_rows(const mv_compare_input *input, mv_table *table, const mv_uncovered_side *side,
                     const mv_network *network, size_t most)
{
    const char *only = network == input->changes->a ? "A" : "B";
    int32_t day = mv_network_day(network);
    for (size_t i = 0; i < side->count && table->row_count < most; i++) {
        const mv_relation *relation = &side->set->relations[side->relations[i]];
        const mv_actor *first, *second;
        mv_text what = { 0 };
        ends_of(side->set, relation, &first, &second);
        mv_say_content(&what, relation);
        const char *language = input->options->report.language;
        const char *ends = mv_report_format(input->report, "%s %s %s", mv_actor_name_on(first, language, day),
                                            relation->directed ? "\xe2\x86\x92" : "\xe2\x80\x93",
                                            mv_actor_name_on(second, language, day));
        const mv_value row[] = { mv_text_value(only), mv_text_value(ends),
                                 mv_text_value(side->set->types[relation->type].name),
                                 mv_text_value(mv_report_text(input->report, what.bytes)) };
        mv_table_add(table, row);
        mv_text_clear(&what);
    }
}

static void say_side(mv_text *out, size_t count, const char *own, const char *other)
{
    if (count)
        mv_text_format(out, "%zu relation%s of %s %s not in %s, which does not cover %s. ", count,
                       count == 1 ? "" : "s", own, count == 1 ? "is" : "are", other, count == 1 ? "it" : "them");
}

/* Of each set at least half of the room, if it needs it. */
void mv_compare_add_uncovered_text(const mv_compare_input *input)
{
    static const mv_column columns[] = {
        { "only_in", "Only in" }, { "ends", "Between" }, { "type", "Type" }, { "what", "What" }
    };
    size_t count = mv_compare_count_uncovered(input), rows = mv_compare_rows(input, count);
    if (!count) return;
    const mv_uncovered *apart = input->changes->uncovered;
    mv_section *section = mv_report_add_section(input->report, "relations", "Relations that are set apart", "");
    mv_text text = { 0 };
    say_side(&text, apart->removed.count, "A", "B");
    say_side(&text, apart->added.count, "B", "A");
    mv_text_add(&text, "What was not collected completely may have been missed there: it is in no other number.");
    mv_section_say(input->report, section, &text);
    mv_table table = mv_table_shown("uncovered", columns, MV_COUNT(columns), rows);
    size_t half = apart->added.count < rows / 2 ? apart->added.count : rows / 2;
    add_rows(input, &table, &apart->removed, input->changes->a, rows - half);
    add_rows(input, &table, &apart->added, input->changes->b, rows);
    table.note = mv_compare_note(input, count);
    mv_section_add_table(section, table);
}
