#include "multivector/metric.h"
#include "suites.h"
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
    tcase_add_test(tests, there_is_no_metric_of_another_name);
    return tests;
}
