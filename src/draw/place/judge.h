#ifndef DRAW_PLACE_JUDGE_H
#define DRAW_PLACE_JUDGE_H

#include "draw/place/spread.h"

/* How hard a layout is to read: lines that cross each other, lines that run through actors, long lines, actors
 * far from those of their group, and the size of the page it takes. Lower is better; only layouts of the same
 * scene can be compared. */

/* All lines of a pair, judged as one straight line from mark to mark. */
typedef struct mv_bundle {
    size_t from, to;
    double lines, half_width;
} mv_bundle;

typedef struct mv_judge {
    const mv_scene *scene;
    mv_bundle *bundles;
    size_t count;
    size_t *starts, *own; /* the bundles of node i: own[starts[i]] .. own[starts[i + 1] - 1] */
    size_t *group;        /* of each node: the first node of its group, itself without one */
    double usual;         /* distance between neighbours */
} mv_judge;

mv_judge mv_judge_open(const mv_scene *scene);
void mv_judge_close(mv_judge *judge);

/* The cost of the layout as it is. */
double mv_judge_all(const mv_judge *judge);

/* The part of the cost that depends on where this node stands; its box is `box`, its mark at `mark`. Stops
 * counting above `enough`. */
double mv_judge_node(const mv_judge *judge, size_t node, mv_box box, mv_point mark, double enough);

#endif
