#include "analysis/vectors/external_internal.h"
#include <math.h>

/* Halves first: the sum of two strengths could overflow. */
static double index_of(double external, double internal)
{
    double half = external / 2 + internal / 2;
    return (external / 2 - internal / 2) / half;
}

/* `internal` is the part of the tie that is inside of the group, `external` the part that leads out. */
static void add(mv_ei *ei, double external, double internal, double strength)
{
    ei->external_ties += external;
    ei->internal_ties += internal;
    ei->external_strength += external * strength;
    ei->internal_strength += internal * strength;
}

/* To the groups of actor `a`: what is inside both ends count, and what leads out each for its own. */
static void add_end(mv_ei *by_group, const mv_groups *groups, size_t a, size_t b, double strength, bool first)
{
    for (size_t i = groups->first[a]; i < groups->first[a + 1]; i++) {
        size_t k = groups->shares[i].vector;
        double own = groups->shares[i].share, other = mv_groups_share(groups, b, k);
        if (!mv_groups_have(groups, b))
            by_group[k].left_out += own;
        else
            add(&by_group[k], own * (1 - other), first ? own * other : 0, strength);
    }
}

static void add_tie(mv_ei *by_group, mv_ei *whole, const mv_groups *groups, const mv_tie *tie)
{
    double common = mv_groups_common(groups, tie->a, tie->b);
    add_end(by_group, groups, tie->a, tie->b, tie->strength, true);
    add_end(by_group, groups, tie->b, tie->a, tie->strength, false);
    if (mv_groups_have(groups, tie->a) && mv_groups_have(groups, tie->b))
        add(whole, 1 - common, common, tie->strength);
    else
        whole->left_out++;
}

static void count_members(mv_ei *by_group, mv_ei *whole, const mv_groups *groups, size_t actor)
{
    for (size_t i = groups->first[actor]; i < groups->first[actor + 1]; i++) {
        by_group[groups->shares[i].vector].actors++;
        by_group[groups->shares[i].vector].members += groups->shares[i].share;
    }
    whole->actors += mv_groups_have(groups, actor);
    whole->members += mv_groups_have(groups, actor);
}

static void finish(mv_ei *ei)
{
    ei->by_ties = ei->by_strength = NAN;
    if (ei->external_ties + ei->internal_ties == 0) {
        ei->undefined = "no positive tie with an actor of any group";
        return;
    }
    ei->by_ties = index_of(ei->external_ties, ei->internal_ties);
    ei->by_strength = index_of(ei->external_strength, ei->internal_strength);
}

void mv_ei_of_groups(const mv_network *network, const mv_groups *groups, mv_ei *by_group, mv_ei *whole)
{
    *whole = (mv_ei){ 0 };
    for (size_t k = 0; k < groups->count; k++) by_group[k] = (mv_ei){ 0 };
    for (size_t i = 0; i < network->actor_count; i++) count_members(by_group, whole, groups, i);
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++)
        if (tie->state == MV_POSITIVE) add_tie(by_group, whole, groups, tie);
    for (size_t k = 0; k < groups->count; k++) finish(&by_group[k]);
    finish(whole);
}

void mv_ei_indices(const mv_network *network, mv_ei *by_vector, mv_ei *whole)
{
    mv_groups groups = mv_groups_by_vector(network);
    mv_ei all;
    mv_ei_of_groups(network, &groups, by_vector, whole ? whole : &all);
    mv_groups_clear(&groups);
}
