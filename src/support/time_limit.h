#ifndef SUPPORT_TIME_LIMIT_H
#define SUPPORT_TIME_LIMIT_H

#include "multivector/deadline.h"
#include "multivector/error.h"
#include <stdbool.h>

/* A computation that gives what it has when its time is over, and says so. */

/* Until when it may go on; 0 seconds: for ever, or as long as the thread's deadline allows. */
double mv_time_until(double seconds);
bool mv_time_is_over(double until);

/* How long what is under way may go on behind a limit of so many seconds. */
double mv_time_grace(double seconds);

/* Seconds until the thread's deadline, and until what is under way must end as well; INFINITY where there is none.
 */
double mv_time_left(void);
double mv_time_left_in_all(void);

/* What a search may take of these seconds: what is left of them, and long enough in any case that a quick one is
 * not cut off on a busy machine. */
double mv_time_share(double seconds);

/* Counts a metric that was asked for, and whether there was time for it. */
void mv_time_count(bool finished);

/* What was counted so far, all and unfinished, which are then 0; and what was counted in another process. */
void mv_time_take_counts(size_t counts[2]);
void mv_time_give_counts(const size_t counts[2]);

/* "the time limit ended WHAT: DONE of ALL THINGS are there". MV_LIMIT. */
mv_status mv_time_say(mv_log *log, const char *what, size_t done, size_t all, const char *things);

#endif
