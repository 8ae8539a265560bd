#include "suites.h"
#include "support/rows/table.h"
#include "support/text.h"
#include <string.h>

/* What is read, with fields separated by | and records by /. */
static const struct {
    const char *text, *read;
} cases[] = {
    { "a,b\n1,2\n", "a|b/1|2/" },
    { "a,b\r\n1,2", "a|b/1|2/" },
    { "a,b\r1,2\r", "a|b/1|2/" },
    { "\xef\xbb\xbf"
      "a,b\n",
      "a|b/" },
    { "a;b\n1,5;2\n", "a|b/1,5|2/" },
    { "a\tb\n", "a|b/" },
    { "a,b\n\"x,y\",\"say \"\"z\"\"\"\n", "a|b/x,y|say \"z\"/" },
    { "a,b\n\"two\nlines\",\n", "a|b/two\nlines|/" },
    { "a\n\n\n1\n", "a/1/" },
    { "\n\r\n \t\na;b\n", "a|b/" },
    { ",\n", "|/" },
    { "a b\n 1  2 \n\n", "a|b/1|2/" },
    { "sep=|\na|b,c\n", "a|b,c/" },
    { "# one\n% two\na,b\n# c,d\n", "a|b/# c|d/" },
    { "#a,b\n", "#a|b/" },
    { "", "" },
};

START_TEST(tables_are_read)
{
    mv_table_reader table;
    mv_text read = { 0 };
    mv_log log = { 0 };
    ck_assert(mv_table_open(&table, "x.csv", cases[_i].text, strlen(cases[_i].text), &log));
    mv_text_add(&read, "");
    while (mv_table_next(&table)) {
        for (size_t i = 0; i < table.count; i++) mv_text_format(&read, "%s%s", i ? "|" : "", table.fields[i]);
        mv_text_add(&read, "/");
    }
    ck_assert_str_eq(read.bytes, cases[_i].read);
    ck_assert_uint_eq(log.errors, 0);
    mv_text_clear(&read);
    mv_table_close(&table);
}
END_TEST

/* A field that a row does not have stands at its end, whether a line follows or not. */
START_TEST(fields_stand_where_their_places_are)
{
    static const char text[] = "a,bc\n12,\"x y\"\n3,";
    static const size_t columns[][3] = { { 1, 3, 5 }, { 1, 4, 9 }, { 1, 3, 3 } };
    mv_table_reader table;
    mv_log log = { 0 };
    ck_assert(mv_table_open(&table, "x.csv", text, strlen(text), &log));
    for (size_t row = 0; row < 3; row++) {
        ck_assert(mv_table_next(&table));
        for (size_t i = 0; i < 3; i++) {
            mv_place place = mv_table_place(&table, i);
            ck_assert_uint_eq(place.line, row + 1);
            ck_assert_uint_eq(place.column, columns[row][i]);
        }
    }
    mv_table_close(&table);
}
END_TEST

START_TEST(an_open_quote_is_an_error_with_its_place)
{
    static const char text[] = "a,b\n1,\"x\n2,3\n";
    mv_table_reader table;
    mv_log log = { 0 };
    ck_assert(mv_table_open(&table, "x.csv", text, strlen(text), &log));
    ck_assert(mv_table_next(&table));
    ck_assert(!mv_table_next(&table));
    ck_assert_uint_eq(log.errors, 1);
    ck_assert(log.messages[0].place.line == 2 && log.messages[0].place.column == 3);
    mv_log_clear(&log);
    mv_table_close(&table);
}
END_TEST

TCase *table_tests(void)
{
    TCase *tests = tcase_create("table");
    tcase_add_loop_test(tests, tables_are_read, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, fields_stand_where_their_places_are);
    tcase_add_test(tests, an_open_quote_is_an_error_with_its_place);
    return tests;
}
