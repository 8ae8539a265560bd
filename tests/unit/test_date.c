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

static const struct {
    const char *date, *after;
} behind[] = {
    { "2018", "2019-01-01" },
    { "2018-02", "2018-03-01" },
    { "2018-12", "2019-01-01" },
    { "2018-12-31", "2019-01-01" },
    { "2018-02-28", "2018-03-01" },
    { "2016-02-28", "2016-02-29" },
    { "2000-02-29", "2000-03-01" },
    { "2018-06-30", "2018-07-01" },
    { "2018-06-15", "2018-06-16" },
    { "9999", "" },
    { "9999-12", "" },
    { "9999-12-31", "" },
    { "9998", "9999-01-01" },
};

START_TEST(a_day_comes_behind_a_day_a_month_or_a_year)
{
    mv_date date;
    mv_date_text text;
    ck_assert(mv_date_parse(behind[_i].date, &date));
    ck_assert_str_eq(mv_date_format(mv_date_after(date), text), behind[_i].after);
    mv_date after = mv_date_after(date);
    if (after.day && date.precision == 10)
        ck_assert_str_eq(mv_date_format(mv_date_before(after), text), behind[_i].date);
}
END_TEST

START_TEST(before_the_first_day_there_is_none)
{
    ck_assert_int_eq(mv_date_before((mv_date){ 10101, 10 }).day, 0);
    ck_assert_int_eq(mv_date_before((mv_date){ 20160301, 10 }).day, 20160229);
    ck_assert_int_eq(mv_date_before((mv_date){ 20160101, 10 }).day, 20151231);
}
END_TEST

static const struct {
    const char *text;
    int32_t from, until; /* 0, 0: no period */
} periods[] = {
    { "2013", 20130101, 20140101 },
    { "2013-08", 20130801, 20130901 },
    { "2013-08-05", 20130805, 20130806 },
    { "2010..2014", 20100101, 20150101 },
    { "2010-06..2010", 20100601, 20110101 },
    { "2010..2010-01-01", 20100101, 20100102 },
    { "2014..2010", 0, 0 },
    { "2014-02..2014-01", 0, 0 },
    { "2010...2014", 0, 0 },
    { "2010..", 0, 0 },
    { "..2014", 0, 0 },
    { "2010-2014", 0, 0 },
    { "", 0, 0 },
    { "all", 0, 0 },
    { "2010..9999", 20100101, 0 },
};

START_TEST(a_period_is_read_and_written)
{
    mv_period period;
    mv_period_text text;
    bool good = mv_period_parse(periods[_i].text, &period);
    ck_assert_int_eq(good, periods[_i].from != 0);
    if (!good) return;
    mv_span days = mv_period_span(period);
    ck_assert_int_eq(days.from, periods[_i].from);
    ck_assert_int_eq(days.until, periods[_i].until);
    ck_assert_str_eq(mv_period_format(period, text), periods[_i].text);
    if (days.until) ck_assert_int_eq(mv_date_after(mv_period_last(period)).day, days.until);
}
END_TEST

START_TEST(spans_meet_when_they_share_a_day)
{
    mv_span year = { 20130101, 20140101 }, next = { 20140101, 20150101 }, day = { 20131231, 20140101 },
            open = { 0, 0 }, before = { 0, 20130101 }, later = { 20140101, 0 };
    ck_assert(mv_spans_meet(year, day) && mv_spans_meet(day, year) && mv_spans_meet(open, day));
    ck_assert(!mv_spans_meet(year, next) && !mv_spans_meet(next, year));
    ck_assert(!mv_spans_meet(year, before) && !mv_spans_meet(later, year) && mv_spans_meet(later, open));
    ck_assert(mv_span_within(day, year) && !mv_span_within(year, day) && mv_span_within(year, open));
    ck_assert(!mv_span_within(later, next) && mv_span_within(next, later) && !mv_span_within(open, year));
}
END_TEST

TCase *date_tests(void)
{
    TCase *tests = tcase_create("date");
    tcase_add_loop_test(tests, dates_are_iso, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tests, a_date_is_written_as_it_was_read, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, no_date_is_an_empty_text);
    tcase_add_loop_test(tests, a_day_comes_behind_a_day_a_month_or_a_year, 0, sizeof behind / sizeof *behind);
    tcase_add_test(tests, before_the_first_day_there_is_none);
    tcase_add_loop_test(tests, a_period_is_read_and_written, 0, sizeof periods / sizeof *periods);
    tcase_add_test(tests, spans_meet_when_they_share_a_day);
    return tests;
}
