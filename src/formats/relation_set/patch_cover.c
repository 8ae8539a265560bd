#include "formats/relation_set/patch_changes.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The fewest records to write again is a covering problem, which is hard; this takes, again and again, the actor
 * or type with the fewest records to repeat for each relation it rids us of. For a single relation that is the
 * best. */

typedef struct candidate {
    size_t stuck, kept;
} candidate;

typedef struct choice {
    bool type;
    size_t index; /* MV_NONE: nothing to choose */
    candidate counts;
} choice;

bool mv_cover_has(const mv_cover *cover, size_t relation)
{
    const mv_relation *r = &cover->set->relations[relation];
    return cover->types[r->type] || cover->actors[r->source] || cover->actors[r->target];
}

static void count(candidate *one, bool stuck, bool kept)
{
    one->stuck += stuck;
    one->kept += kept;
}

static void count_all(const mv_cover *cover, candidate *actors, candidate *types)
{
    for (size_t i = 0; i < cover->set->relation_count; i++) {
        if (mv_cover_has(cover, i)) continue;
        const mv_relation *r = &cover->set->relations[i];
        count(&types[r->type], cover->stuck[i], cover->kept[i]);
        count(&actors[r->source], cover->stuck[i], cover->kept[i]);
        if (r->source != r->target) count(&actors[r->target], cover->stuck[i], cover->kept[i]);
    }
}

/* Records to write for the choice: its name, what it takes along, and an actor once more. */
static size_t cost(const choice *one)
{
    return one->counts.kept + (one->type ? 1 : 2);
}

static const char *id_of(const mv_cover *cover, const choice *one)
{
    return one->type ? cover->set->types[one->index].id : cover->set->actors[one->index].id;
}

/* Types before actors, and by id, where both are as good: the order of the file must not matter. */
static bool better(const mv_cover *cover, const choice *one, const choice *other)
{
    if (one->counts.stuck == 0) return false;
    if (other->index == MV_NONE) return true;
    size_t a = cost(one) * other->counts.stuck, b = cost(other) * one->counts.stuck;
    if (a != b) return a < b;
    if (one->type != other->type) return one->type;
    return strcmp(id_of(cover, one), id_of(cover, other)) < 0;
}

static choice choose(const mv_cover *cover)
{
    const mv_relations *set = cover->set;
    candidate *actors = mv_alloc_array(set->actor_count, sizeof *actors);
    candidate *types = mv_alloc_array(set->type_count, sizeof *types);
    choice best = { false, MV_NONE, { 0, 0 } };
    count_all(cover, actors, types);
    for (size_t i = 0; i < set->type_count; i++) {
        choice one = { true, i, types[i] };
        if (better(cover, &one, &best)) best = one;
    }
    for (size_t i = 0; i < set->actor_count; i++) {
        choice one = { false, i, actors[i] };
        if (better(cover, &one, &best)) best = one;
    }
    free(actors);
    free(types);
    return best;
}

void mv_cover_choose(mv_cover *cover)
{
    for (choice next = choose(cover); next.index != MV_NONE; next = choose(cover))
        (next.type ? cover->types : cover->actors)[next.index] = true;
}
