#include "multivector/vectors.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The same profiles under each way of counting the relations of a pair. */

const char *mv_counting_name(mv_counting_rule rule)
{
    static const char *const names[] = {
        [MV_BY_SUM] = "sum", [MV_BY_STRONGEST] = "strongest", [MV_BY_PARTNERS] = "partners"
    };
    _Static_assert(MV_COUNT(names) == MV_COUNTING_RULES, "a name for every rule");
    return names[rule];
}

static size_t *places_in(const mv_network *other, const mv_network *network)
{
    size_t *places = mv_alloc_array(network->actor_count, sizeof *places);
    for (size_t i = 0; i < network->actor_count; i++)
        places[i] = mv_network_find(other, mv_network_actor(network, i)->id);
    return places;
}

static void count_in(mv_counting *counting, mv_counting_rule rule, const mv_network *network,
                     const mv_network *other)
{
    counting->places[rule] = places_in(other, network);
    counting->profiles[rule] = mv_profiles_build(other);
}

/* In a network that differs in nothing but the rule it is folded by. */
static mv_status count_folded(mv_counting *counting, mv_counting_rule rule, mv_fold fold,
                              const mv_network *network, mv_log *log)
{
    mv_selection selection = network->selection;
    mv_network *other = NULL;
    if (selection.fold == fold) {
        count_in(counting, rule, network, network);
        return MV_OK;
    }
    selection.fold = fold;
    mv_status status = mv_network_build(&other, network->document, &selection, log);
    if (!status) count_in(counting, rule, network, other);
    mv_network_free(other);
    return status;
}

static mv_tie *with_strength_one(const mv_tie *ties, size_t count)
{
    mv_tie *copy = mv_alloc_array(count, sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        copy[i] = ties[i];
        copy[i].strength = 1;
    }
    return copy;
}

/* In a shallow copy of the network in which every tie is 1 strong. */
static void count_partners(mv_counting *counting, const mv_network *network)
{
    mv_network copy = *network;
    copy.ties = with_strength_one(network->ties, network->tie_count);
    copy.sides = with_strength_one(network->sides, network->side_count);
    count_in(counting, MV_BY_PARTNERS, network, &copy);
    free(copy.ties);
    free(copy.sides);
}

static mv_status counting_build(mv_counting *counting, const mv_network *network, mv_log *log)
{
    if (network->selection.fold == MV_FOLD_EACH)
        return mv_log_error(
            log, MV_USAGE, (mv_place){ 0 },
            "the rule each leaves the relations of a pair apart; how pairs are counted needs another");
    mv_status status = count_folded(counting, MV_BY_SUM, MV_FOLD_SUM, network, log);
    if (!status) status = count_folded(counting, MV_BY_STRONGEST, MV_FOLD_STRONGEST, network, log);
    if (!status) count_partners(counting, network);
    return status;
}

mv_status mv_counting_build(mv_counting *counting, const mv_network *network, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, counting_build(counting, network, log), mv_guard_failed(log));
}

void mv_counting_clear(mv_counting *counting)
{
    for (int rule = 0; rule < MV_COUNTING_RULES; rule++) {
        free(counting->places[rule]);
        mv_profiles_free(counting->profiles[rule]);
    }
    *counting = (mv_counting){ 0 };
}

const mv_profile *mv_counting_of(const mv_counting *counting, mv_counting_rule rule, size_t actor)
{
    size_t place = counting->places[rule] ? counting->places[rule][actor] : MV_NONE;
    return place == MV_NONE ? NULL : &counting->profiles[rule][place];
}

/* --- the largest vectors ---------------------------------------------------------------------------------- */

bool mv_profile_is_largest(const mv_profile *profile, size_t vector)
{
    static const double slack = 1e-9; /* as for mv_profile.dominant_shared */
    if (profile->dominant == MV_NONE) return false;
    return profile->rows[vector].share >= profile->rows[profile->dominant].share * (1 - slack);
}

bool mv_profile_same_largest(const mv_profile *a, const mv_profile *b)
{
    for (size_t i = 0; i < a->vector_count; i++)
        if (mv_profile_is_largest(a, i) != mv_profile_is_largest(b, i)) return false;
    return true;
}
