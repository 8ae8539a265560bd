#ifndef DRAW_SCENE_SCENE_MAP_H
#define DRAW_SCENE_SCENE_MAP_H

#include "draw/scene/scene.h"

/* A map: actors stand where they are on the globe, on the outline of the land. */

/* Of a globe of the earth's surface, in kilometres. */
#define MV_EARTH_RADIUS 6371.0

/* Where an actor is, and where its name found room. */
typedef struct mv_spot {
    bool known;                 /* it has a place; else it stands in rows below the map */
    double longitude, latitude; /* in degrees */
    mv_point truth;             /* that place on the page; its mark may have been moved aside */
    mv_box name;                /* its label */
    int anchor;      /* it begins at its left end (-1), ends at its right one (1), or has its middle there */
    bool named, led; /* there was room for it; so far off that a line must lead there */
} mv_spot;

/* The way of a line. */
typedef struct mv_trail {
    mv_point *points;
    size_t count;
    size_t gap; /* at this point it comes back from the other edge of the map; 0: it does not leave it */
} mv_trail;

typedef struct mv_map {
    bool equal_earth;           /* else azimuthal equidistant */
    double longitude, latitude; /* of the middle, in degrees */
    double width;               /* of the map, in points */
    size_t middle; /* the focus, which stands there on an azimuthal map; a number that no actor has: nobody */
    const char *land, *shore, *rule; /* colours: the land, its outline, circles of distance and the edge */
    const char *note;                /* how to read it */
    const char *beside;              /* over those without a place */

    mv_spot *spots;   /* of each node */
    mv_trail *trails; /* of each edge */
    mv_point origin;  /* of the projection, on the page */
    double scale;     /* points to a radian */
    double reach;     /* from the middle to the edge of an azimuthal map, in radians */
    double letters;   /* size of the names of circles of distance */
    double step;      /* from one circle of distance to the next, in kilometres */
    mv_box frame;     /* of the map */
    mv_box extent;    /* of all that is drawn */
} mv_map;

#endif
