#ifndef SUPPORT_JSON_JSON_WALK_H
#define SUPPORT_JSON_JSON_WALK_H

#include <stdbool.h>

/* Walking over a JSON text that was parsed before, and is valid, to change it in one place:
 *
 *   mv_json_child child = mv_json_first(container);
 *   while (mv_json_step(&child)) ... child.key, child.value, child.end ...
 */
typedef struct mv_json_child {
    const char *key;   /* the quote before the key of a member; NULL in a list */
    const char *value; /* where it begins */
    const char *end;   /* behind it */
    const char *start; /* the key, or else the value */
} mv_json_child;

/* Before the first child of an object or a list, which begins here. */
mv_json_child mv_json_first(const char *container);

/* The next child; false behind the last, when `end` is the bracket that closes the container. */
bool mv_json_step(mv_json_child *child);

/* The value of a member, or NULL. The key must not need escapes. */
const char *mv_json_value(const char *object, const char *key);

/* Whether a member has this key. */
bool mv_json_key_is(const mv_json_child *member, const char *key);

const char *mv_json_blanks(const char *at); /* behind them */

#endif
