#include "analysis/graph/ranking.h"
#include "multivector/balance.h"
#include "report/sections/parts/section.h"
#include "report/words/prose.h"
#include "support/limits.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The table of actors and their scores. */

/* The metric that actors are ranked by; NULL: none, they are in the order of their ids. */
static const char *ranked_by(const mv_report_input *input)
{
    const char *by = input->options->sort;
    if (!by && (!input->complete || input->options->top))
        for (size_t i = input->scores->count; i-- > 0;)
            if (input->scores->items[i].shown) by = input->scores->items[i].metric->name;
    return by;
}

static size_t *order_actors(const mv_report_input *input)
{
    size_t count = input->network->actor_count;
    const char *by = ranked_by(input);
    const double *values = by ? mv_scores_of(input->scores, by) : NULL;
    if (values) return mv_ranking(values, count);
    size_t *order = mv_alloc_array(count, sizeof *order);
    for (size_t i = 0; i < count; i++) order[i] = i;
    return order;
}

enum { KIND = 2 }; /* the column that holds it */

static const char *key_of(const mv_report_input *input, const mv_metric *metric, const char *part)
{
    return mv_report_format(input->report, "metrics.%s%s", metric->name, part);
}

/* Of what is estimated the exact value is for machines to miss. */
static void add_columns(const mv_report_input *input, mv_table *table)
{
    static const mv_column fixed[] = { { "id", NULL }, { "name", "Actor" }, { "kind", NULL } };
    table->columns = mv_alloc_array(MV_COUNT(fixed) + 3 * input->scores->count, sizeof *table->columns);
    for (; table->column_count < MV_COUNT(fixed); table->column_count++)
        table->columns[table->column_count] = fixed[table->column_count];
    for (size_t i = 0; i < input->scores->count; i++) {
        const mv_scored *one = &input->scores->items[i];
        if (!one->shown) continue;
        if (one->metric != one->estimate)
            table->columns[table->column_count++] =
                (mv_column){ key_of(input, one->metric, ""), one->estimate ? NULL : one->metric->title };
        if (!one->estimate) continue;
        table->columns[table->column_count++] =
            (mv_column){ key_of(input, one->estimate, ".value"), one->estimate->title };
        table->columns[table->column_count++] = (mv_column){ key_of(input, one->estimate, ".error"), "Error" };
    }
}

static mv_value score_value(const mv_report_input *input, const mv_metric *metric, const double *values,
                            size_t actor)
{
    if (!values) return mv_real_value(NAN, 0, MV_WHY_TOO_SLOW);
    mv_value value = mv_scaled_value(metric, values[actor], input->options->metric.normalised);
    if (isnan(values[actor])) value.text = mv_metric_missing(metric, input->network, actor, values[actor]);
    return value;
}

static void add_row(const mv_report_input *input, mv_table *table, size_t actor)
{
    const mv_actor *record = mv_network_actor(input->network, actor);
    mv_value *value = table->values + table->row_count++ * table->column_count;
    *value++ = mv_text_value(record->id);
    *value++ = mv_name_value(input->network, actor, input->options->language);
    *value++ = mv_text_value(record->kind);
    for (size_t i = 0; i < input->scores->count; i++) {
        const mv_scored *one = &input->scores->items[i];
        if (!one->shown) continue;
        if (one->metric != one->estimate)
            *value++ = score_value(input, one->metric, one->estimate ? NULL : one->values, actor);
        if (!one->estimate) continue;
        *value++ = score_value(input, one->estimate, one->values, actor);
        *value++ = score_value(input, one->estimate, one->errors, actor);
    }
}

static bool is_political(const char *kind)
{
    return strcmp(kind, "country") == 0 || strcmp(kind, "organisation") == 0;
}

/* Readers look for countries and organisations: where a third of the rows or more are something else, how to leave
 * them out. */
static void say_other_kinds(mv_text *out, const mv_report_input *input, const mv_table *table)
{
    size_t others = 0;
    for (size_t row = 0; row < table->row_count; row++)
        others += !is_political(table->values[row * table->column_count + KIND].text);
    if (!input->hints || input->network->selection.kinds.count || others == table->row_count) return;
    if (3 * others >= table->row_count)
        mv_text_format(out,
                       "%zu of these are neither countries nor organisations; --kind country,organisation "
                       "leaves such out. ",
                       others);
}

static bool shows(const mv_report_input *input, const char *metric)
{
    for (size_t i = 0; i < input->scores->count; i++)
        if (strcmp(input->scores->items[i].metric->name, metric) == 0) return input->scores->items[i].shown;
    return false;
}

static void say_normalised(mv_text *out, const mv_report_input *input)
{
    bool divided = false;
    for (size_t i = 0; i < input->scores->count; i++)
        divided =
            divided || (input->scores->items[i].shown && (input->scores->items[i].metric->flags & MV_DIVIDED));
    if (divided && input->options->metric.normalised)
        mv_text_add(out,
                    "Degrees, betweenness, closeness and harmonic centrality are divided by the largest value "
                    "possible here (--normalised). ");
}

static void say_estimates(mv_text *out, const mv_report_input *input)
{
    for (size_t i = 0; i < input->scores->count; i++) {
        const mv_scored *one = &input->scores->items[i];
        if (one->shown && one->estimate)
            mv_text_format(out,
                           "%s is estimated from %d shortest paths: with a probability of 95 %% no value is "
                           "further than its error from the exact one, which --exact computes. ",
                           mv_metric_find("betweenness")->title, MV_SAMPLED_PATHS);
    }
}

/* Where signs tell no camps apart. */
static void add_negative_leads(const mv_report_input *input, mv_section *section, mv_text *note)
{
    const double *scores = mv_scores_of(input->scores, "signed_eigenvector");
    size_t count;
    if (!scores || !shows(input, "signed_eigenvector")) return;
    size_t *led = mv_negative_leads(input->network, input->options->metric.weighted, scores, &count);
    mv_table *list = mv_report_list(input->report, NULL, 1, count);
    for (size_t i = 0; i < count; i++) {
        const mv_value id = mv_text_value(mv_network_actor(input->network, led[i])->id);
        mv_table_add(list, &id);
    }
    if (count) {
        mv_section_add_field(section, "signed_eigenvector.negative_lead", NULL, mv_list_value(list));
        mv_text_add(note, "Signed eigenvector: the leading eigenvalue of the component of ");
        mv_say_names(note, input->network, led, count, MV_SHOWN_FACTION, input->options->language);
        mv_text_add(note, " is negative, so that its signs tell no camps apart. ");
    }
    free(led);
}

/* What stands under the table: how many rows there are, and why some values are missing. */
static const char *note_for(const mv_report_input *input, mv_section *section, const mv_table *table)
{
    mv_text note = { 0 };
    size_t count = input->network->actor_count;
    if (table->row_count < count)
        mv_text_format(&note, "The first %zu of %zu actors; --top 0 shows all. ", table->row_count, count);
    say_other_kinds(&note, input, table);
    say_normalised(&note, input);
    say_estimates(&note, input);
    add_negative_leads(input, section, &note);
    mv_table_say_undefined(&note, table);
    return mv_report_keep(input->report, &note);
}

static void add_table(const mv_report_input *input, mv_section *section)
{
    mv_table table = { .key = "actors" };
    size_t rows = mv_report_rows(input->options, input->complete, MV_SHOWN_ROWS, input->network->actor_count),
           *order = order_actors(input);
    add_columns(input, &table);
    table.values = mv_alloc_array(rows * table.column_count, sizeof *table.values);
    for (size_t i = 0; i < rows; i++) add_row(input, &table, order[i]);
    table.note = note_for(input, section, &table);
    if (ranked_by(input)) {
        const mv_scored *by = mv_scores_find(input->scores, ranked_by(input));
        const mv_metric *metric = by && by->estimate ? by->estimate : mv_metric_find(ranked_by(input));
        table.plot = (mv_plot){ metric->title, MV_PLOT_DOTS, "name",
                                key_of(input, metric, metric->flags & MV_ESTIMATE ? ".value" : "") };
    }
    mv_section_add_table(section, table);
    free(order);
}

static mv_status build(const mv_report_input *input)
{
    add_table(input, mv_report_add_section(input->report, "centrality", "Centrality", ""));
    return MV_OK;
}

const mv_report_section mv_centrality_section = { "centrality", build };
