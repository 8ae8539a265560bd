#include "analysis/family.h"
#include "multivector/vectors.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* The measures of vectors that are one number for each actor. */

/* P_i = 1 - sum_s (k_is / k_i)^2: k_is the strength of i's positive ties with actors of vector s, by their shares
 * in it, k_i with actors of any. 0: all in one vector; it grows with their number and evenness, below 1 -
 * 1/vectors. The actor's own vector does not matter, so one without a vector has a value too. Guimera and Amaral,
 * Nature 433 (2005), with strengths for links; the shares are ours. */
static double participation_of(const double *by_vector, size_t vectors)
{
    double total = 0, concentration = 0;
    for (size_t k = 0; k < vectors; k++) total += by_vector[k];
    if (total == 0 || !isfinite(total)) return NAN;
    for (size_t k = 0; k < vectors; k++) concentration += by_vector[k] / total * (by_vector[k] / total);
    return fmax(0, 1 - concentration); /* sums of one vector's strengths may round past the total */
}

MV_METRIC(participation, values)
{
    size_t vectors = network->set->vector_count;
    double *sums = mv_alloc_array(network->actor_count * vectors, sizeof *sums);
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        const mv_actor *other = mv_network_actor(network, end.other);
        for (size_t s = 0; s < other->share_count && end.tie->state == MV_POSITIVE; s++)
            sums[end.actor * vectors + other->shares[s].vector] += end.tie->strength * other->shares[s].share;
    }
    for (size_t i = 0; i < network->actor_count; i++) values[i] = participation_of(sums + i * vectors, vectors);
    free(sums);
    return MV_OK;
}

/* --- the profile ------------------------------------------------------------------------------------------ */

/* Every actor's number of its profile; the formulas and their sources stand in multivector/vectors.h. */
static mv_status from_profiles(const mv_network *network, double number(const mv_profile *), double *values)
{
    mv_profile *profiles = mv_profiles_build(network);
    for (size_t i = 0; i < network->actor_count; i++) values[i] = number(&profiles[i]);
    mv_profiles_free(profiles);
    return MV_OK;
}

#define PROFILE_METRIC(name, member)                                                                              \
    static double name##_of(const mv_profile *profile)                                                            \
    {                                                                                                             \
        return profile->member;                                                                                   \
    }                                                                                                             \
    static mv_status name(const mv_network *network, const mv_metric_options *options, double *values,            \
                          mv_log *log)                                                                            \
    {                                                                                                             \
        (void)options;                                                                                            \
        (void)log;                                                                                                \
        return from_profiles(network, name##_of, values);                                                         \
    }

PROFILE_METRIC(evenness, evenness)
PROFILE_METRIC(effective_vectors, effective_vectors)
PROFILE_METRIC(entropy, entropy)
PROFILE_METRIC(hhi, hhi)
PROFILE_METRIC(iqv, iqv)
PROFILE_METRIC(effective_partners, partners.effective)
PROFILE_METRIC(partner_entropy, partners.entropy)
PROFILE_METRIC(partner_hhi, partners.hhi)

#define TIES_OF_A_PROFILE                                                                                         \
    "positive ties by strength (--side: outgoing or incoming); an other end of several vectors is split by its "  \
    "shares, vectors that are not counted stay out"
#define TIES_WITH_PARTNERS "positive ties by strength (--side: outgoing or incoming), with whomever"
#define NO_PARTNERS "no positive tie"
#define NO_PROFILE "no counted vector is declared, or no positive tie with one"
#define NO_EVENNESS "fewer than two counted vectors are declared, or no positive tie with one"

static const mv_metric rows[] = {
    { "evenness", "Evenness", MV_PER_ACTOR, MV_OF_VECTORS, 3,
      "how evenly ties spread over the counted vectors, empty ones included: 0 all with one, 1 the same with each",
      TIES_OF_A_PROFILE, NO_EVENNESS, "Pielou 1966; for vectors: ours",
      "H / ln K, with H the entropy and K the number of counted vectors", evenness },
    { "effective_vectors", "Effective vectors", MV_PER_ACTOR, MV_OF_VECTORS, 2,
      "as many vectors of equal weight would be as diverse: 1 when all ties are with one", TIES_OF_A_PROFILE,
      NO_PROFILE, "Hill 1973; for vectors: ours", "e^H, with H the entropy", effective_vectors },
    { "entropy", "Entropy", MV_PER_ACTOR, MV_OF_VECTORS, 3, "uncertainty about the vector of a tie, in nats",
      TIES_OF_A_PROFILE, NO_PROFILE, "Shannon 1948",
      "−Σ_k p_k ln p_k, with p_k the share of vector k in the strength", entropy },
    { "hhi", "Concentration (HHI)", MV_PER_ACTOR, MV_OF_VECTORS, 3,
      "concentration on few vectors: 1 when all ties are with one", TIES_OF_A_PROFILE, NO_PROFILE,
      "Herfindahl 1950; Hirschman 1945", "Σ_k p_k², with p_k the share of vector k in the strength", hhi },
    { "iqv", "Qualitative variation", MV_PER_ACTOR, MV_OF_VECTORS, 3,
      "chance that two units of strength are with different vectors, over that of an even spread",
      TIES_OF_A_PROFILE, NO_EVENNESS, "Blau 1977",
      "K / (K − 1) (1 − Σ_k p_k²), with p_k the share of vector k in the strength and K the number of counted "
      "vectors",
      iqv },
    { "effective_partners", "Effective partners", MV_PER_ACTOR, 0, 2,
      "as many partners of equal strength would be as diverse: 1 when there is one", TIES_WITH_PARTNERS,
      NO_PARTNERS, "Hill 1973", "e^H, with H the partner entropy", effective_partners },
    { "partner_entropy", "Partner entropy", MV_PER_ACTOR, 0, 3,
      "uncertainty about the partner of a unit of strength, in nats", TIES_WITH_PARTNERS, NO_PARTNERS,
      "Shannon 1948", "−Σ_j q_j ln q_j, with q_j the share of partner j in the strength", partner_entropy },
    { "partner_hhi", "Partner concentration (HHI)", MV_PER_ACTOR, 0, 3,
      "concentration on few partners: 1 when there is one", TIES_WITH_PARTNERS, NO_PARTNERS,
      "Herfindahl 1950; Hirschman 1945", "Σ_j q_j², with q_j the share of partner j in the strength",
      partner_hhi },
    { "participation", "Participation", MV_PER_ACTOR, 0, 3,
      "spread of ties over vectors: 0 when all lead into one, more the more evenly they spread",
      "positive ties by strength (--side: outgoing or incoming); an other end of several vectors is split by its "
      "shares",
      "no positive tie with an actor that has a vector", "Guimera and Amaral 2005",
      "1 − Σ_k p_k², with p_k the share of vector k, counted or not, in the strength", participation },
};

const mv_metric_family mv_vector_metrics = { rows, MV_COUNT(rows) };
