#include "formats/relation_set/json_values.h"
#include "model/date_hint.h"
#include "support/memory.h"
#include "support/names.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

const char *mv_json_kind(const json_t *value)
{
    static const char *const names[] = {
        [JSON_OBJECT] = "an object", [JSON_ARRAY] = "an array", [JSON_STRING] = "a string",
        [JSON_INTEGER] = "a number", [JSON_REAL] = "a number",  [JSON_TRUE] = "true",
        [JSON_FALSE] = "false",      [JSON_NULL] = "null",
    };
    return names[json_typeof(value)];
}

void mv_json_wrong_type(mv_json_reader *r, const json_t *object, const char *key, const char *expected)
{
    MV_FAIL(r, mv_json_member(r->document, object, key), "\"%s\" is %s; %s was expected", key,
            mv_json_kind(json_object_get(object, key)), expected);
}

const char *mv_json_see_string(mv_json_reader *r, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!value) return NULL;
    if (!json_is_string(value)) {
        mv_json_wrong_type(r, object, key, "a string");
        return NULL;
    }
    if (json_string_length(value) == 0) {
        MV_FAIL(r, mv_json_member(r->document, object, key), "\"%s\" is empty; some text was expected", key);
        return NULL;
    }
    return json_string_value(value);
}

const char *mv_json_get_string(mv_json_reader *r, const json_t *object, const char *key)
{
    return mv_relations_text(r->set, mv_json_see_string(r, object, key));
}

const char *mv_json_get_id(mv_json_reader *r, const json_t *object)
{
    const char *id = mv_json_get_string(r, object, "id");
    if (!id || !mv_text_is_blank(id)) return id;
    MV_FAIL(r, mv_json_member(r->document, object, "id"), "\"id\" is nothing but blanks; some text was expected");
    return NULL;
}

static void require(mv_json_reader *r, const json_t *object, const char *key)
{
    if (!json_object_get(object, key))
        MV_FAIL(r, mv_json_member(r->document, object, key),
                "\"%s\" is missing; every record of this list needs one", key);
}

const char *mv_json_get_required(mv_json_reader *r, const json_t *object, const char *key)
{
    require(r, object, key);
    return mv_json_get_string(r, object, key);
}

const char *mv_json_see_required(mv_json_reader *r, const json_t *object, const char *key)
{
    require(r, object, key);
    return mv_json_see_string(r, object, key);
}

const char *mv_json_get_required_id(mv_json_reader *r, const json_t *object)
{
    require(r, object, "id");
    return mv_json_get_id(r, object);
}

bool mv_json_get_bool(mv_json_reader *r, const json_t *object, const char *key, bool otherwise)
{
    const json_t *value = json_object_get(object, key);
    if (value && !json_is_boolean(value)) mv_json_wrong_type(r, object, key, "true or false");
    return json_is_boolean(value) ? json_is_true(value) : otherwise;
}

int mv_json_get_sign(mv_json_reader *r, const json_t *object, int otherwise)
{
    const json_t *value = json_object_get(object, "sign");
    if (!value) return otherwise;
    double sign = json_is_number(value) ? json_number_value(value) : NAN;
    if (sign == -1 || sign == 0 || sign == 1) return (int)sign;
    MV_FAIL(r, mv_json_member(r->document, object, "sign"), "\"sign\" is %s; 1, 0 or -1 was expected",
            json_is_number(value) ? "another number" : mv_json_kind(value));
    return otherwise;
}

double mv_json_get_weight(mv_json_reader *r, const json_t *object, double otherwise)
{
    const json_t *value = json_object_get(object, "weight");
    if (!value) return otherwise;
    double weight = json_is_number(value) ? json_number_value(value) : NAN;
    if (weight > 0 && isfinite(weight)) return weight;
    MV_FAIL(r, mv_json_member(r->document, object, "weight"), "\"weight\" is %s; a number above 0 was expected",
            json_is_number(value) ? "not above 0" : mv_json_kind(value));
    return otherwise;
}

mv_date mv_json_get_date(mv_json_reader *r, const json_t *object, const char *key)
{
    mv_date date = { 0 };
    mv_quoted quoted, hint;
    const char *text = mv_json_see_string(r, object, key);
    if (text && !mv_date_parse(text, &date))
        MV_FAIL(r, mv_json_member(r->document, object, key), "\"%s\" is %s; " MV_DATE_EXPECTED " was expected%s",
                key, mv_quote(text, quoted), mv_date_hint(text, hint));
    return date;
}

void mv_json_check_keys(mv_json_reader *r, const json_t *object, const char *const *known, size_t count)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)object, key, value)
    {
        bool found = false;
        for (size_t i = 0; i < count && !found; i++) found = strcmp(key, known[i]) == 0;
        if (found) continue;
        mv_quoted quoted, hint;
        mv_place place = mv_json_key(r->document, object, key);
        mv_quote(key, quoted);
        mv_names_suggest(known, count, key, r->log, hint);
        if (r->strict)
            MV_FAIL(r, place, "unknown key %s%s", quoted, hint);
        else
            mv_log_warning(r->log, place, "unknown key %s is ignored%s", quoted, hint);
    }
}
