#ifndef UNIT_SUITES_H
#define UNIT_SUITES_H

#include <check.h>

TCase *association_tests(void);
TCase *balance_tests(void);
TCase *changes_tests(void);
TCase *clusterability_tests(void);
TCase *compare_tests(void);
TCase *date_tests(void);
TCase *deltacon_tests(void);
TCase *file_tests(void);
TCase *host_tests(void);
TCase *index_tests(void);
TCase *json_tests(void);
TCase *metric_tests(void);
TCase *network_tests(void);
TCase *ranking_tests(void);
TCase *report_tests(void);
TCase *sets_tests(void);
TCase *spectra_tests(void);
TCase *table_tests(void);
TCase *text_tests(void);
TCase *vector_oracle_tests(void);
TCase *vectors_tests(void);
TCase *whatif_tests(void);

#endif
