#include "draw/page/page.h"
#include "svg/svg.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

static const double half_circle = 3.141592653589793;
static const double arc_inset = 4.5, arc_stroke = 6; /* from the radius to the middle of an arc; its width */

static mv_point on_circle(mv_point middle, double radius, double angle)
{
    mv_point d = mv_dial_direction(angle);
    return (mv_point){ middle.x + d.x * radius, middle.y + d.y * radius };
}

static mv_point middle_of(const mv_scene *scene)
{
    return mv_scene_mark(&scene->nodes[scene->dial->middle]);
}

/* Where the arc of a sector begins and ends. */
static double arc_from(const mv_sector *sector, double arc)
{
    return (sector->from + sector->to - arc) / 2;
}

/* The angle of it in a panel, or in the only picture. */
static double arc_in(const mv_scene *scene, const mv_scene_panel *panel, const mv_sector *sector)
{
    return sector->arc * (panel ? sector->parts[panel - scene->panels] : 1);
}

/* --- SVG ----------------------------------------------------------------------------------------------------- */

/* Two halves, because an arc of a whole circle would end where it begins. */
static void add_arc(mv_text *out, mv_point middle, double radius, double from, double to)
{
    mv_point half = on_circle(middle, radius, (from + to) / 2), end = on_circle(middle, radius, to);
    mv_text_format(out, "A%.2f,%.2f 0 0 1 %.2f,%.2f A%.2f,%.2f 0 0 1 %.2f,%.2f", radius, radius, half.x, half.y,
                   radius, radius, end.x, end.y);
}

static void write_ground(mv_text *out, const mv_scene *scene, const mv_sector *sector)
{
    mv_point middle = middle_of(scene), start = on_circle(middle, scene->dial->radius, sector->from);
    bool whole = sector->to - sector->from > 2 * half_circle - 1e-6;
    mv_text_format(out, "<path class=\"ground\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\" d=\"M%.2f,%.2f",
                   sector->tint, scene->paper, whole ? "0" : "2.4", start.x, start.y);
    add_arc(out, middle, scene->dial->radius, sector->from, sector->to);
    if (!whole) mv_text_format(out, "L%.2f,%.2f", middle.x, middle.y);
    mv_text_add(out, "Z\"/>\n");
}

static void write_arc(mv_text *out, const mv_scene *scene, const mv_sector *sector, double arc)
{
    double radius = scene->dial->radius + arc_inset, from = arc_from(sector, arc), to = from + arc;
    double border = 1.2 / radius; /* as the sectors have */
    if (to - from <= 2 * border) return;
    if (sector->to - sector->from < 2 * half_circle - 1e-6) from += border, to -= border;
    mv_point middle = middle_of(scene), start = on_circle(middle, radius, from);
    mv_text_format(out, "<path class=\"share\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" d=\"M%.2f,%.2f",
                   sector->color, arc_stroke, start.x, start.y);
    add_arc(out, middle, radius, from, to);
    mv_text_add(out, "\"/>\n");
}

static void write_leader(mv_text *out, const mv_scene *scene, const mv_sector *sector)
{
    if (!sector->leader) return;
    mv_point middle = middle_of(scene);
    mv_point from = on_circle(middle, scene->dial->radius + 9, (sector->from + sector->to) / 2);
    mv_point to = { middle.x + sector->label.x, middle.y + sector->label.y };
    double dx = fabs(to.x - from.x), dy = fabs(to.y - from.y);
    double stop = 1 - fmin(fmin(dx > 0 ? sector->width / 2 / dx : 1, dy > 0 ? sector->height / 2 / dy : 1), 1);
    mv_text_format(out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"0.8\" d=\"M%.2f,%.2fL%.2f,%.2f\"/>\n",
                   sector->ink, from.x, from.y, from.x + (to.x - from.x) * stop, from.y + (to.y - from.y) * stop);
}

/* Name and value below each other, the name bold. */
static void write_label(mv_text *out, const mv_scene *scene, const mv_sector *sector)
{
    mv_font font = mv_dial_font(scene->dial);
    mv_point middle = middle_of(scene);
    double step = mv_font_line_height(font);
    mv_point at = { middle.x + sector->label.x,
                    middle.y + sector->label.y - sector->height / 2 + step / 2 + 0.35 * font.size };
    mv_svg_pen pen = { font, sector->ink, .anchor = "middle" };
    const char *value = mv_svg_add_lines(out, &pen, at, sector->lines.bytes, sector->name_lines);
    at.y += step * (double)sector->name_lines;
    pen.font.bold = false;
    mv_svg_add_lines(out, &pen, at, value, SIZE_MAX);
}

static void write_angles(mv_text *out, const mv_sector *sector, double arc)
{
    const double degrees = 180 / half_circle;
    mv_text_format(out, " data-from=\"%.4f\" data-to=\"%.4f\" data-arc=\"%.4f\"", sector->from * degrees,
                   sector->to * degrees, arc * degrees);
}

static void write_sector(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel, const mv_sector *sector)
{
    double arc = arc_in(scene, panel, sector);
    mv_symbol_open(out, panel, sector->id, "sector", sector->classes);
    mv_symbol_add_data(out, sector->data);
    write_angles(out, sector, arc);
    mv_text_add(out, ">\n");
    mv_svg_add_title(out, sector->tooltip);
    write_ground(out, scene, sector);
    write_arc(out, scene, sector, arc);
    write_leader(out, scene, sector);
    write_label(out, scene, sector);
    mv_text_add(out, "</g>\n");
}

void mv_dial_write(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel)
{
    mv_point middle = middle_of(scene);
    mv_text_format(out, "<g id=\"%s%sdial\" data-middle=\"%.2f %.2f\" data-radius=\"%.2f\">\n",
                   panel ? panel->id : "", panel ? "-" : "", middle.x, middle.y, scene->dial->radius);
    for (size_t i = 0; i < scene->dial->sector_count; i++)
        write_sector(out, scene, panel, &scene->dial->sectors[i]);
    mv_text_add(out, "</g>\n");
}

/* --- xdot ------------------------------------------------------------------------------------------- */

static void add_colors(mv_text *out, const char *pen, const char *fill)
{
    mv_text_format(out, "c 7 -%s C 7 -%s ", pen, fill);
}

static void add_point(mv_text *out, mv_point p)
{
    mv_text_format(out, "%.2f %.2f ", p.x, -p.y); /* Graphviz counts upwards */
}

/* A ring's part between two radii, as a polygon. */
static void add_part(mv_text *out, mv_point middle, const double radii[2], double from, double to)
{
    enum { STEPS = 60 };
    mv_text_format(out, "P %d ", 2 * (STEPS + 1));
    for (int side = 0; side < 2; side++)
        for (int i = 0; i <= STEPS; i++) {
            double t = (double)(side ? STEPS - i : i) / STEPS;
            add_point(out, on_circle(middle, radii[side], from + (to - from) * t));
        }
}

static void add_label(mv_text *out, const mv_scene *scene, const mv_sector *sector)
{
    mv_font font = mv_dial_font(scene->dial);
    mv_point middle = middle_of(scene);
    double step = mv_font_line_height(font),
           y = middle.y + sector->label.y - sector->height / 2 + 0.85 * font.size;
    mv_text_format(out, "F %.2f %zu -%s c 7 -%s ", font.size, strlen(MV_FONT_FAMILY), MV_FONT_FAMILY, sector->ink);
    for (const char *line = sector->lines.bytes; *line; y += step) {
        size_t length = strcspn(line, "\n");
        mv_text_add(out, "T ");
        add_point(out, (mv_point){ middle.x + sector->label.x, y });
        mv_text_format(out, "0 %.2f %zu -", sector->width, length);
        mv_text_add_bytes(out, line, length);
        mv_text_add(out, " ");
        line += length + (line[length] != '\0');
    }
}

void mv_dial_write_xdot(mv_text *out, const mv_scene *scene)
{
    const mv_dial *dial = scene->dial;
    const double ground[2] = { 0.01, dial->radius };
    const double arc[2] = { dial->radius + arc_inset - arc_stroke / 2, dial->radius + arc_inset + arc_stroke / 2 };
    for (size_t i = 0; i < dial->sector_count; i++) {
        const mv_sector *s = &dial->sectors[i];
        add_colors(out, scene->paper, s->tint);
        add_part(out, middle_of(scene), ground, s->from, s->to);
        add_colors(out, s->color, s->color);
        double from = arc_from(s, s->arc);
        if (s->arc > 0) add_part(out, middle_of(scene), arc, from, from + s->arc);
        add_label(out, scene, s);
    }
}
