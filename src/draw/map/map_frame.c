#include "draw/map/map_steps.h"
#include "support/memory.h"
#include <math.h>

static const double pi = 3.14159265358979323846;

mv_projection mv_map_projection(const mv_map *map)
{
    return mv_projection_around(map->equal_earth, map->longitude, map->latitude);
}

mv_point mv_map_point(const mv_map *map, const mv_projection *projection, mv_globe place)
{
    mv_point p = mv_globe_project(projection, place);
    return (mv_point){ map->origin.x + p.x * map->scale, map->origin.y + p.y * map->scale };
}

static mv_globe globe_of(const mv_spot *spot)
{
    return mv_globe_at(spot->longitude, spot->latitude);
}

/* How far from the middle a line gets. */
static double reach_of(const mv_map *map, const mv_scene_edge *edge, mv_globe middle)
{
    enum { SAMPLES = 12 };
    const mv_spot *a = &map->spots[edge->from], *b = &map->spots[edge->to];
    double most = 0;
    for (int i = 0; i <= SAMPLES && a->known && b->known; i++) {
        mv_globe p = mv_globe_between(globe_of(a), globe_of(b), (double)i / SAMPLES);
        most = fmax(most, mv_globe_angle(middle, p));
    }
    return most;
}

/* As much as shows all actors and lines; the whole globe when that is nearly all of it. */
static double choose_reach(const mv_scene *scene)
{
    const double margin = 1.08, least = pi / 12, nearly_all = 0.85 * pi;
    const mv_map *map = scene->map;
    mv_globe middle = mv_globe_at(map->longitude, map->latitude);
    double most = 0;
    for (size_t i = 0; i < scene->node_count; i++)
        if (map->spots[i].known) most = fmax(most, mv_globe_angle(middle, globe_of(&map->spots[i])));
    for (size_t i = 0; i < scene->edge_count; i++) most = fmax(most, reach_of(map, &scene->edges[i], middle));
    most = fmax(most * margin, least);
    return most > nearly_all ? pi : most;
}

/* Round numbers, three to five of them. */
static double choose_step(double reach)
{
    static const double steps[] = { 5000, 2500, 2000, 1000 };
    double radius = MV_EARTH_RADIUS * reach;
    for (size_t i = 0; i < MV_COUNT(steps); i++)
        if (radius / steps[i] >= 3) return steps[i];
    return 500;
}

size_t mv_map_ring_count(const mv_map *map)
{
    const double clear_of_edge = 0.97;
    return map->equal_earth ? 0 : (size_t)floor(clear_of_edge * map->reach * MV_EARTH_RADIUS / map->step);
}

mv_box mv_map_ring_name(const mv_map *map, size_t ring)
{
    double wide = 3.2 * map->letters, high = 0.62 * map->letters;
    double x = map->origin.x, y = map->origin.y + (double)ring * map->step / MV_EARTH_RADIUS * map->scale;
    return (mv_box){ x - wide, y - high, x + wide, y + high };
}

/* In radians, what an azimuthal map shows. */
static mv_box azimuthal_window(mv_scene *scene)
{
    mv_map *map = scene->map;
    map->reach = choose_reach(scene);
    map->step = choose_step(map->reach);
    return (mv_box){ -map->reach, -map->reach, map->reach, map->reach };
}

/* The part of the world that a line runs through: all of its width when it leaves at one edge. */
static mv_box window_of(const mv_scene *scene, const mv_scene_edge *edge, mv_box world)
{
    enum { SAMPLES = 40 };
    const mv_projection projection = mv_map_projection(scene->map);
    const mv_spot *a = &scene->map->spots[edge->from], *b = &scene->map->spots[edge->to];
    mv_box window = mv_box_none;
    mv_point before = { 0, 0 };
    for (int i = 0; i <= SAMPLES && a->known && b->known; i++) {
        mv_globe place = mv_globe_between(globe_of(a), globe_of(b), (double)i / SAMPLES);
        mv_point p = mv_globe_project(&projection, place);
        window = mv_box_around(window, (mv_box){ p.x, p.y, p.x, p.y });
        if (i && fabs(p.x - before.x) > world.right) window.left = world.left, window.right = world.right;
        before = p;
    }
    return window;
}

/* As much of the world as shows all actors and lines, and no strip of it. */
static mv_box world_window(const mv_scene *scene)
{
    const double margin = 0.12, least = 0.5, flattest = 2.4;
    const mv_projection projection = mv_map_projection(scene->map);
    double wide = mv_equal_earth(pi, 0).x, high = -mv_equal_earth(0, pi / 2).y;
    const mv_box world = { -wide, -high, wide, high };
    mv_box w = mv_box_none;
    for (size_t i = 0; i < scene->node_count; i++) {
        if (!scene->map->spots[i].known) continue;
        mv_point p = mv_globe_project(&projection, globe_of(&scene->map->spots[i]));
        w = mv_box_around(w, (mv_box){ p.x, p.y, p.x, p.y });
    }
    for (size_t i = 0; i < scene->edge_count; i++) w = mv_box_around(w, window_of(scene, &scene->edges[i], world));
    if (w.left > w.right) return world;
    w = mv_box_wider(w, margin);
    w = mv_box_around(w, mv_box_wider((mv_box){ (w.left + w.right) / 2, (w.top + w.bottom) / 2,
                                                (w.left + w.right) / 2, (w.top + w.bottom) / 2 },
                                      least));
    double more = fmax((w.right - w.left) / flattest - (w.bottom - w.top), 0) / 2;
    return (mv_box){ fmax(w.left, -wide), fmax(w.top - more, -high), fmin(w.right, wide),
                     fmin(w.bottom + more, high) };
}

void mv_map_frame(mv_scene *scene)
{
    mv_map *map = scene->map;
    mv_box window = map->equal_earth ? world_window(scene) : azimuthal_window(scene);
    mv_point corner = { map->frame.left, map->frame.top };
    map->scale = map->width / (window.right - window.left);
    map->origin = (mv_point){ corner.x - window.left * map->scale, corner.y - window.top * map->scale };
    map->frame = (mv_box){ corner.x, corner.y, corner.x + map->width,
                           corner.y + (window.bottom - window.top) * map->scale };
    map->extent = map->frame;
}
