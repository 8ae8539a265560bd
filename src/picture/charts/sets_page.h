#ifndef PICTURE_CHARTS_SETS_PAGE_H
#define PICTURE_CHARTS_SETS_PAGE_H

#include "multivector/picture.h"
#include "picture/charts/chart_page.h"

/* The picture of several sets while it is drawn. Everything in points: the map stands above the tree, so that both
 * have the whole width for names. */

enum { MV_SETS_WIDTH = 860, MV_SETS_LEFT = 40, MV_SETS_RIGHT = 28, MV_SETS_ROW = 17 };

typedef struct mv_sets_page {
    mv_text *out;
    const mv_sets *sets;
    const char *const *names;
    const mv_theme *theme;
    double map_top, map_height; /* of the frame of the map */
    double tree_top;            /* of the first row of the tree */
    double scale;               /* points for a distance of 1 */
    double middle_x, middle_y;  /* of the points of the map, in distances */
    bool numbered;              /* a set on the map is called by its number */
} mv_sets_page;

static const mv_font mv_sets_font = { MV_CHART_TEXT, false };

/* A name cut to this width; a dash for an empty one. The caller clears it. */
mv_text mv_sets_name(const char *name, double width);

/* Chooses scale and height of the map, before anything is drawn. */
void mv_sets_fit_map(mv_sets_page *c);

/* Also says whether sets are `numbered`. */
void mv_sets_draw_map(mv_sets_page *c);

/* Once the map is drawn, which says whether sets have numbers. */
void mv_sets_draw_tree(const mv_sets_page *c);

#endif
