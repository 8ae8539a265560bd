#include "analysis/vectors/double_roles.h"
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
    mv_status status = mv_standing_with(&one.after, t->network, t->actor, &choice, t->log);
    if (status) return status;
    one.change = one.after.evenness - t->all->before.evenness; /* NAN stays NAN */
    t->all->items = mv_grow(t->all->items, t->all->count, sizeof one);
    t->all->items[t->all->count++] = one;
    return MV_OK;
}

/* --- how pairs are counted --------------------------------------------------------------------------------- */

/* What an actor's profile is folded by: the rule each is for the frustration index alone. */
static mv_fold effective(mv_fold fold)
{
    return fold == MV_FOLD_EACH ? MV_FOLD_SUM : fold;
}

static mv_status try_folds(const trier *t)
{
    mv_status status = MV_OK;
    for (int fold = 0; fold < MV_FOLD_COUNT && !status; fold++)
        if (effective((mv_fold)fold) == (mv_fold)fold && effective(t->network->selection.fold) != (mv_fold)fold)
            status = try(t, (mv_choice){ .kind = MV_FOLD_OTHERWISE, .fold = (mv_fold)fold });
    return status;
}

static mv_status try_roles(const trier *t)
{
    return mv_double_roles(t->network, NULL) ? try(t, (mv_choice){ .kind = MV_LEAVE_OUT_ROLES }) : MV_OK;
}

/* --- labels ----------------------------------------------------------------------------------------------- */

static double share_of(const mv_actor *actor, size_t vector)
{
    for (size_t i = 0; i < actor->share_count; i++)
        if (actor->shares[i].vector == vector) return actor->shares[i].share;
    return 0;
}

/* Marks the vectors that an actor could as well have been given, as the set declares; false when it declares none.
 */
static bool mark_declared(const mv_actor *actor, bool *plausible)
{
    for (size_t i = 0; i < actor->alternative_count; i++) plausible[actor->alternatives[i]] = true;
    return actor->alternative_count > 0;
}

/* Marks the counted vectors of those an actor is on good terms with, but for those it has a share in. */
static void mark_neighbours(const mv_network *network, size_t actor, bool *plausible)
{
    const mv_actor *own = mv_network_actor(network, actor);
    for (size_t e = 0; e < mv_end_count(network); e++) {
        mv_end end = mv_end_at(network, e);
        if (end.actor != actor || end.tie->state != MV_POSITIVE) continue;
        const mv_actor *other = mv_network_actor(network, end.other);
        for (size_t i = 0; i < other->share_count; i++) {
            size_t vector = other->shares[i].vector;
            bool fits = other->shares[i].share > 0 && network->set->vectors[vector].counted;
            if (fits && share_of(own, vector) == 0) plausible[vector] = true;
        }
    }
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

/* Each plausible vector in place of the actor's own. */
static mv_status try_labels_of(const trier *t, size_t moved, bool is_pole)
{
    const mv_actor *actor = mv_network_actor(t->network, moved);
    size_t first = t->all->count, vectors = t->network->set->vector_count;
    bool *plausible = mv_alloc_array(vectors, sizeof *plausible);
    if (!mark_declared(actor, plausible) && !is_pole) mark_neighbours(t->network, moved, plausible);
    mv_status status = MV_OK;
    for (size_t i = 0; i < vectors && !status; i++)
        if (plausible[i] && share_of(actor, i) < 1)
            status = try(t, (mv_choice){ .kind = MV_MOVE_VECTOR, .moved = moved, .vector = i });
    find_telling(t->all, first);
    free(plausible);
    return status;
}

static bool is_listed(const size_t *list, size_t count, size_t actor)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == actor) return true;
    return false;
}

static mv_status try_labels(const trier *t)
{
    size_t vectors = t->network->set->vector_count, *poles = mv_alloc_array(vectors, sizeof *poles);
    mv_default_poles(t->network, t->actor, poles);
    mv_status status = MV_OK;
    for (size_t i = 0; i < mv_end_count(t->network) && !status; i++) {
        mv_end end = mv_end_at(t->network, i);
        if (end.actor == t->actor && end.tie->state == MV_POSITIVE)
            status = try_labels_of(t, end.other, is_listed(poles, vectors, end.other));
    }
    free(poles);
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
    static mv_status (*const kinds[])(const trier *) = { try_folds,     try_roles, try_labels,
                                                         try_strengths, try_doubt, try_counting };
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
