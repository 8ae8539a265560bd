#include "draw/scene/dial.h"
#include "support/memory.h"
#include <stdlib.h>

void mv_scene_free(mv_scene *scene)
{
    if (!scene) return;
    for (size_t i = 0; scene->dial && i < scene->dial->sector_count; i++)
        mv_text_clear(&scene->dial->sectors[i].lines);
    if (scene->dial) free(scene->dial->sectors);
    free(scene->dial);
    for (size_t i = 0; i < scene->section_count; i++) free(scene->sections[i].rows);
    MV_FREE(scene->sections, scene->panels, scene->by_pair, scene->edges, scene->nodes);
    mv_json_free(scene->document);
    free(scene);
}

bool mv_scene_crowded(const mv_scene *scene)
{
    const size_t lines_times_actors = 2000000;
    return scene->node_count && scene->edge_count > lines_times_actors / scene->node_count;
}

bool mv_scene_is_loop(const mv_scene_edge *edge)
{
    return edge->from == edge->to;
}

mv_box mv_scene_box(const mv_scene_node *node)
{
    return (mv_box){ node->place.x - node->width / 2, node->place.y - node->height / 2,
                     node->place.x + node->width / 2, node->place.y + node->height / 2 };
}

mv_box mv_scene_label_box(const mv_scene_node *node)
{
    double top =
        node->above ? node->place.y - node->height / 2 : node->place.y + node->height / 2 - node->label_height;
    return (mv_box){ node->place.x - node->label_width / 2, top, node->place.x + node->label_width / 2,
                     top + node->label_height };
}

/* From the middle of the box down to the mark. */
static double mark_shift(const mv_scene_node *node)
{
    double shift = node->inside ? 0 : (node->height - node->mark.size) / 2;
    return node->above ? shift : -shift;
}

mv_point mv_scene_mark(const mv_scene_node *node)
{
    return (mv_point){ node->place.x, node->place.y + mark_shift(node) };
}

void mv_scene_set_mark(mv_scene_node *node, mv_point mark)
{
    node->place = (mv_point){ mark.x, mark.y - mark_shift(node) };
}

void mv_scene_turn_label(mv_scene_node *node, bool above)
{
    mv_point mark = mv_scene_mark(node);
    node->above = above;
    mv_scene_set_mark(node, mark);
}
