#ifndef PICTURE_DRAWING_DRAWING_JSON_H
#define PICTURE_DRAWING_DRAWING_JSON_H

#include "support/text.h"

/* Writing a drawing as JSON, member by member. */

/* A comma, unless it is the first in its brackets. */
void mv_put_next(mv_text *out);

/* A member of an object: its key, or key and value. */
void mv_put_key(mv_text *out, const char *key);
void mv_put_open(mv_text *out, const char *key, char bracket); /* the value begins with this bracket */
void mv_put_text(mv_text *out, const char *key, const char *value);
void mv_put_written(mv_text *out, const char *key, mv_text *value); /* which is cleared */
void mv_put_number(mv_text *out, const char *key, double value);
void mv_put_flag(mv_text *out, const char *key, bool value);

/* The members that describe the mark of an actor or of a row of the legend. */
void mv_put_mark(mv_text *out, const char *shape, const char *fill, const char *stroke, double size,
                 double stroke_width);

/* Adds an id of the data as a part of an id or class in SVG: letters, digits, '-' and '_' stay, everything
 * else becomes ".hh", so that different ids stay different. */
void mv_put_slug(mv_text *out, const char *id);

/* Open a section of the legend and a row in it; the caller closes them. */
void mv_drawing_open_section(mv_text *out, const char *title, bool nested);
void mv_drawing_open_row(mv_text *out, const char *text);

#endif
