#include "multivector/relations.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool two_digits(const char *text, int *value)
{
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return false;
    *value = 10 * (text[0] - '0') + text[1] - '0';
    return true;
}

static int days_in(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Years are counted from 10000 years before the year 0, so that every day is above "no date". */
enum { BEFORE = 10000, LAST = 9999, ROOM = 0xfffffff };

mv_date mv_date_on(int32_t day)
{
    return day ? (mv_date){ (unsigned)day & ROOM, 10 } : (mv_date){ 0 };
}

mv_date mv_date_of(int year, int month, int day)
{
    bool known =
        year >= -LAST && year <= LAST && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
    return known ? mv_date_on((year + BEFORE) * 10000 + month * 100 + day) : (mv_date){ 0 };
}

int mv_date_year(mv_date date)
{
    return date.day / 10000 - BEFORE;
}

static int month_of(mv_date date)
{
    return date.day / 100 % 100;
}

bool mv_date_parse(const char *text, mv_date *date)
{
    int century, year, month = 1, day = 1;
    bool negative = *text == '-';
    text += negative;
    size_t length = strlen(text);
    if (length != 4 && length != 7 && length != 10) return false;
    if (!two_digits(text, &century) || !two_digits(text + 2, &year)) return false;
    year += 100 * century;
    if (length >= 7 && (text[4] != '-' || !two_digits(text + 5, &month))) return false;
    if (length == 10 && (text[7] != '-' || !two_digits(text + 8, &day))) return false;
    if (negative && !year) return false;
    mv_date found = mv_date_of(negative ? -year : year, month, day);
    if (found.day) *date = (mv_date){ found.day, length & 15 };
    return found.day != 0;
}

static char *put_digits(char *at, unsigned number, size_t count)
{
    for (size_t i = count; i-- > 0; number /= 10) at[i] = (char)('0' + number % 10);
    return at + count;
}

/* By hand, as sets of a million relations are written: snprintf() takes a tenth of the time of all. */
const char *mv_date_format(mv_date date, mv_date_text text)
{
    bool negative = date.day && mv_date_year(date) < 0;
    unsigned year = (unsigned)abs(mv_date_year(date)) % 10000, day = (unsigned)date.day % 10000;
    char *at = text;
    *at = '-';
    if (date.day) {
        at = put_digits(at + negative, year, 4);
        *at++ = '-';
        at = put_digits(at, day / 100, 2);
        *at++ = '-';
        at = put_digits(at, day % 100, 2);
    }
    *at = '\0';
    text[date.precision + negative] = '\0';
    return text;
}

mv_date mv_date_after(mv_date date)
{
    int year = mv_date_year(date), month = month_of(date), day = date.day % 100;
    if (!date.day) return date;
    if (date.precision == 10 && ++day > days_in(year, month)) day = 1;
    if (date.precision < 10) day = 1;
    if (date.precision == 4 || (day == 1 && ++month > 12)) {
        month = 1;
        year++;
    }
    return mv_date_of(year, month, day);
}

mv_date mv_date_before(mv_date date)
{
    int year = mv_date_year(date), month = month_of(date), day = date.day % 100 - 1;
    if (!date.day) return date;
    if (!day && !--month) {
        month = 12;
        year--;
    }
    return mv_date_of(year, month, day ? day : days_in(year, month));
}

mv_date mv_date_add_months(mv_date date, int months)
{
    if (!date.day || months > 12 * (BEFORE + LAST)) return (mv_date){ 0 };
    int all = (date.day / 10000) * 12 + month_of(date) - 1 + months, day = date.day % 100;
    int year = all / 12 - BEFORE, month = all % 12 + 1, last = days_in(year, month);
    return mv_date_of(year, month, day < last ? day : last);
}

/* --- stretches of time ------------------------------------------------------------------------------------ */

bool mv_period_parse(const char *text, mv_period *period)
{
    const char *dots = strstr(text, "..");
    char first[sizeof(mv_date_text)];
    size_t length = dots ? (size_t)(dots - text) : strlen(text);
    if (length >= sizeof first) return false;
    memcpy(first, text, length);
    first[length] = '\0';
    if (!mv_date_parse(first, &period->from)) return false;
    period->to = period->from;
    if (dots && !mv_date_parse(dots + 2, &period->to)) return false;
    mv_span days = mv_period_span(*period);
    return !days.until || days.from < days.until;
}

const char *mv_period_format(mv_period period, mv_period_text text)
{
    mv_date_text from, to;
    bool one = period.from.day == period.to.day && period.from.precision == period.to.precision;
    mv_date_format(period.from, from);
    mv_date_format(period.to, to);
    snprintf(text, sizeof(mv_period_text), "%s%s%s", from, one ? "" : "..", one ? "" : to);
    return text;
}

mv_date mv_period_last(mv_period period)
{
    int year = mv_date_year(period.to), month = period.to.precision == 4 ? 12 : month_of(period.to);
    if (!period.to.day) return period.to;
    return mv_date_of(year, month, period.to.precision < 10 ? days_in(year, month) : period.to.day % 100);
}

mv_span mv_period_span(mv_period period)
{
    return (mv_span){ period.from.day, mv_date_after(period.to).day };
}

bool mv_spans_meet(mv_span a, mv_span b)
{
    return (!b.until || a.from < b.until) && (!a.until || b.from < a.until);
}

bool mv_span_within(mv_span inner, mv_span outer)
{
    return inner.from >= outer.from && (!outer.until || (inner.until && inner.until <= outer.until));
}
