#include "forms/form.h"
#include "report/sections/parts/section.h"
#include "report/words/prose.h"
#include "report/words/record_fields.h"
#include "support/memory.h"
#include "support/time_limit.h"
#include <string.h>

/* The report on one network, put together from its sections. */

static const mv_report_section *const sections[] = {
    &mv_summary_section,    &mv_overview_section,   &mv_partners_section,
    &mv_centrality_section, &mv_balance_section,    &mv_pivotal_section, /* JSON has both under one key */
    &mv_chance_section,     &mv_vectors_section,    &mv_homophily_section,
    &mv_explain_section,    &mv_sensitivity_section
};

const char *mv_report_section_name(size_t index)
{
    return index < MV_COUNT(sections) ? sections[index]->name : NULL;
}

/* Where the report comes from: heads the JSON form. */
static void add_head(const mv_report_input *input)
{
    const mv_relations *set = input->network->set;
    mv_section *head = &input->report->sections[0];
    mv_section_add_field(head, "tool.version", NULL, mv_text_value(MV_VERSION));
    mv_section_add_field(head, "tool.igraph", NULL, mv_text_value(mv_igraph_version()));
    mv_section_add_field(head, "tool.graphviz", NULL, mv_text_value(MV_GRAPHVIZ_VERSION));
    mv_section_add_field(head, "input.path", NULL, mv_text_value(set->path));
    mv_section_add_field(head, "input.title", NULL, mv_text_value(set->title));
    mv_section_add_field(head, "input.sha256", NULL, mv_text_value(set->sha256));
    mv_section_add_field(head, "input.files", NULL, mv_files_value(input->report, set));
    mv_section_add_field(head, "input.at", NULL, mv_date_value(input->report, input->network->date));
    mv_section_add_field(head, "input.during", NULL, mv_during_value(input->report, input->network));
    mv_section_add_field(head, "input.fold", NULL, mv_text_value(mv_fold_name(input->network->selection.fold)));
    mv_section_add_field(head, "input.side", NULL, mv_text_value(mv_side_name(input->network->selection.side)));
    if (input->network->selection.distinct)
        mv_section_add_field(head, "input.distinct", NULL, (mv_value){ .kind = MV_BOOLEAN, .number = 1 });
    mv_section_add_field(head, "input.seed", NULL, mv_exact_value(input->options->seed));
    mv_section_add_field(head, "input.directed", NULL,
                         (mv_value){ .kind = MV_BOOLEAN, .number = input->network->selection.directed });
    mv_section_add_field(head, "input.direction_ignored", NULL,
                         mv_integer_value((double)mv_direction_ignored(input->network)));
}

/* Where readers are told what the numbers rest on: in the overview, or else behind the first finding; NULL when
 * there is nothing for readers. */
static mv_section *foundations(mv_report *report)
{
    mv_section *first = NULL;
    for (size_t i = report->section_count; i-- > 0;) {
        mv_section *section = &report->sections[i];
        if (section->title && strcmp(section->name, mv_overview_section.name) == 0) return section;
        if (section->title) first = section;
    }
    return first;
}

/* A report for readers says what its numbers rest on. */
static void add_conventions(const mv_report_input *input)
{
    if (input->complete || mv_report_asks_for(input->options->sections, mv_overview_section.name)) return;
    mv_text text = { 0 };
    mv_say_conventions(&text, input->network);
    mv_say_beyond(&text, input->network);
    mv_report_say_first(input->report, &text);
}

/* One line: the last of what the numbers rest on, or for machines a warning. */
static mv_status add_doubts(const mv_report_input *input)
{
    mv_section *section = foundations(input->report);
    mv_text text = { 0 };
    mv_advice_list found = { 0 };
    const mv_advice_list *advice = input->options->advice ? input->options->advice : &found;
    mv_status status = advice == &found ? mv_advise(&found, input->network->document, input->log) : MV_OK;
    mv_say_doubts(&text, input->network, advice, input->hints || input->complete);
    if (text.length && input->complete)
        mv_log_warning(input->log, (mv_place){ 0 }, "%s", text.bytes);
    else if (text.length && section)
        mv_section_add_paragraph(input->report, section, text.bytes);
    mv_text_clear(&text);
    mv_advice_clear(&found);
    return status;
}

/* Which the conventions tell readers. */
static void note_direction(const mv_report_input *input)
{
    mv_direction direction = { 0 };
    if (!input->network->selection.directed) mv_direction_add(&direction, input->network);
    mv_report_note_direction(input->report, &direction, "");
    mv_direction_clear(&direction);
}

/* --explain and --by add their sections to whatever is asked for. */
static bool is_wanted(const mv_report_section *section, const mv_report_options *options)
{
    return mv_report_asks_for(options->sections, section->name) ||
           (options->explain && section == &mv_explain_section) ||
           (options->grouped && section == &mv_homophily_section);
}

/* Those that time is over before are left out. */
static mv_status build_sections(const mv_report_input *input)
{
    mv_status status = MV_OK;
    size_t wanted = 0, built = 0;
    for (size_t i = 0; i < MV_COUNT(sections) && !status; i++) {
        if (!is_wanted(sections[i], input->options)) continue;
        wanted++;
        if (built && mv_time_left_in_all() <= 0) continue;
        status = sections[i]->build(input);
        built++;
    }
    if (status || built == wanted) return status;
    input->report->limited = true;
    mv_time_say(input->log, "the report", built, wanted, "sections");
    return MV_OK;
}

static mv_status report_build(mv_report **out, const mv_network *network, const mv_report_options *options,
                              mv_log *log)
{
    const mv_report_form *form;
    mv_scores scores = { 0 };
    mv_report *report = mv_report_new("multivector-report");
    if (network->focus != MV_NONE)
        report->focus = mv_report_text(report, mv_network_actor(network, network->focus)->id);
    mv_status status = mv_report_find_form(&form, options->format, log);
    if (!status) status = mv_report_check_sections(options->sections, mv_report_section_name, log);
    if (status) goto done;
    bool summary = mv_report_asks_for(options->sections, mv_summary_section.name);
    mv_scores_use use = { .table = mv_report_asks_for(options->sections, mv_centrality_section.name),
                          .complete = form->complete,
                          .summary = summary && !form->complete };
    if (use.table || summary) status = mv_scores_run(&scores, network, options, use, log);
    if (status) goto done;
    mv_report_input input = { report, network, options, &scores, form->complete, form->hints, log };
    add_head(&input);
    status = build_sections(&input);
    if (status) goto done;
    add_conventions(&input);
    status = add_doubts(&input);
    if (status) goto done;
    note_direction(&input);
    *out = report;
    report = NULL;
done:
    mv_report_free(report);
    mv_scores_clear(&scores);
    return status;
}

mv_status mv_report_build(mv_report **out, const mv_network *network, const mv_report_options *options,
                          mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, report_build(out, network, options, log), mv_guard_failed(log));
}
