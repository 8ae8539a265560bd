#include "analysis/graph/ranking.h"
#include "report/sections/vectors/vectors_parts.h"
#include "report/words/prose.h"
#include "report/words/record_fields.h"
#include "support/limits.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the section on vectors says in words. `actor` is MV_NONE when it speaks of many, or of nobody. */

static const char *vector_name(const mv_vectors *v, size_t vector)
{
    return mv_vectors_at(v, vector)->name;
}

static const char *sign_of(double value)
{
    return value < -0.005 ? "\xe2\x88\x92" : "";
}

/* --- the profile ------------------------------------------------------------------------------------------ */

/* "Western and Russian, with 29 % each" */
static void say_largest_of(mv_text *out, const mv_vectors *v, const mv_profile *p)
{
    mv_say_largest_vectors(out, v->network->set, p);
    mv_text_add(out, ", with ");
    mv_say_largest_share(out, p);
}

/* "Counted by the strongest relation of each pair it is Western, with 34 %": where other vectors are the largest.
 */
static void say_counting(mv_text *out, const mv_vectors *v, size_t actor)
{
    static const char *const ways[MV_COUNTING_RULES] = {
        [MV_BY_SUM] = "by the sum of all relations",
        [MV_BY_STRONGEST] = "by the strongest relation of each pair",
        [MV_BY_PARTNERS] = "by the number of partners",
    };
    size_t said = 0;
    for (int rule = 0; rule < MV_COUNTING_RULES; rule++) {
        const mv_profile *p = mv_counting_of(&v->counting, (mv_counting_rule)rule, actor);
        if (mv_vectors_uncounted(p) || mv_profile_same_largest(p, &v->survey.profiles[actor])) continue;
        mv_text_format(out, "%s%s %s ", said++ ? "; " : " Counted ", ways[rule],
                       p->dominant_shared ? "they are" : "it is");
        say_largest_of(out, v, p);
    }
    mv_text_add(out, said ? "." : "");
}

static void say_largest(mv_text *out, const mv_vectors *v, size_t actor)
{
    const mv_profile *p = &v->survey.profiles[actor];
    mv_text_add(out, p->dominant_shared ? " Its largest vectors are " : " Its largest vector is ");
    say_largest_of(out, v, p);
    mv_text_add(out, ".");
    if (v->counts) say_counting(out, v, actor);
}

/* Why there is no rank is a sentence of its own. */
static void say_rank(mv_text *out, const mv_vectors *v, const mv_rank_among *rank, size_t actor)
{
    const char *kind = mv_network_actor(v->network, actor)->kind;
    if (rank->undefined) return;
    mv_text_format(out, "; that is rank %zu of %zu %s coded alike", rank->rank, rank->of,
                   mv_kind_plural(v->report, kind));
    if (rank->sharers > 1) mv_text_format(out, ", shared with %zu", rank->sharers - 1);
}

static void say_no_rank(mv_text *out, const mv_vectors *v, const mv_rank_among *rank, size_t actor)
{
    if (rank->undefined)
        mv_text_format(out, " It is not ranked among %s: %s.",
                       mv_kind_plural(v->report, mv_network_actor(v->network, actor)->kind), rank->undefined);
}

/* By strength of the tie, the strongest first, then by id. */
static int by_strength(const void *a, const void *b)
{
    const mv_end *x = a, *y = b;
    if (x->tie->strength != y->tie->strength) return x->tie->strength > y->tie->strength ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

/* " (Central Asian countries, ... and 5 more)": positive ties with actors that no vector has a share in. */
static void say_vectorless(mv_text *out, const mv_vectors *v, size_t actor)
{
    const mv_network *network = v->network;
    mv_end *ends = mv_alloc_array(network->actor_count, sizeof *ends);
    size_t count = 0, *others = mv_alloc_array(network->actor_count, sizeof *others);
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        if (end.actor != actor || end.tie->state != MV_POSITIVE) continue;
        if (!mv_network_actor(network, end.other)->share_count) ends[count++] = end;
    }
    if (count) qsort(ends, count, sizeof *ends, by_strength);
    for (size_t i = 0; i < count; i++) others[i] = ends[i].other;
    mv_text_add(out, " (");
    mv_say_names(out, network, others, count, MV_SHOWN_VECTORLESS, v->input->options->language);
    mv_text_add(out, ")");
    free(ends);
    free(others);
}

/* What has a positive tie but no part in the numbers. */
static void say_uncounted(mv_text *out, const mv_vectors *v, const mv_profile *p)
{
    double none = p->without_vector.positive.strength;
    size_t said = 0;
    if (!(p->uncounted > 0)) return;
    mv_text_format(out, " Strength %.4g is left out of these numbers:", p->uncounted);
    for (size_t i = 0; i < p->vector_count; i++)
        if (!mv_vectors_at(v, i)->counted && p->rows[i].positive.strength > 0)
            mv_text_format(out, "%s %.4g with %s, which is not counted", said++ ? "," : "",
                           p->rows[i].positive.strength, vector_name(v, i));
    if (none > 0) {
        mv_text_format(out, "%s %.4g with actors of no vector", said ? ", and" : "", none);
        say_vectorless(out, v, p->actor);
    }
    mv_text_add(out, ".");
}

static void say_many(mv_text *out, const mv_vectors *v)
{
    mv_text_add(
        out,
        v->survey.count ? "The most multi-vector first: by evenness of positive tie strength over the counted "
                          "vectors, empty ones included (1: spread evenly, 0: all with one). Share is that of "
                          "the largest vector; bridged are rivalries with both sides of which it is on good "
                          "terms."
        : v->network->set->vector_count == 0
            ? "No vector is declared: \"vectors\" of a document, or a column \"vector\" in a table of actors, "
              "does so."
        : v->network->set->focus != MV_NONE || v->network->selection.focus
            ? "The focus is not selected, and so has no vectors here; --all shows those of every country."
            : "No focus is set; --focus ID shows the vectors of an actor, --all those of every "
              "country.");
}

void mv_vectors_say_profile(mv_text *out, const mv_vectors *v, size_t actor)
{
    if (actor == MV_NONE) {
        say_many(out, v);
        return;
    }
    const mv_profile *p = &v->survey.profiles[actor];
    const char *name = mv_vectors_name(v, actor);
    if (p->undefined) {
        mv_text_format(out, "%s has no vector balance: %s.", name, p->undefined);
        if (v->network->set->vector_count == 0 && v->network->set->foreign)
            mv_text_add(out, " In a table a column \"vector\" of its actors declares them.");
        say_uncounted(out, v, p);
        return;
    }
    mv_rank_among rank = mv_vectors_rank(v, actor);
    mv_text_format(out, "%s's positive %sties reach %zu of %zu counted vector%s", name,
                   mv_side_word(v->network->selection.side), p->present, p->counted, p->counted == 1 ? "" : "s");
    if (!p->evenness_undefined) {
        mv_text_format(out,
                       ". Their evenness is %.2f (1: spread evenly, 0: all with one), as good as %.1f vectors of "
                       "equal weight",
                       p->evenness, p->effective_vectors);
        say_rank(out, v, &rank, actor);
    }
    mv_text_add(out, ".");
    if (!p->evenness_undefined) say_no_rank(out, v, &rank, actor);
    if (p->evenness_undefined) mv_text_format(out, " They have no evenness: %s.", p->evenness_undefined);
    say_largest(out, v, actor);
    say_uncounted(out, v, p);
}

/* How few partners the strength is with, whatever their vectors. */
void mv_vectors_say_partners(mv_text *out, const mv_vectors *v, size_t actor)
{
    const mv_concentration *partners = actor == MV_NONE ? NULL : &v->survey.profiles[actor].partners;
    if (!partners || partners->undefined) return;
    mv_text_format(
        out,
        "Its positive %sties are with %zu partner%s, as good as %.1f of equal strength (HHI over partners "
        "%.2f, 1: all with one; entropy %.2f).",
        mv_side_word(v->network->selection.side), partners->count, partners->count == 1 ? "" : "s",
        partners->effective, partners->hhi, partners->entropy);
}

/* --- rivalries -------------------------------------------------------------------------------------------- */

/* A rivalry beside a partnership of the same pair is no rivalry any more where the two weigh the same. */
static void say_cancelled(mv_text *out, const mv_vectors *v, size_t actor)
{
    const mv_network *network = v->network;
    size_t count = 0;
    for (size_t pass = 0; pass < 2; pass++) {
        size_t said = 0;
        for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
            if (tie->state != MV_AMBIVALENT || tie->a == actor || tie->b == actor) continue;
            if (!pass)
                count++;
            else if (said++ < MV_SHOWN_RIVALRIES)
                mv_text_format(out, "%s%s\xe2\x80\x93%s", said > 1 ? ", " : "", mv_vectors_name(v, tie->a),
                               mv_vectors_name(v, tie->b));
        }
        if (count && !pass)
            mv_text_format(out,
                           " By the fold rule %s a rivalry and a partnership of the same pair cancel out, so that "
                           "%zu pair%s no rivalr%s here: ",
                           mv_fold_name(network->selection.fold), count, count == 1 ? " is" : "s are",
                           count == 1 ? "y" : "ies");
        if (said > MV_SHOWN_RIVALRIES) mv_text_format(out, " and %zu more", said - MV_SHOWN_RIVALRIES);
    }
    if (count) mv_text_add(out, ".");
}

void mv_vectors_say_rivalries(mv_text *out, const mv_vectors *v, size_t actor)
{
    const mv_bridged *b = actor == MV_NONE ? NULL : v->survey.bridged[actor];
    if (!b || !b->of) return;
    mv_text_format(out, "%zu pair%s of others %s on bad terms; %s is on good terms with both sides", b->of,
                   b->of == 1 ? "" : "s", b->of == 1 ? "is" : "are", mv_vectors_name(v, actor));
    if (b->count == 0)
        mv_text_add(out, " of none");
    else if (b->of > 1)
        mv_text_format(out, " of %zu", b->count);
    size_t listed = b->count > MV_SHOWN_RIVALRIES ? MV_SHOWN_RIVALRIES : b->count;
    for (size_t i = 0; i < listed; i++) {
        const mv_tie *tie = &v->network->ties[b->ties[i]];
        mv_text_format(out, "%s%s\xe2\x80\x93%s", i ? ", " : ": ", mv_vectors_name(v, tie->a),
                       mv_vectors_name(v, tie->b));
    }
    if (b->count > listed) mv_text_format(out, " and %zu more", b->count - listed);
    mv_text_add(out, b->count ? ". To be a friend of both lowers structural balance, by design." : ".");
    say_cancelled(out, v, actor);
}

/* --- among its neighbours ------------------------------------------------------------------------------------ */

/* Burt's measures, and participation; their order is that of mv_vectors.standing. */
void mv_vectors_say_standing(mv_text *out, const mv_vectors *v, size_t actor)
{
    double values[MV_STANDINGS];
    for (size_t i = 0; i < MV_STANDINGS; i++) {
        if (actor == MV_NONE || !v->standings[i]) return;
        values[i] = v->standings[i][actor];
    }
    if (!isnan(values[0]))
        mv_text_format(
            out,
            "In the network as it stands its constraint is %.3f (the lower, the less its neighbours lead back "
            "to one another), its effective size %.1f and its efficiency %.2f (1: no neighbour is redundant; "
            "Burt 1992).",
            values[0], values[1], values[2]);
    if (!isnan(values[3]))
        mv_text_format(out,
                       "%sParticipation is %.2f (0: all ties lead into one vector, counted or not; Guimera and "
                       "Amaral 2005).",
                       out->length ? " " : "", values[3]);
}

/* --- all vectors ------------------------------------------------------------------------------------------ */

/* NAN for a vector of one actor, which has no ties within by construction. */
static double closure_of(const mv_vectors *v, size_t vector)
{
    const mv_ei *ei = &v->survey.closed[vector];
    return ei->actors < 2 ? NAN : ei->by_ties;
}

/* "Islamic and Global (1.00)": all vectors whose index is this one. */
static void say_closed_as(mv_text *out, const mv_vectors *v, double value)
{
    size_t count = 0, said = 0;
    for (size_t i = 0; i < v->network->set->vector_count; i++) count += closure_of(v, i) == value;
    for (size_t i = 0; i < v->network->set->vector_count; i++)
        if (closure_of(v, i) == value) mv_text_format(out, "%s%s", mv_joint(said++, count), vector_name(v, i));
    mv_text_format(out, " (%s%.2f)", sign_of(value), fabs(value));
}

/* Which vectors keep most to themselves, and which least. */
static void say_most_closed(mv_text *out, const mv_vectors *v)
{
    double least = NAN, most = NAN; /* fmin and fmax pass over NAN */
    for (size_t i = 0; i < v->network->set->vector_count; i++) {
        least = fmin(least, closure_of(v, i));
        most = fmax(most, closure_of(v, i));
    }
    if (!(least < most)) return;
    mv_text_add(out, "Most closed: ");
    say_closed_as(out, v, least);
    mv_text_add(out, "; least: ");
    say_closed_as(out, v, most);
    mv_text_add(out, ". ");
}

void mv_vectors_say_closure(mv_text *out, const mv_vectors *v, size_t actor)
{
    (void)actor;
    if (v->network->set->vector_count == 0 || mv_is_about_focus(v->network)) return;
    say_most_closed(out, v);
    mv_text_add(out, "The E-I index of a vector sets positive ties that lead out of it against those within: "
                     "\xe2\x88\x92"
                     "1 all within, 1 all out (Krackhardt and Stern 1988). A member of several vectors "
                     "counts in each by its share.");
}

/* --- poles ------------------------------------------------------------------------------------------------ */

typedef struct agreement {
    double kappa;
    size_t pole;
} agreement;

static int by_kappa(const void *a, const void *b)
{
    const agreement *x = a, *y = b;
    if (x->kappa != y->kappa) return x->kappa > y->kappa ? -1 : 1;
    return (x->pole > y->pole) - (x->pole < y->pole);
}

/* "Kazakhstan's ties agree most with those of Russia (0.63), then Turkey (0.50)"; or with none more than chance.
 */
static void say_agreements(mv_text *out, const mv_vectors *v, size_t actor, agreement *list, size_t count)
{
    if (count) qsort(list, count, sizeof *list, by_kappa);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 && !(list[0].kappa > 0))
            mv_text_format(out, "%s's ties agree with nobody's more than chance gives: with those of ",
                           mv_vectors_name(v, actor));
        else if (i == 0)
            mv_text_format(out, "%s's ties agree %swith those of ", mv_vectors_name(v, actor),
                           count > 1 ? "most " : "");
        mv_text_format(out, "%s%s (%s%.2f)",
                       i == 0   ? ""
                       : i == 1 ? ", then "
                                : ", ",
                       mv_vectors_name(v, list[i].pole), sign_of(list[i].kappa), fabs(list[i].kappa));
    }
    if (count)
        mv_text_add(out, "; weighted kappa of their signs over all others, where a shared membership counts as "
                         "much as any tie: 1 "
                         "the same friends and foes, 0 what chance gives.");
}

/* "Whether its ties agree with those of Russia, Iran cannot be said (too few ties are recorded).": of poles with
 * one reason. */
static void say_uncompared(mv_text *out, mv_text *poles, const char *why)
{
    if (poles->length)
        mv_text_format(out, "%sWhether its ties agree with those of %s cannot be said (%s).",
                       out->length ? " " : "", poles->bytes, why);
    mv_text_clear(poles);
}

/* Kappa in words; poles of which next to nothing is recorded are left to the table. */
void mv_vectors_say_alignment(mv_text *out, const mv_vectors *v, size_t actor)
{
    if (actor == MV_NONE) {
        size_t count, *poles = mv_vectors_poles(v, v->network->focus, &count);
        mv_alignment *values = mv_alloc_array(count * count, sizeof *values);
        mv_alignment_matrix(v->network, poles, count, values);
        if (mv_vectors_any_kappa(values, count))
            mv_text_add(out,
                        "How far the ties of two poles agree, by weighted kappa: 1 the same friends and foes, 0 "
                        "what chance gives.");
        free(values);
        free(poles);
        return;
    }
    size_t said = 0, count, *poles = mv_vectors_poles(v, actor, &count);
    agreement *list = mv_alloc_array(count, sizeof *list);
    const char *why = NULL;
    mv_text without = { 0 }, uncompared = { 0 };
    for (size_t i = 0; i < count; i++) {
        mv_alignment a = mv_alignment_of(v->network, actor, poles[i]);
        if (!isnan(a.kappa)) {
            list[said++] = (agreement){ a.kappa, poles[i] };
            continue;
        }
        if (why && strcmp(why, a.chance_undefined) != 0) say_uncompared(&uncompared, &without, why);
        mv_text_format(&without, "%s%s", without.length ? ", " : "", mv_vectors_name(v, poles[i]));
        why = a.chance_undefined;
    }
    say_agreements(out, v, actor, list, said);
    say_uncompared(&uncompared, &without, why);
    if (uncompared.length) mv_text_format(out, "%s%s", said ? " " : "", uncompared.bytes);
    mv_text_clear(&uncompared);
    free(list);
    if (!v->brief && said)
        mv_text_add(
            out, " Pi is kappa with the margins of both pooled; S (Signorino and Ritter 1999) makes no allowance "
                 "for chance, so that two actors with few ties agree almost fully (H\xc3\xa4ge 2011).");
    free(poles);
}

/* " With Russia: alliance declaration with +4, customs union with +4." */
static void say_tie_with(mv_text *out, const mv_vectors *v, size_t pole, const mv_tie *tie)
{
    const mv_network *network = v->network;
    mv_text_format(out, " With %s: ", mv_vectors_name(v, pole));
    for (size_t i = 0; tie && i < tie->count; i++) {
        const mv_relation *relation = &network->set->relations[network->members[tie->first + i]];
        mv_text_format(out, "%s%s %s%.4g", i ? ", " : "", network->set->types[relation->type].name,
                       relation->sign > 0   ? "+"
                       : relation->sign < 0 ? "\xe2\x88\x92"
                                            : "neutral ",
                       relation->weight);
    }
    mv_text_add(out, tie ? "." : "nothing.");
}

/* Of many actors the focus. */
void mv_vectors_say_equidistance(mv_text *out, const mv_vectors *v, size_t actor)
{
    size_t a, b;
    if (actor == MV_NONE) actor = v->network->focus;
    if (actor == MV_NONE || !mv_vectors_between(v, &a, &b)) return;
    mv_equidistance e = mv_equidistance_of(v->network, actor, a, b);
    mv_text_format(out, "%s between %s and %s: ", mv_vectors_name(v, actor), mv_vectors_name(v, a),
                   mv_vectors_name(v, b));
    if (e.undefined)
        mv_text_format(out, "undefined, %s.", e.undefined);
    else if (fabs(e.value) < 0.005)
        mv_text_format(out, "the same distance from both (positive strength %.4g and %.4g).", e.strength_a,
                       e.strength_b);
    else
        mv_text_format(out,
                       "%s%.2f, nearer to %s (positive strength %.4g and %.4g; 1 only the first, "
                       "\xe2\x88\x92"
                       "1 only the second, 0 the same distance).",
                       sign_of(e.value), fabs(e.value), mv_vectors_name(v, e.value > 0 ? a : b), e.strength_a,
                       e.strength_b);
    say_tie_with(out, v, a, e.tie_a);
    say_tie_with(out, v, b, e.tie_b);
}
