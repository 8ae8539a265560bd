// unit_tests [PART PARTS]: every case, or those of one of so many equal parts, which can run beside each other.
#include "suites.h"
#include <stdlib.h>

static TCase *(*const all[])(void) = {
    advice_tests,         alignment_tests,     assets_tests,        association_tests,
    balance_tests,        broker_oracle_tests, brokers_tests,       changes_tests,
    clusterability_tests, compare_tests,       coverage_tests,      date_tests,
    deltacon_tests,       dial_tests,          file_tests,          font_tests,
    format_tests,         geometry_tests,      host_tests,          identity_tests,
    index_tests,          json_tests,          json_text_tests,     log_tests,
    maps_tests,           memory_tests,        metric_tests,        network_tests,
    pair_tests,           paths_tests,         picture_tests,       places_tests,
    positions_tests,      process_tests,       ranking_tests,       reading_tests,
    recipes_tests,        regression_tests,    report_tests,        semidefinite_tests,
    sensitivity_tests,    set_maps_tests,      sets_tests,          spectra_tests,
    table_tests,          text_tests,          vector_oracle_tests, vector_tellings_tests,
    vectors_tests,        whatif_tests,        work_tests,
};

int main(int argc, char **argv)
{
    size_t part = argc > 2 ? strtoul(argv[1], NULL, 10) : 1, parts = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    Suite *suite = suite_create("multivector");
    size_t count = sizeof all / sizeof *all;
    for (size_t i = count * (part - 1) / parts; i < count * part / parts; i++) suite_add_tcase(suite, all[i]());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
