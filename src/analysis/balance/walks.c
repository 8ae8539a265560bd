#include "analysis/balance/walks.h"
#include "analysis/balance/cluster.h"
#include "analysis/graph/eigen.h"
#include "multivector/balance.h"
#include "support/memory.h"
#include "support/random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Walk balance: closed walks of every length, weighed by 1/length!, those with an even number of negative ties
 * against all. */

/* A and |A| of a component. */
static mv_operator signed_matrix(const mv_adjacency *ties)
{
    return (mv_operator){ ties, 0, 0, 1, -1 };
}

static mv_operator plain_matrix(const mv_adjacency *ties)
{
    return (mv_operator){ ties, 0, 0, 1, 1 };
}

/* The traces of exp(A) and exp(|A|) of one component, or of several added up, both divided by exp(shift), which
 * keeps them in the range of numbers. Sampled ones have variances. */
typedef struct traces {
    double shift;
    double of_signed, of_plain;
    double left_out; /* a bound on what is missing from either */
    double variance_signed, variance_plain, covariance;
    bool sampled, failed;
} traces;

static void add_scaled_traces(traces *sum, const traces *part, double factor)
{
    sum->of_signed += factor * part->of_signed;
    sum->of_plain += factor * part->of_plain;
    sum->left_out += factor * part->left_out;
    sum->variance_signed += factor * factor * part->variance_signed;
    sum->variance_plain += factor * factor * part->variance_plain;
    sum->covariance += factor * factor * part->covariance;
    sum->sampled = sum->sampled || part->sampled;
    sum->failed = sum->failed || part->failed;
}

/* The larger shift becomes that of the sum. */
static void add_traces(traces *sum, const traces *part)
{
    traces total = { .shift = fmax(sum->shift, part->shift) };
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
    mv_operator plain = plain_matrix(ties);
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
static mv_status trace_dense(traces *t, const mv_adjacency *ties, mv_walk_base *base, size_t part, mv_log *log)
{
    mv_operator with_signs = signed_matrix(ties);
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

/* --- from the largest eigenvalues, and a sample of the rest ------------------------------------------------ */

/* The largest eigenvalues hold nearly all of the trace of an exponential; the others are at most
 * (n - leading) exp(smallest leading one). When that is too much to leave out, the trace is the sum of q' exp(M) q
 * over an orthonormal basis that begins with the leading eigenvectors; for the rest of the basis random vectors
 * orthogonal to them do. Hutchinson, Commun. Stat. Simul. 19 (1990); Meyer, Musco, Musco and Woodruff, SOSA 2021.
 */
enum { LEADING = 4 };

/* The largest pairs, found as the smallest of the negated matrix: values come out negated. */
static mv_status find_leading(mv_eigen *eigen, mv_operator matrix, bool *converged, mv_log *log)
{
    double scale = sqrt((double)matrix.ties->ties / (double)matrix.ties->actors);
    matrix.positive = -matrix.positive;
    matrix.negative = -matrix.negative;
    return mv_eigen_smallest(eigen, &matrix, LEADING, 1e-8 * (1 + scale), converged, log);
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

/* Running means and sums of squared deviations. Welford, Technometrics 4 (1962). */
typedef struct sample {
    double count, x, y, xx, yy, xy;
} sample;

static void add_to_sample(sample *s, double x, double y)
{
    s->count++;
    double dx = x - s->x, dy = y - s->y;
    s->x += dx / s->count;
    s->y += dy / s->count;
    s->xx += dx * (x - s->x);
    s->yy += dy * (y - s->y);
    s->xy += dx * (y - s->y);
}

static double standard_error(const traces *t)
{
    double k = t->of_signed / t->of_plain;
    double variance = t->variance_signed - 2 * k * t->covariance + k * k * t->variance_plain;
    return sqrt(fmax(variance, 0)) / t->of_plain;
}

/* What one vector adds to the traces. */
typedef struct pair {
    double of_signed, of_plain;
} pair;

/* The leading vectors of both matrices, made orthonormal. A serves switched, as S A S with S the diagonal matrix
 * of the best sides found: the trace is the same, and the nearer A comes to |A|, the more of the random error is
 * the same in both traces and cancels in their ratio. */
typedef struct sampler {
    const mv_adjacency *ties;
    double shift;
    double *side; /* 1 or -1 for each actor */
    size_t count;
    double *basis; /* of switched space */
    double *vector, *turned;
} sampler;

/* Takes out of the vector what lies in the basis, twice for accuracy, and scales it to length 1. Returns the
 * length it had. */
static double project_out(const sampler *s, double *vector)
{
    size_t n = s->ties->actors;
    for (int pass = 0; pass < 2; pass++)
        for (size_t k = 0; k < s->count; k++) {
            const double *b = s->basis + k * n;
            mv_add_scaled(vector, -mv_dot(b, vector, n), b, n);
        }
    double length = sqrt(mv_dot(vector, vector, n));
    for (size_t i = 0; i < n && length > 0; i++) vector[i] /= length;
    return length;
}

/* v' exp(S A S - shift) v and v' exp(|A| - shift) v for a v of length 1. */
static pair measure(const sampler *s, const double *v, const traces *so_far)
{
    static const double fine = 1e-7;
    mv_operator with_signs = signed_matrix(s->ties), plain = plain_matrix(s->ties);
    double n = (double)s->ties->actors;
    for (size_t i = 0; i < s->ties->actors; i++) s->turned[i] = s->side[i] * v[i];
    return (pair){ mv_exponential_at(&with_signs, s->turned, s->shift, fine * so_far->of_signed / n),
                   mv_exponential_at(&plain, v, s->shift, fine * so_far->of_plain / n) };
}

static void find_sides(sampler *s, uint64_t seed)
{
    uint32_t *block = mv_alloc_array(s->ties->actors, sizeof *block);
    mv_cluster_search(s->ties, 2, 0, seed, block);
    for (size_t i = 0; i < s->ties->actors; i++) s->side[i] = block[i] ? -1 : 1;
    free(block);
}

/* Starts the sums of the traces with the leading vectors. */
static void begin_sampling(sampler *s, traces *t, const mv_eigen leading[2])
{
    size_t n = s->ties->actors;
    traces known = *t;
    t->of_signed = t->of_plain = 0;
    for (size_t k = 0; k < 2 * LEADING; k++) {
        const mv_eigen *eigen = &leading[k % 2];
        for (size_t i = 0; i < n; i++)
            s->vector[i] = eigen->vectors[k / 2 * n + i] * (eigen == &leading[0] ? s->side[i] : 1);
        if (project_out(s, s->vector) < 1e-3) continue; /* nearly there already */
        pair sum = measure(s, s->vector, &known);
        t->of_signed += sum.of_signed;
        t->of_plain += sum.of_plain;
        memcpy(s->basis + s->count++ * n, s->vector, n * sizeof *s->vector);
    }
}

static void take_sample(sampler *s, traces *t, mv_random *random)
{
    enum { LEAST = 30, WORK = 3000000 };
    static const double enough = 1e-3;
    size_t most = LEAST + WORK / (s->ties->actors + s->ties->ties);
    traces known = *t;
    sample sums = { 0 };
    for (size_t probe = 1; probe <= most; probe++) {
        for (size_t i = 0; i < s->ties->actors; i++) s->vector[i] = mv_random_next(random) >> 63 ? 1 : -1;
        double length = project_out(s, s->vector);
        pair sum = measure(s, s->vector, &known);
        add_to_sample(&sums, length * length * sum.of_signed, length * length * sum.of_plain);
        double scale = sums.count > 1 ? 1 / (sums.count * (sums.count - 1)) : 0;
        t->of_signed = known.of_signed + sums.x;
        t->of_plain = known.of_plain + sums.y;
        t->variance_signed = scale * sums.xx;
        t->variance_plain = scale * sums.yy;
        t->covariance = scale * sums.xy;
        if (probe >= LEAST && standard_error(t) <= enough * t->of_signed / t->of_plain) break;
    }
    t->sampled = true;
    t->left_out = 0;
}

static void sample_traces(traces *t, const mv_adjacency *ties, const mv_eigen leading[2], mv_random *random)
{
    size_t n = ties->actors;
    sampler s = { .ties = ties,
                  .shift = t->shift,
                  .side = mv_alloc_array(n, sizeof(double)),
                  .basis = mv_alloc_array(2 * LEADING * n, sizeof(double)),
                  .vector = mv_alloc_array(n, sizeof(double)),
                  .turned = mv_alloc_array(n, sizeof(double)) };
    find_sides(&s, mv_random_next(random));
    begin_sampling(&s, t, leading);
    take_sample(&s, t, random);
    free(s.side);
    free(s.basis);
    free(s.vector);
    free(s.turned);
}

static mv_status trace_sparse(traces *t, const mv_adjacency *ties, mv_random *random, mv_log *log)
{
    static const double negligible = 1e-10;
    mv_eigen leading[2] = { { 0 }, { 0 } };
    bool converged[2] = { false, false };
    mv_status status = find_leading(&leading[0], signed_matrix(ties), &converged[0], log);
    if (!status) status = find_leading(&leading[1], plain_matrix(ties), &converged[1], log);
    t->failed = !converged[0] || !converged[1];
    if (!status && !t->failed) {
        t->shift = -leading[1].values[0];
        t->of_signed = sum_leading(&leading[0], t->shift);
        t->of_plain = sum_leading(&leading[1], t->shift);
        t->left_out = fmax(bound_on_rest(&leading[0], t->shift), bound_on_rest(&leading[1], t->shift));
        if (t->left_out > negligible * t->of_signed) sample_traces(t, ties, leading, random);
    }
    mv_eigen_clear(&leading[0]);
    mv_eigen_clear(&leading[1]);
    return status;
}

/* --- K ---------------------------------------------------------------------------------------------------- */

static mv_walk_balance conclude(const traces *sum, bool balanced)
{
    mv_walk_balance result = { .value = NAN, .exact = !sum->sampled };
    if (sum->failed || !(sum->of_plain > 0)) return result;
    result.value = balanced ? 1 : fmin(sum->of_signed / sum->of_plain, 1); /* a sample may miss by a hair */
    result.error = balanced ? 0 : sum->sampled ? standard_error(sum) : sum->left_out / sum->of_plain;
    result.exact = balanced || !sum->sampled;
    return result;
}

/* K = tr exp(A) / tr exp(|A|) with A_ij the sign of tie ij; strength does not count, isolates are left out.
 * Estrada and Benzi, Phys. Rev. E 90 (2014). */
mv_status mv_walk_balance_within(mv_walk_balance *result, const mv_adjacency *all, mv_walk_base *base,
                                 uint64_t seed, mv_log *log)
{
    mv_parts parts = mv_parts_of(all);
    mv_random random = { seed };
    traces sum = { 0 };
    bool balanced = true;
    mv_status status = MV_OK;
    for (size_t p = 0; p < parts.count && !status; p++) {
        if (mv_part_size(&parts, p) < 2) continue;
        mv_adjacency ties = mv_adjacency_part(all, &parts, p);
        traces part = { 0 };
        status = ties.actors <= MV_WALK_EXACT ? trace_dense(&part, &ties, base, p, log)
                                              : trace_sparse(&part, &ties, &random, log);
        balanced = balanced && mv_adjacency_balanced(&ties);
        add_traces(&sum, &part);
        mv_adjacency_clear(&ties);
    }
    *result = conclude(&sum, balanced && all->ties > 0);
    mv_parts_clear(&parts);
    return status;
}

static mv_status walk_balance_of(mv_walk_balance *result, const mv_network *network, uint64_t seed, mv_log *log)
{
    mv_adjacency all = mv_adjacency_of(network, false);
    mv_status status = mv_walk_balance_within(result, &all, NULL, seed, log);
    mv_adjacency_clear(&all);
    return status;
}

mv_status mv_walk_balance_of(mv_walk_balance *result, const mv_network *network, uint64_t seed, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, walk_balance_of(result, network, seed, log), mv_guard_failed(log));
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
    mv_operator plain = plain_matrix(ties), with_signs = signed_matrix(ties);
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
    mv_operator plain = plain_matrix(ties), with_signs = signed_matrix(ties);
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
