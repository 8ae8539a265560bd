#ifndef MULTIVECTOR_DEADLINE_H
#define MULTIVECTOR_DEADLINE_H

#include "multivector/decls.h"
#include <stddef.h>

MV_BEGIN_DECLS

/* A limit of time on all that a thread computes. What goes through many dates, draws or trials stops when it is
 * over and gives those it has. A search gives its bounds, and a metric that takes long and is not finished is NAN
 * with a reason (mv_metric_lack()). What is quick is computed for two seconds more, or a tenth of the limit where
 * that is longer, so that one long metric does not take the rest with it. Reading is not limited. */
typedef struct mv_deadline {
    double soft, hard;          /* when it is over, and when what is under way must end as well; our own */
    size_t metrics, unfinished; /* metrics that were asked for since it began, and of them those that lack */
} mv_deadline;

/* From here on, in so many seconds; one at a time. The deadline lives in the caller. */
void mv_deadline_begin(mv_deadline *deadline, double seconds);
void mv_deadline_end(void);

MV_END_DECLS

#endif
