#include "forms/form.h"
#include "multivector/report_lists.h"
#include "report/model/report_model.h"
#include "suites.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The model of a report, and what its forms make of it. */

START_TEST(texts_live_as_long_as_the_report)
{
    enum { LONG = 200000 };
    mv_report *report = mv_report_new("test");
    char *many = malloc(LONG + 1);
    memset(many, 'x', LONG);
    many[LONG] = '\0';
    const char *kept = mv_report_format(report, "<%s> %d", many, 7);
    free(many);
    ck_assert_uint_eq(strlen(kept), LONG + 4);
    ck_assert_str_eq(kept + LONG, "x> 7");
    mv_text text = { 0 };
    ck_assert_ptr_null(mv_report_keep(report, &text));
    mv_text_add(&text, "once");
    ck_assert_str_eq(mv_report_keep(report, &text), "once");
    ck_assert(text.bytes == NULL && text.length == 0);
    mv_report_free(report);
}
END_TEST

START_TEST(a_paragraph_of_nothing_is_none)
{
    mv_report *report = mv_report_new("test");
    mv_section *section = mv_report_add_section(report, "one", "One", "");
    mv_text text = { 0 };
    mv_section_say(report, section, &text);
    ck_assert_uint_eq(section->paragraph_count, 0);
    mv_text_add(&text, "Said.");
    mv_section_say(report, section, &text);
    ck_assert_uint_eq(section->paragraph_count, 1);
    ck_assert_str_eq(section->paragraphs[0], "Said.");
    ck_assert_ptr_null(text.bytes);
    mv_report_free(report);
}
END_TEST

static const size_t rows[][4] = { /* top, complete, of, shown */
                                  { 0, false, 30, 20 },      { 0, false, 5, 5 }, { 0, true, 30, 30 },
                                  { 7, true, 30, 7 },        { 7, false, 3, 3 }, { MV_NONE, false, 30, 30 },
                                  { MV_NONE, true, 30, 30 }, { 0, false, 0, 0 }
};

START_TEST(as_many_rows_as_asked_for)
{
    const size_t *row = rows[_i];
    mv_report_options options = { .top = row[0] };
    ck_assert_uint_eq(mv_report_rows(&options, row[1], 20, row[2]), row[3]);
}
END_TEST

static const uint64_t seeds[] = { 0, 1, 9007199254740993, 1000000000000000001, UINT64_MAX };

static char *written(const mv_report *report, const char *format)
{
    char *text = NULL;
    size_t length = 0;
    ck_assert_int_eq(mv_report_write(&text, &length, report, &(mv_report_options){ .format = format }, NULL),
                     MV_OK);
    ck_assert_uint_eq(strlen(text), length);
    return text;
}

START_TEST(a_seed_keeps_all_its_digits)
{
    mv_relations *set = mv_relations_new("test");
    mv_network *network = NULL;
    mv_report *report = NULL;
    char expected[40];
    ck_assert_int_eq(mv_network_build(&network, set, &(mv_selection){ 0 }, NULL), MV_OK);
    mv_report_options options = { .format = "json", .seed = seeds[_i] };
    ck_assert_int_eq(mv_report_build(&report, network, &options, NULL), MV_OK);
    char *text = written(report, "json");
    snprintf(expected, sizeof expected, "\"seed\": %llu", (unsigned long long)seeds[_i]);
    const char *found = strstr(text, expected);
    ck_assert(found && strchr(",\n}", found[strlen(expected)]));
    free(text);
    mv_report_free(report);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

static const char *known(size_t index)
{
    static const char *const names[] = { "first", "second", "third" };
    return index < 3 ? names[index] : NULL;
}

START_TEST(sections_that_are_not_there_are_refused)
{
    const char *asked[] = { "second", "thirt" };
    mv_log log = { 0 };
    ck_assert_int_eq(mv_report_check_sections((mv_names){ asked, 0 }, known, &log), MV_OK);
    ck_assert_int_eq(mv_report_check_sections((mv_names){ asked, 1 }, known, &log), MV_OK);
    ck_assert_uint_eq(log.count, 0);
    ck_assert_int_eq(mv_report_check_sections((mv_names){ asked, 2 }, known, &log), MV_USAGE);
    ck_assert_str_eq(log.messages[0].text, "--sections is \"thirt\"; first, second or third was expected; did you "
                                           "mean \"third\"?");
    mv_log_clear(&log);
}
END_TEST

START_TEST(every_form_is_found_by_its_name_and_ending)
{
    const mv_report_form *form;
    size_t count = 0;
    for (; mv_report_form_name(count); count++) {
        mv_text path = { 0 };
        ck_assert_int_eq(mv_report_find_form(&form, mv_report_form_name(count), NULL), MV_OK);
        ck_assert_str_eq(form->name, mv_report_form_name(count));
        mv_text_format(&path, "a.b/c%s", form->ending);
        ck_assert_str_eq(mv_report_form_by_ending(path.bytes), form->name);
        mv_text_clear(&path);
    }
    ck_assert_uint_ge(count, 5);
    ck_assert_ptr_null(mv_report_form_by_ending("a.gif"));
    ck_assert_ptr_null(mv_report_form_by_ending("a.html/report"));
    ck_assert_str_eq(mv_report_form_by_ending("b.c/REPORT.HTML"), "html");
    ck_assert_int_eq(mv_report_find_form(&form, NULL, NULL), MV_OK);
    ck_assert_str_eq(form->name, "text");
    ck_assert_int_eq(mv_report_find_form(&form, "yaml", NULL), MV_USAGE);
}
END_TEST

/* A list is sentences where it is read and a table where it is processed, and never nothing. */
START_TEST(a_list_has_an_entry_for_every_metric)
{
    mv_report *report = NULL;
    const mv_report_form *form;
    mv_report_options options = { .format = mv_report_form_name((size_t)_i) };
    ck_assert_int_eq(mv_report_find_form(&form, options.format, NULL), MV_OK);
    ck_assert_int_eq(mv_list_metrics(&report, (mv_names){ 0 }, &options, NULL), MV_OK);
    const mv_section *list = &report->sections[1];
    ck_assert_uint_eq(list->paragraph_count, form->prose ? mv_metric_count() : 0);
    ck_assert_uint_eq(list->table_count, !form->prose);
    char *text = written(report, options.format);
    for (size_t i = 0; i < mv_metric_count(); i++) {
        const char *name = mv_metric_at(i)->name;
        if (!strchr(name, '_')) ck_assert_ptr_nonnull(strstr(text, name)); /* Markdown escapes the others */
    }
    free(text);
    mv_report_free(report);
}
END_TEST

static const struct {
    const char *text, *shown;
} said[] = {
    { "Nothing of the kind.", "Nothing of the kind." },
    { "a -- b, and x--y", "a -- b, and x--y" },
    { "Ten are shown (--top shows more).", "Ten are shown." },
    { "(--top 5) ten are shown", " ten are shown" },
    { "Ten are shown; --top shows more.", "Ten are shown." },
    { "One. Two, by --fold sum. Three.", "One. Three." },
    { "By --fold sum. Three.", " Three." },
    { "One (of two) by --fold.", "" },
    { "One (by --fold", "" },
    { "One (--top). Two: --fold, three.", "One. Two." },
};

START_TEST(readers_without_a_command_line_are_told_no_options)
{
    mv_text shown = mv_reader_text(said[_i].text);
    ck_assert_str_eq(shown.bytes ? shown.bytes : "", said[_i].shown);
    mv_text_clear(&shown);
}
END_TEST

#define LOOP(tests, test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof table / sizeof *table))

TCase *report_tests(void)
{
    TCase *tests = tcase_create("report");
    tcase_add_test(tests, texts_live_as_long_as_the_report);
    tcase_add_test(tests, a_paragraph_of_nothing_is_none);
    LOOP(tests, as_many_rows_as_asked_for, rows);
    LOOP(tests, a_seed_keeps_all_its_digits, seeds);
    tcase_add_test(tests, sections_that_are_not_there_are_refused);
    tcase_add_test(tests, every_form_is_found_by_its_name_and_ending);
    LOOP(tests, readers_without_a_command_line_are_told_no_options, said);
    tcase_add_loop_test(tests, a_list_has_an_entry_for_every_metric, 0, 5);
    return tests;
}
