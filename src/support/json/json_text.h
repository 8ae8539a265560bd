#ifndef SUPPORT_JSON_JSON_TEXT_H
#define SUPPORT_JSON_JSON_TEXT_H

#include "support/text.h"

/* The one writer of JSON. It keeps nothing: what stands at the end of the text says whether a comma is due, and
 * the caller says how the members of an object, or the entries of a list, stand. Keys and texts are escaped. */

/* One of these for what stands in one line, or how deep lines of their own are indented, two blanks a step. */
typedef int mv_json_style;
enum {
    MV_JSON_TIGHT = -1, /* {"a": 1, "b": 2} */
    MV_JSON_LOOSE = -2, /* { "a": 1, "b": 2 } */
    MV_JSON_DENSE = -3  /* {"a": 1,"b": 2} */
};

/* Goes to the place of the next member or entry; writes its key unless that is NULL. A value must follow. */
void mv_json_next(mv_text *text, mv_json_style style, const char *key);

/* The same, and the bracket that begins an object or a list; the first one of a text may be added as it is. */
void mv_json_open(mv_text *text, mv_json_style style, const char *key, char bracket);

/* The bracket that ends it. `style` is that of its own members or entries. */
void mv_json_close(mv_text *text, mv_json_style style, char bracket);

/* A member, or an entry when `key` is NULL. */
void mv_json_add_text(mv_text *text, mv_json_style style, const char *key, const char *value);
void mv_json_add_number(mv_text *text, mv_json_style style, const char *key, double value, int digits);
void mv_json_add_integer(mv_text *text, mv_json_style style, const char *key, long long value);
void mv_json_add_bool(mv_text *text, mv_json_style style, const char *key, bool value);

#endif
