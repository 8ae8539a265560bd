#ifndef DRAW_PLACE_PLACE_H
#define DRAW_PLACE_PLACE_H

#include "draw/scene/scene.h"

/* What is done with the positions of a layout engine. All of it looks at the boxes around mark and label. */

/* The box around all actors; empty for none. With `tied_only`, actors without a tie or a place to keep do not
 * count. */
mv_box mv_spread_bounds(const mv_scene *scene, bool tied_only);

/* Keeps where everybody stands; and puts them back. */
void mv_spread_remember(const mv_scene *scene, mv_point *places);
void mv_spread_recall(mv_scene *scene, const mv_point *places);

/* The area of the tied actors with their room, and their number. */
double mv_spread_boxes(const mv_scene *scene, double *count);

/* The area the tied actors need, with room for their lines. */
double mv_spread_area(const mv_scene *scene);

/* The area of the smallest page of the wanted aspect that holds the tied actors. */
double mv_spread_frame(const mv_scene *scene);

/* Turns and stretches the tied actors so that they fill a page of the wanted aspect. */
void mv_spread_landscape(mv_scene *scene);

/* Moves actors until no two boxes are nearer than the gap of the drawing. Always ends. */
void mv_spread_apart(mv_scene *scene);

/* Moves actors nearer together where there is room between them; none meet afterwards if none did before. */
void mv_spread_compact(mv_scene *scene);

/* Moves actors off the lines between others, as far as there is room; they may touch afterwards. */
void mv_spread_off_lines(mv_scene *scene);

/* Puts actors without a tie into rows below the others, unless they have a place to keep. */
void mv_spread_alone(mv_scene *scene);

/* Where the heading over actors without a tie goes; false when they do not stand by themselves. */
bool mv_spread_alone_heading(const mv_scene *scene, mv_point *heading);

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

/* Moves single actors to free places on the same page where the drawing is easier to read for it, until nobody
 * gains by it or the patience is over. Boxes that keep apart stay apart. */
void mv_improve(mv_scene *scene, const mv_judge *judge);

/* Puts the actors that have a place to keep there, and the other tied ones as near to those they are tied to as
 * there is room, in the order of the drawing. Actors without a tie are left to mv_spread_alone(). */
void mv_keep_places(mv_scene *scene);

/* Puts every label above or below its mark: where fewer lines run, as long as no two boxes meet that could
 * keep apart. Marks stay; the answer follows from their places alone, so that a drawing made again from its
 * places gets the same labels. */
void mv_sides_choose(mv_scene *scene);

/* Once lines are drawn, moves each label to that of eight sides of its mark where fewest run through it, clear of
 * other marks and labels. In turn: all of them anew, the most important first; for one that finds no room up to
 * two others, and up to two for each of these, go to other sides of theirs, and if that does not help, it loses
 * its label ("", see mv_scene_node.name). */
void mv_labels_place(mv_scene *scene, bool in_turn);

/* The nodes, those first whose names matter most: larger letters, larger marks, more lines. The caller frees it.
 */
size_t *mv_labels_by_importance(const mv_scene *scene);

/* Gives all labels back, in letters of this size at least, each inside its mark where it fits. */
void mv_letters_set(mv_scene *scene, double least);

/* The label as it was read, below its mark. */
void mv_letters_reset(mv_scene_node *node);

/* Draws the lines once the actors have their places: one stroke per relation, the strokes of a pair side by
 * side and evenly spaced, bent a little where they would run over somebody's label. */
void mv_curve_all(mv_scene *scene);

/* How far one stroke of a pair is from the middle of all, when there is a gap between each and the next. */
double mv_curve_aside(const mv_scene *scene, const size_t *edges, size_t count, size_t index, double gap);

/* Half the width of the bundle that the lines of one pair make. */
double mv_curve_half_width(const mv_scene *scene, const size_t *edges, size_t count);

/* How far this many loops reach beyond the right side of a mark. */
double mv_curve_loop_reach(size_t count);

/* From the base of a line's arrowhead to its tip. */
double mv_curve_arrow_length(const mv_line *line);

/* Finds a place for the sign of every line that has one, somewhere along it, clear of marks, labels and other
 * signs. Where there is none, a line of a small drawing that must not lack it has it in its middle all the same.
 */
void mv_signs_place(mv_scene *scene);

#endif
