#include "draw/page/page.h"
#include "svg/svg.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

static const double half_circle = 3.141592653589793;
static const double rim_inset = 4.5, rim_stroke = 4; /* from the radius to the middle of the rim; its width */

static mv_point on_circle(mv_point middle, double radius, double angle)
{
    mv_point d = mv_dial_direction(angle);
    return (mv_point){ middle.x + d.x * radius, middle.y + d.y * radius };
}

static mv_point middle_of(const mv_scene *scene)
{
    return mv_scene_mark(&scene->nodes[scene->dial->middle]);
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

/* In the colour of the vector, all along the sector: it says whose sector it is, and no share. */
static void write_rim(mv_text *out, const mv_scene *scene, const mv_sector *sector)
{
    double radius = scene->dial->radius + rim_inset, border = 1.2 / radius; /* as the sectors have */
    bool whole = sector->to - sector->from > 2 * half_circle - 1e-6;
    double from = sector->from + (whole ? 0 : border), to = sector->to - (whole ? 0 : border);
    mv_point middle = middle_of(scene), start = on_circle(middle, radius, from);
    if (to <= from) return;
    mv_text_format(out, "<path class=\"rim\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" d=\"M%.2f,%.2f",
                   sector->color, rim_stroke, start.x, start.y);
    add_arc(out, middle, radius, from, to);
    mv_text_add(out, "\"/>\n");
}

static void write_leader(mv_text *out, const mv_scene *scene, const mv_sector *sector)
{
    if (!sector->leader) return;
    mv_point middle = middle_of(scene);
    mv_point from = on_circle(
        middle,
        mv_dial_edge_between(scene->dial, (sector->from + sector->to) / 2, (sector->from + sector->to) / 2) + 2,
        (sector->from + sector->to) / 2);
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

static void write_angles(mv_text *out, double from, double to)
{
    const double degrees = 180 / half_circle;
    mv_text_format(out, " data-from=\"%.4f\" data-to=\"%.4f\"", from * degrees, to * degrees);
}

static void write_sector(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel, const mv_sector *sector)
{
    mv_symbol_open(out, panel, sector->id, "sector", sector->classes);
    mv_symbol_add_data(out, sector->data);
    write_angles(out, sector->from, sector->to);
    mv_text_add(out, ">\n");
    mv_svg_add_title(out, sector->tooltip);
    write_ground(out, scene, sector);
    write_rim(out, scene, sector);
    write_leader(out, scene, sector);
    write_label(out, scene, sector);
    mv_text_add(out, "</g>\n");
}

/* --- lines along the rim ---------------------------------------------------------------------------- */

/* Where a ray from the middle leaves the box of a node, as a distance from the middle. */
static double leave_box(const mv_scene *scene, size_t node, mv_point d)
{
    mv_point middle = middle_of(scene);
    mv_box box = mv_scene_box(&scene->nodes[node]);
    double x = d.x > 0 ? (box.right - middle.x) / d.x : d.x < 0 ? (box.left - middle.x) / d.x : INFINITY;
    double y = d.y > 0 ? (box.bottom - middle.y) / d.y : d.y < 0 ? (box.top - middle.y) / d.y : INFINITY;
    return fmin(x, y) + 1;
}

/* Where the stem of a line begins: at its actor, or at the edge when another stands between. */
static double stem_from(const mv_scene *scene, size_t node, double angle)
{
    const mv_dial *dial = scene->dial;
    mv_point middle = middle_of(scene), d = mv_dial_direction(angle);
    double from = leave_box(scene, node, d);
    mv_point a = on_circle(middle, from, angle), b = on_circle(middle, dial->radius, angle);
    for (size_t i = 0; i < scene->node_count; i++)
        if (i != node && mv_box_is_crossed(mv_box_wider(mv_scene_box(&scene->nodes[i]), 1), a, b))
            return dial->radius + MV_DIAL_RIM;
    return fmin(from, dial->radius + MV_DIAL_RIM);
}

static void write_stem(mv_text *out, const mv_scene *scene, size_t node, double angle, double to)
{
    mv_point middle = middle_of(scene), a = on_circle(middle, stem_from(scene, node, angle), angle),
             b = on_circle(middle, to, angle);
    mv_text_format(out, "M%.2f,%.2fL%.2f,%.2f", a.x, a.y, b.x, b.y);
}

static void write_rim_line(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel,
                           const mv_rim_line *line)
{
    mv_point middle = middle_of(scene);
    double r = mv_dial_lane(scene->dial, line->lane);
    mv_point start = on_circle(middle, r, line->from);
    mv_symbol_open(out, panel, line->id, "rivalry", line->classes);
    write_angles(out, line->from, line->to);
    mv_text_add(out, ">\n");
    mv_svg_add_title(out, line->tooltip);
    mv_text_format(out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\"", line->line.color,
                   line->line.width);
    if (line->line.dash[0]) mv_text_format(out, " stroke-dasharray=\"%s\"", line->line.dash);
    mv_text_add(out, " d=\"");
    write_stem(out, scene, line->first, line->from, r);
    write_stem(out, scene, line->last, line->to, r);
    mv_text_format(out, "M%.2f,%.2f", start.x, start.y);
    add_arc(out, middle, r, line->from, line->to);
    mv_text_add(out, "\"/>\n");
    mv_badge_write(out, scene, on_circle(middle, r, line->badge), mv_dial_badge(scene->dial), &line->line, ~0u,
                   true);
    mv_text_add(out, "</g>\n");
}

static void write_rim_lines(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel)
{
    for (size_t i = 0; i < scene->dial->line_count; i++) {
        const mv_rim_line *line = &scene->dial->lines[i];
        if (!panel || line->panels >> (panel - scene->panels) & 1) write_rim_line(out, scene, panel, line);
    }
}

void mv_dial_write(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel)
{
    mv_point middle = middle_of(scene);
    mv_text_format(out, "<g id=\"%s%sdial\" data-middle=\"%.2f %.2f\" data-radius=\"%.2f\">\n",
                   panel ? panel->id : "", panel ? "-" : "", middle.x, middle.y, scene->dial->radius);
    for (size_t i = 0; i < scene->dial->sector_count; i++)
        write_sector(out, scene, panel, &scene->dial->sectors[i]);
    write_rim_lines(out, scene, panel);
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
    const double step = 0.1; /* few points: Graphviz reads no long texts */
    int steps = (int)ceil(fmax((to - from) / step, 1));
    mv_text_format(out, "P %d ", 2 * (steps + 1));
    for (int side = 0; side < 2; side++)
        for (int i = 0; i <= steps; i++) {
            double t = (double)(side ? steps - i : i) / steps;
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
    const double rim[2] = { dial->radius + rim_inset - rim_stroke / 2, dial->radius + rim_inset + rim_stroke / 2 };
    for (size_t i = 0; i < dial->sector_count; i++) {
        const mv_sector *s = &dial->sectors[i];
        add_colors(out, scene->paper, s->tint);
        add_part(out, middle_of(scene), ground, s->from, s->to);
        add_colors(out, s->color, s->color);
        add_part(out, middle_of(scene), rim, s->from, s->to);
        add_label(out, scene, s);
    }
    for (size_t i = 0; i < dial->line_count; i++) {
        const mv_rim_line *line = &dial->lines[i];
        double r = mv_dial_lane(dial, line->lane), half = line->line.width / 2;
        add_colors(out, line->line.color, line->line.color);
        add_part(out, middle_of(scene), (double[]){ r - half, r + half }, line->from, line->to);
    }
}
