#include "svg/svg.h"
#include <string.h>

void mv_svg_add_title(mv_text *out, const char *title)
{
    mv_text_add(out, "<title>");
    mv_text_add_xml(out, title);
    mv_text_add(out, "</title>\n");
}

void mv_svg_open(mv_text *out, const mv_svg_head *head)
{
    double wide = head->width, high = head->height;
    mv_text_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    if (head->shown > 0)
        mv_text_format(out, " width=\"%.5g%s\" height=\"%.5g%s\"", head->shown, head->unit,
                       head->shown * high / wide, head->unit);
    else
        mv_text_format(out, " width=\"%.0f\" height=\"%.0f\"", wide, high);
    mv_text_format(out, " viewBox=\"0 0 %.0f %.0f\" lang=\"en\" role=\"img\"", wide, high);
    mv_text_add(out, " aria-labelledby=\"title\" aria-describedby=\"description\""
                     " font-family=\"" MV_FONT_FAMILY "\">\n<title id=\"title\">");
    mv_text_add_xml(out, head->title);
    mv_text_add(out, "</title>\n<desc id=\"description\">");
    mv_text_add_xml(out, head->description);
    mv_text_format(out, "</desc>\n<rect width=\"%.0f\" height=\"%.0f\" fill=\"%s\"/>\n", wide, high, head->paper);
    mv_text_add(out, "<g aria-hidden=\"true\">\n"); /* browsers read tooltips inside an image all the same */
}

void mv_svg_close(mv_text *out)
{
    mv_text_add(out, "</g>\n</svg>\n");
}

static void open_text(mv_text *out, const mv_svg_pen *pen, mv_point at)
{
    mv_text_add(out, "<text");
    if (pen->anchor) mv_text_add_attribute(out, "text-anchor", pen->anchor);
    mv_text_format(out, " x=\"%.2f\" y=\"%.2f\" font-size=\"%.2f\" fill=\"%s\"", at.x, at.y, pen->font.size,
                   pen->color);
    if (pen->font.bold) mv_text_add(out, " font-weight=\"bold\"");
    if (pen->rim)
        mv_text_format(out, " paint-order=\"stroke\" stroke=\"%s\" stroke-width=\"3.2\" stroke-linejoin=\"round\"",
                       pen->rim);
    if (pen->language) mv_text_add_attribute(out, "xml:lang", pen->language);
    mv_text_add(out, ">");
}

void mv_svg_add_text(mv_text *out, const mv_svg_pen *pen, mv_point at, const char *text)
{
    open_text(out, pen, at);
    mv_text_add_xml(out, text);
    mv_text_add(out, "</text>\n");
}

const char *mv_svg_add_lines(mv_text *out, const mv_svg_pen *pen, mv_point at, const char *lines, size_t most)
{
    for (; *lines && most; most--, at.y += mv_font_line_height(pen->font)) {
        size_t length = strcspn(lines, "\n");
        mv_text line = { 0 };
        mv_text_add_bytes(&line, lines, length);
        mv_svg_add_text(out, pen, at, line.bytes);
        mv_text_clear(&line);
        lines += length + (lines[length] != '\0');
    }
    return lines;
}

void mv_svg_add_line(mv_text *out, mv_point from, mv_point to, const char *color, double width)
{
    mv_text_format(out,
                   "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke=\"%s\" stroke-width=\"%.2f\"/>\n",
                   from.x, from.y, to.x, to.y, color, width);
}
