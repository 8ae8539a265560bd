#include "multivector/picture.h"
#include "picture/vision.h"
#include "suites.h"
#include <string.h>

static const struct {
    const char *path, *format; /* NULL: no picture */
} paths[] = {
    { "map.svg", "svg" },
    { "a/b.c/map.PNG", "png" },
    { "map.tar.pdf", "pdf" },
    { "map.Dot", "dot" },
    { "svg", NULL },
    { "a.svg/map", NULL },
    { "map.svg.json", NULL },
    { "map.", NULL },
    { "", NULL },
    { "-", NULL },
};

START_TEST(an_ending_names_a_format)
{
    const char *format = mv_picture_format_of_path(paths[_i].path);
    ck_assert_pstr_eq(format, paths[_i].format);
}
END_TEST

static bool is_drawing_format(const char *name)
{
    for (size_t i = 0; mv_drawing_format_name(i); i++)
        if (strcmp(mv_drawing_format_name(i), name) == 0) return true;
    return false;
}

/* All but DOT, which has no place for what a chart is made of. */
START_TEST(formats_of_charts_are_formats_of_drawings)
{
    size_t drawings = 0, charts = 0;
    while (mv_drawing_format_name(drawings)) drawings++;
    for (; mv_chart_format_name(charts); charts++) ck_assert(is_drawing_format(mv_chart_format_name(charts)));
    ck_assert_uint_eq(charts + 1, drawings);
    ck_assert_ptr_null(mv_chart_format_name(charts + 1));
}
END_TEST

/* An unknown name in any option is an error that says what was meant, before anything is run. */
START_TEST(unknown_names_are_answered)
{
    const mv_drawing_options asked[] = { { .layout = "compas" },
                                         { .format = "pngs" },
                                         { .engine = "neat" },
                                         { .theme = "drak" },
                                         { .color_by = "factoin" } };
    const char *const meant[] = { "compass", "png", "neato", "dark", "faction" };
    mv_relations *set = mv_relations_new("test");
    mv_network *network;
    mv_selection all = { .at = MV_AT_ALL };
    ck_assert_int_eq(mv_network_build(&network, set, &all, NULL), MV_OK);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        mv_log log = { 0 };
        char *picture = NULL;
        size_t length;
        ck_assert_int_eq(mv_draw(&picture, &length, network, &asked[i], &log), MV_USAGE);
        ck_assert_ptr_null(picture);
        const char *hint = strstr(log.messages[0].text, "did you mean");
        ck_assert_ptr_nonnull(hint);
        ck_assert_ptr_nonnull(strstr(hint, meant[i]));
        mv_log_clear(&log);
    }
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

/* All eyes see greys alike; a colour is as far from another as that from it, and nowhere from itself. */
START_TEST(colours_are_apart_as_eyes_see_them)
{
    static const char *const colors[] = { "#000000", "#777777", "#ffffff", "#cc3311", "#0077bb", "#117733" };
    ck_assert_double_eq_tol(mv_vision_apart("#000000", "#ffffff"), 100, 0.1);
    ck_assert_double_eq_tol(mv_vision_apart("#000000", "#777777"), 50.0, 0.1); /* L* of the middle grey */
    for (size_t i = 0; i < 6; i++)
        for (size_t k = 0; k < 6; k++) {
            double apart = mv_vision_apart(colors[i], colors[k]);
            ck_assert_double_eq_tol(apart, mv_vision_apart(colors[k], colors[i]), 1e-9);
            ck_assert(i == k ? apart == 0 : apart > 2);
        }
    ck_assert(mv_vision_apart("#ff0000", "#00ff00") < 100); /* 170 to those who tell red from green */
}
END_TEST

TCase *picture_tests(void)
{
    TCase *tests = tcase_create("picture");
    tcase_add_loop_test(tests, an_ending_names_a_format, 0, sizeof paths / sizeof *paths);
    tcase_add_test(tests, formats_of_charts_are_formats_of_drawings);
    tcase_add_test(tests, unknown_names_are_answered);
    tcase_add_test(tests, colours_are_apart_as_eyes_see_them);
    return tests;
}
