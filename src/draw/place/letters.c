#include "draw/place/place.h"
#include <math.h>

/* Letters on a page whose width is given: large enough to be read there. */

static void set_font(mv_scene_node *node, double least)
{
    node->font.size = fmax(node->first_font.size, least);
    node->inside = node->first_inside;
    mv_scene_set_label(node, node->name);
    double room = node->mark.size / 2 - 2;
    bool larger = node->font.size > node->first_font.size;
    if (node->inside && larger && hypot(node->label_width, node->label_height) / 2 > room) node->inside = false;
    mv_scene_put_label(node, node->side);
}

void mv_letters_reset(mv_scene_node *node)
{
    node->side = MV_BELOW;
    set_font(node, 0);
}

void mv_letters_set(mv_scene *scene, double least)
{
    for (size_t i = 0; i < scene->node_count; i++) set_font(&scene->nodes[i], least);
}
