#include "suites.h"
#include "support/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A hostile text and what each escaper must make of it. */
static const struct {
    void (*add)(mv_text *, const char *);
    const char *input, *output;
} escapes[] = {
    { mv_text_add_printable, "plain Қазақстан", "plain Қазақстан" },
    { mv_text_add_printable, "a\x1b[31mb\n", "a\\x1B[31mb\\x0A" },
    { mv_text_add_printable, "\x7f", "\\x7F" },
    { mv_text_add_printable, "\xc2\x9b", "\\x9B" },       /* C1: a terminal takes it for ESC [ */
    { mv_text_add_printable, "\xe2\x80\xae", "\\u202E" }, /* right-to-left override */
    { mv_text_add_printable, "\xff", "\\xFF" },
    { mv_text_add_xml, "<a href=\"x\" b='y'>&", "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;" },
    { mv_text_add_xml,
      "a\x01"
      "b",
      "a\xef\xbf\xbd"
      "b" },
    { mv_text_add_xml, "\n\t", "&#10;&#9;" },
    { mv_text_add_xml, "a\r\nb\rc", "a&#10;b&#10;c" }, /* &#13; is an error in HTML */
    { mv_text_add_json, "say \"x\\y\"\n", "\"say \\\"x\\\\y\\\"\\u000a\"" },
    { mv_text_add_json, "\xff", "\"\xef\xbf\xbd\"" },
    { mv_text_add_json, "\xe2\x80\xa8", "\"\\u2028\"" },
    { mv_text_add_markdown, "a|b*c_[d]<e>`", "a\\|b\\*c\\_\\[d\\]\\<e\\>\\`" },
    { mv_text_add_markdown, "- not a list", "\\- not a list" },
    { mv_text_add_csv, "a,b", "\"a,b\"" },
    { mv_text_add_csv, "say \"x\"", "\"say \"\"x\"\"\"" },
    { mv_text_add_csv, "=1+1", "'=1+1" },
    { mv_text_add_csv, "+x", "'+x" },
    { mv_text_add_csv, "two\nlines", "\"two\nlines\"" },
    { mv_text_add_csv, "plain", "plain" },
};

START_TEST(escapers_disarm)
{
    mv_text text = { 0 };
    escapes[_i].add(&text, escapes[_i].input);
    ck_assert_str_eq(text.bytes, escapes[_i].output);
    mv_text_clear(&text);
}
END_TEST

static const char *const good_numbers[] = { "0", "1", "-1", "+1.5", ".5", "5.", "1e3", "1E-3", "1.25e+2" };
static const char *const bad_numbers[] = { "",  " 1", "1 ",  "nan", "inf",   "0x10", "1e",  "e1",
                                           ".", "+",  "--1", "1,5", "1e999", "1_0",  "1e+", "١" };

START_TEST(numbers_have_one_grammar)
{
    double value;
    for (size_t i = 0; i < sizeof good_numbers / sizeof *good_numbers; i++) {
        ck_assert_msg(mv_number_parse(good_numbers[i], &value), "%s", good_numbers[i]);
        ck_assert_double_eq(value, strtod(good_numbers[i], NULL));
    }
    for (size_t i = 0; i < sizeof bad_numbers / sizeof *bad_numbers; i++)
        ck_assert_msg(!mv_number_parse(bad_numbers[i], &value), "%s", bad_numbers[i]);
}
END_TEST

/* Numbers of all lengths, with the point anywhere, are what the C library reads. */
START_TEST(numbers_are_read_as_the_library_does)
{
    unsigned state = 1;
    for (int i = 0; i < 20000; i++) {
        char text[40];
        int length = 1 + i % 19;
        for (int k = 0; k < length; k++) {
            state = state * 1103515245u + 12345u;
            text[k] = (char)('0' + state / 65536 % 10);
        }
        text[length] = '\0';
        if (i % 3) text[state / 65536 % (unsigned)length] = '.';
        double value = NAN;
        if (strcmp(text, ".") == 0) continue;
        ck_assert_msg(mv_number_parse(text, &value), "%s", text);
        ck_assert_msg(value == strtod(text, NULL), "%s is %.17g", text, value);
    }
}
END_TEST

START_TEST(fields_are_quoted_where_they_must_be)
{
    static const char *const fields[][2] = { { "plain", "plain" },     { "a;b", "\"a;b\"" },   { "a,b", "a,b" },
                                             { "=1", "=1" },           { " x", "\" x\"" },     { "x ", "\"x \"" },
                                             { "a\"b", "\"a\"\"b\"" }, { "a\nb", "\"a\nb\"" }, { "", "" } };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        mv_text text = { 0 };
        mv_text_add(&text, "");
        mv_text_add_field(&text, fields[i][0], ';');
        ck_assert_str_eq(text.bytes, fields[i][1]);
        mv_text_clear(&text);
    }
}
END_TEST

START_TEST(numbers_read_back_as_written)
{
    static const double values[] = { 0, 0.1, 1.0 / 3, 1e300, 5e-324, -2.5, 123456789012345, 3.0000000000000004 };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        mv_text text = { 0 };
        double again;
        mv_text_add_number(&text, values[i], 17);
        ck_assert(mv_number_parse(text.bytes, &again));
        ck_assert_double_eq(again, values[i]);
        mv_text_clear(&text);
    }
}
END_TEST

START_TEST(minus_zero_is_zero)
{
    mv_text text = { 0 };
    mv_text_add_number(&text, -0.0, 12);
    ck_assert_str_eq(text.bytes, "0");
    mv_text_clear(&text);
}
END_TEST

START_TEST(suggestions_are_near_or_absent)
{
    static const char *const known[] = { "member", "observer", "sanctions", "KAZ", "RUS" };
    ck_assert_str_eq(mv_nearest("sanktions", known, 5), "sanctions");
    ck_assert_str_eq(mv_nearest("Member", known, 5), "member");
    ck_assert_str_eq(mv_nearest("KAS", known, 5), "KAZ");
    ck_assert_str_eq(mv_nearest("RSU", known, 5), "RUS"); /* two letters swapped are one edit */
    ck_assert_ptr_null(mv_nearest("alliance", known, 5));
    ck_assert_ptr_null(mv_nearest("", known, 5));
    ck_assert_ptr_null(mv_nearest("X", known, 5));
}
END_TEST

/* Short words may differ in one letter, those of four in two, those of seven in three; as many as that, and no
 * more. */
START_TEST(longer_words_may_be_spelt_worse)
{
    static const struct {
        const char *word, *near, *far;
    } rows[] = { { "abc", "abX", "aXX" },
                 { "abcd", "abXX", "aXXX" },
                 { "abcdef", "abcdXX", "abcXXX" },
                 { "abcdefg", "abcdXXX", "abcXXXX" } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_str_eq(mv_nearest(rows[i].word, &rows[i].near, 1), rows[i].near);
        ck_assert_ptr_null(mv_nearest(rows[i].word, &rows[i].far, 1));
    }
}
END_TEST

START_TEST(quoted_values_are_short_and_printable)
{
    char longer[4000];
    mv_quoted quoted;
    for (char byte = 1; byte < 127; byte++) {
        memset(longer, byte, sizeof longer - 1);
        longer[sizeof longer - 1] = '\0';
        mv_quote(longer, quoted);
        ck_assert_uint_lt(strlen(quoted), sizeof quoted);
        for (const char *c = quoted; *c; c++) ck_assert(*c >= 32);
        ck_assert_ptr_nonnull(strstr(quoted, "...\""));
    }
}
END_TEST

START_TEST(utf8_is_checked_to_the_byte)
{
    size_t position = 99;
    ck_assert(mv_utf8_valid("Қазақстан", strlen("Қазақстан"), &position));
    ck_assert(!mv_utf8_valid("ab\xff", 3, &position));
    ck_assert_uint_eq(position, 2);
    ck_assert(!mv_utf8_valid("a\xed\xa0\x80", 4, &position)); /* a surrogate */
    ck_assert_uint_eq(position, 1);
    ck_assert(!mv_utf8_valid("\xc0\xaf", 2, &position)); /* overlong */
    ck_assert(!mv_utf8_valid("a\0b", 3, &position));
    ck_assert_uint_eq(position, 1);
}
END_TEST

START_TEST(width_is_what_a_terminal_takes)
{
    ck_assert_uint_eq(mv_text_width("Kazakhstan"), 10);
    ck_assert_uint_eq(mv_text_width("Қазақстан"), 9);
    ck_assert_uint_eq(mv_text_width("中国"), 4);
    ck_assert_uint_eq(mv_text_width("e\xcc\x81"), 1); /* a combining accent */
}
END_TEST

static const struct {
    const char *path, *ending; /* NULL: none */
} paths[] = {
    { "map.svg", ".svg" },        { "a.b/map.svg.gz", ".gz" }, { "map.", "." }, { "map", NULL },
    { "results.2013/map", NULL }, { "../map", NULL },          { "", NULL },
};

START_TEST(endings_are_of_files)
{
    ck_assert_pstr_eq(mv_text_ending(paths[_i].path), paths[_i].ending);
}
END_TEST

TCase *text_tests(void)
{
    TCase *tests = tcase_create("text");
    tcase_add_loop_test(tests, escapers_disarm, 0, sizeof escapes / sizeof *escapes);
    tcase_add_test(tests, numbers_have_one_grammar);
    tcase_add_test(tests, numbers_are_read_as_the_library_does);
    tcase_add_test(tests, fields_are_quoted_where_they_must_be);
    tcase_add_test(tests, numbers_read_back_as_written);
    tcase_add_test(tests, minus_zero_is_zero);
    tcase_add_test(tests, suggestions_are_near_or_absent);
    tcase_add_test(tests, longer_words_may_be_spelt_worse);
    tcase_add_test(tests, quoted_values_are_short_and_printable);
    tcase_add_test(tests, utf8_is_checked_to_the_byte);
    tcase_add_test(tests, width_is_what_a_terminal_takes);
    tcase_add_loop_test(tests, endings_are_of_files, 0, sizeof paths / sizeof *paths);
    return tests;
}
