#include "draw/page/page.h"
#include "draw/place/place.h"
#include "draw/scene/scene.h"
#include "svg/svg.h"
#include <math.h>
#include <stdint.h>

/* In points at scale 1. */
static const double text_size = 10, line_sample = 34, mark_sample = 20, sample_gap = 7, section_gap = 11,
                    row_gap = 3;
static const double beside_column = 190, widest_column = 270, column_gap = 22;

/* Everything is written by one walk over the legend; without `out` it only measures. */
typedef struct legend_pen {
    mv_text *out;
    const mv_scene *scene;
    double x, y, scale;
    double widest; /* of a column, at scale 1 */
    double sample; /* of the section at hand, */
    double column; /* and how wide it gets */
} legend_pen;

static mv_font font_of(const legend_pen *pen, bool bold)
{
    return (mv_font){ text_size * pen->scale, bold };
}

static void write_text(const legend_pen *pen, double x, double y, mv_font font, const char *text)
{
    if (!pen->out) return;
    mv_svg_add_lines(pen->out, &(mv_svg_pen){ .font = font, .color = pen->scene->ink }, (mv_point){ x, y }, text,
                     SIZE_MAX);
}

static void write_mark(const legend_pen *pen, double x, double y, const mv_mark *mark)
{
    if (!pen->out) return;
    mv_text_format(pen->out, "<g transform=\"translate(%.2f %.2f)\"", x, y);
    if (mark->dash[0]) mv_text_format(pen->out, " stroke-dasharray=\"%s\"", mark->dash);
    mv_text_add(pen->out, ">");
    mv_shape_write(pen->out, mark->shape, mark->size, mark->fill, mark->stroke, mark->stroke_width);
    mv_hatch_write(pen->out, mark, (mv_point){ 0, 0 });
    mv_text_add(pen->out, "</g>\n");
}

static void write_line(const legend_pen *pen, double x, double y, const mv_line *line)
{
    if (!pen->out) return;
    double right = x + pen->sample * pen->scale, arrow = line->heads[1] ? mv_curve_arrow_length(line) : 0;
    mv_text_format(pen->out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" stroke-opacity=\"%.2f\"",
                   line->color, line->width, line->opacity);
    if (line->dash[0]) mv_text_format(pen->out, " stroke-dasharray=\"%s\"", line->dash);
    mv_text_format(pen->out, " d=\"M%.2f,%.2fH%.2f\"/>\n", x, y, right - arrow);
    if (line->heads[1])
        mv_text_format(pen->out, "<path fill=\"%s\" fill-opacity=\"%.2f\" d=\"M%.2f,%.2fl%.2f,%.2fv%.2fz\"/>\n",
                       line->color, line->opacity, right, y, -arrow, -arrow * 0.35, arrow * 0.7);
    mv_badge_write(pen->out, pen->scene, (mv_point){ (x + right) / 2, y }, 4.6 * pen->scale, line, ~0u, true);
}

/* A row is as high as its text or its sample; the two are centred on each other. */
static void write_row(legend_pen *pen, const mv_legend_row *row)
{
    mv_font font = font_of(pen, false);
    double height = mv_font_line_height(font), across = pen->sample * pen->scale;
    mv_text lines = { 0 };
    size_t count =
        mv_font_wrap(&lines, font, row->text, (pen->column - pen->sample - sample_gap) * pen->scale, 5, NULL);
    mv_mark mark = row->mark; /* as large as letters: only a scale shows sizes */
    mark.size *= pen->scale;
    double tall =
        fmax(height * (double)(count ? count : 1), row->has_mark ? mv_shape_height(mark.shape, mark.size) : 0);
    double middle = pen->y + tall / 2;
    if (row->has_mark) write_mark(pen, pen->x + across / 2, middle, &mark);
    if (row->has_line) write_line(pen, pen->x, middle, &row->line);
    double y = middle - height * (double)count / 2 + 0.85 * font.size;
    if (count) write_text(pen, pen->x + across + sample_gap * pen->scale, y, font, lines.bytes);
    pen->y += tall + row_gap * pen->scale;
    mv_text_clear(&lines);
}

/* A scale of sizes: marks that stand on one line, the largest first, each with a leader to its value. */
static void write_scale(legend_pen *pen, const mv_legend_section *section)
{
    mv_font font = font_of(pen, false);
    double largest = section->row_count ? section->rows[0].mark.size : 0, step = mv_font_line_height(font);
    double ground = pen->y + largest + 3, middle = pen->x + fmax(largest, pen->sample * pen->scale) / 2;
    double text = middle + fmax(largest / 2, pen->sample * pen->scale / 2) + sample_gap * pen->scale, above = -1e9;
    for (size_t i = 0; i < section->row_count; i++) {
        const mv_legend_row *row = &section->rows[i];
        double top = ground - row->mark.size, y = fmax(top, above + step);
        above = y;
        write_mark(pen, middle, ground - row->mark.size / 2, &row->mark);
        if (pen->out)
            mv_text_format(pen->out,
                           "<path fill=\"none\" stroke=\"%s\" stroke-width=\"0.6\" d=\"M%.2f,%.2fL%.2f,%.2f\"/>\n",
                           pen->scene->quiet, middle, top, text - 3, y);
        write_text(pen, text, y + 0.35 * font.size, font, row->text);
    }
    pen->y = fmax(ground, above + step / 2) + row_gap * pen->scale;
}

static void write_section(legend_pen *pen, const mv_legend_section *section)
{
    mv_font heading = font_of(pen, true);
    mv_text lines = { 0 };
    size_t count = mv_font_wrap(&lines, heading, section->title, pen->column * pen->scale, 2, NULL);
    if (count) write_text(pen, pen->x, pen->y + heading.size, heading, lines.bytes);
    mv_text_clear(&lines);
    pen->y += mv_font_line_height(heading) * (double)count + row_gap * pen->scale;
    if (section->nested) {
        write_scale(pen, section);
        return;
    }
    for (size_t i = 0; i < section->row_count; i++) write_row(pen, &section->rows[i]);
}

/* Lines need more room for their sample than marks, and the plate of the focus as much as it is wide. A column is
 * as wide as what is in it, up to a limit. */
static void measure(legend_pen *pen, const mv_legend_section *section)
{
    const double unit = text_size, spare = 1;
    double text = 0;
    pen->sample = mark_sample;
    for (size_t i = 0; i < section->row_count; i++) {
        const mv_legend_row *row = &section->rows[i];
        double mark = row->has_mark && !section->nested ? row->mark.size : 0;
        pen->sample = fmax(pen->sample, row->has_line ? line_sample : mark);
        text = fmax(text, mv_font_width((mv_font){ unit, false }, row->text));
    }
    double own = pen->sample + sample_gap + text + spare;
    if (section->nested && section->row_count)
        own = fmax(own, section->rows[0].mark.size / pen->scale + sample_gap + text);
    double title = fmin(mv_font_width((mv_font){ unit, true }, section->title) + spare, widest_column);
    pen->column = fmax(fmin(own, pen->widest), fmin(title, fmax(pen->widest, beside_column)));
}

static double section_height(const legend_pen *pen, const mv_legend_section *section)
{
    legend_pen probe = *pen;
    probe.out = NULL;
    write_section(&probe, section);
    return probe.y - pen->y;
}

/* What columns come to. */
typedef struct columns {
    double gap, longest, width; /* between them; of all, at scale 1 */
    size_t count;
} columns;

/* Writes the sections into columns no longer than `limit`, unless a single section is. */
static void write_columns(legend_pen pen, double limit, columns *c)
{
    double top = pen.y, left = pen.x, wide = 0;
    c->count = 1;
    c->longest = c->width = 0;
    for (size_t i = 0; i < pen.scene->section_count; i++) {
        const mv_legend_section *section = &pen.scene->sections[i];
        measure(&pen, section);
        if (pen.y > top && pen.y + section_height(&pen, section) > top + limit) {
            c->count++;
            pen.x += (wide + c->gap) * pen.scale;
            pen.y = top;
            wide = 0;
        }
        write_section(&pen, section);
        wide = fmax(wide, pen.column);
        c->width = (pen.x - left) / pen.scale + wide;
        c->longest = fmax(c->longest, pen.y - top);
        pen.y += section_gap * pen.scale;
    }
}

/* The least length of columns that fit the room, each at most so wide. */
static double least_limit(const legend_pen *pen, double room)
{
    const double step = 8, most = 1e5;
    columns c = { .gap = column_gap };
    double limit = 0;
    for (write_columns(*pen, limit, &c); c.width > room && limit < most; write_columns(*pen, limit, &c))
        limit += step;
    return limit;
}

/* As wide as the texts are, or narrower ones where more of them are shorter: texts take more lines in them. */
static double choose_columns(legend_pen *pen, double room)
{
    static const double narrower[] = { 230, 195, 165, 140, 118, 100 };
    const double worth = 0.92;
    double best = pen->widest, least = least_limit(pen, room);
    for (size_t i = 0; i < sizeof narrower / sizeof *narrower; i++) {
        if (narrower[i] >= best) continue;
        pen->widest = narrower[i];
        double limit = least_limit(pen, room);
        if (limit >= worth * least) continue;
        least = limit;
        best = narrower[i];
    }
    pen->widest = best;
    return least;
}

/* Columns side by side on this width (0: one column below the other), all as short as can be. */
static mv_point write_legend(mv_text *out, const mv_scene *scene, mv_point corner, double scale, double width)
{
    const double widest_gap = 60;
    double room = width > 0 ? width / scale : beside_column, limit = 1e5;
    legend_pen pen = { .scene = scene, .x = corner.x, .y = corner.y, .scale = scale };
    columns c = { .gap = column_gap };
    if (scene->section_count == 0) return (mv_point){ 0, 0 };
    pen.widest = fmin(width > 0 ? widest_column : beside_column, room);
    if (width > 0) limit = choose_columns(&pen, room);
    write_columns(pen, limit, &c);
    if (c.count > 1) c.gap = fmin(c.gap + fmax(room - c.width, 0) / (double)(c.count - 1), widest_gap);
    pen.out = out;
    write_columns(pen, limit, &c);
    return (mv_point){ (width > 0 ? c.width : fmax(c.width, beside_column * 0.8)) * scale, c.longest };
}

mv_point mv_legend_size(const mv_scene *scene, double scale, double width)
{
    return write_legend(NULL, scene, (mv_point){ 0, 0 }, scale, width);
}

void mv_legend_write(mv_text *out, const mv_scene *scene, mv_point corner, double scale, double width)
{
    if (scene->section_count == 0) return;
    mv_text_add(out, "<g id=\"legend\" class=\"legend\">\n");
    write_legend(out, scene, corner, scale, width);
    mv_text_add(out, "</g>\n");
}
