#include "present/ranking.h"
#include "present/report_internal.h"
#include <math.h>

/* What opens the report for readers: who is central, by which measure, and what that means. */

static const char *name_of(const mv_report_input *input, size_t actor)
{
    return mv_actor_name(mv_network_actor(input->network, actor), input->options->language);
}

/* Who leads by a measure: the first by id of those that share the lead; MV_NONE when nobody scores above 0, or
 * the measure was not computed. */
static size_t leader_by(const mv_report_input *input, size_t measure)
{
    const double *values = mv_scores_of(input->scores, mv_measures[measure].metric);
    size_t best = MV_NONE;
    for (size_t i = 0; values && i < input->network->actor_count; i++)
        if (values[i] > 0 && (best == MV_NONE || values[i] > values[best] * (1 + 1e-10))) best = i;
    return best;
}

static void say_number(mv_text *out, const char *metric, double number)
{
    mv_value value = mv_metric_value(mv_metric_find(metric), number);
    mv_value_show(out, &value);
}

/* "Kazakhstan has the most ties (41), level with 2 others"; without the name when the sentence has it already. */
static void say_lead(mv_text *out, const mv_report_input *input, const mv_measure *measure, size_t first, bool name)
{
    const double *values = mv_scores_of(input->scores, measure->metric);
    size_t others = mv_rank_sharers(values, input->network->actor_count, first) - 1;
    if (name) mv_text_format(out, "%s ", name_of(input, first));
    mv_text_format(out, "%s (", measure->leads);
    say_number(out, measure->metric, values[first]);
    mv_text_add(out, ")");
    if (others) mv_text_format(out, ", level with %zu other%s", others, others == 1 ? "" : "s");
}

/* One sentence: who leads by each measure, measures of one leader together. */
static void say_leaders(mv_text *out, const mv_report_input *input)
{
    size_t last = MV_NONE;
    for (size_t m = 0; m < mv_measure_count; m++) {
        size_t first = leader_by(input, m);
        if (first == MV_NONE) continue;
        bool more = m + 1 < mv_measure_count && leader_by(input, m + 1) == first;
        if (last != MV_NONE) mv_text_add(out, last != first ? "; " : more ? ", " : " and ");
        say_lead(out, input, &mv_measures[m], first, last != first);
        last = first;
    }
    mv_text_add(out, last == MV_NONE ? "No actor has a tie, so none is central." : ".");
}

static void say_meanings(mv_text *out, const mv_report_input *input)
{
    for (size_t m = 0; m < mv_measure_count; m++)
        if (leader_by(input, m) != MV_NONE) mv_text_format(out, " %s", mv_measures[m].means);
}

static const char *ordinal(size_t n)
{
    if (n % 100 >= 11 && n % 100 <= 13) return "th";
    return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

/* Where the focus stands, unless it leads by everything anyway. */
static void say_focus(mv_text *out, const mv_report_input *input)
{
    size_t focus = input->network->focus, count = input->network->actor_count, said = 0;
    mv_text ranks = { 0 };
    bool leads = true;
    for (size_t m = 0; m < mv_measure_count && focus != MV_NONE; m++) {
        const double *values = mv_scores_of(input->scores, mv_measures[m].metric);
        if (!values || isnan(values[focus])) continue;
        size_t rank = mv_rank(values, count, focus);
        leads = leads && rank == 1;
        mv_text_format(&ranks, "%s%zu%s by %s", said++ ? ", " : "", rank, ordinal(rank), mv_measures[m].by);
    }
    if (said && !leads)
        mv_text_format(out, " %s, the focus, is %s of %zu actors.", name_of(input, focus), ranks.bytes, count);
    mv_text_clear(&ranks);
}

static mv_status build(const mv_report_input *input)
{
    const char *title = input->network->set->title;
    if (input->complete) return MV_OK;
    mv_section *section = mv_report_add_section(input->report, "summary", title ? title : input->network->set->path, "");
    mv_text text = { 0 };
    say_leaders(&text, input);
    say_focus(&text, input);
    say_meanings(&text, input);
    mv_section_add_paragraph(input->report, section, text.bytes);
    mv_text_clear(&text);
    return MV_OK;
}

const mv_report_section mv_summary_section = { "summary", build };
