#include "draw/page/page.h"
#include "draw/scene/scene.h"
#include "support/memory.h"
#include "svg/svg.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void open_node(mv_text *out, const mv_scene_panel *panel, const mv_scene_node *node)
{
    mv_box box = mv_scene_box(node);
    mv_symbol_open(out, panel, node->id, "node", node->classes);
    mv_symbol_add_data(out, node->data);
    mv_text_format(out, " data-box=\"%.2f %.2f %.2f %.2f\">\n", box.left, box.top, node->width, node->height);
    mv_svg_add_title(out, node->tooltip);
}

static void open_edge(mv_text *out, const mv_scene_panel *panel, const mv_scene_edge *edge)
{
    mv_symbol_open(out, panel, edge->id, "edge", edge->classes);
    mv_symbol_add_data(out, edge->data);
    mv_text_add(out, ">\n");
    mv_svg_add_title(out, edge->tooltip);
}

/* A label beside its mark crosses lines: a rim in the colour of the paper keeps it readable. */
static void add_label(mv_text *out, const mv_scene *scene, const mv_scene_node *node)
{
    mv_box box = mv_scene_label_box(node);
    double middle = (box.left + box.right) / 2, mark = mv_scene_mark(node).x;
    bool right = !node->inside && box.left > mark, left = !node->inside && box.right < mark;
    mv_svg_pen pen = { node->font, mv_scene_ink(scene, node), .language = node->language };
    pen.anchor = right ? NULL : left ? "end" : "middle";
    if (!node->inside) pen.rim = node->ground ? node->ground : scene->paper;
    mv_point at = { right  ? box.left
                    : left ? box.right
                           : middle,
                    box.top + mv_font_line_height(node->font) / 2 + 0.35 * node->font.size };
    mv_svg_add_lines(out, &pen, at, node->label, SIZE_MAX);
}

/* Graphviz writes one element a line. What it draws is kept; what it says about it is replaced by ours. Lines
 * are collected, because which of them lies on top is not for Graphviz to say. */
typedef struct walk {
    const mv_scene *scene;
    const mv_scene_panel *panel; /* NULL: the only picture there is */
    unsigned shown;              /* the bit of what it shows */
    mv_text *out;
    mv_text *edges;            /* what is drawn for each */
    const mv_scene_node *node; /* the group we are in */
    size_t edge;               /* likewise, or one behind the last */
    int head;                  /* of the edge: which end the next arrowhead is at */
} walk;

static bool begins(const char *line, const char *start)
{
    return strncmp(line, start, strlen(start)) == 0;
}

/* Graphviz numbers nodes and edges in the order in which they were made, which is ours: "node12", "edge3". */
static void open_group(walk *at, const char *line)
{
    static const char node_id[] = "<g id=\"node", edge_id[] = "<g id=\"edge";
    if (begins(line, node_id)) {
        size_t number = strtoul(line + strlen(node_id), NULL, 10) - 1;
        if (number >= at->scene->node_count) return;
        if (!(at->scene->nodes[number].panels & at->shown)) return;
        at->node = &at->scene->nodes[number];
        open_node(at->out, at->panel, at->node);
    } else if (begins(line, edge_id)) {
        size_t number = strtoul(line + strlen(edge_id), NULL, 10) - 1;
        if (number >= at->scene->edge_count) return;
        if (!(at->scene->edges[number].panels & at->shown)) return;
        at->edge = number;
        at->head = !at->scene->edges[number].line.heads[0]; /* Graphviz draws that at the start first */
        open_edge(&at->edges[number], at->panel, &at->scene->edges[number]);
    }
}

static void close_group(walk *at)
{
    if (at->node) {
        mv_hatch_write(at->out, &at->node->mark, mv_scene_mark(at->node));
        add_label(at->out, at->scene, at->node);
        mv_text_add(at->out, "</g>\n");
    }
    if (at->edge < at->scene->edge_count) {
        const mv_scene_edge *edge = &at->scene->edges[at->edge];
        mv_text *out = &at->edges[at->edge];
        if (edge->sign > 0)
            mv_badge_write(out, at->scene, edge->middle, edge->sign, &edge->line, at->shown,
                           !at->panel || at->panel->badges);
        mv_text_add(out, "</g>\n");
    }
    at->node = NULL;
    at->edge = at->scene->edge_count;
}

/* An arrowhead that this panel does not show: the line goes on to where its tip would be. */
static void write_on(mv_text *out, const mv_scene_edge *edge, const char *color, int end)
{
    mv_point from = edge->curve[end ? 3 : 0], to = edge->tips[end];
    mv_text_format(out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" stroke-opacity=\"%.2f\"", color,
                   edge->line.width, edge->line.opacity);
    mv_text_format(out, " d=\"M%.2f,%.2fL%.2f,%.2f\"/>\n", from.x, from.y, to.x, to.y);
}

static bool hides_head(walk *at, const char *line)
{
    const mv_scene_edge *edge = &at->scene->edges[at->edge];
    if (!begins(line, "<polygon")) return false;
    int end = at->head++;
    if (edge->line.heads[end] & at->shown) return false;
    write_on(&at->edges[at->edge], edge, mv_line_color(&edge->line, at->shown), end);
    return true;
}

/* A piece of what Graphviz drew, in the colour that its line has in this panel. */
static void add_colored(mv_text *out, const char *drawn, size_t length, const mv_line *line, unsigned shown)
{
    const char *color = mv_line_color(line, shown), *end = drawn + length;
    while (color != line->color) {
        const char *found = strstr(drawn, line->color);
        if (!found || found >= end) break;
        mv_text_add_bytes(out, drawn, (size_t)(found - drawn));
        mv_text_add(out, color);
        drawn = found + strlen(line->color);
    }
    mv_text_add_bytes(out, drawn, (size_t)(end - drawn));
}

static void copy_shape(walk *at, const char *line, size_t length)
{
    bool is_edge = at->edge < at->scene->edge_count;
    if (!at->node && !is_edge) return; /* the background */
    if (is_edge && hides_head(at, line)) return;
    mv_text *out = is_edge ? &at->edges[at->edge] : at->out;
    const char *dash = is_edge ? at->scene->edges[at->edge].line.dash : at->node->mark.dash;
    if (dash[0] && (at->node || begins(line, "<path"))) { /* an arrowhead is solid */
        size_t tag = strcspn(line, " ");
        mv_text_add_bytes(out, line, tag);
        mv_text_format(out, " stroke-dasharray=\"%s\"", dash);
        line += tag;
        length -= tag;
    }
    if (is_edge)
        add_colored(out, line, length, &at->scene->edges[at->edge].line, at->shown);
    else
        mv_text_add_bytes(out, line, length);
    mv_text_add(out, "\n");
}

static void walk_drawing(walk *at, const char *drawn)
{
    while (*drawn) {
        size_t length = strcspn(drawn, "\n");
        if (begins(drawn, "<g "))
            open_group(at, drawn);
        else if (begins(drawn, "</g>"))
            close_group(at);
        else if (begins(drawn, "<path") || begins(drawn, "<polygon") || begins(drawn, "<ellipse"))
            copy_shape(at, drawn, length);
        drawn += length + (drawn[length] != '\0');
    }
}

/* Lines layer by layer, then actors. */
static void copy_drawing(mv_text *out, const mv_scene *scene, size_t panel, const char *drawn)
{
    mv_text nodes = { 0 };
    walk at = { .scene = scene,
                .panel = scene->panel_count ? &scene->panels[panel] : NULL,
                .shown = 1u << panel,
                .out = &nodes,
                .edges = mv_alloc_array(scene->edge_count, sizeof(mv_text)),
                .edge = scene->edge_count };
    int top = 0;
    walk_drawing(&at, drawn);
    for (size_t i = 0; i < scene->edge_count; i++)
        if (scene->edges[i].layer > top) top = scene->edges[i].layer;
    for (int layer = 0; layer <= top; layer++)
        for (size_t i = 0; i < scene->edge_count; i++)
            if (scene->edges[i].layer == layer && at.edges[i].length)
                mv_text_add_bytes(out, at.edges[i].bytes, at.edges[i].length);
    mv_text_add_bytes(out, nodes.bytes ? nodes.bytes : "", nodes.length);
    for (size_t i = 0; i < scene->edge_count; i++) mv_text_clear(&at.edges[i]);
    free(at.edges);
    mv_text_clear(&nodes);
}

/* The same places several times side by side, in each what it shows. */
static void copy_panels(mv_text *out, const mv_scene *scene, const mv_page *page, const char *drawn)
{
    for (size_t i = 0; i < scene->panel_count; i++) {
        mv_text_format(out, "<g id=\"panel-%s\" class=\"panel\" transform=\"translate(%.2f 0)\">\n",
                       scene->panels[i].id, page->panel_step * (double)i);
        mv_page_write_panel(out, scene, page, i);
        if (scene->dial) mv_dial_write(out, scene, &scene->panels[i]);
        copy_drawing(out, scene, i, drawn);
        if (!scene->dial) mv_page_write_alone(out, scene, page);
        mv_text_add(out, "</g>\n");
    }
}

/* The size that was asked for, and who is not named in the description. */
void mv_diagram_open(mv_text *out, const mv_scene *scene, const mv_page *page)
{
    const double pixels_per_mm = 96 / 25.4;
    mv_text description = { 0 };
    mv_text_add(&description, scene->description);
    if (scene->nameless.length) {
        mv_text_add(&description, " Drawn without a name: ");
        mv_page_say_nameless(&description, scene);
        mv_text_add(&description, ".");
    }
    mv_svg_head head = { page->width, page->height, .title = scene->title };
    head.description = description.bytes ? description.bytes : "";
    head.paper = scene->paper;
    head.unit = scene->unit;
    if (scene->is_stated) head.shown = scene->unit[0] ? scene->shown / pixels_per_mm : scene->shown;
    mv_svg_open(out, &head);
    mv_text_clear(&description);
}

mv_status mv_diagram_write(mv_text *out, const mv_scene *scene, const char *drawn, mv_log *log)
{
    mv_page page = mv_page_plan(scene);
    const char *graph = strstr(drawn, "<g id=\"graph0\"");
    if (!graph) return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "Graphviz wrote no drawing");
    mv_text_add(out, MV_SVG_PROLOG);
    mv_diagram_open(out, scene, &page);
    mv_page_write_head(out, scene, &page);
    if (scene->dial && !scene->panel_count) mv_dial_write(out, scene, NULL);
    mv_text_add(out, "<g id=\"network\">\n");
    if (scene->panel_count) {
        copy_panels(out, scene, &page, graph);
    } else {
        copy_drawing(out, scene, 0, graph);
        if (!scene->dial) mv_page_write_alone(out, scene, &page);
    }
    mv_text_add(out, "</g>\n");
    mv_legend_write(out, scene, page.legend, page.scale, page.legend_width);
    mv_page_write_foot(out, scene, &page);
    mv_svg_close(out);
    return MV_OK;
}
