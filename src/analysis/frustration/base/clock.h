#ifndef ANALYSIS_FRUSTRATION_BASE_CLOCK_H
#define ANALYSIS_FRUSTRATION_BASE_CLOCK_H

#include <stdbool.h>

/* The time limit. All other budgets are counted in work, so that answers repeat. */
typedef struct mv_clock {
    double deadline; /* seconds of mv_clock_now() */
    int owner;       /* process that started the search: when it is gone, there is nobody left to answer */
    bool over;
} mv_clock;

double mv_clock_now(void);

/* True once the time is over; then for good. */
bool mv_clock_over(mv_clock *clock);

#endif
