#include "draw/dial/dial_layout.h"
#include "draw/place/place.h"
#include "support/memory.h"
#include "support/random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where the actors of a dial stand: simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over the prices of
 * what is hard to read. */

enum { TOUCHING = 25, OUTSIDE = 25 }; /* prices of what must not be */

typedef struct placer {
    mv_scene *scene;
    const mv_dial *dial;
    mv_random random;
    size_t *moving; /* all actors but the middle */
    size_t count;
    double *spoke; /* half the width of the lines from the middle to each actor; 0: none */
    double *far;   /* of each actor from the middle, which is asked for far more often than it changes */
    size_t *lines; /* edges between others that should keep off everybody */
    size_t line_count;
} placer;

/* --- geometry --------------------------------------------------------------------------------------- */

static mv_box box_around(const mv_scene_node *node, double around)
{
    return mv_box_wider(mv_scene_box(node), around);
}

/* Points along the edges of a box that are outside the sector. */
static int points_outside(const mv_dial *dial, const mv_scene_node *node)
{
    enum { STEPS = 2 };
    const mv_sector *sector = &dial->sectors[node->sector];
    mv_box box = mv_scene_box(node);
    int outside = 0;
    for (int i = 0; i <= STEPS; i++)
        for (int j = 0; j <= STEPS; j++) {
            if (i % STEPS && j % STEPS) continue;
            mv_point p = { box.left + (box.right - box.left) * i / STEPS,
                           box.top + (box.bottom - box.top) * j / STEPS };
            outside += !mv_dial_has(dial, sector, p);
        }
    double x = fmax(fmax(box.left, -box.right), 0), y = fmax(fmax(box.top, -box.bottom), 0);
    return outside + (x * x + y * y < dial->hole * dial->hole);
}

/* True when the box of an actor stands inside its sector. */
static bool holds(const mv_dial *dial, const mv_scene_node *node)
{
    return points_outside(dial, node) == 0;
}

static void measure(placer *at, size_t i)
{
    mv_point p = mv_scene_mark(&at->scene->nodes[i]);
    at->far[i] = hypot(p.x, p.y);
}

/* Labels stand on the far side of their marks, off the lines from the middle. */
static void put(placer *at, size_t i, mv_point p)
{
    mv_scene_node *node = &at->scene->nodes[i];
    mv_scene_put_label(node, !node->inside && p.y < 0 ? MV_ABOVE : MV_BELOW);
    mv_scene_set_mark(node, p);
    measure(at, i);
}

/* --- prices ----------------------------------------------------------------------------------------- */

static double overlap(mv_box a, mv_box b)
{
    if (!mv_boxes_meet(a, b, 0)) return 0;
    double wide = fmin(a.right, b.right) - fmax(a.left, b.left);
    double high = fmin(a.bottom, b.bottom) - fmax(a.top, b.top);
    return wide * high;
}

/* The farther from its ring, the worse. */
static double ring_price(const placer *at, size_t i)
{
    const double inner = 0.43, outer = 0.8, order = 0.62;
    const mv_scene_node *node = &at->scene->nodes[i];
    double r = at->far[i] / at->dial->radius, off = (r - (node->outside ? outer : inner)) * 2.5;
    double wrong_side = node->outside ? fmax(order - r, 0) : fmax(r - order, 0);
    return 4 * off * off + 15 * wrong_side;
}

/* Two actors: too near, the line to one running through the other, the lines to both running too close. */
static double pair_price(const placer *at, size_t i, size_t j)
{
    const mv_scene_node *a = &at->scene->nodes[i], *b = &at->scene->nodes[j];
    const double crossed = 12, close = 9, spread = 0.5;
    const mv_point middle = { 0, 0 };
    double gap = at->scene->gap / 2, price = 0;
    mv_point p = mv_scene_mark(a), q = mv_scene_mark(b);
    mv_box of_a = mv_scene_box(a), of_b = mv_scene_box(b);
    double area = overlap(mv_box_wider(of_a, gap), mv_box_wider(of_b, gap)), along = p.x * q.x + p.y * q.y;
    if (area > 0) price += TOUCHING + area / 60;
    double d2 = (p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y), push = 3600 / (d2 + 1);
    price += spread * (push < 4 ? push : 4);
    if (along < 0 && d2 > 200 * 200) return price; /* on opposite sides */
    if (mv_box_is_crossed(mv_box_wider(of_b, at->spoke[i] + 1.5), middle, p)) price += crossed;
    if (mv_box_is_crossed(mv_box_wider(of_a, at->spoke[j] + 1.5), middle, q)) price += crossed;
    if (along <= 0) return price;
    double rp = at->far[i], rq = at->far[j], between = fabs(p.x * q.y - p.y * q.x) / (rp * rq + 1e-9);
    double nearer = (rp < rq ? rp : rq) * between, room = close + at->spoke[i] + at->spoke[j];
    if (nearer < room) price += 2 * (1 - nearer / room);
    return price;
}

/* A line between two others: short, off the middle, off everybody else. */
static double line_price(const placer *at, const mv_scene_edge *edge, size_t moved)
{
    const double middle_crossed = 2, crossed = 1.2;
    const mv_scene *scene = at->scene;
    mv_point a = mv_scene_mark(&scene->nodes[edge->from]), b = mv_scene_mark(&scene->nodes[edge->to]);
    if (moved != edge->from && moved != edge->to)
        return mv_box_is_crossed(box_around(&scene->nodes[moved], 2), a, b) ? crossed : 0;
    double hole = at->dial->hole, price = 0.6 * hypot(a.x - b.x, a.y - b.y) / at->dial->radius;
    if (mv_box_is_crossed((mv_box){ -hole, -hole, hole, hole }, a, b)) price += middle_crossed;
    for (size_t i = 0; i < at->count; i++) {
        size_t other = at->moving[i];
        if (other != edge->from && other != edge->to &&
            mv_box_is_crossed(box_around(&scene->nodes[other], 2), a, b))
            price += crossed;
    }
    return price;
}

static double price_of(const placer *at, size_t node)
{
    const mv_scene_node *n = &at->scene->nodes[node];
    int outside = points_outside(at->dial, n);
    double price = ring_price(at, node) + (outside ? OUTSIDE + outside : 0);
    for (size_t i = 0; i < at->count; i++)
        if (at->moving[i] != node) price += pair_price(at, node, at->moving[i]);
    for (size_t i = 0; i < at->line_count; i++) price += line_price(at, &at->scene->edges[at->lines[i]], node);
    return price;
}

/* --- moves ------------------------------------------------------------------------------------------ */

/* A place on its ring, or just in its sector. */
static mv_point anywhere(placer *at, const mv_scene_node *node, bool on_ring)
{
    const mv_sector *sector = &at->dial->sectors[node->sector];
    double angle = sector->from + (sector->to - sector->from) * mv_random_unit(&at->random);
    double low = node->outside && on_ring ? 0.55 : 0.3, high = node->outside || !on_ring ? 0.95 : 0.7;
    double r = at->dial->radius * (low + (high - low) * mv_random_unit(&at->random));
    mv_point d = mv_dial_direction(angle);
    return (mv_point){ d.x * r, d.y * r };
}

static mv_point nearby(placer *at, mv_point p, double reach)
{
    p.x += reach * (2 * mv_random_unit(&at->random) - 1);
    p.y += reach * (2 * mv_random_unit(&at->random) - 1);
    return p;
}

/* The Metropolis rule. */
static bool accept(placer *at, double before, double after, double heat)
{
    return after <= before || mv_random_unit(&at->random) < exp((before - after) / heat);
}

/* True when the actor touches none of the first `count`. */
static bool stands_free(const placer *at, size_t node, size_t count)
{
    mv_box box = box_around(&at->scene->nodes[node], at->scene->gap / 2);
    for (size_t i = 0; i < count; i++)
        if (overlap(box, box_around(&at->scene->nodes[at->moving[i]], at->scene->gap / 2)) > 0) return false;
    return true;
}

/* Puts an actor where it touches nobody before it; false when a number of tries does not find that. */
static bool put_first(placer *at, size_t index)
{
    enum { TRIES = 300 };
    const mv_scene_node *node = &at->scene->nodes[at->moving[index]];
    for (int i = 0; i < TRIES; i++) {
        put(at, at->moving[index], anywhere(at, node, i < TRIES / 2));
        if (holds(at->dial, node) && stands_free(at, at->moving[index], index)) return true;
    }
    return false;
}

static void move_one(placer *at, size_t i, double heat, double reach)
{
    const mv_scene_node *node = &at->scene->nodes[i];
    mv_point old = mv_scene_mark(node);
    double before = price_of(at, i);
    put(at, i, mv_random_below(&at->random, 5) ? nearby(at, old, reach) : anywhere(at, node, true));
    if (!accept(at, before, price_of(at, i), heat)) put(at, i, old);
}

static void swap_two(placer *at, size_t i, size_t j, double heat)
{
    const mv_scene_node *a = &at->scene->nodes[i], *b = &at->scene->nodes[j];
    if (i == j || a->sector != b->sector) return;
    mv_point p = mv_scene_mark(a), q = mv_scene_mark(b);
    double before = price_of(at, i) + price_of(at, j);
    put(at, i, q);
    put(at, j, p);
    if (accept(at, before, price_of(at, i) + price_of(at, j), heat)) return;
    put(at, i, p);
    put(at, j, q);
}

/* `effort` is the number of moves tried for each actor; fewer where there are many. */
static void anneal(placer *at, double effort, double hot)
{
    const double cold = 0.03, few = 100, affordable = 1.2e7, count = (double)at->count;
    double each = fmin(effort, affordable / (count * count + 1)), moves = each * count;
    if (each < few) hot = fmin(hot, 1); /* no time to order a mess */
    for (double n = 0; n < moves; n++) {
        double done = n / moves, heat = hot * pow(cold / hot, done);
        double reach = at->dial->radius * 0.06 * hot * pow(1 - done, 2) + 3;
        size_t i = at->moving[mv_random_below(&at->random, (uint32_t)at->count)];
        if (mv_random_below(&at->random, 8))
            move_one(at, i, heat, reach);
        else
            swap_two(at, i, at->moving[mv_random_below(&at->random, (uint32_t)at->count)], heat);
    }
}

/* --- the whole -------------------------------------------------------------------------------------- */

static bool has_minus(const mv_scene *scene, const size_t *edges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (scene->edges[edges[i]].line.minus) return true;
    return false;
}

static void open_placer(placer *at, mv_scene *scene)
{
    *at = (placer){ .scene = scene, .dial = scene->dial, .random = { scene->seed } };
    at->moving = mv_alloc_array(scene->node_count, sizeof *at->moving);
    at->spoke = mv_alloc_array(scene->node_count, sizeof *at->spoke);
    at->far = mv_alloc_array(scene->node_count, sizeof *at->far);
    at->lines = mv_alloc_array(scene->edge_count, sizeof *at->lines);
    for (size_t i = 0; i < scene->node_count; i++) measure(at, i);
    for (size_t i = 0; i < scene->node_count; i++)
        if (i != scene->dial->middle) at->moving[at->count++] = i;
    for (size_t i = 0, count; i < scene->edge_count; i += count) {
        const mv_scene_edge *edge = &scene->edges[scene->by_pair[i]];
        size_t middle = scene->dial->middle, other = edge->from == middle ? edge->to : edge->from;
        count = edge->beside;
        if (edge->from == middle || edge->to == middle)
            at->spoke[other] = mv_curve_half_width(scene, scene->by_pair + i, count) + 1;
        else if (has_minus(scene, scene->by_pair + i, count)) /* the others are faint: they run where they must */
            at->lines[at->line_count++] = scene->by_pair[i];
    }
}

static void close_placer(placer *at)
{
    MV_FREE(at->moving, at->spoke, at->far, at->lines);
}

/* The sectors in which somebody stands outside, or too near to another. */
static bool find_tight(const placer *at, bool *tight)
{
    bool any = false;
    for (size_t i = 0; i < at->count; i++) {
        const mv_scene_node *node = &at->scene->nodes[at->moving[i]];
        bool bad = !holds(at->dial, node);
        for (size_t j = 0; j < at->count; j++)
            bad |= j != i && overlap(box_around(node, 0.5), box_around(&at->scene->nodes[at->moving[j]], 0.5)) > 0;
        if (tight) tight[node->sector] |= bad;
        any |= bad;
    }
    return any;
}

bool mv_dial_place(mv_scene *scene, bool *tight)
{
    const double effort = 600, hot = 6;
    const size_t many = 80; /* are not put in order by so few moves */
    placer at;
    bool free_places = true;
    open_placer(&at, scene);
    memset(tight, 0, scene->dial->sector_count * sizeof *tight);
    for (size_t i = 0; i < at.count; i++) free_places &= put_first(&at, i);
    if (!free_places && at.count <= many) anneal(&at, effort, hot);
    bool any = find_tight(&at, tight);
    close_placer(&at);
    return !any;
}

static double price_of_all(const placer *at)
{
    double price = 0;
    for (size_t i = 0; i < at->count; i++) price += price_of(at, at->moving[i]);
    return price;
}

static void remember(const placer *at, mv_point *places)
{
    for (size_t i = 0; i < at->count; i++) places[i] = mv_scene_mark(&at->scene->nodes[at->moving[i]]);
}

static void recall(placer *at, const mv_point *places)
{
    for (size_t i = 0; i < at->count; i++) put(at, at->moving[i], places[i]);
}

/* Several ways from the same beginning, of which the best stays. */
void mv_dial_polish(mv_scene *scene)
{
    enum { MANY = 45 }; /* actors, with whom a way takes long */
    const double effort = 2500, hot = 4;
    placer at;
    open_placer(&at, scene);
    mv_point *first = mv_alloc_array(at.count, sizeof *first), *best = mv_alloc_array(at.count, sizeof *best);
    remember(&at, first);
    remember(&at, best);
    double least = price_of_all(&at);
    for (int way = 0, ways = at.count > MANY ? 2 : 6; way < ways && at.count; way++) {
        recall(&at, first);
        anneal(&at, effort, hot / (1 << way % 2));
        double price = price_of_all(&at);
        if (price >= least || find_tight(&at, NULL)) continue;
        least = price;
        remember(&at, best);
    }
    recall(&at, best);
    free(first);
    free(best);
    close_placer(&at);
}
