#include "multivector/format.h"
#include "multivector/network.h"
#include "suites.h"
#include <string.h>

START_TEST(every_format_has_a_name_and_a_summary)
{
    ck_assert_uint_gt(mv_format_count(), 10);
    for (size_t i = 0; i < mv_format_count(); i++) {
        ck_assert_uint_gt(strlen(mv_format_name(i)), 0);
        ck_assert_uint_gt(strlen(mv_format_summary(i)), 0);
        for (size_t other = 0; other < i; other++) ck_assert_str_ne(mv_format_name(i), mv_format_name(other));
    }
    ck_assert_ptr_null(mv_format_name(mv_format_count()));
}
END_TEST

START_TEST(a_projection_has_the_name_it_is_chosen_by)
{
    for (size_t i = 0; i < MV_PROJECTION_COUNT; i++)
        ck_assert_str_eq(mv_projection_name((mv_projection)i), mv_projection_name_at(i));
}
END_TEST

TCase *format_tests(void)
{
    TCase *tests = tcase_create("formats");
    tcase_add_test(tests, every_format_has_a_name_and_a_summary);
    tcase_add_test(tests, a_projection_has_the_name_it_is_chosen_by);
    return tests;
}
