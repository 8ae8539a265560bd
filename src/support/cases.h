#ifndef SUPPORT_CASES_H
#define SUPPORT_CASES_H

#include "multivector/error.h"

/* Independent cases, each with a record of its own, in several processes. */
typedef struct mv_cases {
    size_t count, record_size;
    unsigned jobs; /* 0: 1 */
    double until;  /* when no further one is begun: mv_time_until() */
    mv_status (*run)(const void *context, size_t which, void *record, mv_log *log);
    const void *context;
    const char *what,
        *things; /* what an error calls all and each of them: "the draws", "draws"; NULL: it counts none */
    void (*progress)(void *listener, const char *what, size_t done, size_t count); /* or NULL */
    const char *title;                                                             /* for progress */
    void *listener;
} mv_cases;

/* Why one whose process died has no result. */
#define MV_WHY_TRIAL_LOST "the process that tried this was lost"

/* Fills `records` of the first cases, as many as there was time for (one at least): `*reached`, which an error
 * says when there are more; and `made` for each. One whose process died is not made and has a record of zeros: how
 * many there are is an error in the log as well, and the status MV_OK. The first case that fails ends with its
 * status. */
mv_status mv_cases_run(const mv_cases *cases, void *records, bool *made, size_t *reached, mv_log *log);

#endif
