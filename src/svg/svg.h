#ifndef SVG_SVG_H
#define SVG_SVG_H

#include "support/font/font.h"
#include "svg/box.h"

/* What all our pictures are written with: their head and their text. Colours and the names of attributes are
 * trusted, everything else is escaped. */

/* What a file begins with; an SVG inside HTML must not have it. */
#define MV_SVG_PROLOG "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

typedef struct mv_svg_head {
    double width, height;
    const char *title, *description; /* what is to be seen; its values, and where they stand as tables */
    const char *paper;               /* the colour behind everything */
    double shown;                    /* as wide as it is shown, in `unit`; 0: as it is */
    const char *unit;                /* "mm" or "" */
} mv_svg_head;

/* Opens a document in English: size, role, title, description, background. What is in another language says so. To
 * a screen reader it is one image: what stands inside has tooltips for whoever points at it, and no roles. */
void mv_svg_open(mv_text *out, const mv_svg_head *head);
void mv_svg_close(mv_text *out);

/* Adds an element's tooltip. */
void mv_svg_add_title(mv_text *out, const char *title);

/* How a text is written. */
typedef struct mv_svg_pen {
    mv_font font;
    const char *color;
    const char *anchor;   /* where its place is: "middle" or "end" of the text; NULL: the start */
    const char *rim;      /* a colour around the letters, which keeps them readable on lines; NULL: none */
    const char *language; /* NULL: English, like everything around it */
} mv_svg_pen;

/* Adds a text whose baseline is at this place. */
void mv_svg_add_text(mv_text *out, const mv_svg_pen *pen, mv_point at, const char *text);

/* Adds a text with line breaks, at most `most` lines below each other. Returns what is left of it. */
const char *mv_svg_add_lines(mv_text *out, const mv_svg_pen *pen, mv_point at, const char *lines, size_t most);

void mv_svg_add_line(mv_text *out, mv_point from, mv_point to, const char *color, double width);

#endif
