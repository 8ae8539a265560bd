#include "draw/map/map_steps.h"
#include "support/memory.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Every name stands beside its mark, on the side where fewest lines run, or a little off with a line that leads
 * there; never on another name, mark or badge. The larger a mark, the earlier it chooses; who finds no room
 * chooses first the next time; who never does is listed. */

typedef struct crowd {
    const mv_scene *scene;
    mv_traffic traffic;
    mv_box area;   /* that names stay in */
    mv_box *taken; /* by names, marks, badges, true places; */
    size_t *whose; /* of the node; SIZE_MAX: nobody's */
    size_t taken_count;
    size_t names; /* from this one on they are names */
} crowd;

static void take(crowd *c, mv_box box, size_t whose)
{
    c->taken = mv_grow(c->taken, c->taken_count, sizeof box);
    c->whose = mv_grow(c->whose, c->taken_count, sizeof whose);
    c->whose[c->taken_count] = whose;
    c->taken[c->taken_count++] = box;
}

static mv_box around(mv_point p, double wide, double high)
{
    return (mv_box){ p.x - wide, p.y - high, p.x + wide, p.y + high };
}

static void take_what_stands(crowd *c)
{
    const double dot = 1.5;
    for (size_t i = 0; i < c->scene->node_count; i++) {
        double half = c->scene->nodes[i].mark.size / 2;
        take(c, around(mv_map_mark(c->scene, i), half, half), i);
        if (c->scene->map->spots[i].known) take(c, around(c->scene->map->spots[i].truth, dot, dot), i);
    }
    for (size_t i = 1; i <= mv_map_ring_count(c->scene->map); i++)
        take(c, mv_map_ring_name(c->scene->map, i), SIZE_MAX);
    for (size_t i = 0; i < c->scene->edge_count; i++) {
        const mv_scene_edge *edge = &c->scene->edges[i];
        double reach = mv_badge_reach(&edge->line, edge->sign);
        if (edge->sign > 0) take(c, around(edge->middle, reach, mv_badge_rise(&edge->line, edge->sign)), SIZE_MAX);
    }
}

mv_point mv_map_leader_end(mv_box box, mv_point from)
{
    return (mv_point){ fmin(fmax(from.x, box.left), box.right), fmin(fmax(from.y, box.top), box.bottom) };
}

static bool is_within(mv_box box, mv_box area)
{
    return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
}

/* What a name there costs because of what stands there already: INFINITY where it would lie on something. A line
 * that leads to it may cross marks and badges, but no name. */
static double obstacles(const crowd *c, mv_box box, mv_point mark, bool leads, size_t node)
{
    const double gap = 0.8, per_mark = 4;
    double sum = 0;
    if (!is_within(box, c->area)) return INFINITY;
    for (size_t i = 0; i < c->taken_count; i++) {
        bool own = c->whose[i] == node;
        if (mv_boxes_meet(box, c->taken[i], gap) && (!own || leads)) return INFINITY;
        if (!leads || own || !mv_box_is_crossed(c->taken[i], mark, mv_map_leader_end(box, mark))) continue;
        if (i >= c->names) return INFINITY;
        sum += per_mark;
    }
    return sum;
}

/* A place for a name: in which direction, how far from the mark, and what is better about others. */
typedef struct candidate {
    mv_box box;
    int anchor;
    double price;
    bool leads;
} candidate;

enum { SIDES = 8, DIRECTIONS = 16 };

static candidate beside(const mv_scene_node *node, mv_point mark, int side)
{
    static const struct {
        int x, y;
        double price;
    } sides[SIDES] = { { 1, 0, 0 },    { -1, 0, 0.15 }, { 0, 1, 0.2 },   { 0, -1, 0.25 },
                       { 1, -1, 0.4 }, { 1, 1, 0.45 },  { -1, -1, 0.5 }, { -1, 1, 0.55 } };
    const double gap = 2.5, slant = 0.72;
    bool round = node->mark.shape->corner_count == 0;
    double share = sides[side].x && sides[side].y && round ? slant : 1,
           off = node->mark.size / 2 * share + gap * share;
    double wide = node->label_width / 2, high = node->label_height / 2;
    mv_point centre = { mark.x + sides[side].x * (off + wide), mark.y + sides[side].y * (off + high) };
    return (candidate){ around(centre, wide, high), -sides[side].x, sides[side].price, false };
}

static candidate far_off(const mv_scene_node *node, mv_point mark, int direction, double far)
{
    const double dear = 0.085;
    double angle = direction * 2 * acos(-1.0) / DIRECTIONS, off = node->mark.size / 2 + far;
    double wide = node->label_width / 2, high = node->label_height / 2;
    mv_point centre = { mark.x + cos(angle) * (off + wide), mark.y + sin(angle) * (off + high) };
    int anchor = cos(angle) > 0.3 ? -1 : cos(angle) < -0.3 ? 1 : 0;
    return (candidate){ around(centre, wide, high), anchor, 1 + dear * far, true };
}

static void try(const crowd *c, candidate *best, candidate tried, mv_point mark, size_t node)
{
    const double per_line = 0.6;
    tried.price += per_line * mv_traffic_in(&c->traffic, tried.box);
    if (tried.price >= best->price) return;
    tried.price += obstacles(c, tried.box, mark, tried.leads, node);
    if (tried.price < best->price) *best = tried;
}

static double place(crowd *c, size_t index)
{
    static const double far[] = { 9, 16, 25, 36, 50, 66, 84, 105, 130 };
    const mv_scene_node *node = &c->scene->nodes[index];
    mv_spot *spot = &c->scene->map->spots[index];
    mv_point mark = mv_map_mark(c->scene, index);
    candidate best = { .price = INFINITY };
    for (int side = 0; side < SIDES; side++) try(c, &best, beside(node, mark, side), mark, index);
    for (size_t i = 0; i < MV_COUNT(far) && node->degree; i++)
        for (int k = 0; k < DIRECTIONS; k++) try(c, &best, far_off(node, mark, k, far[i]), mark, index);
    spot->named = isfinite(best.price);
    spot->name = best.box;
    spot->anchor = best.anchor;
    spot->led = best.leads;
    if (!spot->named) return best.price;
    take(c, best.box, SIZE_MAX);
    return best.price;
}

/* The larger a mark, the earlier; of equal ones the earlier one. */
typedef struct turn {
    double size;
    size_t node;
} turn;

static int by_size(const void *a, const void *b)
{
    const turn *x = a, *y = b;
    if (x->size < y->size || x->size > y->size) return x->size > y->size ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

/* Those on the map with a name beside their marks. */
static turn *turns_of(const crowd *c, size_t *count)
{
    turn *turns = mv_alloc_array(c->scene->node_count, sizeof *turns);
    *count = 0;
    for (size_t i = 0; i < c->scene->node_count; i++)
        if (c->scene->map->spots[i].known && !c->scene->nodes[i].inside)
            turns[(*count)++] = (turn){ i == c->scene->map->middle ? INFINITY : c->scene->nodes[i].mark.size, i };
    if (*count) qsort(turns, *count, sizeof *turns, by_size);
    return turns;
}

/* Earlier by a third of all those before it, but the middle. */
static void bring_forward(turn *turns, size_t at)
{
    const size_t front = isinf(turns[0].size) ? 1U : 0U;
    if (at <= front) return;
    size_t by = 1 + (at - front) / 3;
    turn moved = turns[at];
    memmove(turns + at - by + 1, turns + at - by, by * sizeof *turns);
    turns[at - by] = moved;
}

/* In turn; who finds no room comes earlier the next time. How bad it is: what each name costs, and what it costs
 * to have none, by the size of the mark. */
static double place_in_turn(crowd *c, turn *turns, size_t count, bool *all)
{
    const double nameless = 60;
    double sum = 0;
    c->taken_count = c->names;
    *all = true;
    for (size_t i = 0; i < count; i++) {
        double price = place(c, turns[i].node);
        sum += fmin(price, nameless) * c->scene->nodes[turns[i].node].mark.size;
        if (isfinite(price)) continue;
        *all = false;
        bring_forward(turns, i);
    }
    return sum;
}

/* The best of several orders; among many names there is no room to win. */
static void place_all(crowd *c)
{
    enum { ROUNDS = 12, MANY = 100 };
    size_t count, size = c->scene->node_count * sizeof *c->scene->map->spots;
    mv_spot *spots = c->scene->map->spots, *best = mv_alloc_array(c->scene->node_count, sizeof *best);
    turn *turns = turns_of(c, &count);
    double least = INFINITY;
    bool all = count == 0;
    for (int round = 0; round < (count > MANY ? 1 : ROUNDS) && !all; round++) {
        double cost = place_in_turn(c, turns, count, &all);
        if (cost >= least) continue;
        memcpy(best, spots, size);
        least = cost;
    }
    if (count) memcpy(spots, best, size);
    MV_FREE(turns, best);
}

/* Who finds no room: the names of those with lines, and how many others there are. */
static void list_nameless(mv_scene *scene)
{
    size_t tieless = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *node = &scene->nodes[i];
        if (scene->map->spots[i].named || node->inside || !node->label[0]) continue;
        tieless += !node->degree;
        if (!node->degree) continue;
        if (scene->nameless.length) mv_text_add(&scene->nameless, "\n");
        for (const char *at = node->label; *at; at++)
            mv_text_add_bytes(&scene->nameless, *at == '\n' ? " " : at, 1);
    }
    if (tieless)
        mv_text_format(&scene->nameless, "%s%zu actor%s without a line", scene->nameless.length ? " and " : "",
                       tieless, tieless == 1 ? "" : "s");
}

void mv_map_names(mv_scene *scene)
{
    crowd c = { .scene = scene, .area = scene->map->frame };
    c.traffic = mv_traffic_open(scene, scene->map->extent);
    take_what_stands(&c);
    c.names = c.taken_count;
    place_all(&c);
    list_nameless(scene);
    mv_traffic_close(&c.traffic);
    MV_FREE(c.taken, c.whose);
}
