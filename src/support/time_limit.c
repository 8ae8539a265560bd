#define _POSIX_C_SOURCE 200809L
#include "support/time_limit.h"
#include <math.h>
#include <time.h>

/* It is no argument of what computes, as is the guard of memory.c: everything would have to hand it on. */
static _Thread_local mv_deadline *current;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void mv_deadline_begin(mv_deadline *deadline, double seconds)
{
    *deadline = (mv_deadline){ .soft = now() + seconds };
    deadline->hard = deadline->soft + mv_time_grace(seconds);
    current = deadline;
}

void mv_deadline_end(void)
{
    current = NULL;
}

double mv_time_grace(double seconds)
{
    return fmax(2, seconds / 10);
}

double mv_time_until(double seconds)
{
    double until = seconds > 0 ? now() + seconds : INFINITY;
    return current ? fmin(until, current->soft) : until;
}

bool mv_time_is_over(double until)
{
    return isfinite(until) && now() > until;
}

double mv_time_left(void)
{
    return current ? current->soft - now() : INFINITY;
}

double mv_time_left_in_all(void)
{
    return current ? current->hard - now() : INFINITY;
}

double mv_time_share(double seconds)
{
    static const double least = 0.1;
    return fmin(seconds, fmax(mv_time_left(), least));
}

void mv_time_count(bool finished)
{
    if (!current) return;
    current->metrics++;
    current->unfinished += !finished;
}

void mv_time_take_counts(size_t counts[2])
{
    counts[0] = current ? current->metrics : 0;
    counts[1] = current ? current->unfinished : 0;
    if (current) current->metrics = current->unfinished = 0;
}

void mv_time_give_counts(const size_t counts[2])
{
    if (!current) return;
    current->metrics += counts[0];
    current->unfinished += counts[1];
}

mv_status mv_time_say(mv_log *log, const char *what, size_t done, size_t all, const char *things)
{
    return mv_log_error(log, MV_LIMIT, (mv_place){ 0 },
                        "the time limit ended %s: %zu of %zu %s are there (--time-limit)", what, done, all,
                        things);
}
