#include "picture/charts/timeline_chart.h"
#include <math.h>

/* The axis of time: dates as years, and where they stand. */

/* Months count as equally long, which no reader sees. */
double mv_timeline_years(mv_date date)
{
    return mv_date_year(date) + (date.day / 100 % 100 - 1) / 12.0 + (date.day % 100 - 1) / 372.0;
}

double mv_timeline_place(const mv_timeline_chart *c, double time)
{
    double span = c->last > c->first ? c->last - c->first : 1;
    return c->left + (c->right - c->left) * (time - c->first) / span;
}

double mv_timeline_x(const mv_timeline_chart *c, size_t date)
{
    return mv_timeline_place(c, mv_timeline_years(c->timeline->dates[date]));
}

static double year_step(const mv_timeline_chart *c)
{
    double span = c->last - c->first;
    return span > 0 ? fmax(1, mv_nice_step(span, c->narrow ? 5 : 10)) : 1;
}

bool mv_timeline_year(const mv_timeline_chart *c, size_t index, double *year)
{
    *year = (ceil(c->first / year_step(c)) + (double)index) * year_step(c);
    return *year <= c->last + 1e-9;
}
