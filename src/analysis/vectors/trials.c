#include "multivector/vectors.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* What is tried, for whom. */
typedef struct trier {
    const mv_network *network;
    size_t actor;
    mv_trials *all;
    mv_log *log;
} trier;

static mv_status try(const trier *t, mv_choice choice)
{
    mv_trial one = { .choice = choice, .telling = true };
    mv_status status = mv_standing_with(&one.after, t->network, t->network->set, t->actor, &choice, t->log);
    if (status) return status;
    one.change = one.after.evenness - t->all->before.evenness; /* NAN stays NAN */
    t->all->items = mv_grow(t->all->items, t->all->count, sizeof one);
    t->all->items[t->all->count++] = one;
    return MV_OK;
}

/* --- labels ----------------------------------------------------------------------------------------------- */

static bool belongs_wholly(const mv_actor *actor, size_t vector)
{
    for (size_t i = 0; i < actor->share_count; i++)
        if (actor->shares[i].vector == vector) return actor->shares[i].share == 1;
    return vector == MV_NONE && actor->share_count == 0;
}

/* Leaves the telling one of the trials from `first` on: that which makes evenness undefined, or moves it most. */
static void find_telling(mv_trials *all, size_t first)
{
    size_t best = first;
    for (size_t i = first; i < all->count; i++) {
        double change = fabs(all->items[i].change), most = fabs(all->items[best].change);
        if (!isnan(most) && (isnan(change) || change > most + 1e-12)) best = i;
        all->items[i].telling = false;
    }
    if (best < all->count) all->items[best].telling = true;
}

/* Each counted vector, and none, in place of the actor's own. */
static mv_status try_labels_of(const trier *t, size_t moved)
{
    const mv_relations *set = t->network->set;
    size_t first = t->all->count;
    mv_status status = MV_OK;
    for (size_t i = 0; i <= set->vector_count && !status; i++) {
        size_t vector = i < set->vector_count ? i : MV_NONE;
        bool counted = vector == MV_NONE || set->vectors[vector].counted;
        if (!counted || belongs_wholly(mv_network_actor(t->network, moved), vector)) continue;
        status = try(t, (mv_choice){ .kind = MV_MOVE_VECTOR, .moved = moved, .vector = vector });
    }
    find_telling(t->all, first);
    return status;
}

static mv_status try_labels(const trier *t)
{
    mv_status status = MV_OK;
    for (size_t i = 0; i < t->network->tie_count && !status; i++) {
        const mv_tie *tie = &t->network->ties[i];
        bool own = tie->a == t->actor || tie->b == t->actor;
        if (own && tie->state == MV_POSITIVE) status = try_labels_of(t, tie->a == t->actor ? tie->b : tie->a);
    }
    return status;
}

/* --- strengths, doubt, what counts ------------------------------------------------------------------------ */

/* By type of relation whether the actor has one with another that is not of sign 0. The caller frees it. */
static bool *list_types(const trier *t)
{
    const mv_relations *set = t->network->set;
    bool *used = mv_alloc_array(set->type_count, sizeof *used);
    size_t actor = t->network->actors[t->actor];
    for (size_t i = 0; i < t->network->relation_count; i++) {
        const mv_relation *relation = &set->relations[t->network->relations[i]];
        bool own = (relation->source == actor) != (relation->target == actor); /* no self-loop */
        if (relation->sign && own) used[relation->type] = true;
    }
    return used;
}

/* Each relation type of the actor at half and at double strength. */
static mv_status try_strengths(const trier *t)
{
    static const double factors[] = { 0.5, 2 };
    bool *used = list_types(t);
    mv_status status = MV_OK;
    for (size_t type = 0; type < t->network->set->type_count && !status; type++)
        for (size_t f = 0; f < MV_COUNT(factors) && used[type] && !status; f++)
            status = try(t, (mv_choice){ .kind = MV_SCALE_TYPE, .type = type, .factor = factors[f] });
    free(used);
    return status;
}

static bool has_confidence(const mv_network *network, mv_confidence confidence)
{
    for (size_t i = 0; i < network->relation_count; i++)
        if (network->set->relations[network->relations[i]].confidence == confidence) return true;
    return false;
}

static mv_status try_doubt(const trier *t)
{
    static const mv_confidence doubts[] = { MV_LOW, MV_MEDIUM };
    mv_status status = MV_OK;
    for (size_t i = 0; i < MV_COUNT(doubts) && !status; i++)
        if (has_confidence(t->network, doubts[i]))
            status = try(t, (mv_choice){ .kind = MV_LEAVE_OUT_DOUBT, .confidence = doubts[i] });
    return status;
}

static mv_status try_counting(const trier *t)
{
    mv_status status = MV_OK;
    for (size_t i = 0; i < t->network->set->vector_count && !status; i++)
        status = try(t, (mv_choice){ .kind = MV_COUNT_VECTOR, .vector = i });
    return status;
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static mv_status trials_run(mv_trials *all, const mv_network *network, size_t actor, mv_log *log)
{
    static mv_status (*const kinds[])(const trier *) = { try_labels, try_strengths, try_doubt, try_counting };
    trier t = { network, actor, all, log };
    mv_status status = MV_OK;
    all->before = mv_standing_of(network, actor);
    for (size_t i = 0; i < MV_COUNT(kinds) && !status; i++) status = kinds[i](&t);
    return status;
}

mv_status mv_trials_run(mv_trials *all, const mv_network *network, size_t actor, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, trials_run(all, network, actor, log), mv_guard_failed(log));
}

void mv_trials_clear(mv_trials *all)
{
    free(all->items);
    *all = (mv_trials){ 0 };
}
