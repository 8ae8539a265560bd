#include "draw/place/place.h"
#include "draw/scene/dial.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* The last step of labels: once the lines are drawn, each moves to that of eight sides of its mark where fewest
 * run through it, as long as it meets no other mark or label. Where the page asks for larger letters than there is
 * room for, the least important are left out. */

enum { STEPS = 10 };

/* Of labels that make room for one: so many at once, each of which has so many make room for it, and so on, so
 * deep; and all of these with the first. */
enum { MOST_IN_WAY = 2, MOST_DEEP = 2, MOST_MOVED = 15 };

typedef struct moved {
    size_t node;
    mv_label_side side;
} moved;

typedef struct placing {
    mv_scene *scene;
    mv_box *reach;              /* of each line: the box around it, */
    mv_point (*way)[STEPS + 1]; /* and points on it */
    size_t *lines, line_count;  /* those near the label at hand, */
    size_t *nodes, node_count;  /* and the actors */
    bool anywhere;              /* on a dial: in any sector, not in one's own alone */
    bool *settled;              /* labels that make room for no other: they are being placed */
    moved trail[MOST_MOVED];    /* which side they had before */
    size_t trail_count;
} placing;

static placing open_placing(mv_scene *scene)
{
    placing p = { .scene = scene,
                  .reach = mv_alloc_array(scene->edge_count, sizeof *p.reach),
                  .way = mv_alloc_array(scene->edge_count, sizeof *p.way),
                  .lines = mv_alloc_array(scene->edge_count, sizeof *p.lines),
                  .nodes = mv_alloc_array(scene->node_count, sizeof *p.nodes),
                  .settled = mv_alloc_array(scene->node_count, sizeof *p.settled) };
    for (size_t i = 0; i < scene->edge_count; i++) {
        p.reach[i] = mv_box_none;
        for (int j = 0; j <= STEPS; j++) {
            mv_point at = mv_curve_at(scene->edges[i].curve, (double)j / STEPS);
            p.way[i][j] = at;
            p.reach[i] = mv_box_around(p.reach[i], (mv_box){ at.x, at.y, at.x, at.y });
        }
    }
    return p;
}

/* --- prices ------------------------------------------------------------------------------------------- */

static bool crosses(const placing *p, size_t edge, mv_box box)
{
    if (!mv_boxes_meet(p->reach[edge], box, 0)) return false;
    for (int j = 0; j < STEPS; j++)
        if (mv_box_is_crossed(box, p->way[edge][j], p->way[edge][j + 1])) return true;
    return false;
}

/* What comes near any side that the label could stand on. */
static void look_around(placing *p, size_t node)
{
    const mv_scene *scene = p->scene;
    const mv_scene_node *own = &scene->nodes[node];
    const double spare = 8;
    mv_point mark = mv_scene_mark(own);
    double wide = own->mark.size / 2 + own->label_width + spare,
           high = own->mark.size / 2 + own->label_height + spare;
    mv_box around = { mark.x - wide, mark.y - high, mark.x + wide, mark.y + high };
    p->line_count = p->node_count = 0;
    for (size_t i = 0; i < scene->edge_count; i++)
        if (!mv_scene_is_loop(&scene->edges[i]) && crosses(p, i, around)) p->lines[p->line_count++] = i;
    for (size_t i = 0; i < scene->node_count; i++)
        if (i != node && mv_boxes_meet(around, mv_scene_box(&scene->nodes[i]), 0)) p->nodes[p->node_count++] = i;
}

/* Lines through the label; one's own lead there anyway. */
static double price_of_lines(const placing *p, size_t node, mv_box box)
{
    const double own = 0.6;
    double sum = 0;
    for (size_t i = 0; i < p->line_count; i++) {
        const mv_scene_edge *edge = &p->scene->edges[p->lines[i]];
        bool of_it = edge->from == node || edge->to == node;
        if (crosses(p, p->lines[i], mv_box_wider(box, edge->line.width / 2))) sum += of_it ? own : 1;
    }
    return sum;
}

static mv_box mark_box(const mv_scene_node *node)
{
    mv_point mark = mv_scene_mark(node);
    double high = node->mark.size / 2, wide = high + node->loop_reach;
    return (mv_box){ mark.x - wide, mark.y - high, mark.x + wide, mark.y + high };
}

/* Within the rim of a dial, and in its sector. */
static bool is_on_dial(const placing *p, size_t node, mv_box label)
{
    const mv_dial *dial = p->scene->dial;
    const double rim = 3;
    mv_point middle = mv_scene_mark(&p->scene->nodes[dial->middle]);
    for (int corner = 0; corner < 4; corner++) {
        mv_point at = { (corner & 1 ? label.right : label.left) - middle.x,
                        (corner & 2 ? label.bottom : label.top) - middle.y };
        if (hypot(at.x, at.y) > dial->radius - rim) return false;
        if (!p->anywhere && !mv_dial_has(dial, &dial->sectors[p->scene->nodes[node].sector], at)) return false;
    }
    return true;
}

static const double label_gap = 1.5;

/* Whatever other labels do. */
static bool may_stand(const placing *p, size_t node, mv_box label)
{
    const mv_box *frame = &p->scene->frame;
    if (p->scene->dial && !is_on_dial(p, node, label)) return false;
    if (label.left < frame->left || label.right > frame->right || label.top < frame->top ||
        label.bottom > frame->bottom)
        return false;
    for (size_t i = 0; i < p->node_count; i++)
        if (mv_boxes_meet(label, mark_box(&p->scene->nodes[p->nodes[i]]), label_gap)) return false;
    return true;
}

static bool meets_label(const mv_scene_node *other, mv_box label)
{
    return other->label[0] && !other->inside && mv_boxes_meet(label, mv_scene_label_box(other), label_gap);
}

static bool is_free(const placing *p, size_t node, mv_box label)
{
    if (!may_stand(p, node, label)) return false;
    for (size_t i = 0; i < p->node_count; i++)
        if (meets_label(&p->scene->nodes[p->nodes[i]], label)) return false;
    return true;
}

/* --- choosing ----------------------------------------------------------------------------------------- */

static bool try_side(const placing *p, size_t node, mv_label_side side, double *price)
{
    static const double dislike[MV_LABEL_SIDES] = { 0, 0.05, 0.1, 0.15, 0.2, 0.2, 0.2, 0.2 };
    mv_scene_node *tried = &p->scene->nodes[node];
    mv_scene_put_label(tried, side);
    if (!is_free(p, node, mv_scene_label_box(tried))) return false;
    *price = dislike[side] + price_of_lines(p, node, mv_scene_label_box(tried));
    return true;
}

/* Puts the label on its best side; on the side it has when none is free, which it says. */
static bool choose_side(placing *p, size_t node)
{
    const double worth = 0.3;
    mv_label_side best = p->scene->nodes[node].side, first = best;
    double least, price;
    look_around(p, node);
    bool found = try_side(p, node, first, &least);
    if (!found) least = INFINITY;
    for (mv_label_side side = 0; side < MV_LABEL_SIDES; side++) {
        if (side == first || !try_side(p, node, side, &price)) continue;
        if (price >= least - (found ? worth : 0)) continue;
        least = price;
        best = side;
        found = true;
    }
    mv_scene_put_label(&p->scene->nodes[node], best);
    return found;
}

static bool has_label(const mv_scene_node *node)
{
    return node->label[0] && !node->inside && !node->loops;
}

static void improve(placing *p)
{
    enum { ROUNDS = 3 };
    bool again = true;
    for (int round = 0; round < ROUNDS && again; round++) {
        again = false;
        for (size_t i = 0; i < p->scene->node_count; i++) {
            mv_label_side before = p->scene->nodes[i].side;
            if (has_label(&p->scene->nodes[i])) choose_side(p, i);
            again |= p->scene->nodes[i].side != before;
        }
    }
}

/* --- making room ------------------------------------------------------------------------------------------ */

/* The labels that would have to step aside for this one to stand where it does; false when it cannot, or would be
 * hard to read there. */
static bool find_in_way(placing *p, size_t node, size_t in_way[MOST_IN_WAY], size_t *count)
{
    const double too_many = 2;
    mv_box label = mv_scene_label_box(&p->scene->nodes[node]);
    *count = 0;
    look_around(p, node);
    if (!may_stand(p, node, label) || price_of_lines(p, node, label) >= too_many) return false;
    for (size_t i = 0; i < p->node_count; i++) {
        const mv_scene_node *other = &p->scene->nodes[p->nodes[i]];
        if (!meets_label(other, label)) continue;
        if (!has_label(other) || p->settled[p->nodes[i]] || *count == MOST_IN_WAY) return false;
        in_way[(*count)++] = p->nodes[i];
    }
    return true;
}

static void undo(placing *p, size_t trail_count)
{
    while (p->trail_count > trail_count) {
        moved last = p->trail[--p->trail_count];
        mv_scene_put_label(&p->scene->nodes[last.node], last.side);
    }
}

static bool make_room(placing *p, size_t node, int deeper);

/* Moves a label that is in the way of a settled one; others may have to step aside for it in their turn. */
static bool step_aside(placing *p, size_t node, int deeper)
{
    mv_label_side before = p->scene->nodes[node].side;
    if (choose_side(p, node)) {
        p->trail[p->trail_count++] = (moved){ node, before };
        return true;
    }
    return deeper > 0 && make_room(p, node, deeper - 1);
}

/* Puts a label without a free side where those in its way find room on other sides of their marks. Each label is
 * moved once at most; nothing is moved when that does not help. */
static bool make_room(placing *p, size_t node, int deeper)
{
    size_t in_way[MOST_IN_WAY], count, before = p->trail_count;
    mv_label_side first = p->scene->nodes[node].side;
    p->settled[node] = true;
    for (mv_label_side side = 0; side < MV_LABEL_SIDES; side++) {
        mv_scene_put_label(&p->scene->nodes[node], side);
        bool found = find_in_way(p, node, in_way, &count);
        p->trail[p->trail_count++] = (moved){ node, first };
        for (size_t i = 0; i < count; i++) p->settled[in_way[i]] = found;
        for (size_t i = 0; i < count && found; i++) found = step_aside(p, in_way[i], deeper);
        for (size_t i = 0; i < count; i++) p->settled[in_way[i]] = false;
        if (found) break;
        undo(p, before);
    }
    p->settled[node] = false;
    return p->trail_count > before;
}

static void make_room_for_all(placing *p, const size_t *order, const char *const *labels)
{
    for (size_t i = 0; i < p->scene->node_count; i++) {
        mv_scene_node *node = &p->scene->nodes[order[i]];
        if (node->label[0]) continue;
        mv_scene_set_label(node, labels[order[i]]);
        p->trail_count = 0;
        if (has_label(node) && !choose_side(p, order[i]) && !make_room(p, order[i], MOST_DEEP))
            mv_scene_set_label(node, "");
    }
}

/* --- larger letters ----------------------------------------------------------------------------------- */

typedef struct importance {
    double font, size;
    size_t degree, node;
} importance;

static int by_importance(const void *a, const void *b)
{
    const importance *x = a, *y = b;
    if (x->font != y->font) return x->font > y->font ? -1 : 1;
    if (x->size != y->size) return x->size > y->size ? -1 : 1;
    if (x->degree != y->degree) return x->degree > y->degree ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

size_t *mv_labels_by_importance(const mv_scene *scene)
{
    importance *list = mv_alloc_array(scene->node_count, sizeof *list);
    size_t *order = mv_alloc_array(scene->node_count, sizeof *order);
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *node = &scene->nodes[i];
        list[i] = (importance){ node->first_font.size, node->mark.size, node->degree, i };
    }
    if (scene->node_count) qsort(list, scene->node_count, sizeof *list, by_importance);
    for (size_t i = 0; i < scene->node_count; i++) order[i] = list[i].node;
    free(list);
    return order;
}

/* Every label anew, the most important first; one without a free side has others step aside, or is left out. */
static void place_in_turn(placing *p)
{
    mv_scene *scene = p->scene;
    size_t *order = mv_labels_by_importance(scene);
    const char **labels = mv_alloc_array(scene->node_count, sizeof *labels);
    for (size_t i = 0; i < scene->node_count; i++) {
        labels[i] = scene->nodes[i].label;
        if (has_label(&scene->nodes[i])) mv_scene_set_label(&scene->nodes[i], "");
    }
    for (int round = 0; round < (scene->dial ? 2 : 1); round++) {
        p->anywhere = round > 0;
        for (size_t i = 0; i < scene->node_count; i++) {
            mv_scene_node *node = &scene->nodes[order[i]];
            if (round && node->label[0]) continue;
            mv_scene_set_label(node, labels[order[i]]);
            if (has_label(node) && !choose_side(p, order[i])) mv_scene_set_label(node, "");
        }
    }
    make_room_for_all(p, order, labels);
    free(order);
    free(labels);
}

void mv_labels_place(mv_scene *scene, bool in_turn)
{
    if (mv_scene_crowded(scene) && !in_turn) return;
    placing p = open_placing(scene);
    if (in_turn) place_in_turn(&p);
    improve(&p);
    MV_FREE(p.reach, p.way, p.lines, p.nodes, p.settled);
}
