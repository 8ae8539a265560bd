#ifndef DRAW_RENDER_H
#define DRAW_RENDER_H

#include "draw/graphviz.h"
#include "draw/scene.h"

/* Has Graphviz draw a scene whose places and curves are known: as SVG shapes and lines without any text (the
 * text is added by svg.c, which escapes it), or as DOT with labels. For SVG the places of the scene are moved
 * to where Graphviz put them on its page. */
mv_status mv_render(mv_text *out, mv_scene *scene, GVC_t *context, mv_log *log);

#endif
