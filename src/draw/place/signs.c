#include "draw/place/place.h"
#include "draw/scene/scene.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

static const size_t many_lines = 350;

/* What a sign takes: letters are wider than high. */
static mv_box box_of(const mv_scene_edge *edge, mv_point p)
{
    double wide = mv_badge_reach(&edge->line, edge->sign), high = mv_badge_rise(&edge->line, edge->sign);
    return (mv_box){ p.x - wide, p.y - high, p.x + wide, p.y + high };
}

static bool is_free(const mv_scene *scene, size_t index, mv_box box)
{
    const double gap = 0.8;
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *node = &scene->nodes[i];
        mv_point mark = mv_scene_mark(node);
        double radius = node->mark.size / 2;
        if (!mv_boxes_meet(box, mv_scene_box(node), gap)) continue;
        if (mv_boxes_meet(box, (mv_box){ mark.x - radius, mark.y - radius, mark.x + radius, mark.y + radius },
                          gap))
            return false;
        if (node->label[0] && mv_boxes_meet(box, mv_scene_label_box(node), gap)) return false;
    }
    for (size_t i = 0; i < index; i++)
        if (scene->edges[i].sign > 0 && mv_boxes_meet(box, box_of(&scene->edges[i], scene->edges[i].middle), gap))
            return false;
    return true;
}

/* Slides a sign along its line, from where it is best seen outwards, to a spot where it hides nothing. */
static bool place_sign(mv_scene *scene, size_t index)
{
    enum { STEPS = 36 };
    const double reach = 0.44;
    mv_scene_edge *edge = &scene->edges[index];
    for (int i = 0; i <= STEPS; i++) {
        double off = reach * ((i + 1) / 2) / (STEPS / 2) * (i % 2 ? 1 : -1);
        mv_point p = i ? mv_curve_at(edge->curve, 0.5 + off) : edge->middle;
        if (!is_free(scene, index, box_of(edge, p))) continue;
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
        edge->sign = mv_badge_radius(&edge->line, many, scene->letters * scene->per_pixel);
        if (edge->sign > 0 && !mv_scene_is_loop(edge) && !place_sign(scene, i) && (many || edge->line.may_lack))
            edge->sign = 0;
    }
}
