#ifndef DRAW_PAGE_DIAGRAM_H
#define DRAW_PAGE_DIAGRAM_H

#include "draw/scene/scene.h"

/* Makes a finished, accessible SVG document out of what Graphviz drew: our own root with title and
 * description, a group with role, tooltip and data for every actor and relation, labels, heading, legend and
 * source line. `drawn` is Graphviz's SVG of the scene (see render.h). */
mv_status mv_diagram_write(mv_text *out, const mv_scene *scene, const char *drawn, mv_log *log);

#endif
