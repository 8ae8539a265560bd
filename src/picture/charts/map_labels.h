#ifndef PICTURE_CHARTS_MAP_LABELS_H
#define PICTURE_CHARTS_MAP_LABELS_H

#include "svg/box.h"
#include <stdbool.h>
#include <stddef.h>

typedef struct mv_segment {
    double x1, y1, x2, y2;
} mv_segment;

/* A point of a map (or several that lie on each other) and the box of its label, which is moved to where it covers
 * no other point and no other label. */
typedef struct mv_map_label {
    double x, y;          /* the point */
    double radius;        /* of its mark, or of all of them */
    double width, height; /* of the label */
    mv_box box;           /* where the label goes */
    bool placed;          /* false: there is no room anywhere near */
    bool far;             /* so far out that a line from the point must lead to it */
} mv_map_label;

typedef struct mv_map_room {
    mv_box frame;            /* labels stay within */
    const mv_segment *lines; /* that labels keep off where they can */
    size_t line_count;
} mv_map_room;

/* Places labels one after the other, those that are placed already (`placed`) staying where they are; a label for
 * which there is no room is left unplaced. */
void mv_map_labels_place(mv_map_label *labels, size_t count, const mv_map_room *room);

/* Where the line to a label that stands far out meets its box. */
void mv_map_label_anchor(const mv_map_label *label, double *x, double *y);

#endif
