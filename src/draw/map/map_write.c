#include "draw/map/map_steps.h"
#include "draw/page/page.h"
#include "draw/place/place.h"
#include "svg/svg.h"
#include <math.h>

/* --- the ground -----------------------------------------------------------------------------------------------
 */

static void write_rings(mv_text *out, const mv_scene *scene)
{
    const mv_map *map = scene->map;
    for (size_t i = 1; i <= mv_map_ring_count(map); i++)
        mv_text_format(out,
                       "<circle class=\"distance\" cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" fill=\"none\" stroke=\"%s\" "
                       "stroke-width=\"0.5\"/>\n",
                       map->origin.x, map->origin.y, (double)i * map->step / MV_EARTH_RADIUS * map->scale,
                       map->rule);
}

static void write_ring_names(mv_text *out, const mv_scene *scene)
{
    const mv_svg_pen pen = {
        { scene->map->letters, false }, scene->quiet, .anchor = "middle", .rim = scene->paper
    };
    for (size_t i = 1; i <= mv_map_ring_count(scene->map); i++) {
        mv_text words = { 0 };
        mv_box box = mv_map_ring_name(scene->map, i);
        int far = (int)scene->map->step * (int)i;
        if (far < 1000)
            mv_text_format(&words, "%d km", far);
        else
            mv_text_format(&words, "%d,%03d km", far / 1000, far % 1000);
        mv_point at = { (box.left + box.right) / 2, (box.top + box.bottom) / 2 + 0.35 * pen.font.size };
        mv_svg_add_text(out, &pen, at, words.bytes);
        mv_text_clear(&words);
    }
}

static void write_ground(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel)
{
    const mv_map *map = scene->map;
    mv_text_format(out,
                   "<g id=\"%s%smap\" class=\"map\">\n<path class=\"land\" fill=\"%s\" fill-rule=\"evenodd\" "
                   "stroke=\"%s\" stroke-width=\"0.5\" stroke-linejoin=\"round\" d=\"",
                   panel ? panel->id : "", panel ? "-" : "", map->land, map->shore);
    mv_land_write(out, map);
    mv_text_format(out, "\"/>\n<path class=\"edge-of-map\" fill=\"none\" stroke=\"%s\" stroke-width=\"0.8\" d=\"",
                   map->rule);
    mv_map_write_edge(out, map);
    mv_text_add(out, "\"/>\n");
    write_rings(out, scene);
    write_ring_names(out, scene);
    mv_text_add(out, "</g>\n");
}

/* --- lines ----------------------------------------------------------------------------------------------------
 */

static void write_head(mv_text *out, const mv_line *line, const char *color, mv_point base, mv_point tip)
{
    const double half = 0.35;
    double dx = (tip.x - base.x) * half, dy = (tip.y - base.y) * half;
    mv_text_format(out, "<polygon fill=\"%s\" fill-opacity=\"%.2f\" points=\"%.2f,%.2f %.2f,%.2f %.2f,%.2f\"/>\n",
                   color, line->opacity, tip.x, tip.y, base.x - dy, base.y + dx, base.x + dy, base.y - dx);
}

static void write_trail(mv_text *out, const mv_line *line, const char *color, const mv_trail *trail)
{
    mv_text_format(out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" stroke-opacity=\"%.2f\"", color,
                   line->width, line->opacity);
    if (line->dash[0]) mv_text_format(out, " stroke-dasharray=\"%s\"", line->dash);
    mv_text_add(out, " d=\"");
    for (size_t i = 0; i < trail->count; i++)
        mv_text_format(out, "%s%.2f,%.2f",
                       i == 0 || trail->gap == i ? "M"
                       : i == 1                  ? "L"
                                                 : " ",
                       trail->points[i].x, trail->points[i].y);
    mv_text_add(out, "\"/>\n");
}

static void write_edge(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel, unsigned shown,
                       size_t index)
{
    const mv_scene_edge *edge = &scene->edges[index];
    const mv_trail *trail = &scene->map->trails[index];
    const char *color = mv_line_color(&edge->line, shown);
    const mv_point ends[2] = { trail->points[0], trail->points[trail->count - 1] };
    mv_symbol_open(out, panel, edge->id, "edge", edge->classes);
    mv_symbol_add_data(out, edge->data);
    mv_text_add(out, ">\n");
    mv_svg_add_title(out, edge->tooltip);
    write_trail(out, &edge->line, color, trail);
    for (int end = 0; end < 2; end++) {
        if (edge->line.heads[end] & shown)
            write_head(out, &edge->line, color, ends[end], edge->tips[end]);
        else if (edge->line.heads[end]) /* the line goes on to where a tip is in another panel */
            write_trail(out, &edge->line, color, &(mv_trail){ (mv_point[]){ ends[end], edge->tips[end] }, 2, 0 });
    }
    if (edge->sign > 0)
        mv_badge_write(out, scene, edge->middle, edge->sign, &edge->line, shown, !panel || panel->badges);
    mv_text_add(out, "</g>\n");
}

static void write_edges(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel, unsigned shown)
{
    int top = 0;
    for (size_t i = 0; i < scene->edge_count; i++)
        if (scene->edges[i].layer > top) top = scene->edges[i].layer;
    for (int step = 0; step <= 2 * top + 1; step++) /* of a layer, those with a badge lie above */
        for (size_t i = 0; i < scene->edge_count; i++)
            if (2 * scene->edges[i].layer + (scene->edges[i].sign > 0) == step && scene->edges[i].panels & shown)
                write_edge(out, scene, panel, shown, i);
}

/* --- actors ---------------------------------------------------------------------------------------------------
 */

/* From the mark to where its place is, and to its name. */
static void write_leaders(mv_text *out, const mv_scene *scene, size_t index)
{
    const double least = 2, dot = 1.2;
    const mv_spot *spot = &scene->map->spots[index];
    mv_point mark = mv_map_mark(scene, index);
    double moved = hypot(mark.x - spot->truth.x, mark.y - spot->truth.y);
    if (spot->known && moved > scene->nodes[index].mark.size / 2 + least) {
        mv_svg_add_line(out, spot->truth, mark, scene->quiet, 0.6);
        mv_text_format(out, "<circle class=\"place\" cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" fill=\"%s\"/>\n",
                       spot->truth.x, spot->truth.y, dot, scene->quiet);
    }
    if (spot->led) mv_svg_add_line(out, mark, mv_map_leader_end(spot->name, mark), scene->quiet, 0.5);
}

static void write_mark(mv_text *out, const mv_mark *mark, mv_point at)
{
    mv_text_format(out, "<g transform=\"translate(%.2f %.2f)\"", at.x, at.y);
    if (mark->dash[0]) mv_text_format(out, " stroke-dasharray=\"%s\"", mark->dash);
    mv_text_add(out, ">");
    mv_shape_write(out, mark->shape, mark->size, mark->fill, mark->stroke, mark->stroke_width);
    if (mark->second_fill && mark->shape->corner_count == 0)
        mv_text_format(out, "\n<path fill=\"%s\" d=\"M%.2f,0A%.2f,%.2f 0 0 0 %.2f,0Z\"/>", mark->second_fill,
                       -mark->size / 2, mark->size / 2, mark->size / 2, mark->size / 2);
    mv_hatch_write(out, mark, (mv_point){ 0, 0 });
    mv_text_add(out, "</g>\n");
}

static void write_name(mv_text *out, const mv_scene *scene, size_t index)
{
    static const char *const anchors[] = { NULL, "middle", "end" };
    const mv_scene_node *node = &scene->nodes[index];
    const mv_spot *spot = &scene->map->spots[index];
    mv_point mark = mv_map_mark(scene, index);
    mv_svg_pen pen = { node->font, node->ink, .anchor = "middle", .language = node->language };
    double top = mark.y - node->label_height / 2, x = mark.x;
    if (!node->inside && !spot->named) return;
    if (!node->inside) {
        pen.anchor = anchors[spot->anchor + 1];
        pen.rim = scene->paper;
        top = spot->name.top;
        x = spot->anchor < 0   ? spot->name.left
            : spot->anchor > 0 ? spot->name.right
                               : (spot->name.left + spot->name.right) / 2;
    }
    mv_point at = { x, top + mv_font_line_height(node->font) / 2 + 0.35 * node->font.size };
    mv_svg_add_lines(out, &pen, at, node->label, SIZE_MAX);
}

/* The box is that of the mark; the name has its own. */
static void write_node(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel, size_t index)
{
    const mv_scene_node *node = &scene->nodes[index];
    const mv_spot *spot = &scene->map->spots[index];
    mv_point mark = mv_map_mark(scene, index);
    double half = node->mark.size / 2;
    mv_symbol_open(out, panel, node->id, "node", node->classes);
    mv_symbol_add_data(out, node->data);
    mv_text_format(out, " data-box=\"%.2f %.2f %.2f %.2f\"", mark.x - half, mark.y - half, 2 * half, 2 * half);
    if (spot->named)
        mv_text_format(out, " data-name-box=\"%.2f %.2f %.2f %.2f\"", spot->name.left, spot->name.top,
                       spot->name.right - spot->name.left, spot->name.bottom - spot->name.top);
    if (spot->known) mv_text_format(out, " data-place=\"%.2f %.2f\"", spot->truth.x, spot->truth.y);
    mv_text_add(out, ">\n");
    mv_svg_add_title(out, node->tooltip);
    write_leaders(out, scene, index);
    write_mark(out, &node->mark, mark);
    write_name(out, scene, index);
    mv_text_add(out, "</g>\n");
}

static void write_beside(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    const mv_map *map = scene->map;
    bool any = false;
    for (size_t i = 0; i < scene->node_count; i++) any |= !map->spots[i].known;
    if (!any) return;
    mv_svg_pen pen = { { 9 * page->scale, true }, scene->quiet, .rim = scene->paper };
    mv_svg_add_text(out, &pen, (mv_point){ map->frame.left, map->frame.bottom + 19 }, map->beside);
}

/* --- the whole ------------------------------------------------------------------------------------------------
 */

static void write_actors(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel, unsigned shown)
{
    for (int led = 0; led < 2; led++) /* lines to names run over the marks of others */
        for (size_t i = 0; i < scene->node_count; i++)
            if (scene->nodes[i].panels & shown && scene->map->spots[i].led == led)
                write_node(out, scene, panel, i);
}

static void write_panel(mv_text *out, const mv_scene *scene, const mv_page *page, size_t index)
{
    const mv_scene_panel *panel = scene->panel_count ? &scene->panels[index] : NULL;
    if (panel)
        mv_text_format(out, "<g id=\"panel-%s\" class=\"panel\" transform=\"translate(%.2f 0)\">\n", panel->id,
                       page->panel_step * (double)index);
    if (panel) mv_page_write_panel(out, scene, page, index);
    write_ground(out, scene, panel);
    write_edges(out, scene, panel, 1u << index);
    write_actors(out, scene, panel, 1u << index);
    write_beside(out, scene, page);
    if (panel) mv_text_add(out, "</g>\n");
}

void mv_map_write(mv_text *out, const mv_scene *scene)
{
    mv_page page = mv_page_plan(scene);
    mv_text_add(out, MV_SVG_PROLOG);
    mv_diagram_open(out, scene, &page);
    mv_page_write_head(out, scene, &page);
    mv_text_add(out, "<g id=\"network\">\n");
    size_t panels = scene->panel_count ? scene->panel_count : 1;
    for (size_t i = 0; i < panels; i++) write_panel(out, scene, &page, i);
    mv_text_add(out, "</g>\n");
    mv_legend_write(out, scene, page.legend, page.scale, page.legend_width);
    mv_page_write_foot(out, scene, &page);
    mv_svg_close(out);
}
