#include "analysis/graph/ranking.h"
#include "report/sections/section.h"
#include <stdlib.h>

/* The table of actors and their scores. */

static size_t *order_actors(const mv_report_input *input)
{
    size_t count = input->network->actor_count;
    const char *by = input->options->sort;
    if (!by && (!input->complete || input->options->top))
        for (size_t i = input->scores->count; i-- > 0;)
            if (input->scores->items[i].shown) by = input->scores->items[i].metric->name;
    const double *values = by ? mv_scores_of(input->scores, by) : NULL;
    if (values) return mv_ranking(values, count);
    size_t *order = mv_alloc_array(count, sizeof *order);
    for (size_t i = 0; i < count; i++) order[i] = i;
    return order;
}

static size_t rows_shown(const mv_report_input *input)
{
    enum { IN_TEXT = 20 };
    size_t count = input->network->actor_count, top = input->options->top;
    if (top == 0) top = input->complete ? MV_NONE : IN_TEXT;
    return top < count ? top : count;
}

static void add_columns(const mv_report_input *input, mv_table *table)
{
    static const mv_column fixed[] = { { "id", NULL }, { "name", "Actor" }, { "kind", NULL } };
    table->columns = mv_alloc_array(MV_COUNT(fixed) + input->scores->count, sizeof *table->columns);
    for (; table->column_count < MV_COUNT(fixed); table->column_count++)
        table->columns[table->column_count] = fixed[table->column_count];
    for (size_t i = 0; i < input->scores->count; i++) {
        if (!input->scores->items[i].shown) continue;
        mv_text key = { 0 };
        mv_text_format(&key, "metrics.%s", input->scores->items[i].metric->name);
        table->columns[table->column_count++] =
            (mv_column){ mv_report_text(input->report, key.bytes), input->scores->items[i].metric->title };
        mv_text_clear(&key);
    }
}

static void add_row(const mv_report_input *input, mv_table *table, size_t actor)
{
    const mv_actor *record = mv_network_actor(input->network, actor);
    mv_value *value = table->values + table->row_count++ * table->column_count;
    *value++ = mv_text_value(record->id);
    *value++ = mv_text_value(mv_actor_name(record, input->options->language));
    *value++ = mv_text_value(record->kind);
    for (size_t i = 0; i < input->scores->count; i++) {
        const mv_scored *one = &input->scores->items[i];
        if (!one->shown) continue;
        *value++ = one->values ? mv_metric_value(one->metric, one->values[actor])
                               : (mv_value){ .kind = MV_UNDEFINED, .text = MV_TOO_LARGE };
    }
}

/* What stands under the table: how many rows there are, and why some values are missing. */
static const char *note_for(const mv_report_input *input, const mv_table *table)
{
    mv_text note = { 0 };
    size_t count = input->network->actor_count;
    if (table->row_count < count)
        mv_text_format(&note, "The first %zu of %zu actors; --top 0 shows all. ", table->row_count, count);
    mv_table_say_undefined(&note, table);
    const char *kept = note.length ? mv_report_text(input->report, note.bytes) : NULL;
    mv_text_clear(&note);
    return kept;
}

static void add_table(const mv_report_input *input, mv_section *section)
{
    mv_table table = { .key = "actors" };
    size_t rows = rows_shown(input), *order = order_actors(input);
    add_columns(input, &table);
    table.values = mv_alloc_array(rows * table.column_count, sizeof *table.values);
    for (size_t i = 0; i < rows; i++) add_row(input, &table, order[i]);
    table.note = note_for(input, &table);
    mv_section_add_table(section, table);
    free(order);
}

static mv_status build(const mv_report_input *input)
{
    add_table(input, mv_report_add_section(input->report, "centrality", "Centrality", ""));
    return MV_OK;
}

const mv_report_section mv_centrality_section = { "centrality", build };
