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

/* A box with so much more room on every side. */
mv_box mv_box_wider(mv_box box, double by);

/* Holds nothing; and the box around two. */
extern const mv_box mv_box_none;
mv_box mv_box_around(mv_box a, mv_box b);

/* True when two boxes are nearer to each other than a gap; when a point is that near to a box. */
bool mv_boxes_meet(mv_box a, mv_box b, double gap);
bool mv_box_holds(mv_box box, mv_point p, double gap);

/* A node by what it takes from left to right: those that may meet stand near each other once sorted (qsort). */
typedef struct mv_span {
    double left, right;
    size_t node;
} mv_span;

int mv_span_order(const void *a, const void *b);

#endif
