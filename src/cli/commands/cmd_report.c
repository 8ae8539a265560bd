#include "cli/run/command.h"
#include "multivector/picture.h"
#include "support/limits.h"
#include "support/memory.h"
#include <string.h>
#include <unistd.h>

/* What stands behind a prefix; NULL when it is not there, or nothing is. */
static const char *behind(const char *value, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(value, prefix, length) == 0 && value[length] ? value + length : NULL;
}

/* The last two with the name of the attribute behind them. */
static const char *grouping_at(size_t index)
{
    static const char *const names[] = { "kind", "region", "vector", "attribute:NAME", "category:NAME" };
    return index < MV_COUNT(names) ? names[index] : NULL;
}

static mv_status parse_by(const char *value, void *target, mv_parse *parse)
{
    static const mv_group_by kinds[] = { MV_GROUP_KIND, MV_GROUP_REGION, MV_GROUP_VECTOR };
    const char *attribute = behind(value, "attribute:"), *category = behind(value, "category:");
    mv_report_options *options = target;
    size_t found;
    options->grouped = true;
    if (attribute || category)
        options->by = (mv_grouping){ MV_GROUP_ATTRIBUTE, attribute ? attribute : category, category != NULL };
    else if (mv_choices_find(grouping_at, value, &found) && found < MV_COUNT(kinds))
        options->by = (mv_grouping){ .by = kinds[found] };
    else
        return mv_choices_refuse(grouping_at, "--by", value, parse->log);
    return MV_OK;
}

typedef struct report_options {
    mv_report_options report;
    const char *certificate; /* file to write it to */
} report_options;

static void add_options(mv_run *run, void *own)
{
    report_options *all = own;
    mv_report_options *o = &all->report;
    const mv_option rows[] = {
        { 0, "sections", "LIST", "{}; when left out all but pivotal, chance, homophily, explain and sensitivity",
          mv_parse_choices, &o->sections, mv_report_section_name },
        { 0, "metrics", "LIST", "metrics of actors to show, or all; see \"multivector metrics\"", mv_parse_names,
          &o->metrics },
        { 0, "sort", "METRIC", "rank actors by this metric", mv_parse_text, &o->sort },
        { 0, "top", "N", "list the first N actors, 0: all (20; in csv and json all)", mv_parse_top, &o->top },
        { 0, "all", NULL, "vectors of every country, ranked, not of the focus alone", mv_parse_flag, &o->all },
        { 0, "explain", NULL, "list the relations behind the vectors of the focus", mv_parse_flag, &o->explain },
        { 0, "by", "WHAT",
          "whether ties stay within groups: kind, region, vector, attribute:NAME or category:NAME", parse_by, o },
        { 0, "between", "A,B", "where the focus stands between two poles", mv_parse_actors, &o->between },
        { 0, "poles", "LIST", "actors that the ties of the focus are compared with (the strongest of each vector)",
          mv_parse_actors, &o->poles },
        { 0, "size-attribute", "NAME", "alignment: by which attribute, a number, actors weigh in S", mv_parse_text,
          &o->sized },
        { 0, "draws", "N", "chance: random networks of each kind (1000)", mv_parse_draws, &o->draws },
        { 0, "certificate", "FILE", "write what proves the frustration index, for scripts/verify-certificate",
          mv_parse_output, &all->certificate },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_measures(&run->options, &run->settings, &o->metric,
                            "tell the two ways of a pair apart: directed metrics, paths, brokerage, triads");
    mv_options_add_shared(&run->options, &run->settings, mv_report_form_name);
}

static mv_status draw(char **svg, const mv_run *run, const char *layout, const char *size, mv_log *log)
{
    mv_drawing_options options = {
        .layout = layout, .size.name = size, .language = run->settings.language, .seed = run->settings.seed
    };
    size_t length;
    mv_log_clear(log);
    return mv_draw(svg, &length, run->network, &options, log);
}

/* The compass, on a narrow screen its card; where there is no focus or no vector the network. Warnings are not
 * passed on: they name options of another command. */
static mv_status draw_figure(mv_run *run, mv_report *report)
{
    char *svg = NULL, *narrow = NULL;
    mv_log log = { 0 };
    mv_status status = draw(&svg, run, "compass", NULL, &log);
    if (status == MV_USAGE)
        status = draw(&svg, run, "network", NULL, &log);
    else if (!status)
        status = draw(&narrow, run, "compass", "card", &log);
    if (!status)
        mv_run_add_figure(report, svg, narrow, NULL);
    else if (log.count)
        mv_log_error(&run->log, status, (mv_place){ 0 }, "the page has no picture: %s",
                     log.messages[log.count - 1].text);
    mv_log_clear(&log);
    MV_FREE(svg, narrow);
    return status;
}

/* The page of a whole report has a picture. */
static mv_status add_figure(mv_run *run, mv_report *report, const mv_report_options *options)
{
    const mv_network *network = run->network;
    if (!mv_run_writes_html(run) || options->sections.count) return MV_OK;
    if (!network->relation_count || network->actor_count > MV_FIGURE_ACTORS) return MV_OK;
    return mv_run_lack(run, draw_figure(run, report));
}

/* The set is asked for advice before there is a network: both take memory for each relation. */
static mv_status load(mv_run *run, mv_advice_list *advice)
{
    mv_status status = mv_run_read(run, run->argv[0], &run->set);
    if (!status) status = mv_advise(advice, run->set, &run->log);
    return status ? status : mv_network_build(&run->network, run->set, &run->settings.selection, &run->log);
}

static mv_status report(mv_run *run, void *own)
{
    const char *certificate = ((report_options *)own)->certificate;
    mv_report_options *options = &((report_options *)own)->report;
    mv_run_report_options(run, options);
    options->certificate = certificate != NULL;
    if (certificate) options->metric.brief = false;
    mv_report *report = NULL;
    mv_advice_list advice = { 0 };
    options->advice = &advice;
    mv_status status = load(run, &advice);
    if (!status) status = mv_report_build(&report, run->network, options, &run->log);
    mv_run_progress_end(run);
    if (!status && certificate && !report->certificate)
        status = mv_misuse(&run->log,
                           "--certificate is about structural balance; the section balance was expected as well");
    if (!status) status = add_figure(run, report, options);
    if (!status) status = mv_run_report(run, report, options);
    if (!status && certificate)
        mv_run_put(run, certificate, mv_copy(report->certificate), strlen(report->certificate));
    if (!status && report->limited) status = MV_LIMIT;
    mv_report_free(report);
    mv_advice_clear(&advice);
    return status;
}

const mv_command mv_cmd_report = {
    .name = "report",
    .arguments = "FILE",
    .summary = "print who is central and what the network is like",
    .details =
        "  multivector report graphs/kazakhstan-2013.json\n"
        "  multivector report graphs/kazakhstan-2013.json --sections centrality --metrics all --format csv\n"
        "  multivector report graphs/kazakhstan-2013.json --kind country,organisation --top 10",
    .add_options = add_options,
    .own_size = sizeof(report_options),
    .files_min = 1,
    .files_max = 1,
    .run = report,
};
