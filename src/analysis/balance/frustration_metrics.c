#include "analysis/family.h"
#include "analysis/graph/lack.h"
#include "multivector/frustration.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* A search by count of all ties of a network, which keeps it for what else is told of it. */
typedef struct kept {
    mv_signed_ties ties;
    mv_frustration result;
    mv_frustration_options asked;
} kept;

static void free_kept(void *value)
{
    kept *k = value;
    mv_signed_ties_clear(&k->ties);
    mv_frustration_clear(&k->result);
    free(k);
}

const mv_frustration *mv_network_frustration(const mv_network *network, const mv_frustration_options *options)
{
    const kept *k = network->graphs->memos[MV_MEMO_FRUSTRATION].value;
    bool same = k && k->asked.seed == options->seed && !options->certificate &&
                (k->result.proved || (k->asked.seconds == options->seconds && k->asked.brief == options->brief));
    return same ? &k->result : NULL;
}

static mv_frustration_options options_of(const mv_metric_options *options)
{
    return (mv_frustration_options){
        .seconds = options->seconds, .seed = 1, .jobs = options->jobs, .brief = options->brief
    };
}

static mv_status search(const kept **out, const mv_network *network, const mv_metric_options *options, mv_log *log)
{
    mv_frustration_options how = options_of(options);
    mv_memo *memo = &network->graphs->memos[MV_MEMO_FRUSTRATION];
    *out = memo->value;
    if (mv_network_frustration(network, &how)) return MV_OK;
    if (memo->value) memo->free(memo->value);
    kept *k = mv_alloc(sizeof *k);
    *memo = (mv_memo){ k, free_kept };
    *out = k;
    k->asked = how;
    k->ties = mv_signed_ties_of(network, MV_OBJECTIVE_COUNT, network->selection.fold == MV_FOLD_EACH);
    return mv_frustration_solve(&k->result, &k->ties, &how, log);
}

/* The frustration index with every tie counting 1; the bounds of a search that was cut short are no value. */
static mv_status frustration(const mv_network *network, const mv_metric_options *options, double *value,
                             mv_log *log)
{
    const kept *k;
    mv_status status = search(&k, network, options, log);
    bool lost = !status && *k->result.stopped;
    *value = !status && k->result.proved ? k->result.upper : lost ? mv_metric_none(MV_LACKS_ITS_WORKER) : NAN;
    return status;
}

static void add_frustrated(double *values, const mv_network *network, const mv_signed_ties *ties,
                           const mv_frustration *result)
{
    bool lost = *result->stopped && !result->proved;
    for (size_t i = 0; i < network->actor_count; i++) values[i] = lost ? mv_metric_none(MV_LACKS_ITS_WORKER) : 0;
    for (size_t i = 0; i < ties->count && !lost; i++) {
        values[ties->a[i]] += result->frustrated[i];
        values[ties->b[i]] += result->frustrated[i];
    }
}

/* With the rule each, where what is searched are relations, a search of its own. */
static mv_status frustrated_of_ties(const mv_network *network, const mv_metric_options *options, double *values,
                                    mv_log *log)
{
    mv_frustration_options how = options_of(options);
    mv_frustration result = { 0 };
    mv_signed_ties ties = mv_signed_ties_of(network, MV_OBJECTIVE_COUNT, false);
    mv_status status = mv_frustration_solve(&result, &ties, &how, log);
    if (!status) add_frustrated(values, network, &ties, &result);
    mv_frustration_clear(&result);
    mv_signed_ties_clear(&ties);
    return status;
}

/* Frustrated ties at each actor, in one best partition into two factions (of possibly many). Every tie counts 1.
 */
static mv_status frustrated_ties(const mv_network *network, const mv_metric_options *options, double *values,
                                 mv_log *log)
{
    const kept *k;
    if (network->selection.fold == MV_FOLD_EACH) return frustrated_of_ties(network, options, values, log);
    mv_status status = search(&k, network, options, log);
    if (!status) add_frustrated(values, network, &k->ties, &k->result);
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
