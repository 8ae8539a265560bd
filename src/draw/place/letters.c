#include "draw/page/page.h"
#include "draw/place/place.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

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

/* The drawing as it will probably come out: what the boxes take, spread over the wanted aspect, in letters of the
 * page. True when they will be large enough. */
static bool is_readable(const mv_scene *scene, mv_point room, double letters)
{
    const double loose = 1.12; /* never is all of it used */
    double wide = loose * sqrt(mv_spread_area(scene) * scene->aspect);
    double smaller = fmax(wide / room.x, room.y > 0 ? wide / scene->aspect / room.y : 0);
    return letters >= scene->letters * (scene->is_stated ? smaller : fmax(smaller, 1));
}

/* Takes the label of the least important from the end of the order; false when only few are left. */
static bool drop_some(mv_scene *scene, const size_t *order, size_t *named)
{
    const size_t few = 5;
    size_t fewer = *named - *named / 12 - 1;
    if (*named <= few) return false;
    for (size_t i = fewer; i < *named; i++) mv_scene_set_label(&scene->nodes[order[i]], "");
    *named = fewer;
    return true;
}

/* Larger letters make a larger drawing, which is shown smaller: so they grow until they are large enough, and when
 * they have grown by half, names are left out instead. */
void mv_letters_plan(mv_scene *scene)
{
    enum { TRIES = 80 };
    const double step = 1.06, most = 1.6;
    size_t named = scene->node_count, *order = mv_labels_by_importance(scene);
    double smallest = INFINITY, letters, count;
    mv_point room = mv_page_room(scene);
    if (room.y > 0) scene->aspect = fmin(fmax(room.x / room.y, 0.5), 3);
    for (size_t i = 0; i < scene->node_count; i++)
        if (scene->nodes[i].name[0]) smallest = fmin(smallest, scene->nodes[i].first_font.size);
    letters = smallest;
    for (int i = 0; i < TRIES && isfinite(letters) && mv_spread_boxes(scene, &count) > 0 && count > 0; i++) {
        if (is_readable(scene, room, letters)) break;
        if (letters < most * smallest) {
            letters *= step;
            mv_letters_set(scene, letters);
        } else if (!drop_some(scene, order, &named)) {
            break;
        }
    }
    free(order);
}
