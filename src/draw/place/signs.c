#include "draw/place/place.h"
#include "draw/scene/scene.h"
#include "support/memory.h"
#include <math.h>

static const size_t many_lines = 350;

static bool clear_of_actors(const mv_scene *scene, mv_point p, double radius)
{
    for (size_t i = 0; i < scene->node_count; i++)
        if (mv_box_holds(mv_scene_box(&scene->nodes[i]), p, radius)) return false;
    return true;
}

static bool clear_of_signs(const mv_scene *scene, size_t before, mv_point p, double radius)
{
    for (size_t i = 0; i < before; i++) {
        const mv_scene_edge *other = &scene->edges[i];
        double room = radius + mv_badge_reach(&other->line, other->sign) + 0.5;
        if (other->sign > 0 && hypot(other->middle.x - p.x, other->middle.y - p.y) < room) return false;
    }
    return true;
}

static bool place_sign(mv_scene *scene, size_t index)
{
    static const double along[] = { 0, 0.05, -0.05, 0.1, -0.1, 0.16, -0.16, 0.22, -0.22, 0.28, -0.28 };
    mv_scene_edge *edge = &scene->edges[index];
    double reach = mv_badge_reach(&edge->line, edge->sign);
    for (size_t i = 0; i < MV_COUNT(along); i++) {
        mv_point p = i ? mv_curve_at(edge->curve, 0.5 + along[i]) : edge->middle;
        if (!clear_of_signs(scene, index, p, reach) || !clear_of_actors(scene, p, reach)) continue;
        edge->middle = p;
        return true;
    }
    return false;
}

void mv_signs_place(mv_scene *scene)
{
    bool many = scene->edge_count > many_lines;
    for (size_t i = 0; i < scene->edge_count; i++) {
        mv_scene_edge *edge = &scene->edges[i];
        edge->sign = 0;
        if (many && mv_scene_crowded(scene)) continue;
        edge->sign = mv_badge_radius(&edge->line, many);
        if (edge->sign > 0 && !mv_scene_is_loop(edge) && !place_sign(scene, i) && many) edge->sign = 0;
    }
}
