#include "suites.h"
#include "support/index.h"
#include <stdio.h>

enum { MANY = 5000 };

START_TEST(every_text_is_found_again)
{
    static char texts[MANY][8];
    mv_index index = { 0 };
    for (size_t i = 0; i < MANY; i++) {
        snprintf(texts[i], sizeof texts[i], "a%zu", i);
        ck_assert(mv_index_add(&index, texts[i], i));
    }
    for (size_t i = 0; i < MANY; i++) ck_assert_uint_eq(mv_index_find(&index, texts[i]), i);
    ck_assert_uint_eq(mv_index_find(&index, "b"), MV_ABSENT);
    ck_assert(!mv_index_add(&index, "a7", 99));
    ck_assert_uint_eq(mv_index_find(&index, "a7"), 7);
    mv_index_clear(&index);
}
END_TEST

START_TEST(an_empty_index_finds_nothing)
{
    mv_index index = { 0 };
    ck_assert_uint_eq(mv_index_find(&index, ""), MV_ABSENT);
    mv_index_clear(&index);
}
END_TEST

TCase *index_tests(void)
{
    TCase *tests = tcase_create("index");
    tcase_add_test(tests, every_text_is_found_again);
    tcase_add_test(tests, an_empty_index_finds_nothing);
    return tests;
}
