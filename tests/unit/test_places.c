#include "draw/place/place.h"
#include "scene_fixture.h"
#include "suites.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CASES = 60 };

static mv_scene *random_scene(int number)
{
    return fx_scene(FX_FREE, number, 5 + (size_t)number % 13, 4 + (size_t)number * 7 % 31);
}

static bool same_pair(const mv_scene_edge *a, const mv_scene_edge *b)
{
    return (a->from == b->from && a->to == b->to) || (a->from == b->to && a->to == b->from);
}

/* Each line once, those of a pair in one run, and every line knows how many these are. */
IN_BATCHES(lines_of_a_pair_follow_each_other)
{
    mv_scene *scene = random_scene(number);
    for (size_t i = 0; i < scene->edge_count; i++) {
        size_t listed = 0, beside = 0, breaks = 0, loops = 0;
        const mv_scene_edge *edge = &scene->edges[i], *before = NULL;
        for (size_t k = 0; k < scene->edge_count; k++) {
            const mv_scene_edge *other = &scene->edges[scene->by_pair[k]];
            listed += other == edge;
            loops += other->from == edge->from && other->to == edge->from;
            beside += same_pair(edge, other);
            breaks += same_pair(edge, other) && before && !same_pair(edge, before);
            before = other;
        }
        ck_assert_uint_eq(listed, 1);
        ck_assert_uint_eq(edge->beside, beside);
        ck_assert_uint_eq(scene->nodes[edge->from].loops, loops);
        ck_assert_msg(breaks <= 1, "%zu breaks", breaks);
        if (same_pair(edge, &scene->edges[scene->by_pair[0]])) ck_assert_uint_eq(breaks, 0);
    }
    mv_scene_free(scene);
}

/* No two actors with lines are nearer than the room of both. */
static void check_apart(const mv_scene *scene)
{
    for (size_t i = 0; i < scene->node_count; i++)
        for (size_t k = 0; k < i; k++) {
            const mv_scene_node *a = &scene->nodes[i], *b = &scene->nodes[k];
            if (a->degree && b->degree)
                ck_assert(
                    !fx_overlap(mv_box_wider(mv_scene_box(a), a->room), mv_box_wider(mv_scene_box(b), b->room)));
        }
}

IN_BATCHES(actors_are_pushed_apart)
{
    mv_scene *scene = random_scene(number);
    for (size_t i = 0; i < scene->node_count && number % 4 == 0; i++) scene->nodes[i].place = (mv_point){ 7, 9 };
    mv_spread_off_lines(scene);
    mv_spread_apart(scene);
    check_apart(scene);
    double frame = mv_spread_frame(scene);
    mv_spread_compact(scene);
    check_apart(scene);
    ck_assert(mv_spread_frame(scene) <= frame * (1 + 1e-9));
    mv_scene_free(scene);
}

/* Who does not touch anybody stays. */
START_TEST(actors_apart_stay)
{
    mv_scene *scene = random_scene(7);
    for (size_t i = 0; i < scene->node_count; i++) scene->nodes[i].place = (mv_point){ 200 * (double)i, 9 };
    mv_spread_apart(scene);
    for (size_t i = 0; i < scene->node_count; i++)
        ck_assert(scene->nodes[i].place.x == 200 * (double)i && scene->nodes[i].place.y == 9);
    mv_scene_free(scene);
}
END_TEST

/* Below the others, in the order of the drawing, in rows that reach as far beyond them at the right as at the
 * left. */
static void check_rows(const mv_scene *scene, mv_box above)
{
    const mv_scene_node *before = NULL;
    double gap = 2 * scene->gap - 1e-6, left = above.left, widest = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        if (scene->nodes[i].degree) continue;
        left = fmin(left, mv_scene_box(&scene->nodes[i]).left);
        widest = fmax(widest, scene->nodes[i].width);
    }
    for (size_t i = 0; i < scene->node_count; i++) {
        if (scene->nodes[i].degree) continue;
        mv_box box = mv_scene_box(&scene->nodes[i]), last = before ? mv_scene_box(before) : mv_box_none;
        if (before && fabs(box.top - last.top) < 1e-6)
            ck_assert(box.left >= last.right + gap);
        else if (before)
            ck_assert(box.top >= last.bottom + gap);
        before = &scene->nodes[i];
        if (above.left >= above.right) continue;
        ck_assert(box.top > above.bottom);
        ck_assert(box.right <= fmax(above.right + above.left - left, left + widest) + 1e-6);
    }
}

IN_BATCHES(actors_without_a_line_stand_in_rows)
{
    mv_scene *scene = fx_scene(FX_FREE, number, 20 + (size_t)number % 60, number % 5 ? 30 : 0);
    mv_spread_apart(scene);
    mv_box above = mv_spread_bounds(scene, true);
    mv_spread_alone(scene);
    check_rows(scene, above);
    mv_scene_free(scene);
}

/* The cost of a place is what the cost of the whole changes by: here of an actor within the page that others make.
 */
IN_BATCHES(cost_of_an_actor_is_its_part_of_the_whole)
{
    mv_scene *scene = random_scene(number);
    mv_random random = { (uint64_t)number };
    mv_judge judge = mv_judge_open(scene);
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_scene_node *node = &scene->nodes[i];
        mv_point old = node->place;
        double frame = mv_spread_frame(scene), whole = mv_judge_all(&judge);
        double part = mv_judge_node(&judge, i, mv_scene_box(node), mv_scene_mark(node), INFINITY);
        node->place.x += 40 * mv_random_unit(&random) - 20;
        node->place.y += 40 * mv_random_unit(&random) - 20;
        if (node->degree && mv_spread_frame(scene) == frame)
            ck_assert_double_eq_tol(
                mv_judge_all(&judge) - whole,
                mv_judge_node(&judge, i, mv_scene_box(node), mv_scene_mark(node), INFINITY) - part, 1e-9);
        node->place = old;
    }
    mv_judge_close(&judge);
    mv_scene_free(scene);
}

/* For the better, within the page, and without pushing anybody. */
IN_BATCHES(improving_costs_nothing)
{
    mv_scene *scene = random_scene(number);
    mv_spread_apart(scene);
    mv_judge judge = mv_judge_open(scene);
    mv_box page = mv_spread_bounds(scene, true);
    double cost = mv_judge_all(&judge);
    mv_improve(scene, &judge);
    check_apart(scene);
    mv_box now = mv_spread_bounds(scene, true);
    ck_assert(mv_judge_all(&judge) <= cost + 1e-9);
    ck_assert(now.left >= page.left - 1e-6 && now.right <= page.right + 1e-6);
    ck_assert(now.top >= page.top - 1e-6 && now.bottom <= page.bottom + 1e-6);
    mv_judge_close(&judge);
    mv_scene_free(scene);
}

/* Who has a place keeps it; all others keep off everybody. */
IN_BATCHES(places_are_kept)
{
    mv_scene *scene = random_scene(number);
    mv_random random = { (uint64_t)number };
    for (size_t i = 0; i < scene->node_count; i++) {
        scene->nodes[i].kept = number % 3 && mv_random_below(&random, 3) == 0;
        scene->nodes[i].wanted = (mv_point){ 400 * (double)i, 30 };
    }
    mv_keep_places(scene);
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *a = &scene->nodes[i];
        mv_point mark = mv_scene_mark(a);
        if (a->kept) ck_assert(fabs(mark.x - a->wanted.x) + fabs(mark.y - a->wanted.y) < 1e-9);
        for (size_t k = 0; k < i; k++)
            if (a->degree && scene->nodes[k].degree && !(a->kept && scene->nodes[k].kept))
                ck_assert(!fx_overlap(mv_scene_box(a), mv_box_wider(mv_scene_box(&scene->nodes[k]), scene->gap)));
    }
    mv_scene_free(scene);
}

/* --- labels ------------------------------------------------------------------------------------------- */

static bool labels_clash(const mv_scene *scene, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (mv_boxes_meet(mv_scene_box(&scene->nodes[i]), mv_scene_box(&scene->nodes[k]), 1)) return true;
    return false;
}

static void set_sides(mv_scene *scene, unsigned above)
{
    for (size_t i = 0; i < scene->node_count; i++)
        mv_scene_put_label(&scene->nodes[i], above >> i & 1 ? MV_ABOVE : MV_BELOW);
}

/* Where labels above or below their marks can keep apart at all, they do: all ways are tried here. */
IN_BATCHES(labels_keep_apart_where_they_can)
{
    enum { ACTORS = 8 };
    mv_scene *scene = fx_scene(FX_FREE, number, ACTORS, 5);
    bool possible = false;
    for (size_t i = 0; i < ACTORS; i++) {
        scene->nodes[i].place.x = 55 * (double)(i % 2 + (size_t)number % 2 * i / 4);
        scene->nodes[i].place.y = 40 * (double)(i / 2);
    }
    for (unsigned way = 0; way < 1u << ACTORS && !possible; way++) {
        set_sides(scene, way);
        possible = !labels_clash(scene, ACTORS);
    }
    mv_sides_choose(scene);
    if (possible) ck_assert(!labels_clash(scene, ACTORS));
    mv_scene_free(scene);
}

/* On every side a label is as near to its mark as to be read as its name, and off it; a circle leaves room at
 * corners. */
IN_BATCHES(labels_stand_at_their_marks)
{
    const double nearest = 1.4, farthest = 6;
    mv_scene *scene = random_scene(number);
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_scene_node *node = &scene->nodes[i];
        mv_point mark = mv_scene_mark(node);
        for (mv_label_side side = 0; side < MV_LABEL_SIDES && node->label[0]; side++) {
            mv_scene_put_label(node, side);
            mv_box box = mv_scene_label_box(node);
            double x = fmax(fmax(box.left - mark.x, mark.x - box.right), 0),
                   y = fmax(fmax(box.top - mark.y, mark.y - box.bottom), 0), radius = node->mark.size / 2;
            double off = node->mark.shape->corner_count ? fmax(x, y) : hypot(x, y);
            ck_assert_msg(off >= radius + nearest && off <= radius + farthest, "%s at %d: %g of %g",
                          node->mark.shape->name, side, off, radius);
            ck_assert((x > 0) == (side >= MV_RIGHT));
        }
    }
    mv_scene_free(scene);
}

/* Lines through a box, by looking at many points of each. */
static size_t lines_through(const mv_scene *scene, mv_box box, size_t but)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->edge_count; i++) {
        bool through = false;
        for (int k = 0; k <= 200; k++)
            through |= mv_box_holds(box, mv_curve_at(scene->edges[i].curve, k / 200.0), 0);
        count += through && scene->edges[i].from != but && scene->edges[i].to != but;
    }
    return count;
}

static mv_box mark_box(const mv_scene_node *node)
{
    mv_point mark = mv_scene_mark(node);
    double wide = node->mark.size / 2, high = mv_shape_height(node->mark.shape, node->mark.size) / 2;
    return (mv_box){ mark.x - wide, mark.y - high, mark.x + wide, mark.y + high };
}

/* True when a label stands free of other marks and labels, and of lines but those of its own actor. */
static bool is_clear(const mv_scene *scene, size_t index)
{
    mv_box label = mv_scene_label_box(&scene->nodes[index]);
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *other = &scene->nodes[i];
        if (i == index) continue;
        if (mv_boxes_meet(label, mark_box(other), 3 + other->loop_reach)) return false;
        if (other->label[0] && mv_boxes_meet(label, mv_scene_label_box(other), 3)) return false;
    }
    return lines_through(scene, mv_box_wider(label, 3), SIZE_MAX) == 0;
}

/* No line runs through a label that could stand clear of everything; and marks stay where they are. */
IN_BATCHES(labels_get_off_lines)
{
    mv_scene *scene = random_scene(number);
    mv_point marks[20];
    scene->frame = (mv_box){ -1e9, -1e9, 1e9, 1e9 };
    mv_spread_apart(scene);
    mv_spread_alone(scene);
    mv_curve_all(scene);
    for (size_t i = 0; i < scene->node_count; i++) marks[i] = mv_scene_mark(&scene->nodes[i]);
    mv_labels_place(scene, number % 2);
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_scene_node *node = &scene->nodes[i];
        mv_point mark = mv_scene_mark(node);
        mv_label_side side = node->side;
        ck_assert(fabs(mark.x - marks[i].x) + fabs(mark.y - marks[i].y) < 1e-9);
        if (node->loops || !node->label[0]) continue;
        size_t through = lines_through(scene, mv_scene_label_box(node), i);
        for (mv_label_side other = 0; other < MV_LABEL_SIDES && through; other++) {
            mv_scene_put_label(node, other);
            ck_assert_msg(!is_clear(scene, i), "%d: %zu stands on %zu lines, not at %d", number, i, through,
                          other);
        }
        mv_scene_put_label(node, side);
    }
    mv_scene_free(scene);
}

/* Signs keep off marks, labels and each other; one that may lack does so only then. */
IN_BATCHES(signs_hide_nothing)
{
    mv_scene *scene = random_scene(number);
    mv_spread_apart(scene);
    mv_spread_alone(scene);
    mv_curve_all(scene);
    mv_signs_place(scene);
    for (size_t i = 0; i < scene->edge_count; i++) {
        const mv_scene_edge *edge = &scene->edges[i];
        double r = edge->sign;
        mv_box box = { edge->middle.x - r, edge->middle.y - r, edge->middle.x + r, edge->middle.y + r };
        ck_assert(edge->line.minus || r == 0);
        if (edge->line.minus && !edge->line.may_lack) ck_assert(r > 0);
        if (r == 0 || !edge->line.may_lack || mv_scene_is_loop(edge)) continue;
        for (size_t k = 0; k < scene->node_count; k++) {
            ck_assert(!fx_overlap(box, mark_box(&scene->nodes[k])));
            ck_assert(!fx_overlap(box, mv_scene_label_box(&scene->nodes[k])));
        }
        for (size_t k = 0; k < i; k++) {
            const mv_scene_edge *other = &scene->edges[k];
            ck_assert(other->sign == 0 || fmax(fabs(other->middle.x - edge->middle.x),
                                               fabs(other->middle.y - edge->middle.y)) > r + other->sign);
        }
    }
    mv_scene_free(scene);
}

/* --- lines -------------------------------------------------------------------------------------------- */

/* From outline to outline: a point just before an end is outside the mark, one just beyond it is inside. */
static void check_end(const mv_scene_node *node, mv_point tip, mv_point next)
{
    mv_point mark = mv_scene_mark(node), way = { next.x - tip.x, next.y - tip.y };
    double length = hypot(way.x, way.y);
    mv_mark wider = node->mark;
    wider.size += 0.1;
    mv_point out = { tip.x - mark.x + 0.01 * way.x / length, tip.y - mark.y + 0.01 * way.y / length };
    ck_assert(!mv_mark_holds(&node->mark, true, out));
    ck_assert(mv_mark_holds(&wider, true, (mv_point){ tip.x - mark.x, tip.y - mark.y }));
}

IN_BATCHES(lines_lead_from_outline_to_outline)
{
    mv_scene *scene = random_scene(number);
    mv_spread_apart(scene);
    mv_curve_all(scene);
    for (size_t i = 0; i < scene->edge_count; i++) {
        const mv_scene_edge *edge = &scene->edges[i];
        const mv_scene_node *ends[2] = { &scene->nodes[edge->from], &scene->nodes[edge->to] };
        double head = mv_curve_arrow_length(&edge->line);
        if (mv_scene_is_loop(edge)) continue;
        for (int end = 0; end < 2; end++) {
            mv_point tip = edge->tips[end], start = edge->curve[3 * end];
            check_end(ends[end], tip, edge->curve[end ? 2 : 1]);
            ck_assert_double_eq_tol(hypot(tip.x - start.x, tip.y - start.y), edge->line.heads[end] ? head : 0,
                                    1e-3);
        }
    }
    mv_scene_free(scene);
}

TCase *places_tests(void)
{
    TCase *tests = tcase_create("places");
    ADD_BATCHES(tests, lines_of_a_pair_follow_each_other, CASES);
    ADD_BATCHES(tests, actors_are_pushed_apart, CASES);
    tcase_add_test(tests, actors_apart_stay);
    ADD_BATCHES(tests, actors_without_a_line_stand_in_rows, CASES);
    ADD_BATCHES(tests, cost_of_an_actor_is_its_part_of_the_whole, CASES);
    ADD_BATCHES(tests, improving_costs_nothing, CASES);
    ADD_BATCHES(tests, places_are_kept, CASES);
    ADD_BATCHES(tests, labels_keep_apart_where_they_can, CASES);
    ADD_BATCHES(tests, labels_stand_at_their_marks, CASES);
    ADD_BATCHES(tests, labels_get_off_lines, CASES);
    ADD_BATCHES(tests, signs_hide_nothing, CASES);
    ADD_BATCHES(tests, lines_lead_from_outline_to_outline, CASES);
    return tests;
}
