#include "support/json/json_text.h"
#include <string.h>

/* Every value ends in something else than an opening bracket, texts in their quote. */
static bool is_first(const mv_text *text)
{
    return text->length == 0 || strchr("{[", text->bytes[text->length - 1]);
}

static void add_line(mv_text *text, int depth)
{
    mv_text_add(text, "\n");
    for (int i = 0; i < depth; i++) mv_text_add(text, "  ");
}

void mv_json_next(mv_text *text, mv_json_style style, const char *key)
{
    bool first = is_first(text);
    if (!first) mv_text_add(text, ",");
    if (style >= 0)
        add_line(text, style);
    else if (style == MV_JSON_LOOSE || (style == MV_JSON_TIGHT && !first))
        mv_text_add(text, " ");
    if (!key) return;
    mv_text_add_json(text, key);
    mv_text_add(text, ": ");
}

void mv_json_open(mv_text *text, mv_json_style style, const char *key, char bracket)
{
    mv_json_next(text, style, key);
    mv_text_add_bytes(text, &bracket, 1);
}

void mv_json_close(mv_text *text, mv_json_style style, char bracket)
{
    if (style > 0 && !is_first(text)) add_line(text, style - 1);
    if (style == MV_JSON_LOOSE) mv_text_add(text, " ");
    mv_text_add_bytes(text, &bracket, 1);
}

void mv_json_add_text(mv_text *text, mv_json_style style, const char *key, const char *value)
{
    mv_json_next(text, style, key);
    mv_text_add_json(text, value);
}

void mv_json_add_number(mv_text *text, mv_json_style style, const char *key, double value, int digits)
{
    mv_json_next(text, style, key);
    mv_text_add_number(text, value, digits);
}

void mv_json_add_integer(mv_text *text, mv_json_style style, const char *key, long long value)
{
    mv_json_next(text, style, key);
    mv_text_format(text, "%lld", value);
}

void mv_json_add_bool(mv_text *text, mv_json_style style, const char *key, bool value)
{
    mv_json_next(text, style, key);
    mv_text_add(text, value ? "true" : "false");
}
