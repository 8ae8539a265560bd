#include "draw/page/page.h"
#include "draw/place/place.h"
#include "draw/scene/scene.h"
#include "svg/svg.h"
#include <math.h>
#include <stdint.h>

/* In points at scale 1. */
static const double text_size = 10, sample = 36, sample_gap = 8, section_gap = 11, row_gap = 3;
static const double least_column = 146, widest_column = 185, column_gap = 16;

/* Everything is written by one walk over the legend; without `out` it only measures. */
typedef struct legend_pen {
    mv_text *out;
    const mv_scene *scene;
    double x, y, scale;
    double column; /* its width, at scale 1 */
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
    mv_text_add(pen->out, "</g>\n");
}

static void write_line(const legend_pen *pen, double x, double y, const mv_line *line)
{
    if (!pen->out) return;
    double right = x + sample * pen->scale, arrow = line->heads[1] ? mv_curve_arrow_length(line) : 0;
    mv_text_format(pen->out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" stroke-opacity=\"%.2f\"",
                   line->color, line->width, line->opacity);
    if (line->dash[0]) mv_text_format(pen->out, " stroke-dasharray=\"%s\"", line->dash);
    mv_text_format(pen->out, " d=\"M%.2f,%.2fH%.2f\"/>\n", x, y, right - arrow);
    if (line->heads[1])
        mv_text_format(pen->out, "<path fill=\"%s\" fill-opacity=\"%.2f\" d=\"M%.2f,%.2fl%.2f,%.2fv%.2fz\"/>\n",
                       line->color, line->opacity, right, y, -arrow, -arrow * 0.35, arrow * 0.7);
    mv_badge_write(pen->out, pen->scene, (mv_point){ (x + right) / 2, y }, 4.6 * pen->scale, line);
    if (line->bars) {
        mv_point ends[4] = { { x, y }, { x, y }, { right - arrow, y }, { right - arrow, y } };
        mv_badge_write_bars(pen->out, ends, line);
    }
}

/* A row is as high as its text or its sample; the two are centred on each other. */
static void write_row(legend_pen *pen, const mv_legend_row *row)
{
    mv_font font = font_of(pen, false);
    double height = mv_font_line_height(font), across = sample * pen->scale;
    mv_text lines = { 0 };
    size_t count =
        mv_font_wrap(&lines, font, row->text, (pen->column - sample - sample_gap) * pen->scale, 4, NULL);
    double tall = fmax(height * (double)(count ? count : 1), row->has_mark ? row->mark.size : 0);
    double middle = pen->y + tall / 2;
    if (row->has_mark) write_mark(pen, pen->x + across / 2, middle, &row->mark);
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
    double ground = pen->y + largest + 3, middle = pen->x + fmax(largest, sample * pen->scale) / 2;
    double text = middle + fmax(largest / 2, sample * pen->scale / 2) + sample_gap * pen->scale, above = -1e9;
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

static double section_height(const legend_pen *pen, const mv_legend_section *section)
{
    legend_pen probe = *pen;
    probe.out = NULL;
    write_section(&probe, section);
    return probe.y - pen->y;
}

/* Writes the sections into columns no longer than `limit`, unless a single section is. Returns the number of
 * columns and the length of the longest. */
static size_t write_columns(legend_pen pen, double limit, double *longest)
{
    double top = pen.y;
    size_t columns = 1;
    *longest = 0;
    for (size_t i = 0; i < pen.scene->section_count; i++) {
        const mv_legend_section *section = &pen.scene->sections[i];
        if (pen.y > top && pen.y + section_height(&pen, section) > top + limit) {
            columns++;
            pen.x += (pen.column + column_gap) * pen.scale;
            pen.y = top;
        }
        write_section(&pen, section);
        *longest = fmax(*longest, pen.y - top);
        pen.y += section_gap * pen.scale;
    }
    return columns;
}

/* Columns side by side on this width (0: one column below the other), all as short as can be. */
static mv_point write_legend(mv_text *out, const mv_scene *scene, mv_point corner, double scale, double width)
{
    const double step = 4;
    double room = width / scale, limit = 0, height;
    size_t most = (size_t)fmax(floor((room + column_gap) / (least_column + column_gap)), 1);
    if (most > scene->section_count) most = scene->section_count;
    legend_pen pen = { NULL, scene, corner.x, corner.y, scale, widest_column };
    if (most == 0) return (mv_point){ 0, 0 };
    if (width > 0) pen.column = fmin((room - column_gap * (double)(most - 1)) / (double)most, widest_column + 40);
    while (write_columns(pen, limit, &height) > most) limit += step;
    pen.out = out;
    size_t columns = write_columns(pen, limit, &height);
    return (mv_point){ ((pen.column + column_gap) * (double)columns - column_gap) * scale, height };
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
