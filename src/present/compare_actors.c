#include "present/compare_fields.h"
#include "present/compare_internal.h"
#include <stdlib.h>

/* The actors that came, went or changed. */

static mv_value value_in(const mv_compare_input *input, const mv_actor_pair *pair, size_t field, bool in_b)
{
    const mv_network *network = in_b ? input->changes->b : input->changes->a;
    const mv_actor *actor = mv_network_actor(network, in_b ? pair->b : pair->a);
    return mv_actor_fields[field].value(input->report, network->set, actor);
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

mv_status mv_compare_actors(mv_compare_input *input)
{
    mv_section *section = mv_report_add_section(input->report, "actors", NULL, "actors");
    mv_section_add_field(section, "added", NULL, list_ids(input, MV_ADDED));
    mv_section_add_field(section, "removed", NULL, list_ids(input, MV_REMOVED));
    mv_section_add_field(section, "changed", NULL, list_changed(input));
    return MV_OK;
}

/* --- for readers and spreadsheets --------------------------------------------------------------------------- */

/* A row for each actor that came or went, and for each field that changed. */
static void add_rows(const mv_compare_input *input, mv_table *table, size_t actor, size_t most)
{
    const mv_actor_pair *pair = &input->changes->actors[actor];
    mv_value row[] = {
        mv_compare_mark(input, pair->change),         mv_text_value(mv_compare_id(input, actor)),
        mv_text_value(mv_compare_name(input, actor)), mv_text_value(mv_compare_actor(input, actor)->kind),
        mv_text_value(input->complete ? NULL : ""),   mv_text_value(input->complete ? NULL : ""),
        mv_text_value(input->complete ? NULL : "")
    };
    for (size_t f = 0; f < mv_actor_field_count && table->row_count < most; f++) {
        if (!(pair->fields & mv_actor_fields[f].bit)) continue;
        row[4] = mv_text_value(mv_actor_fields[f].name);
        row[5] = value_in(input, pair, f, false);
        row[6] = value_in(input, pair, f, true);
        mv_table_add(table, row);
    }
    if (pair->change != MV_CHANGED) mv_table_add(table, row);
}

mv_status mv_compare_actors_text(mv_compare_input *input)
{
    static const mv_column columns[] = { { "change", "" },   { "id", NULL },       { "name", "Actor" },
                                         { "kind", "Kind" }, { "field", "Field" }, { "from", "From" },
                                         { "to", "To" } };
    const mv_changes *changes = input->changes;
    size_t count =
        count_changed_fields(changes) + changes->actor_changes[MV_ADDED] + changes->actor_changes[MV_REMOVED];
    mv_section *section = mv_report_add_section(input->report, "actors", "Actors that differ", "");
    if (!count) {
        mv_section_add_paragraph(input->report, section, "None.");
        return MV_OK;
    }
    size_t rows = mv_compare_rows(input, count);
    mv_table table = mv_table_of(NULL, columns, MV_COUNT(columns), rows);
    for (size_t i = 0; i < changes->actor_count && table.row_count < rows; i++)
        if (changes->actors[i].change != MV_KEPT) add_rows(input, &table, i, rows);
    table.note = mv_compare_note(input, count);
    mv_section_add_table(section, table);
    return MV_OK;
}
