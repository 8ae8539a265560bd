#ifndef DRAW_PAGE_DIAL_WRITE_H
#define DRAW_PAGE_DIAL_WRITE_H

#include "draw/scene/dial.h"

/* Adds the sectors as SVG (of a panel, or NULL); as drawing commands for Graphviz (xdot). */
void mv_dial_write(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel);
void mv_dial_write_xdot(mv_text *out, const mv_scene *scene);

#endif
