#ifndef DRAW_SCENE_DIAL_H
#define DRAW_SCENE_DIAL_H

#include "draw/scene/scene.h"
#include "svg/share_bar.h"

/* A dial: sectors around an actor in the middle, which the others stand in. Angles are in radians, clockwise from
 * the top; places of sectors are relative to the middle, which is wherever the mark of that actor is. */

enum { MV_DIAL_RIM = 7 }; /* what the coloured rim takes outside the radius */

typedef struct mv_sector {
    const char *id, *classes, *name, *value, *tooltip;
    const char *tint, *color, *ink; /* of its ground, its rim, its name */
    const json_t *data;
    bool counted;   /* has a share */
    size_t members; /* actors that stand in it */

    double from, to;     /* its borders (from the start of the dial on: up to two turns), */
    mv_point start, end; /* in these directions */
    mv_text lines;       /* name and value */
    size_t name_lines;
    mv_point label; /* the middle of these lines */
    double width, height;
    bool leader; /* they stand so far off that a line must lead there */
} mv_sector;

/* A figure under the heading, with what it means. */
typedef struct mv_figure {
    const char *value, *text;
} mv_figure;

/* A bar of shares below the heading. */
typedef struct mv_dial_bar {
    const char *title; /* "" for the only one */
    mv_share_bar bar;
    mv_share_part *parts;
} mv_dial_bar;

/* A line along the rim, outside, between two actors: in a lane of its own where others would cover it. */
typedef struct mv_rim_line {
    const char *id, *classes, *tooltip;
    size_t a, b;
    mv_line line;    /* its badge stands in the middle */
    unsigned panels; /* bits of the panels that show it */

    double from, to;    /* the angles of its ends, clockwise, */
    size_t first, last; /* and who stands there */
    size_t lane;
    double badge; /* the angle of its badge */
} mv_rim_line;

typedef struct mv_dial {
    mv_dial_bar bars[2];
    size_t bar_count;
    const char *remark; /* what must be known before the bars are read; or "" */
    mv_figure figures[4];
    size_t figure_count;
    const char *note, *abbreviations;
    mv_sector *sectors;
    size_t sector_count;
    size_t middle;       /* the actor there */
    double letters;      /* least size of letters: names of sectors, numbers of lines along the rim */
    double start;        /* where the first sector begins */
    double radius, hole; /* outer edge; kept free around the middle */
    mv_rim_line *lines;
    size_t line_count, lanes;
} mv_dial;

/* The font of the names of sectors. */
mv_font mv_dial_font(const mv_dial *dial);

/* True when a point (from the middle) lies in a sector, clear of its borders and of the edge. */
bool mv_dial_has(const mv_dial *dial, const mv_sector *sector, mv_point point);

/* The unit vector of an angle. */
mv_point mv_dial_direction(double angle);

/* The radius of the badges on lines along the rim. */
double mv_dial_badge(const mv_dial *dial);

/* Where the rim and the lanes beyond it end; the radius of a lane. */
double mv_dial_edge(const mv_dial *dial);
double mv_dial_lane(const mv_dial *dial, size_t lane);

/* The same edge between two angles, where no line may reach the outer lanes. */
double mv_dial_edge_between(const mv_dial *dial, double from, double to);

/* What the dial and the names of its sectors take on the page. */
mv_box mv_dial_reach(const mv_scene *scene);

#endif
