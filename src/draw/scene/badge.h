#ifndef DRAW_SCENE_BADGE_H
#define DRAW_SCENE_BADGE_H

#include "draw/scene/scene.h"

/* What a line carries besides its stroke: a badge on it (a plus, a minus, a tilde, a few letters such
 * as "1→2") and bars across its ends. */

/* The radius of the badge a line should have, smaller among many; 0 when it has none. A box of letters is larger
 * than a sign of the same radius. */
double mv_badge_radius(const mv_line *line, bool many);

/* How far a badge of this radius reaches to either side. */
double mv_badge_reach(const mv_line *line, double radius);

/* What it says. */
const char *mv_badge_text(const mv_line *line);

/* Adds the badge of a line that has one. */
void mv_badge_write(mv_text *out, const mv_scene *scene, mv_point centre, double radius, const mv_line *line);

/* Adds a bar across each end of a curve. */
void mv_badge_write_bars(mv_text *out, const mv_point curve[4], const mv_line *line);

#endif
