#ifndef DRAW_DIAL_DIAL_LAYOUT_H
#define DRAW_DIAL_DIAL_LAYOUT_H

#include "draw/scene/dial.h"

/* Gives the sectors their angles, the dial its radius and all actors their places, the middle at (0, 0). The
 * actors have their sizes already. */
void mv_dial_layout(mv_scene *scene);

#endif
