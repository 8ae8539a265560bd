#include "analysis/cluster.h"
#include "analysis/eigen.h"
#include "multivector/balance.h"
#include "multivector/format.h"
#include "multivector/metric.h"
#include "suites.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Structural balance against brute force on small random networks, worked numbers, and invariances. */

enum { MOST = 9, DENSE_CASES = 400 };

/* A signed network as a matrix, and the same as the program sees it. */
typedef struct fixture {
    size_t n;
    int sign[MOST][MOST];
    mv_relations *set;
    mv_network *network;
} fixture;

static uint64_t draw(uint64_t *state, uint64_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (*state >> 33) % below;
}

static void add_actor(mv_relations *set, size_t number)
{
    char id[8];
    snprintf(id, sizeof id, "a%04zu", number);
    mv_relations_add_actor(set, (mv_actor){ .id = mv_relations_text(set, id) });
}

static mv_relations *new_set(void)
{
    mv_relations *set = mv_relations_new("test");
    mv_relations_add_type(set, (mv_type){ "tie", NULL, NULL, 1, 1, false });
    return set;
}

static void add_relation(mv_relations *set, size_t a, size_t b, int sign)
{
    mv_relation relation = { .source = (uint32_t)a, .target = (uint32_t)b, .sign = (int8_t)sign, .weight = 1 };
    mv_relations_add_relation(set, relation);
}

static mv_network *build(const mv_relations *set)
{
    mv_network *network = NULL;
    mv_selection selection = { 0 };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    return network;
}

/* Actor number i of the matrix becomes actor order[i] of the network. */
static void realise(fixture *f, const size_t *order)
{
    f->set = new_set();
    size_t *place = malloc((f->n + 1) * sizeof *place); /* in the set; ids are added backwards on purpose */
    for (size_t i = f->n; i-- > 0;) {
        place[order[i]] = f->n - 1 - i;
        add_actor(f->set, order[i]);
    }
    for (size_t i = 0; i < f->n; i++)
        for (size_t j = 0; j < i; j++)
            if (f->sign[i][j]) add_relation(f->set, place[order[i]], place[order[j]], f->sign[i][j]);
    free(place);
    f->network = build(f->set);
}

static const size_t straight[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8 };

static void set_sign(fixture *f, size_t a, size_t b, int sign)
{
    f->sign[a][b] = f->sign[b][a] = sign;
}

static fixture random_fixture(int number)
{
    uint64_t state = (uint64_t)number + 1;
    for (int i = 0; i < 5; i++) draw(&state, 2);
    fixture f = { .n = 1 + draw(&state, 8) };
    uint64_t density = 1 + draw(&state, 10), negative = draw(&state, 11);
    for (size_t i = 0; i < f.n; i++)
        for (size_t j = 0; j < i; j++)
            if (draw(&state, 10) < density) set_sign(&f, i, j, draw(&state, 10) < negative ? -1 : 1);
    return f;
}

/* Ties are written "AB+ BC-". */
static fixture written(size_t n, const char *ties)
{
    fixture f = { .n = n };
    for (; *ties; ties += ties[3] ? 4 : 3)
        set_sign(&f, (size_t)(ties[0] - 'A'), (size_t)(ties[1] - 'A'), ties[2] == '+' ? 1 : -1);
    realise(&f, straight);
    return f;
}

static void release(fixture *f)
{
    mv_network_free(f->network);
    mv_relations_free(f->set);
}

static void same(double got, double expected)
{
    if (isnan(expected))
        ck_assert_msg(isnan(got), "%.15g instead of nothing", got);
    else
        ck_assert_msg(fabs(got - expected) <= 1e-9 * fmax(1, fabs(expected)), "%.15g, expected %.15g", got,
                      expected);
}

static size_t degree(const fixture *f, size_t i)
{
    size_t count = 0;
    for (size_t j = 0; j < f->n; j++) count += f->sign[i][j] != 0;
    return count;
}

static void run_metric(const fixture *f, const char *name, double *values)
{
    ck_assert_int_eq(mv_metric_run(mv_metric_find(name), f->network, NULL, values, NULL), MV_OK);
}

/* --- triangles -------------------------------------------------------------------------------------------- */

START_TEST(triangles_are_those_of_three_loops)
{
    fixture f = random_fixture(_i);
    realise(&f, straight);
    uint64_t count[4] = { 0 };
    double bridged[MOST] = { 0 }, got[MOST];
    for (size_t i = 0; i < f.n; i++)
        for (size_t j = 0; j < i; j++)
            for (size_t k = 0; k < j; k++) {
                if (!f.sign[i][j] || !f.sign[j][k] || !f.sign[i][k]) continue;
                int negatives = (f.sign[i][j] < 0) + (f.sign[j][k] < 0) + (f.sign[i][k] < 0);
                count[negatives]++;
                if (negatives == 1) bridged[f.sign[i][j] < 0 ? k : f.sign[j][k] < 0 ? i : j]++;
            }
    mv_triangles triangles = mv_triangles_count(f.network);
    for (int t = 0; t < 4; t++) ck_assert_uint_eq(triangles.count[t], count[t]);
    double all = (double)(count[0] + count[1] + count[2] + count[3]);
    same(mv_triangle_balance(&triangles), all > 0 ? (double)(count[0] + count[2]) / all : NAN);
    same(mv_triangle_weak_balance(&triangles), all > 0 ? 1 - (double)count[1] / all : NAN);
    run_metric(&f, "bridged_rivalries", got);
    for (size_t i = 0; i < f.n; i++) same(got[i], bridged[i]);
    release(&f);
}
END_TEST

/* --- partitions ------------------------------------------------------------------------------------------- */

static size_t cost_of(const fixture *f, const uint32_t *block)
{
    size_t cost = 0;
    for (size_t i = 0; i < f->n; i++)
        for (size_t j = 0; j < i; j++) cost += f->sign[i][j] != 0 && (block[i] == block[j]) == (f->sign[i][j] < 0);
    return cost;
}

/* least[k]: lowest cost over all partitions into at most k blocks. */
static void enumerate(const fixture *f, uint32_t *block, size_t placed, uint32_t used, size_t *least)
{
    if (placed == f->n) {
        size_t cost = cost_of(f, block);
        for (size_t k = used; k <= MOST; k++)
            if (cost < least[k]) least[k] = cost;
        return;
    }
    for (uint32_t b = 0; b <= used; b++) {
        block[placed] = b;
        enumerate(f, block, placed + 1, b == used ? used + 1 : used, least);
    }
}

static void find_least(const fixture *f, size_t *least)
{
    uint32_t block[MOST] = { 0 };
    for (size_t k = 0; k <= MOST; k++) least[k] = SIZE_MAX;
    enumerate(f, block, 0, 0, least);
}

static void check_point(const fixture *f, const mv_cluster_point *point, size_t least)
{
    uint32_t block[MOST];
    ck_assert_uint_eq(point->cost, least);
    ck_assert_uint_eq(point->lower, least);
    ck_assert(point->proved);
    for (size_t i = 0; i < f->n; i++) {
        ck_assert((point->block[i] == MV_NO_BLOCK) == (degree(f, i) == 0));
        ck_assert(point->block[i] == MV_NO_BLOCK || point->block[i] < point->k);
        block[i] = point->block[i] == MV_NO_BLOCK ? MOST + (uint32_t)i : point->block[i];
    }
    ck_assert_uint_eq(cost_of(f, block), least);
}

START_TEST(the_curve_is_that_of_all_partitions)
{
    fixture f = random_fixture(_i);
    realise(&f, straight);
    size_t least[MOST + 1];
    mv_clusterability curve;
    find_least(&f, least);
    ck_assert_int_eq(mv_clusterability_of(&curve, f.network, NULL, NULL), MV_OK);
    ck_assert_uint_eq(curve.count, 6);
    for (size_t k = 1; k <= curve.count; k++) {
        ck_assert_uint_eq(curve.points[k - 1].k, k);
        check_point(&f, &curve.points[k - 1], least[k]);
    }
    size_t best = 1;
    while (least[best] > least[6]) best++;
    ck_assert_uint_eq(curve.best, best);
    mv_clusterability_clear(&curve);
    release(&f);
}
END_TEST

START_TEST(a_known_frustration_index_is_taken_over)
{
    fixture f = random_fixture(_i);
    realise(&f, straight);
    int8_t side[MOST];
    size_t least[MOST + 1], cost = 0;
    uint32_t block[MOST];
    for (size_t i = 0; i < f.n; i++) block[i] = (uint32_t)(side[i] = degree(&f, i) ? (int8_t)(i % 2) : -1);
    cost = cost_of(&f, block); /* any partition, not the best one */
    find_least(&f, least);
    mv_clusterability curve;
    mv_clusterability_options options = { .most = 3, .side = side, .lower = least[2] };
    ck_assert_int_eq(mv_clusterability_of(&curve, f.network, &options, NULL), MV_OK);
    ck_assert_uint_eq(curve.count, 3);
    ck_assert_uint_eq(curve.points[1].cost, cost);
    ck_assert_int_eq(curve.points[1].proved, cost == least[2]);
    ck_assert_uint_eq(curve.points[2].cost, least[3]);
    mv_clusterability_clear(&curve);
    release(&f);
}
END_TEST

/* The network is chains of dense groups that share an actor, so that parts must be glued. */
START_TEST(parts_that_share_an_actor_are_glued)
{
    enum { GROUPS = 7, SIZE = 5 };
    uint64_t state = (uint64_t)_i;
    mv_relations *set = new_set();
    for (size_t i = 0; i <= GROUPS * SIZE; i++) add_actor(set, i);
    for (size_t g = 0; g < GROUPS; g++) {
        size_t root = g ? draw(&state, g * SIZE) : 0; /* the group hangs on any earlier actor */
        for (size_t i = 0; i <= SIZE; i++)
            for (size_t j = 0; j < i; j++)
                if (draw(&state, 10) < 7)
                    add_relation(set, g * SIZE + i, j ? g * SIZE + j : root, draw(&state, 2) ? 1 : -1);
    }
    mv_network *network = build(set);
    mv_adjacency ties = mv_adjacency_of(network, false);
    mv_clusterability curve;
    ck_assert_int_eq(mv_clusterability_of(&curve, network, NULL, NULL), MV_OK);
    for (size_t k = 1; k <= 6; k++) {
        ck_assert_uint_eq(mv_cluster_cost(&ties, curve.points[k - 1].block), curve.points[k - 1].cost);
        ck_assert(curve.points[k - 1].proved);
        ck_assert(k == 1 || curve.points[k - 1].cost <= curve.points[k - 2].cost);
    }
    mv_clusterability_clear(&curve);
    mv_adjacency_clear(&ties);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

static void check_witness(const fixture *f, const mv_weak_balance *weak)
{
    const mv_tie *tie = &f->network->ties[weak->tie];
    ck_assert_int_eq(tie->state, MV_NEGATIVE);
    ck_assert_uint_ge(weak->path_length, 3);
    ck_assert_uint_eq(weak->path[0], tie->a);
    ck_assert_uint_eq(weak->path[weak->path_length - 1], tie->b);
    for (size_t i = 1; i < weak->path_length; i++) ck_assert_int_eq(f->sign[weak->path[i - 1]][weak->path[i]], 1);
}

START_TEST(weak_balance_is_a_partition_that_costs_nothing)
{
    fixture f = random_fixture(_i);
    realise(&f, straight);
    size_t least[MOST + 1];
    find_least(&f, least);
    mv_weak_balance weak = mv_weak_balance_of(f.network);
    ck_assert_int_eq(weak.clusterable, least[MOST] == 0);
    ck_assert((weak.offending == 0) == weak.clusterable);
    if (weak.clusterable) {
        ck_assert_ptr_null(weak.path);
        ck_assert_uint_eq(weak.tie, MV_NONE);
    } else
        check_witness(&f, &weak);
    mv_weak_balance_clear(&weak);
    release(&f);
}
END_TEST

/* --- spectra ---------------------------------------------------------------------------------------------- */

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

START_TEST(walk_balance_is_a_ratio_of_power_series)
{
    fixture f = random_fixture(_i);
    realise(&f, straight);
    double matrix[MOST][MOST], above[MOST], below[MOST], local[MOST], a = 0, b = 0;
    for (size_t i = 0; i < f.n; i++)
        for (size_t j = 0; j < f.n; j++) matrix[i][j] = f.sign[i][j];
    exponential(f.n, matrix, above);
    for (size_t i = 0; i < f.n; i++)
        for (size_t j = 0; j < f.n; j++) matrix[i][j] = abs(f.sign[i][j]);
    exponential(f.n, matrix, below);
    mv_walk_balance walks;
    ck_assert_int_eq(mv_walk_balance_of(&walks, f.network, 1, NULL), MV_OK);
    ck_assert_int_eq(mv_local_walk_balance(f.network, local, NULL), MV_OK);
    for (size_t i = 0; i < f.n; i++) {
        bool isolate = degree(&f, i) == 0;
        same(local[i], isolate ? NAN : above[i] / below[i]);
        a += isolate ? 0 : above[i];
        b += isolate ? 0 : below[i];
    }
    same(walks.value, b > 0 ? a / b : NAN);
    ck_assert(walks.exact);
    ck_assert_double_eq(walks.error, 0);
    release(&f);
}
END_TEST

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
            laplacian[i][j] = i == j ? (double)degree(f, member[i]) : -f->sign[member[i]][member[j]];
    *actors = n;
    return smallest_eigenvalue(n, laplacian);
}

START_TEST(conflict_is_the_smallest_eigenvalue_of_each_component)
{
    fixture f = random_fixture(_i);
    realise(&f, straight);
    bool done[MOST] = { false };
    mv_conflicts conflicts;
    size_t count = 0;
    ck_assert_int_eq(mv_conflicts_of(&conflicts, f.network, NULL), MV_OK);
    for (size_t i = 0; i < f.n; i++) {
        bool part[MOST] = { false };
        if (done[i] || degree(&f, i) == 0) continue;
        size_t actors = 0;
        reach(&f, i, part);
        for (size_t j = 0; j < f.n; j++) done[j] = done[j] || part[j];
        double value = conflict_of(&f, part, &actors);
        ck_assert_uint_lt(count, conflicts.count);
        ck_assert_uint_eq(conflicts.items[count].component, count + 1);
        ck_assert_uint_eq(conflicts.items[count].actors, actors);
        same(conflicts.items[count++].value, value);
    }
    ck_assert_uint_eq(conflicts.count, count);
    mv_conflicts_clear(&conflicts);
    release(&f);
}
END_TEST

/* --- large networks: iterative against dense ----------------------------------------------------------------- */

enum { LARGE = 900 };

static mv_relations *large_set(uint64_t seed, size_t ties_each)
{
    uint64_t state = seed;
    mv_relations *set = new_set();
    for (size_t i = 0; i < LARGE; i++) add_actor(set, i);
    for (size_t i = 1; i < LARGE; i++)
        for (size_t t = 0; t < ties_each; t++) { /* ties to early actors make hubs */
            size_t j = draw(&state, 1 + draw(&state, i));
            add_relation(set, i, j, (7 * i + 13 * j) % 4 ? 1 : -1);
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
    mv_network *network = build(set);
    mv_adjacency ties = mv_adjacency_of(network, false);
    mv_operator with_signs = { &ties, 0, 0, 1, -1 }, plain = { &ties, 0, 0, 1, 1 },
                laplacian = { &ties, 0, 1, -1, 1 };
    double shift = mv_adjacency_degree(&ties, 0) > 100 ? 100 : 0;
    double expected = dense_trace(&with_signs, shift) / dense_trace(&plain, shift);
    mv_walk_balance walks;
    ck_assert_int_eq(mv_walk_balance_of(&walks, network, 1, NULL), MV_OK);
    ck_assert_int_eq(walks.exact, densities[_i].exact);
    ck_assert_msg(fabs(walks.value - expected) <= 5 * walks.error + 1e-8 * expected &&
                      walks.error < 0.01 * expected,
                  "%.12g +- %.3g, expected %.12g", walks.value, walks.error, expected);
    mv_conflicts conflicts;
    mv_eigen eigen;
    ck_assert_int_eq(mv_conflicts_of(&conflicts, network, NULL), MV_OK);
    ck_assert_int_eq(mv_eigen_dense(&eigen, &laplacian, 1, false, NULL), MV_OK);
    ck_assert_uint_eq(conflicts.count, 1);
    same(conflicts.items[0].value, eigen.values[0]);
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
    mv_network *network = build(set);
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
    same(local[321], above / below);
    free(local);
    mv_adjacency_clear(&ties);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

START_TEST(metrics_of_large_networks_satisfy_their_equations)
{
    mv_relations *set = large_set(3, 4);
    mv_network *network = build(set);
    mv_adjacency ties = mv_adjacency_of(network, false);
    double *x = malloc(LARGE * sizeof *x), *y = malloc(LARGE * sizeof *y);
    mv_operator matrix = { &ties, 1, 0, -1 / (2.0 * (LARGE - 1)), 2 / (2.0 * (LARGE - 1)) };
    mv_metric_run(mv_metric_find("pn"), network, NULL, x, NULL);
    mv_operator_apply(&matrix, x, y);
    for (size_t i = 0; i < LARGE; i++) same(y[i], 1);
    mv_metric_run(mv_metric_find("signed_eigenvector"), network, NULL, x, NULL);
    matrix = (mv_operator){ &ties, 0, 0, 1, -1 };
    mv_operator_apply(&matrix, x, y);
    double value = mv_dot(x, y, LARGE) / mv_dot(x, x, LARGE), largest = 0;
    for (size_t i = 0; i < LARGE; i++) same(y[i], value * x[i]);
    for (size_t i = 0; i < LARGE; i++) largest = fmax(largest, fabs(x[i]));
    same(largest, 1);
    free(x);
    free(y);
    mv_adjacency_clear(&ties);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

/* --- worked numbers --------------------------------------------------------------------------------------- */

static const struct {
    size_t n;
    const char *ties;
    uint64_t triangles[4];
    double balance, weak, walks, conflict;
    size_t two; /* cost of k = 2 */
} worked[] = {
    { 3, "AB+ BC+ AC+", { 1, 0, 0, 0 }, 1, 1, 1, 0, 0 },
    { 3, "AB+ BC+ AC-", { 0, 1, 0, 0 }, 0, 0, 0.685788, 1, 1 },
    { 3, "AB+ BC- AC-", { 0, 0, 1, 0 }, 1, 1, 1, 0, 0 },
    { 3, "AB- BC- AC-", { 0, 0, 0, 1 }, 0, 1, 0.685788, 1, 1 },
    { 4, "AB- AC+ AD+ BC- BD- CD+", { 1, 0, 3, 0 }, 1, 1, 1, 0, 0 },
    { 4, "AB+ BC+ CD- DA+ AC+", { 1, 1, 0, 0 }, 0.5, 0.5, 0.730070, 0.585786, 1 }, /* Kazakhstan, friend of all */
};

START_TEST(worked_numbers)
{
    fixture f = written(worked[_i].n, worked[_i].ties);
    mv_triangles triangles = mv_triangles_count(f.network);
    mv_walk_balance walks;
    mv_conflicts conflicts;
    mv_clusterability curve;
    for (int t = 0; t < 4; t++) ck_assert_uint_eq(triangles.count[t], worked[_i].triangles[t]);
    same(mv_triangle_balance(&triangles), worked[_i].balance);
    same(mv_triangle_weak_balance(&triangles), worked[_i].weak);
    ck_assert_int_eq(mv_walk_balance_of(&walks, f.network, 1, NULL), MV_OK);
    ck_assert_double_eq_tol(walks.value, worked[_i].walks, 5e-6);
    ck_assert_int_eq(mv_conflicts_of(&conflicts, f.network, NULL), MV_OK);
    ck_assert_double_eq_tol(conflicts.items[0].value, worked[_i].conflict, 1e-6);
    ck_assert_int_eq(mv_clusterability_of(&curve, f.network, NULL, NULL), MV_OK);
    ck_assert_uint_eq(curve.points[1].cost, worked[_i].two);
    mv_clusterability_clear(&curve);
    mv_conflicts_clear(&conflicts);
    release(&f);
}
END_TEST

static const struct {
    size_t n;
    const char *ties, *metric;
    double values[5];
} scored[] = {
    { 4, "AB+ BC+ CD- DA+ AC+", "pn", { 1.591837, 1.469388, 1.224490, 0.857143 } },
    { 3, "AB+ BC+ AC-", "pn", { 0.909091, 1.454545, 0.909091 } },
    { 5, "AB+ AC+ AD+ AE+ BC+ BD+ BE+ CD+ CE+ DE+", "pn", { 2, 2, 2, 2, 2 } },
    { 3, "AB+", "pn", { 4.0 / 3, 4.0 / 3, 1 } },
    { 1, "", "pn", { NAN } },
    { 2, "AB-", "pn", { NAN, NAN } },
    { 2, "AB+", "pn", { 2, 2 } },
    { 5, "AB- AC+ AD+ AE+ BC+ BD+ BE+ CD+ CE+ DE+", "signed_eigenvector", { 0.68614066, 0.68614066, 1, 1, 1 } },
    { 4, "AB+ CD-", "signed_eigenvector", { NAN, NAN, NAN, NAN } }, /* l and -l share the lead */
    { 4, "AB- BC- AC+", "signed_eigenvector", { 1, -1, 1, NAN } },
    { 4, "AB+ BC+ CD- DA+ AC+", "bridged_rivalries", { 1, 0, 0, 0 } },
    { 5, "AB+ DE+ AC-", "community", { 1, 1, NAN, 2, 2 } },
};

START_TEST(worked_scores)
{
    double got[5];
    fixture f = written(scored[_i].n, scored[_i].ties);
    run_metric(&f, scored[_i].metric, got);
    for (size_t i = 0; i < f.n; i++)
        if (isnan(scored[_i].values[i]))
            ck_assert(isnan(got[i]));
        else
            ck_assert_double_eq_tol(got[i], scored[_i].values[i], 1e-6);
    release(&f);
}
END_TEST

START_TEST(factions_of_the_diamond)
{
    fixture f = written(4, "AB+ BC+ CD- DA+ AC+");
    static const int8_t side[] = { 0, 0, 0, 1 }, together[] = { 0, 0, 0, 0 }, none[] = { -1, -1, -1, -1 };
    mv_faction_fit fit = mv_faction_fit_of(f.network, side);
    same(fit.cohesiveness, 1);
    same(fit.divisiveness, 0.5);
    ck_assert_uint_eq(fit.within_positive, 3);
    same(mv_faction_fit_of(f.network, together).cohesiveness, 0.8);
    same(mv_faction_fit_of(f.network, together).divisiveness, NAN);
    same(mv_faction_fit_of(f.network, none).cohesiveness, NAN);
    mv_polarisation p = mv_polarisation_of(1, 5, side, 4);
    same(p.normalised, 0.6);
    same(p.smaller, 0.25);
    same(mv_polarisation_of(0, 0, none, 4).normalised, NAN);
    same(mv_polarisation_of(0, 0, none, 4).smaller, NAN);
    same(mv_polarisation_of(0, 5, together, 4).smaller, 0);
    release(&f);
}
END_TEST

START_TEST(nothing_is_undefined_without_ties)
{
    fixture f = { .n = (size_t)_i };
    realise(&f, straight);
    mv_triangles triangles = mv_triangles_count(f.network);
    mv_walk_balance walks;
    mv_conflicts conflicts;
    mv_clusterability curve;
    mv_weak_balance weak = mv_weak_balance_of(f.network);
    ck_assert(weak.clusterable && weak.groups == 0);
    same(mv_triangle_balance(&triangles), NAN);
    ck_assert_int_eq(mv_walk_balance_of(&walks, f.network, 1, NULL), MV_OK);
    same(walks.value, NAN);
    ck_assert_int_eq(mv_conflicts_of(&conflicts, f.network, NULL), MV_OK);
    ck_assert_uint_eq(conflicts.count, 0);
    ck_assert_int_eq(mv_clusterability_of(&curve, f.network, NULL, NULL), MV_OK);
    for (size_t k = 0; k < curve.count; k++) ck_assert(curve.points[k].cost == 0 && curve.points[k].proved);
    mv_clusterability_clear(&curve);
    mv_conflicts_clear(&conflicts);
    mv_weak_balance_clear(&weak);
    release(&f);
}
END_TEST

/* --- invariance ------------------------------------------------------------------------------------------- */

/* Walk balance, conflict and costs of both must agree, and scores must follow the actors. */
static void compare(const fixture *f, const fixture *g, const size_t *order)
{
    static const char *const names[] = { "pn", "bridged_rivalries", "clustering" };
    double before[MOST], after[MOST];
    mv_walk_balance walks[2];
    mv_clusterability curves[2];
    ck_assert_int_eq(mv_walk_balance_of(&walks[0], f->network, 1, NULL), MV_OK);
    ck_assert_int_eq(mv_walk_balance_of(&walks[1], g->network, 1, NULL), MV_OK);
    same(walks[1].value, walks[0].value);
    ck_assert_int_eq(mv_clusterability_of(&curves[0], f->network, NULL, NULL), MV_OK);
    ck_assert_int_eq(mv_clusterability_of(&curves[1], g->network, NULL, NULL), MV_OK);
    for (size_t k = 0; k < 6; k++) ck_assert_uint_eq(curves[0].points[k].cost, curves[1].points[k].cost);
    for (size_t m = 0; m < sizeof names / sizeof *names; m++) {
        run_metric(f, names[m], before);
        run_metric(g, names[m], after);
        for (size_t i = 0; i < f->n; i++) same(after[order[i]], before[i]);
    }
    mv_clusterability_clear(&curves[0]);
    mv_clusterability_clear(&curves[1]);
}

START_TEST(names_and_order_do_not_matter)
{
    static const size_t shuffled[] = { 5, 2, 7, 0, 3, 1, 6, 4 };
    fixture f = random_fixture(_i), g = f;
    size_t order[MOST], count = 0;
    for (size_t i = 0; i < 8; i++)
        if (shuffled[i] < f.n) order[count++] = shuffled[i];
    realise(&f, straight);
    realise(&g, order);
    compare(&f, &g, order);
    release(&f);
    release(&g);
}
END_TEST

/* Switching, turning all signs at one actor, changes no cycle and so neither walks nor conflict. */
START_TEST(switching_does_not_matter)
{
    fixture f = random_fixture(_i), g = f;
    for (size_t j = 0; j < g.n; j++) set_sign(&g, 0, j, -g.sign[0][j]);
    realise(&f, straight);
    realise(&g, straight);
    mv_walk_balance a, b;
    ck_assert_int_eq(mv_walk_balance_of(&a, f.network, 1, NULL), MV_OK);
    ck_assert_int_eq(mv_walk_balance_of(&b, g.network, 1, NULL), MV_OK);
    same(b.value, a.value);
    mv_triangles s = mv_triangles_count(f.network), t = mv_triangles_count(g.network);
    same(mv_triangle_balance(&t), mv_triangle_balance(&s));
    release(&f);
    release(&g);
}
END_TEST

/* --- real data -------------------------------------------------------------------------------------------- */

START_TEST(the_tribes_of_the_highlands)
{
    static const size_t costs[] = { 29, 7, 2, 2, 2, 2 };
    const char *folder = getenv("MV_DATA");
    char path[4096];
    mv_relations *set = NULL;
    if (!folder) return;
    snprintf(path, sizeof path, "%s/tribes.edges.csv", folder);
    ck_assert_int_eq(mv_relations_read(&set, path, NULL, NULL), MV_OK);
    mv_network *network = build(set);
    mv_triangles triangles = mv_triangles_count(network);
    mv_walk_balance walks;
    mv_conflicts conflicts;
    mv_clusterability curve;
    same(mv_triangle_balance(&triangles), 59.0 / 68);
    same(mv_triangle_weak_balance(&triangles), 66.0 / 68);
    ck_assert_int_eq(mv_walk_balance_of(&walks, network, 1, NULL), MV_OK);
    ck_assert_double_eq_tol(walks.value, 0.3575761, 5e-8);
    ck_assert_int_eq(mv_conflicts_of(&conflicts, network, NULL), MV_OK);
    ck_assert_double_eq_tol(conflicts.items[0].value, 1.040289, 5e-7);
    ck_assert_int_eq(mv_clusterability_of(&curve, network, NULL, NULL), MV_OK);
    for (size_t k = 0; k < 6; k++) ck_assert(curve.points[k].cost == costs[k] && curve.points[k].proved);
    ck_assert_uint_eq(curve.best, 3);
    mv_clusterability_clear(&curve);
    mv_conflicts_clear(&conflicts);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

#define LOOP(tests, test, count) tcase_add_loop_test(tests, test, 0, (int)(count))
#define ROWS(table) (sizeof table / sizeof *table)

TCase *balance_tests(void)
{
    TCase *tests = tcase_create("balance");
    tcase_set_timeout(tests, 120);
    LOOP(tests, triangles_are_those_of_three_loops, DENSE_CASES);
    LOOP(tests, the_curve_is_that_of_all_partitions, DENSE_CASES);
    LOOP(tests, a_known_frustration_index_is_taken_over, 100);
    LOOP(tests, parts_that_share_an_actor_are_glued, 60);
    LOOP(tests, weak_balance_is_a_partition_that_costs_nothing, DENSE_CASES);
    LOOP(tests, walk_balance_is_a_ratio_of_power_series, DENSE_CASES);
    LOOP(tests, conflict_is_the_smallest_eigenvalue_of_each_component, DENSE_CASES);
    LOOP(tests, large_networks_are_iterated_to_the_same, ROWS(densities));
    tcase_add_test(tests, local_walk_balance_of_a_large_network_needs_no_eigenvectors);
    tcase_add_test(tests, metrics_of_large_networks_satisfy_their_equations);
    LOOP(tests, worked_numbers, ROWS(worked));
    LOOP(tests, worked_scores, ROWS(scored));
    tcase_add_test(tests, factions_of_the_diamond);
    LOOP(tests, nothing_is_undefined_without_ties, 4);
    LOOP(tests, names_and_order_do_not_matter, 100);
    LOOP(tests, switching_does_not_matter, 100);
    tcase_add_test(tests, the_tribes_of_the_highlands);
    return tests;
}
