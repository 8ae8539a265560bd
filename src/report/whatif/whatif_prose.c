#include "report/whatif/whatif_words.h"
#include "report/words/prose.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAMES = 3 };

/* --- why a rank moves against its value -------------------------------------------------------------------- */

/* " South Korea, which led it, falls more, from 0.901 to 0.880.": whoever the focus overtakes although its value
 * falls, or is overtaken by although it rises. `was` and `is` are the values of all actors. */
static void name_overtaken(mv_text *out, const mv_whatif_input *w, const mv_metric *metric, const double *was,
                           const double *is)
{
    const mv_network *before = w->found->before, *after = w->found->after;
    mv_peers peers = mv_peers_of(before, before->focus); /* who is ranked with it */
    double mine = was[before->focus], now = is[after->focus];
    bool falls = now < mine;
    size_t count = 0;
    for (size_t i = 0; i < before->actor_count; i++) {
        size_t there = mv_network_find(after, mv_network_actor(before, i)->id);
        if (i == before->focus || !peers.actors[i] || isnan(was[i])) continue;
        double then = there == MV_NONE ? NAN : is[there];
        bool passed = falls ? was[i] > mine && !(then > now) : was[i] < mine && then > now;
        if (!passed || count++ >= MOST_NAMES) continue;
        mv_text_format(out, "%s%s (",
                       count == 1 ? falls ? " Its rank is better all the same, because others fall more: "
                                          : " Its rank is worse all the same, because others rise more: "
                                  : ", ",
                       mv_network_name(before, i, w->options->report.language));
        mv_whatif_add_value(out, metric, was[i]);
        mv_text_add(out, " to ");
        mv_whatif_add_value(out, metric, then);
        mv_text_add(out, ")");
    }
    if (count > MOST_NAMES) mv_text_format(out, " and %zu more", count - MOST_NAMES);
    if (count) mv_text_add(out, ".");
    mv_peers_clear(&peers);
}

static void say_why_rank_moves(mv_text *out, const mv_whatif_input *w, size_t measure)
{
    const mv_metric *metric = w->found->measures.items[measure];
    const mv_reading *was = &w->found->was[measure], *is = &w->found->is[measure];
    const mv_network *before = w->found->before, *after = w->found->after;
    bool against = is->value < was->value ? is->rank < was->rank : is->value > was->value && is->rank > was->rank;
    if (!was->rank || !is->rank || !against) return;
    double *values = mv_alloc_array(before->actor_count + after->actor_count, sizeof *values);
    double *later = values + before->actor_count;
    mv_log log = { 0 }; /* they were measured before, without trouble */
    if (!mv_metric_run(metric, before, &w->options->report.metric, values, &log) &&
        !mv_metric_run(metric, after, &w->options->report.metric, later, &log))
        name_overtaken(out, w, metric, values, later);
    mv_log_clear(&log);
    free(values);
}

/* --- what a negative relation does to its tie --------------------------------------------------------------- */

/* The relation is one of the edited set, which a projected network does not number its actors by. */
static const mv_tie *find_tie(const mv_network *network, const mv_whatif_input *w, const mv_relation *relation)
{
    const mv_actor *actors = w->found->edited->set.actors;
    size_t a = mv_network_find(network, actors[relation->source].id);
    size_t b = mv_network_find(network, actors[relation->target].id);
    if (a == MV_NONE || b == MV_NONE) return NULL;
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++)
        if ((tie->a == a && tie->b == b) || (tie->a == b && tie->b == a)) return tie;
    return NULL;
}

/* " Its tie with Russia" or " The tie of Armenia with Azerbaijan" */
static void add_pair(mv_text *out, const mv_whatif_input *w, const mv_relation *relation)
{
    const mv_actor *actors = w->found->edited->set.actors, *a = &actors[relation->source],
                   *b = &actors[relation->target];
    bool first = w->focus && strcmp(a->id, w->focus->id) == 0,
         second = w->focus && strcmp(b->id, w->focus->id) == 0;
    if (first || second)
        mv_text_format(out, " The tie of %s with %s", mv_whatif_name(w, w->focus),
                       mv_whatif_name(w, first ? b : a));
    else
        mv_text_format(out, " The tie of %s with %s", mv_whatif_name(w, a), mv_whatif_name(w, b));
}

static void say_weakened(mv_text *out, const mv_whatif_input *w, const mv_relation *relation)
{
    const mv_tie *was = find_tie(w->found->before, w, relation), *is = find_tie(w->found->after, w, relation);
    if (!is) return;
    bool friendly = was && was->state == MV_POSITIVE;
    add_pair(out, w, relation);
    if (friendly && is->state == MV_POSITIVE && is->strength < was->strength)
        mv_text_format(out, " weakens from %.4g to %.4g.", was->strength, is->strength);
    else if (friendly && is->state == MV_NEGATIVE)
        mv_text_format(out, ", friendly before (%.4g), turns hostile (%.4g).", was->strength, is->strength);
    else if (friendly && is->state == MV_AMBIVALENT)
        mv_text_format(out, ", friendly before (%.4g), cancels out.", was->strength);
    else if (is->state == MV_NEGATIVE)
        mv_text_format(out, " is hostile (%.4g).", is->strength);
    else
        mv_text_format(out, " stays as it was by the fold rule %s.",
                       mv_fold_name(w->found->after->selection.fold));
}

/* Evenness and its kin are of friendly strength alone, so that hostility can make them rise. */
static void say_hostility(mv_text *out, const mv_whatif_input *w)
{
    bool any = false, blind = false;
    for (size_t i = 0; i < w->found->edited->relation_count; i++) {
        const mv_edited_relation *one = &w->found->edited->relations[i];
        if (!one->added || !one->counts || one->relation.sign >= 0) continue;
        say_weakened(out, w, &one->relation);
        any = true;
    }
    for (size_t m = 0; m < w->found->measures.count; m++)
        blind = blind || strcmp(w->found->measures.items[m]->name, "evenness") == 0 ||
                strcmp(w->found->measures.items[m]->name, "effective_vectors") == 0;
    if (any && blind)
        mv_text_add(out,
                    " Evenness looks at how friendly strength is spread, not at hostility: a weaker tie with a "
                    "large vector can make it rise.");
}

/* --- edits -------------------------------------------------------------------------------------------------- */

/* ", " or " and " before the name `at` of `count`, the last of those shown. */
static void separate(mv_text *out, size_t at, size_t count)
{
    if (at) mv_text_add(out, at + 1 == count ? " and " : ", ");
}

static void add_more(mv_text *out, size_t shown, size_t count)
{
    if (count > shown) mv_text_format(out, " and %zu more", count - shown);
}

/* The dropped actors with what they take along, then relations dropped by name; or the relations added. */
static void add_names(mv_text *out, const mv_whatif_input *w, bool added)
{
    const mv_edited *edited = w->found->edited;
    size_t count = added ? 0 : edited->actor_count, at = 0, taken = 0;
    for (size_t i = 0; i < edited->relation_count; i++) {
        const mv_edited_relation *one = &edited->relations[i];
        count += one->added == added && one->because == MV_NONE;
        taken += one->because != MV_NONE && one->counts;
    }
    size_t shown = count > MOST_NAMES ? MOST_NAMES : count, end = shown == count ? count : MV_NONE;
    for (size_t i = 0; i < edited->actor_count && !added && at < shown; i++) {
        separate(out, at++, end);
        mv_text_add(out, mv_whatif_name(w, &edited->set.actors[edited->actors[i]]));
    }
    for (size_t i = 0; i < edited->relation_count && at < shown; i++) {
        const mv_edited_relation *one = &edited->relations[i];
        if (one->added != added || one->because != MV_NONE) continue;
        separate(out, at++, end);
        mv_whatif_add_relation(out, w, &one->relation);
    }
    add_more(out, shown, count);
    if (!added && taken)
        mv_text_format(out, " (%zu relation%s with %s)", taken, taken == 1 ? " goes" : "s go",
                       edited->actor_count == 1 ? "it" : "them");
}

static void add_lead(mv_text *out, const mv_whatif_input *w)
{
    size_t added = 0, dropped = w->found->edited->actor_count;
    for (size_t i = 0; i < w->found->edited->relation_count; i++)
        w->found->edited->relations[i].added ? added++ : dropped++;
    if (dropped) {
        mv_text_add(out, "Without ");
        add_names(out, w, false);
    }
    if (added) {
        mv_text_add(out, dropped ? " and with " : "With ");
        add_names(out, w, true);
    }
    mv_text_add(out, ", ");
}

/* A change that the shown digits hide is not worth a sentence. */
static bool reads_otherwise(const mv_whatif_input *w, size_t measure)
{
    mv_text was = { 0 }, is = { 0 };
    mv_whatif_add_value(&was, w->found->measures.items[measure], w->found->was[measure].value);
    mv_whatif_add_value(&is, w->found->measures.items[measure], w->found->is[measure].value);
    bool differs = strcmp(was.bytes, is.bytes) != 0;
    mv_text_clear(&was);
    mv_text_clear(&is);
    return differs;
}

static void add_other(mv_text *out, const mv_whatif_input *w, size_t measure, size_t at)
{
    mv_text_add(out, at ? ", " : " Also: ");
    mv_whatif_add_title(out, w->found->measures.items[measure]->title);
    mv_text_add(out, " ");
    mv_whatif_add_value(out, w->found->measures.items[measure], w->found->was[measure].value);
    mv_text_add(out, " to ");
    mv_whatif_add_value(out, w->found->measures.items[measure], w->found->is[measure].value);
}

/* The relations that still join the ends of one that was dropped by its name: to part a pair, all must go. */
static void say_what_stays(mv_text *out, const mv_whatif_input *w)
{
    const mv_network *after = w->found->after;
    for (size_t i = 0; i < w->found->edited->relation_count; i++) {
        const mv_edited_relation *one = &w->found->edited->relations[i];
        if (one->added || one->because != MV_NONE) continue;
        mv_text names = { 0 };
        size_t count = 0;
        for (size_t r = 0; r < after->relation_count; r++) {
            const mv_relation *other = &after->set->relations[after->relations[r]];
            bool same = other->source == one->relation.source && other->target == one->relation.target;
            bool turned = other->source == one->relation.target && other->target == one->relation.source;
            if (!same && !turned) continue;
            mv_text_format(&names, "%s%s%s%s%s", count++ ? ", " : "", after->set->types[other->type].name,
                           other->id ? " (" : "", other->id ? other->id : "", other->id ? ")" : "");
        }
        if (count)
            mv_text_format(out, " Between %s and %s stay%s: %s.",
                           mv_whatif_name(w, &after->set->actors[one->relation.source]),
                           mv_whatif_name(w, &after->set->actors[one->relation.target]), count == 1 ? "s" : "",
                           names.bytes);
        mv_text_clear(&names);
    }
}

void mv_say_whatif(mv_text *out, const mv_whatif_input *w)
{
    size_t first = 0, others = 0;
    while (first < w->found->measures.count && !mv_whatif_changes(&w->found->was[first], &w->found->is[first]))
        first++;
    add_lead(out, w);
    if (first == w->found->measures.count) {
        mv_text_add(out, "nothing that is measured here changes.");
        say_what_stays(out, w);
        return;
    }
    mv_whatif_add_measured(out, w, w->found->measures.items[first]);
    mv_text_add(out, " ");
    mv_whatif_add_change(out, w->found->measures.items[first], &w->found->was[first], &w->found->is[first]);
    mv_text_add(out, ".");
    say_why_rank_moves(out, w, first);
    say_hostility(out, w);
    for (size_t m = first + 1; m < w->found->measures.count && others < MOST_NAMES; m++)
        if (reads_otherwise(w, m)) add_other(out, w, m, others++);
    if (others) mv_text_add(out, ".");
    say_what_stays(out, w);
}

void mv_say_dominant(mv_text *out, const mv_whatif_input *w)
{
    const mv_profile *was = w->found->profile_was, *is = w->found->profile_is;
    const mv_relations *set = &w->found->edited->set;
    if (!was || !is || was->dominant == MV_NONE || is->dominant == MV_NONE) return;
    bool same = mv_profile_same_largest(was, is);
    mv_text_format(out, "The largest share of the ties of %s %s ", mv_whatif_name(w, w->focus),
                   same ? "stays" : "was");
    mv_say_largest_vectors(out, set, was);
    mv_text_add(out, same ? ": " : " (");
    mv_say_largest_share(out, was);
    mv_text_add(out, same ? " before, " : ") and becomes ");
    if (!same) {
        mv_say_largest_vectors(out, set, is);
        mv_text_add(out, " (");
    }
    mv_say_largest_share(out, is);
    mv_text_add(out, same ? " after." : ").");
}
