#ifndef DRAW_SCENE_DIAL_H
#define DRAW_SCENE_DIAL_H

#include "draw/scene/scene.h"

/* A dial: sectors around an actor in the middle, which the others stand in. Angles are in radians, clockwise from
 * the top; places of sectors are relative to the middle, which is wherever the mark of that actor is. */

enum { MV_DIAL_RIM = 7 }; /* what the coloured arcs take outside the radius */

typedef struct mv_sector {
    const char *id, *classes, *name, *value, *tooltip;
    const char *tint, *color, *ink; /* of its ground, its arc, its name */
    const json_t *data;
    bool counted; /* has a share */
    double share; /* of the arcs, the largest where panels differ; 0 also when there are no shares */
    double parts[MV_MOST_PANELS]; /* how much of it each panel shows */

    double from, to;     /* its borders (from the start of the dial on: up to two turns), */
    mv_point start, end; /* in these directions */
    double arc;          /* the angle of its arc, in the middle between them */
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

typedef struct mv_dial {
    mv_figure figures[4];
    size_t figure_count;
    const char *note, *widened, *abbreviations;
    mv_sector *sectors;
    size_t sector_count;
    size_t middle;       /* the actor there */
    double letters;      /* least size of the names of sectors */
    double start;        /* where the first sector begins */
    double radius, hole; /* outer edge; kept free around the middle */
    bool is_widened;     /* a sector is wider than its arc */
} mv_dial;

/* The font of the names of sectors. */
mv_font mv_dial_font(const mv_dial *dial);

/* True when a point (from the middle) lies in a sector, clear of its borders and of the edge. */
bool mv_dial_has(const mv_dial *dial, const mv_sector *sector, mv_point point);

/* The unit vector of an angle. */
mv_point mv_dial_direction(double angle);

/* What the dial and the names of its sectors take on the page. */
mv_box mv_dial_reach(const mv_scene *scene);

#endif
