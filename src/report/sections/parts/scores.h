#ifndef REPORT_SECTIONS_PARTS_SCORES_H
#define REPORT_SECTIONS_PARTS_SCORES_H

#include "multivector/report.h"

/* The per-actor metrics a report speaks of, each computed once. */

typedef struct mv_scored {
    const mv_metric *metric;
    double *values;            /* NULL when it was not computed: the network is too large */
    const mv_metric *estimate; /* which the values are of instead, or of which the metric is one; or NULL */
    double *errors;            /* of an estimate */
    bool shown;                /* a column of the table; the others serve the summary */
} mv_scored;

typedef struct mv_scores {
    mv_scored *items;
    size_t count;
} mv_scores;

/* Who needs scores. */
typedef struct mv_scores_use {
    bool table; /* the metrics that the options name; without names a short list, or when `complete` every one */
    bool complete; /* as in mv_report_form */
    bool summary;  /* those the summary speaks of */
} mv_scores_use;

/* Runs the metrics that are needed, and no others. The names in the options are checked in any case. */
mv_status mv_scores_run(mv_scores *scores, const mv_network *network, const mv_report_options *options,
                        mv_scores_use use, mv_log *log);

/* The values of a metric, or what estimates them; or NULL. */
const double *mv_scores_of(const mv_scores *scores, const char *metric);

/* The scores of a metric, or NULL. */
const mv_scored *mv_scores_find(const mv_scores *scores, const char *metric);

void mv_scores_clear(mv_scores *scores);

/* The measures the summary speaks of: what leading by them is, and what it means. */
typedef struct mv_measure {
    const char *metric, *leads;
    const char *unit; /* before the number, where `leads` does not tell what it counts */
    const char *by, *means;
} mv_measure;

extern const mv_measure mv_measures[];
extern const size_t mv_measure_count;

#endif
