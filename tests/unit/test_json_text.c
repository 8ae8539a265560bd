#include "suites.h"
#include "support/json/json_read.h"
#include "support/json/json_text.h"
#include <string.h>

static void add_pair(mv_text *text, mv_json_style inside)
{
    mv_json_add_integer(text, inside, "a", 1);
    mv_json_add_bool(text, inside, "b", false);
}

static const struct {
    mv_json_style style;
    const char *object;
} styles[] = {
    { MV_JSON_TIGHT, "{\"a\": 1, \"b\": false}" },    { MV_JSON_LOOSE, "{ \"a\": 1, \"b\": false }" },
    { MV_JSON_DENSE, "{\"a\": 1,\"b\": false}" },     { 1, "{\n  \"a\": 1,\n  \"b\": false\n}" },
    { 2, "{\n    \"a\": 1,\n    \"b\": false\n  }" },
};

START_TEST(members_stand_as_the_style_says)
{
    mv_text text = { 0 };
    mv_text_add(&text, "{");
    add_pair(&text, styles[_i].style);
    mv_json_close(&text, styles[_i].style, '}');
    ck_assert_str_eq(text.bytes, styles[_i].object);
    mv_text_clear(&text);
}
END_TEST

START_TEST(lists_hold_lists_and_empty_ones_take_no_line)
{
    mv_text text = { 0 };
    mv_text_add(&text, "{");
    mv_json_open(&text, 1, "rows", '[');
    for (int i = 0; i < 2; i++) {
        mv_json_open(&text, 2, NULL, '[');
        mv_json_add_number(&text, MV_JSON_TIGHT, NULL, 0.5, 17);
        mv_json_add_text(&text, MV_JSON_TIGHT, NULL, "{[");
        mv_json_add_text(&text, MV_JSON_TIGHT, NULL, "");
        mv_json_close(&text, MV_JSON_TIGHT, ']');
    }
    mv_json_close(&text, 2, ']');
    mv_json_open(&text, 1, "none", '[');
    mv_json_close(&text, 2, ']');
    mv_json_close(&text, 1, '}');
    ck_assert_str_eq(text.bytes, "{\n  \"rows\": [\n    [0.5, \"{[\", \"\"],\n    [0.5, \"{[\", \"\"]\n  ],\n"
                                 "  \"none\": []\n}");
    mv_text_clear(&text);
}
END_TEST

START_TEST(keys_and_texts_are_read_back_as_they_were)
{
    static const char key[] = "a \"key\"\\\n", value[] = "\x01\xe2\x80\xae \"{\" \xd0\x9a";
    mv_text text = { 0 };
    mv_json *document = NULL;
    mv_text_add(&text, "{");
    mv_json_add_text(&text, MV_JSON_LOOSE, key, value);
    mv_json_close(&text, MV_JSON_LOOSE, '}');
    ck_assert_int_eq(mv_json_parse(&document, "x", text.bytes, text.length, NULL), MV_OK);
    ck_assert_str_eq(json_string_value(json_object_get(mv_json_root(document), key)), value);
    mv_json_free(document);
    mv_text_clear(&text);
}
END_TEST

TCase *json_text_tests(void)
{
    TCase *tests = tcase_create("json_text");
    tcase_add_loop_test(tests, members_stand_as_the_style_says, 0, sizeof styles / sizeof *styles);
    tcase_add_test(tests, lists_hold_lists_and_empty_ones_take_no_line);
    tcase_add_test(tests, keys_and_texts_are_read_back_as_they_were);
    return tests;
}
