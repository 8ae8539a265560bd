#include "analysis/graph/ranking.h"
#include "suites.h"
#include <math.h>
#include <stdlib.h>

static const double scores[] = { 2, NAN, 3, 2 + 1e-13, -1, 3 };
enum { COUNT = sizeof scores / sizeof *scores };

START_TEST(larger_first_equal_by_id_undefined_last)
{
    static const size_t expected[] = { 2, 5, 0, 3, 4, 1 };
    size_t *order = mv_ranking(scores, COUNT);
    for (size_t i = 0; i < COUNT; i++) ck_assert_uint_eq(order[i], expected[i]);
    free(order);
}
END_TEST

START_TEST(ranks_are_competition_ranks)
{
    static const size_t expected[] = { 3, 6, 1, 3, 5, 1 };
    for (size_t i = 0; i < COUNT; i++) ck_assert_uint_eq(mv_rank(scores, COUNT, i), expected[i]);
    ck_assert_uint_eq(mv_rank_sharers(scores, COUNT, 0), 2);
    ck_assert_uint_eq(mv_rank_sharers(scores, COUNT, 4), 1);
}
END_TEST

START_TEST(nothing_to_rank)
{
    free(mv_ranking(NULL, 0));
}
END_TEST

TCase *ranking_tests(void)
{
    TCase *tests = tcase_create("ranking");
    tcase_add_test(tests, larger_first_equal_by_id_undefined_last);
    tcase_add_test(tests, ranks_are_competition_ranks);
    tcase_add_test(tests, nothing_to_rank);
    return tests;
}
