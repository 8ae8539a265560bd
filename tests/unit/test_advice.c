#include "multivector/advice.h"
#include "suites.h"
#include <string.h>

/* Advice on sets that a program has made, and what readers need besides. */

static mv_relations *set_of_two(void)
{
    mv_relations *set = mv_relations_new("set");
    mv_relations_add_actor(set, (mv_actor){ .id = "A" });
    mv_relations_add_actor(set, (mv_actor){ .id = "B" });
    mv_relations_use_type(set, "alliance");
    return set;
}

static void add(mv_relations *set, const char *id, uint32_t source, uint32_t target, const char *note)
{
    mv_relations_add_relation(set,
                              (mv_relation){ .id = id,
                                             .source = source,
                                             .target = target,
                                             .sign = 1,
                                             .weight = 1,
                                             .details = mv_relations_details(set, (mv_details){ .note = note }) });
}

/* The advice of this name, which is 0 when there is none. */
static size_t count_of(const mv_relations *set, const char *name)
{
    mv_advice_list list;
    size_t count = 0;
    ck_assert_int_eq(mv_advise(&list, set, NULL), MV_OK);
    for (size_t i = 0; i < list.count; i++) {
        ck_assert(list.items[i].count > 0 && *list.items[i].text && *list.items[i].title);
        if (strcmp(list.items[i].name, name) == 0) count = list.items[i].count;
    }
    mv_advice_clear(&list);
    ck_assert_ptr_null(list.items);
    return count;
}

START_TEST(kinds_of_advice_have_names)
{
    size_t count = 0;
    for (; mv_advice_name(count); count++) {
        ck_assert_ptr_nonnull(mv_advice_title(count));
        for (size_t i = 0; i < count; i++) ck_assert_str_ne(mv_advice_name(i), mv_advice_name(count));
    }
    ck_assert_ptr_null(mv_advice_title(count));
    ck_assert_uint_gt(count, 8);
}
END_TEST

START_TEST(of_an_empty_set_there_is_nothing_to_say)
{
    mv_relations *set = mv_relations_new("set");
    mv_advice_list list;
    ck_assert_int_eq(mv_advise(&list, set, NULL), MV_OK);
    ck_assert_uint_eq(list.count, 0);
    mv_advice_clear(&list);
    mv_relations_free(set);
}
END_TEST

START_TEST(what_is_said_again_is_told_but_for_different_notes)
{
    mv_relations *set = set_of_two();
    add(set, "r1", 0, 1, NULL);
    ck_assert_uint_eq(count_of(set, "repeated"), 0);
    add(set, "r2", 1, 0, NULL); /* an own set has no option for listings from both ends */
    ck_assert_uint_eq(count_of(set, "repeated"), 1);
    ck_assert_uint_eq(count_of(set, "mirrored"), 0);
    set->foreign = true;
    ck_assert_uint_eq(count_of(set, "repeated"), 0);
    ck_assert_uint_eq(count_of(set, "mirrored"), 1);
    mv_relations_free(set);
    set = set_of_two();
    add(set, NULL, 0, 1, "oil");
    add(set, NULL, 0, 1, "gas");
    ck_assert_uint_eq(count_of(set, "repeated"), 0);
    add(set, NULL, 0, 1, "oil");
    ck_assert_uint_eq(count_of(set, "repeated"), 1);
    add(set, NULL, 0, 0, "oil"); /* a self-loop is no part of any measure */
    add(set, NULL, 0, 0, "oil");
    ck_assert_uint_eq(count_of(set, "repeated"), 1);
    mv_relations_free(set);
}
END_TEST

START_TEST(relations_that_stay_are_found_by_their_ids)
{
    mv_relations *set = set_of_two();
    static const char *const ids[] = { "r1", "r2", "r3", "r4" };
    for (size_t i = 0; i < 4; i++) add(set, ids[i], 0, 1, NULL);
    mv_relations_drop_relations(set, (const bool[]){ true, false, true, false });
    ck_assert_uint_eq(set->relation_count, 2);
    ck_assert_uint_eq(mv_relations_find_relation(set, "r1"), MV_NONE);
    ck_assert_uint_eq(mv_relations_find_relation(set, "r2"), 0);
    ck_assert_uint_eq(mv_relations_find_relation(set, "r4"), 1);
    add(set, "r1", 0, 1, NULL);
    ck_assert_uint_eq(mv_relations_find_relation(set, "r1"), 2);
    mv_relations_free(set);
}
END_TEST

START_TEST(a_note_is_a_warning_that_says_so)
{
    mv_log log = { 0 };
    mv_log_note(&log, (mv_place){ "set", 0, 0 }, "%s", "good to know");
    mv_log_warning(&log, (mv_place){ "set", 0, 0 }, "%s", "doubtful");
    ck_assert(log.messages[0].note && log.messages[0].warning);
    ck_assert(!log.messages[1].note && log.messages[1].warning);
    ck_assert(log.warnings == 2 && log.errors == 0);
    mv_log_clear(&log);
}
END_TEST

TCase *advice_tests(void)
{
    TCase *tests = tcase_create("advice");
    tcase_add_test(tests, kinds_of_advice_have_names);
    tcase_add_test(tests, of_an_empty_set_there_is_nothing_to_say);
    tcase_add_test(tests, what_is_said_again_is_told_but_for_different_notes);
    tcase_add_test(tests, relations_that_stay_are_found_by_their_ids);
    tcase_add_test(tests, a_note_is_a_warning_that_says_so);
    return tests;
}
