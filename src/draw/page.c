#include "draw/page.h"
#include "draw/curve.h"
#include "draw/legend.h"
#include "draw/spread.h"
#include <math.h>
#include <string.h>

/* In points at scale 1. */
static const double margin = 26, gutter = 30, title_size = 22, subtitle_size = 12, source_size = 8.5;
static const double least_width = 420, least_height = 240;

/* The box around everything that is drawn: actors, lines, signs. */
static mv_box drawing_box(const mv_scene *scene)
{
    enum { SAMPLES = 16 };
    const double sign = 6;
    mv_box all = mv_spread_bounds(scene, false);
    for (size_t i = 0; i < scene->edge_count; i++) {
        for (int j = 0; j <= SAMPLES; j++) {
            mv_point p = mv_curve_at(scene->edges[i].curve, (double)j / SAMPLES);
            all.left = fmin(all.left, p.x - sign);
            all.right = fmax(all.right, p.x + sign);
            all.top = fmin(all.top, p.y - sign);
            all.bottom = fmax(all.bottom, p.y + sign);
        }
    }
    return all;
}

/* Adds a text as lines below each other (not at all without `out`) and returns the height they take. */
static double write_block(mv_text *out, mv_point corner, mv_font font, double width, size_t most,
                          const char *color, const char *text)
{
    mv_text lines = { 0 };
    size_t count = mv_font_wrap(&lines, font, text, width, most, NULL);
    double step = mv_font_line_height(font), y = corner.y + font.size;
    for (char *line = count ? lines.bytes : NULL; line && out; y += step) {
        char *end = strchr(line, '\n');
        if (end) *end++ = '\0';
        mv_text_format(out, "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.2f\" fill=\"%s\"%s>", corner.x, y,
                       font.size, color, font.bold ? " font-weight=\"bold\"" : "");
        mv_text_add_xml(out, line);
        mv_text_add(out, "</text>\n");
        line = end;
    }
    mv_text_clear(&lines);
    return step * (double)count;
}

static double write_heading(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    mv_point corner = { page->margin, page->margin };
    double s = page->scale;
    corner.y += write_block(out, corner, (mv_font){ title_size * s, true }, page->text_width, 2, scene->ink,
                            scene->title);
    corner.y += 3 * s;
    corner.y += write_block(out, corner, (mv_font){ subtitle_size * s, false }, page->text_width, 3,
                            scene->quiet, scene->subtitle);
    return corner.y - page->margin;
}

static double write_source(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    mv_point corner = { page->margin, page->foot };
    return write_block(out, corner, (mv_font){ source_size * page->scale, false }, page->text_width, 3,
                       scene->quiet, scene->source);
}

mv_page mv_page_plan(const mv_scene *scene)
{
    mv_box box = drawing_box(scene);
    double wide = fmax(box.right - box.left, least_width), high = fmax(box.bottom - box.top, least_height);
    mv_page page = { .scale = fmin(fmax(sqrt(wide * high) / 760, 1), 2.4) };
    mv_point legend = mv_legend_size(scene, page.scale);
    page.margin = margin * page.scale;
    page.text_width = wide + (legend.x > 0 ? gutter * page.scale + legend.x : 0);
    page.width = ceil(page.text_width + 2 * page.margin);
    double top = page.margin + write_heading(NULL, scene, &page) + 16 * page.scale;
    double body = fmax(high, legend.y);
    page.drawing.x = page.margin + (wide - (box.right + box.left)) / 2;
    page.drawing.y = top + (body - (box.bottom + box.top)) / 2;
    page.legend = (mv_point){ page.width - page.margin - legend.x, top };
    page.foot = top + body + 18 * page.scale;
    page.height = ceil(page.foot + write_source(NULL, scene, &page) + page.margin * 0.7);
    return page;
}

void mv_page_write_head(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    mv_text_add(out, "<g id=\"heading\" class=\"heading\">\n");
    write_heading(out, scene, page);
    mv_text_add(out, "</g>\n");
}

void mv_page_write_alone(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    if (!scene->has_alone) return;
    mv_font font = { 10 * page->scale, true };
    mv_point corner = { scene->alone_heading.x, scene->alone_heading.y - font.size };
    write_block(out, corner, font, page->text_width, 1, scene->quiet, scene->alone);
}

void mv_page_write_foot(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    mv_text_add(out, "<g id=\"source\" class=\"source\">\n");
    if (scene->node_count == 0)
        write_block(out, (mv_point){ page->margin, page->legend.y }, (mv_font){ 13, false }, page->text_width,
                    2, scene->quiet, scene->empty);
    write_source(out, scene, page);
    mv_text_add(out, "</g>\n");
}
