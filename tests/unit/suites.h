#ifndef UNIT_SUITES_H
#define UNIT_SUITES_H

#include <check.h>

/* A test of many cases, its body a function of their number. Check starts a process for each round of a loop,
 * which takes longer than most cases: a round has ten of them. */
#define IN_BATCHES(test)                                                                                          \
    static void test##_of(int number);                                                                            \
    START_TEST(test)                                                                                              \
    {                                                                                                             \
        for (int i = 0; i < 10; i++) test##_of(10 * _i + i);                                                      \
    }                                                                                                             \
    END_TEST                                                                                                      \
    static void test##_of(int number)
#define ADD_BATCHES(tests, test, cases) tcase_add_loop_test(tests, test, 0, (cases) / 10)

TCase *advice_tests(void);
TCase *alignment_tests(void);
TCase *assets_tests(void);
TCase *association_tests(void);
TCase *balance_tests(void);
TCase *broker_oracle_tests(void);
TCase *brokers_tests(void);
TCase *changes_tests(void);
TCase *clusterability_tests(void);
TCase *compare_tests(void);
TCase *coverage_tests(void);
TCase *date_tests(void);
TCase *deltacon_tests(void);
TCase *dial_tests(void);
TCase *file_tests(void);
TCase *font_tests(void);
TCase *format_tests(void);
TCase *geometry_tests(void);
TCase *host_tests(void);
TCase *identity_tests(void);
TCase *index_tests(void);
TCase *json_tests(void);
TCase *json_text_tests(void);
TCase *log_tests(void);
TCase *maps_tests(void);
TCase *memory_tests(void);
TCase *metric_tests(void);
TCase *network_tests(void);
TCase *pair_tests(void);
TCase *paths_tests(void);
TCase *picture_tests(void);
TCase *places_tests(void);
TCase *positions_tests(void);
TCase *process_tests(void);
TCase *ranking_tests(void);
TCase *report_tests(void);
TCase *reading_tests(void);
TCase *recipes_tests(void);
TCase *regression_tests(void);
TCase *semidefinite_tests(void);
TCase *sensitivity_tests(void);
TCase *set_maps_tests(void);
TCase *sets_tests(void);
TCase *spectra_tests(void);
TCase *table_tests(void);
TCase *text_tests(void);
TCase *vector_oracle_tests(void);
TCase *vector_tellings_tests(void);
TCase *vectors_tests(void);
TCase *whatif_tests(void);
TCase *work_tests(void);

#endif
