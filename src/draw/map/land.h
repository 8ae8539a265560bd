#ifndef DRAW_MAP_LAND_H
#define DRAW_MAP_LAND_H

#include <stddef.h>
#include <stdint.h>

/* The land of the earth (Natural Earth, 1:110m), written by scripts/map-tables: the points of closed rings, ring
 * after ring, and how many each has. Hundredths of degrees, longitude and latitude; what a ring surrounds, land or
 * a lake in it, lies on the right of who walks along it. Rings lie on the globe: none is cut at the antimeridian,
 * and one goes round a pole. */
extern const int16_t mv_land_points[][2];
extern const uint16_t mv_land_rings[];
extern const size_t mv_land_ring_count;

#endif
