#ifndef FORMATS_GRAPHS_DOT_ASK_H
#define FORMATS_GRAPHS_DOT_ASK_H

#include "support/lines.h"
#include "support/text.h"

/* What Graphviz makes of a text in DOT, as JSON (draw/dot/dot_read.h). What it says against it becomes errors of
 * the file, with their lines; so does its end, when it crashes or takes too long. */
mv_status mv_dot_ask(mv_text *answer, const mv_lines *lines, mv_log *log);

#endif
