#include "picture/drawing/drawing_plan.h"
#include "support/json/json_text.h"

void mv_put_next(mv_text *out)
{
    mv_json_next(out, MV_JSON_TIGHT, NULL);
}

void mv_put_key(mv_text *out, const char *key)
{
    mv_json_next(out, MV_JSON_TIGHT, key);
}

void mv_put_open(mv_text *out, const char *key, char bracket)
{
    mv_json_open(out, MV_JSON_TIGHT, key, bracket);
}

void mv_put_text(mv_text *out, const char *key, const char *value)
{
    mv_json_add_text(out, MV_JSON_TIGHT, key, value);
}

void mv_put_written(mv_text *out, const char *key, mv_text *value)
{
    mv_put_text(out, key, value->bytes ? value->bytes : "");
    mv_text_clear(value);
}

void mv_put_number(mv_text *out, const char *key, double value)
{
    mv_json_add_number(out, MV_JSON_TIGHT, key, value, 6);
}

void mv_put_flag(mv_text *out, const char *key, bool value)
{
    mv_json_add_bool(out, MV_JSON_TIGHT, key, value);
}

void mv_put_mark(mv_text *out, const char *shape, const char *fill, const char *stroke, double size,
                 double stroke_width)
{
    mv_put_text(out, "shape", shape);
    mv_put_text(out, "fill", fill);
    mv_put_text(out, "stroke", stroke);
    mv_put_number(out, "size", size);
    mv_put_number(out, "stroke_width", stroke_width);
}

void mv_put_slug(mv_text *out, const char *id)
{
    for (; *id; id++) {
        bool plain = (*id >= '0' && *id <= '9') || (*id >= 'a' && *id <= 'z') || (*id >= 'A' && *id <= 'Z') ||
                     *id == '-' || *id == '_';
        if (plain)
            mv_text_add_bytes(out, id, 1);
        else
            mv_text_format(out, ".%02x", (unsigned char)*id);
    }
}

void mv_drawing_open_section(mv_text *out, const char *title, bool nested)
{
    mv_put_next(out);
    mv_text_add(out, "\n{");
    mv_put_text(out, "title", title);
    mv_put_flag(out, "nested", nested);
    mv_put_open(out, "rows", '[');
}

void mv_drawing_open_row(mv_text *out, const char *text)
{
    mv_put_next(out);
    mv_text_add(out, "{");
    mv_put_text(out, "text", text);
}
