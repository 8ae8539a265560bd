#include "analysis/family.h"
#include "support/memory.h"
#include <math.h>

/* Counting an actor's ties. */

/* The normalised forms divide by the other actors an actor could be tied to. */
static void divide(const mv_network *network, const mv_metric_options *options, double *values)
{
    double others = (double)network->actor_count - 1;
    for (size_t i = 0; i < network->actor_count && options->normalised; i++)
        values[i] = others > 0 ? values[i] / others : NAN;
}

/* Adds to both ends of every tie what a tie of its state counts for. */
static mv_status count(const mv_network *network, const mv_metric_options *options, double *values,
                       double positive, double negative, double ambivalent)
{
    const double worth[MV_TIE_STATE_COUNT] = {
        [MV_POSITIVE] = positive, [MV_NEGATIVE] = negative, [MV_AMBIVALENT] = ambivalent
    };
    for (size_t i = 0; i < network->actor_count; i++) values[i] = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        values[tie->a] += worth[tie->state];
        values[tie->b] += worth[tie->state];
    }
    divide(network, options, values);
    return MV_OK;
}

#define COUNTED(name, positive, negative, ambivalent)                                                             \
    MV_METRIC(name, values)                                                                                       \
    {                                                                                                             \
        return count(network, options, values, positive, negative, ambivalent);                                   \
    }

COUNTED(degree, 1, 1, 1)
COUNTED(positive_degree, 1, 0, 0)
COUNTED(negative_degree, 0, 1, 0)
COUNTED(net_degree, 1, -1, 0)

MV_METRIC(strength, values)
{
    for (size_t i = 0; i < network->actor_count; i++) values[i] = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->state != MV_POSITIVE && tie->state != MV_NEGATIVE) continue;
        values[tie->a] += tie->strength;
        values[tie->b] += tie->strength;
    }
    return MV_OK;
}

static mv_status count_arcs(const mv_network *network, const mv_metric_options *options, double *values, bool in)
{
    for (size_t i = 0; i < network->actor_count; i++) values[i] = 0;
    for (size_t i = 0; i < network->arc_count; i++) {
        const mv_arc *arc = &network->arcs[i];
        if (arc->state == MV_POSITIVE || arc->state == MV_NEGATIVE || arc->state == MV_AMBIVALENT)
            values[in ? arc->to : arc->from]++;
    }
    divide(network, options, values);
    return MV_OK;
}

MV_METRIC(in_degree, values)
{
    return count_arcs(network, options, values, true);
}

MV_METRIC(out_degree, values)
{
    return count_arcs(network, options, values, false);
}

enum { DEGREE = MV_COUNT_OF | MV_DIVIDED };
#define ALONE "a lone actor has no normalised degree"
#define FREEMAN "Freeman 1979"

static const mv_metric rows[] = {
    { "degree", "Degree", MV_PER_ACTOR, DEGREE, 0, "number of ties", "positive, negative and ambivalent ties",
      ALONE, FREEMAN, "Σ_j a_ij; --normalised: / (n − 1)", degree },
    { "positive_degree", "Positive degree", MV_PER_ACTOR, DEGREE, 0, "number of positive ties", "positive ties",
      ALONE, FREEMAN, "Σ_j a_ij; --normalised: / (n − 1)", positive_degree },
    { "negative_degree", "Negative degree", MV_PER_ACTOR, DEGREE, 0, "number of negative ties", "negative ties",
      ALONE, FREEMAN, "Σ_j a_ij; --normalised: / (n − 1)", negative_degree },
    { "net_degree", "Net degree", MV_PER_ACTOR, DEGREE, 0, "positive ties less negative ties", "signed ties",
      ALONE, "Wasserman and Faust 1994", "Σ_j s_ij; --normalised: / (n − 1)", net_degree },
    { "strength", "Strength", MV_PER_ACTOR, 0, -1, "summed strength of the ties", "signed ties by |strength|",
      NULL, "Barrat et al. 2004", "Σ_j w_ij", strength },
    { "in_degree", "In-degree", MV_PER_ACTOR, DEGREE | MV_DIRECTED_ONLY, 0, "ties that point to the actor",
      "directed ties of every sign; an undirected relation counts both ways", "needs --directed", FREEMAN,
      "Σ_j a_ji; --normalised: / (n − 1)", in_degree },
    { "out_degree", "Out-degree", MV_PER_ACTOR, DEGREE | MV_DIRECTED_ONLY, 0, "ties that start from the actor",
      "directed ties of every sign; an undirected relation counts both ways", "needs --directed", FREEMAN,
      "Σ_j a_ij; --normalised: / (n − 1)", out_degree },
};

const mv_metric_family mv_degrees = { rows, MV_COUNT(rows) };
