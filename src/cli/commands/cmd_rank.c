#include "cli/compare/compare_command.h"
#include "multivector/report_lists.h"
#include "support/memory.h"
#include <stdlib.h>

typedef struct rank_options {
    const char *metric, *svg;
    mv_chart_options chart;
    mv_report_options report;
} rank_options;

static void add_options(mv_run *run, void *own)
{
    rank_options *o = own;
    const mv_option rows[] = {
        { 0, "metric", "METRIC", "of actors (evenness, or degree where fewer than two vectors are counted)",
          mv_parse_text, &o->metric },
        { 0, "top", "N", "how many actors are listed for readers; 0: all (20)", mv_parse_top, &o->report.top },
        { 0, "svg", "FILE", "draw them as dots on a scale: a file ending in .svg, .png or .pdf", mv_parse_output,
          &o->svg },
        { 0, "theme", "NAME", "of the picture: {}", mv_parse_choice, &o->chart.theme, mv_drawing_theme_name },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_measures(&run->options, &run->settings, &o->report.metric,
                            "allow directed metrics, and let paths follow direction");
    mv_options_add_words(&run->options, &o->chart.title, &o->chart.credits);
    mv_options_add_identity(&run->options, &run->settings);
    mv_options_add_shared(&run->options, &run->settings, mv_report_form_name);
}

static mv_status draw(mv_run *run, const mv_rank_table *table, const rank_options *own)
{
    char *bytes = NULL;
    size_t length = 0;
    mv_chart_options chart = own->chart;
    if (!own->svg) return MV_OK;
    chart.format = mv_run_chart_form(own->svg);
    mv_status status = mv_rank_chart(&bytes, &length, table, &chart, &run->log);
    if (!status) mv_run_put(run, own->svg, bytes, length);
    return status;
}

static mv_status add_figure(mv_run *run, mv_report *list, const mv_rank_table *table,
                            const mv_chart_options *chart)
{
    char *svg = NULL, *narrow = NULL;
    size_t length;
    mv_chart_options small = *chart;
    small.narrow = true;
    mv_status status = mv_rank_chart(&svg, &length, table, chart, &run->log);
    if (!status) status = mv_rank_chart(&narrow, &length, table, &small, &run->log);
    if (!status) mv_run_add_figure(list, svg, narrow, chart->theme);
    MV_FREE(svg, narrow);
    return status;
}

static mv_status write_list(mv_run *run, const mv_rank_table *table, const mv_identity *identity,
                            rank_options *own)
{
    mv_report *list = NULL;
    mv_run_report_options(run, &own->report);
    mv_status status = mv_list_rank(&list, table, identity, &own->report, &run->log);
    if (!status && mv_run_writes_html(run)) status = add_figure(run, list, table, &own->chart);
    if (!status) status = mv_run_report(run, list, &own->report);
    mv_report_free(list);
    return status;
}

static mv_status check(mv_run *run, const rank_options *own)
{
    const mv_chart_options *chart = &own->chart;
    bool asked = chart->title || chart->theme || chart->credits.source || chart->credits.credit;
    if (asked && !own->svg && !mv_run_writes_html(run))
        return mv_misuse(&run->log,
                         "--title, --source, --credit and --theme are about the picture; --svg FILE was "
                         "expected as well");
    return MV_OK;
}

static mv_status rank(mv_run *run, void *options)
{
    rank_options *own = options;
    mv_side sides[MV_RANK_DATES] = { 0 };
    const mv_network *networks[MV_RANK_DATES];
    mv_identity identity = { 0 };
    mv_rank_table *table = NULL;
    size_t count = (size_t)run->argc;
    own->chart.language = run->settings.language;
    own->report.metric.seed = run->settings.seed;
    mv_status status = check(run, own);
    if (!status) status = mv_sides_load(run, sides, count, NULL, NULL, &identity);
    for (size_t i = 0; i < count; i++) networks[i] = sides[i].network;
    if (!status) status = mv_rank_build(&table, networks, count, own->metric, &own->report.metric, &run->log);
    if (!status) status = mv_run_lack(run, draw(run, table, own));
    if (!status) status = write_list(run, table, &identity, own);
    mv_rank_free(table);
    mv_sides_clear(sides, count);
    mv_identity_clear(&identity);
    return status;
}

const mv_command mv_cmd_rank = {
    .name = "rank",
    .arguments = "FILE[@DATE] [FILE[@DATE]]",
    .summary = "rank actors by a metric, on one date or two, as a table or a dot plot",
    .details =
        "  multivector rank graphs/eurasia.json --metric evenness\n"
        "  multivector rank graphs/eurasia.json@2001-12-31 graphs/eurasia.json@2024-12-31 --svg rank.svg\n\n"
        "Ranked are the actors of the focus's kind that were coded as it was; what is not covered is not ranked.",
    .add_options = add_options,
    .own_size = sizeof(rank_options),
    .files_min = 1,
    .files_max = MV_RANK_DATES,
    .run = rank,
};
