#include "draw/map/map_steps.h"
#include "draw/page/page.h"
#include "draw/place/place.h"
#include <math.h>

/* Letters that are large enough on a page of the width that was asked for: the map has its own, and the page a
 * margin that grows with them. */
static void fit_letters(mv_scene *scene)
{
    const double spare = 1.02;
    for (int i = 0; i < 3; i++) {
        mv_page page = mv_page_plan(scene);
        scene->per_pixel = fmax(page.width / scene->shown, scene->is_stated ? 0 : 1);
    }
    scene->map->letters = scene->letters * scene->per_pixel;
    mv_letters_set(scene, scene->is_stated ? scene->letters * scene->per_pixel * spare : 0);
}

/* The heading takes its room first; how much depends on the width of the map and on the rows below it. */
void mv_map_settle(mv_scene *scene)
{
    enum { ROUNDS = 3 };
    mv_map *map = scene->map;
    mv_map_frame(scene);
    fit_letters(scene);
    for (int round = 0; round < ROUNDS; round++) {
        mv_map_frame(scene);
        mv_map_marks(scene);
        mv_page page = mv_page_plan(scene);
        bool settled = fabs(map->frame.left - page.margin) + fabs(map->frame.top - page.top) < 0.5;
        if (settled || round + 1 == ROUNDS) break;
        map->frame.left = page.margin;
        map->frame.top = page.top;
    }
    mv_map_trails(scene);
    mv_map_badges(scene);
    mv_map_names(scene);
    for (size_t i = 0; i < scene->node_count; i++) mv_scene_set_mark(&scene->nodes[i], scene->nodes[i].wanted);
}
