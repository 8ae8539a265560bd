#include "draw/map/map_steps.h"
#include "support/memory.h"
#include <math.h>

/* On nothing that is written already: the names of circles, and the rows below the map with their heading. */
static bool hides_words(const mv_scene *scene, mv_box box)
{
    const double gap = 0.8;
    const mv_map *map = scene->map;
    for (size_t i = 1; i <= mv_map_ring_count(map); i++)
        if (mv_boxes_meet(box, mv_map_ring_name(map, i), gap)) return true;
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_spot *spot = &map->spots[i];
        if (spot->known) continue;
        if (box.bottom > map->frame.bottom && box.top < map->frame.bottom + MV_MAP_HEADING) return true;
        if (mv_boxes_meet(box, spot->name, gap)) return true;
    }
    return false;
}

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

static bool is_clear_of_words(const mv_scene *scene, mv_point p, const mv_scene_edge *edge)
{
    double reach = mv_badge_reach(&edge->line, edge->sign), rise = mv_badge_rise(&edge->line, edge->sign);
    return !hides_words(scene, (mv_box){ p.x - reach, p.y - rise, p.x + reach, p.y + rise });
}

/* Along its line where nothing is in the way, in coarse steps, then in fine ones; where there is no such place, on
 * something, but on no words if that can be. */
static void place_badge(mv_scene *scene, size_t index)
{
    static const double parts[] = { 0.5,  0.56, 0.44, 0.62, 0.38, 0.68, 0.32, 0.74,
                                    0.26, 0.8,  0.2,  0.86, 0.14, 0.9,  0.1 };
    enum { FINE = 100 };
    mv_scene_edge *edge = &scene->edges[index];
    const mv_trail *trail = &scene->map->trails[index];
    bool clear = false;
    edge->middle = mv_map_along(trail, 0.5);
    for (size_t k = 0; k < MV_COUNT(parts) + FINE; k++) {
        size_t fine = k < MV_COUNT(parts) ? 0 : k - MV_COUNT(parts);
        double off = 0.4 * (double)(fine / 2 + 1) / (FINE / 2) * (fine % 2 ? -1 : 1);
        mv_point p = mv_map_along(trail, k < MV_COUNT(parts) ? parts[k] : 0.5 + off);
        if (!is_clear_of_words(scene, p, edge)) continue;
        if (!clear) edge->middle = p;
        clear = true;
        if (!is_free(scene, index, p, mv_badge_reach(&edge->line, edge->sign))) continue;
        edge->middle = p;
        return;
    }
}

void mv_map_badges(mv_scene *scene)
{
    for (size_t i = 0; i < scene->edge_count; i++) {
        mv_scene_edge *edge = &scene->edges[i];
        edge->sign = mv_map_badge_radius(scene, edge);
        if (edge->sign > 0) place_badge(scene, i);
    }
}
