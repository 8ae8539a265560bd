#ifndef PICTURE_CHARTS_SETS_PAGE_H
#define PICTURE_CHARTS_SETS_PAGE_H

#include "multivector/picture.h"
#include "picture/charts/chart_page.h"
#include "svg/box.h"
#include <stdbool.h>
#include <stddef.h>

typedef struct mv_segment {
    mv_point from, to;
} mv_segment;

/* A point of a map (or several that lie on each other) and the box of its label, which is moved to where it covers
 * no other point and no other label. */
typedef struct mv_map_label {
    mv_point at;          /* the point */
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
mv_point mv_map_label_anchor(const mv_map_label *label);

/* The picture of several sets while it is drawn. Everything in points: the map stands above the tree, so that both
 * have the whole width for names. */

enum { MV_SETS_WIDTH = 860, MV_SETS_LEFT = 40, MV_SETS_NARROW_LEFT = 16, MV_SETS_RIGHT = 28, MV_SETS_ROW = 17 };

typedef struct mv_sets_page {
    mv_text *out;
    double width, left; /* of the page; of all that stands on it */
    const mv_sets *sets;
    const char *const *names;
    const mv_theme *theme;
    double map_top, map_height; /* of the frame of the map */
    double tree_top;            /* of the first row of the tree */
    double scale;               /* points for a distance of 1 */
    double middle_x, middle_y;  /* of the points of the map, in distances */
    bool numbered;              /* a set on the map is called by its number: its row in the tree */
    size_t *row;                /* of each set in the tree; without a tree the order they are given in */
    mv_segment *way;            /* from set to set in time, where they have an order in time */
    size_t way_count;
} mv_sets_page;

static const mv_font mv_sets_font = { MV_CHART_TEXT, false };

/* Whether it is the form for narrow screens. */
static inline bool mv_sets_is_narrow(const mv_sets_page *c)
{
    return c->width <= MV_CHART_NARROW;
}

/* A name cut to this width; a dash for an empty one. The caller clears it. */
mv_text mv_sets_name(const char *name, double width);

/* What sets are called: by their titles where all have one, with the date where one title is that of several, or
 * by the date alone where it is that of all; else by the names given. They are the caller's, as is the list. */
char **mv_sets_labels(const mv_sets *sets, const char *const *names);

/* The sets in the order of time: of the dates that were asked for, or of what they are snapshots of, each with the
 * same dates in all its relations. NULL: there is no such order. The caller frees it. */
size_t *mv_sets_in_time(const mv_sets *sets);

/* When the sets are: "10 September 2013", "1992 to 31 December 2024"; nothing where one has no date. */
void mv_sets_say_time(mv_text *out, const mv_sets *sets);

/* Chooses scale and height of the map, before anything is drawn. */
void mv_sets_fit_map(mv_sets_page *c);

/* The way from set to set, once the map has its place. */
void mv_sets_find_way(mv_sets_page *c);

/* Also says whether sets are `numbered`. */
void mv_sets_draw_map(mv_sets_page *c);

/* Once the map is drawn, which says whether sets have numbers. */
void mv_sets_draw_tree(const mv_sets_page *c);

#endif
