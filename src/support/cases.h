#ifndef SUPPORT_CASES_H
#define SUPPORT_CASES_H

#include "multivector/error.h"

/* Independent cases, each with a record of its own, in several processes. */
typedef struct mv_cases {
    size_t count, record_size;
    unsigned jobs; /* 0: 1 */
    mv_status (*run)(const void *context, size_t which, void *record, mv_log *log);
    const void *context;
    const char *what; /* what an error calls them: "leaving one out" */
    void (*progress)(void *listener, const char *what, size_t done, size_t count); /* or NULL */
    const char *title;                                                             /* for progress */
    void *listener;
} mv_cases;

/* Fills `records`, and `made` for each case. One whose process died is not made and has a record of zeros: how
 * many there are is an error in the log, and the status MV_OK. The first case that fails ends with its status. */
mv_status mv_cases_run(const mv_cases *trials, void *records, bool *made, mv_log *log);

#endif
