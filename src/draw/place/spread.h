#ifndef DRAW_PLACE_SPREAD_H
#define DRAW_PLACE_SPREAD_H

#include "draw/scene/scene.h"

/* What is done with the positions of a layout engine. All of it looks at the boxes around mark and label. */

/* The box around all actors; empty for none. With `tied_only`, actors without a tie or a place to keep do not
 * count. */
mv_box mv_spread_bounds(const mv_scene *scene, bool tied_only);

/* The area the tied actors need, with room for their lines. */
double mv_spread_area(const mv_scene *scene);

/* The area of the smallest page of the wanted aspect that holds the tied actors. */
double mv_spread_frame(const mv_scene *scene);

/* Turns and stretches the tied actors so that they fill a page of the wanted aspect. */
void mv_spread_landscape(mv_scene *scene);

/* Moves actors until no two boxes are nearer than the gap of the drawing. Always ends. */
void mv_spread_apart(mv_scene *scene);

/* Moves actors nearer together where there is room between them; none meet afterwards if none did before. */
void mv_spread_compact(mv_scene *scene);

/* Moves actors off the lines between others, as far as there is room; they may touch each other afterwards.
 */
void mv_spread_off_lines(mv_scene *scene);

/* Puts actors without a tie into rows below the others, unless they have a place to keep. */
void mv_spread_alone(mv_scene *scene);

/* Where the heading over actors without a tie goes; false when they do not stand by themselves. */
bool mv_spread_alone_heading(const mv_scene *scene, mv_point *heading);

#endif
