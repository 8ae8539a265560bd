#ifndef SVG_SHARE_BAR_H
#define SVG_SHARE_BAR_H

#include "svg/svg.h"

/* A whole of 100 % as a bar, its parts as segments side by side, in the order in which they are given. */

typedef struct mv_share_part {
    const char *name, *value; /* "Western", "28 %" */
    double share;             /* 0 .. 1 */
    const char *fill;         /* of its segment, */
    const char *ink;          /* and of the value upon it */
} mv_share_part;

typedef struct mv_share_bar {
    const mv_share_part *parts;
    size_t count;
    const char *undefined; /* why there are no shares: stands in an empty frame; NULL: there are */
    const char *paper, *ink, *quiet;
    double width, height;
    mv_font font; /* of values and names */
    bool named;   /* names stand below, those that find no room in lines of their own, */
    size_t rest;  /* of which there are at most so many */
    bool hollow;  /* segments are outlines: so few ties that shares say little */
} mv_share_bar;

/* Adds the bar, its upper left corner at this place; without `out` it only measures. Returns the height it takes,
 * names included. */
double mv_share_bar_write(mv_text *out, const mv_share_bar *bar, mv_point corner);

#endif
