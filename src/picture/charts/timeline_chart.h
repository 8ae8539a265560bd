#ifndef PICTURE_CHARTS_TIMELINE_CHART_H
#define PICTURE_CHARTS_TIMELINE_CHART_H

#include "multivector/timeline.h"
#include "picture/charts/chart_page.h"

enum { MV_TIMELINE_PANEL = 118 }; /* its height */

/* What the panels of a timeline are drawn with. Everything in points. */
typedef struct mv_timeline_chart {
    mv_text *out;
    const mv_timeline *timeline;
    const mv_theme *theme;
    const char *language;
    bool narrow;
    double width;       /* of the page */
    double first, last; /* the ends of the time axis, in years */
    double left, right; /* the ends of the time axis on the page */
    double heading;     /* where the panels may begin, below title and subtitle */
} mv_timeline_chart;

/* A date as a number of years; where such a number stands; where a date of the timeline does. */
double mv_timeline_years(mv_date date);
double mv_timeline_place(const mv_timeline_chart *chart, double time);
double mv_timeline_x(const mv_timeline_chart *chart, size_t date);

/* The years that the axis shows, one after the other; false behind the last. */
bool mv_timeline_year(const mv_timeline_chart *chart, size_t index, double *year);

/* A panel with the line of a metric, from `top` down; its heading stands above. */
void mv_timeline_add_panel(const mv_timeline_chart *chart, double top, size_t metric);

/* Marks the date from which relations of unknown beginning count. There must be one. */
void mv_timeline_add_joining(const mv_timeline_chart *chart, double top, double height);

/* Whether nothing is covered on a date. */
bool mv_timeline_any_beyond(const mv_timeline *timeline);

/* The relations that begin and end, as bars, and how high that is: 0 without any. */
double mv_timeline_events_height(const mv_timeline_chart *chart);
void mv_timeline_add_events(const mv_timeline_chart *chart, double top);

/* The first share among the metrics, in whose place all of them are stacked; MV_NONE: there is none. */
size_t mv_timeline_first_share(const mv_timeline *timeline);

/* The room that the labels of the shares need beside the panel. */
double mv_timeline_label_room(const mv_timeline *timeline);

/* Shares as areas on top of each other, the first at the bottom, each with its name and last value at its end; and
 * how high that is. */
double mv_timeline_stack_height(const mv_timeline *timeline);
void mv_timeline_add_stack(const mv_timeline_chart *chart, double top);

#endif
