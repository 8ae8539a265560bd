#include "draw/graphviz.h"
#include "draw/graphviz_compat.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern gvplugin_library_t gvplugin_core_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;

static lt_symlist_t plugins[] = {
    { "gvplugin_core_LTX_library", &gvplugin_core_LTX_library },
    { "gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library },
    { "gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library },
    { NULL, NULL },
};

/* cgraph takes char * where it only reads. */
static char *writable(const char *text)
{
    return (char *)(uintptr_t)text;
}

GVC_t *mv_graphviz_open(void)
{
    return gvContextPlugins(plugins, 0); /* 0: load no others on demand */
}

void mv_graphviz_close(GVC_t *context)
{
    if (context) gvFreeContext(context);
}

Agraph_t *mv_graphviz_graph(void)
{
    return agopen(writable("network"), Agdirected, NULL);
}

Agnode_t *mv_graphviz_node(Agraph_t *graph, const char *name)
{
    return agnode(graph, writable(name), 1);
}

Agedge_t *mv_graphviz_edge(Agraph_t *graph, Agnode_t *from, Agnode_t *to, const char *name)
{
    return agedge(graph, from, to, writable(name), 1);
}

void mv_graphviz_default(Agraph_t *graph, int kind, const char *name, const char *value)
{
    agattr(graph, kind, writable(name), writable(value));
}

void mv_graphviz_set(void *object, const char *name, const char *value)
{
    agsafeset(object, writable(name), writable(value), writable(""));
}

void mv_graphviz_set_number(void *object, const char *name, double value)
{
    char text[40];
    snprintf(text, sizeof text, "%.4f", value);
    mv_graphviz_set(object, name, text);
}

void mv_graphviz_set_length(void *object, const char *name, double points)
{
    const double points_per_inch = 72;
    mv_graphviz_set_number(object, name, points / points_per_inch);
}

/* Backslashes begin escapes (\N is the node's name), ampersands entities. */
static void add_line(mv_text *out, const char *line, size_t length)
{
    mv_text text = { 0 }, shown = { 0 };
    mv_text_add_bytes(&text, line, length);
    mv_text_add_printable(&shown, text.bytes);
    for (const char *c = shown.length ? shown.bytes : ""; *c; c++) {
        if (*c == '\\') mv_text_add(out, "\\");
        mv_text_add_bytes(out, c, 1);
        if (*c == '&') mv_text_add(out, "amp;");
    }
    mv_text_clear(&text);
    mv_text_clear(&shown);
}

void mv_graphviz_set_label(void *object, const char *name, const char *label)
{
    mv_text safe = { 0 };
    mv_text_add(&safe, "");
    while (*label) {
        size_t length = strcspn(label, "\n");
        add_line(&safe, label, length);
        label += length;
        if (*label) mv_text_add(&safe, "\\n");
        if (*label) label++;
    }
    mv_graphviz_set(object, name, safe.bytes);
    mv_text_clear(&safe);
}

mv_status mv_graphviz_layout(GVC_t *context, Agraph_t *graph, const char *engine, mv_log *log)
{
    srand(1); /* sfdp goes on drawing from where the layout before it stopped */
    if (gvLayout(context, graph, engine) == 0) return MV_OK;
    return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "Graphviz could not lay out the drawing with %s",
                        engine);
}

mv_status mv_graphviz_render(GVC_t *context, Agraph_t *graph, const char *format, mv_text *out, mv_log *log)
{
    char *bytes = NULL;
    size_t length = 0;
    if (mv_render_data(context, graph, format, &bytes, &length) || !bytes)
        return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "Graphviz could not write the drawing as %s",
                            format);
    mv_text_add_bytes(out, bytes, length);
    gvFreeRenderData(bytes);
    return MV_OK;
}
