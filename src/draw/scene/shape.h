#ifndef DRAW_SCENE_SHAPE_H
#define DRAW_SCENE_SHAPE_H

#include "support/text.h"
#include "svg/box.h"

/* The shapes of actors. Graphviz draws them in the diagram, we draw them in the legend and cut the edges off
 * at their outline: the corners here are those of Graphviz. */

typedef struct mv_shape {
    const char *name;     /* as the drawing calls it */
    const char *graphviz; /* the same shape in Graphviz, */
    const char *style;    /* with this style */
    double inset;         /* Graphviz draws that much beyond the size it is told */
    size_t corner_count;  /* 0: a circle */
    mv_point corners[8];  /* in a square from -1 to 1, convex */
} mv_shape;

/* The shape of that name; a circle when there is none. */
const mv_shape *mv_shape_find(const char *name);

/* True when `point` lies inside the shape drawn around the origin with this diameter. */
bool mv_shape_holds(const mv_shape *shape, double size, mv_point point);

/* Adds the shape as an SVG element around (0, 0). The colours are trusted. */
void mv_shape_write(mv_text *out, const mv_shape *shape, double size, const char *fill, const char *stroke,
                    double stroke_width);

#endif
