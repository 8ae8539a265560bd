#include "draw/scene/dial.h"
#include "draw/scene/scene_map.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

static void free_map(mv_map *map, size_t edge_count)
{
    if (!map) return;
    for (size_t i = 0; i < edge_count; i++) free(map->trails[i].points);
    MV_FREE(map->spots, map->trails, map);
}

void mv_scene_free(mv_scene *scene)
{
    if (!scene) return;
    for (size_t i = 0; scene->dial && i < scene->dial->sector_count; i++)
        mv_text_clear(&scene->dial->sectors[i].lines);
    if (scene->dial) {
        for (size_t i = 0; i < scene->dial->bar_count; i++) free(scene->dial->bars[i].parts);
        MV_FREE(scene->dial->sectors, scene->dial->lines);
    }
    free(scene->dial);
    free_map(scene->map, scene->edge_count);
    for (size_t i = 0; i < scene->section_count; i++) free(scene->sections[i].rows);
    MV_FREE(scene->sections, scene->panels, scene->by_pair, scene->edges, scene->nodes);
    mv_json_free(scene->document);
    mv_text_clear(&scene->nameless);
    free(scene);
}

bool mv_scene_crowded(const mv_scene *scene)
{
    const size_t lines_times_actors = 2000000;
    return scene->node_count && scene->edge_count > lines_times_actors / scene->node_count;
}

const char *mv_scene_ink(const mv_scene *scene, const mv_scene_node *node)
{
    return node->first_inside && !node->inside ? scene->ink : node->ink;
}

bool mv_scene_is_loop(const mv_scene_edge *edge)
{
    return edge->from == edge->to;
}

/* Where the middle of the label is, from the middle of the mark: left or right, up or down of it. */
static mv_point label_shift(const mv_scene_node *node)
{
    static const signed char ways[MV_LABEL_SIDES][2] = { { 0, 1 },  { 0, -1 },  { 1, 0 }, { -1, 0 },
                                                         { 1, -1 }, { -1, -1 }, { 1, 1 }, { -1, 1 } };
    const double diagonal = node->mark.shape->corner_count ? 1 : 0.72, gap = 2, beside = 3;
    double across = ways[node->side][0], down = ways[node->side][1], radius = node->mark.size / 2;
    if (node->inside) return (mv_point){ 0, 0 };
    if (across == 0) return (mv_point){ 0, down * (radius + gap + node->label_height / 2) };
    double drop = down == 0 ? 0 : radius * diagonal + node->label_height / 4;
    double nearest = fmax(drop - node->label_height / 2, 0); /* of its height to that of the middle */
    double edge = node->mark.shape->corner_count ? radius : sqrt(fmax(radius * radius - nearest * nearest, 0));
    double reach = edge + beside + node->label_width / 2;
    return (mv_point){ across * reach, down * drop };
}

mv_box mv_scene_label_box(const mv_scene_node *node)
{
    mv_point mark = mv_scene_mark(node), by = label_shift(node);
    double left = mark.x + by.x - node->label_width / 2, top = mark.y + by.y - node->label_height / 2;
    return (mv_box){ left, top, left + node->label_width, top + node->label_height };
}

/* What mark (with its loops) and label take around the middle of the mark. */
static mv_box reach_of(const mv_scene_node *node)
{
    double wide = node->mark.size / 2 + node->loop_reach,
           high = mv_shape_height(node->mark.shape, node->mark.size) / 2;
    mv_box box = { -wide, -high, wide, high };
    if (node->inside || !node->label[0]) return box;
    mv_point by = label_shift(node);
    return mv_box_around(box, (mv_box){ by.x - node->label_width / 2 - 1, by.y - node->label_height / 2,
                                        by.x + node->label_width / 2 + 1, by.y + node->label_height / 2 });
}

void mv_scene_set_mark(mv_scene_node *node, mv_point mark)
{
    node->place = (mv_point){ mark.x - node->shift.x, mark.y - node->shift.y };
}

static void fit_box(mv_scene_node *node)
{
    mv_box box = reach_of(node);
    node->width = box.right - box.left;
    node->height = box.bottom - box.top;
    node->shift = (mv_point){ -(box.left + box.right) / 2, -(box.top + box.bottom) / 2 };
}

void mv_scene_turn(mv_scene_node *node, mv_label_side side)
{
    node->side = side;
    fit_box(node);
}

void mv_scene_put_label(mv_scene_node *node, mv_label_side side)
{
    mv_point mark = mv_scene_mark(node);
    mv_scene_turn(node, side);
    mv_scene_set_mark(node, mark);
}

void mv_scene_set_label(mv_scene_node *node, const char *label)
{
    size_t lines;
    mv_point mark = mv_scene_mark(node);
    node->label = label;
    node->label_width = mv_font_block(node->font, label, &lines);
    node->label_height = (double)lines * mv_font_line_height(node->font);
    fit_box(node);
    mv_scene_set_mark(node, mark);
}
