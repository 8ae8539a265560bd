#ifndef DRAW_PLACE_SIGNS_H
#define DRAW_PLACE_SIGNS_H

#include "draw/scene/scene.h"

/* Finds a place on every negative line for its minus sign, clear of actors and of other signs. Where there is
 * none, a line of a small drawing has it in its middle all the same; in a large one colour and dashes must do. */
void mv_signs_place(mv_scene *scene);

#endif
