#ifndef DRAW_DIAL_DIAL_PLACES_H
#define DRAW_DIAL_DIAL_PLACES_H

#include "draw/scene/dial.h"

/* Puts the actors into their sectors, without changing these. Returns false when some have no room, with their
 * sectors in `tight`. */
bool mv_dial_place(mv_scene *scene, bool *tight);

/* Betters the places of actors that have room. */
void mv_dial_polish(mv_scene *scene);

#endif
