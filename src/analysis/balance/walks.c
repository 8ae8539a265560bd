#include "analysis/balance/walks.h"
#include "analysis/balance/walk_sample.h"
#include "analysis/graph/eigen.h"
#include "multivector/balance.h"
#include "support/memory.h"
#include "support/random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Walk balance: closed walks of every length, weighed by 1/length!, those with an even number of negative ties
 * against all. */

static void add_scaled_traces(mv_traces *sum, const mv_traces *part, double factor)
{
    sum->of_signed += factor * part->of_signed;
    sum->of_plain += factor * part->of_plain;
    sum->off_signed += factor * part->off_signed;
    sum->off_plain += factor * part->off_plain;
    sum->sampled = sum->sampled || part->sampled;
    sum->failed = sum->failed || part->failed;
}

/* The larger shift becomes that of the sum. */
static void add_traces(mv_traces *sum, const mv_traces *part)
{
    mv_traces total = { .shift = fmax(sum->shift, part->shift) };
    add_scaled_traces(&total, sum, exp(sum->shift - total.shift));
    add_scaled_traces(&total, part, exp(part->shift - total.shift));
    *sum = total;
}

/* --- from all eigenvalues --------------------------------------------------------------------------------- */

static double sum_of_exponentials(const mv_eigen *eigen, double shift)
{
    double sum = 0;
    for (size_t k = 0; k < eigen->count; k++) sum += exp(eigen->values[k] - shift);
    return sum;
}

static mv_status trace_plain(struct mv_walk_trace *trace, const mv_adjacency *ties, mv_log *log)
{
    mv_operator plain = mv_plain_matrix(ties);
    mv_eigen eigen = { 0 };
    mv_status status = mv_eigen_dense(&eigen, &plain, 0, false, log);
    if (!status) {
        trace->shift = eigen.values[eigen.count - 1];
        trace->value = sum_of_exponentials(&eigen, trace->shift);
    }
    mv_eigen_clear(&eigen);
    return status;
}

/* The trace of part `part`, found once for all signings. */
static mv_status plain_trace(struct mv_walk_trace *trace, mv_walk_base *base, size_t part,
                             const mv_adjacency *ties, mv_log *log)
{
    if (base && part < base->count && base->parts[part].value > 0) {
        *trace = base->parts[part];
        return MV_OK;
    }
    mv_status status = trace_plain(trace, ties, log);
    for (; base && !status && base->count <= part; base->count++) {
        base->parts = mv_grow(base->parts, base->count, sizeof *base->parts);
        base->parts[base->count] = (struct mv_walk_trace){ 0 };
    }
    if (base && !status) base->parts[part] = *trace;
    return status;
}

void mv_walk_base_clear(mv_walk_base *base)
{
    free(base->parts);
    *base = (mv_walk_base){ 0 };
}

/* A balanced component has the same eigenvalues with signs as without. */
static mv_status trace_dense(mv_traces *t, const mv_adjacency *ties, mv_walk_base *base, size_t part, mv_log *log)
{
    mv_operator with_signs = mv_signed_matrix(ties);
    mv_eigen eigen = { 0 };
    struct mv_walk_trace plain = { 0 };
    mv_status status = plain_trace(&plain, base, part, ties, log);
    t->shift = plain.shift;
    t->of_signed = t->of_plain = plain.value;
    if (status || mv_adjacency_balanced(ties)) return status;
    status = mv_eigen_dense(&eigen, &with_signs, 0, false, log);
    if (!status) t->of_signed = sum_of_exponentials(&eigen, t->shift);
    mv_eigen_clear(&eigen);
    return status;
}

/* --- from the largest eigenvalues ------------------------------------------------------------------------- */

/* They hold nearly all of the trace of an exponential; the others are at most (n - leading) exp(smallest leading
 * one). When that is too much to leave out, they are sampled. */

/* The largest pairs, found as the smallest of the negated matrix: values come out negated. */
static mv_status find_leading(mv_eigen *eigen, mv_operator matrix, bool *converged, mv_log *log)
{
    double scale = sqrt((double)matrix.ties->ties / (double)matrix.ties->actors);
    matrix.positive = -matrix.positive;
    matrix.negative = -matrix.negative;
    return mv_eigen_smallest(eigen, &matrix, MV_LEADING, 1e-8 * (1 + scale), converged, log);
}

static double sum_leading(const mv_eigen *eigen, double shift)
{
    double sum = 0;
    for (size_t k = 0; k < eigen->count; k++) sum += exp(-eigen->values[k] - shift);
    return sum;
}

static double bound_on_rest(const mv_eigen *eigen, double shift)
{
    return (double)(eigen->size - eigen->count) * exp(-eigen->values[eigen->count - 1] - shift);
}

static mv_status trace_sparse(mv_traces *t, const mv_adjacency *ties, mv_random *random, double miss, mv_log *log)
{
    static const double negligible = 1e-10;
    mv_eigen leading[2] = { { 0 }, { 0 } };
    bool converged[2] = { false, false };
    mv_status status = find_leading(&leading[0], mv_signed_matrix(ties), &converged[0], log);
    if (!status) status = find_leading(&leading[1], mv_plain_matrix(ties), &converged[1], log);
    t->failed = !converged[0] || !converged[1];
    if (!status && !t->failed) {
        t->shift = -leading[1].values[0];
        t->of_signed = sum_leading(&leading[0], t->shift);
        t->of_plain = sum_leading(&leading[1], t->shift);
        t->off_signed = bound_on_rest(&leading[0], t->shift);
        t->off_plain = bound_on_rest(&leading[1], t->shift);
        t->sampled = fmax(t->off_signed, t->off_plain) > negligible * t->of_signed;
        if (t->sampled && miss > 0) mv_traces_sample(t, ties, leading, random, miss);
    }
    mv_eigen_clear(&leading[0]);
    mv_eigen_clear(&leading[1]);
    return status;
}

/* `miss`: how likely what is sampled may be further off than it says; 0: nothing is to be sampled. */
static mv_status trace_part(mv_traces *t, const mv_adjacency *ties, mv_walk_base *base, size_t part,
                            mv_random *random, double miss, mv_log *log)
{
    mv_status status = MV_OK;
    if (ties->actors > MV_WALK_EXACT) status = trace_sparse(t, ties, random, miss, log);
    if (status || (ties->actors > MV_WALK_EXACT && (miss > 0 || !(t->sampled || t->failed)))) return status;
    *t = (mv_traces){ 0 };
    return trace_dense(t, ties, base, part, log);
}

/* --- K ---------------------------------------------------------------------------------------------------- */

/* A sample may be off either way; what is left out only makes both traces larger. */
static mv_walk_balance conclude(const mv_traces *sum, bool balanced)
{
    mv_walk_balance result = { .value = NAN, .exact = !sum->sampled };
    if (sum->failed || !(sum->of_plain > 0)) return result;
    result.value = balanced ? 1 : fmin(sum->of_signed / sum->of_plain, 1); /* a sample may miss by a hair */
    result.error = balanced       ? 0
                   : sum->sampled ? mv_traces_error(sum)
                                  : fmax(sum->off_signed, sum->off_plain) / sum->of_plain;
    result.exact = balanced || !sum->sampled;
    return result;
}

/* How likely the estimate of one component may be off, so that all together are within their errors. */
static double miss_of(const mv_parts *parts)
{
    static const double miss = 0.05;
    size_t large = 0;
    for (size_t p = 0; p < parts->count; p++) large += mv_part_size(parts, p) > MV_WALK_EXACT;
    return large ? miss / (double)large : miss;
}

/* K = tr exp(A) / tr exp(|A|) with A_ij the sign of tie ij; strength does not count, isolates are left out.
 * Estrada and Benzi, Phys. Rev. E 90 (2014). */
mv_status mv_walk_balance_within(mv_walk_balance *result, const mv_adjacency *all, mv_walk_base *base,
                                 uint64_t seed, bool exact, mv_log *log)
{
    mv_parts parts = mv_parts_of(all);
    mv_random random = { seed };
    mv_traces sum = { 0 };
    double miss = exact ? 0 : miss_of(&parts);
    bool balanced = true;
    mv_status status = MV_OK;
    for (size_t p = 0; p < parts.count && !status; p++) {
        if (mv_part_size(&parts, p) < 2) continue;
        mv_adjacency ties = mv_adjacency_part(all, &parts, p);
        mv_traces part = { 0 };
        status = trace_part(&part, &ties, base, p, &random, miss, log);
        balanced = balanced && mv_adjacency_balanced(&ties);
        add_traces(&sum, &part);
        mv_adjacency_clear(&ties);
    }
    *result = conclude(&sum, balanced && all->ties > 0);
    mv_parts_clear(&parts);
    return status;
}

static mv_status walk_balance_of(mv_walk_balance *result, const mv_network *network, uint64_t seed, bool exact,
                                 mv_log *log)
{
    mv_adjacency all = mv_adjacency_of(network, false);
    mv_status status = mv_walk_balance_within(result, &all, NULL, seed, exact, log);
    mv_adjacency_clear(&all);
    return status;
}

mv_status mv_walk_balance_of(mv_walk_balance *result, const mv_network *network, uint64_t seed, bool exact,
                             mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, walk_balance_of(result, network, seed, exact, log), mv_guard_failed(log));
}

/* --- for each actor --------------------------------------------------------------------------------------- */

/* out[i] = sum_k v_ik^2 exp(lambda_k - shift); the shift, when asked for, is the largest eigenvalue. */
static mv_status diagonal_dense(double *out, const mv_operator *matrix, double *shift, bool own_shift, mv_log *log)
{
    mv_eigen eigen = { 0 };
    mv_status status = mv_eigen_dense(&eigen, matrix, 0, true, log);
    if (!status && own_shift) *shift = eigen.values[eigen.count - 1];
    for (size_t k = 0; k < eigen.count && !status; k++) {
        double factor = exp(eigen.values[k] - *shift);
        const double *vector = eigen.vectors + k * eigen.size;
        for (size_t i = 0; i < eigen.size; i++) out[i] += vector[i] * vector[i] * factor;
    }
    mv_eigen_clear(&eigen);
    return status;
}

static mv_status local_dense(double *ratios, const mv_adjacency *ties, mv_log *log)
{
    mv_operator plain = mv_plain_matrix(ties), with_signs = mv_signed_matrix(ties);
    double *below = mv_alloc_array(ties->actors, sizeof *below), shift = 0;
    mv_status status = diagonal_dense(below, &plain, &shift, true, log);
    if (!status) status = diagonal_dense(ratios, &with_signs, &shift, false, log);
    for (size_t i = 0; i < ties->actors && !status; i++) ratios[i] /= below[i];
    free(below);
    return status;
}

/* About the largest eigenvalue, from below: a few steps of the power method. */
static double estimate_largest(const mv_operator *matrix)
{
    enum { STEPS = 30 };
    size_t n = matrix->ties->actors;
    double *x = mv_alloc_array(n, sizeof *x), *y = mv_alloc_array(n, sizeof *y), length = 0;
    for (size_t i = 0; i < n; i++) x[i] = 1;
    for (int step = 0; step < STEPS; step++) {
        double before = sqrt(mv_dot(x, x, n));
        mv_operator_apply(matrix, x, y);
        length = sqrt(mv_dot(y, y, n)) / before;
        for (size_t i = 0; i < n; i++) x[i] = y[i] / length;
    }
    free(x);
    free(y);
    return length;
}

/* Quadrature needs no eigenvectors, but a run for every actor. Only eigenvalues that would leave the range of
 * numbers are shifted. */
static void local_sparse(double *ratios, const mv_adjacency *ties)
{
    mv_operator plain = mv_plain_matrix(ties), with_signs = mv_signed_matrix(ties);
    double *unit = mv_alloc_array(ties->actors, sizeof *unit);
    double work = (double)ties->actors * (double)ties->ties, shift = fmax(0, estimate_largest(&plain) - 500);
    for (size_t i = 0; i < ties->actors; i++) {
        unit[i] = 1;
        ratios[i] = NAN;
        if (work <= MV_WALK_LOCAL)
            ratios[i] = mv_exponential_at(&with_signs, unit, shift, 0) / mv_exponential_at(&plain, unit, shift, 0);
        unit[i] = 0;
    }
    free(unit);
}

static mv_status local_part(double *ratios, const mv_adjacency *ties, mv_log *log)
{
    if (mv_adjacency_balanced(ties)) {
        for (size_t i = 0; i < ties->actors; i++) ratios[i] = 1;
        return MV_OK;
    }
    if (ties->actors <= MV_WALK_EXACT) return local_dense(ratios, ties, log);
    local_sparse(ratios, ties);
    return MV_OK;
}

/* K_i = exp(A)_ii / exp(|A|)_ii, reading and weights as in K. Estrada, Axioms 8 (2019); applied to states
 * 1816-2014 by Estrada et al., arXiv 2303.03774. */
static mv_status local_walk_balance(const mv_network *network, double *values, mv_log *log)
{
    mv_adjacency all = mv_adjacency_of(network, false);
    mv_parts parts = mv_parts_of(&all);
    mv_status status = MV_OK;
    for (size_t i = 0; i < all.actors; i++) values[i] = NAN;
    for (size_t p = 0; p < parts.count && !status; p++) {
        if (mv_part_size(&parts, p) < 2) continue;
        mv_adjacency ties = mv_adjacency_part(&all, &parts, p);
        double *ratios = mv_alloc_array(ties.actors, sizeof *ratios);
        status = local_part(ratios, &ties, log);
        for (size_t i = 0; i < ties.actors && !status; i++) values[parts.actors[parts.first[p] + i]] = ratios[i];
        free(ratios);
        mv_adjacency_clear(&ties);
    }
    mv_parts_clear(&parts);
    mv_adjacency_clear(&all);
    return status;
}

mv_status mv_local_walk_balance(const mv_network *network, double *values, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, local_walk_balance(network, values, log), mv_guard_failed(log));
}
