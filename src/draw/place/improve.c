#include "draw/place/place.h"
#include <math.h>

static const double patience = 1e9; /* steps in all, of a few nanoseconds */

/* A box with its room around it clashes with none but its own. */
static bool is_free(const mv_scene *scene, size_t node, mv_box box)
{
    double room = scene->nodes[node].room;
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *other = &scene->nodes[i];
        if (i == node || other->degree == 0) continue;
        if (mv_boxes_meet(box, mv_scene_box(other), room + other->room)) return false;
    }
    return true;
}

/* Tries the places of a grid over the page, and those around where the actor stands. True when it moved. */
static bool move_best(mv_scene *scene, const mv_judge *judge, size_t node, mv_box page, int steps)
{
    const double worth = 0.5;
    mv_scene_node *moving = &scene->nodes[node];
    mv_point best = moving->place;
    double least = mv_judge_node(judge, node, mv_scene_box(moving), mv_scene_mark(moving), INFINITY) - worth;
    double wide = page.right - page.left - moving->width, high = page.bottom - page.top - moving->height;
    bool moved = false;
    for (int i = 0; i < steps * steps; i++) {
        moving->place.x = page.left + moving->width / 2 + wide * (i % steps) / (steps - 1);
        moving->place.y = page.top + moving->height / 2 + high * (i / steps) / (steps - 1);
        mv_box box = mv_scene_box(moving);
        if (!is_free(scene, node, box)) continue;
        double cost = mv_judge_node(judge, node, box, mv_scene_mark(moving), least);
        if (cost >= least) continue;
        least = cost;
        best = moving->place;
        moved = true;
    }
    moving->place = best;
    return moved;
}

void mv_improve(mv_scene *scene, const mv_judge *judge)
{
    enum { ROUNDS = 4, LEAST = 6, MOST = 40, TOO_MANY = 150 };
    double nodes = (double)scene->node_count, bundles = (double)judge->count;
    double steps = sqrt(patience / (ROUNDS * (nodes * bundles + 2 * bundles * (bundles + nodes) + 1)));
    if (steps < LEAST || judge->count > TOO_MANY)
        return; /* among many lines all places are alike, but for corners */
    mv_box page = mv_spread_bounds(scene, true);
    bool again = true;
    for (int round = 0; round < ROUNDS && again; round++) {
        again = false;
        for (size_t i = 0; i < scene->node_count; i++)
            if (scene->nodes[i].degree) again |= move_best(scene, judge, i, page, (int)fmin(steps, MOST));
    }
}
