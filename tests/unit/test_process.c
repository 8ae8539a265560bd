#include "suites.h"
#include "support/process.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* A program of every system, named for the message when it is missing. */
static mv_helper helper(const char *name)
{
    return (mv_helper){ .name = name, .package = "coreutils", .makes = "tests" };
}

static bool has_line(const char *text, const char *line)
{
    const char *at = strstr(text, line);
    return at && (at == text || at[-1] == '\n') && at[strlen(line)] == '\n';
}

START_TEST(a_helper_answers)
{
    mv_text out = { 0 };
    mv_log log = { 0 };
    const mv_helper cat = helper("cat");
    ck_assert_int_eq(mv_pipe_run(&out, &cat, "a\0b", 3, &log), MV_OK);
    ck_assert_uint_eq(out.length, 3);
    ck_assert_mem_eq(out.bytes, "a\0b", 3);
    ck_assert_uint_eq(log.count, 0);
    mv_text_clear(&out);
}
END_TEST

START_TEST(a_variable_is_the_helpers_alone)
{
    mv_helper env = helper("env");
    env.variable = "MV_OF_A_TEST=1";
    for (int set = 0; set < 2; set++) {
        mv_text out = { 0 };
        if (set) setenv("MV_OF_A_TEST", "ours", 1);
        ck_assert_int_eq(mv_pipe_run(&out, &env, "", 0, NULL), MV_OK);
        ck_assert(has_line(out.bytes, "MV_OF_A_TEST=1") == !set);
        ck_assert(has_line(out.bytes, "MV_OF_A_TEST=ours") == set);
        if (!set) ck_assert_ptr_null(getenv("MV_OF_A_TEST"));
        mv_text_clear(&out);
    }
    unsetenv("MV_OF_A_TEST");
}
END_TEST

static volatile sig_atomic_t broken_pipes;

static void count(int signal)
{
    broken_pipes += signal == SIGPIPE;
}

/* More than a pipe holds goes to a program that reads nothing: the signal for that is never delivered. */
START_TEST(a_helper_that_stops_reading_does_no_harm)
{
    enum { MUCH = 4 << 20 };
    char *much = calloc(MUCH, 1);
    const mv_helper nothing = helper("true");
    struct sigaction counted = { .sa_handler = count }, after;
    mv_text out = { 0 };
    broken_pipes = 0;
    sigaction(SIGPIPE, &counted, NULL);
    for (int i = 0; i < 5; i++) ck_assert_int_eq(mv_pipe_run(&out, &nothing, much, MUCH, NULL), MV_OK);
    sigaction(SIGPIPE, NULL, &after);
    ck_assert(after.sa_handler == count);
    ck_assert_int_eq(broken_pipes, 0);
    signal(SIGPIPE, SIG_DFL);
    free(much);
}
END_TEST

START_TEST(a_helper_that_is_missing_slow_or_fails_is_an_error)
{
    mv_text out = { 0 };
    mv_log log = { 0 };
    const mv_helper missing = helper("no-such-program-anywhere"), bad = helper("false");
    mv_helper slow = helper("sleep");
    slow.arguments[0] = "60";
    slow.seconds = 1;
    ck_assert_int_eq(mv_pipe_run(&out, &missing, "", 0, &log), MV_INTERNAL);
    ck_assert_ptr_nonnull(strstr(log.messages[0].text, "makes tests"));
    ck_assert_int_eq(mv_pipe_run(&out, &bad, "", 0, &log), MV_INTERNAL);
    ck_assert_int_eq(mv_pipe_run(&out, &slow, "", 0, &log), MV_LIMIT);
    ck_assert_uint_eq(log.errors, 3);
    mv_log_clear(&log);
}
END_TEST

TCase *process_tests(void)
{
    TCase *tests = tcase_create("process");
    tcase_add_test(tests, a_helper_answers);
    tcase_add_test(tests, a_variable_is_the_helpers_alone);
    tcase_add_test(tests, a_helper_that_stops_reading_does_no_harm);
    tcase_add_test(tests, a_helper_that_is_missing_slow_or_fails_is_an_error);
    return tests;
}
