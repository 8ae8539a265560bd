#include "analysis/graph/ranking.h"
#include "report/sections/balance/balance_parts.h"
#include "report/words/prose.h"
#include "support/limits.h"
#include <math.h>
#include <stdlib.h>

/* What the section on balance says in words. */

static const char *name_of(const mv_balance *b, size_t actor)
{
    return mv_network_name(b->network, actor, b->input->options->language);
}

static void say_triangles(mv_text *out, const mv_balance *b)
{
    double share = mv_triangle_balance(&b->triangles);
    if (isnan(share)) {
        mv_text_add(out, "There is no triangle of signed ties to judge balance by.");
        return;
    }
    mv_text_format(
        out,
        "%.0f %% of the triangles are balanced: friends of friends, or two friends with a common enemy. "
        "%llu %s one rivalry between two friends of the same actor (++-).",
        100 * share, (unsigned long long)b->triangles.count[1], b->triangles.count[1] == 1 ? "has" : "have");
    if (b->input->hints)
        mv_text_add(out, " Whether that is more than chance would give, --sections chance tells.");
}

/* A shortest way to see that the network does not fall into groups of friends. */
static void say_weak_balance(mv_text *out, const mv_balance *b)
{
    mv_weak_balance weak = mv_weak_balance_of(b->network);
    if (weak.clusterable)
        mv_text_format(out, " The network falls into %zu group%s with friends inside and rivals outside.",
                       weak.groups, weak.groups == 1 ? "" : "s");
    else {
        mv_text_format(
            out,
            " The network does not fall into groups of friends: %s and %s are rivals, but a chain of positive "
            "ties joins them by way of ",
            name_of(b, weak.path[0]), name_of(b, weak.path[weak.path_length - 1]));
        mv_say_names(out, b->network, weak.path + 1, weak.path_length - 2, MV_NONE, b->input->options->language);
        mv_text_add(out, ".");
    }
    mv_weak_balance_clear(&weak);
}

static void say_index(mv_text *out, const mv_balance *b)
{
    const mv_frustration *r = &b->pair.result[MV_OBJECTIVE_COUNT];
    const char *rule = mv_fold_name(b->network->selection.fold);
    if (r->proved)
        mv_text_format(
            out,
            "The frustration index is %.0f: so many of the %.0f signed ties, and no fewer, would have to go "
            "or change sign for two factions with friends inside and rivals between (proved; ties by the "
            "fold rule %s).",
            r->upper, r->total, rule);
    else
        mv_text_format(
            out,
            "The frustration index lies between %.0f and %.0f of %.0f signed ties (%s; ties by the fold rule "
            "%s): so many would have to go or change sign for two factions with friends inside and rivals "
            "between.",
            r->lower, r->upper, r->total,
            *r->stopped              ? r->stopped
            : r->end == MV_END_TIME  ? "the time limit ended the search"
            : r->end == MV_END_BRIEF ? "a short search, as they stay far apart; --sections balance goes on"
                                     : "the search cannot tell more",
            rule);
}

/* "Iran, North Korea and Syria, and all others", or how many there are when they are too many to be named. */
static void say_factions(mv_text *out, const mv_balance *b, const mv_frustration *result)
{
    const char *language = b->input->options->language;
    size_t count, others, *actors = mv_balance_faction(b, result, 0, &others), *rest = NULL;
    int smaller = mv_smaller_faction(result->side, b->network->actor_count);
    free(actors);
    actors = mv_balance_faction(b, result, smaller, &count);
    rest = mv_balance_faction(b, result, !smaller, &others);
    if (!count)
        mv_text_add(out, "everybody on one side, nobody on the other");
    else if (count > MV_SHOWN_FACTION) {
        mv_text_format(out, "%zu actors (", count);
        mv_say_names(out, b->network, actors, count, MV_SHOWN_FACTION, language);
        mv_text_format(out, "), and the other %zu", others);
    } else {
        mv_say_names(out, b->network, actors, count, MV_SHOWN_FACTION, language);
        mv_text_add(out, ", and ");
        if (others > count)
            mv_text_format(out, "all others (%zu)", others);
        else
            mv_say_names(out, b->network, rest, others, MV_SHOWN_FACTION, language);
    }
    free(actors);
    free(rest);
}

static void say_frustration(mv_text *out, const mv_balance *b)
{
    if (!b->searched) {
        mv_text_format(out, "The frustration index was not searched: %s.", MV_BALANCE_TOO_LARGE);
        return;
    }
    const mv_frustration *r = &b->pair.result[MV_OBJECTIVE_COUNT];
    say_index(out, b);
    mv_text_add(out, " The two factions: ");
    say_factions(out, b, r);
    mv_text_add(out, r->upper > 0 ? "; there may be others as good. An actor on good terms with both sides of a "
                                    "rivalry raises frustration by design: low structural balance and high vector "
                                    "balance can go together."
                                  : ".");
}

/* How far bodies that nearly everybody belongs to make these numbers. */
static void say_without_universal(mv_text *out, const mv_balance *b)
{
    const mv_frustration *r = &b->without.result;
    double share = mv_triangle_balance(&b->without.triangles);
    if (!b->bodies.count) return;
    mv_text_add(out, "At least half of the countries have a positive tie with ");
    mv_say_names(out, b->network, b->bodies.actors, b->bodies.count, MV_SHOWN_BODIES, b->input->options->language);
    mv_text_format(out, ", which so tie%s rivals together.", b->bodies.count == 1 ? "s" : "");
    if (!b->searched) return;
    const char *them = b->bodies.count == 1 ? "it" : "them";
    mv_text_format(out, " Without %s the frustration index is %s%.0f of %.0f signed ties", them,
                   r->proved ? "" : "at most ", r->upper, r->total);
    if (!isnan(share)) mv_text_format(out, " and %.0f %% of the triangles are balanced", 100 * share);
    mv_text_add(out, "; a best partition is then: ");
    say_factions(out, b, r);
    mv_text_add(out, ".");
}

/* --- more than two camps ----------------------------------------------------------------------------------- */

/* All actors, those with most signed ties first: of a large group they say most about it. */
static size_t *order_by_ties(const mv_balance *b)
{
    const mv_network *network = b->network;
    double *ties = mv_alloc_array(network->actor_count, sizeof *ties);
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->state != MV_POSITIVE && tie->state != MV_NEGATIVE) continue;
        ties[tie->a]++;
        ties[tie->b]++;
    }
    size_t *order = mv_ranking(ties, network->actor_count);
    free(ties);
    return order;
}

/* "(1) Kotun and Nagad; (2) Masil; and 3 more" */
static void say_groups(mv_text *out, const mv_balance *b, const uint32_t *group, size_t groups)
{
    size_t actors = b->network->actor_count, *order = order_by_ties(b);
    for (size_t g = 0; g < groups && g < MV_SHOWN_GROUPS; g++) {
        size_t count, *members = mv_balance_members(b, group, g, &count);
        for (size_t i = 0, place = 0; i < actors && count > MV_SHOWN_FACTION; i++)
            if (group[order[i]] == g) members[place++] = order[i];
        mv_text_format(out, "%s(%zu) ", g ? "; " : "", g + 1);
        mv_say_names(out, b->network, members, count, MV_SHOWN_FACTION, b->input->options->language);
        free(members);
    }
    free(order);
    if (groups > MV_SHOWN_GROUPS) mv_text_format(out, "; and %zu more", groups - MV_SHOWN_GROUPS);
    mv_text_add(out, ".");
}

/* "4 positions, of 2 to 6 the step that helps most, leave 1 tie against the sign of its block" */
static void say_relaxed(mv_text *out, const mv_balance *b)
{
    if (!b->relaxed.count) return;
    const mv_relaxed_point *best = &b->relaxed.points[b->relaxed.best - 1];
    mv_text_add(out, "Relaxed balance lets ties within a position, and between two, be of either sign: ");
    if (best->k == 1)
        mv_text_add(out, "1 position leaves ");
    else
        mv_text_format(out, "%zu positions, of 2 to %zu the step that helps most, leave ", best->k,
                       b->relaxed.count);
    if (best->cost)
        mv_text_format(out, "%zu tie%s", best->cost, best->cost == 1 ? "" : "s");
    else
        mv_text_add(out, "no tie");
    mv_text_format(out, " against the sign of %s block (%s; ties without direction). One such partition: ",
                   best->cost > 1 ? "their" : "its", best->proved ? "proved" : "not proved");
    say_groups(out, b, best->position, best->positions);
}

static void say_communities(mv_text *out, const mv_balance *b)
{
    const mv_signed_communities *found = &b->communities[MV_OBJECTIVE_COUNT];
    if (found->undefined) {
        mv_text_format(out, "Signed communities were not looked for: %s.", found->undefined);
        return;
    }
    mv_text_format(out,
                   "By modularity of positive and negative ties (%.3f, each tie counting 1; the best of %zu runs, "
                   "others may be as good or better) there %s %zu communit%s: ",
                   found->modularity, found->runs, found->count == 1 ? "is" : "are", found->count,
                   found->count == 1 ? "y" : "ies");
    say_groups(out, b, found->community, found->count);
}

/* Balance is of ties, which have no direction. */
static void say_direction(mv_text *out, const mv_balance *b)
{
    size_t relations = mv_direction_relations(b->network);
    if (b->network->selection.directed && relations)
        mv_text_format(
            out,
            " Balance is without direction: %zu directed relation%s. Only the triads below tell the two "
            "ways apart.",
            relations, relations == 1 ? " folds into a tie" : "s fold into ties");
}

void mv_balance_say(const mv_balance *b)
{
    mv_text text = { 0 };
    if (mv_balance_says_nothing(b)) {
        mv_text_add(&text, "There is no negative tie, so balance says nothing.");
        say_direction(&text, b);
        mv_section_say(b->report, b->section, &text);
        return;
    }
    say_triangles(&text, b);
    say_weak_balance(&text, b);
    say_direction(&text, b);
    mv_section_say(b->report, b->section, &text);
    say_frustration(&text, b);
    mv_section_say(b->report, b->section, &text);
    say_without_universal(&text, b);
    mv_section_say(b->report, b->section, &text);
    say_relaxed(&text, b);
    mv_section_say(b->report, b->section, &text);
    say_communities(&text, b);
    mv_section_say(b->report, b->section, &text);
}
