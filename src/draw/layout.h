#ifndef DRAW_LAYOUT_H
#define DRAW_LAYOUT_H

#include "draw/graphviz.h"
#include "draw/scene/scene.h"

/* Places the actors: boxes around mark and label, positions by Graphviz, a landscape shape, no box on
 * another, actors without a tie in rows below. The same drawing always gets the same places. */
mv_status mv_layout(mv_scene *scene, GVC_t *context, mv_log *log);

/* Has Graphviz draw a scene whose places and curves are known: as SVG shapes and lines without any text (the
 * text is added by mv_diagram_write(), which escapes it), in the coordinates of the scene, or as DOT with labels.
 */
mv_status mv_render(mv_text *out, const mv_scene *scene, GVC_t *context, mv_log *log);

#endif
