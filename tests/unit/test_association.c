#include "multivector/association.h"
#include "signed_fixture.h"
#include "suites.h"
#include "valued_fixture.h"
#include <math.h>
#include <string.h>

/* QAP: worked numbers, and all permutations tried by another way. */

static mv_qap test(valued *x, valued *y, uint64_t draws, uint64_t seed)
{
    mv_signed_ties a = vx_ties(x), b = vx_ties(y);
    mv_qap_options options = { draws, seed };
    return mv_qap_test(&a, &b, &options, NULL);
}

START_TEST(toy_is_as_worked_out)
{
    valued a = vx_written(6, vx_toy_a), b = vx_written(6, vx_toy_b), binary_a = vx_binary(&a),
           binary_b = vx_binary(&b);
    mv_qap qap = test(&a, &b, 720, 1);
    vx_near(qap.r, 0.802970, 5e-7);
    ck_assert(qap.exact);
    ck_assert_uint_eq(qap.draws, 720);
    ck_assert_uint_eq(qap.pairs, 15);
    vx_near(qap.two_tailed.p, 1 / 720.0, 1e-15);
    vx_near(qap.greater.p, 1 / 720.0, 1e-15);
    vx_near(qap.less.p, 1, 1e-15);
    ck_assert_double_eq(qap.two_tailed.error, 0);
    qap = test(&binary_a, &binary_b, 0, 0);
    vx_near(qap.r, 0.490990, 5e-7);
    vx_near(qap.greater.p, 0.072222, 5e-7);
    vx_near(qap.two_tailed.p, 0.102778, 5e-7);
    ck_assert_ptr_null(qap.undefined);
}
END_TEST

/* Marriage and business among seven families of Florence (Padgett): Barbadori, Bischeri, Castellani, Guadagni,
 * Lamberteschi, Medici, Peruzzi. */
START_TEST(seven_florentine_families_are_as_worked_out)
{
    valued marriage = vx_written(7, "AC+1 AF+1 BD+1 BG+1 CG+1 DE+1 ");
    valued business = vx_written(7, "AC+1 AF+1 AG+1 BD+1 BE+1 BG+1 CE+1 CG+1 DE+1 EG+1 ");
    mv_qap qap = test(&marriage, &business, 5040, 1);
    vx_near(qap.r, 0.663325, 5e-7);
    ck_assert(qap.exact);
    ck_assert_uint_eq(qap.two_tailed.count, 18);
    vx_near(qap.two_tailed.p, 18 / 5040.0, 1e-15);
    ck_assert(!test(&marriage, &business, 5039, 1).exact);
}
END_TEST

/* Pearson's r of x with the permuted y, by the school formula in more digits. */
static double plain_r(const valued *x, const valued *y, const size_t *order)
{
    long double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0, count = 0;
    for (size_t i = 0; i < x->n; i++)
        for (size_t j = i + 1; j < x->n; j++) {
            long double u = x->value[i][j], v = y->value[order[i]][order[j]];
            sx += u;
            sy += v;
            xx += u * u;
            yy += v * v;
            xy += u * v;
            count++;
        }
    long double below = sqrtl(count * xx - sx * sx) * sqrtl(count * yy - sy * sy);
    return below > 1e-15L ? (double)((count * xy - sx * sy) / below) : NAN;
}

typedef struct tally {
    double r;
    uint64_t all, two_tailed, greater, less;
} tally;

/* Every order of the actors from `chosen` on. */
static void enumerate(tally *t, const valued *x, const valued *y, size_t *order, size_t chosen)
{
    if (chosen == x->n) {
        double r = plain_r(x, y, order);
        t->all++;
        t->two_tailed += fabs(r) > fabs(t->r) - 1e-9;
        t->greater += r > t->r - 1e-9;
        t->less += r < t->r + 1e-9;
        return;
    }
    for (size_t i = chosen; i < x->n; i++) {
        size_t actor = order[i];
        order[i] = order[chosen];
        order[chosen] = actor;
        enumerate(t, x, y, order, chosen + 1);
        order[chosen] = order[i];
        order[i] = actor;
    }
}

IN_BATCHES(exact_counts_are_those_of_all_permutations)
{
    uint64_t state = (uint64_t)number + 1;
    for (int i = 0; i < 5; i++) fx_draw(&state, 2);
    size_t n = 3 + fx_draw(&state, 5), order[SMALL] = { 0, 1, 2, 3, 4, 5, 6, 7 };
    valued x = vx_random(&state, n), y = vx_random(&state, n);
    tally expected = { .r = plain_r(&x, &y, order) };
    mv_qap qap = test(&x, &y, 5040, 1);
    ck_assert_int_eq(isnan(expected.r), qap.undefined != NULL);
    fx_same(qap.r, expected.r);
    if (qap.undefined) return;
    enumerate(&expected, &x, &y, order, 0);
    ck_assert(qap.exact);
    ck_assert_uint_eq(qap.draws, expected.all);
    ck_assert_uint_eq(qap.two_tailed.count, expected.two_tailed);
    ck_assert_uint_eq(qap.greater.count, expected.greater);
    ck_assert_uint_eq(qap.less.count, expected.less);
}

IN_BATCHES(numbering_order_and_roles_do_not_matter)
{
    uint64_t state = (uint64_t)number + 100;
    const size_t order[SMALL] = { 3, 5, 0, 4, 1, 2 };
    valued x = vx_random(&state, 6), y = vx_random(&state, 6);
    valued x2 = vx_renumbered(&x, order), y2 = vx_renumbered(&y, order);
    mv_qap first = test(&x, &y, 720, 1);
    const mv_qap others[] = { test(&x2, &y2, 720, 2), test(&y, &x, 720, 1) };
    for (size_t i = 0; i < 2; i++) {
        fx_same(others[i].r, first.r);
        ck_assert_uint_eq(others[i].two_tailed.count, first.two_tailed.count);
        ck_assert_uint_eq(others[i].greater.count, first.greater.count);
        ck_assert_uint_eq(others[i].less.count, first.less.count);
    }
}

IN_BATCHES(drawn_permutations_give_nearly_the_exact_p)
{
    uint64_t state = (uint64_t)number + 200;
    valued x = vx_random(&state, 7), y = vx_random(&state, 7);
    mv_qap exact = test(&x, &y, 5040, 1), drawn = test(&x, &y, 5037, 7 + (uint64_t)number);
    if (exact.undefined) return;
    ck_assert(exact.exact && !drawn.exact);
    ck_assert_uint_eq(drawn.draws, 5037);
    const mv_qap_tail *expected[] = { &exact.two_tailed, &exact.greater, &exact.less };
    const mv_qap_tail *tails[] = { &drawn.two_tailed, &drawn.greater, &drawn.less };
    for (size_t i = 0; i < 3; i++) {
        double p = ((double)tails[i]->count + 1) / 5038;
        vx_near(tails[i]->p, p, 1e-15);
        vx_near(tails[i]->error, sqrt(p * (1 - p) / 5037), 1e-15);
        vx_near(p, expected[i]->p, 5 * sqrt(expected[i]->p * (1 - expected[i]->p) / 5037) + 2 / 5038.0);
    }
}

/* What one permutation alone gives, over many seeds. */
IN_BATCHES(every_permutation_is_drawn_equally_often)
{
    enum { SEEDS = 5000 };
    uint64_t state = (uint64_t)number + 250, count = 0;
    valued x = vx_random(&state, 4), y = vx_random(&state, 4);
    mv_qap exact = test(&x, &y, 24, 1);
    if (exact.undefined) return;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) count += test(&x, &y, 1, seed).greater.count;
    double p = exact.greater.p;
    vx_near((double)count / SEEDS, p, 5 * sqrt(p * (1 - p) / SEEDS) + 1e-12);
}

START_TEST(the_same_seed_gives_the_same_p)
{
    uint64_t state = 5;
    valued x = vx_random(&state, 8), y = vx_random(&state, 8);
    mv_qap first = test(&x, &y, 999, 3), again = test(&x, &y, 999, 3), other = test(&x, &y, 999, 4);
    ck_assert_uint_eq(first.two_tailed.count, again.two_tailed.count);
    ck_assert_uint_eq(first.greater.count, again.greater.count);
    ck_assert_uint_eq(first.less.count, again.less.count);
    ck_assert(first.greater.count != other.greater.count || first.less.count != other.less.count);
    ck_assert_uint_eq(first.seed, 3);
    ck_assert_str_eq(first.generator, "splitmix64");
}
END_TEST

START_TEST(few_draws_never_make_p_vanish)
{
    valued path = vx_written(8, "AB+1 BC+1 CD+1 DE+1 EF+1 FG+1 GH+1 ");
    for (uint64_t draws = 1; draws < 20; draws++) { /* two of 40320 permutations give r = 1 again */
        mv_qap qap = test(&path, &path, draws, 1);
        vx_near(qap.r, 1, 1e-12);
        ck_assert_double_ge(qap.greater.p, 1 / ((double)draws + 1));
        ck_assert_double_ge(qap.two_tailed.p, 1 / ((double)draws + 1));
        ck_assert_double_eq(qap.less.p, 1);
    }
}
END_TEST

START_TEST(units_and_signs_of_the_weights)
{
    valued a = vx_written(6, vx_toy_a), b = vx_written(6, vx_toy_b), huge = a, tiny = b, against = a;
    for (size_t e = 0; e < a.count; e++) huge.weight[e] *= 1e300;
    for (size_t e = 0; e < b.count; e++) tiny.weight[e] *= 1e-300;
    for (size_t e = 0; e < a.count; e++) against.weight[e] *= -1;
    mv_qap qap = test(&huge, &tiny, 720, 1), opposite = test(&a, &against, 720, 1);
    vx_near(qap.r, 0.802970, 5e-7);
    ck_assert_uint_eq(qap.two_tailed.count, 1);
    vx_near(opposite.r, -1, 1e-12);
    ck_assert_uint_eq(opposite.less.count, opposite.two_tailed.count);
    ck_assert_uint_eq(opposite.greater.count, 720);
}
END_TEST

START_TEST(parallel_ties_are_added)
{
    valued a = vx_written(6, vx_toy_a), b = vx_written(6, vx_toy_b), parallel = a;
    parallel.weight[0] = 1;
    vx_put(&parallel, 1, 0, 4);
    vx_put(&parallel, 0, 1, -2);
    mv_qap qap = test(&a, &b, 720, 1), same = test(&parallel, &b, 720, 1);
    vx_near(same.r, qap.r, 1e-12);
    ck_assert_uint_eq(same.two_tailed.count, qap.two_tailed.count);
}
END_TEST

static void is_undefined(const mv_qap *qap, const char *reason)
{
    ck_assert_ptr_nonnull(qap->undefined);
    ck_assert_msg(strstr(qap->undefined, reason) != NULL, "\"%s\" without \"%s\"", qap->undefined, reason);
    ck_assert(isnan(qap->r) && isnan(qap->two_tailed.p) && isnan(qap->greater.p) && isnan(qap->less.p));
}

START_TEST(association_is_undefined_without_variation)
{
    valued a = vx_written(6, vx_toy_a), none = { .n = 6 }, full = { .n = 6 };
    for (size_t i = 0; i < 6; i++)
        for (size_t j = 0; j < i; j++) vx_put(&full, i, j, 0.1);
    mv_qap qap = test(&none, &a, 0, 0);
    is_undefined(&qap, "first network");
    qap = test(&a, &full, 0, 0);
    is_undefined(&qap, "second network");
    qap = test(&none, &full, 0, 0);
    is_undefined(&qap, "first network");
    for (size_t n = 0; n < 3; n++) {
        valued few = { .n = n };
        if (n == 2) vx_put(&few, 0, 1, 1);
        qap = test(&few, &few, 0, 0);
        is_undefined(&qap, "fewer than 3 actors");
    }
    valued many = { .n = MV_QAP_ACTORS + 1 };
    vx_put(&many, 0, 1, 1);
    qap = test(&many, &many, 0, 0);
    is_undefined(&qap, "5000");
}
END_TEST

TCase *association_tests(void)
{
    TCase *tests = tcase_create("association");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, toy_is_as_worked_out);
    tcase_add_test(tests, seven_florentine_families_are_as_worked_out);
    ADD_BATCHES(tests, exact_counts_are_those_of_all_permutations, RANDOM_CASES);
    ADD_BATCHES(tests, numbering_order_and_roles_do_not_matter, RANDOM_CASES);
    ADD_BATCHES(tests, drawn_permutations_give_nearly_the_exact_p, RANDOM_CASES);
    ADD_BATCHES(tests, every_permutation_is_drawn_equally_often, RANDOM_CASES);
    tcase_add_test(tests, the_same_seed_gives_the_same_p);
    tcase_add_test(tests, few_draws_never_make_p_vanish);
    tcase_add_test(tests, units_and_signs_of_the_weights);
    tcase_add_test(tests, parallel_ties_are_added);
    tcase_add_test(tests, association_is_undefined_without_variation);
    return tests;
}
