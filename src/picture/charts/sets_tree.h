#ifndef PICTURE_CHARTS_SETS_TREE_H
#define PICTURE_CHARTS_SETS_TREE_H

#include "picture/charts/sets_page.h"

/* Once the map is drawn, which says whether sets have numbers. */
void mv_sets_draw_tree(const mv_sets_page *c);

#endif
