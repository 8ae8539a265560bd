#include "forms/html_parts.h"
#include <string.h>

/* Values and texts of a page. */

/* The address at the start of a text: how many bytes it has, without the full stop or bracket that ends a
 * sentence; 0: there is none. */
static size_t address_length(const char *text)
{
    size_t scheme = mv_text_scheme(text), length = scheme ? strcspn(text, " \t\r\n\"<>") : 0;
    while (length > scheme && strchr(".,;:)", text[length - 1])) length--;
    return length > scheme ? length : 0;
}

static void add_link(mv_text *out, const char *address, size_t length)
{
    mv_text copy = { 0 };
    mv_text_add_bytes(&copy, address, length);
    mv_text_add(out, "<a");
    mv_text_add_attribute(out, "href", copy.bytes);
    mv_text_add(out, " rel=\"noreferrer\">");
    mv_text_add_xml(out, copy.bytes);
    mv_text_add(out, "</a>");
    mv_text_clear(&copy);
}

void mv_html_add_linked(mv_text *out, const char *text)
{
    while (*text) {
        const char *next = text;
        while (*next && !address_length(next)) next++;
        mv_text plain = { 0 };
        mv_text_add_bytes(&plain, text, (size_t)(next - text));
        mv_text_add_xml(out, plain.bytes);
        mv_text_clear(&plain);
        if (!*next) return;
        size_t length = address_length(next);
        add_link(out, next, length);
        text = next + length;
    }
}

/* The reason without what it says of options. */
static void add_reason(mv_text *out, const char *reason)
{
    mv_text text = mv_reader_text(reason);
    if (text.length) mv_text_add_attribute(out, "title", text.bytes);
    mv_text_clear(&text);
}

void mv_html_add_value(mv_text *out, const char *element, const char *more, const mv_value *value)
{
    bool number = value->kind != MV_TEXT;
    mv_text_format(out, "<%s%s%s", element, more, number ? " class=\"number\"" : "");
    if (value->kind == MV_UNDEFINED && value->text) add_reason(out, value->text);
    if (value->language) mv_text_add_attribute(out, "lang", value->language);
    mv_text_add(out, ">");
    if (number)
        mv_value_show(out, value);
    else
        mv_html_add_linked(out, value->text);
    mv_text_format(out, "</%s>", element);
}
