#include "picture/charts/chart_page.h"
#include "multivector/picture.h"
#include "picture/convert.h"
#include "report/model/report_model.h"
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
    if (*note) mv_chart_add_note(out, theme, at, NULL, note);
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

enum { MARGIN = 20, MOST_LINES = 14, LEAST_TITLE = 14, NARROW_TITLE = 17 };

/* A text in lines below each other (not at all without `out`); returns the height they take. */
static double add_lines(mv_text *out, const mv_svg_pen *pen, mv_point at, double width, const char *text)
{
    mv_text lines = { 0 };
    size_t count = mv_font_wrap(&lines, pen->font, text, width, MOST_LINES, NULL);
    if (out && count) mv_svg_add_lines(out, pen, at, lines.bytes, count);
    mv_text_clear(&lines);
    return mv_font_line_height(pen->font) * (double)count;
}

static const mv_svg_pen narrow_title = { .font = { NARROW_TITLE, true } };

/* What lines beyond the first take. */
static double more_lines(const mv_svg_pen *pen, double width, const char *text)
{
    double height = add_lines(NULL, pen, (mv_point){ 0, 0 }, width, text);
    return fmax(0, height - mv_font_line_height(pen->font));
}

/* Of a page so wide. */
static double title_more(const char *title, double width, double left)
{
    return width > MV_CHART_NARROW ? 0 : more_lines(&narrow_title, width - left - MARGIN, title);
}

double mv_chart_heading_more(const char *title, const char *subtitle, double width, double left)
{
    mv_svg_pen pen = { .font = { MV_CHART_TEXT, false } };
    return title_more(title, width, left) + more_lines(&pen, width - left - MARGIN, subtitle);
}

/* A sentence is rather written smaller than cut. */
static void add_title(mv_text *out, const mv_chart_page *page)
{
    mv_svg_pen pen = { .font = { MV_CHART_TITLE, true }, .color = page->theme->ink };
    double width = page->width - page->left - MARGIN;
    mv_text fitted = { 0 };
    if (page->width <= MV_CHART_NARROW) {
        pen.font = narrow_title.font;
        add_lines(out, &pen, (mv_point){ page->left, 34 }, width, page->title);
        return;
    }
    while (pen.font.size > LEAST_TITLE && mv_font_width(pen.font, page->title) > width) pen.font.size -= 1;
    mv_font_wrap(&fitted, pen.font, page->title, width, 1, NULL);
    mv_svg_add_text(out, &pen, (mv_point){ page->left, 34 }, fitted.length ? fitted.bytes : "");
    mv_text_clear(&fitted);
}

static double add_source(mv_text *out, const mv_chart_page *page)
{
    mv_svg_pen pen = { .font = { MV_CHART_SMALL, false }, .color = page->theme->quiet };
    mv_point at = { page->left, page->height + MV_CHART_SMALL };
    if (!page->source) return 0;
    return add_lines(out, &pen, at, page->width - page->left - MARGIN, page->source) + MV_CHART_SMALL;
}

void mv_chart_open(mv_text *out, const mv_chart_page *page)
{
    mv_svg_pen subtitle = { .font = { MV_CHART_TEXT, false }, .color = page->theme->quiet };
    double width = page->width - page->left - MARGIN;
    mv_text description = { 0 }, remark = mv_reader_text(page->remark ? page->remark : "");
    mv_text_format(&description, "%s: %s.", page->what, page->subtitle);
    if (remark.length) mv_text_format(&description, " %s", remark.bytes);
    mv_svg_open(out, &(mv_svg_head){ page->width, page->height + add_source(NULL, page), page->title,
                                     description.bytes, page->theme->paper });
    add_title(out, page);
    add_lines(out, &subtitle, (mv_point){ page->left, 53 + title_more(page->title, page->width, page->left) },
              width, page->subtitle);
    add_source(out, page);
    mv_text_clear(&description);
    mv_text_clear(&remark);
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
