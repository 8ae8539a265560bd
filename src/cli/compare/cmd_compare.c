#include "cli/compare/compare_command.h"
#include "multivector/regression.h"
#include "multivector/report_comparison.h"
#include "multivector/report_sets.h"
#include <string.h>
#include <unistd.h>

typedef struct compare_options {
    mv_compare_options compare;
    mv_compare_sets several;
    mv_compare_map map;
    const char *patch; /* where to write it; NULL: nowhere */
    mv_names types[2]; /* of A and of B alone */
} compare_options;

static mv_status parse_draws(const char *value, void *target, mv_parse *parse)
{
    mv_status status = mv_parse_count(value, target, parse);
    if (status || *(size_t *)target) return status;
    return mv_misuse(parse->log, "--qap is 0; a number of permutations was expected");
}

/* Those of two sets, then those of more that are no section of two. */
static const char *section_at(size_t index)
{
    size_t of_two = mv_choices_count(mv_compare_section_name);
    const char *name = NULL;
    if (index < of_two) return mv_compare_section_name(index);
    for (size_t i = 0, left = index - of_two + 1; left && (name = mv_sets_section_name(i)); i++)
        left -= !mv_choices_find(mv_compare_section_name, name, NULL);
    return name;
}

static void add_options(mv_run *run, void *own)
{
    compare_options *all = own;
    mv_report_options *o = &all->compare.report;
    const mv_option rows[] = {
        { 0, "sections", "LIST",
          "{}; qap, deltacon and regression on request; of more than two sets regression, sets and what follows "
          "it",
          mv_parse_choices, &o->sections, section_at },
        { 0, "metrics", "LIST", "metrics to rank actors by, or all; see \"multivector metrics\"", mv_parse_names,
          &o->metrics },
        { 0, "top", "N", "list the first N of each list, 0: all (20; in csv and json all)", mv_parse_top,
          &o->top },
        { 0, "type-a", "LIST", "in A only relations of these types", mv_parse_names, &all->types[0] },
        { 0, "type-b", "LIST", "in B only relations of these types", mv_parse_names, &all->types[1] },
        { 0, "qap", "N", "test the association of the two networks by N permutations (4999 are plenty)",
          parse_draws, &all->compare.qap },
        { 0, "deltacon", NULL, "add the DeltaCon distance and each actor's part in it", mv_parse_flag,
          &all->compare.deltacon },
        { 0, "regress", "[MODEL]",
          "regress the first set on the others, p by permutations: {} (the first when left out)",
          mv_parse_choice_or_first, &o->regress, mv_regression_model_name },
        { 0, "draws", "N", "permutations of the regression (4999)", mv_parse_draws, &o->draws },
        { 0, "patch", "FILE", "also write a scenario that extends A and gives B", mv_parse_output, &all->patch },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_measures(
        &run->options, &run->settings, &o->metric,
        "compare ordered pairs of actors, allow directed metrics, and let paths follow direction");
    mv_compare_sets_add_options(run, &all->several);
    mv_compare_map_add_options(run, &all->map);
    mv_options_add_identity(&run->options, &run->settings);
    mv_options_add_shared(&run->options, &run->settings, mv_report_form_name);
}

/* The patch is of whole documents, whatever is selected; a date asked of B becomes its own. */
static mv_status write_patch(mv_run *run, const char *path, const mv_side *a, const mv_side *b)
{
    const mv_selection *selection = &b->selection;
    mv_patch_options options = { .path = path,
                                 .dated = selection->at == MV_AT_DATE || selection->at == MV_AT_ALL };
    if (selection->at == MV_AT_DATE) options.as_of = selection->date;
    char *text = NULL;
    size_t length;
    mv_status status = mv_patch_write(&text, &length, a->set, b->set, &options, &run->log);
    if (!status) mv_run_put(run, path, text, length);
    return status;
}

/* --- the command ------------------------------------------------------------------------------------------ */

static mv_status compare_two(mv_run *run, compare_options *own)
{
    mv_compare_options *options = &own->compare;
    mv_side sides[2] = { { 0 } };
    mv_uncovered uncovered = { 0 };
    mv_identity identity = { 0 };
    mv_changes *changes = NULL;
    mv_report *report = NULL;
    mv_status status = mv_sides_load(run, sides, MV_COUNT(sides), own->types, &uncovered, &identity);
    if (status) goto done;
    changes = mv_changes_build(sides[0].network, sides[1].network);
    changes->uncovered = &uncovered;
    mv_compare_name_arguments(run, options->names);
    status = mv_compare_report(&report, changes, options, &run->log);
    mv_run_progress_end(run);
    if (!status) status = mv_run_lack(run, mv_compare_map_run(run, &own->map, &own->several, changes));
    if (!status) status = mv_run_lack(run, mv_compare_map_show(run, &own->map, &own->several, changes, report));
    if (!status && own->patch) status = write_patch(run, own->patch, &sides[0], &sides[1]);
    if (!status) status = mv_run_report(run, report, &options->report);
    if (!status && !mv_changes_none(changes)) status = MV_DIFFERENT;
    if (status < MV_USAGE && report->limited) status = MV_LIMIT;
done:
    mv_report_free(report);
    mv_changes_free(changes);
    mv_sides_clear(sides, MV_COUNT(sides));
    mv_uncovered_clear(&uncovered);
    mv_identity_clear(&identity);
    return status;
}

static mv_status check_for_two(mv_run *run, const compare_options *own)
{
    const char *option = own->types[0].count     ? "--type-a"
                         : own->types[1].count   ? "--type-b"
                         : own->patch            ? "--patch"
                         : own->compare.qap      ? "--qap"
                         : own->compare.deltacon ? "--deltacon"
                                                 : NULL;
    if (!option) return MV_OK;
    return mv_compare_misplaced(run, option, "two sets");
}

static mv_status check_draws(mv_run *run, const mv_report_options *report)
{
    bool regression = report->regress;
    for (size_t i = 0; i < report->sections.count; i++)
        regression = regression || strcmp(report->sections.items[i], "regression") == 0;
    if (!report->draws || regression) return MV_OK;
    return mv_misuse(&run->log, "--draws is about a regression; --regress was expected as well");
}

static mv_status compare(mv_run *run, void *own)
{
    compare_options *all = own;
    mv_report_options *report = &all->compare.report;
    mv_run_report_options(run, report);
    mv_status status = mv_compare_sets_check(run, &all->several, report);
    if (!status) status = check_draws(run, report);
    if (!status && run->argc > 2) status = check_for_two(run, all);
    if (!status) status = mv_compare_map_check(run, &all->map, &all->several);
    if (status) return status;
    return run->argc > 2 ? mv_compare_sets_run(run, &all->several, report) : compare_two(run, all);
}

const mv_command mv_cmd_compare = {
    .name = "compare",
    .arguments = "A[@DATE] B[@DATE] [C...]",
    .summary = "say what differs between two relation sets, and what it changes",
    .details =
        "A and B are relation sets, each FILE or FILE@DATE: what holds on that day; or FILE@2010..2014: what "
        "holds on\n"
        "any day of that time.\n\n"
        "  multivector compare graphs/eurasia.json@2013-09-10 graphs/eurasia.json@2024-12-31\n"
        "  multivector compare graphs/eurasia.json graphs/scenarios/without-customs-union.json\n"
        "  multivector compare old.json new.json --sections types,relations --top 0\n"
        "  multivector compare old.json new.json --kind country --format json -o difference.json\n"
        "  multivector compare graphs/eurasia.json@2001 graphs/eurasia.json@2024 --ego KAZ --svg map.svg\n"
        "  multivector compare old.json new.json --svg map.png --panels\n"
        "  multivector compare old.json new.json --patch scenarios/new.json\n"
        "  multivector compare set.json set.json --type-a alliance_treaty --type-b member --project "
        "country+direct \\\n"
        "      --qap 4999\n\n"
        "A patch is of the whole sets, whatever is selected; the date behind B, or --at, becomes its own.\n\n"
        "Whether the first of two or more sets follows from the others, --regress tells:\n\n"
        "  multivector compare trade.json alliances.json distance.json --regress --sections regression\n\n"
        "Of more than two sets it gives the distances between them, a map and a tree, which --svg draws, and\n"
        "the ties they agree on; of one file at several dates also the steps from date to date.\n\n"
        "  multivector compare set.json@1992 set.json@2001 set.json@2024 --svg dates.svg\n"
        "  multivector compare graphs/scenarios/*.json --distance profile --sections distances,tree\n\n"
        "Options of selection hold for all; what stands behind @ goes before --at and --during.\n"
        "Exit code: 0 when no relation and no actor differs, 1 when one does, 64 and above on trouble.\n"
        "Pictures are drawn besides; PNG and PDF need rsvg-convert (package librsvg2-bin).",
    .add_options = add_options,
    .own_size = sizeof(compare_options),
    .files_min = 2,
    .files_max = -1,
    .run = compare,
};
