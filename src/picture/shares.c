#include "picture/shares.h"
#include "support/memory.h"
#include "support/names.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

void mv_share_add(mv_text *out, double share)
{
    if (isnan(share))
        mv_text_add(out, "\xe2\x80\x93");
    else
        mv_text_format(out, share > 0 && share < 0.0095 ? "%.1f %%" : "%.0f %%", 100 * share);
}

static void add_part(mv_shares *shares, const mv_theme *theme, const mv_relations *set, size_t vector,
                     double share)
{
    mv_share_part *part = &shares->parts[shares->count++];
    const char *fill = mv_style_vector_color(theme, set, vector);
    mv_text value = { 0 };
    mv_share_add(&value, share);
    *part = (mv_share_part){ set->vectors[vector].name, mv_arena_copy(shares->texts, value.bytes, value.length),
                             isnan(share) ? 0 : share, fill, mv_style_ink_on(fill) };
    mv_text_clear(&value);
}

static bool is_counted(const mv_network *network, size_t actor)
{
    const mv_actor *other = mv_network_actor(network, actor);
    for (size_t i = 0; i < other->share_count; i++)
        if (network->set->vectors[other->shares[i].vector].counted) return true;
    return false;
}

static bool is_membership(const mv_network *network, const mv_tie *tie)
{
    const mv_relations *set = network->set;
    for (size_t i = tie->first; i < tie->first + tie->count; i++) {
        const mv_relation *relation = &set->relations[network->members[i]];
        if (relation->sign > 0 && strcmp(set->types[relation->type].family, "institutional") != 0) return false;
    }
    return true;
}

static void count_ties(mv_shares *shares, const mv_network *network, size_t actor)
{
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        if (end.actor != actor || end.tie->state != MV_POSITIVE || !is_counted(network, end.other)) continue;
        shares->ties++;
        shares->memberships += is_membership(network, end.tie);
    }
}

void mv_shares_of(mv_shares *shares, const mv_theme *theme, const mv_network *network, const mv_relations *set,
                  const mv_profile *profile)
{
    shares->texts = mv_arena_new();
    shares->parts = mv_alloc_array(set->vector_count, sizeof *shares->parts);
    shares->undefined = profile->undefined;
    for (size_t i = 0; i < set->vector_count; i++)
        if (set->vectors[i].counted) add_part(shares, theme, set, i, profile->rows[i].share);
    count_ties(shares, network, profile->actor);
}

mv_status mv_shares_check(const mv_network *network, const char *needs, mv_log *log)
{
    size_t counted = 0;
    if (network->focus == MV_NONE) return mv_misuse(log, "%s; --focus ID was expected", needs);
    for (size_t i = 0; i < network->set->vector_count; i++) counted += network->set->vectors[i].counted;
    if (counted) return MV_OK;
    return mv_misuse(log,
                     "shares need vectors, and the relation set declares none that is counted%s; --layout network "
                     "draws it without",
                     network->set->foreign ? " (a table has them in a column \"vector\" of its actors)" : "");
}

void mv_shares_clear(mv_shares *shares)
{
    free(shares->parts);
    mv_arena_free(shares->texts);
    *shares = (mv_shares){ 0 };
}

bool mv_shares_are_few(const mv_shares *shares)
{
    return !shares->undefined && shares->ties < MV_FEW_TIES;
}

void mv_shares_add_ties(mv_text *out, const mv_shares *shares)
{
    bool alike = shares->ties && shares->memberships == shares->ties;
    mv_text_format(out, "%zu %s%s", shares->ties, alike ? "membership" : "tie", shares->ties == 1 ? "" : "s");
}

void mv_shares_say_few(mv_text *out, const mv_shares *shares)
{
    if (!mv_shares_are_few(shares)) return;
    mv_shares_add_ties(out, shares);
    mv_text_format(out, ": too few to read a direction");
}
