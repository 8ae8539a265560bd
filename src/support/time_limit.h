#ifndef SUPPORT_TIME_LIMIT_H
#define SUPPORT_TIME_LIMIT_H

#include "multivector/error.h"

/* A computation that gives what it has when its time is over, and says so. */

/* Until when it may go on; 0 seconds: for ever. */
double mv_time_until(double seconds);
bool mv_time_is_over(double until);

/* "the time limit ended WHAT: DONE of ALL THINGS are there". MV_LIMIT. */
mv_status mv_time_say(mv_log *log, const char *what, size_t done, size_t all, const char *things);

#endif
