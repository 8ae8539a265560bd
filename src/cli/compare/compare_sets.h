#ifndef CLI_COMPARE_COMPARE_SETS_H
#define CLI_COMPARE_COMPARE_SETS_H

#include "cli/run/command.h"
#include "multivector/picture.h"
#include "multivector/sets.h"

/* The part of the command compare that takes more than two sets. */
typedef struct mv_compare_sets {
    mv_sets_options sets;
    mv_chart_options chart;
    const char *svg; /* where the picture goes; NULL: none is wanted */
} mv_compare_sets;

void mv_compare_sets_add_options(mv_run *run, mv_compare_sets *own);

/* Options that do not go with the number of sets are errors. */
mv_status mv_compare_sets_check(mv_run *run, const mv_compare_sets *own, const mv_report_options *report);

/* Reads every argument of the run as FILE or FILE@DATE, compares the sets, writes the report and the picture.
 * MV_DIFFERENT unless all are the same. */
mv_status mv_compare_sets_run(mv_run *run, const mv_compare_sets *own, const mv_report_options *report);

#endif
