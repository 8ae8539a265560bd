#include "analysis/graph/attributes.h"
#include "analysis/vectors/portfolios.h"
#include "support/memory.h"
#include "support/names.h"
#include <math.h>
#include <stdlib.h>

/* Alignment on the values of ties, and the sizes of actors that may weigh it. */

/* --- sizes ------------------------------------------------------------------------------------------------ */

static mv_status sizes_of(double **out, const mv_network *network, const char *attribute, mv_log *log)
{
    mv_status status = mv_attribute_check(network->document, attribute, log);
    double *sizes = status ? NULL : mv_alloc_array(network->actor_count, sizeof *sizes), largest = 0;
    for (size_t i = 0; i < network->actor_count && !status; i++) {
        const mv_attribute *one = mv_attribute_of(network, i, attribute);
        mv_quoted name, actor;
        sizes[i] = one ? one->number : NAN;
        largest = fmax(largest, sizes[i]); /* passes over NAN */
        if (one && (one->text || one->number < 0))
            status = mv_misuse(log, "the attribute %s of %s is no size; a number from 0 on was expected",
                               mv_quote(attribute, name), mv_quote(mv_network_actor(network, i)->id, actor));
    }
    for (size_t i = 0; i < network->actor_count && largest > 0 && !status; i++) sizes[i] /= largest;
    if (!status) *out = sizes;
    if (status) free(sizes);
    return status;
}

mv_status mv_sizes_of(double **out, const mv_network *network, const char *attribute, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, sizes_of(out, network, attribute, log), mv_guard_failed(log));
}

/* --- portfolios of values --------------------------------------------------------------------------------- */

static double value_of(const mv_tie *tie)
{
    return tie->state == MV_POSITIVE ? tie->strength : tie->state == MV_NEGATIVE ? -tie->strength : 0;
}

/* From the smallest to the largest value of any tie of the network, no tie (0) included. */
static void find_scale(const mv_network *network, mv_value_alignment *x)
{
    for (size_t i = 0; i < mv_end_count(network); i++) {
        double value = value_of(mv_end_at(network, i).tie);
        x->low = fmin(x->low, value);
        x->high = fmax(x->high, value);
    }
}

static double *values_of(const mv_network *network, size_t actor, double own)
{
    double *values = mv_alloc_array(network->actor_count, sizeof *values);
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        if (end.actor == actor) values[end.other] = value_of(end.tie);
    }
    values[actor] = own;
    return values;
}

/* Moves what belongs to others than the two to the front. */
static size_t leave_out(double *values, size_t count, size_t actor, size_t pole)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (i != actor && i != pole) values[kept++] = values[i];
    return kept;
}

/* Only their differences over the range count, and sums of the largest numbers there are could overflow. */
static void divide(double *values, size_t count, double by)
{
    for (size_t i = 0; i < count && by > 0; i++) values[i] /= by;
}

mv_value_alignment mv_value_alignment_of(const mv_network *network, size_t actor, size_t pole, const double *sizes)
{
    mv_value_alignment x = { .with = pole };
    find_scale(network, &x);
    size_t count = network->actor_count;
    double *own = sizes ? mv_alloc_array(count, sizeof *own) : NULL;
    double *a = values_of(network, actor, x.high), *b = values_of(network, pole, x.high);
    double largest = fmax(-x.low, x.high), low = x.low / largest, high = x.high / largest; /* NAN without a tie */
    divide(a, count, largest);
    divide(b, count, largest);
    x.all = mv_agreement_of(a, b, sizes, count, low, high);
    for (size_t i = 0; i < count && sizes; i++) own[i] = sizes[i];
    if (sizes) leave_out(own, count, actor, pole);
    leave_out(b, count, actor, pole);
    count = leave_out(a, count, actor, pole);
    x.others = mv_agreement_of(a, b, own, count, low, high);
    const char *thin = mv_portfolios_too_thin(mv_is_about_focus(network), a, b, count);
    if (thin && !x.others.chance_undefined) mv_agreement_undefine_chance(&x.others, thin);
    if (thin && !x.all.chance_undefined) mv_agreement_undefine_chance(&x.all, thin);
    MV_FREE(a, b, own);
    return x;
}
