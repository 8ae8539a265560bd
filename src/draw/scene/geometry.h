#ifndef DRAW_SCENE_GEOMETRY_H
#define DRAW_SCENE_GEOMETRY_H

#include "svg/box.h"
#include <stdbool.h>
#include <stddef.h>

/* The point of a Bézier curve at `t` between 0 and 1. */
mv_point mv_curve_at(const mv_point curve[4], double t);

/* On the straight line between two points, `t` of the way. */
mv_point mv_point_between(mv_point a, mv_point b, double t);

/* True when the straight line between two points meets a box. */
bool mv_box_is_crossed(mv_box box, mv_point a, mv_point b);

/* A node by what it takes from left to right: those that may meet stand near each other once sorted (qsort). */
typedef struct mv_span {
    double left, right;
    size_t node;
} mv_span;

int mv_span_order(const void *a, const void *b);

#endif
