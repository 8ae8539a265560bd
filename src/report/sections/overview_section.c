#include "report/model/report_model.h"
#include <string.h>

/* The network as a whole, and what of the document is not in it. */

/* "12 ended, 3 not yet in force"; empty when nothing was left out. Returns how many were. */
static size_t list_left_out(mv_text *out, const mv_network *network)
{
    size_t total = 0;
    for (int reason = 0; reason < MV_LEFT_OUT_COUNT; reason++) {
        size_t count = network->left_out[reason];
        if (count)
            mv_text_format(out, "%s%zu %s", total ? ", " : "", count, mv_left_out_text((mv_left_out)reason));
        total += count;
    }
    return total;
}

static void say_what_counts(mv_text *out, const mv_network *network)
{
    mv_date_text at;
    mv_text reasons = { 0 };
    if (network->date.day)
        mv_text_format(out, "What holds on %s. ", mv_date_format(network->date, at));
    else
        mv_text_add(out, "Every relation counts, whatever its dates. ");
    size_t left_out = list_left_out(&reasons, network);
    if (left_out)
        mv_text_format(out, "%zu of %zu relations are left out: %s. ", left_out, network->document_relations,
                       reasons.bytes);
    const mv_selection *by = &network->selection;
    if (by->project)
        mv_text_format(out, "Projected: actors of kind %s are tied by every other actor they share%s%s. ",
                       by->project, by->newman ? ", each weighing 1/(members - 1)" : "",
                       by->direct ? ", and by their own relations" : "; their own relations are left out");
    if (network->actors_left_out)
        mv_text_format(out, "%zu of %zu actors are not selected. ", network->actors_left_out,
                       network->document_actors);
    if (network->isolates_dropped)
        mv_text_format(out, "%zu actors without a tie are dropped. ", network->isolates_dropped);
    mv_text_clear(&reasons);
}

static void say_how_ties_fold(mv_text *out, const mv_network *network)
{
    static const struct {
        mv_tie_state state;
        const char *one, *many;
    } asides[] = {
        { MV_AMBIVALENT, "pair is ambivalent (its relations cancel out)",
          "pairs are ambivalent (their relations cancel out)" },
        { MV_NEUTRAL, "pair has relations of sign 0 only, which is no tie",
          "pairs have relations of sign 0 only, which is no tie" },
        { MV_DROPPED, "pair has both signs and is dropped", "pairs have both signs and are dropped" },
        { MV_WEAK, "pair lies below the least strength", "pairs lie below the least strength" },
    };
    mv_fold rule = network->selection.fold;
    mv_text_format(out, "The relations of a pair fold into one tie by the rule %s (%s).", mv_fold_name(rule),
                   mv_fold_summary(rule));
    for (size_t i = 0; i < MV_COUNT(asides); i++) {
        size_t count = network->states[asides[i].state];
        if (count) mv_text_format(out, " %zu %s.", count, count == 1 ? asides[i].one : asides[i].many);
    }
    if (network->loops)
        mv_text_format(out, " %zu self-loop%s no part of any measure.", network->loops,
                       network->loops == 1 ? " is" : "s are");
}

/* Rows that say nothing unless something unusual was asked for stay out of the text forms. */
static bool is_aside(const mv_metric *metric, double value)
{
    static const char *const asides[] = { "neutral", "dropped", "weak", "loops", "reciprocity" };
    for (size_t i = 0; i < MV_COUNT(asides); i++)
        if (strcmp(metric->name, asides[i]) == 0) return !(value > 0);
    return false;
}

static mv_status add_metrics(const mv_report_input *input, mv_section *section)
{
    mv_status status = MV_OK;
    for (size_t i = 0; i < mv_metric_count() && !status; i++) {
        const mv_metric *metric = mv_metric_at(i);
        if (metric->scope != MV_WHOLE || (metric->flags & MV_OF_BALANCE)) continue;
        double number;
        mv_value value = { .kind = MV_UNDEFINED, .text = MV_TOO_LARGE };
        if (!mv_metric_is_too_slow(metric, input->network)) {
            status = mv_metric_run(metric, input->network, &input->options->metric, &number, input->log);
            value = mv_metric_value(metric, number);
        }
        mv_section_add_field(section, metric->name, is_aside(metric, value.number) ? NULL : metric->title, value);
    }
    return status;
}

void mv_say_conventions(mv_text *out, const mv_network *network)
{
    say_what_counts(out, network);
    say_how_ties_fold(out, network);
}

static mv_status build(const mv_report_input *input)
{
    mv_section *section = mv_report_add_section(input->report, "overview", "Network", "network");
    mv_text text = { 0 };
    mv_say_conventions(&text, input->network);
    mv_section_add_paragraph(input->report, section, text.bytes);
    mv_text_clear(&text);
    return add_metrics(input, section);
}

const mv_report_section mv_overview_section = { "overview", build };
