#include "report/whatif/whatif_parts.h"
#include "report/words/prose.h"
#include "support/memory.h"
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAMES = 3 };

/* --- names ------------------------------------------------------------------------------------------------ */

/* "evenness" of "Evenness", but "PN centrality" as it is. */
static void add_small(mv_text *out, const char *title)
{
    bool small = title[0] && islower((unsigned char)title[1]);
    char first[] = { small ? (char)tolower((unsigned char)title[0]) : title[0], '\0' };
    mv_text_add(out, first);
    if (title[0]) mv_text_add(out, title + 1);
}

static bool is_plural(const char *title)
{
    size_t length = strlen(title);
    return length > 1 && title[length - 1] == 's' && title[length - 2] != 's';
}

static void add_value(mv_text *out, const mv_metric *metric, double number)
{
    mv_value value = mv_metric_value(metric, number);
    if (isnan(number))
        mv_text_add(out, "undefined");
    else
        mv_value_show(out, &value);
}

static void add_relation(mv_text *out, const mv_whatif_input *w, const mv_relation *relation)
{
    const mv_relations *set = &w->found->edited->set;
    mv_text_format(out, "%s %s %s (%s%s)", mv_whatif_name(w, &set->actors[relation->source]),
                   relation->directed ? "\xe2\x86\x92" : "\xe2\x80\x93",
                   mv_whatif_name(w, &set->actors[relation->target]), set->types[relation->type].name,
                   relation->sign < 0    ? ", negative"
                   : relation->sign == 0 ? ", neutral"
                                         : "");
}

/* "the evenness of Kazakhstan", "the triangle balance of the network" */
static void add_measured(mv_text *out, const mv_whatif_input *w, const mv_metric *metric)
{
    mv_text_add(out, "the ");
    add_small(out, metric->title);
    mv_text_format(out, " of %s", metric->scope == MV_PER_ACTOR ? mv_whatif_name(w, w->focus) : "the network");
}

/* --- changes ------------------------------------------------------------------------------------------------ */

static bool changes(const mv_reading *was, const mv_reading *is)
{
    if (isnan(was->value) || isnan(is->value)) return isnan(was->value) != isnan(is->value);
    return mv_reading_change(was, is) != 0;
}

static void add_ranks(mv_text *out, const mv_reading *was, const mv_reading *is)
{
    if (!was->rank || !is->rank) return;
    const char *first = was->sharers > 1 ? "shared " : "", *then = is->sharers > 1 ? "shared " : "";
    if (was->ranked != is->ranked)
        mv_text_format(out, " (%srank %zu of the %zu that have a value before, %s%zu of %zu after)", first,
                       was->rank, was->ranked, then, is->rank, is->ranked);
    else if (was->rank == is->rank && *first == *then)
        mv_text_format(out, " (still %srank %zu of %zu)", then, is->rank, is->ranked);
    else
        mv_text_format(out, " (%srank %zu to %s%zu of %zu)", first, was->rank, then, is->rank, is->ranked);
}

/* "rises from 0.913 to 0.931 (rank 4 to 3 of 30)" */
static void add_change(mv_text *out, const mv_metric *metric, const mv_reading *was, const mv_reading *is)
{
    bool many = is_plural(metric->title);
    if (isnan(is->value) || isnan(was->value)) {
        mv_text_add(out, many ? "are " : "is ");
        mv_text_add(out, isnan(is->value) ? "no longer defined" : "now defined, and ");
        if (!isnan(is->value)) add_value(out, metric, is->value);
        return;
    }
    bool rises = is->value > was->value;
    mv_text_format(out, "%s%s from ", rises ? "rise" : "fall", many ? "" : "s");
    add_value(out, metric, was->value);
    mv_text_add(out, " to ");
    add_value(out, metric, is->value);
    add_ranks(out, was, is);
}

/* --- why a rank moves against its value -------------------------------------------------------------------- */

/* Whether another is ranked with the focus: all actors are, or by measures of vectors those of its kind. */
static bool is_ranked(const mv_network *network, const mv_metric *metric, size_t actor)
{
    const char *kind = mv_network_actor(network, network->focus)->kind;
    return !(metric->flags & MV_OF_VECTORS) || strcmp(mv_network_actor(network, actor)->kind, kind) == 0;
}

/* " South Korea, which led it, falls more, from 0.901 to 0.880.": whoever the focus overtakes although its value
 * falls, or is overtaken by although it rises. `was` and `is` are the values of all actors. */
static void name_overtaken(mv_text *out, const mv_whatif_input *w, const mv_metric *metric, const double *was,
                           const double *is)
{
    const mv_network *before = w->found->before, *after = w->found->after;
    double mine = was[before->focus], now = is[after->focus];
    bool falls = now < mine;
    size_t count = 0;
    for (size_t i = 0; i < before->actor_count; i++) {
        size_t there = mv_network_find(after, mv_network_actor(before, i)->id);
        if (i == before->focus || !is_ranked(before, metric, i) || isnan(was[i])) continue;
        double then = there == MV_NONE ? NAN : is[there];
        bool passed = falls ? was[i] > mine && !(then > now) : was[i] < mine && then > now;
        if (!passed || count++ >= MOST_NAMES) continue;
        mv_text_format(out, "%s%s (",
                       count == 1 ? falls ? " Its rank is better all the same, because others fall more: "
                                          : " Its rank is worse all the same, because others rise more: "
                                  : ", ",
                       mv_network_name(before, i, w->options->report.language));
        add_value(out, metric, was[i]);
        mv_text_add(out, " to ");
        add_value(out, metric, then);
        mv_text_add(out, ")");
    }
    if (count > MOST_NAMES) mv_text_format(out, " and %zu more", count - MOST_NAMES);
    if (count) mv_text_add(out, ".");
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
        add_relation(out, w, &one->relation);
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
    add_value(&was, w->found->measures.items[measure], w->found->was[measure].value);
    add_value(&is, w->found->measures.items[measure], w->found->is[measure].value);
    bool differs = strcmp(was.bytes, is.bytes) != 0;
    mv_text_clear(&was);
    mv_text_clear(&is);
    return differs;
}

static void add_other(mv_text *out, const mv_whatif_input *w, size_t measure, size_t at)
{
    mv_text_add(out, at ? ", " : " Also: ");
    add_small(out, w->found->measures.items[measure]->title);
    mv_text_add(out, " ");
    add_value(out, w->found->measures.items[measure], w->found->was[measure].value);
    mv_text_add(out, " to ");
    add_value(out, w->found->measures.items[measure], w->found->is[measure].value);
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
    while (first < w->found->measures.count && !changes(&w->found->was[first], &w->found->is[first])) first++;
    add_lead(out, w);
    if (first == w->found->measures.count) {
        mv_text_add(out, "nothing that is measured here changes.");
        say_what_stays(out, w);
        return;
    }
    add_measured(out, w, w->found->measures.items[first]);
    mv_text_add(out, " ");
    add_change(out, w->found->measures.items[first], &w->found->was[first], &w->found->is[first]);
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

/* --- influence ---------------------------------------------------------------------------------------------- */

static size_t count_changing(const mv_whatif_input *w, size_t place)
{
    size_t count = 0;
    for (size_t i = 0; i < w->found->influences.count; i++) {
        const mv_influence *one = &w->found->influences.items[i];
        bool counts = changes(&w->found->influences.before[w->found->sort], &one->after[w->found->sort]);
        if (counts && (!place || one->place == place)) count++;
    }
    return count;
}

static const char *tried(const mv_influences *all)
{
    return all->untried ? "there was time for" : "count";
}

/* No change that has a size. */
static void say_no_influence(mv_text *out, const mv_whatif_input *w, const char *what, size_t undefining)
{
    const mv_metric *metric = w->found->each.items[w->found->sort];
    const char *verb = is_plural(metric->title) ? "are" : "is";
    bool known = !isnan(w->found->influences.before[w->found->sort].value);
    if (known) {
        mv_text_format(out, "Of %zu %ss that %s, none changes ", w->found->influences.count, what,
                       tried(&w->found->influences));
        add_measured(out, w, metric);
        mv_text_add(out, " when it is left out");
        if (undefining)
            mv_text_format(out, ", but without one of %zu of them it is no longer defined", undefining);
        mv_text_add(out, ".");
        return;
    }
    mv_text name = { 0 };
    add_measured(&name, w, metric);
    mv_text_format(out, "T%s %s not defined, so that nothing can change it.", name.bytes + 1, verb);
    mv_text_clear(&name);
}

/* Left out without having been asked, because it would take long. */
static void say_not_searched(mv_text *out, const mv_whatif_input *w)
{
    bool searched = w->options->report.metrics.count > 0;
    for (size_t i = 0; i < w->found->each.count; i++)
        searched = searched || strcmp(w->found->each.items[i]->name, "frustration") == 0;
    if (!searched) mv_text_add(out, " The frustration index is not searched so often unless --metrics names it.");
}

void mv_say_influence(mv_text *out, const mv_whatif_input *w)
{
    const mv_influences *all = &w->found->influences;
    const mv_metric *metric = w->found->each.items[w->found->sort];
    const char *what = all->each == MV_EACH_ACTOR ? "actor" : "relation";
    size_t changing = count_changing(w, 0), equal = count_changing(w, 1);
    if (!equal) {
        say_no_influence(out, w, what, changing);
        return;
    }
    const mv_influence *top = &all->items[0];
    mv_text_format(out, "Of %zu %ss that %s, the one that ", all->count, what, tried(all));
    add_measured(out, w, metric);
    mv_text_format(out, " depend%s on most is ", is_plural(metric->title) ? "" : "s");
    if (all->each == MV_EACH_ACTOR)
        mv_text_add(out, mv_whatif_name(w, &w->found->edited->set.actors[top->what]));
    else
        add_relation(out, w, &w->found->edited->set.relations[top->what]);
    if (equal > 1) mv_text_format(out, " (and %zu more as much)", equal - 1);
    mv_text_add(out, ": without it, ");
    add_small(out, metric->title);
    mv_text_add(out, " ");
    add_change(out, metric, &all->before[w->found->sort], &top->after[w->found->sort]);
    mv_text_format(out, ". %zu of the %zu change%s it at all.", changing, all->count, changing == 1 ? "s" : "");
    say_not_searched(out, w);
}

/* --- doubt -------------------------------------------------------------------------------------------------- */

static void add_keep(mv_text *out, const mv_draw_options *draws)
{
    static const mv_confidence order[] = { MV_HIGH, MV_MEDIUM, MV_LOW, MV_UNRATED };
    for (size_t i = 0; i < MV_COUNT(order); i++) {
        mv_text_format(out, "%s%s ", i ? ", " : "", order[i] ? mv_confidence_name(order[i]) : "unrated");
        mv_text_add_number(out, draws->keep[order[i]], 6);
    }
}

/* " lies between 0.863 and 0.882 (median 0.873)" */
static void add_value_band(mv_text *out, const mv_metric *metric, const mv_band *band)
{
    bool many = is_plural(metric->title), wide = band->high > band->low;
    mv_text_add(out, wide ? many ? " lie between " : " lies between " : many ? " are " : " is ");
    add_value(out, metric, band->low);
    if (!wide) return;
    mv_text_add(out, " and ");
    add_value(out, metric, band->high);
    mv_text_add(out, " (median ");
    add_value(out, metric, band->median);
    mv_text_add(out, ")");
}

static void add_rank_band(mv_text *out, const mv_band *band)
{
    double low = floor(band->rank_low), high = ceil(band->rank_high);
    if (isnan(low)) return;
    if (low == high)
        mv_text_format(out, " and its rank is %.0f", low);
    else
        mv_text_format(out, " and its rank between %.0f and %.0f", low, high);
}

/* Whether a draw can leave anything out. */
static bool is_doubtful(const mv_whatif_input *w)
{
    bool any = false;
    for (size_t i = 0; i < w->found->after->relation_count; i++)
        any =
            any ||
            w->options->draws.keep[w->found->after->set->relations[w->found->after->relations[i]].confidence] < 1;
    return any;
}

void mv_say_bands(mv_text *out, const mv_whatif_input *w)
{
    const mv_draw_options *draws = &w->options->draws;
    const mv_metric *metric = w->found->measures.count ? w->found->measures.items[0] : NULL;
    if (metric && w->found->bands[0].defined) {
        const mv_band *band = &w->found->bands[0];
        mv_text_format(out, "In 90 %% of %zu draws ", band->defined);
        add_measured(out, w, metric);
        add_value_band(out, metric, band);
        add_rank_band(out, band);
        mv_text_add(out, ". ");
    }
    mv_text_add(out, "Every draw keeps each relation with a probability set by its confidence: ");
    add_keep(out, draws);
    if (!is_doubtful(w)) mv_text_add(out, "; no relation here is kept with less than 1, so nothing was drawn");
    mv_text_format(
        out,
        " (seed %llu). This is doubt about single relations alone, not a sampling bootstrap: the actors are no "
        "sample of anything. Which vector an actor belongs to, how strong a type of relation is and what was "
        "never "
        "recorded are not drawn; report --sections sensitivity varies the first two.",
        (unsigned long long)draws->seed);
}
