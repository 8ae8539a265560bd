#ifndef PICTURE_CHARTS_CHART_PAGE_H
#define PICTURE_CHARTS_CHART_PAGE_H

#include "multivector/error.h"
#include "picture/style.h"
#include "svg/svg.h"

/* What charts have in common. Everything in points. */

enum { MV_CHART_TITLE = 20, MV_CHART_TEXT = 12, MV_CHART_SMALL = 11 };

/* The width of charts for narrow screens: there titles have several lines. */
enum { MV_CHART_NARROW = 380 };

typedef struct mv_chart_page {
    double width, height;
    double left;          /* where title and subtitle begin */
    const char *what;     /* it is: "line chart" */
    const char *title;    /* written smaller, or cut, to the width of the page; where that is narrow, in lines */
    const char *subtitle; /* as many lines as it takes; also the description of the document */
    const mv_theme *theme;
    const char *remark; /* sentences that stand in the description alone; NULL: none */
    const char *source; /* where the data come from: lines below `height`, which the document is higher by */
} mv_chart_page;

/* The theme of this name (NULL: light); the answer to one that does not exist. */
mv_status mv_chart_choose_theme(const mv_theme **out, const char *name, mv_log *log);

/* What title and subtitle of more than one line each add to the height of the heading. */
double mv_chart_heading_more(const char *title, const char *subtitle, double width, double left);

/* Opens the document: title, description, background, heading and source line. */
void mv_chart_open(mv_text *out, const mv_chart_page *page);

/* Closes it, and turns it into the form of this name: svg (NULL), png or pdf. */
mv_status mv_chart_close(mv_text *out, const char *format, mv_log *log);

/* What a part is called and, smaller, what is to be said of it. */
void mv_chart_add_heading(mv_text *out, const mv_theme *theme, mv_point at, const char *title, const char *note);

/* Small and less important text: notes, the numbers of a scale. `anchor` is that of mv_svg_pen. */
void mv_chart_add_note(mv_text *out, const mv_theme *theme, mv_point at, const char *anchor, const char *text);

/* 1, 2 or 5 times a power of ten, so that at most `most` steps cover the span. */
double mv_nice_step(double span, int most);

/* A number of a scale: as short as it can be said. Uses the buffer. */
const char *mv_short_number(double value, char buffer[32]);

#endif
