#ifndef ANALYSIS_FRUSTRATION_BASE_PAIR_H
#define ANALYSIS_FRUSTRATION_BASE_PAIR_H

#include "support/ending.h"
#include <stdbool.h>
#include <stddef.h>

/* Two processes on one piece of work. The second is forked where the piece begins, sees everything as it was then,
 * and ends with the piece; what both write lies in shared memory. With one job there is no second process. */
typedef struct mv_pair {
    unsigned jobs; /* 1 or 2 */
    unsigned me;   /* 0 or 1 */
    int first;     /* process id of the first */
    int child;
    int channel; /* from the second to the first */
    bool lost;   /* the second is known to have ended: so */
    mv_ending ending;
    struct mv_meeting *meeting;
} mv_pair;

/* Zeroed memory that both see. */
void *mv_shared_alloc(size_t size);
void mv_shared_free(void *memory, size_t size);

/* Forks when two jobs are asked for; falls back to one when that fails. */
mv_pair mv_pair_begin(unsigned jobs);

/* Work in two parts gives the same whether two processes do it or one does both: is this one's?  */
static inline bool mv_pair_does(const mv_pair *pair, unsigned part)
{
    return pair->jobs == 1 || pair->me == part;
}

/* Waits until both are here. False: the other was lost. */
bool mv_pair_meet(mv_pair *pair);

/* The second process ends here, after sending these bytes; the first gets them (the caller frees) or NULL. If the
 * second was lost, the first ends as it did: both are a worker's, and who waits for that one is told. */
void *mv_pair_end(mv_pair *pair, const void *bytes, size_t size, size_t *received);

#endif
