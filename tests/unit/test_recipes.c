#include "multivector/recipe.h"
#include "suites.h"
#include "support/file.h"
#include "support/rows/rows.h"
#include "support/text.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Recipes from within, and the rows that they read. What they make of tables is checked in tests/recipes. */

static char folder[] = "/tmp/multivector-recipes-XXXXXX";

static void make_folder(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void remove_folder(void)
{
    char command[100];
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
    memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
}

static const char *write_file(const char *name, const char *bytes, size_t length)
{
    static char paths[2][100];
    static int last;
    char *path = paths[last = !last];
    snprintf(path, sizeof *paths, "%s/%s", folder, name);
    ck_assert_int_eq(mv_file_write(path, bytes, length, NULL), MV_OK);
    return path;
}

/* --- groups ------------------------------------------------------------------------------------------- */

static const char statement[] =
    "-- title: Made up\n-- table: t: a, b, w\n"
    "SELECT a AS source, b AS target, count(*) AS weight, sum(w) AS s, min(w) AS lo, max(a) AS note\n"
    "FROM (SELECT a, b, w FROM t WHERE keep(a <> b, 'loops')) AS e GROUP BY a, b ORDER BY a, b\n";

static mv_import import_with(size_t memory)
{
    mv_text table = { 0 };
    mv_recipe *recipe = NULL;
    mv_import made;
    mv_text_add(&table, "a,b,w\n");
    for (int i = 0; i < 3000; i++) mv_text_format(&table, "A%d,B%d,%d\nA,A,1\n", i * i % 97, i % 31, i % 7);
    const char *path = write_file("t.csv", table.bytes, table.length);
    const char *recipe_path = write_file("r.sql", statement, strlen(statement));
    ck_assert_int_eq(mv_recipe_open(&recipe, recipe_path, NULL), MV_OK);
    mv_import_options options = { .memory = memory };
    ck_assert_int_eq(mv_recipe_import(&made, recipe, &path, 1, &options, NULL), MV_OK);
    mv_recipe_free(recipe);
    mv_text_clear(&table);
    return made;
}

START_TEST(groups_that_take_too_much_room_are_made_by_sorting)
{
    mv_import made[] = { import_with(0), import_with(2000) };
    char *texts[2];
    size_t lengths[2];
    for (int i = 0; i < 2; i++) mv_relations_write_json(&texts[i], &lengths[i], made[i].set);
    ck_assert_uint_gt(made[0].set->relation_count, 1000);
    ck_assert_str_eq(texts[0], texts[1]);
    ck_assert_str_eq(made[0].sentence, made[1].sentence); /* nothing is counted twice */
    ck_assert_ptr_nonnull(strstr(made[0].sentence, "left out: loops (3,000)"));
    for (int i = 0; i < 2; i++) {
        free(texts[i]);
        mv_import_clear(&made[i]);
    }
}
END_TEST

static size_t count_open_files(void)
{
    size_t count = 0;
    for (int i = 0; i < 256; i++) count += fcntl(i, F_GETFD) >= 0;
    return count;
}

/* Standard input is kept as a file while it is read, and not beyond. */
START_TEST(an_import_leaves_no_file_open)
{
    static const char table[] = "a,b,w\nA,B,1\nB,C,2\n";
    const char *path = write_file("t.csv", table, strlen(table)), *input = "-";
    mv_recipe *recipe = NULL;
    mv_import made;
    ck_assert_int_eq(mv_recipe_open(&recipe, write_file("r.sql", statement, strlen(statement)), NULL), MV_OK);
    ck_assert_ptr_nonnull(freopen(path, "r", stdin));
    size_t before = count_open_files();
    ck_assert_int_eq(mv_recipe_import(&made, recipe, &input, 1, NULL, NULL), MV_OK);
    ck_assert_uint_eq(count_open_files(), before);
    ck_assert_uint_eq(made.set->relation_count, 2);
    mv_import_clear(&made);
    mv_recipe_free(recipe);
}
END_TEST

/* --- rows --------------------------------------------------------------------------------------------- */

START_TEST(only_wanted_fields_are_found_and_all_are_counted)
{
    static const char text[] = "a,b,c\n1,2,3\n4,5,6,7\n\"x,y\",8,9\n";
    mv_rows *rows = NULL;
    size_t length;
    ck_assert_int_eq(mv_rows_open(&rows, write_file("r.csv", text, strlen(text)), (mv_rows_form){ 0 }, NULL),
                     MV_OK);
    mv_rows_want(rows, 1);
    static const size_t counts[] = { 3, 3, 4, 3 };
    for (size_t i = 0; i < 4; i++) {
        ck_assert(mv_rows_next(rows));
        ck_assert_uint_eq(mv_rows_count(rows), counts[i]);
        ck_assert_uint_eq(mv_rows_line(rows), i + 1);
    }
    const char *field = mv_rows_field(rows, 0, &length);
    ck_assert_uint_eq(length, 3);
    ck_assert(memcmp(field, "x,y", 3) == 0);
    ck_assert(!mv_rows_next(rows));
    ck_assert_int_eq(mv_rows_status(rows), MV_OK);
    mv_rows_close(rows);
}
END_TEST

START_TEST(a_row_may_be_as_long_as_several_buffers)
{
    enum { LONG = 5000000 };
    mv_text text = { 0 };
    mv_rows *rows = NULL;
    size_t length;
    mv_text_add(&text, "a,b\n\"");
    for (size_t i = 0; i < LONG / 10; i++) mv_text_add(&text, "12345\n7\"\"9");
    mv_text_add(&text, "\",x\r\nlast,");
    const char *path = write_file("long.csv", text.bytes, text.length);
    ck_assert_int_eq(mv_rows_open(&rows, path, (mv_rows_form){ 0 }, NULL), MV_OK);
    ck_assert(mv_rows_next(rows) && mv_rows_next(rows));
    ck_assert_uint_eq(mv_rows_count(rows), 2);
    mv_rows_field(rows, 0, &length);
    ck_assert_uint_eq(length, LONG / 10 * 9);
    ck_assert_uint_eq(mv_rows_place(rows, 1).line, 2 + LONG / 10);
    ck_assert(mv_rows_next(rows));
    mv_rows_field(rows, 1, &length);
    ck_assert_uint_eq(length, 0);
    mv_rows_close(rows);
    mv_text_clear(&text);
}
END_TEST

/* --- heads -------------------------------------------------------------------------------------------- */

static const struct {
    const char *head, *message;
    size_t line;
} heads[] = {
    { "-- titel: x\n", "a recipe's head has no key \"titel\"; did you mean \"title\"?", 1 },
    { "-- title: x\n-- table: t: a\n-- title: y\n", "\"title\" stands twice", 3 },
    { "-- title: x\n", "that must be there", 1 },
    { "-- table: t: a\n", "the recipe has no \"-- title: ...\"", 1 },
    { "-- title: x\n-- table: t?: a\n", "that must be there", 1 },
    { "-- title: x\n-- table: T u: a\n", "small letters, digits and _", 2 },
    { "-- title: x\n-- table: t:\n", "has no name", 2 },
    { "-- title: x\n-- table: t: a\n-- table: t: b\n", "there is a table \"t\" already", 3 },
    { "-- title: x\n-- table: t: a\n-- delimiter: point\n", "comma, semicolon, tab or bar", 3 },
    { "-- title: x\n-- table: t: a\n-- header: 0\n", "the header is at a line", 3 },
    { "-- title: x\n-- table: t: a\n-- encoding: ebcdic\n", "utf-8, latin-1 or cp1252", 3 },
    { "-- title: x\n-- table: t: a\n-- quoting: single\n", "\"double\", as usual, or \"none\"", 3 },
    { "-- title: x\n-- table: t: a\n-- covers: 2014..1816\n", "it covers a period", 3 },
    { "-- title: x\n-- table: t: a\n-- weight-scale: 0\n", "a number above 0", 3 },
    { "-- title: x\n-- table: t: a\n-- unmatched: 101\n", "from 0 to 100", 3 },
    { "-- title: x\n-- table: t: a\n-- type: mid: dispute with\n", "it is written \"-- type: ID: NAME, FAMILY\"",
      3 },
    { "-- title: x\n-- table: t: a\n-- expect: a\n", "it is written \"-- expect: COLUMN: VALUE, VALUE\"", 3 },
    { "-- title: x\n-- table: t: a\n-- codebook: ../../etc/passwd\n", "a codebook has a name", 3 },
    { "-- title:\n-- table: t: a\n", "\"title\" has no value", 1 },
};

START_TEST(heads_are_checked)
{
    mv_log log = { 0 };
    mv_recipe *recipe = NULL;
    bool said = false;
    const char *path = write_file("head.sql", heads[_i].head, strlen(heads[_i].head));
    ck_assert_int_eq(mv_recipe_open(&recipe, path, &log), MV_BAD_DATA);
    for (size_t i = 0; i < log.count; i++)
        said |= strstr(log.messages[i].text, heads[_i].message) && log.messages[i].place.line == heads[_i].line;
    ck_assert_msg(said, "%s: %s", heads[_i].head, log.count ? log.messages[0].text : "nothing is said");
    mv_log_clear(&log);
}
END_TEST

TCase *recipes_tests(void)
{
    TCase *tests = tcase_create("recipes");
    tcase_add_checked_fixture(tests, make_folder, remove_folder);
    tcase_add_test(tests, an_import_leaves_no_file_open);
    tcase_add_test(tests, groups_that_take_too_much_room_are_made_by_sorting);
    tcase_add_test(tests, only_wanted_fields_are_found_and_all_are_counted);
    tcase_add_test(tests, a_row_may_be_as_long_as_several_buffers);
    tcase_add_loop_test(tests, heads_are_checked, 0, sizeof heads / sizeof *heads);
    return tests;
}
