#ifndef PICTURE_CHARTS_CHART_PAGE_H
#define PICTURE_CHARTS_CHART_PAGE_H

#include "multivector/error.h"
#include "picture/style.h"
#include "support/font.h"

/* What charts written by hand have in common. Everything in points. */

enum { MV_SVG_TITLE = 20, MV_SVG_TEXT = 11, MV_SVG_SMALL = 10 };

typedef struct mv_svg_page {
    double width, height;
    double left;          /* where title and subtitle begin */
    const char *what;     /* it is: "line chart" */
    const char *title;    /* cut to the width of the page */
    const char *subtitle; /* also the description of the document */
    const mv_theme *theme;
} mv_svg_page;

/* Opens the document: title, description, background, and both lines of heading. */
void mv_svg_begin(mv_text *out, const mv_svg_page *page);

/* Closes it, and turns it into the form of this name: svg (NULL), png or pdf. */
mv_status mv_svg_end(mv_text *out, const char *format, mv_log *log);

/* `anchor` is start, middle or end. */
void mv_svg_text(mv_text *out, double x, double y, const char *anchor, mv_font font, const char *color,
                 const char *text);
void mv_svg_line(mv_text *out, double x1, double y1, double x2, double y2, const char *color, double width);

/* 1, 2 or 5 times a power of ten, so that at most `most` steps cover the span. */
double mv_nice_step(double span, int most);

/* A number of a scale: as short as it can be said. Uses the buffer. */
const char *mv_short_number(double value, char buffer[32]);

#endif
