#ifndef DRAW_MAP_MAP_STEPS_H
#define DRAW_MAP_MAP_STEPS_H

#include "draw/map/globe.h"
#include "draw/scene/scene_map.h"

/* A map from the places of its actors to SVG, in steps that have a file each. */

/* The projection of a map, and where on the page it puts a place. */
mv_projection mv_map_projection(const mv_map *map);
mv_point mv_map_point(const mv_map *map, const mv_projection *projection, mv_globe place);

/* Gives everything its place on the page: marks, ways of lines, badges, names. */
void mv_map_settle(mv_scene *scene);

/* How much of the globe is shown, and how large (map_frame.c). */
void mv_map_frame(mv_scene *scene);

/* Puts every mark where its place is, then apart from the others; those without a place in rows (map_marks.c). */
void mv_map_marks(mv_scene *scene);

/* The radius of the badge that a line will have; 0 for none. */
double mv_map_badge_radius(const mv_scene *scene, const mv_scene_edge *edge);

/* How high the heading of these rows is. */
#define MV_MAP_HEADING 26.0

/* Where a mark is drawn. */
mv_point mv_map_mark(const mv_scene *scene, size_t node);

/* The ways of all lines: great circles from mark to mark, those of a pair side by side (map_trails.c). */
void mv_map_trails(mv_scene *scene);

/* The point of a trail after this part of its length. */
mv_point mv_map_along(const mv_trail *trail, double part);

/* The circles of distance, from the first one on, and the boxes of their names. */
size_t mv_map_ring_count(const mv_map *map);
mv_box mv_map_ring_name(const mv_map *map, size_t ring);

/* Badges, then names, on free places (map_badges.c, map_names.c). */
void mv_map_badges(mv_scene *scene);
void mv_map_names(mv_scene *scene);

/* Where a line that leads from a mark to a name meets its box. */
mv_point mv_map_leader_end(mv_box box, mv_point from);

/* What lines run through: a grid of cells over the page that counts the lines in each. */
typedef struct mv_traffic {
    double left, top;
    size_t wide, high;
    unsigned *sums; /* of all cells above and to the left */
} mv_traffic;

mv_traffic mv_traffic_open(const mv_scene *scene, mv_box page);
void mv_traffic_close(mv_traffic *traffic);

/* About how many lines run through a box. */
double mv_traffic_in(const mv_traffic *traffic, mv_box box);

/* A curve on the globe from one place to another, as points of the page no further apart than can be seen; what it
 * passes. */
typedef mv_globe mv_way(const void *ends, double t);
typedef struct mv_tracer {
    const mv_map *map;
    const mv_projection *projection;
    mv_way *way;
    const void *ends;
    void (*add)(void *told, mv_point point, bool gap); /* gap: it left the map, and comes back here */
    void *told;
} mv_tracer;

/* All points but the first. */
void mv_trace(const mv_tracer *tracer);

/* Adds the outline of the land, as far as the map shows it, as the data of an SVG path that is filled by the rule
 * evenodd (map_land.c); a ring of it in the Equal Earth projection, and the edge of the map (map_world.c). */
void mv_land_write(mv_text *out, const mv_map *map);
void mv_world_write(mv_text *out, const mv_map *map, const int16_t (*points)[2], size_t count);
void mv_map_write_edge(mv_text *out, const mv_map *map);

/* The finished document. */
void mv_map_write(mv_text *out, const mv_scene *scene);

#endif
