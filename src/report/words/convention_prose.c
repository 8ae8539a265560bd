#include "report/words/prose.h"
#include "support/limits.h"
#include <stdlib.h>

/* What the numbers of a network rest on. */

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

void mv_say_day(mv_text *out, mv_date date)
{
    mv_date_text text;
    mv_text_add(out, mv_date_format(date, text));
    if (date.precision == 10) return;
    date.precision = 10;
    mv_text_format(out, ", that is %s", mv_date_format(date, text));
}

static void say_when(mv_text *out, const mv_network *network)
{
    mv_period_text period;
    if (mv_network_of_period(network))
        mv_text_format(out, "What holds on any day of %s; a type of one sign counts once for a pair. ",
                       mv_network_time(network, period));
    else if (network->date.day) {
        mv_text_add(out, "What holds on ");
        mv_say_day(out, network->date);
        mv_text_add(out, ". ");
    } else
        mv_text_add(out, "Every relation counts, whatever its dates. ");
}

/* "DEU continues GFR within the period; ...": how many actors continue another that the period has as well. */
static size_t say_continuing(mv_text *out, const mv_network *network, size_t count)
{
    size_t said = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        const mv_actor *actor = mv_network_actor(network, i);
        for (size_t k = 0; k < actor->continues_count; k++) {
            const char *before = actor->continues[k].actor;
            if (mv_network_find(network, before) == MV_NONE) continue;
            if (said < MV_SHOWN_FOLLOWED && said < count)
                mv_text_format(out, "%s%s continues %s",
                               mv_joint(said, count < MV_SHOWN_FOLLOWED ? count : MV_SHOWN_FOLLOWED), actor->id,
                               before);
            said++;
        }
    }
    return said;
}

/* An actor and the one that continues it are both there in a period that has the day between them. */
static void say_identity(mv_text *out, const mv_network *network)
{
    size_t count = mv_network_of_period(network) ? say_continuing(out, network, 0) : 0;
    if (!count) return;
    say_continuing(out, network, count);
    if (count > MV_SHOWN_FOLLOWED) mv_text_format(out, " (and so on, %zu in all)", count);
    mv_text_add(out, " within the period: each counts as an actor of its own. ");
}

static void say_what_counts(mv_text *out, const mv_network *network)
{
    mv_text reasons = { 0 };
    say_when(out, network);
    size_t left_out = list_left_out(&reasons, network);
    if (left_out)
        mv_text_format(out, "%zu of %zu relations are left out: %s. ", left_out, network->document_relations,
                       reasons.bytes);
    const mv_selection *by = &network->selection;
    if (by->distinct) mv_text_add(out, "A statement made twice counts once. ");
    if (by->project)
        mv_text_format(out, "Projected: actors of kind %s are tied by every other actor they share%s%s%s. ",
                       by->project, by->projection ? ", " : "", mv_projection_summary(by->projection),
                       by->direct ? ", and by their own relations" : "; their own relations are left out");
    if (network->not_existing)
        mv_text_format(out, "%zu of %zu actors %s not exist then. ", network->not_existing,
                       network->document_actors, network->not_existing == 1 ? "does" : "do");
    say_identity(out, network);
    if (network->actors_left_out)
        mv_text_format(out, "%zu of %zu actors are not selected. ", network->actors_left_out,
                       network->document_actors);
    if (network->isolates_dropped)
        mv_text_format(out, "%zu actors without a tie are dropped. ", network->isolates_dropped);
    mv_text_clear(&reasons);
}

/* How many relations of each type join pairs that are neutral. */
static size_t *count_neutral(const mv_network *network)
{
    const mv_relations *set = network->set;
    size_t *counts = mv_alloc_array(set->type_count, sizeof *counts);
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++)
        for (size_t i = 0; i < tie->count && tie->state == MV_NEUTRAL; i++)
            counts[set->relations[network->members[tie->first + i]].type]++;
    return counts;
}

/* The commonest of the types counted, whose count is then 0; NULL behind the last. */
static const char *take_commonest(const mv_relations *set, size_t *counts)
{
    size_t most = 0;
    for (size_t i = 1; i < set->type_count; i++)
        if (counts[i] > counts[most]) most = i;
    if (!set->type_count || !counts[most]) return NULL;
    counts[most] = 0;
    return set->types[most].name;
}

/* "18 pairs are linked only by facts such as 'part of' or 'located in', ...": with the two commonest of them. */
static void say_neutral(mv_text *out, const mv_network *network)
{
    size_t pairs = network->states[MV_NEUTRAL], *counts = count_neutral(network);
    const char *first = take_commonest(network->set, counts), *second = take_commonest(network->set, counts);
    if (pairs && first) {
        mv_text_format(out, " %zu pair%s linked only by facts such as '%s'", pairs, pairs == 1 ? " is" : "s are",
                       first);
        if (second) mv_text_format(out, " or '%s'", second);
        mv_text_add(out, ", which count as neither friendly nor hostile.");
    }
    free(counts);
}

/* Those without a tie are isolates in measures; in pictures only those that have no relation stand apart. */
static void say_isolates(mv_text *out, const mv_network *network)
{
    mv_loners loners = mv_loners_of(network);
    if (!loners.linked) return;
    mv_text_format(out, " Of the %zu isolates %zu %s linked by pairs that are no tie", loners.tieless,
                   loners.linked, loners.linked == 1 ? "is" : "are");
    if (loners.tieless > loners.linked)
        mv_text_format(out, ", and %zu %s no relation here at all", loners.tieless - loners.linked,
                       loners.tieless - loners.linked == 1 ? "has" : "have");
    mv_text_add(out, ".");
}

static void say_how_ties_fold(mv_text *out, const mv_network *network)
{
    static const struct {
        mv_tie_state state;
        const char *one, *many;
    } asides[] = {
        { MV_AMBIVALENT, "pair is ambivalent (its relations cancel out)",
          "pairs are ambivalent (their relations cancel out)" },
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
    if (network->states[MV_WEAK] && network->selection.directed)
        mv_text_add(out, " The least strength is one of pairs: both directions stay or go.");
    say_neutral(out, network);
    say_isolates(out, network);
    if (network->loops)
        mv_text_format(out, " %zu self-loop%s no part of any measure.", network->loops,
                       network->loops == 1 ? " is" : "s are");
}

void mv_say_conventions(mv_text *out, const mv_network *network)
{
    mv_direction direction = { 0 };
    say_what_counts(out, network);
    say_how_ties_fold(out, network);
    mv_direction_add(&direction, network);
    if (!network->selection.directed)
        mv_say_direction(out, &direction, "");
    else if (direction.relations)
        mv_text_add(out,
                    " Direction counts in in- and out-degree, hubs and authorities, density, reciprocity, "
                    "assortativity, paths, PageRank, Burt's measures, brokerage and triads; all else is of pairs, "
                    "whatever their direction.");
    mv_direction_clear(&direction);
    mv_say_side(out, network->selection.side);
}
