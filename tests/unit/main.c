#include "suites.h"
#include <stdlib.h>

TCase *(*const all[])(void) = {
    association_tests,    balance_tests, changes_tests,
    clusterability_tests, compare_tests, date_tests,
    deltacon_tests,       file_tests,    index_tests,
    json_tests,           metric_tests,  network_tests,
    ranking_tests,        sets_tests,    spectra_tests,
    table_tests,          text_tests,    vector_oracle_tests,
    vectors_tests};
}
