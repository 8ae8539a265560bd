#include "formats/records/dates.h"
#include "model/date_hint.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPECTED MV_DATE_EXPECTED " was expected"

/* The numbers of a date, as they stand. */
typedef struct parts {
    int numbers[3];
    size_t digits[3], count;
    char separator;
} parts;

static size_t digits_at(const char *text)
{
    return strspn(text, "0123456789");
}

/* The length of the date without a time of day or the ".0" of a number. */
static size_t date_length(const char *text)
{
    size_t digits = digits_at(text), length = strlen(text);
    const char *time = strpbrk(text, "T ");
    if (strcmp(text + digits, ".0") == 0) return digits;
    if (time && time - text >= 8 && digits_at(time + 1) == 2 && time[3] == ':') return (size_t)(time - text);
    return length;
}

static bool split(const char *text, size_t length, parts *p)
{
    const char *end = text + length;
    *p = (parts){ 0 };
    for (;; text++) {
        size_t digits = digits_at(text);
        if (p->count == 3 || digits == 0 || digits > 8) return false;
        p->numbers[p->count] = atoi(text);
        p->digits[p->count++] = digits;
        text += digits;
        if (text == end) return true;
        if (!strchr("-/.", *text) || (p->separator && *text != p->separator)) return false;
        p->separator = *text;
    }
}

/* A month or a day that is 0 is not known; a year 0 is none, but for an ISO date. */
static const char *make(int year, int month, int day, mv_date *date)
{
    char iso[40];
    if (year < 1 || year > 9999 || (!month && day)) return EXPECTED;
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
    iso[!month ? 4 : !day ? 7 : 10] = '\0';
    return mv_date_parse(iso, date) ? NULL : EXPECTED;
}

/* One number: a year, YYYYMM, YYYYMMDD or a point in time. */
static const char *read_number(const parts *p, mv_date *date)
{
    int number = p->numbers[0];
    if (p->digits[0] <= 4) return make(number, 0, 0, date);
    if (p->digits[0] == 6) return make(number / 100, number % 100, 0, date);
    if (p->digits[0] == 8) return make(number / 10000, number / 100 % 100, number % 100, date);
    return EXPECTED;
}

static const char *read_year_first(const parts *p, mv_date *date)
{
    if (p->digits[1] > 2 || p->digits[2] > 2) return EXPECTED;
    if (p->separator == '.' && p->count == 2 && p->digits[1] == 1) return EXPECTED; /* 2001.5 may be half a year */
    return make(p->numbers[0], p->numbers[1], p->count == 3 ? p->numbers[2] : 0, date);
}

static const char *read_year_last(const parts *p, mv_date_order order, mv_date *date)
{
    int first = p->numbers[0], second = p->numbers[1];
    if (p->digits[0] > 2 || (p->count == 3 && p->digits[1] > 2)) return EXPECTED;
    if (p->count == 2) return make(second, first, 0, date);
    if (p->separator == '.' || first > 12 || first == second) order = MV_DATES_DMY;
    if (second > 12 && order == MV_DATES_UNSAID) order = MV_DATES_MDY;
    if (order == MV_DATES_DMY) return make(p->numbers[2], second, first, date);
    if (order == MV_DATES_MDY) return make(p->numbers[2], first, second, date);
    return "two dates are possible; --dates dmy or --dates mdy says what comes first";
}

const char *mv_date_read(const char *text, mv_date_order order, mv_date *date)
{
    parts p;
    if (mv_date_parse(text, date)) return NULL; /* most are written so */
    if (!split(text, date_length(text), &p)) return EXPECTED;
    if (p.count == 1) return read_number(&p, date);
    if (p.digits[0] == 4) return read_year_first(&p, date);
    return p.digits[p.count - 1] == 4 ? read_year_last(&p, order, date) : EXPECTED;
}

/* --- intervals -------------------------------------------------------------------------------------------- */

#define INTERVAL_EXPECTED "one interval such as <[2010, 2015]> was expected, and a row for each of several"

/* The date of one side, up to the end of what is left. */
static const char *read_side(char *text, mv_date_order order, mv_date *date)
{
    text += strspn(text, " ");
    char *end = text + strlen(text);
    while (end > text && end[-1] == ' ') *--end = '\0';
    if (strcmp(text, "Infinity") == 0 || strcmp(text, "-Infinity") == 0) return NULL;
    return mv_date_read(text, order, date);
}

const char *mv_interval_read(const char *text, mv_date_order order, mv_dates *dates)
{
    char buffer[80];
    size_t length = strlen(text);
    if (length && *text == '<' && text[length - 1] == '>') {
        text++;
        length -= 2;
    }
    bool open = length && text[length - 1] == ')';
    if (length > 1 && strchr("[(", *text) && strchr("])", text[length - 1])) {
        text++;
        length -= 2;
    }
    if (!length || length >= sizeof buffer) return INTERVAL_EXPECTED;
    memcpy(buffer, text, length);
    buffer[length] = '\0';
    char *comma = strchr(buffer, ',');
    if (strpbrk(buffer, "[]();")) return INTERVAL_EXPECTED;
    if (comma) *comma = '\0';
    const char *expected = read_side(buffer, order, &dates->start);
    if (!comma) dates->through = dates->start; /* a point in time */
    return expected || !comma ? expected : read_side(comma + 1, order, open ? &dates->end : &dates->through);
}
