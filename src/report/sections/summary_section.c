#include "analysis/graph/ranking.h"
#include "multivector/vectors.h"
#include "report/sections/parts/section.h"
#include "report/words/record_fields.h"
#include "support/limits.h"
#include <math.h>
#include <string.h>

/* What opens the report for readers: who is central, by which measure, and what that means. */

static const char *name_of(const mv_report_input *input, size_t actor)
{
    return mv_network_name(input->network, actor, input->options->language);
}

/* Who leads by a measure: the first by id of those that share the lead; MV_NONE when nobody scores above 0,
 * or the measure was not computed. */
static size_t leader_by(const mv_report_input *input, size_t measure)
{
    const double *values = mv_scores_of(input->scores, mv_measures[measure].metric);
    size_t best = MV_NONE;
    for (size_t i = 0; values && i < input->network->actor_count; i++)
        if (values[i] > 0 && (best == MV_NONE || values[i] > values[best] * (1 + 1e-10))) best = i;
    return best;
}

static void say_number(mv_text *out, const mv_report_input *input, const char *metric, double number)
{
    mv_value value = mv_scaled_value(mv_metric_find(metric), number, input->options->metric.normalised);
    mv_value_show(out, &value);
}

/* " of 1540 possible pairs": the most that a score could be, where that is known. */
static void say_scale(mv_text *out, const mv_report_input *input, const char *metric)
{
    double others = (double)input->network->actor_count - 1;
    double pairs = others * (others - 1) / (input->network->selection.directed ? 1 : 2);
    if (input->options->metric.normalised)
        mv_text_add(out, ", normalised");
    else if (strcmp(metric, "betweenness") == 0)
        mv_text_format(out, " of %.0f possible pair%s", pairs, pairs == 1 ? "" : "s");
    else if (strcmp(metric, "degree") == 0)
        mv_text_format(out, " of %.0f possible", others);
    else if (!input->options->metric.weighted)
        mv_text_format(out, " of at most %.0f", others);
}

/* How many actors share the lead by a measure; 0 when nobody leads. */
static size_t leaders_by(const mv_report_input *input, size_t measure)
{
    size_t first = leader_by(input, measure);
    const double *values = mv_scores_of(input->scores, mv_measures[measure].metric);
    return first == MV_NONE ? 0 : mv_rank_sharers(values, input->network->actor_count, first);
}

static bool are_level(const mv_report_input *input, size_t measure)
{
    return leaders_by(input, measure) == input->network->actor_count;
}

/* "Kazakhstan has the most ties (41)", "187 actors share the lead by number of ties (194)" or "All 195 actors are
 * level by number of ties (194)". */
static void say_lead(mv_text *out, const mv_report_input *input, size_t measure, bool name)
{
    const mv_measure *by = &mv_measures[measure];
    size_t first = leader_by(input, measure), leaders = leaders_by(input, measure);
    if (are_level(input, measure))
        mv_text_format(out, "%s %zu actors are level by %s (", out->length ? "all" : "All", leaders, by->by);
    else if (leaders > MV_SHOWN_LEADERS)
        mv_text_format(out, "%zu actors share the lead by %s (", leaders, by->by);
    else
        mv_text_format(out, "%s%s%s (%s", name ? name_of(input, first) : "", name ? " " : "", by->leads, by->unit);
    if (mv_scores_find(input->scores, by->metric)->estimate) mv_text_add(out, "about ");
    say_number(out, input, by->metric, mv_scores_of(input->scores, by->metric)[first]);
    say_scale(out, input, by->metric);
    mv_text_add(out, ")");
    if (leaders > 1 && leaders <= MV_SHOWN_LEADERS && !are_level(input, measure))
        mv_text_format(out, ", level with %zu other%s", leaders - 1, leaders == 2 ? "" : "s");
}

/* Two measures are told in one breath when the same single actor leads by both. */
static bool same_lead(const mv_report_input *input, size_t measure, size_t other)
{
    if (are_level(input, measure) || are_level(input, other)) return false;
    return leader_by(input, measure) == leader_by(input, other) &&
           leaders_by(input, measure) <= MV_SHOWN_LEADERS && leaders_by(input, other) <= MV_SHOWN_LEADERS;
}

static void say_leaders(mv_text *out, const mv_report_input *input)
{
    size_t last = MV_NONE;
    for (size_t m = 0; m < mv_measure_count; m++) {
        if (!leaders_by(input, m)) continue;
        bool same = last != MV_NONE && same_lead(input, last, m);
        bool more = m + 1 < mv_measure_count && same_lead(input, m, m + 1);
        if (last != MV_NONE) mv_text_add(out, !same ? "; " : more ? ", " : " and ");
        say_lead(out, input, m, !same);
        last = m;
    }
    mv_text_add(out, last == MV_NONE ? "No actor has a tie, so none is central." : ".");
}

static void say_meanings(mv_text *out, const mv_report_input *input)
{
    for (size_t m = 0; m < mv_measure_count; m++)
        if (leader_by(input, m) != MV_NONE) mv_text_format(out, " %s", mv_measures[m].means);
    if (input->network->selection.directed && mv_direction_relations(input->network))
        mv_text_add(out, " Paths lead along direction, and distances are those from the actor.");
}

static const char *ordinal(size_t n)
{
    if (n % 100 >= 11 && n % 100 <= 13) return "th";
    return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

/* Where the focus stands among those that were coded as it was. */
static void say_focus(mv_text *out, const mv_report_input *input)
{
    size_t focus = input->network->focus, count = input->network->actor_count, said = 0;
    if (focus == MV_NONE) return;
    mv_peers peers = mv_peers_of(input->network, focus);
    mv_text ranks = { 0 };
    for (size_t m = 0; m < mv_measure_count; m++) {
        const double *values = mv_scores_of(input->scores, mv_measures[m].metric);
        if (!values || isnan(values[focus])) continue;
        mv_rank_among place = mv_rank_of(&peers, values, count, focus, NULL);
        if (place.rank)
            mv_text_format(&ranks, "%s%s%zu%s by %s", said++ ? ", " : "", place.sharers > 1 ? "shared " : "",
                           place.rank, ordinal(place.rank), mv_measures[m].by);
    }
    if (said)
        mv_text_format(out, " %s, the focus, is %s of %zu %s coded alike.", name_of(input, focus), ranks.bytes,
                       peers.count, mv_kind_plural(input->report, mv_network_actor(input->network, focus)->kind));
    mv_text_clear(&ranks);
    mv_peers_clear(&peers);
}

/* Of a source about one actor its place in the middle is no finding. */
static void say_about(mv_text *out, const mv_report_input *input)
{
    mv_text_format(out,
                   " What is recorded here is about %s and says little of what the others have with one another: "
                   "who leads follows from that.",
                   name_of(input, input->network->focus));
}

static mv_status build(const mv_report_input *input)
{
    const char *title = input->network->set->title;
    if (input->complete) return MV_OK;
    mv_section *section =
        mv_report_add_section(input->report, "summary", title ? title : input->network->set->path, "");
    mv_text text = { 0 };
    say_leaders(&text, input);
    say_focus(&text, input);
    if (mv_is_about_focus(input->network))
        say_about(&text, input);
    else
        say_meanings(&text, input);
    mv_section_say(input->report, section, &text);
    return MV_OK;
}

const mv_report_section mv_summary_section = { "summary", build };
