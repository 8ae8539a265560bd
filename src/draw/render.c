#include "draw/layout.h"
#include "draw/page/page.h"
#include "draw/place/place.h"
#include "draw/scene/scene.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

static void add_point(mv_text *out, const char *before, mv_point p)
{
    mv_text_format(out, "%s%.2f,%.2f", before, p.x, -p.y); /* Graphviz counts upwards */
}

/* Sets what was written, and clears it. */
static void set_text(void *object, const char *name, mv_text *value)
{
    mv_graphviz_set(object, name, value->bytes);
    mv_text_clear(value);
}

static void set_point(void *object, const char *name, mv_point p)
{
    mv_text value = { 0 };
    add_point(&value, "", p);
    set_text(object, name, &value);
}

static void set_color(void *object, const char *name, const char *color, double opacity)
{
    mv_text value = { 0 };
    mv_text_add(&value, color);
    if (opacity < 1) mv_text_format(&value, "%02x", (unsigned)(opacity * 255 + 0.5));
    set_text(object, name, &value);
}

/* An actor between two directions is a disc of two halves. */
static void set_fill(Agnode_t *drawn, const mv_mark *mark)
{
    bool halves = mark->second_fill && mark->shape->corner_count == 0;
    mv_text fill = { 0 };
    mv_text_add(&fill, mark->fill);
    if (halves) mv_text_format(&fill, ";0.5:%s", mark->second_fill);
    mv_graphviz_set(drawn, "style", halves ? "wedged" : mark->shape->style);
    set_text(drawn, "fillcolor", &fill);
}

static void set_node_label(Agnode_t *drawn, const mv_scene *scene, const mv_scene_node *node)
{
    mv_box box = mv_scene_label_box(node);
    mv_graphviz_set_number(drawn, "fontsize", node->font.size);
    mv_graphviz_set(drawn, "fontcolor", mv_scene_ink(scene, node));
    mv_graphviz_set_label(drawn, "tooltip", node->tooltip);
    mv_graphviz_set_label(drawn, node->inside ? "label" : "xlabel", node->label);
    if (node->inside) return;
    mv_graphviz_set(drawn, "label", "");
    set_point(drawn, "xlp", (mv_point){ (box.left + box.right) / 2, (box.top + box.bottom) / 2 });
}

static Agnode_t *draw_node(Agraph_t *graph, const mv_scene *scene, size_t i, bool labels)
{
    const mv_scene_node *node = &scene->nodes[i];
    double size = node->mark.size - 2 * node->mark.shape->inset;
    Agnode_t *drawn = mv_graphviz_node(graph, node->id);
    mv_graphviz_set(drawn, "shape", node->mark.shape->graphviz);
    set_point(drawn, "pos", mv_scene_mark(node));
    mv_graphviz_set_length(drawn, "width", size);
    mv_graphviz_set_length(drawn, "height", mv_shape_height(node->mark.shape, size));
    mv_graphviz_set_number(drawn, "penwidth", node->mark.stroke_width);
    set_color(drawn, "color", node->mark.stroke, 1);
    set_fill(drawn, &node->mark);
    if (labels) set_node_label(drawn, scene, node);
    return drawn;
}

static const char *direction_of(const mv_line *line)
{
    if (line->heads[0]) return line->heads[1] ? "both" : "back";
    return line->heads[1] ? "forward" : "none";
}

static void set_curve(Agedge_t *drawn, const mv_scene_edge *edge)
{
    mv_text value = { 0 };
    const char *space = "";
    for (int end = 0; end < 2; end++) {
        if (!edge->line.heads[end]) continue;
        mv_text_add(&value, space);
        add_point(&value, end ? "e," : "s,", edge->tips[end]);
        space = " ";
    }
    for (int i = 0; i < 4; i++) add_point(&value, value.length ? " " : "", edge->curve[i]);
    set_text(drawn, "pos", &value);
}

static void draw_edge(Agraph_t *graph, Agnode_t *const *nodes, const mv_scene *scene, size_t i, bool labels)
{
    const mv_scene_edge *edge = &scene->edges[i];
    const double arrow_of_graphviz = 10; /* points, at arrowsize 1 */
    Agedge_t *drawn = mv_graphviz_edge(graph, nodes[edge->from], nodes[edge->to], edge->id);
    set_curve(drawn, edge);
    set_color(drawn, "color", edge->line.color, edge->line.opacity);
    mv_graphviz_set_number(drawn, "penwidth", edge->line.width);
    mv_graphviz_set(drawn, "dir", direction_of(&edge->line));
    mv_graphviz_set_number(drawn, "arrowsize", mv_curve_arrow_length(&edge->line) / arrow_of_graphviz);
    if (!labels) return;
    mv_graphviz_set_label(drawn, "tooltip", edge->tooltip);
    if (edge->line.dash[0]) mv_graphviz_set(drawn, "style", "dashed");
    if (edge->sign <= 0) return;
    mv_graphviz_set_label(drawn, "label", mv_badge_text(&edge->line));
    set_point(drawn, "lp", edge->middle);
}

static void set_defaults(Agraph_t *graph, const mv_scene *scene, bool labels)
{
    mv_graphviz_set(graph, "outputorder", "edgesfirst");
    mv_graphviz_set(graph, "notranslate", "true"); /* places are those of the page already */
    mv_graphviz_set(graph, "bgcolor", scene->paper);
    mv_graphviz_default(graph, AGNODE, "fixedsize", "true");
    /* DOT leaves out what is as by default, and a label left out is the name: so "" must be no default */
    mv_graphviz_default(graph, AGNODE, "label", labels ? " " : "");
    mv_graphviz_default(graph, AGNODE, "fontname", MV_FONT_FAMILY);
    mv_graphviz_default(graph, AGEDGE, "fontname", MV_FONT_FAMILY);
    if (!labels) return;
    mv_graphviz_set(graph, "fontname", MV_FONT_FAMILY);
    mv_graphviz_set(graph, "linelength", "0"); /* few readers but Graphviz put up with broken lines */
    mv_graphviz_set(graph, "labelloc", "t");
    mv_graphviz_set_label(graph, "label", scene->title);
    if (!scene->dial) return;
    mv_text sectors = { 0 };
    mv_dial_write_xdot(&sectors, scene);
    set_text(graph, "_background", &sectors);
}

/* The end of a string in quotes that begins here. */
static const char *end_of_string(const char *at)
{
    for (at++; *at && *at != '"'; at++)
        if (*at == '\\' && at[1]) at++;
    return *at ? at + 1 : at;
}

static bool is_in_word(unsigned char c)
{
    return c >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Graphviz leaves words of letters of any alphabet without quotes; other readers of DOT know the English one. */
static void add_quoted(mv_text *out, const char *dot)
{
    while (*dot) {
        const char *start = dot;
        bool foreign = false;
        if (*dot == '"')
            dot = end_of_string(dot);
        else
            for (; is_in_word((unsigned char)*dot); dot++) foreign |= (unsigned char)*dot >= 0x80;
        if (dot == start) dot++;
        if (foreign) mv_text_add(out, "\"");
        mv_text_add_bytes(out, start, (size_t)(dot - start));
        if (foreign) mv_text_add(out, "\"");
    }
}

mv_status mv_render(mv_text *out, const mv_scene *scene, GVC_t *context, mv_log *log)
{
    bool labels = strcmp(scene->format, "dot") == 0;
    Agraph_t *graph = mv_graphviz_graph();
    Agnode_t **nodes = mv_alloc_array(scene->node_count, sizeof(Agnode_t *));
    set_defaults(graph, scene, labels);
    for (size_t i = 0; i < scene->node_count; i++) nodes[i] = draw_node(graph, scene, i, labels);
    for (size_t i = 0; i < scene->edge_count; i++) draw_edge(graph, nodes, scene, i, labels);
    mv_text rendered = { 0 };
    mv_status status = mv_graphviz_layout(context, graph, "nop2", log); /* everything has its place already */
    if (status) goto done;
    status = mv_graphviz_render(context, graph, labels ? "dot" : "svg", labels ? &rendered : out, log);
    gvFreeLayout(context, graph);
    if (!status && labels) add_quoted(out, rendered.bytes);
done:
    mv_text_clear(&rendered);
    free(nodes);
    agclose(graph);
    return status;
}
