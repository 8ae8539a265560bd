#include "multivector.h"
#include "suites.h"
#include "support/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The linker leads every allocation of the library here (--wrap). The one that the countdown comes to 0 at fails:
 * alone, or with all that follow. */
static size_t countdown = SIZE_MAX;
static bool met, lasting;

static bool fails(void)
{
    if (countdown && --countdown) return false;
    met = true;
    if (!lasting) countdown = SIZE_MAX;
    return true;
}

void *__wrap_calloc(size_t count, size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__real_realloc(void *old, size_t size);

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails() ? NULL : __real_realloc(old, size);
}

static const char document[] = "{\"format\": \"multivector-relation-set\", \"version\": 1, \"focus\": \"A\","
                               " \"vectors\": [{\"id\": \"v\"}], \"actors\": [{\"id\": \"A\"},"
                               " {\"id\": \"B\", \"vector\": \"v\"}, {\"id\": \"C\"}], \"relations\": ["
                               "{\"source\": \"A\", \"target\": \"B\", \"type\": \"member\"},"
                               "{\"source\": \"B\", \"target\": \"C\", \"type\": \"sanctions\"}]}";

static mv_status make_report(const char *path, mv_log *log)
{
    mv_relations *set = NULL;
    mv_network *network = NULL;
    mv_report *report = NULL;
    char *text = NULL;
    size_t length;
    const mv_report_options options = { .format = "json" };
    mv_status status = mv_relations_read(&set, path, NULL, log);
    if (!status) status = mv_network_build(&network, set, &(mv_selection){ 0 }, log);
    if (!status) status = mv_report_build(&report, network, &options, log);
    if (!status) status = mv_report_write(&text, &length, report, &options, log);
    free(text);
    mv_report_free(report);
    mv_network_free(network);
    mv_relations_free(set);
    return status;
}

/* 0: the report was made without meeting the failure; 1: the log has an error, as it should; 2: something else.
 * What a broken function had allocated is lost, so this is done in a process of its own, which no leak checker
 * sees. */
static int outcome(const char *path, size_t failing)
{
    mv_log log = { 0 };
    countdown = failing;
    mv_status status = make_report(path, &log);
    countdown = SIZE_MAX;
    if (!log.errors) return status == MV_OK && !met ? 0 : 2;
    return status == MV_OK || status == MV_INTERNAL ? 1
                                                    : 2; /* MV_OK: a searching process was lost, not this one */
}

static int outcome_apart(const char *path, size_t failing)
{
    int how;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) _exit(outcome(path, failing));
    ck_assert_int_eq(waitpid(child, &how, 0), child);
    ck_assert_msg(WIFEXITED(how), "allocation %zu: ended by signal %d", failing, WTERMSIG(how));
    return WEXITSTATUS(how);
}

/* A failure at the first allocation, the second, and on in growing steps until none meets it any more. */
START_TEST(running_out_of_memory_is_a_status)
{
    lasting = _i;
    char path[] = "/tmp/multivector-memory-XXXXXX";
    int fd = mkstemp(path), result = 1;
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, document, strlen(document)), (int)strlen(document));
    close(fd);
    size_t failing = 1;
    for (; result == 1; failing += 1 + failing / 16) result = outcome_apart(path, failing);
    unlink(path);
    ck_assert_msg(result == 0, "an allocation before %zu", failing);
    ck_assert_uint_gt(failing, 100);
}
END_TEST

static void allocate(void *context)
{
    *(char **)context = mv_copy("text");
}

START_TEST(work_without_a_status_can_be_tried)
{
    char *text = NULL;
    mv_log log = { 0 };
    ck_assert_int_eq(mv_try(allocate, &text, &log), MV_OK);
    ck_assert_str_eq(text, "text");
    free(text);
    text = NULL;
    countdown = 1;
    mv_status status = mv_try(allocate, &text, &log);
    countdown = SIZE_MAX;
    ck_assert_int_eq(status, MV_INTERNAL);
    ck_assert_ptr_null(text);
    mv_log_clear(&log);
}
END_TEST

static void count_up(void *context)
{
    ++*(volatile int *)context;
}

static mv_status fail_with(mv_cleanup *kept, mv_cleanup *dropped)
{
    mv_guard_add(kept);
    mv_guard_add(dropped);
    mv_guard_drop(dropped);
    mv_out_of_memory();
}

static mv_status guarded(mv_cleanup *kept, mv_cleanup *dropped)
{
    MV_RETURN_GUARDED(mv_status, fail_with(kept, dropped), MV_INTERNAL);
}

START_TEST(cleanups_run_unless_they_are_dropped)
{
    volatile int kept = 0, dropped = 0; /* a compiler does not expect changes from where nothing returns */
    mv_cleanup one = { count_up, (void *)&kept, NULL }, other = { count_up, (void *)&dropped, NULL };
    ck_assert_int_eq(guarded(&one, &other), MV_INTERNAL);
    ck_assert_int_eq(kept, 1);
    ck_assert_int_eq(dropped, 0);
}
END_TEST

TCase *memory_tests(void)
{
    TCase *tests = tcase_create("memory");
    tcase_set_timeout(tests, 300);
    tcase_add_loop_test(tests, running_out_of_memory_is_a_status, 0, 2);
    tcase_add_test(tests, work_without_a_status_can_be_tried);
    tcase_add_test(tests, cleanups_run_unless_they_are_dropped);
    return tests;
}
