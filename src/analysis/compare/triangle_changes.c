#include "analysis/graph/tie_lists.h"
#include "analysis/graph/triangles.h"
#include "multivector/compare.h"
#include "support/memory.h"
#include <stdlib.h>

/* What became of each triangle. */

const char *mv_triangle_state_name(mv_triangle_state state)
{
    static const char *const names[] = {
        [MV_BALANCED] = "balanced", [MV_UNBALANCED] = "unbalanced", [MV_NO_TRIANGLE] = "none"
    };
    _Static_assert(MV_COUNT(names) == MV_TRIANGLE_STATE_COUNT, "a name for every state");
    return names[state];
}

typedef struct walk {
    const mv_changes *changes;
    const mv_network *other;
    const size_t *place; /* of this network's actors in the union */
    bool backwards;      /* from B to A: only triangles that A has not are new then */
    mv_triangle_changes result;
} walk;

static mv_triangle_state state_of(const bool *negative)
{
    return (negative[0] + negative[1] + negative[2]) % 2 ? MV_UNBALANCED : MV_BALANCED;
}

/* The same triangle in the other network; false when it is none there. */
static bool find_there(const walk *w, const mv_triangle *triangle, mv_triangle *there)
{
    for (size_t i = 0; i < 3; i++) {
        const mv_actor_pair *actor = &w->changes->actors[w->place[triangle->actor[i]]];
        size_t number = w->backwards ? actor->a : actor->b;
        if (number == MV_NONE) return false;
        there->actor[i] = (uint32_t)number;
    }
    for (size_t i = 0; i < 3; i++) {
        const mv_tie *tie = mv_tie_between(w->other, there->actor[(i + 1) % 3], there->actor[(i + 2) % 3]);
        if (!tie || (tie->state != MV_POSITIVE && tie->state != MV_NEGATIVE)) return false;
        there->negative[i] = tie->state == MV_NEGATIVE;
    }
    return true;
}

static void swap_corners(mv_flipped_triangle *flipped, size_t i, size_t j)
{
    size_t actor = flipped->actor[i];
    bool turned = flipped->turned[i];
    flipped->actor[i] = flipped->actor[j];
    flipped->turned[i] = flipped->turned[j];
    flipped->actor[j] = actor;
    flipped->turned[j] = turned;
}

static void add_flipped(walk *w, const mv_triangle *here, const mv_triangle *there)
{
    mv_triangle_changes *result = &w->result;
    mv_flipped_triangle flipped = { .balanced = state_of(there->negative) == MV_BALANCED };
    for (size_t i = 0; i < 3; i++) {
        flipped.actor[i] = w->place[here->actor[i]];
        flipped.turned[i] = here->negative[i] != there->negative[i];
    }
    if (flipped.actor[0] > flipped.actor[1]) swap_corners(&flipped, 0, 1);
    if (flipped.actor[1] > flipped.actor[2]) swap_corners(&flipped, 1, 2);
    if (flipped.actor[0] > flipped.actor[1]) swap_corners(&flipped, 0, 1);
    result->flipped = mv_grow(result->flipped, result->flipped_count, sizeof *result->flipped);
    result->flipped[result->flipped_count++] = flipped;
}

static void visit(void *context, const mv_triangle *triangle)
{
    walk *w = context;
    mv_triangle there;
    mv_triangle_state state = state_of(triangle->negative);
    bool found = find_there(w, triangle, &there);
    if (w->backwards) {
        if (!found) w->result.count[MV_NO_TRIANGLE][state]++;
        return;
    }
    mv_triangle_state after = found ? state_of(there.negative) : MV_NO_TRIANGLE;
    w->result.count[state][after]++;
    if (found && after != state) add_flipped(w, triangle, &there);
}

static int by_actors(const void *a, const void *b)
{
    const mv_flipped_triangle *x = a, *y = b;
    for (size_t i = 0; i < 3; i++)
        if (x->actor[i] != y->actor[i]) return x->actor[i] < y->actor[i] ? -1 : 1;
    return 0;
}

mv_triangle_changes mv_triangles_compare(const mv_changes *changes)
{
    walk w = { .changes = changes, .other = changes->b, .place = changes->of_a };
    mv_triangles_each(changes->a, visit, &w);
    w.other = changes->a;
    w.place = changes->of_b;
    w.backwards = true;
    mv_triangles_each(changes->b, visit, &w);
    if (w.result.flipped_count)
        qsort(w.result.flipped, w.result.flipped_count, sizeof *w.result.flipped, by_actors);
    return w.result;
}

void mv_triangle_changes_clear(mv_triangle_changes *triangles)
{
    free(triangles->flipped);
    *triangles = (mv_triangle_changes){ 0 };
}
