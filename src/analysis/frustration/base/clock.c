#define _POSIX_C_SOURCE 200809L
#include "analysis/frustration/base/clock.h"
#include <time.h>
#include <unistd.h>

double mv_clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

bool mv_clock_over(mv_clock *clock)
{
    if (!clock->over && (mv_clock_now() > clock->deadline || (clock->owner && getppid() != clock->owner)))
        clock->over = true;
    return clock->over;
}
