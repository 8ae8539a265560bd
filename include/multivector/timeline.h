#ifndef MULTIVECTOR_TIMELINE_H
#define MULTIVECTOR_TIMELINE_H

#include "multivector/decls.h"
#include "multivector/identity.h"
#include "multivector/metric.h"

MV_BEGIN_DECLS

/* Metrics through time: the same selection, date after date. */

typedef struct mv_timeline_options {
    mv_date since, until; /* both included; none: from the first start in the document to its own date */
    int months;           /* from one date to the next; 0: 12. The last day of a month stays the last day. */
    int window;       /* months: on each date counts what held on any day from it on for so long; 0: that day */
    mv_names metrics; /* of the network or of the focus; empty: a short list. "share:ID" is the focus's share of a
                         counted vector, "share:*" or "shares" that of each that is not named before */
    mv_metric_options metric;
    mv_identity_rule identity; /* MV_IDENTITY_FOLLOW: an actor that is gone on one of the dates stands for the one
                                  that continues it there (identity.h) */
    const char *language;
    double seconds; /* it may take; 0: as long as it takes. When they are over, later dates are left out */
    void (*progress)(void *context, const char *what, size_t done, size_t total); /* may be NULL */
    void *context;
} mv_timeline_options;

/* A relation of the focus (or of anybody, when there is no focus) that begins or ends on the way. */
typedef struct mv_timeline_event {
    mv_date date;
    size_t relation; /* of the set */
    bool begins;
    size_t other; /* the event that makes a pair with this one (below), or MV_NONE */
} mv_timeline_event;

/* A relation that ends on the day on which another of the same family and sign begins between the same two actors
 * did not break off: it was replaced, and upgraded or downgraded where the new one weighs more or less. Of
 * several, the first that ends makes a pair with the first that begins, in the order of the events. Events of a
 * single day make none, and types of the family "other", which is that of types without one, only with their own.
 */
typedef enum mv_replacement {
    MV_NOT_REPLACED,
    MV_REPLACED,
    MV_UPGRADED,
    MV_DOWNGRADED,
    MV_REPLACEMENT_COUNT
} mv_replacement;

const char *mv_replacement_name(mv_replacement replacement); /* "none", "replaced", "upgraded", "downgraded" */

typedef struct mv_timeline {
    const mv_relations *set; /* where actors are followed, that in which they stand for others whatever the date */
    size_t focus;            /* an actor of the set, or MV_NONE */
    mv_date *dates;
    size_t date_count;
    size_t unmeasured;         /* dates behind these that there was no time for */
    const mv_metric **metrics; /* that of a share has no `compute`, and its vector below */
    size_t *vectors;           /* for each metric the vector of the set it is the share of, or MV_NONE */
    size_t metric_count;
    bool normalised;  /* as asked: values are divided by the largest possible one, where there is one */
    double *values;   /* date by date, NAN: undefined on that day */
    bool *focus_gone; /* for each date: the selection leaves out the focus, so that it has no metrics */
    bool *beyond;     /* for each date: nothing is declared complete then, though something is at others */
    size_t *actors;   /* for each date: in the network */
    size_t *partners; /* for each date: positive ties of the focus, on the side asked for; 0 without one */
    size_t joins;     /* the first date, but for the very first, on which relations of unknown beginning count (see
                         `undated`); MV_NONE: they never do, or always */
    double *unjoined; /* for each metric its value on that date without them; NULL without such a date */
    mv_timeline_event *events; /* by date */
    size_t event_count;
    size_t selected;     /* relations that can count on some day */
    uint32_t *relations; /* their indices in the set, ascending */
    size_t undated; /* selected relations of which no beginning is known: they count from the document's date on,
                       so that numbers move on that day without an event */
    size_t undated_own;     /* those of them that are the focus's; of a timeline without a focus all */
    mv_selection selection; /* as asked; its strings are the caller's */
    mv_direction direction; /* that is not used: of all dates; none with `directed` */
    mv_identity identity;   /* of the dates among each other */
    mv_relations *followed; /* `set`, where actors are followed; or NULL */
    mv_fold fold;
    mv_tie_side side;
    struct mv_arena *arena; /* behind the names of shares */
    int window;             /* as asked */
} mv_timeline;

/* The days of a timeline whose ends were not asked for: from the first beginning of a relation to the date of the
 * set, or if it has none to the last day on which a relation begins or ends; `day` is 0 where nothing is dated. */
mv_period mv_timeline_days(const mv_relations *set);

/* Builds the timeline of a set under a selection (whose date does not matter). MV_USAGE: an unknown metric or
 * vector, a metric or share of an actor without a focus, an end before the beginning, and a set without dates
 * where the ends are not said. MV_LIMIT: more than 10,000 dates. Free it with mv_timeline_free(). */
mv_status mv_timeline_build(mv_timeline **out, const mv_relations *set, const mv_selection *selection,
                            const mv_timeline_options *options, mv_log *log);

void mv_timeline_free(mv_timeline *timeline); /* accepts NULL */

/* True when most relations have no known beginning: what moves then is what is known, more than what happened. */
bool mv_timeline_is_thin(const mv_timeline *timeline);

/* Whether relations of unknown beginning move this metric on the date from which they count: nothing happened
 * then.
 */
bool mv_timeline_steps(const mv_timeline *timeline, size_t metric);
bool mv_timeline_any_steps(const mv_timeline *timeline);

/* Whether a value says how ties spread, of fewer than five positive ones: too few to. */
bool mv_timeline_is_few(const mv_timeline *timeline, size_t date, size_t metric);

/* The name of the focus on the last date. There must be one. */
const char *mv_timeline_focus_name(const mv_timeline *timeline, const char *language);

/* What an event is a part of. */
mv_replacement mv_timeline_replacement(const mv_timeline *timeline, const mv_timeline_event *event);

/* The course of a metric in three dates: the first and the last with a value, and between them the turn, where its
 * direction changes most: where what it gained until then differs most from what it gains from then on. That is
 * the value farthest outside of the first and the last, the earliest of equal ones; one that is outside by no
 * more than a fiftieth of the range of all values, or by rounding, is no turn. MV_NONE: there is none. */
typedef struct mv_course {
    size_t first, turn, last;
} mv_course;

/* `metric` is a place in mv_timeline.metrics. */
mv_course mv_timeline_course(const mv_timeline *timeline, size_t metric);

MV_END_DECLS

#endif
