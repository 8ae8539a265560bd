#include "multivector/vectors.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MV_WHY_TOO_STRONG "the strengths sum to more than a number can hold"

/* --- collecting ties ------------------------------------------------------------------------------------- */

static mv_far_end far_end_of(const mv_actor *actor)
{
    if (strcmp(actor->kind, "country") == 0) return MV_COUNTRY_END;
    return strcmp(actor->kind, "organisation") == 0 ? MV_ORGANISATION_END : MV_OTHER_END;
}

static void lean(mv_vector_row *row, const mv_tie *tie, mv_far_end end, double share)
{
    mv_leaning *leaning = tie->state == MV_POSITIVE ? &row->positive : &row->negative;
    leaning->strength += share * tie->strength;
    leaning->by_kind[end] += share * tie->strength;
    leaning->ties++;
}

/* Adds a tie with `other` to a profile. A share of 0 is no share. */
static void take(mv_profile *profile, const mv_tie *tie, const mv_actor *other)
{
    bool placed = false;
    profile->positive_ties += tie->state == MV_POSITIVE;
    profile->negative_ties += tie->state == MV_NEGATIVE;
    profile->ambivalent_ties += tie->state == MV_AMBIVALENT;
    if (tie->state == MV_POSITIVE) profile->partners.total += tie->strength;
    profile->partners.count += tie->state == MV_POSITIVE;
    if (tie->state != MV_POSITIVE && tie->state != MV_NEGATIVE) return;
    for (size_t i = 0; i < other->share_count; i++) {
        const mv_share *share = &other->shares[i];
        if (share->share <= 0) continue;
        placed = true;
        lean(&profile->rows[share->vector], tie, far_end_of(other), share->share);
    }
    if (!placed) lean(&profile->without_vector, tie, far_end_of(other), 1);
}

/* --- single partners -------------------------------------------------------------------------------------- */

/* Adds a partner's part, once the whole is known; the header has the formulas. */
static void concentrate(mv_concentration *partners, double strength)
{
    double share = strength / partners->total;
    partners->entropy -= share * log(share);
    partners->hhi += share * share;
}

static void finish_partners(mv_concentration *partners)
{
    partners->effective = exp(partners->entropy);
    partners->undefined = !partners->count            ? "no positive tie"
                          : isfinite(partners->total) ? NULL
                                                      : MV_WHY_TOO_STRONG;
    if (partners->undefined) partners->entropy = partners->effective = partners->hhi = NAN;
}

/* --- measures of a profile ------------------------------------------------------------------------------- */

static void sum_up(mv_profile *profile, const mv_vector *vectors)
{
    for (size_t k = 0; k < profile->vector_count; k++) {
        const mv_vector_row *row = &profile->rows[k];
        if (vectors[k].counted) {
            profile->counted++;
            profile->present += row->positive.strength > 0;
            profile->total += row->positive.strength;
        } else {
            profile->uncounted_vectors += row->positive.strength;
            profile->uncounted_negative += row->negative.strength;
        }
    }
    profile->uncounted = profile->uncounted_vectors + profile->without_vector.positive.strength;
    profile->uncounted_negative += profile->without_vector.negative.strength;
}

static void find_dominant(mv_profile *profile)
{
    static const double slack = 1e-9; /* sums of the same weights in another order are not exactly the same */
    double largest = 0;
    for (size_t k = 0; k < profile->vector_count; k++) largest = fmax(largest, profile->rows[k].share);
    for (size_t k = 0; k < profile->vector_count; k++) {
        if (!(profile->rows[k].share >= largest * (1 - slack))) continue; /* also when it is NAN */
        if (profile->dominant == MV_NONE)
            profile->dominant = k;
        else
            profile->dominant_shared = true;
    }
}

/* The formulas stand in the header. */
static void measure(mv_profile *profile, const mv_vector *vectors)
{
    double entropy = 0, hhi = 0, declared = (double)profile->counted, present = (double)profile->present;
    for (size_t k = 0; k < profile->vector_count; k++) {
        if (!vectors[k].counted) continue;
        double share = profile->rows[k].share = profile->rows[k].positive.strength / profile->total;
        if (share > 0) entropy -= share * log(share);
        hhi += share * share;
    }
    find_dominant(profile);
    profile->entropy = entropy;
    profile->effective_vectors = exp(entropy);
    profile->hhi = hhi;
    profile->inverse_hhi = 1 / hhi;
    /* Rounding must not make an even profile more than even. */
    if (!profile->evenness_undefined) {
        profile->evenness = fmin(1, entropy / log(declared));
        profile->iqv = fmin(1, declared / (declared - 1) * (1 - hhi));
        profile->hhi_normalised = fmax(0, (hhi - 1 / declared) / (1 - 1 / declared));
    }
    if (!profile->evenness_present_undefined) profile->evenness_present = fmin(1, entropy / log(present));
}

static const char *reason_of(const mv_profile *profile)
{
    if (profile->counted == 0) return "no counted vector is declared";
    if (profile->present == 0) return "no positive tie with a counted vector";
    return isfinite(profile->total) ? NULL : MV_WHY_TOO_STRONG;
}

static void finish(mv_profile *profile, const mv_vector *vectors)
{
    sum_up(profile, vectors);
    profile->undefined = profile->evenness_undefined = profile->evenness_present_undefined = reason_of(profile);
    if (profile->undefined) return;
    if (profile->counted < 2) profile->evenness_undefined = "one counted vector leaves nothing to be even over";
    if (profile->present < 2) profile->evenness_present_undefined = "fewer than two vectors are present";
    measure(profile, vectors);
}

static void start(mv_profile *profile, size_t actor, mv_vector_row *rows, size_t vectors)
{
    *profile = (mv_profile){ .actor = actor, .vector_count = vectors, .rows = rows, .dominant = MV_NONE };
    double *const undefined[] = {
        &profile->entropy,        &profile->effective_vectors, &profile->hhi,
        &profile->hhi_normalised, &profile->inverse_hhi,       &profile->iqv,
        &profile->evenness,       &profile->evenness_present,  &profile->without_vector.share
    };
    for (size_t i = 0; i < MV_COUNT(undefined); i++) *undefined[i] = NAN;
    for (size_t k = 0; k < vectors; k++) rows[k].share = NAN;
}

/* Profiles of `count` actors from `first` on. All rows are one block, which begins with those of the first. */
static mv_profile *build(const mv_network *network, size_t first, size_t count)
{
    size_t vectors = network->set->vector_count;
    mv_profile *profiles = mv_alloc_array(count, sizeof *profiles);
    mv_vector_row *rows = mv_alloc_array(count * vectors, sizeof *rows);
    profiles->rows = rows; /* freed with the profiles, even if there are none */
    for (size_t i = 0; i < count; i++) start(&profiles[i], first + i, rows + i * vectors, vectors);
    size_t ends = mv_end_count(network);
    for (size_t i = 0; i < ends; i++) {
        mv_end end = mv_end_at(network, i);
        if (end.actor - first < count)
            take(&profiles[end.actor - first], end.tie, mv_network_actor(network, end.other));
    }
    for (size_t i = 0; i < ends; i++) {
        mv_end end = mv_end_at(network, i);
        if (end.actor - first < count && end.tie->state == MV_POSITIVE)
            concentrate(&profiles[end.actor - first].partners, end.tie->strength);
    }
    for (size_t i = 0; i < count; i++) finish_partners(&profiles[i].partners);
    for (size_t i = 0; i < count; i++) finish(&profiles[i], network->set->vectors);
    return profiles;
}

mv_profile *mv_profile_build(const mv_network *network, size_t actor)
{
    return build(network, actor, 1);
}

mv_profile *mv_profiles_build(const mv_network *network)
{
    return build(network, 0, network->actor_count);
}

void mv_profiles_free(mv_profile *profiles)
{
    if (!profiles) return;
    free(profiles->rows);
    free(profiles);
}

/* --- two poles ------------------------------------------------------------------------------------------- */

static double positive_strength(const mv_tie *tie)
{
    return tie && tie->state == MV_POSITIVE ? tie->strength : 0;
}

mv_equidistance mv_equidistance_of(const mv_network *network, size_t actor, size_t a, size_t b)
{
    mv_equidistance result = { .a = a, .b = b, .value = NAN };
    if (a == b || actor == a || actor == b) {
        result.undefined = a == b ? "the two poles are one" : "the actor is one of the poles";
        return result;
    }
    result.tie_a = mv_end_between(network, actor, a);
    result.tie_b = mv_end_between(network, actor, b);
    result.strength_a = positive_strength(result.tie_a);
    result.strength_b = positive_strength(result.tie_b);
    double larger = fmax(result.strength_a, result.strength_b);
    if (larger == 0) {
        result.undefined = "no positive tie with either pole";
        return result;
    }
    double x = result.strength_a / larger, y = result.strength_b / larger; /* their sum could overflow */
    result.value = (x - y) / (x + y);
    return result;
}
