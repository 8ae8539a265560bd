#ifndef DRAW_DOT_DOT_READ_H
#define DRAW_DOT_DOT_READ_H

#include "multivector/error.h"
#include "support/text.h"

/* What Graphviz makes of a text in DOT, as JSON, for formats/graphs/dot.c to say what it means:
 *
 *   { "name": "", "directed": true, "attributes": {"label": "..."},
 *     "nodes": [ {"name": "a", "line": 2, "attributes": {"label": {"html": "<b>A</b>"}, "cluster": "West"}} ],
 *     "edges": [ {"tail": 0, "head": 1, "key": "...", "line": 3, "attributes": {"weight": "2"}} ] }
 *
 * Attributes without a value are left out; those that nodes and edges have by default are theirs; a label between
 * angle brackets is told as HTML; a node in a cluster has the label of the innermost one, or its name without the
 * word, unless it has an attribute of that name. Edges come in the order in which they were made. The line is
 * where a node was named first or given attributes last, and where the last end of an edge stands.
 *
 * Graphviz says what is wrong on standard error, "Error: ... in line 3 ...". MV_BAD_DATA then; also when a second
 * graph follows, or there is none. */
mv_status mv_dot_read(mv_text *out, const char *bytes, size_t length, mv_log *log);

#endif
