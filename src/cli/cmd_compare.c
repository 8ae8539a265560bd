#define _POSIX_C_SOURCE 200809L
#include "cli/command.h"
#include "multivector/comparison.h"
#include <string.h>
#include <unistd.h>

static mv_status parse_draws(const char *value, void *target, mv_parse *parse)
{
    mv_status status = mv_parse_count(value, target, parse);
    if (status || *(size_t *)target) return status;
    return mv_log_error(parse->log, MV_USAGE, (mv_place){ 0 },
                        "--qap is 0; a number of permutations was expected");
}

static void add_options(mv_run *run, void *own)
{
    mv_compare_options *all = own;
    mv_report_options *o = &all->report;
    const mv_option rows[] = {
        { 0, "sections", "LIST",
          "summary, actors, relations, types, ties, focus, metrics, balance, factions, qap, deltacon; all but the "
          "last two when left out",
          mv_parse_names, &o->sections },
        { 0, "metrics", "LIST", "metrics to rank actors by, or all; see \"multivector metrics\"", mv_parse_names,
          &o->metrics },
        { 0, "top", "N", "list the first N of each list, 0: all (20 in text, all elsewhere)", mv_parse_top,
          &o->top },
        { 0, "qap", "N", "test the association of the two networks by N permutations (4999 are plenty)",
          parse_draws, &all->qap },
        { 0, "deltacon", NULL, "add the DeltaCon distance and each actor's part in it", mv_parse_flag,
          &all->deltacon },
        { 0, "time-limit", "SECONDS", "of a frustration search (60)", mv_parse_number, &o->metric.seconds },
        { 0, "weighted", NULL, "let tie strength count in every metric that can use it", mv_parse_flag,
          &o->metric.weighted },
        { 0, "normalised", NULL, "divide by the largest possible value", mv_parse_flag, &o->metric.normalised },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_selection(&run->options, &run->settings);
    mv_options_add_input(&run->options, &run->settings);
    mv_options_add_common(&run->options, &run->settings);
}

/* --- the sets --------------------------------------------------------------------------------------------- */

/* One of the sets that are compared. */
typedef struct side {
    const char *path;
    mv_selection selection;
    mv_relations *set;
    bool borrowed; /* the set is that of an earlier side, because the file is the same */
    mv_network *network;
} side;

static bool exists(const char *path)
{
    return strcmp(path, "-") == 0 || access(path, F_OK) == 0;
}

/* FILE or FILE@DATE. A file whose name holds an @ is taken as it is. */
static mv_status read_argument(mv_run *run, const char *argument, side *s)
{
    const char *at = strrchr(argument, '@');
    *s = (side){ .path = argument, .selection = run->settings.selection };
    if (!at || exists(argument)) return MV_OK;
    const char *path = mv_arena_copy(run->parse.arena, argument, (size_t)(at - argument));
    bool all = strcmp(at + 1, "all") == 0;
    mv_quoted file, quoted;
    if (all || mv_date_parse(at + 1, &s->selection.date)) {
        s->path = path;
        s->selection.at = all ? MV_AT_ALL : MV_AT_DATE;
    } else if (exists(path))
        return mv_log_error(&run->log, MV_USAGE, (mv_place){ 0 },
                            "%s stands behind %s@; a date YYYY, YYYY-MM or YYYY-MM-DD, or all, was expected",
                            mv_quote(at + 1, quoted), mv_quote(path, file));
    return MV_OK;
}

/* A file that is named twice is read once. */
static mv_status read_set(mv_run *run, side *sides, size_t number)
{
    side *own = &sides[number];
    mv_status status = read_argument(run, run->argv[number], own);
    for (size_t i = 0; i < number && !own->set; i++)
        if (strcmp(sides[i].path, own->path) == 0) own->set = sides[i].set;
    own->borrowed = own->set != NULL;
    if (!status && !own->set) status = mv_relations_read(&own->set, own->path, &run->settings.read, &run->log);
    return status;
}

/* Selects the networks; a name that one of the sets knows may be asked for. */
static mv_status load(mv_run *run, side *sides, size_t count)
{
    mv_status status = MV_OK;
    const mv_relations **sets = mv_arena_alloc(run->parse.arena, count * sizeof *sets);
    for (size_t i = 0; i < count && !status; i++) {
        status = read_set(run, sides, i);
        sets[i] = sides[i].set;
    }
    for (size_t i = 0; i < count && !status; i++) {
        sides[i].selection.beside = sets;
        sides[i].selection.beside_count = count;
        status = mv_network_build(&sides[i].network, sides[i].set, &sides[i].selection, &run->log);
    }
    return status;
}

static void unload(side *s)
{
    mv_network_free(s->network);
    if (!s->borrowed) mv_relations_free(s->set);
}

/* --- the command ------------------------------------------------------------------------------------------ */

static mv_status compare(mv_run *run, void *own)
{
    mv_compare_options *options = own;
    options->report.language = run->settings.language;
    options->report.format = mv_run_form(run);
    options->report.seed = run->settings.seed;
    options->report.color = !run->settings.output && mv_run_color(run, STDOUT_FILENO);
    options->report.progress = mv_run_progress;
    options->report.context = run;
    side sides[2] = { { 0 } };
    mv_changes *changes = NULL;
    mv_report *report = NULL;
    mv_status status = load(run, sides, MV_COUNT(sides));
    if (status) goto done;
    changes = mv_changes_build(sides[0].network, sides[1].network);
    status = mv_compare_report(&report, changes, options, &run->log);
    mv_run_progress_end(run);
    if (!status) status = mv_run_report(run, report, &options->report);
    if (!status && !mv_changes_none(changes)) status = MV_DIFFERENT;
done:
    mv_report_free(report);
    mv_changes_free(changes);
    unload(&sides[1]);
    unload(&sides[0]);
    return status;
}

const mv_command mv_cmd_compare = {
    .name = "compare",
    .arguments = "A B",
    .summary = "say what differs between two relation sets, and what it changes",
    .details = "A and B are relation sets, each FILE or FILE@DATE: what holds on that day.\n\n"
               "  multivector compare graphs/eurasia.json@2013-09-10 graphs/eurasia.json@2024-12-31\n"
               "  multivector compare graphs/eurasia.json graphs/scenarios/without-customs-union.json\n"
               "  multivector compare old.json new.json --sections types,relations --top 0\n"
               "  multivector compare old.json new.json --kind country --format json -o difference.json\n\n"
               "Options of selection hold for both; a date behind @ goes before --at.\n"
               "Exit code: 0 when no relation and no actor differs, 1 when one does, 64 and above on trouble.\n"
               "Forms of output: text, markdown, csv, json, html.",
    .add_options = add_options,
    .own_size = sizeof(mv_compare_options),
    .files_min = 2,
    .files_max = 2,
    .run = compare,
};
