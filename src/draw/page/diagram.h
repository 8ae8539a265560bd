#ifndef DRAW_PAGE_DIAGRAM_H
#define DRAW_PAGE_DIAGRAM_H

#include "draw/scene/scene.h"

/* Makes a finished, accessible SVG document out of what Graphviz drew: our own root with title and
 * description, a group with role, tooltip and data for every actor and relation, labels, heading, legend and
 * source line. `drawn` is Graphviz's SVG of the scene (see render.h). */
mv_status mv_svg_finish(mv_text *out, const mv_scene *scene, const char *drawn, mv_log *log);

/* What the groups of actors, relations and sectors begin with: `<g id class role` (still open), attributes with
 * the facts behind it for programs and pages that read the SVG (data-from="KAZ"), and its tooltip. */
void mv_svg_open_symbol(mv_text *out, const mv_scene_panel *panel, const char *id, const char *what,
                        const char *classes);
void mv_svg_add_data(mv_text *out, const json_t *data);
void mv_svg_add_title(mv_text *out, const char *title);

#endif
