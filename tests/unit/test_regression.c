#include "multivector/regression.h"
#include "suites.h"
#include "valued_fixture.h"
#include <math.h>
#include <string.h>

/* Regressions of networks: worked numbers, and what has no answer. tests/oracle/regression.py has random ones. */

static mv_regression regress(valued *sets, size_t count, const mv_regression_options *options)
{
    mv_signed_ties ties[4];
    mv_regression regression;
    mv_log log = { 0 };
    for (size_t s = 0; s < count; s++) ties[s] = vx_ties(&sets[s]);
    ck_assert_int_eq(mv_regression_of(&regression, ties, count, options, &log), MV_OK);
    return regression;
}

/* Of the pairs of four actors three have X = 0 and Y = 1, 2, 3, the others X = 1 and Y = 4, 5, 6: the line goes
 * through the means 2 and 5, and leaves squares that sum to 4 of 17.5. */
START_TEST(a_line_through_two_means)
{
    valued sets[] = { vx_written(4, "AB+1 AC+2 AD+3 BC+4 BD+5 CD+6 "), vx_written(4, "BC+1 BD+1 CD+1 ") };
    mv_regression r = regress(sets, 2, NULL);
    ck_assert_ptr_null(r.undefined);
    ck_assert_uint_eq(r.pairs, 6);
    vx_near(r.r2, 1 - 4 / 17.5, 1e-12);
    vx_near(r.terms[0].coefficient, 3, 1e-12);
    vx_near(r.terms[0].standard_error, sqrt(2 / 3.0), 1e-12);
    vx_near(r.terms[0].statistic, 3 / sqrt(2 / 3.0), 1e-12);
    vx_near(r.terms[1].coefficient, 2, 1e-12);
    vx_near(r.terms[1].standard_error, sqrt(1 / 3.0), 1e-12);
    ck_assert_uint_eq(r.draws, MV_QAP_DRAWS);
    mv_regression_clear(&r);
}
END_TEST

/* One of three pairs has a positive tie where X = 0, two of three where X = 1: odds of 1/2 and of 2. */
START_TEST(odds_of_two_groups)
{
    valued sets[] = { vx_written(4, "AB+1 AC-2 BC+4 BD+5 CD-6 "), vx_written(4, "BC+1 BD+1 CD+1 ") };
    mv_regression r = regress(sets, 2, &(mv_regression_options){ .model = MV_REGRESSION_LOGISTIC, .draws = 9 });
    ck_assert_ptr_null(r.undefined);
    vx_near(r.terms[0].coefficient, 2 * log(2), 1e-9);
    vx_near(r.terms[0].standard_error, sqrt(3), 1e-9);
    vx_near(r.terms[1].coefficient, -log(2), 1e-9);
    vx_near(r.terms[1].standard_error, sqrt(1.5), 1e-9);
    vx_near(r.r2, 1 - (2 * log(2 / 3.0) + log(1 / 3.0)) / (3 * log(0.5)), 1e-9);
    mv_regression_clear(&r);
}
END_TEST

static void has_no_answer(valued *sets, size_t count, mv_regression_model model, const char *reason, size_t about)
{
    mv_regression r = regress(sets, count, &(mv_regression_options){ .model = model, .draws = 9 });
    ck_assert_str_eq(r.undefined, reason);
    ck_assert_uint_eq(r.about, about);
    ck_assert(isnan(r.r2));
    ck_assert_uint_eq(r.term_count, count);
    for (size_t i = 0; i < count; i++)
        ck_assert(isnan(r.terms[i].coefficient) && isnan(r.terms[i].statistic) && isnan(r.terms[i].two_tailed.p));
    mv_regression_clear(&r);
}

START_TEST(what_has_no_answer_says_why)
{
    valued y = vx_written(4, "AB+1 AC+2 AD+3 BC+4 BD+5 CD+6 "), x = vx_written(4, "BC+1 BD+1 CD+1 ");
    valued none = vx_written(4, ""), more = vx_written(4, "AB+2 AC+2 AD+2 BC+4 BD+4 CD+4 ");
    valued some = vx_written(4, "BC+1 BD+1 CD+1 AB-1 "), few = vx_written(3, "AB+1 "),
           other = vx_written(3, "AC+1 ");
    valued two = vx_written(2, "AB+1 "), empty = vx_written(0, "");
    has_no_answer((valued[]){ none, x }, 2, MV_REGRESSION_LINEAR, MV_WHY_ALL_PAIRS_ALIKE, 0);
    has_no_answer((valued[]){ y, none }, 2, MV_REGRESSION_LINEAR, MV_WHY_ALL_PAIRS_ALIKE, 1);
    has_no_answer((valued[]){ y, x, more }, 3, MV_REGRESSION_LINEAR, MV_WHY_COLLINEAR, 2);
    has_no_answer((valued[]){ few, other, few }, 3, MV_REGRESSION_LINEAR, MV_WHY_FEW_PAIRS, MV_NONE);
    has_no_answer((valued[]){ two, two }, 2, MV_REGRESSION_LINEAR, MV_WHY_FEW_IN_ALL, MV_NONE);
    has_no_answer((valued[]){ empty, empty }, 2, MV_REGRESSION_LINEAR, MV_WHY_FEW_IN_ALL, MV_NONE);
    has_no_answer((valued[]){ none, x }, 2, MV_REGRESSION_LOGISTIC, MV_WHY_NO_POSITIVE_TIE, 0);
    has_no_answer((valued[]){ y, x }, 2, MV_REGRESSION_LOGISTIC, MV_WHY_ALL_POSITIVE, 0);
    has_no_answer((valued[]){ some, x }, 2, MV_REGRESSION_LOGISTIC, MV_WHY_SEPARATED, MV_NONE);
}
END_TEST

START_TEST(an_exact_fit_has_p_but_no_t)
{
    valued y = vx_written(4, "AB+3 AC+1 AD+1 BC+3 BD+2 "), x = vx_written(4, "AB+1 BC+1 BD+2 CD+1 ");
    valued sum = y;
    for (size_t i = 0; i < sum.count; i++) sum.weight[i] *= 2;
    valued sets[] = { sum, y, x };
    mv_regression r = regress(sets, 3, &(mv_regression_options){ .draws = 99, .seed = 1 });
    vx_near(r.r2, 1, 0);
    vx_near(r.terms[0].coefficient, 2, 1e-12);
    ck_assert_str_eq(r.terms[0].undefined, MV_WHY_EXACT);
    ck_assert(isnan(r.terms[0].statistic) && r.terms[0].two_tailed.p > 0);
    ck_assert_str_eq(r.terms[1].undefined, MV_WHY_NOTHING_LEFT);
    ck_assert(isnan(r.terms[1].two_tailed.p));
    mv_regression_clear(&r);
}
END_TEST

/* What is too large for a number is told, and the rest stands. */
START_TEST(values_of_any_size)
{
    valued y = vx_written(5, "AB+3 AC+1 AD+1 BC+3 BD+2 CE+4 "), x = vx_written(5, "AB+1 BC+1 BD+2 CD+1 ");
    valued large = y, small = x;
    mv_regression plain = regress((valued[]){ y, x }, 2, &(mv_regression_options){ .draws = 99, .seed = 1 });
    for (size_t i = 0; i < y.count; i++) large.weight[i] *= 1e300;
    for (size_t i = 0; i < x.count; i++) small.weight[i] *= 1e-300;
    mv_regression r = regress((valued[]){ large, small }, 2, &(mv_regression_options){ .draws = 99, .seed = 1 });
    ck_assert_str_eq(r.terms[0].undefined, MV_WHY_BEYOND_NUMBERS);
    vx_near(r.r2, plain.r2, 1e-12);
    vx_near(r.terms[1].coefficient / 1e300, plain.terms[1].coefficient, 1e-12);
    vx_near(r.terms[1].two_tailed.p, plain.terms[1].two_tailed.p, 0);
    mv_regression_clear(&r);
    mv_regression_clear(&plain);
}
END_TEST

START_TEST(processes_draw_the_same)
{
    valued sets[] = { vx_written(5, "AB+3 AC+1 AD+1 BC+3 BD-2 CE+4 "), vx_written(5, "AB+1 BC+1 BD+2 CD+1 ") };
    for (int model = 0; model < 2; model++)
        for (uint64_t draws = 1; draws < 200; draws += 66) {
            mv_regression_options how = { .model = (mv_regression_model)model, .draws = draws, .seed = 5 };
            mv_regression one = regress(sets, 2, &how);
            how.jobs = 2;
            mv_regression two = regress(sets, 2, &how);
            for (size_t i = 0; i < 2; i++) {
                ck_assert_uint_eq(one.terms[i].two_tailed.count, two.terms[i].two_tailed.count);
                ck_assert_uint_eq(one.terms[i].greater.count, two.terms[i].greater.count);
                ck_assert_uint_ge(one.terms[i].greater.count + one.terms[i].less.count, draws);
            }
            mv_regression_clear(&one);
            mv_regression_clear(&two);
        }
}
END_TEST

TCase *regression_tests(void)
{
    TCase *tests = tcase_create("regression");
    tcase_add_test(tests, a_line_through_two_means);
    tcase_add_test(tests, odds_of_two_groups);
    tcase_add_test(tests, what_has_no_answer_says_why);
    tcase_add_test(tests, an_exact_fit_has_p_but_no_t);
    tcase_add_test(tests, values_of_any_size);
    tcase_add_test(tests, processes_draw_the_same);
    return tests;
}
