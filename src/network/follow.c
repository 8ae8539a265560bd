#include "multivector/identity.h"
#include "network/derive.h"
#include "support/memory.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>

/* Puts successors in place of their predecessors. */

/* The making of a set from another one. */
typedef struct making {
    const mv_identity *identity;
    const mv_relations *set;
    mv_span days;
    mv_relations *out;
    size_t *number; /* for each actor of the set what it becomes in the new one */
} making;

static bool is_followed(const making *m, size_t actor)
{
    const char *id = m->set->actors[actor].id;
    return strcmp(mv_identity_of(m->identity, id), id) != 0;
}

static bool any_followed(const making *m)
{
    for (size_t i = 0; i < m->set->actor_count; i++)
        if (is_followed(m, i)) return true;
    return false;
}

static const mv_actor *record_of_successor(const making *m, const char *id)
{
    for (size_t i = 0; i < m->identity->count; i++)
        if (mv_text_same(m->identity->items[i].stands_for, id)) return m->identity->items[i].record;
    return NULL;
}

/* --- actors ----------------------------------------------------------------------------------------------- */

/* Of those that stand for one the set does not know, the first by id lends its record. */
static size_t find_lender(const making *m, const char *id)
{
    size_t lender = MV_NONE;
    for (size_t i = 0; i < m->set->actor_count; i++) {
        const char *own = m->set->actors[i].id;
        if (strcmp(mv_identity_of(m->identity, own), id) != 0) continue;
        if (lender == MV_NONE || strcmp(own, m->set->actors[lender].id) < 0) lender = i;
    }
    return lender;
}

static size_t lend(const making *m, const char *id)
{
    const mv_actor *known = record_of_successor(m, id);
    mv_actor actor = m->set->actors[find_lender(m, id)];
    actor.id = known->id;
    actor.name = known->name;
    actor.names = known->names;
    actor.name_count = known->name_count;
    return mv_relations_add_actor(m->out, actor);
}

static void take_actors(const making *m)
{
    for (size_t i = 0; i < m->set->actor_count; i++)
        if (!is_followed(m, i)) m->number[i] = mv_relations_add_actor(m->out, m->set->actors[i]);
    for (size_t i = 0; i < m->set->actor_count; i++) {
        if (!is_followed(m, i)) continue;
        const mv_actor *actor = &m->set->actors[i];
        const char *id = mv_identity_of(m->identity, actor->id);
        size_t found = mv_relations_find_actor(m->out, id);
        m->number[i] = found == MV_NONE ? lend(m, id) : found;
        if (mv_spans_meet(mv_actor_span(actor), m->days)) m->out->actors[m->number[i]].stands_in = true;
    }
    if (m->set->focus != MV_NONE) m->out->focus = m->number[m->set->focus];
}

/* --- the rest --------------------------------------------------------------------------------------------- */

static void take_relations(const making *m)
{
    for (size_t i = 0; i < m->set->relation_count; i++) {
        mv_relation relation = m->set->relations[i];
        relation.source = (uint32_t)m->number[relation.source];
        relation.target = (uint32_t)m->number[relation.target];
        mv_relations_add_relation(m->out, relation);
    }
}

static mv_names followed(const making *m, mv_names names)
{
    const char **list = mv_relations_memory(m->out, names.count * sizeof *list);
    for (size_t i = 0; i < names.count; i++) list[i] = mv_identity_of(m->identity, names.items[i]);
    return (mv_names){ list, names.count };
}

/* What was complete for a predecessor is so for the one it stands for. */
static void follow_coverage(const making *m)
{
    for (size_t i = 0; i < m->out->coverage_count; i++) {
        mv_coverage *entry = &m->out->coverage[i];
        entry->actors = followed(m, entry->actors);
        entry->targets = followed(m, entry->targets);
    }
}

mv_relations *mv_identity_apply(const mv_identity *identity, const mv_relations *set, mv_span days)
{
    making m = { .identity = identity, .set = set, .days = days };
    if (!identity || identity->rule != MV_IDENTITY_FOLLOW || !identity->count || !any_followed(&m)) return NULL;
    m.out = mv_derive(set);
    m.number = mv_alloc_array(set->actor_count, sizeof *m.number);
    take_actors(&m);
    take_relations(&m);
    follow_coverage(&m);
    free(m.number);
    return m.out;
}
