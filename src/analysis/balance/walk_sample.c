#include "analysis/balance/walk_sample.h"
#include "analysis/balance/cluster.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The trace of an exponential is the sum of q' exp(M) q over an orthonormal basis that begins with the leading
 * eigenvectors; for the rest of the basis random vectors orthogonal to them do. Hutchinson, Commun. Stat. Simul.
 * 19 (1990); Meyer, Musco, Musco and Woodruff, SOSA 2021. */

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
static pair measure(const sampler *s, const double *v, const mv_traces *so_far)
{
    static const double fine = 1e-7;
    mv_operator with_signs = mv_signed_matrix(s->ties), plain = mv_plain_matrix(s->ties);
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
static void begin_sampling(sampler *s, mv_traces *t, const mv_eigen leading[2])
{
    size_t n = s->ties->actors;
    mv_traces known = *t;
    t->of_signed = t->of_plain = 0;
    for (size_t k = 0; k < 2 * MV_LEADING; k++) {
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

/* How far the sum of a sample may be from the trace that it stands for: the bound of Cortinovis and Kressner
 * (Found. Comput. Math. 22:875-903, 2022) for vectors of random signs and a matrix of norm `norm`, whose squared
 * Frobenius norm is at most the norm times the trace. `log_miss`: ln(2 / probability of more). Solved for the
 * error, which stands on both sides. */
static double bound_of(double trace, double norm, double probes, double log_miss)
{
    double half = 8 * log_miss * norm;
    return (half + sqrt(half * half + 8 * log_miss * norm * probes * trace)) / probes;
}

double mv_traces_error(const mv_traces *t)
{
    double k = fmin(t->of_signed / t->of_plain, 1), low = fmax(t->of_signed - t->off_signed, 0);
    double most = t->of_plain > t->off_plain ? (t->of_signed + t->off_signed) / (t->of_plain - t->off_plain) : 1;
    return fmax(fmin(most, 1) - k, k - low / (t->of_plain + t->off_plain));
}

/* What so many random vectors have on average. */
static pair average(sampler *s, const mv_traces *known, size_t probes, mv_random *random)
{
    pair sums = { 0, 0 };
    for (size_t probe = 0; probe < probes; probe++) {
        for (size_t i = 0; i < s->ties->actors; i++) s->vector[i] = mv_random_next(random) >> 63 ? 1 : -1;
        double length = project_out(s, s->vector);
        pair sum = measure(s, s->vector, known);
        sums.of_signed += length * length * sum.of_signed / (double)probes;
        sums.of_plain += length * length * sum.of_plain / (double)probes;
    }
    return sums;
}

/* The traces that follow from a sample. */
static mv_traces with_sample(const mv_traces *known, pair sums, const double norm[2], size_t probes, double miss)
{
    mv_traces t = *known;
    double log_miss = log(4 / miss); /* both are to be within their bounds */
    t.of_signed += sums.of_signed;
    t.of_plain += sums.of_plain;
    t.off_signed = bound_of(sums.of_signed, norm[0], (double)probes, log_miss);
    t.off_plain = bound_of(sums.of_plain, norm[1], (double)probes, log_miss);
    return t;
}

/* A first sample tells how large the second has to be; it counts for nothing else, as a sample that ends when it
 * looks good would have no bound. */
static void take_sample(sampler *s, mv_traces *t, const double norm[2], mv_random *random, double miss)
{
    enum { LEAST = 30, WORK = 10000000 };
    static const double enough = 2e-2;
    size_t most = LEAST + WORK / (s->ties->actors + s->ties->ties), probes = LEAST;
    mv_traces known = *t;
    pair first = average(s, &known, LEAST, random);
    for (; probes < most; probes *= 2) {
        mv_traces would = with_sample(&known, first, norm, probes, miss);
        if (mv_traces_error(&would) <= enough * would.of_signed / would.of_plain) break;
    }
    if (probes > most) probes = most;
    *t = with_sample(&known, average(s, &known, probes, random), norm, probes, miss);
}

void mv_traces_sample(mv_traces *t, const mv_adjacency *ties, const mv_eigen leading[2], mv_random *random,
                      double miss)
{
    /* What is orthogonal to the leading vectors grows no faster than the last of them. */
    const double norm[] = { exp(-leading[0].values[MV_LEADING - 1] - t->shift),
                            exp(-leading[1].values[MV_LEADING - 1] - t->shift) };
    size_t n = ties->actors;
    sampler s = { .ties = ties,
                  .shift = t->shift,
                  .side = mv_alloc_array(n, sizeof(double)),
                  .basis = mv_alloc_array(2 * MV_LEADING * n, sizeof(double)),
                  .vector = mv_alloc_array(n, sizeof(double)),
                  .turned = mv_alloc_array(n, sizeof(double)) };
    find_sides(&s, mv_random_next(random));
    begin_sampling(&s, t, leading);
    take_sample(&s, t, norm, random, miss);
    free(s.side);
    free(s.basis);
    free(s.vector);
    free(s.turned);
}
