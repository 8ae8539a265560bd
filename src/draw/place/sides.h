#ifndef DRAW_PLACE_SIDES_H
#define DRAW_PLACE_SIDES_H

#include "draw/scene/scene.h"

/* Puts every label above or below its mark: where fewer lines run, as long as no two boxes meet that could
 * keep apart. Marks stay; the answer follows from their places alone, so that a drawing made again from its
 * places gets the same labels. */
void mv_sides_choose(mv_scene *scene);

#endif
