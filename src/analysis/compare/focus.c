#include "analysis/compare/changes_internal.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How the focus's weight moved between vectors. */

static size_t focus_of(const mv_changes *changes)
{
    if (changes->a->focus != MV_NONE) return changes->of_a[changes->a->focus];
    return changes->b->focus != MV_NONE ? changes->of_b[changes->b->focus] : MV_NONE;
}

static mv_vector_shift *shift_of(mv_focus_comparison *c, const mv_vector *vector)
{
    for (size_t i = 0; i < c->count; i++)
        if (strcmp(c->vectors[i].id, vector->id) == 0) return &c->vectors[i];
    c->vectors[c->count] = (mv_vector_shift){ .id = vector->id, .name = vector->name };
    return &c->vectors[c->count++];
}

static void list_vectors(mv_focus_comparison *c, const mv_changes *changes)
{
    const mv_relations *a = changes->a->set, *b = changes->b->set;
    c->vectors = mv_alloc_array(a->vector_count + b->vector_count, sizeof *c->vectors);
    for (size_t i = 0; i < a->vector_count; i++) shift_of(c, &a->vectors[i])->counted |= a->vectors[i].counted;
    for (size_t i = 0; i < b->vector_count; i++) shift_of(c, &b->vectors[i])->counted |= b->vectors[i].counted;
}

/* Puts one network's profile into the rows; `second` is B. */
static void take_profile(mv_focus_comparison *c, const mv_relations *set, const mv_profile *profile, bool second)
{
    for (size_t i = 0; i < profile->vector_count; i++) {
        const mv_vector_row *row = &profile->rows[i];
        mv_vector_shift *shift = shift_of(c, &set->vectors[i]);
        double share = set->vectors[i].counted && !profile->undefined ? row->share : 0;
        *(second ? &shift->b : &shift->a) = share;
        *(second ? &shift->positive_b : &shift->positive_a) = row->positive.strength;
        *(second ? &shift->negative_b : &shift->negative_a) = row->negative.strength;
    }
}

static double kullback(double p, double m)
{
    return p > 0 ? p * log2(p / m) : 0;
}

static void measure(mv_focus_comparison *c)
{
    c->total_variation = c->jensen_shannon = 0;
    for (size_t i = 0; i < c->count; i++) {
        double p = c->vectors[i].a, q = c->vectors[i].b, m = (p + q) / 2;
        c->total_variation += fabs(p - q) / 2;
        c->jensen_shannon += (kullback(p, m) + kullback(q, m)) / 2;
    }
    c->total_variation = fmin(1, c->total_variation);
    c->jensen_shannon = fmax(0, fmin(1, c->jensen_shannon)); /* not below 0 by rounding */
}

/* Why a side has no profile. */
static const char *reason_of(const mv_profile *profile, bool second)
{
    if (!profile->undefined) return NULL;
    if (profile->counted == 0)
        return second ? "no counted vector is declared in B" : "no counted vector is declared in A";
    if (profile->present == 0)
        return second ? "no positive tie with a counted vector in B"
                      : "no positive tie with a counted vector in A";
    return profile->undefined;
}

static void take_side(mv_focus_comparison *c, const mv_network *network, size_t actor, bool second)
{
    mv_focus_side *side = second ? &c->b : &c->a;
    side->standing = mv_standing_of(network, actor);
    if (actor == MV_NONE) {
        side->undefined = side->evenness_undefined = second ? "the focus is not in B" : "the focus is not in A";
        return;
    }
    mv_profile *profile = mv_profile_build(network, actor);
    take_profile(c, network->set, profile, second);
    side->effective_vectors = profile->effective_vectors;
    side->evenness = profile->evenness;
    side->undefined = reason_of(profile, second);
    side->evenness_undefined = side->undefined ? side->undefined : profile->evenness_undefined;
    mv_profiles_free(profile);
}

mv_focus_comparison mv_focus_compare(const mv_changes *changes)
{
    const mv_focus_side none = { NAN, NAN, "no focus", "no focus", { .rank_undefined = "no focus" } };
    mv_focus_comparison c = { .actor = focus_of(changes), .a = none, .b = none };
    c.total_variation = c.jensen_shannon = NAN;
    if (c.actor != MV_NONE) {
        list_vectors(&c, changes);
        take_side(&c, changes->a, changes->actors[c.actor].a, false);
        take_side(&c, changes->b, changes->actors[c.actor].b, true);
        mv_focus_list_ties(&c, changes);
    }
    c.undefined = c.a.undefined ? c.a.undefined : c.b.undefined;
    if (!c.undefined) measure(&c);
    return c;
}

void mv_focus_comparison_clear(mv_focus_comparison *comparison)
{
    for (size_t i = 0; i < comparison->count; i++) free(comparison->vectors[i].carriers);
    free(comparison->vectors);
    free(comparison->partners);
    *comparison = (mv_focus_comparison){ 0 };
}
