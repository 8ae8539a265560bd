#include "analysis/graph/signed_pairs.h"
#include "multivector/compare.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Pairs of actors with a tie in either network, and how far the two sets of ties agree. */

/* Merges two sorted lists. */
mv_dyad *mv_dyads_list(const mv_changes *changes, size_t *count)
{
    size_t a_count, b_count;
    mv_signed_pair *a = mv_signed_pairs_list(changes->a, changes->of_a, changes->directed, &a_count);
    mv_signed_pair *b = mv_signed_pairs_list(changes->b, changes->of_b, changes->directed, &b_count);
    mv_dyad *dyads = mv_alloc_array(a_count + b_count, sizeof *dyads);
    *count = 0;
    for (size_t i = 0, j = 0; i < a_count || j < b_count;) {
        int order = i == a_count ? 1 : j == b_count ? -1 : mv_signed_pair_order(&a[i], &b[j]);
        const mv_signed_pair *pair = order <= 0 ? &a[i] : &b[j];
        mv_dyad dyad = { .first = pair->first, .second = pair->second };
        if (order <= 0) dyad.a = a[i++].value;
        if (order >= 0) dyad.b = b[j++].value;
        dyads[(*count)++] = dyad;
    }
    free(a);
    free(b);
    return dyads;
}

bool mv_dyad_changed(const mv_dyad *dyad)
{
    if (dyad->a == 0 || dyad->b == 0) return false;
    return fabs(dyad->a - dyad->b) > 1e-9 * fmax(fabs(dyad->a), fabs(dyad->b));
}

/* --- correlation -------------------------------------------------------------------------------------------- */

/* Two numbers for each pair of actors; the pairs that are not listed have 0 and 0. */
typedef struct series {
    double *a, *b;
    size_t count;
    double pairs;
} series;

static double largest(const double *values, size_t count)
{
    double most = 0;
    for (size_t i = 0; i < count; i++) most = fmax(most, fabs(values[i]));
    return most > 0 ? most : 1;
}

/* Pearson's r. Values are divided by the largest first, so that no square is beyond numbers; a spread of rounding
 * alone is no variation. */
static double correlation(const series *s)
{
    double scale_a = largest(s->a, s->count), scale_b = largest(s->b, s->count), mean_a = 0, mean_b = 0;
    for (size_t i = 0; i < s->count; i++) {
        mean_a += s->a[i] / scale_a / s->pairs;
        mean_b += s->b[i] / scale_b / s->pairs;
    }
    double rest = s->pairs - (double)s->count;
    double aa = rest * mean_a * mean_a, bb = rest * mean_b * mean_b, ab = rest * mean_a * mean_b;
    for (size_t i = 0; i < s->count; i++) {
        double x = s->a[i] / scale_a - mean_a, y = s->b[i] / scale_b - mean_b;
        aa += x * x;
        bb += y * y;
        ab += x * y;
    }
    double least = 1e-18 * s->pairs;
    return aa > least && bb > least ? fmax(-1, fmin(1, ab / sqrt(aa * bb))) : NAN;
}

/* --- agreement ---------------------------------------------------------------------------------------------- */

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

static size_t sign_index(double value)
{
    return value < 0 ? 0 : value > 0 ? 2 : 1;
}

/* Cohen's kappa of a square table of three categories. */
static double kappa_of(double table[3][3], double total)
{
    double same = 0, chance = 0;
    for (size_t i = 0; i < 3; i++) {
        double row = 0, column = 0;
        for (size_t j = 0; j < 3; j++) {
            row += table[i][j];
            column += table[j][i];
        }
        same += table[i][i];
        chance += row / total * (column / total);
    }
    same /= total;
    return 1 - chance > 1e-15 ? (same - chance) / (1 - chance) : NAN;
}

static bool in_scope(const mv_changes *changes, const mv_dyad *dyad, mv_tie_scope scope)
{
    const mv_actor_pair *first = &changes->actors[dyad->first], *second = &changes->actors[dyad->second];
    return !scope.common ||
           (first->a != MV_NONE && first->b != MV_NONE && second->a != MV_NONE && second->b != MV_NONE);
}

static double of_sign(double value, int sign)
{
    return sign == 0 || sign * value > 0 ? value : 0;
}

static void count_dyad(mv_tie_comparison *c, const mv_dyad *dyad)
{
    bool a = dyad->a != 0, b = dyad->b != 0;
    c->a += a;
    c->b += b;
    c->both += a && b;
    c->only_a += a && !b;
    c->only_b += b && !a;
    c->changed += mv_dyad_changed(dyad);
    c->signs[sign_index(dyad->a)][sign_index(dyad->b)]++;
}

static void correlate(mv_tie_comparison *c, series *valued)
{
    series present = { mv_alloc_array(valued->count, sizeof(double)),
                       mv_alloc_array(valued->count, sizeof(double)), valued->count, valued->pairs };
    for (size_t i = 0; i < valued->count; i++) {
        present.a[i] = valued->a[i] != 0;
        present.b[i] = valued->b[i] != 0;
    }
    c->gcor = correlation(&present);
    c->gcor_valued = correlation(valued);
    free(present.a);
    free(present.b);
}

static void measure(mv_tie_comparison *c)
{
    double both = (double)c->both, a = (double)c->a, b = (double)c->b, any = a + b - both;
    c->jaccard = any > 0 ? both / any : 1;
    c->dice = any > 0 ? 2 * both / (a + b) : 1;
    c->retained = share(both, a);
    c->covered = share(both, b);
    c->overlap = share(both, fmin(a, b));
    c->signs[1][1] = c->pairs - any;
    c->simple_matching = share(both + c->signs[1][1], c->pairs);
    c->kappa = kappa_of(c->signs, c->pairs);
    c->flips = (size_t)(c->signs[0][2] + c->signs[2][0]);
    c->sign_agreement = share(both - (double)c->flips, both);
}

mv_tie_comparison mv_ties_compare(const mv_changes *changes, const mv_dyad *dyads, size_t count,
                                  mv_tie_scope scope)
{
    mv_tie_comparison c = { .actors = changes->actor_count };
    if (scope.common) c.actors = changes->actor_changes[MV_KEPT] + changes->actor_changes[MV_CHANGED];
    c.pairs = c.actors ? (double)c.actors * ((double)c.actors - 1) / (changes->directed ? 1 : 2) : 0; /* not -0 */
    series valued = { mv_alloc_array(count, sizeof(double)), mv_alloc_array(count, sizeof(double)), 0, c.pairs };
    for (size_t i = 0; i < count; i++) {
        mv_dyad dyad = dyads[i];
        dyad.a = of_sign(dyad.a, scope.sign);
        dyad.b = of_sign(dyad.b, scope.sign);
        if ((dyad.a == 0 && dyad.b == 0) || !in_scope(changes, &dyad, scope)) continue;
        count_dyad(&c, &dyad);
        valued.a[valued.count] = dyad.a;
        valued.b[valued.count++] = dyad.b;
    }
    measure(&c);
    correlate(&c, &valued);
    free(valued.a);
    free(valued.b);
    return c;
}
