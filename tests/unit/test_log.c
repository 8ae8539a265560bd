#include "multivector/format.h"
#include "suites.h"
#include "support/names.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Messages of a kind are counted; many mistakes of a kind are read without asking each where it stands from the
 * start, or the test would not end. */

enum { MANY = 200000 };

static void complain(mv_log *log, const char *file, size_t line)
{
    mv_log_error(log, MV_BAD_DATA, (mv_place){ file, line, 1 }, "row %zu is wrong", line);
}

START_TEST(equal_mistakes_are_counted)
{
    mv_log log = { 0 };
    for (size_t i = 1; i <= 1234567; i++) complain(&log, "a", i);
    ck_assert_uint_eq(log.count, MV_LOG_KEPT + 1);
    ck_assert_uint_eq(log.errors, 1234567);
    ck_assert_str_eq(log.messages[19].text, "row 20 is wrong");
    ck_assert_str_eq(log.messages[20].text,
                     "row 21 is wrong (and 1,234,546 more like this; --all-messages shows all)");
    mv_log_clear(&log);
    ck_assert_uint_eq(log.count + log.errors, 0);
}
END_TEST

START_TEST(behind_many_messages_no_name_is_suggested)
{
    const char *const names[] = { "member", "rival" };
    mv_log log = { 0 };
    mv_quoted hint = "what was there";
    ck_assert_ptr_nonnull(strstr(mv_names_suggest(names, 2, "membre", &log, hint), "\"member\""));
    for (size_t i = 0; i <= MV_PATIENCE; i++) complain(&log, "a", i);
    ck_assert_str_eq(mv_names_suggest(names, 2, "membre", &log, hint), "");
    mv_log_clear(&log);
}
END_TEST

START_TEST(one_more_than_are_kept_is_shown_as_it_is)
{
    mv_log log = { 0 };
    for (size_t i = 1; i <= MV_LOG_KEPT + 1; i++) complain(&log, "a", i);
    ck_assert_str_eq(log.messages[MV_LOG_KEPT].text, "row 21 is wrong");
    mv_log_clear(&log);
}
END_TEST

START_TEST(files_errors_and_warnings_are_counted_apart)
{
    mv_log log = { 0 };
    for (size_t i = 1; i <= 100; i++) {
        complain(&log, i % 2 ? "a" : "b", i);
        mv_log_warning(&log, (mv_place){ "a", i, 1 }, "row %zu is wrong", i);
    }
    ck_assert_uint_eq(log.count, 3 * (MV_LOG_KEPT + 1));
    ck_assert(log.errors == 100 && log.warnings == 100);
    mv_log_clear(&log);
}
END_TEST

START_TEST(counts_stay_with_their_message_when_sorted)
{
    mv_log log = { 0 };
    for (size_t i = 50; i > 0; i--) complain(&log, "a", i);
    mv_log_sort(&log);
    complain(&log, "a", 99);
    ck_assert_str_eq(log.messages[0].text, "row 30 is wrong (and 30 more like this; --all-messages shows all)");
    mv_log_clear(&log);
}
END_TEST

START_TEST(all_messages_are_kept_when_asked_for)
{
    mv_log log = { .all_messages = true };
    for (size_t i = 1; i <= 100; i++) complain(&log, "a", i);
    ck_assert_uint_eq(log.count, 100);
    ck_assert_str_eq(log.messages[99].text, "row 100 is wrong");
    mv_log_clear(&log);
    ck_assert(log.all_messages);
}
END_TEST

/* --- files of mistakes -------------------------------------------------------------------------------------- */

static void write_keys(FILE *file)
{
    fputs("{\"format\": \"multivector-relation-set\", \"version\": 1", file);
    for (int i = 0; i < MANY; i++) fprintf(file, ",\n\"k%d\": 1", i);
    fputs("}", file);
}

static void write_twins(FILE *file)
{
    fputs("{\"format\": \"multivector-relation-set\", \"version\": 1, \"actors\": [{\"id\": \"a\"}", file);
    for (int i = 0; i < MANY; i++) fputs(",{\"id\": \"a\"}", file);
    fputs("]}", file);
}

static void write_types(FILE *file)
{
    fputs(
        "{\"format\": \"multivector-relation-set\", \"version\": 1, \"actors\": [{\"id\": \"a\"}], \"relations\": "
        "[{\"source\": \"a\", \"target\": \"a\", \"type\": \"member\"}",
        file);
    for (int i = 0; i < MANY; i++) fprintf(file, ",{\"source\": \"a\", \"target\": \"a\", \"type\": \"t%d\"}", i);
    fputs("]}", file);
}

static void write_shares(FILE *file)
{
    fputs("{\"format\": \"multivector-relation-set\", \"version\": 1, \"actors\": [{\"id\": \"a\", \"vector\": "
          "{\"v\": 2",
          file);
    for (int i = 1; i < MANY; i++) fprintf(file, ", \"v%d\": 2", i);
    fputs("}}]}", file);
}

static void write_rows(FILE *file)
{
    fputs("source,target\n", file);
    for (int i = 0; i < MANY; i++) fputs("a\n", file);
}

static void write_weights(FILE *file)
{
    fputs("source,target,weight\n", file);
    for (int i = 0; i < MANY; i++) fprintf(file, "a,a,w%d\n", i);
}

static const struct {
    void (*write)(FILE *file);
    mv_status status;
    bool warnings;
} mistakes[] = {
    { write_keys, MV_OK, true },         { write_twins, MV_BAD_DATA, false },
    { write_types, MV_BAD_DATA, false }, { write_shares, MV_BAD_DATA, false },
    { write_rows, MV_BAD_DATA, false },  { write_weights, MV_BAD_DATA, false },
};

START_TEST(a_file_of_equal_mistakes_is_read_to_its_end)
{
    char path[] = "/tmp/multivector-mistakes-XXXXXX";
    int fd = mkstemp(path);
    FILE *file = fdopen(fd, "w");
    mv_relations *set = NULL;
    mv_log log = { 0 };
    mistakes[_i].write(file);
    fclose(file);
    ck_assert_int_eq(mv_relations_read(&set, path, NULL, &log), mistakes[_i].status);
    ck_assert_uint_eq(mistakes[_i].warnings ? log.warnings : log.errors, MANY);
    ck_assert_uint_eq(log.count, MV_LOG_KEPT + 1);
    ck_assert_ptr_nonnull(strstr(log.messages[MV_LOG_KEPT].text, "(and 199,979 more like this"));
    mv_relations_free(set);
    mv_log_clear(&log);
    unlink(path);
}
END_TEST

TCase *log_tests(void)
{
    TCase *tests = tcase_create("log");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, equal_mistakes_are_counted);
    tcase_add_test(tests, behind_many_messages_no_name_is_suggested);
    tcase_add_test(tests, one_more_than_are_kept_is_shown_as_it_is);
    tcase_add_test(tests, files_errors_and_warnings_are_counted_apart);
    tcase_add_test(tests, counts_stay_with_their_message_when_sorted);
    tcase_add_test(tests, all_messages_are_kept_when_asked_for);
    tcase_add_loop_test(tests, a_file_of_equal_mistakes_is_read_to_its_end, 0, sizeof mistakes / sizeof *mistakes);
    return tests;
}
