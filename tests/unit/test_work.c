#include "multivector/deadline.h"
#include "multivector/frustration.h"
#include "multivector/report.h"
#include "signed_fixture.h"
#include "suites.h"
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a report computes is what it shows: calls are counted, not seconds. */

mv_status __real_mv_metric_run(const mv_metric *metric, const mv_network *network,
                               const mv_metric_options *options, double *values, mv_log *log);
mv_status __wrap_mv_metric_run(const mv_metric *metric, const mv_network *network,
                               const mv_metric_options *options, double *values, mv_log *log);
mv_status __real_mv_frustration_solve(mv_frustration *result, const mv_signed_ties *ties,
                                      const mv_frustration_options *options, mv_log *log);
mv_status __wrap_mv_frustration_solve(mv_frustration *result, const mv_signed_ties *ties,
                                      const mv_frustration_options *options, mv_log *log);

mv_status __real_mv_metric_run_all(mv_metric_task *tasks, size_t count, const mv_network *network,
                                   const mv_metric_options *options,
                                   void (*progress)(void *context, const char *what, size_t done, size_t total),
                                   void *context, mv_log *log);
mv_status __wrap_mv_metric_run_all(mv_metric_task *tasks, size_t count, const mv_network *network,
                                   const mv_metric_options *options,
                                   void (*progress)(void *context, const char *what, size_t done, size_t total),
                                   void *context, mv_log *log);

static char ran[4096]; /* names of metrics of actors, each with a space behind it */
static size_t searches;

static void note(const mv_metric *metric)
{
    size_t length = strlen(ran);
    if (metric->scope == MV_PER_ACTOR) snprintf(ran + length, sizeof ran - length, "%s ", metric->name);
}

mv_status __wrap_mv_metric_run(const mv_metric *metric, const mv_network *network,
                               const mv_metric_options *options, double *values, mv_log *log)
{
    note(metric);
    return __real_mv_metric_run(metric, network, options, values, log);
}

mv_status __wrap_mv_metric_run_all(mv_metric_task *tasks, size_t count, const mv_network *network,
                                   const mv_metric_options *options,
                                   void (*progress)(void *context, const char *what, size_t done, size_t total),
                                   void *context, mv_log *log)
{
    for (size_t i = 0; i < count; i++) note(tasks[i].metric);
    return __real_mv_metric_run_all(tasks, count, network, options, progress, context, log);
}

mv_status __wrap_mv_frustration_solve(mv_frustration *result, const mv_signed_ties *ties,
                                      const mv_frustration_options *options, mv_log *log)
{
    searches++;
    return __real_mv_frustration_solve(result, ties, options, log);
}

static mv_relations *ring(size_t actors)
{
    mv_relations *set = fx_new_set();
    for (size_t i = 0; i < actors; i++) fx_add_actor(set, i);
    for (size_t i = 0; i < actors; i++) fx_add_relation(set, i, (i + 1) % actors, i % 3 ? 1 : -1);
    return set;
}

static const struct {
    const char *section, *metric, *format, *ran;
    size_t searches;
} reports[] = {
    { "overview", NULL, "text", "", 0 },
    { "overview", NULL, "json", "", 0 },
    { "summary", NULL, "text", "degree betweenness harmonic ", 0 },
    { "summary", NULL, "json", "", 0 },
    { "centrality", NULL, "text", "degree strength betweenness harmonic eigenvector constraint ", 0 },
    { "centrality", "degree", "text", "degree ", 0 },
    { "centrality", "pagerank", "json", "pagerank ", 0 },
    { "centrality", "frustrated_ties", "json", "frustrated_ties ", 1 },
    { "balance", NULL, "text", "", 1 },
    { "balance", "frustrated_ties", "json", "", 1 },
    { "partners", NULL, "text", "", 0 },
};

START_TEST(a_report_computes_what_it_shows)
{
    mv_relations *set = ring(12);
    mv_network *network = fx_build(set);
    mv_report *report = NULL;
    mv_report_options options = { .format = reports[_i].format,
                                  .seed = 1,
                                  .sections = { &reports[_i].section, 1 },
                                  .metrics = { &reports[_i].metric, reports[_i].metric != NULL } };
    ran[0] = '\0';
    searches = 0;
    ck_assert_int_eq(mv_report_build(&report, network, &options, NULL), MV_OK);
    ck_assert_str_eq(ran, reports[_i].ran);
    ck_assert_uint_eq(searches, reports[_i].searches);
    mv_report_free(report);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

START_TEST(a_search_serves_the_metric_and_the_section)
{
    const char *sections[] = { "centrality", "balance" }, *metric = "frustrated_ties";
    mv_relations *set = ring(12);
    mv_network *network = fx_build(set);
    mv_report *report = NULL;
    mv_report_options options = {
        .format = "json", .seed = 1, .sections = { sections, 2 }, .metrics = { &metric, 1 }
    };
    searches = 0;
    ck_assert_int_eq(mv_report_build(&report, network, &options, NULL), MV_OK);
    ck_assert_uint_eq(searches, 1); /* all ties are as strong: count and weight are one as well */
    mv_report_free(report);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

/* --- processes -------------------------------------------------------------------------------------------- */

static pid_t tester;

static void fill_in(const mv_network *network, double *values)
{
    for (size_t i = 0; i < network->actor_count; i++) values[i] = (double)i;
}

static mv_status die_elsewhere(const mv_network *network, const mv_metric_options *options, double *values,
                               mv_log *log)
{
    (void)options;
    (void)log;
    if (getpid() != tester) raise(SIGKILL);
    siginfo_t ended;
    waitid(P_ALL, 0, &ended, WEXITED | WNOWAIT); /* by then the other process has taken one as well */
    fill_in(network, values);
    return MV_OK;
}

static mv_status count_up(const mv_network *network, const mv_metric_options *options, double *values, mv_log *log)
{
    (void)options;
    (void)log;
    fill_in(network, values);
    return MV_OK;
}

static mv_status never_end(const mv_network *network, const mv_metric_options *options, double *values,
                           mv_log *log)
{
    (void)network;
    (void)options;
    (void)values;
    (void)log;
    while (true) sleep(1);
    return MV_OK;
}

static const mv_metric deadly = {
    .name = "deadly", .scope = MV_PER_ACTOR, .flags = MV_APART | MV_SLOW, .compute = die_elsewhere
};
static const mv_metric counting = {
    .name = "counting", .scope = MV_PER_ACTOR, .flags = MV_APART | MV_SLOW, .compute = count_up
};
static const mv_metric endless = {
    .name = "endless", .scope = MV_PER_ACTOR, .flags = MV_APART | MV_SLOW, .compute = never_end
};
enum { RING = 4000, TASKS = 5 };

/* Of the metrics the last value, how many errors there are, and the first of them. */
typedef struct ran_together {
    double last[TASKS];
    size_t errors;
    char said[100];
} ran_together;

static ran_together run_together(const mv_metric *const metrics[TASKS], unsigned jobs)
{
    mv_relations *set = ring(RING);
    mv_network *network = fx_build(set);
    mv_metric_options options = { .jobs = jobs };
    mv_log log = { 0 };
    mv_metric_task tasks[TASKS];
    ran_together all = { 0 };
    tester = getpid();
    for (size_t i = 0; i < TASKS; i++) tasks[i] = (mv_metric_task){ metrics[i], malloc(RING * sizeof(double)) };
    ck_assert_int_eq(mv_metric_run_all(tasks, TASKS, network, &options, NULL, NULL, &log), MV_OK);
    all.errors = log.errors;
    if (log.count) snprintf(all.said, sizeof all.said, "%s", log.messages[0].text);
    mv_log_clear(&log);
    for (size_t i = 0; i < TASKS; i++) {
        all.last[i] = tasks[i].values[RING - 1];
        free(tasks[i].values);
    }
    mv_network_free(network);
    mv_relations_free(set);
    return all;
}

static void has_reason(double value, const char *why)
{
    ck_assert_ptr_nonnull(mv_metric_lack(value));
    ck_assert_str_eq(mv_metric_lack(value), why);
}

START_TEST(the_metric_of_a_lost_process_is_lost_and_the_others_are_there)
{
    const mv_metric *const metrics[TASKS] = { &deadly, &deadly, &counting, &counting, &counting };
    ran_together all = run_together(metrics, 2);
    size_t lost = 0;
    for (size_t i = 0; i < TASKS; i++) {
        bool gone = isnan(all.last[i]);
        lost += gone;
        ck_assert(gone ? metrics[i] == &deadly : all.last[i] == RING - 1);
        if (gone) has_reason(all.last[i], MV_WHY_FAILED);
    }
    ck_assert_uint_eq(lost, 1); /* the other one is the tester's */
    ck_assert_uint_eq(all.errors, 1);
    ck_assert_str_eq(all.said, "deadly: worker ended by signal 9");
}
END_TEST

/* With a limit of time all of them are in other processes, of which each that dies takes one metric with it. */
START_TEST(what_dies_within_a_limit_of_time_takes_nothing_with_it)
{
    const mv_metric *const metrics[TASKS] = { &deadly, &counting, &deadly, &counting, &counting };
    mv_deadline deadline;
    mv_deadline_begin(&deadline, 600);
    ran_together all = run_together(metrics, (unsigned)_i);
    mv_deadline_end();
    for (size_t i = 0; i < TASKS; i++)
        if (metrics[i] == &deadly)
            has_reason(all.last[i], MV_WHY_FAILED);
        else
            ck_assert_double_eq(all.last[i], RING - 1);
    ck_assert_uint_eq(all.errors, 2);
    ck_assert_str_eq(all.said, "deadly: worker ended by signal 9");
    ck_assert_uint_eq(deadline.unfinished, 0);
}
END_TEST

/* Beside one that does not end the others are computed; and one that died before is told. */
START_TEST(what_does_not_end_is_ended_beside_the_others)
{
    const mv_metric *const metrics[TASKS] = { &endless, &counting, &deadly, &counting, &counting };
    mv_deadline deadline;
    mv_deadline_begin(&deadline, 2);
    ran_together all = run_together(metrics, 3);
    mv_deadline_end();
    has_reason(all.last[0], MV_WHY_NOT_IN_TIME);
    has_reason(all.last[2], MV_WHY_FAILED);
    for (size_t i = 0; i < TASKS; i++)
        if (metrics[i] == &counting) ck_assert_double_eq(all.last[i], RING - 1);
    ck_assert_uint_eq(all.errors, 1);
    ck_assert_str_eq(all.said, "deadly: worker ended by signal 9");
    ck_assert_uint_eq(deadline.unfinished, 1);
}
END_TEST

TCase *work_tests(void)
{
    TCase *tests = tcase_create("work");
    tcase_add_loop_test(tests, a_report_computes_what_it_shows, 0, (int)(sizeof reports / sizeof *reports));
    tcase_add_test(tests, a_search_serves_the_metric_and_the_section);
    tcase_add_test(tests, the_metric_of_a_lost_process_is_lost_and_the_others_are_there);
    tcase_add_loop_test(tests, what_dies_within_a_limit_of_time_takes_nothing_with_it, 1, 4);
    tcase_add_test(tests, what_does_not_end_is_ended_beside_the_others);
    return tests;
}
