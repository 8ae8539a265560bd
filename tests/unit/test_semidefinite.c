#include "analysis/frustration/semidefinite/matrix_bound.h"
#include "analysis/frustration/semidefinite/psd_bound.h"
#include "suites.h"
#include "support/memory.h"
#include "valued_fixture.h"
#include <math.h>
#include <stdlib.h>

/* The semidefinite bound: broken inequalities by looking at all of them, vectors by what a maximum is, and what is
 * proved by all partitions. */

enum { NODES = 8, CASES = 40, MOST_FOUND = 5, TRIPLES = NODES * (NODES - 1) * (NODES - 2) / 6 };

/* --- triangles -------------------------------------------------------------------------------------------- */

/* By the header: odd 0: all three signs are negative; 1: that of ab, 2: of bc, 3: of ac. */
static double lack_of(const float *inner, const mv_odd_triangle *t)
{
    double pairs[] = { inner[t->a * NODES + t->b], inner[t->b * NODES + t->c], inner[t->a * NODES + t->c] },
           sum = 0;
    for (uint32_t i = 0; i < 3; i++) sum += t->odd == 0 || t->odd == i + 1 ? -pairs[i] : pairs[i];
    return (sum - 1) / 2;
}

static int falling(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

/* The most broken inequality of every triple, the most broken first. */
static void list_worst(const float *inner, double worst[TRIPLES])
{
    size_t count = 0;
    for (uint32_t a = 0; a < NODES; a++)
        for (uint32_t b = a + 1; b < NODES; b++)
            for (uint32_t c = b + 1; c < NODES; c++, count++) {
                worst[count] = -INFINITY;
                for (uint32_t odd = 0; odd < 4; odd++)
                    worst[count] = fmax(worst[count], lack_of(inner, &(mv_odd_triangle){ a, b, c, odd }));
            }
    qsort(worst, count, sizeof *worst, falling);
}

static void fill_inner(float *inner, mv_random *random)
{
    for (size_t a = 0; a < NODES; a++)
        for (size_t b = 0; b <= a; b++)
            inner[a * NODES + b] = inner[b * NODES + a] = a == b ? 1 : (float)(2 * mv_random_unit(random) - 1);
}

START_TEST(the_most_broken_triangles_are_found)
{
    float inner[NODES * NODES];
    double worst[TRIPLES];
    mv_random random = { (uint64_t)_i };
    mv_odd_triangles found = { 0 };
    fill_inner(inner, &random);
    list_worst(inner, worst);
    size_t right = 0;
    while (right < MOST_FOUND && worst[right] > 0.01) right++;
    ck_assert_uint_eq(mv_odd_triangles_find(&found, inner, NODES, 0.01f, MOST_FOUND), right);
    ck_assert_uint_eq(found.count, right);
    double sum = 0, expected = 0;
    for (size_t i = 0; i < right; i++) {
        const mv_weighted_triangle *t = &found.items[i];
        ck_assert(t->nodes.a < t->nodes.b && t->nodes.b < t->nodes.c && t->nodes.c < NODES && t->weight == 0);
        vx_near(t->lack, lack_of(inner, &t->nodes), 1e-6);
        vx_near(mv_odd_lack(&t->nodes, inner, NODES), lack_of(inner, &t->nodes), 1e-6);
        sum += t->lack;
        expected += worst[i];
    }
    vx_near(sum, expected, 1e-5);
    for (size_t i = 0; i < right; i++) found.items[i].weight = 1;
    ck_assert_uint_eq(mv_odd_triangles_find(&found, inner, NODES, 0.01f, MOST_FOUND), 0);
    for (size_t i = 0; i < right; i++) ck_assert_double_eq(found.items[i].weight, 1);
    free(found.items);
}
END_TEST

START_TEST(sides_break_no_inequality)
{
    float inner[NODES * NODES];
    mv_odd_triangles found = { 0 };
    for (unsigned a = 0; a < NODES; a++)
        for (unsigned b = 0; b < NODES; b++)
            inner[a * NODES + b] = ((unsigned)_i >> a & 1) == ((unsigned)_i >> b & 1) ? 1 : -1;
    ck_assert_uint_eq(mv_odd_triangles_find(&found, inner, NODES, 1e-6f, MOST_FOUND), 0);
    free(found.items);
}
END_TEST

START_TEST(what_has_weight_or_nearly_breaks_stays)
{
    mv_weighted_triangle items[] = { { { 0, 1, 2, 0 }, 1, -0.5f },
                                     { { 0, 1, 3, 0 }, 0, -0.5f },
                                     { { 0, 1, 4, 0 }, 0, -0.01f } };
    mv_odd_triangles all = { items, 3 };
    mv_odd_triangles_purge(&all);
    ck_assert_uint_eq(all.count, 2);
    ck_assert(items[0].nodes.c == 2 && items[1].nodes.c == 4);
}
END_TEST

/* --- vectors ---------------------------------------------------------------------------------------------- */

typedef struct bounded {
    valued x;
    mv_grid grid;
    mv_kernel kernel;
    mv_gram gram;
    mv_odd_triangles triangles;
} bounded;

/* Every pair has a tie, of weight 1, 2 or 3. */
static void begin(bounded *b, mv_random *random)
{
    *b = (bounded){ .x.n = NODES };
    for (size_t i = 0; i < NODES; i++)
        for (size_t j = i + 1; j < NODES; j++)
            vx_put(&b->x, i, j, (1 + mv_random_below(random, 3)) * (mv_random_below(random, 2) ? 1.0 : -1.0));
    mv_signed_ties ties = vx_ties(&b->x);
    b->grid = mv_grid_make(&ties);
    mv_edge *edges = mv_alloc_array(ties.count, sizeof *edges);
    for (size_t e = 0; e < ties.count; e++) edges[e] = (mv_edge){ ties.a[e], ties.b[e], b->grid.weight[e] };
    b->kernel = mv_kernel_make(NODES, edges, ties.count);
    b->gram = mv_gram_make(&b->kernel, random);
    mv_gram_pull(&b->gram, &b->triangles);
}

static void end(bounded *b)
{
    mv_gram_clear(&b->gram);
    mv_kernel_clear(&b->kernel);
    free(b->grid.weight);
    free(b->triangles.items);
}

static double dot(const mv_gram *gram, size_t a, size_t b)
{
    double sum = 0;
    for (size_t d = 0; d < MV_GRAM_RANK; d++)
        sum += (double)gram->vectors[a * MV_GRAM_RANK + d] * (double)gram->vectors[b * MV_GRAM_RANK + d];
    return sum;
}

/* What is maximised, in weights. */
static double sum_of(const bounded *b)
{
    double sum = 0;
    for (size_t e = 0; e < b->x.count; e++) sum += b->x.weight[e] * dot(&b->gram, b->x.a[e], b->x.b[e]);
    return sum;
}

static double total_of(const valued *x)
{
    double total = 0;
    for (size_t e = 0; e < x->count; e++) total += fabs(x->weight[e]);
    return total;
}

/* The least frustration of all partitions. */
static double least_of(const valued *x)
{
    double least = INFINITY;
    for (unsigned sides = 0; sides < 1u << (NODES - 1); sides++) {
        double cost = 0;
        for (size_t e = 0; e < x->count; e++) {
            bool together = (sides >> x->a[e] & 1) == (sides >> x->b[e] & 1);
            cost += (x->weight[e] > 0) != together ? fabs(x->weight[e]) : 0;
        }
        least = fmin(least, cost);
    }
    return least;
}

START_TEST(vectors_move_to_a_maximum_and_stay_of_length_1)
{
    bounded b;
    mv_random random = { (uint64_t)_i + 500 };
    begin(&b, &random);
    double before = -INFINITY;
    for (int round = 0; round < 10; round++) {
        mv_gram_sweep(&b.gram, round < 9 ? 1 : 2000);
        ck_assert(sum_of(&b) >= before - 1e-4);
        before = sum_of(&b);
        for (size_t v = 0; v < NODES; v++) vx_near(dot(&b.gram, v, v), 1, 1e-5);
    }
    mv_gram_multiply(&b.gram);
    for (size_t v = 0; v < NODES; v++)
        for (size_t u = 0; u < NODES; u++) vx_near(b.gram.inner[v * NODES + u], dot(&b.gram, v, u), 1e-5);
    vx_near(mv_gram_value(&b.gram) * b.kernel.mean, 2 * before, 1e-3 * before);
    ck_assert(before >= total_of(&b.x) - 2 * least_of(&b.x) - 1e-3); /* partitions are vectors as well */
    end(&b);
}
END_TEST

/* --- what they prove -------------------------------------------------------------------------------------- */

static void set(double *matrix, size_t a, size_t b, double value)
{
    matrix[a * NODES + b] += value;
    matrix[b * NODES + a] += value;
}

/* diag(D) - Q, in weights, as the header has it. */
static void fill_matrix(double *matrix, const bounded *b, const mv_semidefinite *proof, double one)
{
    for (size_t i = 0; i < NODES * NODES; i++) matrix[i] = 0;
    for (size_t e = 0; e < b->x.count; e++) set(matrix, b->x.a[e], b->x.b[e], -b->x.weight[e]);
    for (size_t i = 0; i < proof->count; i++) {
        const mv_odd_triangle *t = &proof->triangles[i];
        const uint32_t ends[][2] = { { t->a, t->b }, { t->b, t->c }, { t->a, t->c } };
        for (uint32_t p = 0; p < 3; p++)
            set(matrix, ends[p][0], ends[p][1],
                (double)proof->weight[i] / one * (t->odd == 0 || t->odd == p + 1 ? -1 : 1));
    }
    for (size_t v = 0; v < NODES; v++) matrix[v * NODES + v] = (double)proof->diagonal[v] / one;
}

/* By Gauss: no pivot is negative. */
static bool no_negative_eigenvalue(double *matrix)
{
    for (size_t k = 0; k < NODES; k++) {
        if (!(matrix[k * NODES + k] > 0)) return false;
        for (size_t i = k + 1; i < NODES; i++) {
            double factor = matrix[i * NODES + k] / matrix[k * NODES + k];
            for (size_t j = k; j < NODES; j++) matrix[i * NODES + j] -= factor * matrix[k * NODES + j];
        }
    }
    return true;
}

static void check_proof(const bounded *b, const mv_semidefinite *proof, double one)
{
    double matrix[NODES * NODES], four = 2 * total_of(&b->x);
    fill_matrix(matrix, b, proof, one);
    ck_assert(no_negative_eigenvalue(matrix));
    for (size_t i = 0; i < proof->count; i++) four -= 2 * (double)proof->weight[i] / one;
    for (size_t v = 0; v < NODES; v++) four -= (double)proof->diagonal[v] / one;
    vx_near((double)proof->bound / one, fmax(0, four / 4), 2 / one);
    ck_assert((double)proof->bound / one <= least_of(&b->x));
}

START_TEST(a_bound_is_proved_and_triangles_raise_it)
{
    bounded b;
    mv_semidefinite proof = { 0 };
    mv_random random = { (uint64_t)_i + 900 };
    begin(&b, &random);
    double one = ldexp(b.grid.per_one, b.grid.bits + mv_semidefinite_fraction(&b.grid));
    mv_gram_sweep(&b.gram, 2000);
    mv_gram_multiply(&b.gram);
    double by_vectors = (total_of(&b.x) - sum_of(&b)) / 2;
    mv_psd_bound(&b.kernel, &b.grid, &b.gram, &b.triangles, &proof);
    if (proof.nodes) check_proof(&b, &proof, one);
    vx_near((double)proof.bound / one, by_vectors, 0.02 * total_of(&b.x));
    mv_odd_triangles_find(&b.triangles, b.gram.inner, NODES, 0.01f, NODES);
    for (size_t i = 0; i < b.triangles.count; i++) b.triangles.items[i].weight = 0.1f * b.triangles.items[i].lack;
    mv_gram_pull(&b.gram, &b.triangles);
    mv_gram_sweep(&b.gram, 2000);
    int64_t before = proof.bound;
    mv_psd_bound(&b.kernel, &b.grid, &b.gram, &b.triangles, &proof);
    if (proof.nodes) check_proof(&b, &proof, one);
    ck_assert_int_ge(proof.bound, before);
    if (b.triangles.count && by_vectors > 0.05 * total_of(&b.x)) ck_assert_uint_gt(proof.count, 0);
    mv_semidefinite_clear(&proof);
    end(&b);
}
END_TEST

START_TEST(bounds_of_kernels_are_put_together)
{
    mv_odd_triangle triangle = { 0, 1, 2, 3 };
    int64_t weight = 7, diagonal[] = { 4, 5, 6 };
    mv_semidefinite kernel = {
        .nodes = 3, .count = 1, .triangles = &triangle, .weight = &weight, .diagonal = diagonal
    };
    const uint32_t nodes[2][3] = { { 9, 3, 8 }, { 1, 2, 5 } };
    mv_matrix_bound all = { 0 };
    for (int i = 0; i < 2; i++) mv_matrix_bound_add(&all, nodes[i], &kernel);
    ck_assert(all.actor_count == 6 && all.triangle_count == 2);
    for (size_t i = 0; i < 6; i++) {
        ck_assert_uint_eq(all.actors[i], nodes[i / 3][i % 3]);
        ck_assert_int_eq(all.diagonal[i], diagonal[i % 3]);
    }
    for (size_t i = 0; i < 2; i++) {
        const mv_odd_triangle *t = &all.triangles[i];
        ck_assert(t->a == nodes[i][0] && t->b == nodes[i][1] && t->c == nodes[i][2] && t->odd == 3 &&
                  all.weight[i] == 7);
    }
    mv_matrix_bound_clear(&all);
}
END_TEST

TCase *semidefinite_tests(void)
{
    TCase *tests = tcase_create("semidefinite");
    tcase_add_loop_test(tests, the_most_broken_triangles_are_found, 0, CASES);
    tcase_add_loop_test(tests, sides_break_no_inequality, 0, 16);
    tcase_add_test(tests, what_has_weight_or_nearly_breaks_stays);
    tcase_add_loop_test(tests, vectors_move_to_a_maximum_and_stay_of_length_1, 0, 10);
    tcase_add_loop_test(tests, a_bound_is_proved_and_triangles_raise_it, 0, CASES);
    tcase_add_test(tests, bounds_of_kernels_are_put_together);
    return tests;
}
