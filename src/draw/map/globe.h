#ifndef DRAW_MAP_GLOBE_H
#define DRAW_MAP_GLOBE_H

#include "svg/box.h"
#include <stdbool.h>

/* From the globe to the plane. The globe has radius 1; in the plane x grows to the east, y downwards. Angles are
 * in radians. No place of the globe, pole, antipode or antimeridian, gives anything but finite numbers. */

/* A place on the globe: a unit vector; x to where longitude and latitude are 0, z to the north pole. */
typedef struct mv_globe {
    double x, y, z;
} mv_globe;

typedef struct mv_projection {
    bool equal_earth;           /* else azimuthal equidistant */
    double longitude, latitude; /* of the middle; Equal Earth has it on the equator */
    mv_globe up, east, north;   /* seen from there */
} mv_projection;

/* Degrees. */
mv_globe mv_globe_at(double longitude, double latitude);
mv_projection mv_projection_around(bool equal_earth, double longitude, double latitude);

/* The angle between two places. */
double mv_globe_angle(mv_globe a, mv_globe b);

/* On the shorter way from one place to another, `t` of the way; between antipodes over the pole that is nearer to
 * the first (or, from pole to pole, along the meridian of 0 degrees). */
mv_globe mv_globe_between(mv_globe a, mv_globe b, double t);

/* Azimuthal equidistant: straight lines from the middle (0, 0) are as long as on the globe, and start in the
 * direction in which the way there starts; the antipode is the circle of radius pi. Equal Earth (Savric, Patterson
 * and Jenny 2018, doi:10.1080/13658816.2018.1504949): areas are true. */
mv_point mv_globe_project(const mv_projection *projection, mv_globe place);

/* Equal Earth of a longitude counted from the middle, which may lie beyond the edge (more than pi away). */
mv_point mv_equal_earth(double longitude, double latitude);

#endif
