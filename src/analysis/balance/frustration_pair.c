#include "analysis/balance/universal.h"
#include "analysis/family.h"
#include "multivector/balance.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>

bool mv_frustration_is_quick(const mv_network *network)
{
    return mv_network_tie_total(network) <= MV_QUICK_TIES;
}

/* The strength that all ties share; 0 when they differ. */
static double common_strength(const mv_signed_ties *ties)
{
    double first = ties->count ? fabs(ties->weight[0]) : 0;
    for (size_t i = 1; i < ties->count; i++)
        if (fabs(ties->weight[i]) != first) return 0;
    return first;
}

static mv_status frustration_pair_solve(mv_frustration_pair *pair, const mv_network *network,
                                        mv_objective objective, const mv_frustration_options *options, mv_log *log)
{
    mv_signed_ties *ties = &pair->ties[objective];
    *ties = mv_signed_ties_of(network, objective, network->selection.fold == MV_FOLD_EACH);
    double strength = objective == MV_OBJECTIVE_WEIGHT ? common_strength(ties) : 0;
    pair->unit[objective] = strength > 0 ? strength : 1;
    if (!(strength > 0)) return mv_frustration_solve(&pair->result[objective], ties, options, log);
    pair->result[objective] = pair->result[MV_OBJECTIVE_COUNT];
    return MV_OK;
}

mv_status mv_frustration_pair_solve(mv_frustration_pair *pair, const mv_network *network, mv_objective objective,
                                    const mv_frustration_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, frustration_pair_solve(pair, network, objective, options, log),
                      mv_guard_failed(log));
}

/* Sets up what is to be searched of the pair: what a metric has found already is taken. */
static size_t list_pair(mv_frustration_search *list, mv_frustration_pair *pair, const mv_network *network,
                        const mv_frustration_options *options)
{
    const mv_frustration *known = mv_network_frustration(network, options);
    size_t count = 0;
    for (size_t o = 0; o < 2; o++) {
        mv_objective objective = (mv_objective)o;
        mv_frustration_options how = *options;
        how.certificate = options->certificate && objective == MV_OBJECTIVE_COUNT;
        pair->ties[o] = mv_signed_ties_of(network, objective, network->selection.fold == MV_FOLD_EACH);
        double strength = objective == MV_OBJECTIVE_WEIGHT ? common_strength(&pair->ties[o]) : 0;
        pair->unit[o] = strength > 0 ? strength : 1;
        if (objective == MV_OBJECTIVE_COUNT && known)
            pair->result[o] = mv_frustration_copy(known);
        else if (!(strength > 0))
            list[count++] = (mv_frustration_search){ &pair->ties[o], how, &pair->result[o] };
    }
    return count;
}

static mv_status solve_all(mv_frustration_pair *pair, mv_without_universal *without, const mv_network *network,
                           const mv_universal *bodies, const mv_frustration_options *options, mv_log *log)
{
    mv_frustration_search list[3];
    size_t count = list_pair(list, pair, network, options);
    if (bodies->count) {
        mv_frustration_options how = *options;
        how.certificate = false;
        mv_without_universal_begin(without, network, bodies);
        list[count++] = (mv_frustration_search){ &without->ties, how, &without->result };
    }
    mv_status status = mv_frustration_solve_several(list, count, options->jobs, log);
    if (!pair->result[MV_OBJECTIVE_WEIGHT].side)
        pair->result[MV_OBJECTIVE_WEIGHT] = pair->result[MV_OBJECTIVE_COUNT];
    return status;
}

mv_status mv_frustration_solve_all(mv_frustration_pair *pair, mv_without_universal *without,
                                   const mv_network *network, const mv_universal *bodies,
                                   const mv_frustration_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, solve_all(pair, without, network, bodies, options, log), mv_guard_failed(log));
}

void mv_frustration_pair_clear(mv_frustration_pair *pair)
{
    mv_frustration *count = &pair->result[MV_OBJECTIVE_COUNT], *weight = &pair->result[MV_OBJECTIVE_WEIGHT];
    if (weight->side != count->side) mv_frustration_clear(weight);
    mv_frustration_clear(count);
    mv_signed_ties_clear(&pair->ties[MV_OBJECTIVE_COUNT]);
    mv_signed_ties_clear(&pair->ties[MV_OBJECTIVE_WEIGHT]);
    *pair = (mv_frustration_pair){ 0 };
}
