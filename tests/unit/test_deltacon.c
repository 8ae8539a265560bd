#include "multivector/association.h"
#include "signed_fixture.h"
#include "suites.h"
#include "valued_fixture.h"
#include <math.h>
#include <string.h>

/* DeltaCon: worked numbers, Cramer's rule on small networks, and laws. */

static mv_deltacon *distance(valued *x, valued *y)
{
    mv_signed_ties a = vx_ties(x), b = vx_ties(y);
    return mv_deltacon_build(&a, &b);
}

/* The determinant of the rows and columns whose bits are set, by expansion. */
static long double determinant(long double matrix[SMALL][SMALL], size_t n, unsigned rows, unsigned columns)
{
    long double sum = 0, sign = 1;
    size_t row = 0;
    while (row < n && !(rows & 1u << row)) row++;
    if (row == n) return 1;
    for (size_t c = 0; c < n; c++) {
        if (!(columns & 1u << c)) continue;
        sum += sign * matrix[row][c] * determinant(matrix, n, rows & ~(1u << row), columns & ~(1u << c));
        sign = -sign;
    }
    return sum;
}

static void plain_influence(const valued *x, double root[SMALL][SMALL])
{
    long double matrix[SMALL][SMALL], most = 0;
    unsigned all = (1u << x->n) - 1;
    for (size_t i = 0; i < x->n; i++) {
        long double degree = 0;
        for (size_t j = 0; j < x->n; j++) degree += fabsl((long double)x->value[i][j]);
        matrix[i][i] = degree;
        most = fmaxl(most, degree);
    }
    long double e = 1 / (1 + most);
    for (size_t i = 0; i < x->n; i++)
        for (size_t j = 0; j < x->n; j++)
            matrix[i][j] = i == j ? 1 + e * e * matrix[i][i] : -e * fabsl((long double)x->value[i][j]);
    long double whole = determinant(matrix, x->n, all, all);
    for (size_t i = 0; i < x->n; i++)
        for (size_t j = 0; j < x->n; j++) {
            long double minor = determinant(matrix, x->n, all & ~(1u << i), all & ~(1u << j));
            root[i][j] = (double)sqrtl(fmaxl(0, ((i + j) % 2 ? -minor : minor) / whole));
        }
}

START_TEST(deltacon_is_what_cramers_rule_gives)
{
    uint64_t state = (uint64_t)_i + 300;
    size_t n = 1 + fx_draw(&state, 7);
    valued x = vx_random(&state, n), y = vx_random(&state, n);
    double of_x[SMALL][SMALL], of_y[SMALL][SMALL], sum = 0;
    plain_influence(&x, of_x);
    plain_influence(&y, of_y);
    mv_deltacon *deltacon = distance(&x, &y);
    for (size_t i = 0; i < n; i++) {
        double row = 0;
        for (size_t j = 0; j < n; j++) row += (of_x[i][j] - of_y[i][j]) * (of_x[i][j] - of_y[i][j]);
        vx_near(deltacon->blame[i], row, 1e-12);
        sum += row;
    }
    vx_near(deltacon->distance, sqrt(sum), 1e-12);
    vx_near(deltacon->similarity, 1 / (1 + sqrt(sum)), 1e-12);
    mv_deltacon_free(deltacon);
}
END_TEST

START_TEST(deltacon_of_the_toy_is_as_worked_out)
{
    valued a = vx_written(6, vx_toy_a), b = vx_written(6, vx_toy_b), binary_a = vx_binary(&a),
           binary_b = vx_binary(&b);
    mv_deltacon *deltacon = distance(&binary_a, &binary_b);
    vx_near(deltacon->distance, 1.239157, 5e-7);
    vx_near(deltacon->epsilon_a, 1 / 5.0, 1e-15);
    vx_near(deltacon->epsilon_b, 1 / 5.0, 1e-15);
    mv_deltacon_free(deltacon);
    deltacon = distance(&a, &b);
    vx_near(deltacon->epsilon_a, 1 / 7.0, 1e-15);  /* KAZ and RUS: 6 */
    vx_near(deltacon->epsilon_b, 1 / 12.0, 1e-15); /* RUS: 3 + 3 + 3 + 2 */
    mv_deltacon_free(deltacon);
}
END_TEST

START_TEST(deltacon_obeys_its_laws)
{
    uint64_t state = (uint64_t)_i + 400;
    const size_t order[SMALL] = { 3, 5, 0, 4, 1, 2 };
    valued x = vx_random(&state, 6), y = vx_random(&state, 6), unsigned_x = x, wider_x = x, wider_y = y;
    valued x2 = vx_renumbered(&x, order), y2 = vx_renumbered(&y, order);
    for (size_t e = 0; e < x.count; e++) unsigned_x.weight[e] = fabs(x.weight[e]);
    wider_x.n = wider_y.n = 8; /* two isolates more */
    mv_deltacon *first = distance(&x, &y), *back = distance(&y, &x), *same = distance(&x, &unsigned_x),
                *other = distance(&x2, &y2), *wider = distance(&wider_x, &wider_y);
    ck_assert_double_eq(same->distance, 0);
    ck_assert_double_eq(same->similarity, 1);
    ck_assert_double_eq(back->distance, first->distance);
    vx_near(other->distance, first->distance, 1e-12);
    vx_near(wider->distance, first->distance, 1e-12);
    double sum = 0;
    for (size_t i = 0; i < 6; i++) {
        vx_near(other->blame[order[i]], first->blame[i], 1e-12);
        vx_near(wider->blame[i], first->blame[i], 1e-12);
        sum += first->blame[i];
    }
    ck_assert_double_eq(wider->blame[6], 0);
    vx_near(sum, first->distance * first->distance, 1e-12);
    mv_deltacon *const all[] = { first, back, same, other, wider };
    for (size_t i = 0; i < 5; i++) mv_deltacon_free(all[i]);
}
END_TEST

START_TEST(deltacon_blames_the_component_that_changed)
{
    valued a = vx_written(7, "AB+1 BC+1 DE+1 EF+1 FD+1 "), b = vx_written(7, "AC+1 BC+1 DE+1 EF+1 FD+1 ");
    mv_deltacon *deltacon = distance(&a, &b);
    ck_assert_double_gt(deltacon->blame[0], 0);
    ck_assert_double_gt(deltacon->blame[1], 0);
    for (size_t i = 3; i < 7; i++) ck_assert_double_eq(deltacon->blame[i], 0);
    mv_deltacon_free(deltacon);
}
END_TEST

START_TEST(deltacon_of_little_and_of_too_much)
{
    for (size_t n = 0; n < 4; n++) {
        valued none = { .n = n };
        mv_deltacon *deltacon = distance(&none, &none);
        ck_assert_double_eq(deltacon->distance, 0);
        ck_assert_double_eq(deltacon->similarity, 1);
        ck_assert_double_eq(deltacon->epsilon_a, 1);
        ck_assert_ptr_null(deltacon->undefined);
        mv_deltacon_free(deltacon);
    }
    valued many = { .n = MV_DELTACON_ACTORS + 1 }, most = { .n = MV_DELTACON_ACTORS }, heavy = { .n = 3 },
           none = { .n = 3 };
    vx_put(&heavy, 0, 1, -1e17);
    vx_put(&most, 0, 1, -1e17);
    valued *const pairs[][2] = { { &many, &many }, { &most, &most }, { &heavy, &none }, { &none, &heavy } };
    const char *const reasons[] = { "2000 actors", "1e9", "1e9", "1e9" };
    for (size_t i = 0; i < 4; i++) {
        mv_deltacon *deltacon = distance(pairs[i][0], pairs[i][1]);
        ck_assert_ptr_nonnull(deltacon->undefined);
        ck_assert_ptr_nonnull(strstr(deltacon->undefined, reasons[i]));
        ck_assert(isnan(deltacon->distance) && isnan(deltacon->similarity));
        ck_assert_ptr_null(deltacon->blame);
        mv_deltacon_free(deltacon);
    }
    mv_deltacon_free(NULL);
}
END_TEST

TCase *deltacon_tests(void)
{
    TCase *tests = tcase_create("deltacon");
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, deltacon_is_what_cramers_rule_gives, 0, RANDOM_CASES);
    tcase_add_test(tests, deltacon_of_the_toy_is_as_worked_out);
    tcase_add_loop_test(tests, deltacon_obeys_its_laws, 0, RANDOM_CASES);
    tcase_add_test(tests, deltacon_blames_the_component_that_changed);
    tcase_add_test(tests, deltacon_of_little_and_of_too_much);
    return tests;
}
