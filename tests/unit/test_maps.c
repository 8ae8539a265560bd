#include "draw/map/map_steps.h"
#include "draw/place/place.h"
#include "scene_fixture.h"
#include "suites.h"
#include <math.h>

enum { CASES = 40 };

static const double pi = 3.14159265358979323846;

static mv_scene *random_map(int number)
{
    mv_scene *scene = fx_scene(FX_MAP, number, 8 + (size_t)number % 30, (size_t)number % 37);
    mv_map_settle(scene);
    return scene;
}

/* --- the globe -------------------------------------------------------------------------------------------- */

static mv_globe random_place(mv_random *random)
{
    return mv_globe_at(360 * mv_random_unit(random) - 180, 180 * mv_random_unit(random) - 90);
}

/* On the way from one place to another both parts add up, and the way is divided as it was asked. */
START_TEST(great_circles_are_divided)
{
    mv_random random = { 5 };
    for (int i = 0; i < 500; i++) {
        mv_globe a = random_place(&random), b = random_place(&random);
        double t = mv_random_unit(&random), all = mv_globe_angle(a, b);
        mv_globe between = mv_globe_between(a, b, t);
        ck_assert_double_eq_tol(mv_globe_angle(a, between), t * all, 1e-6);
        ck_assert_double_eq_tol(mv_globe_angle(between, b), (1 - t) * all, 1e-6);
    }
}
END_TEST

/* Azimuthal: from the middle lengths are true. Equal Earth: so are areas, here of small squares; and east is
 * right, north is up, wherever the middle is. */
START_TEST(projections_keep_what_they_promise)
{
    mv_random random = { 6 };
    const double small = 1e-3;
    for (int i = 0; i < 500; i++) {
        double east = 300 * mv_random_unit(&random) - 150, north = 160 * mv_random_unit(&random) - 80;
        mv_projection around = mv_projection_around(false, east, north);
        mv_globe place = random_place(&random);
        mv_point p = mv_globe_project(&around, place);
        ck_assert_double_eq_tol(hypot(p.x, p.y), mv_globe_angle(mv_globe_at(east, north), place), 1e-6);
        double x = east * pi / 180, y = north * pi / 180;
        mv_point at = mv_equal_earth(x, y), right = mv_equal_earth(x + small, y),
                 up = mv_equal_earth(x, y + small);
        double area = (right.x - at.x) * (at.y - up.y) - (at.y - right.y) * (up.x - at.x);
        ck_assert_double_eq_tol(area / (small * small * cos(y)), 1, 0.01);
        ck_assert(right.x > at.x && up.y < at.y);
    }
}
END_TEST

/* --- marks ------------------------------------------------------------------------------------------------ */

/* All marks are on the map; but at its edge, where they are held, they keep off each other. */
IN_BATCHES(marks_stand_on_the_map)
{
    mv_scene *scene = random_map(number);
    const mv_map *map = scene->map;
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_point p = mv_map_mark(scene, i), at = mv_scene_mark(&scene->nodes[i]);
        ck_assert_double_eq_tol(hypot(p.x - at.x, p.y - at.y), 0, 1e-9);
        if (!map->spots[i].known) continue;
        ck_assert(mv_box_holds(map->frame, p, -scene->nodes[i].mark.size / 2));
        for (size_t k = 0; k < i; k++) {
            mv_point q = mv_map_mark(scene, k);
            if (map->spots[k].known && mv_box_holds(map->frame, p, -40) && mv_box_holds(map->frame, q, -40))
                ck_assert(hypot(p.x - q.x, p.y - q.y) >
                          (scene->nodes[i].mark.size + scene->nodes[k].mark.size) / 2);
        }
    }
    mv_scene_free(scene);
}

/* Two neighbours give way to each other, away from where the other belongs. */
IN_BATCHES(neighbours_part)
{
    mv_scene *scene = fx_scene(FX_MAP, number, 7, 4);
    double before[2], after[2];
    for (size_t i = 0; i < 7; i++) scene->map->spots[i].known = i == 1 || i == 2;
    scene->map->spots[1].longitude = 50 + number;
    scene->map->spots[2].longitude = 50.2 + number;
    scene->map->spots[1].latitude = scene->map->spots[2].latitude = number;
    mv_map_settle(scene);
    mv_point a = mv_map_mark(scene, 1), b = mv_map_mark(scene, 2), p = scene->map->spots[1].truth,
             q = scene->map->spots[2].truth;
    ck_assert(hypot(a.x - b.x, a.y - b.y) > (scene->nodes[1].mark.size + scene->nodes[2].mark.size) / 2);
    before[0] = q.x - p.x, before[1] = q.y - p.y, after[0] = b.x - a.x, after[1] = b.y - a.y;
    ck_assert(before[0] * after[0] + before[1] * after[1] > 0);
    mv_scene_free(scene);
}

/* Those without a place: below the map and within its width, in the order of the drawing, each name beside its
 * mark; a new row begins only where the last one is full. */
IN_BATCHES(actors_without_a_place_stand_in_full_rows)
{
    mv_scene *scene = random_map(number);
    const mv_map *map = scene->map;
    mv_box before = mv_box_none;
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *node = &scene->nodes[i];
        mv_box name = map->spots[i].name;
        if (map->spots[i].known) continue;
        double half = node->mark.size / 2, left = node->wanted.x - half,
               top = node->wanted.y - fmax(half, node->label_height / 2);
        ck_assert(top > map->frame.bottom && left >= map->frame.left - 1e-9);
        ck_assert(name.left > left + node->mark.size && map->spots[i].named);
        ck_assert(name.right <= map->frame.right + 1e-9 || left <= map->frame.left + 1e-9);
        bool same_row = before.left <= before.right && left > before.right;
        if (before.left <= before.right && !same_row) {
            ck_assert(top >= before.top);
            ck_assert(before.right + name.right - left > map->frame.right - 20);
        }
        before = (mv_box){ left, top, name.right, top };
        ck_assert(name.bottom <= map->extent.bottom + 1e-9);
    }
    mv_scene_free(scene);
}

/* --- lines ------------------------------------------------------------------------------------------------ */

static mv_point end_of(const mv_trail *trail, int end)
{
    return trail->points[end ? trail->count - 1 : 0];
}

/* A line leads from outline to outline, its arrowhead between the outline and its end. */
IN_BATCHES(trails_lead_from_outline_to_outline)
{
    mv_scene *scene = random_map(number);
    for (size_t i = 0; i < scene->edge_count; i++) {
        const mv_scene_edge *edge = &scene->edges[i];
        const mv_trail *trail = &scene->map->trails[i];
        double head = mv_curve_arrow_length(&edge->line);
        ck_assert(trail->count >= 2);
        for (int end = 0; end < 2; end++) {
            mv_point at = end_of(trail, end), tip = edge->tips[end];
            double cut = hypot(at.x - tip.x, at.y - tip.y);
            ck_assert(cut < 1e-3 || (edge->line.heads[end] && fabs(cut - head) < 1e-3));
        }
    }
    mv_scene_free(scene);
}

static double length_of(const mv_trail *trail, size_t from, size_t to)
{
    double sum = 0;
    for (size_t i = from + 1; i < to; i++)
        if (!trail->gap || i != trail->gap)
            sum += hypot(trail->points[i].x - trail->points[i - 1].x, trail->points[i].y - trail->points[i - 1].y);
    return sum;
}

/* The point after a part of a trail has so much of its length before it; the first and the last have none and all.
 */
IN_BATCHES(trails_are_measured_along)
{
    mv_scene *scene = random_map(number);
    for (size_t i = 0; i < scene->edge_count; i++) {
        const mv_trail *trail = &scene->map->trails[i];
        double all = length_of(trail, 0, trail->count), before = 0;
        for (double part = 0; part <= 1; part += 0.25) {
            mv_point p = mv_map_along(trail, part);
            double best = INFINITY;
            for (size_t k = 1; k < trail->count; k++) { /* the piece that it lies on */
                mv_point a = trail->points[k - 1], b = trail->points[k];
                double aside =
                    hypot(p.x - a.x, p.y - a.y) + hypot(p.x - b.x, p.y - b.y) - hypot(b.x - a.x, b.y - a.y);
                double here = length_of(trail, 0, k) + (k == trail->gap ? 0 : hypot(p.x - a.x, p.y - a.y));
                if (aside < 1e-6 && fabs(here - part * all) < fabs(best - part * all)) best = here;
            }
            ck_assert_double_eq_tol(best, part * all, 1e-6);
            ck_assert(best >= before - 1e-6);
            before = best;
        }
    }
    mv_scene_free(scene);
}

/* Where no line runs there is no traffic; through the whole page no line counts much more than once, nor for
 * nothing. */
IN_BATCHES(traffic_is_that_of_lines)
{
    mv_scene *scene = random_map(number);
    mv_random random = { (uint64_t)number };
    mv_box page = scene->map->extent;
    mv_traffic traffic = mv_traffic_open(scene, page);
    for (int i = 0; i < 50; i++) {
        double x = page.left + (page.right - page.left) * mv_random_unit(&random),
               y = page.top + (page.bottom - page.top) * mv_random_unit(&random);
        mv_box box = { x - 30, y - 8, x + 30, y + 8 };
        bool met = false;
        for (size_t k = 0; k < scene->edge_count; k++)
            for (size_t p = 1; p < scene->map->trails[k].count; p++)
                met |= p != scene->map->trails[k].gap &&
                       mv_box_is_crossed(mv_box_wider(box, 6), scene->map->trails[k].points[p - 1],
                                         scene->map->trails[k].points[p]);
        double told = mv_traffic_in(&traffic, box);
        ck_assert(told >= 0 && told <= 12 * (double)scene->edge_count);
        if (!met && x > page.left + 40 && x < page.right - 40 && y > page.top + 20 && y < page.bottom - 20)
            ck_assert(told == 0);
    }
    ck_assert((mv_traffic_in(&traffic, page) > 0) == (scene->edge_count > 0));
    mv_traffic_close(&traffic);
    mv_scene_free(scene);
}

/* --- names ------------------------------------------------------------------------------------------------ */

/* A name that found room is on no mark, no badge and no other name. */
IN_BATCHES(names_stand_free)
{
    mv_scene *scene = random_map(number);
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_box name = scene->map->spots[i].name;
        if (!scene->map->spots[i].named) continue;
        for (size_t k = 0; k < scene->node_count; k++) {
            mv_point p = mv_map_mark(scene, k);
            double half = scene->nodes[k].mark.size / 2;
            if (k != i) ck_assert(!fx_overlap(name, (mv_box){ p.x - half, p.y - half, p.x + half, p.y + half }));
            if (k != i && scene->map->spots[k].named) ck_assert(!fx_overlap(name, scene->map->spots[k].name));
        }
        for (size_t k = 0; k < scene->edge_count; k++) {
            const mv_scene_edge *edge = &scene->edges[k];
            if (edge->sign > 0 && scene->map->spots[i].known) ck_assert(!mv_box_holds(name, edge->middle, 0));
        }
    }
    mv_scene_free(scene);
}

TCase *maps_tests(void)
{
    TCase *tests = tcase_create("maps");
    tcase_add_test(tests, great_circles_are_divided);
    tcase_add_test(tests, projections_keep_what_they_promise);
    ADD_BATCHES(tests, marks_stand_on_the_map, CASES);
    ADD_BATCHES(tests, neighbours_part, CASES);
    ADD_BATCHES(tests, actors_without_a_place_stand_in_full_rows, CASES);
    ADD_BATCHES(tests, trails_lead_from_outline_to_outline, CASES);
    ADD_BATCHES(tests, trails_are_measured_along, CASES);
    ADD_BATCHES(tests, traffic_is_that_of_lines, CASES);
    ADD_BATCHES(tests, names_stand_free, CASES);
    return tests;
}
