#include "report/comparison/compare_parts.h"
#include "report/words/record_fields.h"
#include <stdlib.h>

/* The actors that came, went or changed. */

static mv_value value_in(const mv_compare_input *input, const mv_actor_pair *pair, size_t field, bool in_b)
{
    const mv_network *network = in_b ? input->changes->b : input->changes->a;
    const mv_actor *actor = mv_network_actor(network, in_b ? pair->b : pair->a);
    return mv_actor_fields[field].value(input->report->arena, network, actor);
}

static size_t count_changed_fields(const mv_changes *changes)
{
    size_t count = 0;
    for (size_t i = 0; i < changes->actor_count; i++)
        if (changes->actors[i].change == MV_CHANGED) count += mv_fields_count(changes->actors[i].fields);
    return count;
}

/* --- JSON ------------------------------------------------------------------------------------------------- */

static mv_value list_ids(const mv_compare_input *input, mv_change change)
{
    const mv_changes *changes = input->changes;
    mv_table *list = mv_report_list(input->report, NULL, 1, changes->actor_changes[change]);
    for (size_t i = 0; i < changes->actor_count; i++) {
        mv_value id = mv_text_value(mv_compare_id(input, i));
        if (changes->actors[i].change == change) mv_table_add(list, &id);
    }
    return mv_list_value(list);
}

static mv_value list_changed(const mv_compare_input *input)
{
    static const char *const keys[] = { "id", "field", "from", "to" };
    const mv_changes *changes = input->changes;
    mv_table *list = mv_report_list(input->report, keys, MV_COUNT(keys), count_changed_fields(changes));
    for (size_t i = 0; i < changes->actor_count; i++)
        for (size_t f = 0; f < mv_actor_field_count; f++) {
            const mv_actor_pair *pair = &changes->actors[i];
            if (pair->change != MV_CHANGED || !(pair->fields & mv_actor_fields[f].bit)) continue;
            const mv_value row[] = { mv_text_value(mv_compare_id(input, i)),
                                     mv_text_value(mv_actor_fields[f].name), value_in(input, pair, f, false),
                                     value_in(input, pair, f, true) };
            mv_table_add(list, row);
        }
    return mv_list_value(list);
}

static mv_value standing_in(const mv_network *network, const char *id)
{
    return mv_text_value(mv_vector_standing(network->set, id));
}

static mv_value list_vectors(const mv_compare_input *input)
{
    static const char *const keys[] = { "id", "from", "to" };
    size_t count = input->changes->vector_count;
    const mv_vector **vectors = input->changes->vectors;
    mv_table *list = mv_report_list(input->report, keys, MV_COUNT(keys), count);
    for (size_t i = 0; i < count; i++) {
        const mv_value row[] = { mv_text_value(vectors[i]->id), standing_in(input->changes->a, vectors[i]->id),
                                 standing_in(input->changes->b, vectors[i]->id) };
        mv_table_add(list, row);
    }
    return mv_list_value(list);
}

mv_status mv_compare_actors(mv_compare_input *input)
{
    mv_section *section = mv_report_add_section(input->report, "actors", NULL, "actors");
    mv_section_add_field(section, "added", NULL, list_ids(input, MV_ADDED));
    mv_section_add_field(section, "removed", NULL, list_ids(input, MV_REMOVED));
    mv_section_add_field(section, "changed", NULL, list_changed(input));
    mv_section *vectors = mv_report_add_section(input->report, "vectors", NULL, "");
    mv_section_add_field(vectors, "vectors", NULL, list_vectors(input));
    return MV_OK;
}

/* --- for readers and spreadsheets --------------------------------------------------------------------------- */

static const mv_column csv_columns[] = { { "change", "Change" }, { "id", "Id" },       { "name", "Name" },
                                         { "kind", "Kind" },     { "field", "Field" }, { "from", "From" },
                                         { "to", "To" } };
static const mv_column text_columns[] = { { "change", "" }, { "name", "Actor" }, { "what", "What" } };

static const char *say_change(const mv_compare_input *input, const mv_actor_pair *pair, size_t field)
{
    mv_text text = { 0 };
    mv_value from = value_in(input, pair, field, false), to = value_in(input, pair, field, true);
    mv_text_format(&text, "%s ", mv_actor_fields[field].name);
    mv_value_show(&text, &from);
    mv_text_add(&text, " \xe2\x86\x92 ");
    mv_value_show(&text, &to);
    return mv_report_keep(input->report, &text);
}

/* One line; the field is MV_NONE for an actor that came or went. */
static void add_line(const mv_compare_input *input, mv_table *table, size_t actor, size_t field)
{
    const mv_actor_pair *pair = &input->changes->actors[actor];
    const mv_actor *record = mv_compare_actor(input, actor);
    bool whole = field == MV_NONE;
    const mv_value none = mv_text_value(NULL);
    const mv_value csv[] = { mv_compare_mark(input, pair->change),
                             mv_text_value(record->id),
                             mv_compare_name_value(input, actor),
                             mv_text_value(record->kind),
                             whole ? none : mv_text_value(mv_actor_fields[field].name),
                             whole ? none : value_in(input, pair, field, false),
                             whole ? none : value_in(input, pair, field, true) };
    const mv_value text[] = { csv[0], csv[2],
                              mv_text_value(whole ? record->kind : say_change(input, pair, field)) };
    mv_table_add(table, input->complete ? csv : text);
}

static mv_table table_of(const mv_compare_input *input, size_t count)
{
    size_t rows = mv_compare_rows(input, count);
    mv_table table = input->complete ? mv_table_shown("actors", csv_columns, MV_COUNT(csv_columns), rows)
                                     : mv_table_of(NULL, text_columns, MV_COUNT(text_columns), rows);
    for (size_t i = 0; i < input->changes->actor_count; i++) {
        const mv_actor_pair *pair = &input->changes->actors[i];
        if (pair->change == MV_KEPT || table.row_count == rows) continue;
        if (pair->change != MV_CHANGED) add_line(input, &table, i, MV_NONE);
        for (size_t f = 0; f < mv_actor_field_count && table.row_count < rows; f++)
            if (pair->fields & mv_actor_fields[f].bit) add_line(input, &table, i, f);
    }
    table.note = mv_compare_note(input, count);
    return table;
}

/* "Vectors declared otherwise: Asian (counted in A, not in B), Nordic (in B only)." */
static void say_vectors(const mv_compare_input *input, mv_section *section)
{
    size_t count = input->changes->vector_count;
    const mv_vector **vectors = input->changes->vectors;
    mv_text text = { 0 };
    for (size_t i = 0; i < count; i++) {
        const char *a = mv_vector_standing(input->changes->a->set, vectors[i]->id);
        const char *b = mv_vector_standing(input->changes->b->set, vectors[i]->id);
        mv_text_format(&text, "%s%s (", i ? ", " : "Vectors declared otherwise: ", vectors[i]->name);
        if (a && b)
            mv_text_format(&text, "%s in A, %s in B)", a, b);
        else
            mv_text_format(&text, "in %s only, %s)", a ? "A" : "B", a ? a : b);
    }
    if (count) mv_text_add(&text, ".");
    mv_section_say(input->report, section, &text);
}

mv_status mv_compare_actors_text(mv_compare_input *input)
{
    const mv_changes *changes = input->changes;
    size_t count =
        count_changed_fields(changes) + changes->actor_changes[MV_ADDED] + changes->actor_changes[MV_REMOVED];
    mv_section *section = mv_report_add_section(input->report, "actors", "Actors that differ", "");
    if (count)
        mv_section_add_table(section, table_of(input, count));
    else
        mv_section_add_paragraph(input->report, section, "None.");
    say_vectors(input, section);
    return MV_OK;
}
