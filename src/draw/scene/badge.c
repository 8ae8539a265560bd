#include "draw/scene/scene.h"
#include "svg/svg.h"
#include <math.h>
#include <string.h>

/* Letters must be read, signs only seen: for a sign of radius 1, half the height of their box and their size. */
static const double box_share = 1.4, font_share = 2.1;

static bool is_sign(const char *badge)
{
    return strlen(badge) == 1 && strchr("-~", *badge);
}

static const unsigned everywhere = ~0u;

/* NULL when there is none. */
static const char *badge_in(const mv_line *line, unsigned panel, bool letters)
{
    if (letters && line->badge[0]) return line->badge;
    return line->minus & panel ? "-" : NULL;
}

/* The larger one, where a line has one in some panels and another in others. */
static const char *badge_of(const mv_line *line)
{
    return badge_in(line, everywhere, true);
}

const char *mv_line_color(const mv_line *line, unsigned panel)
{
    return line->other_color && line->others & panel ? line->other_color : line->color;
}

double mv_badge_radius(const mv_line *line, bool many, double letters)
{
    const char *badge = badge_of(line);
    if (!badge) return 0;
    if (!is_sign(badge)) return fmax(fmin(2.6 + line->width, 4.6), letters / font_share);
    return many ? fmin(1.9 + line->width, 3) : fmin(2.6 + line->width, 4.6);
}

double mv_badge_reach(const mv_line *line, double radius)
{
    const char *badge = badge_of(line);
    if (!badge || is_sign(badge)) return radius;
    return mv_font_width((mv_font){ radius * font_share, true }, badge) / 2 + radius * 0.7;
}

double mv_badge_rise(const mv_line *line, double radius)
{
    const char *badge = badge_of(line);
    return !badge || is_sign(badge) ? radius : radius * box_share;
}

const char *mv_badge_text(const mv_line *line)
{
    const char *badge = badge_of(line);
    return badge ? badge : "";
}

/* Signs are drawn rather than written: a font sets them too small, and never in the middle. */
static void write_sign(mv_text *out, mv_point centre, double radius, const char *color, char sign)
{
    double half = radius * 0.55;
    mv_text_format(out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" d=\"M%.2f,%.2f", color,
                   radius * 0.4, centre.x - half, centre.y);
    if (sign == '~')
        mv_text_format(out, "q%.2f,%.2f %.2f,0t%.2f,0", half / 2, -half * 1.4, half, half);
    else
        mv_text_format(out, "h%.2f", 2 * half);
    mv_text_add(out, "\"/>");
}

static void write_letters(mv_text *out, mv_point centre, double radius, const char *color, const char *letters)
{
    mv_svg_pen pen = { { radius * font_share, true }, color, .anchor = "middle" };
    centre.y += 0.35 * pen.font.size;
    mv_svg_add_text(out, &pen, centre, letters);
}

/* A sign in a disc, letters in a box with round ends. */
void mv_badge_write(mv_text *out, const mv_scene *scene, mv_point centre, double radius, const mv_line *line,
                    unsigned panel, bool letters)
{
    const char *badge = badge_in(line, panel, letters), *color = mv_line_color(line, panel);
    if (!badge) return;
    bool sign = is_sign(badge);
    double reach = mv_badge_reach(line, radius);
    mv_text_format(out, "<g class=\"%s\" opacity=\"%.2f\">", *badge == '-' ? "minus" : "badge",
                   sqrt(line->opacity));
    if (sign)
        mv_text_format(out, "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\"", centre.x, centre.y, radius);
    else
        mv_text_format(out, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" rx=\"%.2f\"",
                       centre.x - reach, centre.y - radius * box_share, 2 * reach, 2 * radius * box_share,
                       radius * box_share);
    mv_text_format(out, " fill=\"%s\" stroke=\"%s\" stroke-width=\"%.2f\"/>", scene->paper, color, radius * 0.25);
    if (sign)
        write_sign(out, centre, radius, color, *badge);
    else
        write_letters(out, centre, radius, scene->ink, badge);
    mv_text_add(out, "</g>\n");
}
