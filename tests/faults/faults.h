#ifndef TESTS_FAULTS_FAULTS_H
#define TESTS_FAULTS_FAULTS_H

#include <stdatomic.h>

/* What a run shares with the test that watches it: a file that MV_FAULTS names, mapped by every process of the
 * run. Calls are counted across all of them, forked or started, so that the n-th call is one call. faults.py lays
 * it out in the same way. */

typedef enum fault_kind {
    FAULT_MEMORY,
    FAULT_READ,
    FAULT_WRITE,
    FAULT_FSYNC,
    FAULT_RENAME,
    FAULT_CLOSE,
    FAULT_OPEN,
    FAULT_FORK,
    FAULT_PIPE,
    FAULT_KINDS
} fault_kind;

typedef struct fault_state {
    _Atomic long counted[FAULT_KINDS];
    _Atomic long fired;
    long kind, at, lasting; /* what fails: the call with this number, counted from 1; or that and all behind it */
    char program[64];       /* only calls of this program count; "": of all */
} fault_state;

/* Whether the call at hand fails. */
int fault_strikes(fault_kind kind);

/* From here on none fails and none is counted. */
void fault_lift(void);

#endif
