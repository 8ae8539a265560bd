#include "analysis/family.h"
#include "analysis/graph/communities/community.h"
#include "analysis/graph/eigen.h"
#include "analysis/graph/triangles.h"
#include "multivector/balance.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Where an actor stands among friends and enemies. */

#define PER_ACTOR(name)                                                                                           \
    static mv_status name(const mv_network *network, const mv_metric_options *options, double *values, mv_log *log)

/* x = (I - (A+ - 2 A-) / (2n - 2))^-1 1, with A+ and A- the positive and negative ties and n all actors, isolates
 * included: friends of the well placed score high, their enemies low. Signs only, as published. The matrix is
 * positive definite but for n = 2 with a negative tie, where it is singular, and n = 1, where there is none.
 * Everett and Borgatti, Soc. Networks 38 (2014). */
PER_ACTOR(pn)
{
    (void)options;
    (void)log;
    size_t n = network->actor_count;
    if (n < 2 || (n == 2 && network->states[MV_NEGATIVE])) return MV_OK;
    mv_adjacency ties = mv_adjacency_of(network, false);
    double scale = 2 * ((double)n - 1), *ones = mv_alloc_array(n, sizeof *ones);
    for (size_t i = 0; i < n; i++) ones[i] = 1;
    mv_operator matrix = { &ties, 1, 0, -1 / scale, 2 / scale };
    if (!mv_solve(&matrix, ones, values))
        for (size_t i = 0; i < n; i++) values[i] = NAN;
    free(ones);
    mv_adjacency_clear(&ties);
    return MV_OK;
}

/* --- signed eigenvector ------------------------------------------------------------------------------------ */

/* The two smallest eigenpairs of A, or of -A. */
static mv_status find_end(mv_eigen *eigen, const mv_adjacency *ties, double sign, bool *converged, mv_log *log)
{
    mv_operator matrix = { ties, 0, 0, sign, -sign };
    double strength = 0;
    *converged = true;
    if (ties->actors <= MV_DENSE_BOTH_ENDS) return mv_eigen_dense(eigen, &matrix, 2, true, log);
    for (size_t e = 0; e < 2 * ties->ties; e++) strength = fmax(strength, ties->strength ? ties->strength[e] : 1);
    return mv_eigen_smallest(eigen, &matrix, 2, 1e-11 * strength, converged, log);
}

/* The vector with its largest entry 1. Of entries that are equally large but for rounding the first counts. */
static void write_scaled(const double *vector, const mv_parts *parts, size_t part, double *values)
{
    const uint32_t *actors = parts->actors + parts->first[part];
    size_t size = mv_part_size(parts, part), peak = 0;
    double largest = 0;
    for (size_t i = 0; i < size; i++) largest = fmax(largest, fabs(vector[i]));
    while (fabs(vector[peak]) < largest * (1 - 1e-9)) peak++;
    for (size_t i = 0; i < size; i++) values[actors[i]] = vector[i] / copysign(largest, vector[peak]);
}

/* Nothing is written when the lead is shared, be it by l and -l, or iteration fails. */
static mv_status solve_part(const mv_adjacency *all, const mv_parts *parts, size_t part, double *values,
                            mv_log *log)
{
    static const double slack = 1e-9;
    mv_adjacency ties = mv_adjacency_part(all, parts, part);
    mv_eigen top = { 0 }, bottom = { 0 };
    bool top_found = false, bottom_found = false;
    mv_status status = find_end(&bottom, &ties, 1, &bottom_found, log);
    if (!status) status = find_end(&top, &ties, -1, &top_found, log);
    if (!status && top_found && bottom_found) {
        const mv_eigen *lead = -top.values[0] > -bottom.values[0] ? &top : &bottom;
        const mv_eigen *other = lead == &top ? &bottom : &top;
        double limit = -lead->values[0] * (1 - slack);
        if (-lead->values[1] < limit && -other->values[0] < limit)
            write_scaled(lead->vectors, parts, part, values);
    }
    mv_eigen_clear(&top);
    mv_eigen_clear(&bottom);
    mv_adjacency_clear(&ties);
    return status;
}

/* A x = l x with the l of largest modulus, A_ij the sign of tie ij (--weighted: times its strength): allies share
 * a sign, so the two camps stand out. Per component, since the whole network's would be zero outside one. Bonacich
 * and Lloyd, Soc. Networks 26 (2004). */
PER_ACTOR(signed_eigenvector)
{
    mv_adjacency all = mv_adjacency_of(network, options->weighted);
    mv_parts parts = mv_parts_of(&all);
    mv_status status = MV_OK;
    for (size_t p = 0; p < parts.count && !status; p++)
        if (mv_part_size(&parts, p) > 1) status = solve_part(&all, &parts, p, values, log);
    mv_parts_clear(&parts);
    mv_adjacency_clear(&all);
    return status;
}

/* (A x)_i / x_i, where x_i is 1 or -1. */
static double eigenvalue_at(const mv_adjacency *ties, const double *scores, size_t actor)
{
    double sum = 0;
    for (size_t e = ties->first[actor]; e < ties->first[actor + 1]; e++) {
        double strength = ties->strength ? ties->strength[e] : 1;
        sum += (e < ties->middle[actor] ? strength : -strength) * scores[ties->to[e]];
    }
    return sum * scores[actor];
}

size_t *mv_negative_leads(const mv_network *network, bool weighted, const double *scores, size_t *count)
{
    mv_adjacency ties = mv_adjacency_of(network, weighted);
    mv_parts parts = mv_parts_of(&ties);
    size_t *found = mv_alloc_array(network->actor_count, sizeof *found);
    *count = 0;
    for (size_t p = 0; p < parts.count; p++) {
        const uint32_t *of = parts.actors + parts.first[p], *peak = of;
        if (isnan(scores[*of])) continue;
        while (fabs(scores[*peak]) < 1) peak++; /* the largest entry is 1 */
        for (size_t i = 0; i < mv_part_size(&parts, p) && eigenvalue_at(&ties, scores, *peak) < 0; i++)
            found[(*count)++] = of[i];
    }
    mv_parts_clear(&parts);
    mv_adjacency_clear(&ties);
    return found;
}

/* --- triangles and communities ----------------------------------------------------------------------------- */

static void copy(double *values, const double *from, size_t count)
{
    for (size_t i = 0; i < count; i++) values[i] = from[i];
}

/* Pairs {a, b} joined by a negative tie to both of whom the actor has a positive one: the ++- triangles in which
 * it stands between the positive sides. Signs only. Ours; the triangle is that of Cartwright and Harary 1956. */
PER_ACTOR(bridged_rivalries)
{
    (void)options;
    (void)log;
    copy(values, mv_network_triangles(network)->bridged, network->actor_count);
    return MV_OK;
}

/* Triangles that the actor is in whose signs multiply to +1 (+++, +--) or to -1 (++-, ---). Over all actors they
 * sum to three times those of the network. Signs only; Cartwright and Harary, Psychol. Rev. 63 (1956). */
PER_ACTOR(balanced_triangles)
{
    (void)options;
    (void)log;
    copy(values, mv_network_triangles(network)->balanced, network->actor_count);
    return MV_OK;
}

PER_ACTOR(unbalanced_triangles)
{
    (void)options;
    (void)log;
    copy(values, mv_network_triangles(network)->unbalanced, network->actor_count);
    return MV_OK;
}

PER_ACTOR(community)
{
    return mv_communities(network, options->weighted, values, log);
}

PER_ACTOR(signed_community)
{
    mv_signed_communities found = { 0 };
    mv_status status = mv_signed_communities_of(&found, network, options->weighted, options->seed, log);
    for (size_t i = 0; i < network->actor_count && !status; i++)
        if (found.community[i] != MV_NO_BLOCK) values[i] = 1 + (double)found.community[i];
    mv_signed_communities_clear(&found);
    return status;
}

/* Balanced closed walks at each actor: (e^A)_ii / (e^|A|)_ii with the signs as A. Estrada, 2019 and later. */
static mv_status local_walk_balance(const mv_network *network, const mv_metric_options *options, double *values,
                                    mv_log *log)
{
    (void)options;
    return mv_local_walk_balance(network, values, log);
}

static mv_status triangle_balance(const mv_network *network, const mv_metric_options *options, double *value,
                                  mv_log *log)
{
    (void)options;
    (void)log;
    mv_triangles triangles = mv_triangles_count(network);
    *value = mv_triangle_balance(&triangles);
    return MV_OK;
}

static const mv_metric rows[] = {
    { "triangle_balance", "Triangle balance", MV_WHOLE, MV_OF_BALANCE, 3,
      "share of triangles that are balanced: friends of friends, or two friends with a common enemy",
      "signed ties by sign alone, direction ignored", MV_WHY_NO_TRIANGLES, "Cartwright and Harary 1956",
      "triangles with s_ij s_jk s_ik = 1 / triangles", triangle_balance },
    { "pn", "PN centrality", MV_PER_ACTOR, 0, 3,
      "high for friends of the well placed, low for their enemies; 1 without a signed tie",
      "signed ties by sign alone, direction ignored", "a lone actor, or two actors with a negative tie",
      "Everett and Borgatti 2014",
      "x = (I − (P − 2 N) / (2 n − 2))⁻¹ 1, with P the matrix of positive and N of negative ties", pn },
    { "signed_eigenvector", "Signed eigenvector", MV_PER_ACTOR, MV_OF_SIGNED_TIES | MV_APART, 3,
      "tied to actors that are themselves well tied; the sign tells the camps apart, unless the leading "
      "eigenvalue is negative",
      "signed ties as 1 and -1, or by strength (--weighted); per component, largest entry 1, direction ignored",
      "two eigenvalues share the lead", "Bonacich and Lloyd 2004",
      "λ x_i = Σ_j s_ij w_ij x_j, with λ the eigenvalue of largest modulus", signed_eigenvector },
    { "bridged_rivalries", "Bridged rivalries", MV_PER_ACTOR, MV_COUNT_OF, 0,
      "pairs of rivals that the actor is on good terms with both of",
      "signed ties by sign alone, direction ignored", NULL, "after Cartwright and Harary 1956",
      "pairs j, k with s_jk = −1 and s_ij = s_ik = 1", bridged_rivalries },
    { "balanced_triangles", "Balanced triangles", MV_PER_ACTOR, MV_COUNT_OF, 0,
      "triangles of the actor that are balanced: friends of friends, or two friends with a common enemy",
      "signed ties by sign alone, direction ignored", NULL, "Cartwright and Harary 1956",
      "triangles i, j, k with s_ij s_jk s_ik = 1", balanced_triangles },
    { "unbalanced_triangles", "Unbalanced triangles", MV_PER_ACTOR, MV_COUNT_OF, 0,
      "triangles of the actor that are not: rivals with a common friend, or three rivals",
      "signed ties by sign alone, direction ignored", NULL, "Cartwright and Harary 1956",
      "triangles i, j, k with s_ij s_jk s_ik = −1", unbalanced_triangles },
    { "community", "Community", MV_PER_ACTOR, MV_COUNT_OF | MV_APART, 0,
      "number of the group of densely tied actors that the actor belongs to (Leiden method, modularity)",
      "positive ties, direction ignored; --weighted: by strength", "no positive tie", "Traag et al. 2019",
      "the largest found Q = 1 / 2w Σ_ij (w_ij − w_i w_j / 2w) over i, j of one group, with w_i = Σ_j w_ij and 2w "
      "= Σ_i w_i",
      community },
    { "signed_community", "Signed community", MV_PER_ACTOR, MV_COUNT_OF | MV_OF_SIGNED_TIES | MV_APART, 0,
      "number of the group with friends inside and rivals outside, beyond chance (signed modularity)",
      "signed ties as 1 and -1, or by strength (--weighted), direction ignored", MV_WHY_TOO_MANY_ACTORS,
      "Gomez et al. 2009; Traag and Bruggeman 2009",
      "the largest found Q = 1 / (2w⁺ + 2w⁻) Σ_ij (s_ij w_ij − (w_i⁺ w_j⁺ / 2w⁺ − w_i⁻ w_j⁻ / 2w⁻)) over i, j of "
      "one group",
      signed_community },
    { "local_walk_balance", "Walk balance", MV_PER_ACTOR, MV_SLOW | MV_OF_SIGNED_TIES | MV_APART, 3,
      "share of closed walks from the actor that are balanced, short ones weighing most: 1 is balance",
      "signed ties by sign alone, direction ignored", MV_WHY_TOO_LARGE, "Estrada and Benzi 2014; Estrada 2019",
      "(e^A)_ii / (e^|A|)_ii, with A the matrix of signs", local_walk_balance },
};

const mv_metric_family mv_balance_metrics = { rows, MV_COUNT(rows) };
