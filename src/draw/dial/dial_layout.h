#ifndef DRAW_DIAL_DIAL_LAYOUT_H
#define DRAW_DIAL_DIAL_LAYOUT_H

#include "draw/scene/dial.h"

/* Gives the sectors their angles, the dial its radius and all actors their places, the middle at (0, 0). The
 * actors have their sizes already. */
void mv_dial_layout(mv_scene *scene);

/* The last step of it, again in letters of another size: lines along the rim, and the names of sectors. */
void mv_dial_lay_names(mv_scene *scene);

/* Puts the actors into their sectors, without changing these. Returns false when some have no room, with their
 * sectors in `tight`. */
bool mv_dial_place(mv_scene *scene, bool *tight);

/* Gives the lines along the rim their lanes, ends and badges, once everybody has a place. */
void mv_dial_lay_lanes(mv_scene *scene);

/* Betters the places of actors that have room. */
void mv_dial_polish(mv_scene *scene);

#endif
