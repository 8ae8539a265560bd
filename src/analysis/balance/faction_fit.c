#include "multivector/balance.h"
#include <math.h>

/* How well a partition fits, and how it splits the actors. */

static double ratio(size_t part, size_t other)
{
    return part + other ? (double)part / (double)(part + other) : NAN;
}

/* Cohesiveness: positive share of the ties within factions. Divisiveness: negative share of the ties between them.
 * Signs only; both are 1 when the partition explains every tie. Aref, Dinh, Rezapour and Diesner, Sci. Rep. 10
 * (2020). */
mv_faction_fit mv_faction_fit_of(const mv_network *network, const int8_t *side)
{
    mv_faction_fit fit = { 0 };
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (side[tie->a] < 0 || side[tie->b] < 0) continue;
        bool within = side[tie->a] == side[tie->b];
        if (tie->state == MV_POSITIVE) ++*(within ? &fit.within_positive : &fit.between_positive);
        if (tie->state == MV_NEGATIVE) ++*(within ? &fit.within_negative : &fit.between_negative);
    }
    fit.cohesiveness = ratio(fit.within_positive, fit.within_negative);
    fit.divisiveness = ratio(fit.between_negative, fit.between_positive);
    return fit;
}

/* Normalised frustration 1 - 2L/m with the share of the smaller faction, because one camp of everybody is balanced
 * too. Aref and Neal, Sci. Rep. 10 (2020). */
mv_polarisation mv_polarisation_of(double upper, double total, const int8_t *side, size_t actors)
{
    mv_polarisation p = { .normalised = total > 0 ? 1 - 2 * upper / total : NAN };
    for (size_t i = 0; i < actors; i++)
        if (side[i] >= 0) p.factions[side[i] > 0]++;
    p.smaller = fmin(ratio(p.factions[0], p.factions[1]), ratio(p.factions[1], p.factions[0]));
    return p;
}

int mv_smaller_faction(const int8_t *side, size_t actors)
{
    size_t count[2] = { 0 };
    for (size_t i = 0; i < actors; i++)
        if (side[i] >= 0) count[side[i] > 0]++;
    return count[0] < count[1] ? 0 : 1;
}
