#include "multivector/deadline.h"
#include "multivector/metric.h"
#include "signed_fixture.h"
#include "suites.h"
#include "support/memory.h"
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Laws that hold for every row of the metric table; the numbers themselves are checked against a second
 * computation in tests/oracle. */

static mv_network *network_of(mv_relations *set, size_t actors, bool directed)
{
    static const char *const ids[] = { "A", "B", "C" };
    mv_network *network = NULL;
    for (size_t i = 0; i < actors; i++) mv_relations_add_actor(set, (mv_actor){ .id = ids[i] });
    mv_selection selection = { .directed = directed };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    return network;
}

START_TEST(every_row_is_complete)
{
    const mv_metric *metric = mv_metric_at((size_t)_i);
    ck_assert_ptr_nonnull(metric->name);
    ck_assert_ptr_nonnull(metric->title);
    ck_assert_ptr_nonnull(metric->summary);
    ck_assert_ptr_nonnull(metric->uses);
    ck_assert(metric->compute != NULL);
    ck_assert_msg(metric->formula || (metric->flags & MV_COUNT_OF), "%s has no formula", metric->name);
    ck_assert_msg(metric->formula || !metric->reference, "%s is from %s, with no formula", metric->name,
                  metric->reference);
    ck_assert_msg(metric->reference || (metric->flags & MV_COUNT_OF), "%s has no reference", metric->name);
    for (const char *c = metric->name; *c; c++) ck_assert(islower((unsigned char)*c) || *c == '_');
    ck_assert_ptr_eq(mv_metric_find(metric->name), metric); /* names are unique */
}
END_TEST

START_TEST(every_metric_survives_networks_without_ties)
{
    const mv_metric *metric = mv_metric_at((size_t)_i);
    for (size_t actors = 0; actors <= 3; actors++) {
        for (int variant = 0; variant < 8; variant++) {
            mv_relations *set = mv_relations_new("test");
            mv_network *network = network_of(set, actors, variant & 1);
            mv_metric_options options = { .weighted = variant & 2, .normalised = variant & 4 };
            double values[4] = { 7, 7, 7, 7 };
            ck_assert_int_eq(mv_metric_run(metric, network, &options, values, NULL), MV_OK);
            size_t count = metric->scope == MV_WHOLE ? 1 : actors;
            for (size_t i = 0; i < count; i++) ck_assert(!isinf(values[i]));
            for (size_t i = 0; i < count; i++)
                ck_assert_msg(!isnan(values[i]) || metric->undefined, "%s is undefined without a reason",
                              metric->name);
            ck_assert_double_eq(values[count], 7); /* nothing is written beyond the actors */
            mv_network_free(network);
            mv_relations_free(set);
        }
    }
}
END_TEST

/* A triangle with a tail, all ties as strong, and again with every strength times 2^exponent. */
static void values_of_strength(const mv_metric *metric, int exponent, double *values, mv_status *status)
{
    static const struct {
        uint32_t source, target;
        int8_t sign;
    } ties[] = { { 0, 1, 1 }, { 0, 2, 1 }, { 1, 2, -1 }, { 2, 3, 1 } };
    mv_relations *set = mv_relations_new("test");
    mv_network *network = NULL;
    for (size_t i = 0; i < 4; i++)
        mv_relations_add_actor(set, (mv_actor){ .id = (const char *[]){ "A", "B", "C", "D" }[i] });
    uint32_t type = (uint32_t)mv_relations_add_type(set, (mv_type){ .id = "tie", .sign = 1, .weight = 1 });
    for (size_t i = 0; i < MV_COUNT(ties); i++)
        mv_relations_add_relation(set, (mv_relation){ .source = ties[i].source,
                                                      .target = ties[i].target,
                                                      .type = type,
                                                      .sign = ties[i].sign,
                                                      .weight = ldexp(1, exponent) });
    mv_selection selection = { .directed = true };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    mv_metric_options options = { .weighted = true };
    *status = mv_metric_run(metric, network, &options, values, NULL);
    mv_network_free(network);
    mv_relations_free(set);
}

START_TEST(every_metric_bears_weights_near_the_ends_of_the_number_range)
{
    static const char *const of_shares[] = { "eigenvector", "hub", "authority", "community", "pn" };
    static const int exponents[] = { 1023, 600, -600, -1074 };
    const mv_metric *metric = mv_metric_at((size_t)_i);
    double usual[4], values[4];
    mv_status status;
    bool shares = false;
    for (size_t i = 0; i < MV_COUNT(of_shares); i++) shares |= strcmp(metric->name, of_shares[i]) == 0;
    values_of_strength(metric, 0, usual, &status);
    ck_assert_int_eq(status, MV_OK);
    for (size_t e = 0; e < MV_COUNT(exponents); e++) {
        values_of_strength(metric, exponents[e], values, &status);
        ck_assert(status == MV_OK || (status == MV_LIMIT && metric->scope == MV_PER_ACTOR));
        for (size_t i = 0; i < (metric->scope == MV_WHOLE ? 1 : 4) && status == MV_OK; i++) {
            ck_assert(!isinf(values[i]));
            if (shares) ck_assert_double_eq_tol(values[i], usual[i], 1e-9);
        }
    }
}
END_TEST

static mv_status refuse(const mv_network *network, const mv_metric_options *options, double *values, mv_log *log)
{
    (void)network, (void)options;
    values[0] = 7;
    return mv_log_error(log, MV_BAD_DATA, (mv_place){ 0 }, "it cannot be");
}

/* A slow metric of a large network is computed in a process of its own while there is a deadline. */
START_TEST(what_a_metric_says_is_heard_wherever_it_is_computed)
{
    static const mv_metric metric = { .name = "none", .scope = MV_WHOLE, .flags = MV_SLOW, .compute = refuse };
    mv_relations *set = fx_new_set();
    for (size_t i = 0; i < 4000; i++) fx_add_actor(set, i);
    mv_network *network = fx_build(set);
    for (int timed = 0; timed < 2; timed++) {
        double value = 0;
        mv_deadline deadline;
        mv_log log = { 0 };
        if (timed) mv_deadline_begin(&deadline, 100);
        mv_status status = mv_metric_run(&metric, network, &(mv_metric_options){ .exact = true }, &value, &log);
        if (timed) mv_deadline_end();
        ck_assert_int_eq(status, MV_BAD_DATA);
        ck_assert_uint_eq(log.errors, 1);
        ck_assert_str_eq(log.messages[0].text, "it cannot be");
        mv_log_clear(&log);
    }
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

START_TEST(there_is_no_metric_of_another_name)
{
    ck_assert_ptr_null(mv_metric_find("centrality"));
    ck_assert_ptr_null(mv_metric_find(""));
}
END_TEST

TCase *metric_tests(void)
{
    TCase *tests = tcase_create("metric");
    tcase_add_loop_test(tests, every_row_is_complete, 0, (int)mv_metric_count());
    tcase_add_loop_test(tests, every_metric_survives_networks_without_ties, 0, (int)mv_metric_count());
    tcase_add_loop_test(tests, every_metric_bears_weights_near_the_ends_of_the_number_range, 0,
                        (int)mv_metric_count());
    tcase_add_test(tests, what_a_metric_says_is_heard_wherever_it_is_computed);
    tcase_add_test(tests, there_is_no_metric_of_another_name);
    return tests;
}
