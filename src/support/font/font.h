#ifndef SUPPORT_FONT_FONT_H
#define SUPPORT_FONT_FONT_H

#include "support/text.h"

/* How much room a text takes in a diagram. Widths are those of Liberation Sans (Arial and Helvetica have the
 * same), from a table of our own, so that a drawing does not depend on the fonts of the machine it is made
 * on. */

#define MV_FONT_FAMILY "Liberation Sans, Arial, Helvetica, sans-serif"

typedef struct mv_font {
    double size; /* in points */
    bool bold;
} mv_font;

/* The width of a UTF-8 text in points. Characters outside the table count by the columns a terminal gives
 * them, rounded up: a label may get too much room, never too little. */
double mv_font_width(mv_font font, const char *text);

/* From one baseline to the next. */
double mv_font_line_height(mv_font font);

/* Adds `text` broken into at most `most` lines ('\n' between them), each at most `width` wide if words allow:
 * a word that is wider is broken, behind a hyphen or slash if it has one, and what does not fit the last line ends
 * in an ellipsis. Blanks at the ends go, control characters become blanks. Returns the number of lines: 0 for a
 * text without any character. *whole (unless NULL) tells whether all words are there unbroken. */
size_t mv_font_wrap(mv_text *out, mv_font font, const char *text, double width, size_t most, bool *whole);

/* The same on a width between `least` and `most`: wider rather than with a line that ends in a hyphen, or a word
 * that is cut. */
size_t mv_font_wrap_whole(mv_text *out, mv_font font, const char *text, double least, double most, size_t lines);

/* The width of the widest line of a text with line breaks, and the number of its lines (0 for ""). */
double mv_font_block(mv_font font, const char *text, size_t *lines);

#endif
