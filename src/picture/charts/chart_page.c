#include "picture/charts/chart_page.h"
#include "picture/convert.h"
#include "support/memory.h"
#include <math.h>
#include <string.h>

void mv_svg_text(mv_text *out, double x, double y, const char *anchor, mv_font font, const char *color,
                 const char *text)
{
    mv_text_format(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%.0f\"%s fill=\"%s\">", x, y,
                   anchor, font.size, font.bold ? " font-weight=\"bold\"" : "", color);
    mv_text_add_xml(out, text);
    mv_text_add(out, "</text>\n");
}

void mv_svg_line(mv_text *out, double x1, double y1, double x2, double y2, const char *color, double width)
{
    mv_text_format(out,
                   "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>\n",
                   x1, y1, x2, y2, color, width);
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

void mv_svg_begin(mv_text *out, const mv_svg_page *page)
{
    mv_text_format(out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f "
                   "%.0f\" lang=\"%s\" "
                   "role=\"graphics-document\" aria-roledescription=\"%s\" aria-labelledby=\"title\" "
                   "aria-describedby=\"desc\" font-family=\"" MV_FONT_FAMILY "\">\n<title id=\"title\">",
                   page->width, page->height, page->width, page->height, "en", page->what);
    mv_text_add_xml(out, page->title);
    mv_text_add(out, "</title>\n<desc id=\"desc\">");
    mv_text_add_xml(out, page->subtitle);
    mv_text_format(out, "</desc>\n<rect width=\"%.0f\" height=\"%.0f\" fill=\"%s\"/>\n", page->width, page->height,
                   page->theme->paper);
    mv_font heading = { MV_SVG_TITLE, true };
    mv_text fitted = { 0 };
    mv_font_wrap(&fitted, heading, page->title, page->width - page->left - 20, 1, NULL);
    mv_svg_text(out, page->left, 34, "start", heading, page->theme->ink, fitted.length ? fitted.bytes : "");
    mv_svg_text(out, page->left, 53, "start", (mv_font){ MV_SVG_TEXT, false }, page->theme->quiet, page->subtitle);
    mv_text_clear(&fitted);
}

mv_status mv_svg_end(mv_text *out, const char *format, mv_log *log)
{
    const mv_picture_form *form = mv_picture_form_find(format);
    mv_quoted quoted;
    if (!form || strcmp(form->drawn, "svg") != 0)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 },
                            "%s is no form of a chart; svg, png or pdf was expected", mv_quote(format, quoted));
    mv_text_add(out, "</svg>\n");
    return mv_picture_convert(out, form, log);
}
