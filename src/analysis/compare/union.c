#include "multivector/compare.h"
#include "support/memory.h"
#include "support/text.h"
#include <stdlib.h>

/* Two networks in one. */

size_t mv_union_focus(const mv_changes *changes)
{
    if (changes->b->focus != MV_NONE) return changes->of_b[changes->b->focus];
    return changes->a->focus != MV_NONE ? changes->of_a[changes->a->focus] : MV_NONE;
}

/* What B says of a vector, a type or a source goes before what A says. */
static void add_words(mv_relations *into, const mv_relations *from)
{
    for (size_t i = 0; i < from->vector_count; i++) mv_relations_add_vector(into, from->vectors[i]);
    for (size_t i = 0; i < from->type_count; i++) mv_relations_add_type(into, from->types[i]);
    for (size_t i = 0; i < from->source_count; i++) mv_relations_add_source(into, from->sources[i]);
}

/* The names in use on the day of the network that the actor is from; the union has no date. */
static void take_names(mv_relations *into, mv_actor *actor, int32_t day)
{
    const mv_naming *names = actor->names;
    uint32_t count = actor->name_count, kept = 0;
    actor->names = mv_relations_memory(into, count * sizeof *actor->names);
    for (size_t i = 0; i < count; i++) {
        if (!mv_naming_in_use(&names[i], day)) continue;
        kept -= kept && mv_text_same(actor->names[kept - 1].language, names[i].language); /* the later one wins */
        actor->names[kept++] = (mv_naming){ .name = names[i].name, .language = names[i].language };
    }
    actor->name_count = kept;
}

static void add_actor(mv_relations *into, const mv_changes *changes, const mv_actor_pair *pair)
{
    const mv_network *home = pair->b == MV_NONE ? changes->a : changes->b;
    mv_actor actor = *mv_network_actor(home, pair->b == MV_NONE ? pair->a : pair->b);
    const mv_share *shares = actor.shares;
    take_names(into, &actor, mv_network_day(home));
    actor.shares = mv_relations_memory(into, actor.share_count * sizeof *actor.shares);
    for (size_t i = 0; i < actor.share_count; i++) {
        const char *vector = home->set->vectors[shares[i].vector].id;
        actor.shares[i] = (mv_share){ mv_relations_find_vector(into, vector), shares[i].share };
    }
    mv_relations_add_actor(into, actor);
}

static mv_citation *copy_citations(mv_relations *into, const mv_relations *home, const mv_relation *relation)
{
    mv_citation *copy = mv_relations_memory(into, relation->details->citation_count * sizeof *copy);
    for (size_t i = 0; i < relation->details->citation_count; i++) {
        const mv_citation *citation = &relation->details->citations[i];
        copy[i] =
            (mv_citation){ mv_relations_find_source(into, home->sources[citation->source].id), citation->quote };
    }
    return copy;
}

/* An id that two relations have, one in each set, stays with the first. */
static void add_relation(mv_relations *into, const mv_changes *changes, const mv_relation_pair *pair,
                         const size_t *place)
{
    const mv_relations *home = pair->b == MV_NONE ? changes->a->set : changes->b->set;
    mv_relation relation = home->relations[pair->b == MV_NONE ? pair->a : pair->b];
    relation.source = (uint32_t)place[pair->first];
    relation.target = (uint32_t)place[pair->second];
    relation.type = (uint32_t)mv_relations_find_type(into, home->types[relation.type].id);
    mv_details details = *relation.details;
    details.citations = copy_citations(into, home, &relation);
    relation.details = mv_relations_details(into, details);
    if (relation.id && mv_relations_find_relation(into, relation.id) != MV_NONE) relation.id = NULL;
    mv_relations_add_relation(into, relation);
}

/* Returns the place of each pair in the set, or MV_NONE. */
static size_t *add_actors(mv_union *all, const mv_changes *changes, const bool *actors)
{
    size_t *place = mv_alloc_array(changes->actor_count, sizeof *place);
    all->actor_of = mv_alloc_array(changes->actor_count, sizeof *all->actor_of);
    for (size_t i = 0; i < changes->actor_count; i++) {
        place[i] = MV_NONE;
        if (actors && !actors[i]) continue;
        place[i] = all->set->actor_count;
        all->actor_of[place[i]] = i;
        add_actor(all->set, changes, &changes->actors[i]);
    }
    return place;
}

static void add_relations(mv_union *all, const mv_changes *changes, const bool *relations, const size_t *place)
{
    all->relation_of = mv_alloc_array(changes->relation_count, sizeof *all->relation_of);
    for (size_t i = 0; i < changes->relation_count; i++) {
        const mv_relation_pair *pair = &changes->relations[i];
        if (relations && !relations[i]) continue;
        if (place[pair->first] == MV_NONE || place[pair->second] == MV_NONE) continue;
        all->relation_of[all->set->relation_count] = i;
        add_relation(all->set, changes, pair, place);
    }
}

static mv_status union_build(mv_union **out, const mv_changes *changes, const bool *actors, const bool *relations,
                             mv_log *log)
{
    const mv_selection everything = { .at = MV_AT_ALL,
                                      .directed = changes->b->selection.directed,
                                      .side = changes->b->selection.side,
                                      .fold = changes->b->selection.fold };
    mv_union *all = mv_alloc(sizeof *all);
    all->set = mv_relations_new(changes->b->set->path);
    add_words(all->set, changes->b->set);
    add_words(all->set, changes->a->set);
    size_t *place = add_actors(all, changes, actors), focus = mv_union_focus(changes);
    add_relations(all, changes, relations, place);
    if (focus != MV_NONE) all->set->focus = place[focus];
    free(place);
    mv_status status = mv_network_build(&all->network, all->set, &everything, log);
    if (!status)
        *out = all;
    else
        mv_union_free(all);
    return status;
}

mv_status mv_union_build(mv_union **out, const mv_changes *changes, const bool *actors, const bool *relations,
                         mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, union_build(out, changes, actors, relations, log), mv_guard_failed(log));
}

void mv_union_free(mv_union *all)
{
    if (!all) return;
    mv_network_free(all->network);
    mv_relations_free(all->set);
    MV_FREE(all->actor_of, all->relation_of, all);
}
