#include "draw/scene/dial.h"
#include "suites.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static unsigned draw(uint64_t *state, unsigned below)
{
    *state = *state * 6364136223846793005 + 1442695040888963407;
    return (unsigned)(*state >> 33) % below;
}

static double place(uint64_t *state)
{
    return draw(state, 2001) / 100.0 - 10;
}

/* Whether a point of the line is in the box, by looking at many. */
static bool is_seen_in(mv_box box, mv_point a, mv_point b)
{
    for (int i = 0; i <= 4000; i++)
        if (mv_box_holds(box, mv_point_between(a, b, i / 4000.0), 0)) return true;
    return false;
}

START_TEST(a_line_crosses_a_box_where_a_point_of_it_is_inside)
{
    uint64_t state = 1;
    size_t crossed = 0;
    for (int i = 0; i < 600; i++) {
        double x = place(&state), y = place(&state);
        mv_box box = { x, y, x + 0.5 + draw(&state, 8), y + 0.5 + draw(&state, 8) };
        mv_point a = { place(&state), place(&state) }, b = { place(&state), place(&state) };
        if (i % 3 == 1) b.x = a.x;
        if (i % 3 == 2) b.y = a.y;
        bool told = mv_box_is_crossed(box, a, b);
        ck_assert(told == mv_box_is_crossed(box, b, a));
        if (is_seen_in(mv_box_wider(box, -0.02), a, b)) ck_assert(told);
        if (!is_seen_in(mv_box_wider(box, 0.02), a, b)) ck_assert(!told);
        crossed += told;
    }
    ck_assert(crossed > 60 && crossed < 540);
}
END_TEST

START_TEST(boxes_meet_where_a_point_is_in_both)
{
    uint64_t state = 2;
    for (int i = 0; i < 600; i++) {
        double x = place(&state), y = place(&state), u = place(&state), v = place(&state);
        mv_box a = { x, y, x + 1 + draw(&state, 9), y + 1 + draw(&state, 9) };
        mv_box b = { u, v, u + 1 + draw(&state, 9), v + 1 + draw(&state, 9) };
        mv_point inner = { fmax(a.left, b.left) + 1e-6, fmax(a.top, b.top) + 1e-6 };
        bool both = mv_box_holds(a, inner, 0) && mv_box_holds(b, inner, 0);
        ck_assert(mv_boxes_meet(a, b, 0) == both && mv_boxes_meet(b, a, 0) == both);
        ck_assert(mv_boxes_meet(a, b, 1) == mv_boxes_meet(mv_box_wider(a, 1), b, 0));
        mv_box around = mv_box_around(a, b);
        ck_assert(around.left == fmin(x, u) && around.top == fmin(y, v));
        ck_assert(around.right == fmax(a.right, b.right) && around.bottom == fmax(a.bottom, b.bottom));
    }
}
END_TEST

/* The polynomials of Bernstein. */
START_TEST(a_curve_is_that_of_bezier)
{
    const mv_point c[4] = { { 1, -2 }, { 4, 7 }, { -3, 5 }, { 6, 0 } };
    for (double t = 0; t <= 1; t += 0.125) {
        double s = 1 - t, x = 0, y = 0;
        const double part[4] = { s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t };
        for (int i = 0; i < 4; i++) {
            x += part[i] * c[i].x;
            y += part[i] * c[i].y;
        }
        mv_point at = mv_curve_at(c, t);
        ck_assert_double_eq_tol(at.x, x, 1e-12);
        ck_assert_double_eq_tol(at.y, y, 1e-12);
    }
}
END_TEST

static const char *const shapes[] = { "circle",    "double-circle", "box",     "diamond", "triangle", "pin",
                                      "trapezium", "house",         "hexagon", "octagon", "plate" };

/* Left and right of its middle a shape is the same; it has no dents; and it has an outline, the double circle two.
 */
START_TEST(shapes_are_even)
{
    const mv_shape *shape = mv_shape_find(shapes[_i]);
    mv_text out = { 0 };
    size_t lines = 0;
    ck_assert_str_eq(shape->name, shapes[_i]);
    for (size_t i = 0; i < shape->corner_count; i++) {
        const mv_point *c = shape->corners;
        mv_point a = c[i], b = c[(i + 1) % shape->corner_count], next = c[(i + 2) % shape->corner_count];
        bool met = false;
        for (size_t k = 0; k < shape->corner_count; k++) met |= c[k].x == -a.x && c[k].y == a.y;
        ck_assert_msg(met, "%s has nothing to meet %g, %g", shape->name, a.x, a.y);
        ck_assert((b.x - a.x) * (next.y - b.y) - (b.y - a.y) * (next.x - b.x) > 0);
        ck_assert(mv_shape_holds(shape, 20, 0, (mv_point){ 9.9 * a.x, 9.9 * a.y }));
        ck_assert(!mv_shape_holds(shape, 20, 0, (mv_point){ 10.1 * a.x, 10.1 * a.y }));
    }
    mv_shape_write(&out, shape, 20, "#ffffff", "#000000", 1);
    for (const char *at = out.bytes; (at = strstr(at, "/>")); at++) lines++;
    ck_assert_uint_eq(lines, strcmp(shape->name, "double-circle") == 0 ? 2 : 1);
    mv_text_clear(&out);
}
END_TEST

/* Round corners are cut off, and no more. */
START_TEST(corners_are_round)
{
    const mv_shape *box = mv_shape_find("box"), *plate = mv_shape_find("plate");
    ck_assert(mv_shape_rounding(box, 18, true) == 6 && mv_shape_rounding(box, 60, true) == 12);
    ck_assert(mv_shape_rounding(box, 18, false) == 3 &&
              mv_shape_rounding(mv_shape_find("triangle"), 18, true) == 0);
    for (double angle = 0.01; angle < 1.57; angle += 0.05) {
        double x = 14 + 6 * cos(angle), y = 14 + 6 * sin(angle); /* on the circle of a corner */
        ck_assert(mv_shape_holds(box, 40, 6, (mv_point){ 14 + 0.999 * (x - 14), 14 + 0.999 * (y - 14) }));
        ck_assert(!mv_shape_holds(box, 40, 6, (mv_point){ -(14 + 1.001 * (x - 14)), 14 + 1.001 * (y - 14) }));
    }
    ck_assert(mv_shape_holds(plate, 40, 3, (mv_point){ 19.9, 0 }));
    ck_assert(!mv_shape_holds(plate, 40, 3, (mv_point){ 19.9, 9.1 }));
}
END_TEST

/* A line begins within the mark, in whatever direction, and where there is room as far out as it is asked to. */
START_TEST(lines_begin_inside_marks)
{
    mv_mark mark = { .shape = mv_shape_find(shapes[_i]), .size = 20 };
    for (double angle = 0; angle < 6.28; angle += 0.1) {
        mv_point way = { cos(angle), sin(angle) };
        double far = mv_mark_reach(&mark, way, 6.4), beyond = far / 0.9 + 0.01;
        ck_assert(far > 0 && far < 6.4 + 1e-9);
        ck_assert(mv_shape_holds(mark.shape, 20, 0, (mv_point){ far * way.x, far * way.y }));
        ck_assert(far > 6.4 - 1e-4 ||
                  !mv_shape_holds(mark.shape, 20, 0, (mv_point){ beyond * way.x, beyond * way.y }));
    }
}
END_TEST

/* What stands beside the rim keeps off the lines that run there, and off those alone. */
START_TEST(the_edge_is_farther_out_where_lines_run)
{
    static const struct {
        double from, to;
        bool far;
    } rows[] = { { 0.3, 0.9, false }, { 0.9, 1.1, true },  { 1.2, 1.4, true },
                 { 1.9, 2.5, true },  { 0.5, 2.5, true },  { 2.1, 5.9, false },
                 { 6.1, 6.2, true },  { 0.05, 0.1, true }, { -0.2, -0.1, true } };
    mv_rim_line lines[] = { { .from = 1, .to = 2 }, { .from = 6, .to = 6.5 } };
    mv_dial dial = { .radius = 300, .lines = lines, .line_count = 2, .lanes = 1 };
    mv_dial bare = { .radius = 300 };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double edge = mv_dial_edge_between(&dial, rows[i].from, rows[i].to);
        ck_assert_msg(edge == mv_dial_edge(rows[i].far ? &dial : &bare), "%g to %g: %g", rows[i].from, rows[i].to,
                      edge);
    }
    ck_assert(mv_dial_edge(&dial) > mv_dial_edge(&bare));
}
END_TEST

/* A line may have another colour in some of the panels. */
START_TEST(a_line_has_the_colour_of_its_panel)
{
    const mv_line two = { .color = "#111111", .other_color = "#222222", .others = 2 };
    const mv_line one = { .color = "#111111", .others = 2 };
    ck_assert_str_eq(mv_line_color(&two, 1), "#111111");
    ck_assert_str_eq(mv_line_color(&two, 2), "#222222");
    ck_assert_str_eq(mv_line_color(&one, 1), "#111111");
    ck_assert_str_eq(mv_line_color(&one, 2), "#111111");
}
END_TEST

/* Letters stand in the middle of their box. */
START_TEST(badges_hold_their_letters)
{
    static const char *const letters[] = { "1", "12", "1→2", "−" };
    const mv_line line = { .color = "#111111", .badge = letters[_i], .width = 1, .opacity = 1 };
    const mv_scene scene = { .paper = "#ffffff", .ink = "#000000" };
    mv_text out = { 0 };
    double x, y, wide, high, left, base, size;
    mv_badge_write(&out, &scene, (mv_point){ 100, 200 }, 5, &line, 1, true);
    const char *box = strstr(out.bytes, "<rect"), *text = strstr(out.bytes, "<text");
    ck_assert(box && text && strstr(text, letters[_i]));
    ck_assert_int_eq(sscanf(box, "<rect x=\"%lf\" y=\"%lf\" width=\"%lf\" height=\"%lf\"", &x, &y, &wide, &high),
                     4);
    ck_assert_int_eq(sscanf(strstr(text, " x="), " x=\"%lf\"", &left) +
                         sscanf(strstr(text, " y="), " y=\"%lf\"", &base) +
                         sscanf(strstr(text, "font-size="), "font-size=\"%lf\"", &size),
                     3);
    ck_assert_double_eq_tol(x + wide / 2, 100, 0.01);
    ck_assert_double_eq_tol(y + high / 2, 200, 0.01);
    ck_assert_double_eq_tol(left, 100, 0.01);
    ck_assert_double_eq_tol(base - 0.36 * size, 200, 0.05 * size); /* letters are 0.72 of their size high */
    ck_assert(wide > mv_font_width((mv_font){ size, true }, letters[_i]) && high > 0.72 * size);
    mv_text_clear(&out);
}
END_TEST

TCase *geometry_tests(void)
{
    TCase *tests = tcase_create("geometry");
    tcase_add_test(tests, a_line_crosses_a_box_where_a_point_of_it_is_inside);
    tcase_add_test(tests, boxes_meet_where_a_point_is_in_both);
    tcase_add_loop_test(tests, shapes_are_even, 0, sizeof shapes / sizeof *shapes);
    tcase_add_test(tests, corners_are_round);
    tcase_add_loop_test(tests, lines_begin_inside_marks, 0, sizeof shapes / sizeof *shapes);
    tcase_add_test(tests, the_edge_is_farther_out_where_lines_run);
    tcase_add_test(tests, a_line_has_the_colour_of_its_panel);
    tcase_add_loop_test(tests, badges_hold_their_letters, 0, 4);
    tcase_add_test(tests, a_curve_is_that_of_bezier);
    return tests;
}
