#include "picture/drawing/drawing_json.h"
#include <string.h>

void mv_put_next(mv_text *out)
{
    char last = out->length ? out->bytes[out->length - 1] : '{';
    if (!strchr("{[", last)) mv_text_add(out, ", ");
}

void mv_put_key(mv_text *out, const char *key)
{
    mv_put_next(out);
    mv_text_format(out, "\"%s\": ", key);
}

void mv_put_text(mv_text *out, const char *key, const char *value)
{
    mv_put_key(out, key);
    mv_text_add_json(out, value);
}

void mv_put_number(mv_text *out, const char *key, double value)
{
    mv_put_key(out, key);
    mv_text_add_number(out, value, 6);
}

void mv_put_flag(mv_text *out, const char *key, bool value)
{
    mv_put_key(out, key);
    mv_text_add(out, value ? "true" : "false");
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
