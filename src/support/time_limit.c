#define _POSIX_C_SOURCE 200809L
#include "support/time_limit.h"
#include <math.h>
#include <time.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

double mv_time_until(double seconds)
{
    return seconds > 0 ? now() + seconds : INFINITY;
}

bool mv_time_is_over(double until)
{
    return isfinite(until) && now() > until;
}

mv_status mv_time_say(mv_log *log, const char *what, size_t done, size_t all, const char *things)
{
    return mv_log_error(log, MV_LIMIT, (mv_place){ 0 },
                        "the time limit ended %s: %zu of %zu %s are there (--time-limit)", what, done, all,
                        things);
}
