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

static char ran[4096]; /* names of metrics of actors, each with a space behind it */
static size_t searches;

mv_status __wrap_mv_metric_run(const mv_metric *metric, const mv_network *network,
                               const mv_metric_options *options, double *values, mv_log *log)
{
    size_t length = strlen(ran);
    if (metric->scope == MV_PER_ACTOR) snprintf(ran + length, sizeof ran - length, "%s ", metric->name);
    return __real_mv_metric_run(metric, network, options, values, log);
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

static mv_status die_elsewhere(const mv_network *network, const mv_metric_options *options, double *values,
                               mv_log *log)
{
    (void)options;
    (void)log;
    if (getpid() != tester) raise(SIGKILL);
    siginfo_t ended;
    waitid(P_ALL, 0, &ended, WEXITED | WNOWAIT); /* by then the other process has taken one as well */
    for (size_t i = 0; i < network->actor_count; i++) values[i] = 1;
    return MV_OK;
}

static mv_status count_up(const mv_network *network, const mv_metric_options *options, double *values, mv_log *log)
{
    (void)options;
    (void)log;
    for (size_t i = 0; i < network->actor_count; i++) values[i] = (double)i;
    return MV_OK;
}

START_TEST(the_metric_of_a_lost_process_is_lost_and_the_others_are_there)
{
    const mv_metric deadly = {
        .name = "deadly", .scope = MV_PER_ACTOR, .flags = MV_APART, .compute = die_elsewhere
    };
    const mv_metric counting = {
        .name = "counting", .scope = MV_PER_ACTOR, .flags = MV_APART, .compute = count_up
    };
    enum { ACTORS = 3000, TASKS = 4 };
    mv_relations *set = ring(ACTORS);
    mv_network *network = fx_build(set);
    mv_metric_options options = { .jobs = 2 };
    mv_log log = { 0 };
    mv_metric_task tasks[TASKS] = {
        { .metric = &deadly }, { .metric = &deadly }, { .metric = &counting }, { .metric = &counting }
    };
    for (size_t i = 0; i < TASKS; i++) tasks[i].values = malloc(ACTORS * sizeof(double));
    tester = getpid();
    ck_assert_int_eq(mv_metric_run_all(tasks, TASKS, network, &options, NULL, NULL, &log), MV_OK);
    size_t lost = 0;
    for (size_t i = 0; i < TASKS; i++) {
        bool gone = *tasks[i].lost;
        lost += gone;
        ck_assert(!gone ||
                  (tasks[i].metric == &deadly && strstr(tasks[i].lost, "signal 9") && isnan(tasks[i].values[7])));
        ck_assert(gone || tasks[i].values[7] == (tasks[i].metric == &deadly ? 1 : 7));
    }
    ck_assert_uint_eq(lost, 1); /* the other one is the tester's */
    ck_assert_uint_eq(log.errors, 1);
    ck_assert_ptr_nonnull(strstr(log.messages[0].text, "deadly: worker ended by signal 9"));
    mv_log_clear(&log);
    for (size_t i = 0; i < TASKS; i++) free(tasks[i].values);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

TCase *work_tests(void)
{
    TCase *tests = tcase_create("work");
    tcase_add_loop_test(tests, a_report_computes_what_it_shows, 0, (int)(sizeof reports / sizeof *reports));
    tcase_add_test(tests, a_search_serves_the_metric_and_the_section);
    tcase_add_test(tests, the_metric_of_a_lost_process_is_lost_and_the_others_are_there);
    return tests;
}
