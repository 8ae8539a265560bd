#ifndef SUPPORT_JSON_JSON_READ_H
#define SUPPORT_JSON_JSON_READ_H

#include "multivector/error.h"
#include "support/text.h"
#include <jansson.h>

/* The one door to Jansson: reading JSON text, with the place of every value kept. */

typedef struct mv_json mv_json;

/* Parses a text (UTF-8, one leading byte-order mark allowed, no duplicate keys). `source` names it in
 * messages. The document and everything below mv_json_root() live until mv_json_free(). */
mv_status mv_json_parse(mv_json **out, const char *source, const char *bytes, size_t length, mv_log *log);

/* The same of one line of a file, counted from 1. */
mv_status mv_json_parse_line(mv_json **out, const char *source, size_t line, const char *bytes, size_t length,
                             mv_log *log);

json_t *mv_json_root(const mv_json *document);

/* The place of a member's value, of a member's key, or of an element of an array; the place of the container
 * itself when it has no such member. `container` belongs to the document. */
mv_place mv_json_member(mv_json *document, const json_t *container, const char *key);
mv_place mv_json_key(mv_json *document, const json_t *container, const char *key);
mv_place mv_json_element(mv_json *document, const json_t *container, size_t index);

/* Whether a text that begins with a brace looks like an object with this key, not in what it holds; without
 * parsing it, for telling formats apart. The key must not need escapes. */
bool mv_json_has_key(const char *bytes, const char *key);

/* Whether lists and objects stand within each other more than so many deep, without parsing them. */
bool mv_json_nests(const char *bytes, size_t length, size_t depth);

/* A value as it would stand in a text, with sorted keys; the caller frees it. */
char *mv_json_dump(const json_t *value);

/* Where the document begins. */
mv_place mv_json_start(mv_json *document);

/* Behind the value that a text begins with, without parsing it; NULL when it does not end. */
const char *mv_json_skip(const char *bytes);

void mv_json_free(mv_json *document); /* accepts NULL */

#endif
