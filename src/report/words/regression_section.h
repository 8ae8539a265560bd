#ifndef REPORT_WORDS_REGRESSION_SECTION_H
#define REPORT_WORDS_REGRESSION_SECTION_H

#include "multivector/regression.h"
#include "report/model/report_model.h"

/* The regression that the options ask for (the model, draws, seed and jobs), of the first network on the others.
 * An unknown model is MV_USAGE. The caller clears it either way. */
mv_status mv_report_regress(mv_regression *regression, const mv_network *const *networks, size_t count,
                            const mv_report_options *options, mv_log *log);

/* Adds the section about it. `names`: of the networks. */
void mv_report_add_regression(mv_report *report, const mv_regression *regression, const char *const *names);

#endif
