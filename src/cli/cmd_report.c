#include "cli/command.h"
#include "multivector/report.h"
#include <string.h>
#include <unistd.h>

static mv_status parse_top(const char *value, void *target, mv_parse *parse)
{
    mv_status status = mv_parse_count(value, target, parse);
    if (!status && *(size_t *)target == 0) *(size_t *)target = MV_NONE;
    return status;
}

static void add_options(mv_run *run, void *own)
{
    mv_report_options *o = own;
    const mv_option rows[] = {
        { 0, "sections", "LIST", "summary, overview, centrality; all when left out", mv_parse_names,
          &o->sections },
        { 0, "metrics", "LIST", "metrics of actors to show, or all; see \"multivector metrics\"", mv_parse_names,
          &o->metrics },
        { 0, "sort", "METRIC", "rank actors by this metric", mv_parse_text, &o->sort },
        { 0, "top", "N", "list the first N actors, 0: all (20 in text, all elsewhere)", parse_top, &o->top },
        { 0, "weighted", NULL, "let tie strength count in every metric that can use it", mv_parse_flag,
          &o->metric.weighted },
        { 0, "normalised", NULL, "divide by the largest possible value", mv_parse_flag, &o->metric.normalised },
        { 0, "directed", NULL, "add the directed metrics, and direction to paths", mv_parse_flag,
          &run->settings.selection.directed },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_selection(&run->options, &run->settings);
    mv_options_add_input(&run->options, &run->settings);
    mv_options_add_common(&run->options, &run->settings);
}

static mv_status report(mv_run *run, void *own)
{
    mv_report_options *options = own;
    options->language = run->settings.language;
    options->format = run->settings.format;
    options->seed = run->settings.seed;
    options->color = !run->settings.output && mv_run_color(run, STDOUT_FILENO);
    options->progress = mv_run_progress;
    options->context = run;
    mv_relations *set = NULL;
    mv_network *network = NULL;
    mv_report *report = NULL;
    mv_status status = mv_run_load(run, run->argv[0], &set, &network);
    if (!status) status = mv_report_build(&report, network, options, &run->log);
    mv_run_progress_end(run);
    if (!status) status = mv_run_report(run, report, options);
    mv_report_free(report);
    mv_network_free(network);
    mv_relations_free(set);
    return status;
}

const mv_command mv_cmd_report = {
    .name = "report",
    .arguments = "FILE",
    .summary = "print who is central and what the network is like",
    .details =
        "  multivector report graphs/kazakhstan-2013.json\n"
        "  multivector report graphs/kazakhstan-2013.json --sections centrality --metrics all --format csv\n"
        "  multivector report graphs/kazakhstan-2013.json --kind country,organisation --top 10\n\n"
        "Forms of output: text, markdown, csv, json.",
    .add_options = add_options,
    .own_size = sizeof(mv_report_options),
    .files_min = 1,
    .files_max = 1,
    .run = report,
};
