#ifndef DRAW_PLACE_CURVE_H
#define DRAW_PLACE_CURVE_H

#include "draw/scene/scene.h"

/* Draws the lines once the actors have their places: one stroke per relation, the strokes of a pair side by
 * side and evenly spaced, bent a little where they would run over somebody's label. */
void mv_curve_all(mv_scene *scene);

/* Half the width of the bundle that the lines of one pair make. */
double mv_curve_half_width(const mv_scene *scene, const size_t *edges, size_t count);

/* How far this many loops reach beyond the right side of a mark. */
double mv_curve_loop_reach(size_t count);

/* From the base of a line's arrowhead to its tip. */
double mv_curve_arrow_length(const mv_line *line);

#endif
