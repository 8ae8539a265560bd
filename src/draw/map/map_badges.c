#include "draw/map/map_steps.h"
#include "support/memory.h"
#include <math.h>

static bool is_free(const mv_scene *scene, size_t before, mv_point p, double reach)
{
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_point mark = mv_map_mark(scene, i);
        if (hypot(mark.x - p.x, mark.y - p.y) < reach + scene->nodes[i].mark.size / 2) return false;
    }
    for (size_t i = 0; i < before; i++) {
        const mv_scene_edge *other = &scene->edges[i];
        double room = reach + mv_badge_reach(&other->line, other->sign) + 0.5;
        if (other->sign > 0 && hypot(other->middle.x - p.x, other->middle.y - p.y) < room) return false;
    }
    return true;
}

/* Along its line where nothing is in the way; in the middle when there is no such place. */
void mv_map_badges(mv_scene *scene)
{
    static const double parts[] = { 0.5,  0.56, 0.44, 0.62, 0.38, 0.68, 0.32, 0.74,
                                    0.26, 0.8,  0.2,  0.86, 0.14, 0.9,  0.1 };
    const size_t many = 350;
    for (size_t i = 0; i < scene->edge_count; i++) {
        mv_scene_edge *edge = &scene->edges[i];
        const mv_trail *trail = &scene->map->trails[i];
        edge->sign = mv_badge_radius(&edge->line, scene->edge_count > many, scene->letters * scene->per_pixel);
        edge->middle = mv_map_along(trail, 0.5);
        double reach = mv_badge_reach(&edge->line, edge->sign);
        for (size_t k = 0; k < MV_COUNT(parts) && edge->sign > 0; k++) {
            mv_point p = mv_map_along(trail, parts[k]);
            if (!is_free(scene, i, p, reach)) continue;
            edge->middle = p;
            break;
        }
    }
}
