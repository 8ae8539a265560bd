#include "analysis/compare/changes_internal.h"
#include "support/memory.h"
#include "support/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- actors ----------------------------------------------------------------------------------------------- */

double mv_share_in(const mv_relations *set, const mv_actor *actor, const char *vector)
{
    double share = 0;
    for (size_t i = 0; i < actor->share_count; i++)
        if (strcmp(set->vectors[actor->shares[i].vector].id, vector) == 0) share += actor->shares[i].share;
    return share;
}

/* Whether each share of the first actor is one of the second. */
static bool has_shares_of(const mv_relations *a, const mv_actor *x, const mv_relations *b, const mv_actor *y)
{
    for (size_t i = 0; i < x->share_count; i++)
        if (fabs(x->shares[i].share - mv_share_in(b, y, a->vectors[x->shares[i].vector].id)) > 1e-12) return false;
    return true;
}

static bool has_alternatives_of(const mv_relations *a, const mv_actor *x, const mv_relations *b, const mv_actor *y)
{
    for (size_t i = 0; i < x->alternative_count; i++) {
        const char *id = a->vectors[x->alternatives[i]].id;
        bool found = false;
        for (size_t j = 0; j < y->alternative_count && !found; j++)
            found = strcmp(b->vectors[y->alternatives[j]].id, id) == 0;
        if (!found) return false;
    }
    return true;
}

static bool same_names(const mv_actor *x, const mv_actor *y)
{
    bool same = x->name_count == y->name_count;
    for (size_t i = 0; i < x->name_count && same; i++) {
        const mv_naming *a = &x->names[i], *b = &y->names[i];
        same = strcmp(a->name, b->name) == 0 && mv_text_same(a->language, b->language) &&
               !mv_compare_dates(a->from, b->from) && !mv_compare_dates(a->until, b->until);
    }
    return same;
}

static bool same_continues(const mv_actor *x, const mv_actor *y)
{
    bool same = x->continues_count == y->continues_count;
    for (size_t i = 0; i < x->continues_count && same; i++)
        same = strcmp(x->continues[i].actor, y->continues[i].actor) == 0 &&
               !mv_compare_dates(x->continues[i].from, y->continues[i].from);
    return same;
}

static bool same_place(const mv_location *x, const mv_location *y)
{
    return x == y || (x && y && x->longitude == y->longitude && x->latitude == y->latitude);
}

static unsigned actor_fields(const mv_network *a, size_t of_a, const mv_network *b, size_t of_b)
{
    const mv_actor *x = mv_network_actor(a, of_a), *y = mv_network_actor(b, of_b);
    unsigned fields = 0;
    if (strcmp(mv_network_name(a, of_a, NULL), mv_network_name(b, of_b, NULL)) != 0) fields |= MV_CHANGED_NAME;
    if (strcmp(x->kind, y->kind) != 0) fields |= MV_CHANGED_KIND;
    if (!has_shares_of(a->set, x, b->set, y) || !has_shares_of(b->set, y, a->set, x)) fields |= MV_CHANGED_VECTOR;
    if (!has_alternatives_of(a->set, x, b->set, y) || !has_alternatives_of(b->set, y, a->set, x))
        fields |= MV_CHANGED_ALTERNATIVES;
    if (mv_compare_dates(x->start, y->start)) fields |= MV_CHANGED_START;
    if (!mv_same_end(x->end, x->through, y->end, y->through)) fields |= MV_CHANGED_END;
    if (mv_compare_notes(x->region, y->region)) fields |= MV_CHANGED_REGION;
    if (mv_compare_notes(x->note, y->note)) fields |= MV_CHANGED_NOTE;
    if (!same_names(x, y)) fields |= MV_CHANGED_NAMES;
    if (!same_continues(x, y)) fields |= MV_CHANGED_CONTINUES;
    if (!same_place(x->place, y->place)) fields |= MV_CHANGED_PLACE;
    if (mv_compare_attributes(x->attributes, y->attributes)) fields |= MV_CHANGED_ATTRIBUTES;
    return fields;
}

/* Actors of a network are in the order of their ids, so the union is a merge. */
static void pair_actors(mv_changes *changes)
{
    const mv_network *a = changes->a, *b = changes->b;
    changes->actors = mv_alloc_array(a->actor_count + b->actor_count, sizeof *changes->actors);
    changes->of_a = mv_alloc_array(a->actor_count, sizeof *changes->of_a);
    changes->of_b = mv_alloc_array(b->actor_count, sizeof *changes->of_b);
    for (size_t i = 0, j = 0; i < a->actor_count || j < b->actor_count;) {
        int order = i == a->actor_count   ? 1
                    : j == b->actor_count ? -1
                                          : strcmp(mv_network_actor(a, i)->id, mv_network_actor(b, j)->id);
        mv_actor_pair *pair = &changes->actors[changes->actor_count];
        *pair = (mv_actor_pair){ .a = order <= 0 ? i : MV_NONE, .b = order >= 0 ? j : MV_NONE };
        if (order == 0) pair->fields = actor_fields(a, i, b, j);
        pair->change = mv_change_of(pair->a, pair->b, pair->fields);
        if (order <= 0) changes->of_a[i++] = changes->actor_count;
        if (order >= 0) changes->of_b[j++] = changes->actor_count;
        changes->actor_changes[pair->change]++;
        changes->actor_count++;
    }
}

/* --- all of it -------------------------------------------------------------------------------------------- */

const char *mv_vector_standing(const mv_relations *set, const char *id)
{
    for (size_t i = 0; i < set->vector_count; i++)
        if (strcmp(set->vectors[i].id, id) == 0) return set->vectors[i].counted ? "counted" : "not counted";
    return NULL;
}

static void pair_vectors(mv_changes *changes)
{
    const mv_relations *a = changes->a->set, *b = changes->b->set;
    changes->vectors = mv_alloc_array(a->vector_count + b->vector_count, sizeof *changes->vectors);
    for (size_t i = 0; i < a->vector_count; i++) {
        const mv_vector *own = &a->vectors[i];
        const char *there = mv_vector_standing(b, own->id);
        if (!there || strcmp(there, mv_vector_standing(a, own->id)) != 0)
            changes->vectors[changes->vector_count++] = own;
    }
    for (size_t i = 0; i < b->vector_count; i++)
        if (!mv_vector_standing(a, b->vectors[i].id)) changes->vectors[changes->vector_count++] = &b->vectors[i];
}

mv_changes *mv_changes_build(const mv_network *a, const mv_network *b)
{
    mv_changes *changes = mv_alloc(sizeof *changes);
    changes->a = a;
    changes->b = b;
    changes->directed = a->selection.directed && b->selection.directed;
    pair_actors(changes);
    mv_pair_relations(changes);
    pair_vectors(changes);
    return changes;
}

void mv_changes_free(mv_changes *changes)
{
    if (!changes) return;
    free(changes->actors);
    free(changes->of_a);
    free(changes->of_b);
    free(changes->relations);
    free((void *)changes->vectors);
    free(changes);
}

bool mv_changes_none(const mv_changes *changes)
{
    return changes->actor_changes[MV_KEPT] == changes->actor_count &&
           changes->relation_changes[MV_KEPT] == changes->relation_count && changes->vector_count == 0;
}
