#ifndef DRAW_PLACE_IMPROVE_H
#define DRAW_PLACE_IMPROVE_H

#include "draw/place/judge.h"

/* Moves single actors to free places on the same page where the drawing is easier to read for it, until nobody
 * gains by it or the patience is over. Boxes that keep apart stay apart. */
void mv_improve(mv_scene *scene, const mv_judge *judge);

#endif
