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

/* On the map marks keep off each other; all are on it, and those without neighbours are where they belong. */
IN_BATCHES(marks_stand_on_the_map)
{
    mv_scene *scene = random_map(number);
    const mv_map *map = scene->map;
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_point p = mv_map_mark(scene, i), at = mv_scene_mark(&scene->nodes[i]);
        ck_assert_double_eq_tol(hypot(p.x - at.x, p.y - at.y), 0, 1e-9);
        if (!map->spots[i].known) continue;
        ck_assert(mv_box_holds(map->frame, p, -scene->nodes[i].mark.size / 2));
    }
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
    ADD_BATCHES(tests, actors_without_a_place_stand_in_full_rows, CASES);
    ADD_BATCHES(tests, trails_lead_from_outline_to_outline, CASES);
    ADD_BATCHES(tests, names_stand_free, CASES);
    return tests;
}
