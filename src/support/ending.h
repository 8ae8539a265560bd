#ifndef SUPPORT_ENDING_H
#define SUPPORT_ENDING_H

#include <stdbool.h>

/* How a process of ours, forked to share the work, came to its end. */
typedef struct mv_ending {
    int signal, code; /* both 0: well */
    char why[48];     /* "worker ended by signal 9", "worker ran out of memory"; "" */
} mv_ending;

/* Waits for the process. False: it did not end well, or nobody knows. */
bool mv_ending_wait(mv_ending *ending, int process);

/* The same of what waitpid() said. */
bool mv_ending_read(mv_ending *ending, int status);

/* In a worker that lost its own: ends this one in the same way, so that it is told further up. */
_Noreturn void mv_ending_share(const mv_ending *ending);

#endif
