#ifndef DRAW_PLACE_KEEP_H
#define DRAW_PLACE_KEEP_H

#include "draw/scene/scene.h"

/* Puts the actors that have a place to keep there, and the other tied ones as near to those they are tied to as
 * there is room, in the order of the drawing. Actors without a tie are left to mv_spread_alone(). */
void mv_keep_places(mv_scene *scene);

#endif
