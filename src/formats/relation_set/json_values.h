#ifndef FORMATS_RELATION_SET_JSON_VALUES_H
#define FORMATS_RELATION_SET_JSON_VALUES_H

#include "formats/reader.h"
#include "support/json/json_read.h"

/* Values of JSON objects, checked: what is of the wrong type or out of range is an error with its place, and the
 * reading goes on with a harmless value, so that one run finds everything. */

typedef struct mv_json_reader {
    mv_relations *set;
    mv_json *document; /* the one whose records are being read */
    bool strict;
    mv_log *log;
} mv_json_reader;

#define MV_FAIL(r, place, ...) ((void)mv_log_error((r)->log, MV_BAD_DATA, place, __VA_ARGS__))

/* "an object", "a string", ... */
const char *mv_json_kind(const json_t *value);

void mv_json_wrong_type(mv_json_reader *r, const json_t *object, const char *key, const char *expected);

/* A string that belongs to the set, or NULL when there is none (which is an error only for a wrong type or an
 * empty string). */
const char *mv_json_get_string(mv_json_reader *r, const json_t *object, const char *key);

/* The same, but the string belongs to the document: for what is only looked up or read. */
const char *mv_json_see_string(mv_json_reader *r, const json_t *object, const char *key);
const char *mv_json_see_required(mv_json_reader *r, const json_t *object, const char *key);

/* A copy for "id", of which something must be seen. */
const char *mv_json_get_id(mv_json_reader *r, const json_t *object);

/* The same for a member that must be there. */
const char *mv_json_get_required(mv_json_reader *r, const json_t *object, const char *key);
const char *mv_json_get_required_id(mv_json_reader *r, const json_t *object);

bool mv_json_get_bool(mv_json_reader *r, const json_t *object, const char *key, bool otherwise);
int mv_json_get_sign(mv_json_reader *r, const json_t *object, int otherwise);
double mv_json_get_weight(mv_json_reader *r, const json_t *object, double otherwise);
mv_date mv_json_get_date(mv_json_reader *r, const json_t *object, const char *key);

/* Warns of keys that are not in the list; strict readers take them for errors. */
void mv_json_check_keys(mv_json_reader *r, const json_t *object, const char *const *known, size_t count);

#define MV_CHECK_KEYS(r, object, ...)                                                                             \
    do {                                                                                                          \
        static const char *const known[] = { __VA_ARGS__ };                                                       \
        mv_json_check_keys(r, object, known, MV_COUNT(known));                                                    \
    } while (0)

#endif
