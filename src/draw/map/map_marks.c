#include "draw/map/map_steps.h"
#include <math.h>

/* --- on the map -----------------------------------------------------------------------------------------------
 */

mv_point mv_map_mark(const mv_scene *scene, size_t node)
{
    return scene->nodes[node].wanted;
}

static void put_true(mv_scene *scene)
{
    const mv_projection projection = mv_map_projection(scene->map);
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_spot *spot = &scene->map->spots[i];
        if (!spot->known) continue;
        mv_globe place = mv_globe_at(spot->longitude, spot->latitude);
        spot->truth = mv_map_point(scene->map, &projection, place);
        scene->nodes[i].wanted = spot->truth;
    }
}

/* Two marks that meet give way to each other, the larger one less; the one in the middle stays. */
static double part(mv_scene *scene, size_t a, size_t b)
{
    const double gap = 2.5, room = 14, golden = 2.399963; /* around the middle, room to see lines */
    mv_scene_node *one = &scene->nodes[a], *other = &scene->nodes[b];
    double dx = other->wanted.x - one->wanted.x, dy = other->wanted.y - one->wanted.y;
    double wanted = (one->mark.size + other->mark.size) / 2 + gap, far = hypot(dx, dy);
    if (!scene->map->equal_earth && (a == scene->map->middle || b == scene->map->middle)) wanted += room;
    if (far >= wanted) return 0;
    double angle = far > 1e-6 ? atan2(dy, dx) : golden * (double)(a + b);
    double weight = one->mark.size / (one->mark.size + other->mark.size);
    if (one->degree && !other->degree) weight = 1; /* who has no lines gives way to who has */
    if (!one->degree && other->degree) weight = 0;
    if (a == scene->map->middle) weight = 1;
    if (b == scene->map->middle) weight = 0;
    double by = (wanted - far) * 1.02;
    one->wanted.x -= (1 - weight) * by * cos(angle);
    one->wanted.y -= (1 - weight) * by * sin(angle);
    other->wanted.x += weight * by * cos(angle);
    other->wanted.y += weight * by * sin(angle);
    return by;
}

/* A little back to where it belongs, for as long as there are rounds left to part again. */
static void draw_back(mv_scene *scene)
{
    const double share = 0.06;
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_point truth = scene->map->spots[i].truth, *place = &scene->nodes[i].wanted;
        if (!scene->map->spots[i].known) continue;
        place->x += share * (truth.x - place->x);
        place->y += share * (truth.y - place->y);
    }
}

/* How a mark that lies on a line between two others gives way to it: it would look like one of its ends. */
static void leave_line(mv_scene *scene, size_t node, const mv_scene_edge *edge)
{
    const double gap = 2, share = 0.3;
    mv_scene_node *one = &scene->nodes[node];
    mv_point a = scene->nodes[edge->from].wanted, b = scene->nodes[edge->to].wanted, p = one->wanted;
    double dx = b.x - a.x, dy = b.y - a.y, length = hypot(dx, dy);
    if (length <= 0) return;
    double along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / length;
    double aside = ((p.y - a.y) * dx - (p.x - a.x) * dy) / length;
    double wanted = one->mark.size / 2 + edge->line.width / 2 + gap, by = share * (wanted - fabs(aside));
    if (along < 0 || along > length || by <= 0) return;
    if (aside < 0) by = -by;
    one->wanted.x -= by * dy / length;
    one->wanted.y += by * dx / length;
}

/* On the straight lines of the middle; among many lines there is no room between them. */
static void leave_lines(mv_scene *scene)
{
    const size_t many = 150;
    if (scene->map->equal_earth || scene->edge_count > many) return;
    for (size_t e = 0; e < scene->edge_count; e++) {
        const mv_scene_edge *edge = &scene->edges[e];
        bool known = scene->map->spots[edge->from].known && scene->map->spots[edge->to].known;
        for (size_t i = 0; i < scene->node_count && known; i++)
            if (i != edge->from && i != edge->to && i != scene->map->middle && scene->map->spots[i].known)
                leave_line(scene, i, edge);
    }
}

static void keep_within(mv_scene *scene)
{
    mv_box frame = scene->map->frame;
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_scene_node *node = &scene->nodes[i];
        double half = node->mark.size / 2 + 1;
        node->wanted.x = fmin(fmax(node->wanted.x, frame.left + half), frame.right - half);
        node->wanted.y = fmin(fmax(node->wanted.y, frame.top + half), frame.bottom - half);
    }
}

static void part_all(mv_scene *scene)
{
    enum { ROUNDS = 240, BACK = 160 };
    for (int round = 0; round < ROUNDS; round++) {
        double moved = 0;
        if (round < BACK) draw_back(scene);
        if (round < BACK) leave_lines(scene);
        for (size_t a = 0; a < scene->node_count; a++)
            for (size_t b = a + 1; b < scene->node_count && scene->map->spots[a].known; b++)
                if (scene->map->spots[b].known) moved += part(scene, a, b);
        if (moved <= 0) break;
    }
    keep_within(scene);
}

/* --- beside it ------------------------------------------------------------------------------------------------
 */

double mv_map_badge_radius(const mv_scene *scene, const mv_scene_edge *edge)
{
    const size_t many = 350;
    return mv_badge_radius(&edge->line, scene->edge_count > many, scene->letters * scene->per_pixel);
}

/* Between two rows: with room for the badges of lines from one to the other. */
static double row_gap(const mv_scene *scene)
{
    const double spare = 4;
    double gap = spare;
    for (size_t i = 0; i < scene->edge_count; i++) {
        const mv_scene_edge *edge = &scene->edges[i];
        double radius = mv_map_badge_radius(scene, edge);
        if (radius > 0 && !scene->map->spots[edge->from].known && !scene->map->spots[edge->to].known)
            gap = fmax(gap, 2 * mv_badge_rise(&edge->line, radius) + spare);
    }
    return gap;
}

/* Those without a place stand in rows below the map, each name to the right of its mark. */
static void put_in_rows(mv_scene *scene)
{
    const double between = 16, gap = 4, below = row_gap(scene);
    mv_map *map = scene->map;
    double x = map->frame.left, y = map->frame.bottom + MV_MAP_HEADING, tallest = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_scene_node *node = &scene->nodes[i];
        if (map->spots[i].known) continue;
        double wide = node->mark.size + gap + node->label_width;
        if (x > map->frame.left && x + wide > map->frame.right) {
            x = map->frame.left;
            y += tallest + below;
            tallest = 0;
        }
        double tall = fmax(node->mark.size, node->label_height), middle = y + tall / 2;
        node->wanted = (mv_point){ x + node->mark.size / 2, middle };
        double left = x + node->mark.size + gap, half = node->label_height / 2;
        map->spots[i].name = (mv_box){ left, middle - half, left + node->label_width, middle + half };
        map->spots[i].named = true;
        map->spots[i].anchor = -1;
        tallest = fmax(tallest, tall);
        map->extent.bottom = y + tallest;
        x += wide + between;
    }
}

void mv_map_marks(mv_scene *scene)
{
    put_true(scene);
    part_all(scene);
    put_in_rows(scene);
}
