#include "multivector/relations.h"
#include "suites.h"

static const struct {
    const char *text;
    int32_t day; /* 0: no date */
} cases[] = {
    { "2013", 20130101 },
    { "2013-09", 20130901 },
    { "2013-09-10", 20130910 },
    { "2012-02-29", 20120229 },
    { "2000-02-29", 20000229 },
    { "1900-02-29", 0 },
    { "2013-02-29", 0 },
    { "2013-02-30", 0 },
    { "2013-13", 0 },
    { "2013-00", 0 },
    { "2013-01-00", 0 },
    { "2013-04-31", 0 },
    { "0000", 0 },
    { "0001", 10101 },
    { "13", 0 },
    { "20130910", 0 },
    { "2013-9-10", 0 },
    { "2013/09/10", 0 },
    { "2013-09-10 ", 0 },
    { "", 0 },
    { "2013-09-1o", 0 },
    { "-2013", 0 },
    { "9999-12-31", 99991231 },
};

START_TEST(dates_are_iso)
{
    mv_date date;
    bool good = mv_date_parse(cases[_i].text, &date);
    ck_assert_int_eq(good, cases[_i].day != 0);
    if (good) ck_assert_int_eq(date.day, cases[_i].day);
}
END_TEST

START_TEST(a_date_is_written_as_it_was_read)
{
    mv_date date;
    mv_date_text text;
    if (!mv_date_parse(cases[_i].text, &date)) return;
    ck_assert_str_eq(mv_date_format(date, text), cases[_i].text);
}
END_TEST

START_TEST(no_date_is_an_empty_text)
{
    mv_date_text text;
    ck_assert_str_eq(mv_date_format((mv_date){ 0 }, text), "");
}
END_TEST

TCase *date_tests(void)
{
    TCase *tests = tcase_create("date");
    tcase_add_loop_test(tests, dates_are_iso, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tests, a_date_is_written_as_it_was_read, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, no_date_is_an_empty_text);
    return tests;
}
