#include "multivector/sets.h"
#include "picture/charts/sets_page.h"
#include "suites.h"
#include "support/random.h"
#include <math.h>

/* The map and the tree of several sets, from their distances alone, and the labels of the map. */

#define near(got, expected) ck_assert_double_eq_tol(got, expected, 1e-12)

/* --- the map ---------------------------------------------------------------------------------------------- */

enum { POINTS = 9 };

static void between(const double *x, const double *y, size_t n, double *distances)
{
    for (size_t i = 0; i < n * n; i++) distances[i] = hypot(x[i / n] - x[i % n], y[i / n] - y[i % n]);
}

static void random_points(mv_random *random, double *x, double *y, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        x[i] = 10 * mv_random_unit(random);
        y[i] = 3 * mv_random_unit(random);
    }
}

static void leads_on_the_positive_side(const double *axis, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++) most = fmax(most, fabs(axis[i]));
    for (size_t i = 0; i < n; i++) {
        if (fabs(axis[i]) < most - 1e-9) continue;
        ck_assert_double_gt(axis[i], 0);
        return;
    }
}

START_TEST(points_in_a_plane_keep_their_distances)
{
    mv_random random = { (uint64_t)_i };
    double x[POINTS], y[POINTS], wanted[POINTS * POINTS], got[POINTS * POINTS];
    size_t n = 3 + mv_random_below(&random, POINTS - 2);
    random_points(&random, x, y, n);
    between(x, y, n, wanted);
    mv_set_map map;
    ck_assert_int_eq(mv_set_map_of(&map, wanted, n, NULL), MV_OK);
    between(map.x, map.y, n, got);
    for (size_t i = 0; i < n * n; i++) ck_assert_double_eq_tol(got[i], wanted[i], 1e-9);
    ck_assert_uint_eq(map.dimensions, 2);
    ck_assert_double_eq_tol(map.fit, 1, 1e-9);
    ck_assert_double_eq_tol(map.fit_all, 1, 1e-9);
    leads_on_the_positive_side(map.x, n);
    leads_on_the_positive_side(map.y, n);
    mv_set_map_clear(&map);
}
END_TEST

START_TEST(another_order_of_sets_moves_no_point)
{
    mv_random random = { (uint64_t)_i + 100 };
    double x[POINTS], y[POINTS], straight[POINTS * POINTS], turned[POINTS * POINTS];
    random_points(&random, x, y, POINTS);
    between(x, y, POINTS, straight);
    for (size_t i = 0; i < POINTS * POINTS; i++) straight[i] += i / POINTS == i % POINTS ? 0 : 1; /* in no plane */
    for (size_t i = 0; i < POINTS; i++)
        for (size_t j = 0; j < POINTS; j++)
            turned[i * POINTS + j] = straight[(POINTS - 1 - i) * POINTS + POINTS - 1 - j];
    mv_set_map a, b;
    ck_assert_int_eq(mv_set_map_of(&a, straight, POINTS, NULL), MV_OK);
    ck_assert_int_eq(mv_set_map_of(&b, turned, POINTS, NULL), MV_OK);
    for (size_t i = 0; i < POINTS; i++) {
        ck_assert_double_eq_tol(a.x[i], b.x[POINTS - 1 - i], 1e-9);
        ck_assert_double_eq_tol(a.y[i], b.y[POINTS - 1 - i], 1e-9);
    }
    mv_set_map_clear(&a);
    mv_set_map_clear(&b);
}
END_TEST

START_TEST(maps_have_no_more_dimensions_than_the_distances)
{
    static const double line[] = { 0, 1, 3, 1, 0, 2, 3, 2, 0 }, none[9] = { 0 };
    mv_set_map map;
    ck_assert_int_eq(mv_set_map_of(&map, line, 3, NULL), MV_OK);
    ck_assert_uint_eq(map.dimensions, 1);
    near(fabs(map.x[0] - map.x[2]), 3);
    near(fabs(map.x[0] - map.x[1]), 1);
    ck_assert_double_gt(map.x[2], 0); /* -4/3, -1/3, 5/3 and not the other way round */
    for (size_t i = 0; i < 3; i++) ck_assert_double_eq(map.y[i], 0);
    ck_assert_double_eq_tol(map.fit, 1, 1e-12);
    mv_set_map_clear(&map);
    ck_assert_int_eq(mv_set_map_of(&map, none, 3, NULL), MV_OK);
    ck_assert_uint_eq(map.dimensions, 0);
    ck_assert(isnan(map.fit));
    ck_assert_ptr_nonnull(map.fit_reason);
    ck_assert_ptr_null(map.undefined);
    mv_set_map_clear(&map);
    ck_assert_int_eq(mv_set_map_of(&map, none, 1, NULL), MV_OK);
    ck_assert_uint_eq(map.dimensions, 0);
    mv_set_map_clear(&map);
}
END_TEST

/* Corners of an equilateral triangle and of a tetrahedron of side 1: all axes are equally good, and the first is
 * that through the first corner. The tetrahedron's first corner is sqrt(3/8) from the middle, and a plane shows 2
 * of 3. */
START_TEST(equal_axes_are_turned_to_the_first_set)
{
    double sides[16];
    mv_set_map map;
    for (size_t n = 3; n < 5; n++) {
        for (size_t i = 0; i < n * n; i++) sides[i] = i / n != i % n;
        ck_assert_int_eq(mv_set_map_of(&map, sides, n, NULL), MV_OK);
        ck_assert_double_eq_tol(map.x[0], n == 3 ? 1 / sqrt(3) : sqrt(3 / 8.0), 1e-9);
        ck_assert_double_eq_tol(map.y[0], 0, 1e-9);
        ck_assert_double_gt(map.y[1], 0);
        ck_assert_double_eq_tol(map.fit, n == 3 ? 1 : 2 / 3.0, 1e-9);
        mv_set_map_clear(&map);
    }
}
END_TEST

/* Three sets all 1 apart and a fourth 0.5 from each fit in no space: one eigenvalue is negative. */
START_TEST(distances_of_no_space_show_in_the_fit)
{
    double d[16];
    for (size_t i = 0; i < 16; i++) d[i] = i / 4 == i % 4 ? 0 : i / 4 == 3 || i % 4 == 3 ? 0.5 : 1;
    mv_set_map map;
    ck_assert_int_eq(mv_set_map_of(&map, d, 4, NULL), MV_OK);
    ck_assert_double_lt(map.eigenvalues[3], -1e-3);
    ck_assert_double_eq_tol(map.fit, 1, 1e-9);
    ck_assert_double_lt(map.fit_all, 1);
    mv_set_map_clear(&map);
}
END_TEST

/* --- the tree --------------------------------------------------------------------------------------------- */

START_TEST(worked_tree)
{
    /*                             A  B   C   D */
    static const double d[] = { 0, 8, 2, 7, 8, 0, 6, 3, 2, 6, 0, 9, 7, 3, 9, 0 };
    static const mv_set_merge wanted[] = { { 0, 2, 2, 2 }, { 1, 3, 3, 2 }, { 4, 5, 7.5, 4 } };
    static const size_t order[] = { 0, 2, 1, 3 };
    mv_set_tree tree = mv_set_tree_of(d, 4);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(tree.merges[i].first, wanted[i].first);
        ck_assert_uint_eq(tree.merges[i].second, wanted[i].second);
        ck_assert_uint_eq(tree.merges[i].size, wanted[i].size);
        near(tree.merges[i].height, wanted[i].height);
    }
    for (size_t i = 0; i < 4; i++) ck_assert_uint_eq(tree.order[i], order[i]);
    mv_set_tree_clear(&tree);
}
END_TEST

START_TEST(equal_distances_merge_in_the_order_of_the_sets)
{
    double d[16];
    for (size_t i = 0; i < 16; i++) d[i] = i / 4 != i % 4;
    mv_set_tree tree = mv_set_tree_of(d, 4);
    static const size_t pairs[][2] = { { 0, 1 }, { 2, 4 }, { 3, 5 } };
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(tree.merges[i].first, pairs[i][0]);
        ck_assert_uint_eq(tree.merges[i].second, pairs[i][1]);
        near(tree.merges[i].height, 1);
    }
    for (size_t i = 0; i < 4; i++) ck_assert_uint_eq(tree.order[i], i);
    mv_set_tree_clear(&tree);
}
END_TEST

/* The mean distance between the sets of two groups, by definition. */
static double mean_between(const double *d, size_t n, const size_t *group, size_t x, size_t y)
{
    double sum = 0;
    size_t pairs = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            if (group[i] == x && group[j] == y) {
                sum += d[i * n + j];
                pairs++;
            }
    return pairs ? sum / (double)pairs : INFINITY;
}

START_TEST(every_merge_is_of_the_two_nearest_groups)
{
    enum { N = 11 };
    mv_random random = { (uint64_t)_i };
    double d[N * N] = { 0 };
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < i; j++) d[i * N + j] = d[j * N + i] = mv_random_unit(&random);
    mv_set_tree tree = mv_set_tree_of(d, N);
    size_t group[N];
    for (size_t i = 0; i < N; i++) group[i] = i;
    for (size_t m = 0; m + 1 < N; m++) {
        double least = INFINITY;
        for (size_t x = 0; x < N + m; x++)
            for (size_t y = 0; y < x; y++) least = fmin(least, mean_between(d, N, group, x, y));
        const mv_set_merge *merge = &tree.merges[m];
        near(merge->height, least);
        near(mean_between(d, N, group, merge->first, merge->second), least);
        for (size_t i = 0; i < N; i++)
            if (group[i] == merge->first || group[i] == merge->second) group[i] = N + m;
    }
    for (size_t i = 0; i < N; i++) ck_assert_uint_eq(group[i], N + N - 2);
    mv_set_tree_clear(&tree);
}
END_TEST

/* --- labels ----------------------------------------------------------------------------------------------- */

static bool apart(mv_box a, mv_box b)
{
    return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
}

START_TEST(labels_keep_off_each_other_and_off_the_points)
{
    enum { MANY = 60 };
    mv_random random = { (uint64_t)_i };
    mv_map_label labels[MANY];
    mv_map_room room = { .frame = { 0, 0, 800, 400 } };
    size_t count = 1 + mv_random_below(&random, MANY), placed = 0;
    for (size_t i = 0; i < count; i++)
        labels[i] =
            (mv_map_label){ .at = { 50 + 600 * mv_random_unit(&random), 30 + 340 * mv_random_unit(&random) },
                            .radius = 4,
                            .width = 20 + 100 * mv_random_unit(&random),
                            .height = 14 };
    mv_map_labels_place(labels, count, &room);
    for (size_t i = 0; i < count; i++) {
        mv_box box = labels[i].box;
        if (!labels[i].placed) continue;
        placed++;
        ck_assert(box.left >= 0 && box.top >= 0 && box.right <= 800 && box.bottom <= 400);
        ck_assert_double_eq_tol(box.right - box.left, labels[i].width, 1e-9);
        for (size_t j = 0; j < count; j++) {
            mv_box point = { labels[j].at.x - 4, labels[j].at.y - 4, labels[j].at.x + 4, labels[j].at.y + 4 };
            ck_assert(apart(box, point));
            ck_assert(i == j || !labels[j].placed || apart(box, labels[j].box));
        }
    }
    ck_assert_uint_ge(placed, count < 12 ? count : count / 2);
}
END_TEST

TCase *set_maps_tests(void)
{
    TCase *tests = tcase_create("set maps");
    tcase_add_loop_test(tests, points_in_a_plane_keep_their_distances, 0, 60);
    tcase_add_loop_test(tests, another_order_of_sets_moves_no_point, 0, 20);
    tcase_add_test(tests, maps_have_no_more_dimensions_than_the_distances);
    tcase_add_test(tests, equal_axes_are_turned_to_the_first_set);
    tcase_add_test(tests, distances_of_no_space_show_in_the_fit);
    tcase_add_test(tests, worked_tree);
    tcase_add_test(tests, equal_distances_merge_in_the_order_of_the_sets);
    tcase_add_loop_test(tests, every_merge_is_of_the_two_nearest_groups, 0, 40);
    tcase_add_loop_test(tests, labels_keep_off_each_other_and_off_the_points, 0, 40);
    return tests;
}
