#include "analysis/graph/eigen.h"
#include "multivector/balance.h"
#include "multivector/metric.h"
#include "signed_fixture.h"
#include "suites.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Measures that rest on eigenvalues: small networks against slow and obvious computations, larger ones against
 * dense ones. */

/* Diagonal of exp of a small matrix by its power series. */
static void exponential(size_t n, double matrix[MOST][MOST], double *diagonal)
{
    double term[MOST][MOST] = { { 0 } }, next[MOST][MOST] = { { 0 } };
    for (size_t i = 0; i < n; i++) diagonal[i] = term[i][i] = 1;
    for (int power = 1; power < 80; power++) {
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++) {
                next[i][j] = 0;
                for (size_t k = 0; k < n; k++) next[i][j] += term[i][k] * matrix[k][j] / power;
            }
        memcpy(term, next, sizeof term);
        for (size_t i = 0; i < n; i++) diagonal[i] += term[i][i];
    }
}

IN_BATCHES(walk_balance_is_a_ratio_of_power_series)
{
    fixture f = fx_random(number);
    fx_realise(&f, fx_straight);
    double matrix[MOST][MOST], above[MOST], below[MOST], local[MOST], a = 0, b = 0;
    for (size_t i = 0; i < f.n; i++)
        for (size_t j = 0; j < f.n; j++) matrix[i][j] = f.sign[i][j];
    exponential(f.n, matrix, above);
    for (size_t i = 0; i < f.n; i++)
        for (size_t j = 0; j < f.n; j++) matrix[i][j] = abs(f.sign[i][j]);
    exponential(f.n, matrix, below);
    mv_walk_balance walks;
    ck_assert_int_eq(mv_walk_balance_of(&walks, f.network, 1, false, NULL), MV_OK);
    ck_assert_int_eq(mv_local_walk_balance(f.network, local, NULL), MV_OK);
    for (size_t i = 0; i < f.n; i++) {
        bool isolate = fx_degree(&f, i) == 0;
        fx_same(local[i], isolate ? NAN : above[i] / below[i]);
        a += isolate ? 0 : above[i];
        b += isolate ? 0 : below[i];
    }
    fx_same(walks.value, b > 0 ? a / b : NAN);
    ck_assert(walks.exact);
    ck_assert_double_eq(walks.error, 0);
    fx_release(&f);
}

/* Jacobi's rotations: the smallest eigenvalue of a small symmetric matrix, which is destroyed. */
static double smallest_eigenvalue(size_t n, double a[MOST][MOST])
{
    for (int sweep = 0; sweep < 60; sweep++)
        for (size_t p = 0; p < n; p++)
            for (size_t q = p + 1; q < n; q++) {
                if (fabs(a[p][q]) < 1e-300) continue;
                double angle = 0.5 * atan2(2 * a[p][q], a[q][q] - a[p][p]), c = cos(angle), s = sin(angle);
                for (size_t i = 0; i < n; i++) {
                    double x = a[i][p], y = a[i][q];
                    a[i][p] = c * x - s * y;
                    a[i][q] = s * x + c * y;
                }
                for (size_t i = 0; i < n; i++) {
                    double x = a[p][i], y = a[q][i];
                    a[p][i] = c * x - s * y;
                    a[q][i] = s * x + c * y;
                }
            }
    double least = INFINITY;
    for (size_t i = 0; i < n; i++) least = fmin(least, a[i][i]);
    return least;
}

static void reach(const fixture *f, size_t from, bool *part)
{
    part[from] = true;
    for (size_t j = 0; j < f->n; j++)
        if (f->sign[from][j] && !part[j]) reach(f, j, part);
}

static double conflict_of(const fixture *f, const bool *part, size_t *actors)
{
    double laplacian[MOST][MOST] = { { 0 } };
    size_t member[MOST], n = 0;
    for (size_t i = 0; i < f->n; i++)
        if (part[i]) member[n++] = i;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            laplacian[i][j] = i == j ? (double)fx_degree(f, member[i]) : -f->sign[member[i]][member[j]];
    *actors = n;
    return smallest_eigenvalue(n, laplacian);
}

IN_BATCHES(conflict_is_the_smallest_eigenvalue_of_each_component)
{
    fixture f = fx_random(number);
    fx_realise(&f, fx_straight);
    bool done[MOST] = { false };
    mv_conflicts conflicts;
    size_t count = 0;
    ck_assert_int_eq(mv_conflicts_of(&conflicts, f.network, NULL), MV_OK);
    for (size_t i = 0; i < f.n; i++) {
        bool part[MOST] = { false };
        if (done[i] || fx_degree(&f, i) == 0) continue;
        size_t actors = 0;
        reach(&f, i, part);
        for (size_t j = 0; j < f.n; j++) done[j] = done[j] || part[j];
        double value = conflict_of(&f, part, &actors);
        ck_assert_uint_lt(count, conflicts.count);
        ck_assert_uint_eq(conflicts.items[count].component, count + 1);
        ck_assert_uint_eq(conflicts.items[count].actors, actors);
        fx_same(conflicts.items[count++].value, value);
    }
    ck_assert_uint_eq(conflicts.count, count);
    mv_conflicts_clear(&conflicts);
    fx_release(&f);
}

/* --- large networks: iterative against dense ----------------------------------------------------------------- */

enum { LARGE = 900 };

static mv_relations *large_set(uint64_t seed, size_t ties_each)
{
    uint64_t state = seed;
    mv_relations *set = fx_new_set();
    for (size_t i = 0; i < LARGE; i++) fx_add_actor(set, i);
    for (size_t i = 1; i < LARGE; i++)
        for (size_t t = 0; t < ties_each; t++) { /* ties to early actors make hubs */
            size_t j = fx_draw(&state, 1 + fx_draw(&state, i));
            fx_add_relation(set, i, j, (7 * i + 13 * j) % 4 ? 1 : -1);
        }
    return set;
}

static double dense_trace(const mv_operator *matrix, double shift)
{
    mv_eigen eigen;
    double sum = 0;
    ck_assert_int_eq(mv_eigen_dense(&eigen, matrix, 0, false, NULL), MV_OK);
    for (size_t k = 0; k < eigen.count; k++) sum += exp(eigen.values[k] - shift);
    mv_eigen_clear(&eigen);
    return sum;
}

static const struct {
    size_t ties_each;
    bool exact;
} densities[] = { { 1, true }, { 2, false }, { 3, false }, { 60, true } };

START_TEST(large_networks_are_iterated_to_the_same)
{
    mv_relations *set = large_set((uint64_t)_i + 1, densities[_i].ties_each);
    mv_network *network = fx_build(set);
    mv_adjacency ties = mv_adjacency_of(network, false);
    mv_operator with_signs = { &ties, 0, 0, 1, -1 }, plain = { &ties, 0, 0, 1, 1 },
                laplacian = { &ties, 0, 1, -1, 1 };
    double shift = mv_adjacency_degree(&ties, 0) > 100 ? 100 : 0;
    double expected = dense_trace(&with_signs, shift) / dense_trace(&plain, shift);
    mv_walk_balance walks;
    ck_assert_int_eq(mv_walk_balance_of(&walks, network, 1, false, NULL), MV_OK);
    ck_assert_int_eq(walks.exact, densities[_i].exact);
    ck_assert_msg(fabs(walks.value - expected) <= walks.error + 1e-8 * expected && walks.error < 0.05 * expected,
                  "%.12g +- %.3g, expected %.12g", walks.value, walks.error, expected);
    ck_assert_int_eq(mv_walk_balance_of(&walks, network, 1, true, NULL), MV_OK);
    ck_assert(walks.exact && fabs(walks.value - expected) <= 1e-9 * expected);
    mv_conflicts conflicts;
    mv_eigen eigen;
    ck_assert_int_eq(mv_conflicts_of(&conflicts, network, NULL), MV_OK);
    ck_assert_int_eq(mv_eigen_dense(&eigen, &laplacian, 1, false, NULL), MV_OK);
    ck_assert_uint_eq(conflicts.count, 1);
    fx_same(conflicts.items[0].value, eigen.values[0]);
    mv_eigen_clear(&eigen);
    mv_conflicts_clear(&conflicts);
    mv_adjacency_clear(&ties);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

START_TEST(local_walk_balance_of_a_large_network_needs_no_eigenvectors)
{
    mv_relations *set = large_set(7, 2);
    mv_network *network = fx_build(set);
    mv_adjacency ties = mv_adjacency_of(network, false);
    double *local = malloc(LARGE * sizeof *local);
    ck_assert_int_eq(mv_local_walk_balance(network, local, NULL), MV_OK);
    double above = 0, below = 0;
    for (int sign = -1; sign <= 1; sign += 2) {
        mv_eigen eigen;
        mv_operator matrix = { &ties, 0, 0, 1, sign };
        double *sum = sign < 0 ? &above : &below;
        ck_assert_int_eq(mv_eigen_dense(&eigen, &matrix, 0, true, NULL), MV_OK);
        for (size_t k = 0; k < LARGE; k++) {
            double entry = eigen.vectors[k * LARGE + 321];
            *sum += entry * entry * exp(eigen.values[k]);
        }
        mv_eigen_clear(&eigen);
    }
    fx_same(local[321], above / below);
    free(local);
    mv_adjacency_clear(&ties);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

START_TEST(metrics_of_large_networks_satisfy_their_equations)
{
    mv_relations *set = large_set(3, 4);
    mv_network *network = fx_build(set);
    mv_adjacency ties = mv_adjacency_of(network, false);
    double *x = malloc(LARGE * sizeof *x), *y = malloc(LARGE * sizeof *y);
    mv_operator matrix = { &ties, 1, 0, -1 / (2.0 * (LARGE - 1)), 2 / (2.0 * (LARGE - 1)) };
    mv_metric_run(mv_metric_find("pn"), network, NULL, x, NULL);
    mv_operator_apply(&matrix, x, y);
    for (size_t i = 0; i < LARGE; i++) fx_same(y[i], 1);
    mv_metric_run(mv_metric_find("signed_eigenvector"), network, NULL, x, NULL);
    matrix = (mv_operator){ &ties, 0, 0, 1, -1 };
    mv_operator_apply(&matrix, x, y);
    double value = mv_dot(x, y, LARGE) / mv_dot(x, x, LARGE), largest = 0;
    for (size_t i = 0; i < LARGE; i++) fx_same(y[i], value * x[i]);
    for (size_t i = 0; i < LARGE; i++) largest = fmax(largest, fabs(x[i]));
    fx_same(largest, 1);
    free(x);
    free(y);
    mv_adjacency_clear(&ties);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

#define LOOP(tests, test, count) tcase_add_loop_test(tests, test, 0, (int)(count))
#define ROWS(table) (sizeof table / sizeof *table)

TCase *spectra_tests(void)
{
    TCase *tests = tcase_create("spectra");
    tcase_set_timeout(tests, 120);
    ADD_BATCHES(tests, walk_balance_is_a_ratio_of_power_series, DENSE_CASES);
    ADD_BATCHES(tests, conflict_is_the_smallest_eigenvalue_of_each_component, DENSE_CASES);
    LOOP(tests, large_networks_are_iterated_to_the_same, ROWS(densities));
    tcase_add_test(tests, local_walk_balance_of_a_large_network_needs_no_eigenvectors);
    tcase_add_test(tests, metrics_of_large_networks_satisfy_their_equations);
    return tests;
}
