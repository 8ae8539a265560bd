#include "forms/form.h"
#include "report/comparison/compare_parts.h"
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

static const mv_compare_section sections[] = {
    { "summary", mv_compare_summary, NULL },
    { "actors", mv_compare_actors, NULL },
    { "relations", mv_compare_relations, NULL },
    { "types", mv_compare_types, NULL },
    { "relations", mv_compare_relations_text, NULL },
    { "actors", mv_compare_actors_text, NULL },
    { "ties", mv_compare_ties, NULL },
    { "focus", mv_compare_focus, NULL },
    { "metrics", mv_compare_metrics, NULL },
    { "balance", mv_compare_balance, NULL },
    { "factions", mv_compare_factions, NULL },
    { "qap", mv_compare_qap, wants_qap },
    { "deltacon", mv_compare_deltacon, wants_deltacon },
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

static mv_status check_sections(mv_names asked, mv_log *log)
{
    const char *names[MV_COUNT(sections)];
    size_t count = list_names(names);
    for (size_t i = 0; i < asked.count; i++)
        if (!mv_report_asks_for((mv_names){ names, count }, asked.items[i]))
            return mv_report_unknown("section", asked.items[i], names, count, log);
    return MV_OK;
}

/* --- what sections share ---------------------------------------------------------------------------------- */

const mv_actor *mv_compare_actor(const mv_compare_input *input, size_t actor)
{
    const mv_actor_pair *pair = &input->changes->actors[actor];
    return pair->b != MV_NONE ? mv_network_actor(input->changes->b, pair->b)
                              : mv_network_actor(input->changes->a, pair->a);
}

const char *mv_compare_id(const mv_compare_input *input, size_t actor)
{
    return mv_compare_actor(input, actor)->id;
}

const char *mv_compare_name(const mv_compare_input *input, size_t actor)
{
    return mv_actor_name(mv_compare_actor(input, actor), input->options->report.language);
}

mv_value mv_compare_ids(const mv_compare_input *input, const size_t *actors, size_t count)
{
    mv_table *list = mv_report_list(input->report, NULL, 1, count);
    for (size_t i = 0; i < count; i++) {
        mv_value id = mv_text_value(mv_compare_id(input, actors[i]));
        mv_table_add(list, &id);
    }
    return mv_list_value(list);
}

size_t mv_compare_rows(const mv_compare_input *input, size_t count)
{
    enum { IN_TEXT = 20 };
    size_t top = input->options->report.top;
    if (top == 0) top = input->complete ? MV_NONE : IN_TEXT;
    return top < count ? top : count;
}

const char *mv_compare_reasons(const mv_compare_input *input, const mv_table *table)
{
    mv_text note = { 0 };
    mv_table_say_undefined(&note, table);
    const char *kept = note.length ? mv_report_text(input->report, note.bytes) : NULL;
    mv_text_clear(&note);
    return kept;
}

const char *mv_compare_note(const mv_compare_input *input, size_t count)
{
    size_t rows = mv_compare_rows(input, count);
    if (rows == count) return NULL;
    mv_text note = { 0 };
    mv_text_format(&note, "The first %zu of %zu; --top 0 shows all.", rows, count);
    const char *kept = mv_report_text(input->report, note.bytes);
    mv_text_clear(&note);
    return kept;
}

mv_value mv_compare_mark(const mv_compare_input *input, mv_change change)
{
    static const char *const marks[] = {
        [MV_KEPT] = "=", [MV_ADDED] = "+", [MV_REMOVED] = "-", [MV_CHANGED] = "~"
    };
    return mv_text_value(input->complete ? mv_change_name(change) : marks[change]);
}

/* --- the search ------------------------------------------------------------------------------------------- */

static bool search_is_wanted(const mv_compare_input *input)
{
    enum { QUICK = 20000 };
    return input->options->report.sections.count ||
           (mv_network_tie_total(input->changes->a) <= QUICK && mv_network_tie_total(input->changes->b) <= QUICK);
}

static mv_status search_one(mv_compare_input *input, size_t side)
{
    const mv_report_options *options = &input->options->report;
    const mv_network *network = side ? input->changes->b : input->changes->a;
    if (options->progress) options->progress(options->context, "Frustration index", side, 2);
    mv_signed_ties ties = mv_signed_ties_of(network, MV_OBJECTIVE_COUNT, network->selection.fold == MV_FOLD_EACH);
    mv_frustration_options how = { .seconds = options->metric.seconds,
                                   .jobs = options->jobs,
                                   .seed = options->seed };
    mv_status status = mv_frustration_solve(&input->frustration[side], &ties, &how, input->log);
    mv_signed_ties_clear(&ties);
    return status;
}

mv_status mv_compare_search(mv_compare_input *input)
{
    mv_status status = MV_OK;
    if (input->searched || !search_is_wanted(input)) return MV_OK;
    for (size_t side = 0; side < 2 && !status; side++) status = search_one(input, side);
    input->searched = !status;
    if (!status) mv_factions_settle(input->changes, input->frustration[0].side, input->frustration[1].side);
    return status;
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static void prepare(mv_compare_input *input)
{
    input->dyads = mv_dyads_list(input->changes, &input->dyad_count);
    input->ties = mv_ties_compare(input->changes, input->dyads, input->dyad_count, (mv_tie_scope){ 0 });
    input->common =
        mv_ties_compare(input->changes, input->dyads, input->dyad_count, (mv_tie_scope){ .common = true });
    input->focus = mv_focus_compare(input->changes);
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
    if (!input->complete && !asked.count && mv_changes_none(input->changes)) return false;
    return mv_report_asks_for(asked, sections[section].name);
}

/* What the numbers rest on. */
static void add_settings(const mv_compare_input *input)
{
    mv_section *section = mv_report_add_section(input->report, "settings", NULL, "settings");
    mv_section_add_field(section, "fold", NULL, mv_text_value(mv_fold_name(input->changes->a->selection.fold)));
    mv_section_add_field(section, "seed", NULL, mv_exact_value(input->options->report.seed));
}

mv_status mv_compare_report(mv_report **out, const mv_changes *changes, const mv_compare_options *options,
                            mv_log *log)
{
    const mv_report_form *form;
    mv_status status = mv_report_find_form(&form, options->report.format, log);
    if (!status) status = check_sections(options->report.sections, log);
    if (status) return status;
    mv_compare_input input = { .report = mv_report_new("multivector-comparison"),
                               .changes = changes,
                               .options = options,
                               .complete = form->complete,
                               .log = log };
    prepare(&input);
    for (size_t i = 0; i < MV_COUNT(sections) && !status; i++)
        if (is_wanted(&input, i)) status = sections[i].build(&input);
    add_settings(&input);
    clear(&input);
    if (status)
        mv_report_free(input.report);
    else
        *out = input.report;
    return status;
}
