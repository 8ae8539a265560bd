#include "multivector/balance.h"
#include "multivector/metric.h"
#include "support/memory.h"
#include "support/time_limit.h"
#include <stdlib.h>

static const double slack = 1e-9; /* of the index: a smaller fall is none */

/* The ties without one of them; the caller clears them. */
static mv_signed_ties without(const mv_signed_ties *ties, size_t gone)
{
    size_t rest = ties->count - 1;
    mv_signed_ties less = { ties->actor_count, rest, mv_alloc_array(rest, sizeof(uint32_t)),
                            mv_alloc_array(rest, sizeof(uint32_t)), mv_alloc_array(rest, sizeof(double)) };
    for (size_t i = 0, to = 0; i < ties->count; i++) {
        if (i == gone) continue;
        less.a[to] = ties->a[i];
        less.b[to] = ties->b[i];
        less.weight[to++] = ties->weight[i];
    }
    return less;
}

static mv_status try_without(mv_pivotal_ties *out, size_t tie, const mv_frustration_options *options, mv_log *log)
{
    mv_frustration result = { 0 };
    mv_signed_ties less = without(&out->ties, tie);
    mv_status status = mv_frustration_solve(&result, &less, options, log);
    out->undecided += !status && !result.proved;
    if (!status && result.proved && result.upper < out->index - slack)
        out->items[out->count++] = (mv_pivotal_tie){ tie, out->index - result.upper };
    mv_frustration_clear(&result);
    mv_signed_ties_clear(&less);
    return status;
}

/* The index of the whole, which must be proved. */
static mv_status find_index(mv_pivotal_ties *out, const mv_frustration_options *options, mv_log *log)
{
    mv_frustration whole = { 0 };
    mv_status status = mv_frustration_solve(&whole, &out->ties, options, log);
    out->index = whole.upper;
    if (!whole.proved) out->undefined = *whole.stopped ? MV_WHY_FAILED : MV_WHY_NOT_PROVED;
    mv_frustration_clear(&whole);
    return status;
}

static mv_status pivotal_ties_find(mv_pivotal_ties *out, const mv_network *network,
                                   const mv_frustration_options *options,
                                   void (*progress)(void *context, size_t done, size_t total), void *context,
                                   mv_log *log)
{
    out->ties = mv_signed_ties_of(network, MV_OBJECTIVE_COUNT, false);
    out->items = mv_alloc_array(out->ties.count, sizeof *out->items);
    double until = mv_time_until(0);
    mv_status status = find_index(out, options, log);
    size_t all = out->index > 0 && !out->undefined ? out->ties.count : 0; /* an index of 0 cannot fall */
    for (size_t i = 0; i < all && !status && !(i && mv_time_is_over(until)); i++) {
        if (progress) progress(context, i, all);
        status = try_without(out, i, options, log);
        out->tried++;
    }
    out->untried = all - out->tried;
    return status;
}

mv_status mv_pivotal_ties_find(mv_pivotal_ties *out, const mv_network *network,
                               const mv_frustration_options *options,
                               void (*progress)(void *context, size_t done, size_t total), void *context,
                               mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, pivotal_ties_find(out, network, options, progress, context, log),
                      mv_guard_failed(log));
}

void mv_pivotal_ties_clear(mv_pivotal_ties *pivotal)
{
    free(pivotal->items);
    mv_signed_ties_clear(&pivotal->ties);
    *pivotal = (mv_pivotal_ties){ 0 };
}
