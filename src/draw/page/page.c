#include "draw/page/page.h"
#include "draw/place/place.h"
#include "draw/scene/scene_map.h"
#include "svg/svg.h"
#include <math.h>

/* In points at scale 1. */
static const double margin = 17, gutter = 30, title_size = 20, subtitle_size = 11, figure_size = 17,
                    meaning_size = 9.5, source_size = MV_PAGE_SMALLEST, panel_size = 13;
static const size_t title_lines = 3;
static const double least_width = 420, least_height = 240;

mv_box mv_page_drawing(const mv_scene *scene)
{
    enum { SAMPLES = 16 };
    const double least_sign = 6;
    if (scene->map) return scene->map->extent;
    mv_box all = scene->dial ? mv_dial_reach(scene) : mv_spread_bounds(scene, false);
    for (size_t i = 0; i < scene->edge_count; i++) {
        double sign = fmax(mv_badge_reach(&scene->edges[i].line, scene->edges[i].sign) + 1, least_sign);
        for (int j = 0; j <= SAMPLES; j++) {
            mv_point p = mv_curve_at(scene->edges[i].curve, (double)j / SAMPLES);
            all = mv_box_around(all, (mv_box){ p.x - sign, p.y - sign, p.x + sign, p.y + sign });
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
    corner.y += font.size;
    if (out && count)
        mv_svg_add_lines(out, &(mv_svg_pen){ .font = font, .color = color }, corner, lines.bytes, count);
    mv_text_clear(&lines);
    return mv_font_line_height(font) * (double)count;
}

/* The least width on which a text takes no more lines than on this one: no last line of a single word. */
static double balanced_width(mv_font font, double width, const char *text)
{
    const double part = 0.97;
    mv_text lines = { 0 };
    size_t least = mv_font_wrap(&lines, font, text, width, title_lines, NULL);
    for (bool whole = true; whole && least > 1; width *= part) {
        mv_text_clear(&lines);
        mv_font_wrap(&lines, font, text, width * part, least, &whole);
        if (!whole) break;
    }
    mv_text_clear(&lines);
    return width;
}

/* What the dial comes to: figures side by side, each with its meaning below. */
static double write_figures(mv_text *out, const mv_scene *scene, const mv_page *page, double y)
{
    double s = page->scale, before = 9 * s, between = 18 * s, height = 0;
    size_t count = scene->dial ? scene->dial->figure_count : 0;
    double step = (fmin(page->text_width, 620 * s) + between) / (double)(count ? count : 1);
    for (size_t i = 0; i < count; i++) {
        const mv_figure *figure = &scene->dial->figures[i];
        mv_point corner = { page->margin + step * (double)i, y + before };
        double top = corner.y;
        corner.y += write_block(out, corner, (mv_font){ figure_size * s, true }, step - between, 1, scene->ink,
                                figure->value);
        mv_font small = { meaning_size * s, false };
        corner.y += write_block(out, corner, small, balanced_width(small, step - between, figure->text), 4,
                                scene->quiet, figure->text);
        height = fmax(height, corner.y - top);
    }
    return count ? before + height : 0;
}

/* A bar of shares: as long on every page, so that two can be compared: on one whose width was asked for, as long
 * as its text is wide. Where panels share a page, in its scale. */
static mv_share_bar scaled_bar(const mv_scene *scene, const mv_page *page, size_t index)
{
    mv_share_bar bar = scene->dial->bars[index].bar;
    double by = scene->panel_count || scene->is_stated ? page->scale : 1;
    bar.width = scene->is_stated && !scene->panel_count ? page->text_width : bar.width * by;
    bar.height *= by;
    bar.font.size *= by;
    return bar;
}

static double write_bars(mv_text *out, const mv_scene *scene, const mv_page *page, double y)
{
    const mv_dial *dial = scene->dial;
    double s = page->scale, top = y;
    mv_font remark = { subtitle_size * s, true };
    if (!dial) return 0;
    y += 9 * s;
    y += write_block(out, (mv_point){ page->margin, y }, remark, page->text_width, 2, scene->ink, dial->remark);
    for (size_t i = 0; i < dial->bar_count; i++) {
        mv_share_bar bar = scaled_bar(scene, page, i);
        y += 3 + write_block(out, (mv_point){ page->margin, y }, bar.font, page->text_width, 1, scene->ink,
                             dial->bars[i].title);
        y += 7 + mv_share_bar_write(out, &bar, (mv_point){ page->margin, y });
    }
    return y - top;
}

static double write_heading(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    mv_point corner = { page->margin, page->margin };
    double s = page->scale;
    mv_font title = { title_size * s, true };
    corner.y += write_block(out, corner, title, balanced_width(title, page->text_width, scene->title), title_lines,
                            scene->ink, scene->title);
    corner.y += 3 * s;
    mv_font subtitle = { subtitle_size * s, false };
    double width = scene->dial ? balanced_width(subtitle, page->text_width, scene->subtitle) : page->text_width;
    corner.y += write_block(out, corner, subtitle, width, 3, scene->quiet, scene->subtitle);
    corner.y += write_figures(out, scene, page, corner.y);
    corner.y += write_bars(out, scene, page, corner.y);
    return corner.y - page->margin;
}

/* How to read a map or a dial, and what its abbreviations stand for. */
static double write_notes(mv_text *out, const mv_scene *scene, const mv_page *page, mv_point corner)
{
    mv_font font = { source_size * page->scale, false };
    if (scene->map) return write_block(out, corner, font, page->text_width, 18, scene->quiet, scene->map->note);
    if (!scene->dial) return 0;
    double before = corner.y;
    corner.y += write_block(out, corner, font, page->text_width, 3, scene->quiet, scene->dial->note);
    corner.y += write_block(out, corner, font, page->text_width, 12, scene->quiet, scene->dial->abbreviations);
    return corner.y - before;
}

static double write_nameless(mv_text *out, const mv_scene *scene, const mv_page *page, mv_point corner)
{
    const size_t lines = 4;
    mv_font font = { source_size * page->scale, false };
    if (!scene->nameless.length) return 0;
    mv_text note = mv_page_note_nameless(scene, font, page->text_width, lines);
    double height = write_block(out, corner, font, page->text_width, lines, scene->quiet, note.bytes);
    mv_text_clear(&note);
    return height;
}

static double write_source(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    mv_point corner = { page->margin, page->foot };
    mv_font font = { source_size * page->scale, false };
    corner.y += write_notes(out, scene, page, corner);
    corner.y += write_block(out, corner, font, page->text_width, 4, scene->quiet, scene->notes);
    corner.y += write_nameless(out, scene, page, corner);
    corner.y += write_block(out, corner, font, page->text_width, 6, scene->quiet, scene->source);
    return corner.y - page->foot;
}

/* Beside a narrow drawing, or on a narrow page, it would take too much of the width; on a low one it must fit. */
static bool legend_is_below(const mv_scene *scene)
{
    const double narrow = 1.3, least_page = 600, share = 0.75;
    double aspect = scene->page_aspect > 0 ? scene->page_aspect : scene->aspect;
    if (aspect < narrow || scene->panel_count || scene->shown < least_page) return true;
    double high = mv_legend_size(scene, scene->letters / source_size, 0).y;
    return scene->page_aspect > 0 && high > share * scene->shown / scene->page_aspect;
}

double mv_page_write_panel(mv_text *out, const mv_scene *scene, const mv_page *page, size_t panel)
{
    return write_block(out, (mv_point){ page->margin, page->panel_top },
                       (mv_font){ panel_size * page->scale, true }, page->panel_width, 2, scene->ink,
                       scene->panels[panel].title);
}

/* How wide the panels are together, each being this wide. */
static double plan_panels(const mv_scene *scene, mv_page *page, double wide)
{
    page->panel_width = wide;
    page->panel_step = wide + 1.5 * gutter * page->scale;
    return page->panel_step * ((double)scene->panel_count - 1) + wide;
}

/* Below the heading, room for the titles of the panels. */
static void leave_room_for_titles(const mv_scene *scene, mv_page *page)
{
    double most = 0;
    page->panel_top = page->top;
    for (size_t i = 0; i < scene->panel_count; i++) most = fmax(most, mv_page_write_panel(NULL, scene, page, i));
    if (scene->panel_count) page->top += most + 10 * page->scale;
}

/* The bars of a dial fit on any page. */
static double least_width_of(const mv_scene *scene)
{
    return scene->dial && scene->dial->bar_count ? fmax(least_width, scene->dial->bars[0].bar.width) : least_width;
}

static double usual_scale(const mv_scene *scene, mv_box box)
{
    double own =
        sqrt(fmax(box.right - box.left, least_width_of(scene)) * fmax(box.bottom - box.top, least_height) *
             (scene->panel_count ? (double)scene->panel_count : 1));
    return fmin(fmax(own / scene->page, 1), 2.4);
}

/* The page around the actors where they stand, written at this scale and at least so wide. */
static mv_page plan_at(const mv_scene *scene, mv_box box, double s, double least)
{
    mv_page page = { .scale = s, .margin = margin * s };
    mv_point legend = { 0, 0 };
    bool beside = !legend_is_below(scene) && scene->section_count;
    if (beside) legend = mv_legend_size(scene, s, 0);
    double aside = beside ? gutter * s + legend.x : 0;
    double panels = fmax((double)scene->panel_count, 1), asked = least - 2 * page.margin - aside;
    double wide = fmax(box.right - page.margin, least_width_of(scene));
    wide = fmax(wide, (asked - 1.5 * gutter * s * (panels - 1)) / panels);
    if (scene->panel_count) wide = plan_panels(scene, &page, wide);
    page.legend_width = beside ? 0 : wide;
    if (!beside) legend = mv_legend_size(scene, s, wide);
    page.text_width = wide + aside;
    page.room =
        (mv_point){ page.panel_width > 0 ? page.panel_width : wide, fmax(least_height, beside ? legend.y : 0) };
    page.width = ceil(page.text_width + 2 * page.margin);
    page.top = page.margin + write_heading(NULL, scene, &page) + 16 * s;
    leave_room_for_titles(scene, &page);
    double foot = fmax(box.bottom, page.top + (scene->node_count ? least_height : 60));
    page.legend = (mv_point){ page.margin, foot + 22 * s };
    if (beside) page.legend = (mv_point){ page.width - page.margin - legend.x, page.top };
    page.foot = fmax(foot, page.legend.y + legend.y) + 18 * s;
    page.height = ceil(page.foot + write_source(NULL, scene, &page) + page.margin * 0.7);
    return page;
}

static double scale_of(const mv_scene *scene, mv_box box)
{
    const double spare = 1.015; /* the page may come out a little wider */
    bool fitted = scene->is_stated || scene->per_pixel > 1;
    return fmax(usual_scale(scene, box), fitted ? spare * scene->per_pixel * scene->letters / source_size : 0);
}

/* Its letters are as large as the width it is shown in asks for. For a shape that was asked for there is room
 * beside or below; where heading, legend and foot take more than its height, it is higher: letters come first. */
static mv_page plan_around(const mv_scene *scene, mv_box box)
{
    double s = scale_of(scene, box), aspect = scene->page_aspect;
    bool fitted = scene->is_stated || scene->per_pixel > 1;
    mv_page page = plan_at(scene, box, s, fitted ? scene->shown * scene->per_pixel : 0);
    if (aspect > 0 && page.width < page.height * aspect && !fitted)
        page = plan_at(scene, box, s, page.height * aspect);
    if (aspect > 0 && page.width > page.height * aspect) {
        page.foot += page.width / aspect - page.height;
        page.height = page.width / aspect;
    }
    return page;
}

/* It begins at (0, 0), whatever is left empty. */
mv_page mv_page_plan(const mv_scene *scene)
{
    return plan_around(scene, mv_page_drawing(scene));
}

mv_page mv_page_plan_moved(const mv_scene *scene)
{
    mv_box box = mv_page_drawing(scene);
    double s = scale_of(scene, box), wide = box.right - box.left, high = box.bottom - box.top;
    mv_page page = plan_around(scene, (mv_box){ margin * s, 0, margin * s + wide, 0 });
    return plan_around(scene, (mv_box){ margin * s, page.top, margin * s + wide, page.top + high });
}

mv_point mv_page_room(const mv_scene *scene)
{
    const double lines_of_notes = 6, between = 56;
    double s = scene->letters / source_size, margins = 2 * margin * s,
           foot = lines_of_notes * 1.2 * source_size * s;
    mv_page page = { .scale = s, .margin = margin * s, .text_width = scene->shown - margins };
    double panels = fmax((double)scene->panel_count, 1);
    double wide = (page.text_width - 1.5 * gutter * s * (panels - 1)) / panels;
    double high = write_heading(NULL, scene, &page) + foot + margins + between * s;
    mv_point legend = mv_legend_size(scene, s, legend_is_below(scene) ? page.text_width : 0);
    if (legend_is_below(scene))
        high += legend.y;
    else
        wide -= legend.x + gutter * s;
    double least = 0.2 * scene->shown,
           left = scene->page_aspect > 0 ? scene->shown / scene->page_aspect - high : 0;
    return (mv_point){ fmax(wide, least), scene->page_aspect > 0 ? fmax(left, least) : 0 };
}

void mv_page_write_head(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    mv_text_add(out, "<g id=\"heading\" class=\"heading\">\n");
    write_heading(out, scene, page);
    mv_text_add(out, "</g>\n");
}

void mv_page_write_alone(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    mv_font font = { 10 * page->scale, true };
    mv_point corner;
    if (!mv_spread_alone_heading(scene, &corner)) return;
    corner.y -= font.size;
    write_block(out, corner, font, page->text_width, 1, scene->quiet, scene->alone);
}

void mv_page_write_foot(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    mv_text_add(out, "<g id=\"source\" class=\"source\">\n");
    if (scene->node_count == 0)
        write_block(out, (mv_point){ page->margin, page->top }, (mv_font){ 13, false }, page->text_width, 2,
                    scene->quiet, scene->empty);
    write_source(out, scene, page);
    mv_text_add(out, "</g>\n");
}
