#ifndef DRAW_GRAPHVIZ_COMPAT_H
#define DRAW_GRAPHVIZ_COMPAT_H

#include "draw/graphviz.h"

/* The call whose parameters changed between Graphviz 2 and 14: a length was unsigned and is size_t. */

typedef int mv_render_wide(GVC_t *context, graph_t *graph, const char *format, char **bytes, size_t *length);

static inline int mv_render_data(GVC_t *context, graph_t *graph, const char *format, char **bytes, size_t *length)
{
    size_t wide = 0;
    unsigned narrow = 0;
    int failed = gvRenderData(context, graph, format, bytes,
                              _Generic(&gvRenderData, mv_render_wide *
                                       : &wide, default
                                       : &narrow));
    *length = wide + narrow; /* the other is 0 */
    return failed;
}

#endif
