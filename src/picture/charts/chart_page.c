#include "picture/charts/chart_page.h"
#include "multivector/picture.h"
#include "picture/convert.h"
#include "support/memory.h"
#include "support/names.h"
#include <math.h>
#include <string.h>

mv_status mv_chart_choose_theme(const mv_theme **out, const char *name, mv_log *log)
{
    *out = mv_theme_find(name);
    return *out ? MV_OK : mv_choices_refuse(mv_drawing_theme_name, "--theme", name, log);
}

void mv_chart_add_note(mv_text *out, const mv_theme *theme, mv_point at, const char *anchor, const char *text)
{
    mv_svg_add_text(out,
                    &(mv_svg_pen){ .font = { MV_CHART_SMALL, false }, .color = theme->quiet, .anchor = anchor },
                    at, text);
}

void mv_chart_add_heading(mv_text *out, const mv_theme *theme, mv_point at, const char *title, const char *note)
{
    mv_svg_pen pen = { .font = { MV_CHART_TEXT + 1, true }, .color = theme->ink };
    mv_svg_add_text(out, &pen, at, title);
    at.x += mv_font_width(pen.font, title) + 10;
    mv_chart_add_note(out, theme, at, NULL, note);
}

double mv_nice_step(double span, int most)
{
    double power = pow(10, floor(log10(span / most)));
    static const double factors[] = { 1, 2, 5, 10 };
    for (size_t i = 0; i < MV_COUNT(factors); i++)
        if (span / (power * factors[i]) <= most) return power * factors[i];
    return power * 10;
}

const char *mv_short_number(double value, char buffer[32])
{
    mv_text text = { 0 };
    mv_text_add_number(&text, fabs(value) < 1e-12 ? 0 : value, 4);
    strncpy(buffer, text.bytes, 31);
    buffer[31] = '\0';
    mv_text_clear(&text);
    return buffer;
}

void mv_chart_open(mv_text *out, const mv_chart_page *page)
{
    mv_svg_pen title = { .font = { MV_CHART_TITLE, true }, .color = page->theme->ink },
               subtitle = { .font = { MV_CHART_TEXT, false }, .color = page->theme->quiet };
    mv_text fitted = { 0 }, description = { 0 };
    mv_text_add(&description, page->subtitle);
    if (page->remark && *page->remark) mv_text_format(&description, ". %s", page->remark);
    mv_svg_open(out, &(mv_svg_head){ page->width, page->height, page->what, page->title, description.bytes,
                                     page->theme->paper });
    mv_font_wrap(&fitted, title.font, page->title, page->width - page->left - 20, 1, NULL);
    mv_svg_add_text(out, &title, (mv_point){ page->left, 34 }, fitted.length ? fitted.bytes : "");
    mv_svg_add_text(out, &subtitle, (mv_point){ page->left, 53 }, page->subtitle);
    mv_text_clear(&fitted);
    mv_text_clear(&description);
}

mv_status mv_chart_close(mv_text *out, const char *format, mv_log *log)
{
    const mv_picture_form *form = mv_picture_form_find(format);
    mv_quoted quoted;
    if (!form || strcmp(form->drawn, "svg") != 0)
        return mv_misuse(log, "%s is no form of a chart; svg, png or pdf was expected", mv_quote(format, quoted));
    mv_svg_close(out);
    return mv_picture_convert(out, form, log);
}
