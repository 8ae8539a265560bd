#ifndef PICTURE_CHARTS_SETS_MAP_H
#define PICTURE_CHARTS_SETS_MAP_H

#include "picture/charts/sets_page.h"

/* Chooses scale and height of the map, before anything is drawn. */
void mv_sets_fit_map(mv_sets_page *c);

/* Also says whether sets are `numbered`. */
void mv_sets_draw_map(mv_sets_page *c);

#endif
