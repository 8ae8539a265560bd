#include "picture/charts/sets_page.h"

mv_text mv_sets_name(const char *name, double width)
{
    mv_text text = { 0 };
    mv_font_wrap(&text, mv_sets_font, name, width, 1, NULL);
    if (!text.length) mv_text_add(&text, "\xe2\x80\x93");
    return text;
}
