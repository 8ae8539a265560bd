#include "suites.h"
#include "support/json/json_read.h"
#include <string.h>

static mv_json *parse(const char *text, mv_log *log)
{
    mv_json *document = NULL;
    mv_json_parse(&document, "x.json", text, strlen(text), log);
    return document;
}

START_TEST(values_are_found_again)
{
    mv_json *document = parse(
        "\xef\xbb\xbf{\n  \"a\": [ 1, {\"b\" : \"x,]}\\\"\", \"ключ\": true} ],\r\n\"e\": {}, \"c\":null}", NULL);
    ck_assert_ptr_nonnull(document);
    const json_t *root = mv_json_root(document), *list = json_object_get(root, "a"),
                 *inner = json_array_get(list, 1);
    mv_place one = mv_json_element(document, list, 0), b = mv_json_member(document, inner, "b");
    mv_place key = mv_json_key(document, inner, "ключ"), value = mv_json_member(document, inner, "ключ");
    mv_place c = mv_json_member(document, root, "c"), missing = mv_json_member(document, inner, "none");
    ck_assert(one.line == 2 && one.column == 10);
    ck_assert(b.line == 2 && b.column == 20);
    ck_assert(key.line == 2 && key.column == 30);
    ck_assert(value.line == 2 && value.column == 38);
    ck_assert(c.line == 3 && c.column == 14);
    ck_assert_msg(missing.line == 2 && missing.column == 13, "a missing member is reported at its object");
    mv_json_free(document);
}
END_TEST

static const struct {
    const char *text;
    size_t line;
} broken[] = {
    { "{\"a\": 1,\n \"a\": 2}", 2 },
    { "{\n\n\"a\": NaN}", 3 },
    { "{\r\"a\":\r1e999}", 3 },
    { "{\"a\":\n\"\xff\"}", 2 },
    { "", 1 },
    { "{\"a\": \"\\u0000\"}", 1 },
    { "{\"a\": 1} x", 1 },
    { "[", 1 },
};

START_TEST(broken_json_has_a_place)
{
    mv_log log = { 0 };
    ck_assert_ptr_null(parse(broken[_i].text, &log));
    ck_assert_uint_eq(log.errors, 1);
    ck_assert_uint_eq(log.messages[0].place.line, broken[_i].line);
    ck_assert_str_eq(log.messages[0].place.source, "x.json");
    mv_log_clear(&log);
}
END_TEST

TCase *json_tests(void)
{
    TCase *tests = tcase_create("json");
    tcase_add_test(tests, values_are_found_again);
    tcase_add_loop_test(tests, broken_json_has_a_place, 0, sizeof broken / sizeof *broken);
    return tests;
}
