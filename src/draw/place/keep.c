#include "draw/place/place.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* The box of an actor on whichever side of its mark the label will stand. */
static mv_box box_either_way(const mv_scene_node *node)
{
    mv_scene_node turned = *node;
    mv_scene_put_label(&turned, node->side == MV_ABOVE ? MV_BELOW : MV_ABOVE);
    return mv_box_around(mv_scene_box(node), mv_scene_box(&turned));
}

static bool meets_any(const mv_scene *scene, const mv_scene_node *node, const bool *placed)
{
    mv_box a = mv_scene_box(node);
    for (size_t i = 0; i < scene->node_count; i++)
        if (placed[i] && mv_boxes_meet(a, box_either_way(&scene->nodes[i]), scene->gap)) return true;
    return false;
}

/* Walks outwards on a spiral until there is room, which there is in the end. */
static void put_near(const mv_scene *scene, mv_scene_node *node, mv_point wanted, const bool *placed)
{
    const double turn = 2.399963, step = 4; /* the golden angle: points spread evenly */
    node->place = wanted;
    for (double n = 1; meets_any(scene, node, placed); n++)
        node->place =
            (mv_point){ wanted.x + step * sqrt(n) * cos(n * turn), wanted.y + step * sqrt(n) * sin(n * turn) };
}

/* The middle of the placed actors it is tied to; false when there are none. */
static bool middle_of_partners(const mv_scene *scene, size_t node, const bool *placed, mv_point *middle)
{
    double count = 0;
    *middle = (mv_point){ 0, 0 };
    for (size_t i = 0; i < scene->edge_count; i++) {
        const mv_scene_edge *edge = &scene->edges[i];
        size_t other = edge->from == node ? edge->to : edge->from;
        if ((edge->from != node && edge->to != node) || !placed[other]) continue;
        middle->x += scene->nodes[other].place.x;
        middle->y += scene->nodes[other].place.y;
        count++;
    }
    if (count > 0) *middle = (mv_point){ middle->x / count, middle->y / count };
    return count > 0;
}

/* One round over the actors without a place; true when somebody found one. */
static bool put_some(mv_scene *scene, bool *placed)
{
    bool found = false;
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_point middle;
        if (placed[i] || scene->nodes[i].degree == 0 || !middle_of_partners(scene, i, placed, &middle)) continue;
        put_near(scene, &scene->nodes[i], middle, placed);
        found = placed[i] = true;
    }
    return found;
}

void mv_keep_places(mv_scene *scene)
{
    bool *placed = mv_alloc_array(scene->node_count, sizeof *placed);
    for (size_t i = 0; i < scene->node_count; i++) {
        placed[i] = scene->nodes[i].kept;
        if (placed[i]) mv_scene_set_mark(&scene->nodes[i], scene->nodes[i].wanted);
    }
    for (bool again = true; again;) {
        while (put_some(scene, placed)) {
        }
        again = false; /* a part of the network in which nobody has a place: somebody must begin */
        for (size_t i = 0; i < scene->node_count && !again; i++) {
            if (placed[i] || scene->nodes[i].degree == 0) continue;
            mv_box all = mv_spread_bounds(scene, true);
            put_near(scene, &scene->nodes[i], (mv_point){ all.right, (all.top + all.bottom) / 2 }, placed);
            again = placed[i] = true;
        }
    }
    free(placed);
}
