#ifndef MULTIVECTOR_TIMELINE_H
#define MULTIVECTOR_TIMELINE_H

#include "multivector/decls.h"
#include "multivector/metric.h"

MV_BEGIN_DECLS

/* Metrics through time: the same selection, date after date. */

typedef struct mv_timeline_options {
    mv_date since, until; /* both included; none: from the first start in the document to its own date */
    int months;           /* from one date to the next; 0: 12. The last day of a month stays the last day. */
    mv_names metrics;     /* of the network or of the focus; empty: a short list */
    mv_metric_options metric;
    const char *language;
} mv_timeline_options;

/* A relation of the focus (or of anybody, when there is no focus) that begins or ends on the way. */
typedef struct mv_timeline_event {
    mv_date date;
    size_t relation; /* of the set */
    bool begins;
} mv_timeline_event;

typedef struct mv_timeline {
    const mv_relations *set;
    size_t focus; /* an actor of the set, or MV_NONE */
    mv_date *dates;
    size_t date_count;
    const mv_metric **metrics;
    size_t metric_count;
    double *values;            /* date by date, NAN: undefined on that day */
    bool *focus_gone;          /* for each date: the selection leaves out the focus, so that it has no metrics */
    mv_timeline_event *events; /* by date */
    size_t event_count;
    size_t undated; /* selected relations of which no beginning is known: they count from the document's date on,
                       so that numbers move on that day without an event */
    mv_fold fold;
} mv_timeline;

/* Builds the timeline of a set under a selection (whose date does not matter). An unknown metric, a metric of
 * actors without a focus, or an end before the beginning is MV_USAGE. Free it with mv_timeline_free(). */
mv_status mv_timeline_build(mv_timeline **out, const mv_relations *set, const mv_selection *selection,
                            const mv_timeline_options *options, mv_log *log);

void mv_timeline_free(mv_timeline *timeline); /* accepts NULL */

MV_END_DECLS

#endif
