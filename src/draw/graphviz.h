#ifndef DRAW_GRAPHVIZ_H
#define DRAW_GRAPHVIZ_H

#include "multivector/error.h"
#include "support/text.h"
#include <gvc.h>

/* The one door to Graphviz: a context with the core and layout plugins linked in and no other, so that
 * nothing depends on the plugins or fonts of the machine. */

/* The context; NULL when Graphviz cannot start. Its messages go to standard error. */
GVC_t *mv_graphviz_open(void);
void mv_graphviz_close(GVC_t *context); /* accepts NULL */

/* An empty directed graph that keeps parallel edges; a node and an edge of that name (our own, not data). */
Agraph_t *mv_graphviz_graph(void);
Agnode_t *mv_graphviz_node(Agraph_t *graph, const char *name);
Agedge_t *mv_graphviz_edge(Agraph_t *graph, Agnode_t *from, Agnode_t *to, const char *name);

/* What every node or edge (AGNODE, AGEDGE) has unless told otherwise. */
void mv_graphviz_default(Agraph_t *graph, int kind, const char *name, const char *value);

/* Sets an attribute of a graph, node or edge. Only constants and values of our own making may come in here:
 * some attributes open files or reach the output unescaped. */
void mv_graphviz_set(void *object, const char *name, const char *value);
void mv_graphviz_set_number(void *object, const char *name, double value);
void mv_graphviz_set_length(void *object, const char *name, double points); /* which Graphviz has in inches */

/* Sets a text for people: what Graphviz would read as an escape or an entity is made plain. */
void mv_graphviz_set_label(void *object, const char *name, const char *label);

mv_status mv_graphviz_layout(GVC_t *context, Agraph_t *graph, const char *engine, mv_log *log);

/* Renders a laid out graph as "svg" or "dot". */
mv_status mv_graphviz_render(GVC_t *context, Agraph_t *graph, const char *format, mv_text *out, mv_log *log);

#endif
