#ifndef MULTIVECTOR_REPORT_COMPARISON_H
#define MULTIVECTOR_REPORT_COMPARISON_H

#include "multivector/compare.h"
#include "multivector/decls.h"
#include "multivector/report.h"

MV_BEGIN_DECLS

/* A comparison of two networks as a report: written with mv_report_write(), freed with mv_report_free(). */

typedef struct mv_compare_options {
    mv_report_options report; /* sections from mv_compare_section_name(); metrics, top, jobs, draws, regress,
                                 metric, language, format, seed, color and progress as there */
    size_t qap;    /* permutations of a QAP test (association.h); 0: none, or 4999 when the section is named */
    bool deltacon; /* the DeltaCon distance with everybody's part in it; MV_USAGE with direction */
    const char *names[2]; /* what A and B are called in a regression; NULL: "A" and "B" */
} mv_compare_options;

/* The sections of a comparison; NULL behind the last. */
const char *mv_compare_section_name(size_t index);

/* Builds the comparison of two networks that were selected alike, but for their dates. Unknown names in the
 * options are errors with a suggestion (MV_USAGE). `changes` must outlive the report. */
mv_status mv_compare_report(mv_report **out, const mv_changes *changes, const mv_compare_options *options,
                            mv_log *log);

MV_END_DECLS

#endif
