#include "analysis/vectors/double_roles.h"
#include "multivector/alignment.h"
#include "multivector/vectors.h"
#include "support/cases.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/time_limit.h"
#include <math.h>
#include <stdlib.h>

/* What is tried, for whom. */
typedef struct trier {
    const mv_network *network;
    size_t actor;
    mv_trials *all;
} trier;

static void add(const trier *t, mv_choice choice)
{
    t->all->items = mv_grow(t->all->items, t->all->count, sizeof *t->all->items);
    t->all->items[t->all->count++] = (mv_trial){ .choice = choice, .telling = true };
}

/* --- how pairs are counted --------------------------------------------------------------------------------- */

/* What an actor's profile is folded by: the rule each is for the frustration index alone. */
static mv_fold effective(mv_fold fold)
{
    return fold == MV_FOLD_EACH ? MV_FOLD_SUM : fold;
}

static void add_folds(const trier *t)
{
    for (int fold = 0; fold < MV_FOLD_COUNT; fold++)
        if (effective((mv_fold)fold) == (mv_fold)fold && effective(t->network->selection.fold) != (mv_fold)fold)
            add(t, (mv_choice){ .kind = MV_FOLD_OTHERWISE, .fold = (mv_fold)fold });
}

static void add_roles(const trier *t)
{
    if (mv_double_roles(t->network, NULL)) add(t, (mv_choice){ .kind = MV_LEAVE_OUT_ROLES });
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

/* Each plausible vector in place of the actor's own. */
static void add_labels_of(const trier *t, size_t moved, bool is_pole)
{
    const mv_actor *actor = mv_network_actor(t->network, moved);
    size_t vectors = t->network->set->vector_count;
    bool *plausible = mv_alloc_array(vectors, sizeof *plausible);
    if (!mark_declared(actor, plausible) && !is_pole) mark_neighbours(t->network, moved, plausible);
    for (size_t i = 0; i < vectors; i++)
        if (plausible[i] && share_of(actor, i) < 1)
            add(t, (mv_choice){ .kind = MV_MOVE_VECTOR, .moved = moved, .vector = i });
    free(plausible);
}

static bool is_listed(const size_t *list, size_t count, size_t actor)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == actor) return true;
    return false;
}

static void add_labels(const trier *t)
{
    size_t vectors = t->network->set->vector_count, *poles = mv_alloc_array(vectors, sizeof *poles);
    mv_default_poles(t->network, t->actor, poles);
    for (size_t i = 0; i < mv_end_count(t->network); i++) {
        mv_end end = mv_end_at(t->network, i);
        if (end.actor == t->actor && end.tie->state == MV_POSITIVE)
            add_labels_of(t, end.other, is_listed(poles, vectors, end.other));
    }
    free(poles);
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
static void add_strengths(const trier *t)
{
    static const double factors[] = { 0.5, 2 };
    bool *used = list_types(t);
    for (size_t type = 0; type < t->network->set->type_count; type++)
        for (size_t f = 0; f < MV_COUNT(factors) && used[type]; f++)
            add(t, (mv_choice){ .kind = MV_SCALE_TYPE, .type = type, .factor = factors[f] });
    free(used);
}

static bool has_confidence(const mv_network *network, mv_confidence confidence)
{
    for (size_t i = 0; i < network->relation_count; i++)
        if (network->set->relations[network->relations[i]].confidence == confidence) return true;
    return false;
}

static void add_doubt(const trier *t)
{
    static const mv_confidence doubts[] = { MV_LOW, MV_MEDIUM };
    for (size_t i = 0; i < MV_COUNT(doubts); i++)
        if (has_confidence(t->network, doubts[i]))
            add(t, (mv_choice){ .kind = MV_LEAVE_OUT_DOUBT, .confidence = doubts[i] });
}

static void add_counting(const trier *t)
{
    for (size_t i = 0; i < t->network->set->vector_count; i++)
        add(t, (mv_choice){ .kind = MV_COUNT_VECTOR, .vector = i });
}

/* --- trying ----------------------------------------------------------------------------------------------- */

static mv_status try(const void *context, size_t which, void *record, mv_log *log)
{
    const trier *t = context;
    return mv_standing_with(record, t->network, t->actor, &t->all->items[which].choice, log);
}

static mv_status try_all(const trier *t, unsigned jobs, mv_log *log)
{
    static const mv_standing lost = { .evenness = NAN,
                                      .effective_vectors = NAN,
                                      .dominant = MV_NONE,
                                      .undefined = MV_WHY_TRIAL_LOST,
                                      .rank_undefined = MV_WHY_TRIAL_LOST };
    mv_trials *all = t->all;
    size_t count = all->count;
    mv_cases cases = { .count = count,
                       .record_size = sizeof lost,
                       .jobs = count * t->network->document->relation_count >= MV_SHARED_TRIALS ? jobs : 1,
                       .until = mv_time_until(0),
                       .run = try,
                       .context = t,
                       .what = "the trials",
                       .things = "trials" };
    mv_standing *after = mv_alloc_array(count, sizeof *after);
    bool *made = mv_alloc_array(count, sizeof *made);
    mv_status status = mv_cases_run(&cases, after, made, &all->count, log);
    all->untried = count - all->count;
    for (size_t i = 0; i < all->count; i++) {
        all->items[i].after = made[i] ? after[i] : lost;
        all->items[i].change = all->items[i].after.evenness - all->before.evenness; /* NAN stays NAN */
    }
    MV_FREE(after, made);
    return status;
}

/* Leaves the telling one of these trials: that which makes evenness undefined, or moves it most. */
static void find_telling(mv_trial *trials, size_t count)
{
    size_t best = 0;
    for (size_t i = 0; i < count; i++) {
        double change = fabs(trials[i].change), most = fabs(trials[best].change);
        if (!isnan(most) && (isnan(change) || change > most + 1e-12)) best = i;
        trials[i].telling = false;
    }
    trials[best].telling = true;
}

static bool move_the_same(const mv_trial *a, const mv_trial *b)
{
    return a->choice.kind == MV_MOVE_VECTOR && b->choice.kind == MV_MOVE_VECTOR &&
           a->choice.moved == b->choice.moved;
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static mv_status trials_run(mv_trials *all, const mv_network *network, size_t actor, unsigned jobs, mv_log *log)
{
    static void (*const kinds[])(const trier *) = { add_folds,     add_roles, add_labels,
                                                    add_strengths, add_doubt, add_counting };
    trier t = { network, actor, all };
    all->before = mv_standing_of(network, actor);
    for (size_t i = 0; i < MV_COUNT(kinds); i++) kinds[i](&t);
    mv_status status = try_all(&t, jobs, log);
    for (size_t first = 0, end; first < all->count; first = end) {
        for (end = first + 1; end < all->count && move_the_same(&all->items[first], &all->items[end]); end++) {
        }
        find_telling(all->items + first, end - first);
    }
    return status;
}

mv_status mv_trials_run(mv_trials *all, const mv_network *network, size_t actor, unsigned jobs, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, trials_run(all, network, actor, jobs, log), mv_guard_failed(log));
}

void mv_trials_clear(mv_trials *all)
{
    free(all->items);
    *all = (mv_trials){ 0 };
}
