#ifndef SUPPORT_PARALLEL_H
#define SUPPORT_PARALLEL_H

#include "multivector/error.h"
#include <stdbool.h>

/* Independent pieces of work in several processes. Piece i fills record i and nothing else, so that the records do
 * not depend on how many processes there are. */
typedef struct mv_parallel {
    size_t pieces, record_size; /* records are zeroed at first */
    bool queued;                /* whoever is free takes the next piece, and not a fixed share of them */
    unsigned jobs;              /* processes; 0: 1 */
    void (*run)(const void *context, size_t piece, void *record);
    void (*lose)(const void *context, size_t piece, void *record, const char *why); /* see below; or NULL */
    const void *context;
    const char *what;                                             /* is computed, for an error: "the draws" */
    void (*progress)(void *listener, size_t done, size_t pieces); /* now and then; or NULL */
    void *listener;
    bool at_once; /* a deadline is not waited beyond: the work does not look at it */
} mv_parallel;

/* The cores that this process may run on. */
unsigned mv_parallel_cores(void);

/* Runs all pieces into `records`. MV_INTERNAL when a process died; the records of its unfinished pieces are as
 * they were left. With `lose`, the status is MV_OK all the same, and it is told the one piece that the process was
 * at, and how it ended: pieces that are queued are done by others. Where the thread has a deadline, every process
 * is another than this one, and they are ended when there is no time left: MV_LIMIT, without a message. */
mv_status mv_parallel_run(const mv_parallel *work, void *records, mv_log *log);

#endif
