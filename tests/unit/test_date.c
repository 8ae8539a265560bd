#include "model/date_hint.h"
#include "multivector/relations.h"
#include "suites.h"
#include <limits.h>

static const struct {
    const char *text;
    int year, month, day; /* 0: no date */
} cases[] = {
    { "2013", 2013, 1, 1 },
    { "2013-09", 2013, 9, 1 },
    { "2013-09-10", 2013, 9, 10 },
    { "2012-02-29", 2012, 2, 29 },
    { "2000-02-29", 2000, 2, 29 },
    { "1900-02-29", 0, 0, 0 },
    { "2013-02-29", 0, 0, 0 },
    { "2013-02-30", 0, 0, 0 },
    { "2013-13", 0, 0, 0 },
    { "2013-00", 0, 0, 0 },
    { "2013-01-00", 0, 0, 0 },
    { "2013-04-31", 0, 0, 0 },
    { "0001", 1, 1, 1 },
    { "0000", 0, 1, 1 }, /* 1 BC, a leap year */
    { "0000-02-29", 0, 2, 29 },
    { "-0000", 0, 0, 0 },
    { "-0431", -431, 1, 1 },
    { "-0431-05-28", -431, 5, 28 },
    { "-0004-02-29", -4, 2, 29 },
    { "-0100-02-29", 0, 0, 0 },
    { "-0400-02-29", -400, 2, 29 },
    { "-9999", -9999, 1, 1 },
    { "-10000", 0, 0, 0 },
    { "10000", 0, 0, 0 },
    { "--0431", 0, 0, 0 },
    { "+0431", 0, 0, 0 },
    { "-431", 0, 0, 0 },
    { "-", 0, 0, 0 },
    { "13", 0, 0, 0 },
    { "20130910", 0, 0, 0 },
    { "2013-9-10", 0, 0, 0 },
    { "2013/09/10", 0, 0, 0 },
    { "2013-09-10 ", 0, 0, 0 },
    { "", 0, 0, 0 },
    { "2013-09-1o", 0, 0, 0 },
    { "9999-12-31", 9999, 12, 31 },
};

START_TEST(dates_are_iso)
{
    mv_date date;
    bool good = mv_date_parse(cases[_i].text, &date);
    ck_assert_int_eq(good, cases[_i].day != 0);
    if (!good) return;
    ck_assert_int_eq(date.day, mv_date_of(cases[_i].year, cases[_i].month, cases[_i].day).day);
    ck_assert_int_eq(mv_date_year(date), cases[_i].year);
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
    { "-0001-12-31", "0000-01-01" },
    { "0000-02-29", "0000-03-01" },
    { "-0001-02-28", "-0001-03-01" },
    { "0000", "0001-01-01" },
    { "-0431-12", "-0430-01-01" },
    { "-9999-01-01", "-9999-01-02" },
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
    ck_assert_int_eq(mv_date_before(mv_date_of(-9999, 1, 1)).day, 0);
    ck_assert_int_eq(mv_date_before(mv_date_of(1, 1, 1)).day, mv_date_of(0, 12, 31).day);
    ck_assert_int_eq(mv_date_before(mv_date_of(2016, 3, 1)).day, mv_date_of(2016, 2, 29).day);
}
END_TEST

START_TEST(there_is_no_such_day)
{
    static const int days[][3] = { { 2000, 0, 1 },  { 2000, 13, 1 },    { 2000, 1, 0 },   { 2000, 1, 32 },
                                   { 2000, 4, 31 }, { 2001, 2, 29 },    { 1900, 2, 29 },  { 2000, 2, 30 },
                                   { 10000, 1, 1 }, { -10000, 12, 31 }, { 2000, -1, 31 }, { 2000, 12, -1 } };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        ck_assert_int_eq(mv_date_of(days[i][0], days[i][1], days[i][2]).day, 0);
}
END_TEST

/* 400 years have 146097 days; the calendar goes on like that on both sides of the year 1. */
START_TEST(days_follow_each_other_through_all_years)
{
    size_t days = 0, since = 0;
    for (mv_date day = mv_date_of(-9999, 1, 1), next; day.day; day = next, days++) {
        next = mv_date_after(day);
        if (next.day && (next.day <= day.day || mv_date_before(next).day != day.day)) ck_abort();
        if (day.day % 10000 != 101 || mv_date_year(day) % 400) continue;
        if (since) ck_assert_uint_eq(days - since, 146097);
        since = days;
    }
    ck_assert_uint_eq(days, 7304484);
}
END_TEST

static const struct {
    const char *date;
    int months;
    const char *then;
} months_on[] = {
    { "-0001-11-30", 1, "-0001-12-30" },
    { "-0001-12-31", 2, "0000-02-29" },
    { "-0001-01-31", 13, "0000-02-29" },
    { "0000-02-29", 12, "0001-02-28" },
    { "-0431", 12 * 432, "0001-01-01" },
    { "-0005-06-15", 0, "-0005-06-15" },
    { "9999-12-01", 1, "" },
    { "2013-01-31", 1, "2013-02-28" },
};

START_TEST(months_are_added_across_the_year_1)
{
    mv_date date;
    mv_date_text text;
    ck_assert(mv_date_parse(months_on[_i].date, &date));
    ck_assert_str_eq(mv_date_format(mv_date_add_months(date, months_on[_i].months), text), months_on[_i].then);
}
END_TEST

START_TEST(nothing_follows_from_no_date)
{
    const mv_date none = { 0 };
    for (int months = 0; months < 24; months++) ck_assert_int_eq(mv_date_add_months(none, months).day, 0);
    ck_assert_int_eq(mv_date_add_months(mv_date_of(2013, 1, 31), INT_MAX).day, 0);
    ck_assert_int_eq(mv_period_last((mv_period){ mv_date_of(2013, 1, 1), none }).day, 0);
}
END_TEST

static const struct {
    const char *text, *hint;
} hints[] = {
    { "431 BC", "; 431 BC is -0430, as 1 BC is 0000" },
    { "431bce", "; 431 BC is -0430, as 1 BC is 0000" },
    { "1 B.C.", "; 1 BC is 0000" },
    { "1066 AD", "; write 1066" },
    { "-431", "; write -0431, with four digits, which is 432 BC" },
    { "-44-03-15", "; write -0044-03-15, with four digits, which is 45 BC" },
    { "\xe2\x88\x92"
      "0431",
      "; write -0431, with a hyphen, which is 432 BC" },
    { "-0000", "; write 0000, with no sign, which is 1 BC" },
    { "12013", "; years have four digits, from -9999 to 9999" },
    { "-10000-01-01", "; years have four digits, from -9999 to 9999" },
    { "1900-02-29", "; the Julian calendar alone has that day, which is 1900-03-13 by the Gregorian one" },
    { "1700-02-29", "; the Julian calendar alone has that day, which is 1700-03-11 by the Gregorian one" },
    { "1500-02-29", "; the Julian calendar alone has that day, which is 1500-03-10 by the Gregorian one" },
    { "0300-02-29", "; the Julian calendar alone has that day, which is 0300-03-01 by the Gregorian one" },
    { "0100-02-29", "; the Julian calendar alone has that day, which is 0100-02-27 by the Gregorian one" },
    { "1901-02-29", "; there is no 1901-02-29" },
    { "41395", "; years have four digits; as a day of a spreadsheet it is 2013-05-01" },
    { "20000", "; years have four digits; as a day of a spreadsheet it is 1954-10-03" },
    { "36585", "; years have four digits; as a day of a spreadsheet it is 2000-02-29" },
    { "60000", "; years have four digits; as a day of a spreadsheet it is 2064-04-08" },
    { "2001.5", "; write 2001-05 if that is a month" },
    { "2001-13-01", "; there is no month 13" },
    { "2001-13", "; there is no month 13" },
    { "1.5.1940", "; write 1940-05-01" },
    { "5.13.1940", "; write 1940-05-13" },
    { "5/6/1940", "; write 1940-06-05 or 1940-05-06" },
    { "5/5/1940", "; write 1940-05-05" },
    { "5/1940", "; write 1940-05" },
    { "1940-5-1", "; write 1940-05-01" },
    { "19400501", "; write 1940-05-01" },
    { "1940-05-01T12:00:00Z", "; write 1940-05-01" },
    { "431", "; write 0431" },
    { "0", "" },
    { "0 BC", "" },
    { "31.2.1940", "; there is no 1940-02-31" },
    { "45.2.1940", "" },
    { "29.2.1900", "; the Julian calendar alone has that day, which is 1900-03-13 by the Gregorian one" },
    { "1900/2/29", "; the Julian calendar alone has that day, which is 1900-03-13 by the Gregorian one" },
    { "1.5.40", "; years have four digits: write 0040-05-01 or 1940-05-01" },
    { "44-03-15", "; years have four digits: write 0044-03-15 or 1944-03-15" },
    { "44-13-15", "; years have four digits" },
    { "June 1914", "; write 1914-06" },
    { "28 june 1914", "; write 1914-06-28" },
    { "Jun. 28, 1914", "; write 1914-06-28" },
    { "28-JUN-1914", "; write 1914-06-28" },
    { "31 June 1914", "" },
    { "Ju 1914", "" },
    { "June", "" },
    { "June July 1914", "" },
    { "431 BC..404 BC", "; write -0430..-0403, as 1 BC is 0000" },
    { "27 BC..0014", "; write -0026..0014, as 1 BC is 0000" },
    { "1 AD..14 AD", "; write 0001..0014" },
    { "431 BC..", "" },
    { "404 BC..431 BC", "; it ends before it begins" },
    { "yesterday", "" },
    { "", "" },
    { "1.", "" },
    { "2013-02-30", "; there is no 2013-02-30" },
    { "2013-02-32", "" },
};

START_TEST(what_is_no_date_may_be_meant_as_one)
{
    mv_quoted hint;
    mv_date date;
    ck_assert_str_eq(mv_date_hint(hints[_i].text, hint), hints[_i].hint);
    ck_assert_msg(!mv_date_parse(hints[_i].text, &date), "only of what is refused a hint is asked for");
}
END_TEST

/* The day of a date; 0 for "". */
static int32_t day_of(const char *text)
{
    mv_date date = { 0 };
    if (*text) ck_assert(mv_date_parse(text, &date));
    return date.day;
}

static const struct {
    const char *text, *from, *until; /* "", "": no period */
} periods[] = {
    { "2013", "2013", "2014" },
    { "2013-08", "2013-08", "2013-09" },
    { "2013-08-05", "2013-08-05", "2013-08-06" },
    { "2010..2014", "2010", "2015" },
    { "2010-06..2010", "2010-06", "2011" },
    { "2010..2010-01-01", "2010", "2010-01-02" },
    { "-0431..-0404", "-0431", "-0403" },
    { "-0431-05..0014-08-19", "-0431-05", "0014-08-20" },
    { "-0001-12", "-0001-12", "0000" },
    { "-0404..-0431", "", "" },
    { "2014..2010", "", "" },
    { "2014-02..2014-01", "", "" },
    { "2010...2014", "", "" },
    { "2010..", "", "" },
    { "..2014", "", "" },
    { "2010-2014", "", "" },
    { "", "", "" },
    { "all", "", "" },
    { "2010..9999", "2010", "" },
};

START_TEST(a_period_is_read_and_written)
{
    mv_period period;
    mv_period_text text;
    bool good = mv_period_parse(periods[_i].text, &period);
    ck_assert_int_eq(good, *periods[_i].from != '\0');
    if (!good) return;
    mv_span days = mv_period_span(period);
    ck_assert_int_eq(days.from, day_of(periods[_i].from));
    ck_assert_int_eq(days.until, day_of(periods[_i].until));
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
    tcase_add_test(tests, there_is_no_such_day);
    tcase_add_test(tests, before_the_first_day_there_is_none);
    tcase_add_test(tests, days_follow_each_other_through_all_years);
    tcase_add_loop_test(tests, months_are_added_across_the_year_1, 0, sizeof months_on / sizeof *months_on);
    tcase_add_test(tests, nothing_follows_from_no_date);
    tcase_add_loop_test(tests, what_is_no_date_may_be_meant_as_one, 0, sizeof hints / sizeof *hints);
    tcase_add_loop_test(tests, a_period_is_read_and_written, 0, sizeof periods / sizeof *periods);
    tcase_add_test(tests, spans_meet_when_they_share_a_day);
    return tests;
}
