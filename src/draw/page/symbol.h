#ifndef DRAW_PAGE_SYMBOL_H
#define DRAW_PAGE_SYMBOL_H

#include "draw/scene/scene.h"

/* What the groups of actors, relations and sectors begin with: `<g id class role` (still open), and attributes
 * with the facts behind it for programs and pages that read the SVG (data-from="KAZ"). */
void mv_symbol_open(mv_text *out, const mv_scene_panel *panel, const char *id, const char *what,
                    const char *classes);
void mv_symbol_add_data(mv_text *out, const json_t *data);

#endif
