#include "forms/form.h"
#include "report/comparison/compare_parts.h"
#include "report/words/prose.h"
#include "support/memory.h"
#include "support/time_limit.h"
#include <stdlib.h>
#include <string.h>

/* A comparison, put together from its sections. */

static bool wants_qap(const mv_compare_options *options)
{
    return options->qap > 0;
}

static bool wants_deltacon(const mv_compare_options *options)
{
    return options->deltacon;
}

static bool wants_regression(const mv_compare_options *options)
{
    return options->report.regress != NULL;
}

static const mv_compare_section sections[] = {
    { "summary", mv_compare_summary, NULL },
    { "actors", mv_compare_actors, NULL },
    { "relations", mv_compare_relations, NULL },
    { "types", mv_compare_types, NULL },
    { "relations", mv_compare_relations_text, NULL },
    { "actors", mv_compare_actors_text, NULL },
    { "found", mv_compare_found, NULL },
    { "ties", mv_compare_ties, NULL },
    { "focus", mv_compare_focus, NULL },
    { "metrics", mv_compare_metrics, NULL },
    { "balance", mv_compare_balance, NULL },
    { "factions", mv_compare_factions, NULL },
    { "qap", mv_compare_qap, wants_qap },
    { "deltacon", mv_compare_deltacon, wants_deltacon },
    { "regression", mv_compare_regression, wants_regression },
};

/* The names, each once. Returns how many there are. */
static size_t list_names(const char **names)
{
    size_t count = 0;
    for (size_t i = 0; i < MV_COUNT(sections); i++) {
        bool listed = false;
        for (size_t j = 0; j < i; j++) listed = listed || strcmp(sections[i].name, sections[j].name) == 0;
        if (!listed) names[count++] = sections[i].name;
    }
    return count;
}

const char *mv_compare_section_name(size_t index)
{
    const char *names[MV_COUNT(sections)];
    return index < list_names(names) ? names[index] : NULL;
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static void prepare(mv_compare_input *input)
{
    input->dyads = mv_dyads_list(input->changes, &input->dyad_count);
    input->ties = mv_ties_compare(input->changes, input->dyads, input->dyad_count, (mv_tie_scope){ 0 });
    input->common =
        mv_ties_compare(input->changes, input->dyads, input->dyad_count, (mv_tie_scope){ .common = true });
    input->focus = mv_focus_compare(input->changes);
    input->two_documents = mv_changes_of_two_documents(input->changes);
    input->found = mv_found_compare(input->changes, input->dyads, input->dyad_count);
}

static void clear(mv_compare_input *input)
{
    free(input->dyads);
    mv_focus_comparison_clear(&input->focus);
    mv_frustration_clear(&input->frustration[0]);
    mv_frustration_clear(&input->frustration[1]);
}

/* Readers need no more than the summary of two sets that are the same, unless they ask for more. */
static bool is_wanted(const mv_compare_input *input, size_t section)
{
    mv_names asked = input->options->report.sections;
    if (section == 0) return true; /* it also heads the JSON form */
    if (sections[section].requested && sections[section].requested(input->options)) return true;
    if (sections[section].requested && !asked.count) return false;
    if (!input->complete && !asked.count && mv_changes_none(input->changes))
        return mv_compare_count_uncovered(input) && strcmp(sections[section].name, "relations") == 0;
    return mv_report_asks_for(asked, sections[section].name);
}

/* What the numbers rest on. */
static void add_settings(const mv_compare_input *input)
{
    mv_section *section = mv_report_add_section(input->report, "settings", NULL, "settings");
    mv_section_add_field(section, "fold", NULL, mv_text_value(mv_fold_name(input->changes->a->selection.fold)));
    mv_section_add_field(section, "side", NULL, mv_text_value(mv_side_name(input->changes->a->selection.side)));
    mv_section_add_field(section, "seed", NULL, mv_exact_value(input->options->report.seed));
}

static void say_direction(const mv_compare_input *input)
{
    mv_direction direction = { 0 };
    if (input->changes->a->selection.directed) return;
    mv_direction_add(&direction, input->changes->a);
    mv_direction_add(&direction, input->changes->b);
    mv_report_say_direction(input->report, &direction, " of a set", input->complete);
    mv_direction_clear(&direction);
}

/* How influence spreads is told along ties that lead both ways. */
static mv_status check_direction(const mv_changes *changes, const mv_compare_options *options, mv_log *log)
{
    mv_names asked = options->report.sections;
    bool deltacon = options->deltacon || (asked.count && mv_report_asks_for(asked, "deltacon"));
    if (!changes->directed || !deltacon) return MV_OK;
    return mv_misuse(log,
                     "DeltaCon is defined for ties without direction; --deltacon without --directed was expected");
}

static void mark_focus(mv_report *report, const mv_changes *changes)
{
    size_t focus = mv_union_focus(changes);
    if (focus == MV_NONE) return;
    const mv_actor_pair *pair = &changes->actors[focus];
    const mv_actor *actor =
        pair->b != MV_NONE ? mv_network_actor(changes->b, pair->b) : mv_network_actor(changes->a, pair->a);
    report->focus = mv_report_text(report, actor->id);
}

/* Those that time is over before are left out, but for the first, which also heads the JSON form. */
static mv_status build_sections(mv_compare_input *input)
{
    mv_status status = MV_OK;
    size_t wanted = 0, built = 0;
    for (size_t i = 0; i < MV_COUNT(sections) && !status; i++) {
        if (!is_wanted(input, i)) continue;
        wanted++;
        if (built && mv_time_left_in_all() <= 0) continue;
        status = sections[i].build(input);
        built++;
    }
    if (status || built == wanted) return status;
    input->report->limited = true;
    mv_time_say(input->log, "the comparison", built, wanted, "sections");
    return MV_OK;
}

static mv_status compare_report(mv_report **out, const mv_changes *changes, const mv_compare_options *options,
                                mv_log *log)
{
    const mv_report_form *form;
    mv_status status = mv_report_find_form(&form, options->report.format, log);
    if (!status) status = mv_report_check_sections(options->report.sections, mv_compare_section_name, log);
    if (!status) status = check_direction(changes, options, log);
    if (status) return status;
    mv_compare_input input = { .report = mv_report_new("multivector-comparison"),
                               .changes = changes,
                               .options = options,
                               .complete = form->complete,
                               .log = log };
    mark_focus(input.report, changes);
    prepare(&input);
    status = build_sections(&input);
    mv_report_say_side(input.report, changes->a->selection.side, form->complete);
    add_settings(&input);
    say_direction(&input);
    mv_report_say_identity(input.report, changes->a->selection.identity, input.complete);
    clear(&input);
    if (status)
        mv_report_free(input.report);
    else
        *out = input.report;
    return status;
}

mv_status mv_compare_report(mv_report **out, const mv_changes *changes, const mv_compare_options *options,
                            mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, compare_report(out, changes, options, log), mv_guard_failed(log));
}
