#include "cli/run/command.h"
#include "multivector/picture.h"
#include "multivector/report_lists.h"
#include "support/memory.h"
#include <stdlib.h>

typedef struct timeline_options {
    mv_timeline_options timeline;
    mv_chart_options chart;
} timeline_options;

static const char *form_at(size_t index)
{
    size_t reports = mv_choices_count(mv_report_form_name);
    return index < reports ? mv_report_form_name(index) : mv_chart_format_name(index - reports);
}

static void add_options(mv_run *run, void *own)
{
    timeline_options *o = own;
    const mv_option rows[] = {
        { 0, "since", "DATE", "the first date (that of the first relation)", mv_parse_date, &o->timeline.since },
        { 0, "until", "DATE", "the last date (that of the document, or of its last change)", mv_parse_date,
          &o->timeline.until },
        { 0, "step", "STEP", "from one date to the next: 1y (a year), 6m, 1m (1y)", mv_parse_step,
          &o->timeline.months },
        { 0, "window", "TIME", "on each date what held on any day from it on for so long: 1y, 6m", mv_parse_step,
          &o->timeline.window },
        { 0, "metrics", "LIST",
          "metrics of the network or of the focus (see \"multivector metrics\"), share:VECTOR or shares",
          mv_parse_names, &o->timeline.metrics },
    };
    const mv_option of_chart[] = {
        { 0, "theme", "NAME", "of the chart: {}", mv_parse_choice, &o->chart.theme, mv_drawing_theme_name },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_measures(&run->options, &run->settings, &o->timeline.metric,
                            "allow directed metrics, and let paths follow direction");
    mv_options_add(&run->options, of_chart, MV_COUNT(of_chart));
    mv_options_add_words(&run->options, &o->chart.title, &o->chart.credits);
    mv_options_add_identity(&run->options, &run->settings);
    mv_options_add_shared(&run->options, &run->settings, form_at);
}

/* The form of the chart that is asked for, or told by the ending of the output; NULL: a list is wanted. */
static const char *chart_form(const mv_settings *settings)
{
    const char *told = settings->output ? mv_run_chart_form(settings->output) : NULL;
    const char *wanted = settings->format ? settings->format : told;
    return wanted && mv_choices_find(mv_chart_format_name, wanted, NULL) ? wanted : NULL;
}

static mv_status add_figure(mv_run *run, mv_report *list, const mv_timeline *timeline,
                            const mv_chart_options *chart)
{
    char *svg = NULL, *narrow = NULL;
    size_t length;
    mv_chart_options small = *chart;
    small.narrow = true;
    mv_status status = mv_chart(&svg, &length, timeline, chart, &run->log);
    if (!status) status = mv_chart(&narrow, &length, timeline, &small, &run->log);
    if (!status) mv_run_add_figure(list, svg, narrow, chart->theme);
    MV_FREE(svg, narrow);
    return status;
}

static mv_status write_list(mv_run *run, const mv_timeline *timeline, const mv_chart_options *chart)
{
    mv_report_options options = { 0 };
    mv_run_report_options(run, &options);
    mv_report *list = NULL;
    mv_status status = mv_list_timeline(&list, timeline, &options, &run->log);
    if (!status && mv_run_writes_html(run)) status = add_figure(run, list, timeline, chart);
    if (!status) status = mv_run_report(run, list, &options);
    mv_report_free(list);
    return status;
}

static mv_status write_chart(mv_run *run, const mv_timeline *timeline, const mv_chart_options *options)
{
    char *bytes;
    size_t length;
    mv_status status = mv_chart(&bytes, &length, timeline, options, &run->log);
    if (!status) mv_run_output(run, bytes, length);
    return status;
}

static mv_status timeline(mv_run *run, void *own)
{
    timeline_options *o = own;
    o->timeline.metric.seed = run->settings.seed;
    o->timeline.seconds = o->timeline.metric.seconds = run->settings.seconds;
    o->timeline.progress = mv_run_progress;
    o->timeline.context = run;
    o->timeline.identity = run->settings.identity;
    o->chart.language = run->settings.language;
    o->chart.format = chart_form(&run->settings);
    mv_timeline *timeline = NULL;
    mv_status status = MV_OK;
    if (run->settings.selection.at == MV_AT_DURING)
        status = mv_misuse(&run->log,
                           "--during has no meaning in a timeline; --since, --until and --window were expected");
    else if (run->settings.selection.at != MV_AT_AS_OF)
        status = mv_misuse(&run->log, "--at has no meaning in a timeline; --since and --until were expected");
    if (!status) status = mv_run_read(run, run->argv[0], &run->set);
    if (!status)
        status = mv_timeline_build(&timeline, run->set, &run->settings.selection, &o->timeline, &run->log);
    mv_run_progress_end(run);
    if (!status)
        status = o->chart.format ? write_chart(run, timeline, &o->chart) : write_list(run, timeline, &o->chart);
    if (!status && timeline->unmeasured) status = MV_LIMIT;
    mv_timeline_free(timeline);
    return status;
}

const mv_command mv_cmd_timeline = {
    .name = "timeline",
    .arguments = "FILE",
    .summary = "follow metrics through time, as a table or a line chart",
    .details =
        "  multivector timeline graphs/eurasia.json --since 1992 --until 2024 --step 1y\n"
        "  multivector timeline graphs/eurasia.json --since 1992 --until 2024 -o timeline.svg\n"
        "  multivector timeline graphs/eurasia.json --since 1992 --until 2024 --metrics shares -o shares.svg",
    .add_options = add_options,
    .own_size = sizeof(timeline_options),
    .files_min = 1,
    .files_max = 1,
    .run = timeline,
};
