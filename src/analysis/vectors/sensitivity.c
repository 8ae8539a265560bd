#include "analysis/graph/ranking.h"
#include "analysis/vectors/double_roles.h"
#include "multivector/vectors.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- where an actor stands ------------------------------------------------------------------------------- */

mv_standing mv_standing_of(const mv_network *network, size_t actor)
{
    static const char gone[] = "the actor is not in the network any more";
    mv_standing standing = { NAN, NAN, MV_NONE, 0, 0, gone, gone, 0, false };
    if (actor == MV_NONE) return standing;
    mv_profile *profiles = mv_profiles_build(network), *own = &profiles[actor];
    double *evenness = mv_alloc_array(network->actor_count, sizeof *evenness);
    for (size_t i = 0; i < network->actor_count; i++) evenness[i] = profiles[i].evenness;
    mv_peers peers = mv_peers_of(network, actor);
    mv_rank_among rank = mv_rank_of(&peers, evenness, network->actor_count, actor, own->evenness_undefined);
    standing = (mv_standing){
        own->evenness,           own->effective_vectors, own->dominant, rank.rank,           rank.of,
        own->evenness_undefined, rank.undefined,         rank.sharers,  own->dominant_shared
    };
    mv_peers_clear(&peers);
    free(evenness);
    mv_profiles_free(profiles);
    return standing;
}

/* --- other choices --------------------------------------------------------------------------------------- */

/* The same network over a set in which one actor's vector is another: ties do not depend on vectors, so the
 * shallow copies share everything else. */
static mv_standing with_vector_moved(const mv_network *network, size_t actor, const mv_choice *choice)
{
    mv_network moved = *network;
    mv_relations set = *network->set;
    mv_share whole = { choice->vector, 1 };
    mv_actor *actors = mv_alloc_array(set.actor_count, sizeof *actors);
    memcpy(actors, set.actors, set.actor_count * sizeof *actors);
    actors[network->actors[choice->moved]].shares = &whole;
    actors[network->actors[choice->moved]].share_count = choice->vector != MV_NONE;
    set.actors = actors;
    moved.set = &set;
    mv_standing standing = mv_standing_of(&moved, actor);
    free(actors);
    return standing;
}

/* The same network over a set whose vectors count otherwise. */
static mv_standing with_vector_counted(const mv_network *network, size_t actor, const mv_choice *choice)
{
    mv_network other = *network;
    mv_relations set = *network->set;
    mv_vector *vectors = mv_alloc_array(set.vector_count, sizeof *vectors);
    memcpy(vectors, set.vectors, set.vector_count * sizeof *vectors);
    vectors[choice->vector].counted = !vectors[choice->vector].counted;
    set.vectors = vectors;
    other.set = &set;
    mv_standing standing = mv_standing_of(&other, actor);
    free(vectors);
    return standing;
}

static bool is_doubtful(const mv_relation *relation, mv_confidence from)
{
    return relation->confidence == MV_LOW || (from == MV_MEDIUM && relation->confidence == MV_MEDIUM);
}

/* The relations of the document under another choice, without those marked in `gone`; the caller frees them. */
static mv_relation *choose_relations(const mv_relations *document, const mv_choice *choice, const bool *gone,
                                     size_t *count)
{
    mv_relation *relations = mv_alloc_array(document->relation_count, sizeof *relations);
    *count = 0;
    for (size_t i = 0; i < document->relation_count; i++) {
        mv_relation relation = document->relations[i];
        if (gone[i]) continue;
        if (choice->kind == MV_LEAVE_OUT_DOUBT && is_doubtful(&relation, choice->confidence)) continue;
        if (choice->kind == MV_SCALE_TYPE && relation.type == choice->type) relation.weight *= choice->factor;
        relations[(*count)++] = relation;
    }
    return relations;
}

/* Marks the roles beside a membership that hold at the same time, by relation of the document: who is around the
 * ego and what is projected is found later. */
static mv_status find_double_roles(bool *doubled, const mv_network *network, mv_log *log)
{
    mv_selection selection = network->selection;
    mv_network *whole = NULL;
    selection.project = selection.ego = NULL;
    selection.drop_isolates = false;
    mv_status status = mv_network_build(&whole, network->document, &selection, log);
    if (!status) mv_double_roles(whole, doubled);
    mv_network_free(whole);
    return status;
}

/* Selects and folds a set again. */
static mv_status build_again(mv_standing *standing, const mv_network *network, const mv_relations *set,
                             const mv_selection *selection, size_t actor, mv_log *log)
{
    mv_network *again = NULL;
    mv_status status = mv_network_build(&again, set, selection, log);
    if (!status) *standing = mv_standing_of(again, mv_network_find(again, mv_network_actor(network, actor)->id));
    mv_network_free(again);
    return status;
}

static mv_status with_another_fold(mv_standing *standing, const mv_network *network, size_t actor,
                                   const mv_choice *choice, mv_log *log)
{
    mv_selection selection = network->selection;
    selection.fold = choice->fold;
    return build_again(standing, network, network->document, &selection, actor, log);
}

/* From a shallow copy of the document with other relations. */
static mv_status with_relations_changed(mv_standing *standing, const mv_network *network, size_t actor,
                                        const mv_choice *choice, mv_log *log)
{
    mv_relations set = *network->document;
    bool *gone = mv_alloc_array(set.relation_count, sizeof *gone);
    mv_status status = choice->kind == MV_LEAVE_OUT_ROLES ? find_double_roles(gone, network, log) : MV_OK;
    if (!status) {
        set.relations = choose_relations(network->document, choice, gone, &set.relation_count);
        status = build_again(standing, network, &set, &network->selection, actor, log);
        free(set.relations);
    }
    free(gone);
    return status;
}

/* --- all of it ------------------------------------------------------------------------------------------- */

static mv_status standing_with(mv_standing *out, const mv_network *network, size_t actor, const mv_choice *choice,
                               mv_log *log)
{
    switch (choice->kind) {
    case MV_FOLD_OTHERWISE:
        return with_another_fold(out, network, actor, choice, log);
    case MV_MOVE_VECTOR:
        *out = with_vector_moved(network, actor, choice);
        return MV_OK;
    case MV_COUNT_VECTOR:
        *out = with_vector_counted(network, actor, choice);
        return MV_OK;
    case MV_SCALE_TYPE:
        if (!(choice->factor > 0 && isfinite(choice->factor)))
            return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "a factor on weights must be a number above 0");
        break;
    case MV_LEAVE_OUT_ROLES:
    case MV_LEAVE_OUT_DOUBT:
    case MV_CHOICE_KIND_COUNT:
        break;
    }
    return with_relations_changed(out, network, actor, choice, log);
}

mv_status mv_standing_with(mv_standing *out, const mv_network *network, size_t actor, const mv_choice *choice,
                           mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, standing_with(out, network, actor, choice, log), mv_guard_failed(log));
}
