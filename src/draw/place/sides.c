#include "draw/place/place.h"
#include "support/memory.h"
#include <stdint.h>
#include <stdlib.h>

/* "This label on this side and that one on that side would meet": clauses of two, each about two labels of two
 * sides. Such a puzzle is solved without ever going back further than the last guess: a guess and all that
 * follows from it either holds or is turned round (Even, Itai and Shamir 1976). */

/* A label on a side is the number 2 x node + (1 if above). */
typedef struct clash {
    size_t one, other;
} clash;

typedef struct puzzle {
    mv_scene *scene;
    clash *clashes; /* each twice, sorted by `one` */
    size_t clash_count;
    size_t *first;              /* of each label on a side; one more than there are */
    uint32_t *lines;            /* through each label on a side */
    int8_t *side;               /* of each node: -1 open, 0 below, 1 above */
    size_t *trail, trail_count; /* nodes in the order in which they were settled */
} puzzle;

/* --- clauses ------------------------------------------------------------------------------------------ */

static mv_scene_node on_side(const mv_scene_node *node, bool above)
{
    mv_scene_node turned = *node;
    mv_scene_put_label(&turned, above ? MV_ABOVE : MV_BELOW);
    return turned;
}

static mv_box box_on_side(const mv_scene_node *node, bool above)
{
    mv_scene_node turned = on_side(node, above);
    return mv_scene_box(&turned);
}

static void add_clash(puzzle *p, size_t one, size_t other)
{
    p->clashes = mv_grow(p->clashes, p->clash_count, sizeof *p->clashes);
    p->clashes[p->clash_count++] = (clash){ one, other };
    p->clashes = mv_grow(p->clashes, p->clash_count, sizeof *p->clashes);
    p->clashes[p->clash_count++] = (clash){ other, one };
}

/* A pair that meets whatever its sides are is left alone: nothing can be done for it. */
static void compare(puzzle *p, size_t a, size_t b)
{
    const double gap = 1;
    bool met[4];
    int count = 0;
    for (size_t i = 0; i < 4; i++)
        count += met[i] =
            mv_boxes_meet(box_on_side(&p->scene->nodes[a], i & 1), box_on_side(&p->scene->nodes[b], i & 2), gap);
    for (size_t i = 0; i < 4 && count < 4; i++)
        if (met[i]) add_clash(p, 2 * a + (i & 1), 2 * b + (i >> 1));
}

static int by_label(const void *a, const void *b)
{
    const clash *x = a, *y = b;
    if (x->one != y->one) return x->one < y->one ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

static void find_clashes(puzzle *p)
{
    size_t count = p->scene->node_count;
    mv_span *order = mv_alloc_array(count, sizeof *order);
    for (size_t i = 0; i < count; i++) {
        mv_box box = mv_scene_box(&p->scene->nodes[i]);
        order[i] = (mv_span){ box.left, box.right + 1, i };
    }
    qsort(order, count, sizeof *order, mv_span_order);
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count && order[j].left < order[i].right; j++)
            compare(p, order[i].node, order[j].node);
    free(order);
    if (p->clash_count) qsort(p->clashes, p->clash_count, sizeof *p->clashes, by_label);
    p->first = mv_alloc_array(2 * count + 1, sizeof *p->first);
    for (size_t label = 0, at = 0; label <= 2 * count; label++) {
        while (at < p->clash_count && p->clashes[at].one < label) at++;
        p->first[label] = at;
    }
}

/* --- wishes ------------------------------------------------------------------------------------------- */

static uint32_t lines_through(const mv_scene *scene, mv_box box)
{
    uint32_t count = 0;
    for (size_t i = 0; i < scene->edge_count; i++) {
        const mv_scene_edge *edge = &scene->edges[i];
        if (!mv_scene_is_loop(edge) && mv_box_is_crossed(box, mv_scene_mark(&scene->nodes[edge->from]),
                                                         mv_scene_mark(&scene->nodes[edge->to])))
            count += 1 + (uint32_t)edge->layer;
    }
    return count;
}

static void count_lines(puzzle *p)
{
    p->lines = mv_alloc_array(2 * p->scene->node_count, sizeof *p->lines);
    for (size_t i = 0; i < p->scene->node_count; i++)
        for (size_t above = 0; above < 2 && !p->scene->nodes[i].inside; above++) {
            mv_scene_node turned = on_side(&p->scene->nodes[i], above);
            p->lines[2 * i + above] = lines_through(p->scene, mv_scene_label_box(&turned));
        }
}

/* --- solving ------------------------------------------------------------------------------------------ */

static void undo(puzzle *p, size_t trail_count)
{
    while (p->trail_count > trail_count) p->side[p->trail[--p->trail_count]] = -1;
}

static void settle(puzzle *p, size_t label)
{
    p->side[label / 2] = label & 1;
    p->trail[p->trail_count++] = label / 2;
}

/* Settles a label and all that follows from it; false, and nothing done, when that contradicts itself. */
static bool try_label(puzzle *p, size_t label)
{
    size_t before = p->trail_count;
    settle(p, label);
    for (size_t at = before; at < p->trail_count; at++) {
        size_t now = 2 * p->trail[at] + (size_t)p->side[p->trail[at]];
        for (size_t i = p->first[now]; i < p->first[now + 1]; i++) {
            size_t other = p->clashes[i].other;
            if (p->side[other / 2] < 0) settle(p, other ^ 1);
            if (p->side[other / 2] != (int8_t)(other & 1)) continue;
            undo(p, before);
            return false;
        }
    }
    return true;
}

/* Labels for which it matters most choose first. */
typedef struct wish {
    uint32_t weight;
    size_t label;
} wish;

static int by_weight(const void *a, const void *b)
{
    const wish *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return (x->label > y->label) - (x->label < y->label);
}

static void solve(puzzle *p)
{
    size_t count = p->scene->node_count;
    wish *wishes = mv_alloc_array(count, sizeof *wishes);
    for (size_t i = 0; i < count; i++) {
        uint32_t below = p->lines[2 * i], above = p->lines[2 * i + 1];
        wishes[i] = (wish){ above < below ? below - above : above - below, 2 * i + (above < below) };
    }
    qsort(wishes, count, sizeof *wishes, by_weight);
    for (size_t i = 0; i < count; i++) {
        size_t label = wishes[i].label;
        if (p->side[label / 2] >= 0 || try_label(p, label) || try_label(p, label ^ 1)) continue;
        settle(p, label); /* it meets another on either side */
    }
    free(wishes);
}

void mv_sides_choose(mv_scene *scene)
{
    size_t count = scene->node_count;
    if (count == 0 || mv_scene_crowded(scene)) return;
    puzzle p = { .scene = scene,
                 .side = mv_alloc_array(count, sizeof *p.side),
                 .trail = mv_alloc_array(count, sizeof *p.trail) };
    for (size_t i = 0; i < count; i++) {
        p.side[i] = -1;
        mv_scene_put_label(&scene->nodes[i], MV_BELOW);
    }
    find_clashes(&p);
    count_lines(&p);
    solve(&p);
    for (size_t i = 0; i < count; i++) mv_scene_put_label(&scene->nodes[i], p.side[i] == 1 ? MV_ABOVE : MV_BELOW);
    MV_FREE(p.clashes, p.first, p.lines, p.side, p.trail);
}
