#include "analysis/family.h"
#include "analysis/graph/lack.h"
#include "multivector/frustration.h"
#include "support/memory.h"
#include <math.h>

/* The frustration index with every tie counting 1; the bounds of a search that was cut short are no value. */
static mv_status frustration(const mv_network *network, const mv_metric_options *options, double *value,
                             mv_log *log)
{
    mv_frustration_options how = { .seconds = options->seconds, .seed = 1 };
    mv_frustration result = { 0 };
    mv_signed_ties ties = mv_signed_ties_of(network, MV_OBJECTIVE_COUNT, network->selection.fold == MV_FOLD_EACH);
    mv_status status = mv_frustration_solve(&result, &ties, &how, log);
    *value = result.proved ? result.upper : *result.stopped ? mv_metric_none(MV_LACKS_ITS_WORKER) : NAN;
    mv_frustration_clear(&result);
    mv_signed_ties_clear(&ties);
    return status;
}

/* Frustrated ties at each actor, in one best partition into two factions (of possibly many). Every tie counts 1.
 */
static mv_status frustrated_ties(const mv_network *network, const mv_metric_options *options, double *values,
                                 mv_log *log)
{
    mv_frustration_options how = { .seconds = options->seconds, .seed = 1 };
    mv_frustration result = { 0 };
    mv_signed_ties ties = mv_signed_ties_of(network, MV_OBJECTIVE_COUNT, false);
    mv_status status = mv_frustration_solve(&result, &ties, &how, log);
    for (size_t i = 0; i < network->actor_count && !status; i++) values[i] = 0;
    bool lost = *result.stopped && !result.proved;
    for (size_t i = 0; i < network->actor_count && lost; i++) values[i] = mv_metric_none(MV_LACKS_ITS_WORKER);
    for (size_t i = 0; i < ties.count && !status && !lost; i++) {
        values[ties.a[i]] += result.frustrated[i];
        values[ties.b[i]] += result.frustrated[i];
    }
    mv_frustration_clear(&result);
    mv_signed_ties_clear(&ties);
    return status;
}

enum { FRUSTRATION = MV_COUNT_OF | MV_SLOW | MV_ENDS_ITSELF };

static const mv_metric rows[] = {
    { "frustration", "Frustration index", MV_WHOLE, FRUSTRATION | MV_OF_BALANCE, 0,
      "fewest ties that stand against two factions with friends inside and rivals between",
      "signed ties by sign alone, direction ignored; --fold each: relations",
      "not proved within the time limit; the report gives the bounds", "Abelson and Rosenberg 1958",
      "min over y of the ties with s_ij y_i y_j = −1, where each y_i is 1 or −1", frustration },
    { "frustrated_ties", "Frustrated ties", MV_PER_ACTOR, FRUSTRATION, 0,
      "ties against the grain of the two factions that fit best: one optimum of possibly many",
      "signed ties by sign alone, direction ignored", NULL, "Abelson and Rosenberg 1958",
      "ties of i with s_ij y_i y_j = −1, for a y of least frustration", frustrated_ties },
};

const mv_metric_family mv_frustration_metrics = { rows, MV_COUNT(rows) };
