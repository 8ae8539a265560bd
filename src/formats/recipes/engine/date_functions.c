#include "formats/recipes/engine/sql.h"
#include "support/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Dates from the forms in which tables have them, as ISO text of the precision there is. NULL and an empty text
 * give NULL; what is no date is an error with its place, and gives NULL too. */

typedef struct parts {
    int year, month, day; /* 0: not known */
} parts;

static void give(sqlite3_context *context, mv_sql *sql, parts date, const char *value)
{
    char text[40];
    mv_date checked;
    if (!date.year) return;
    if (date.month && date.day)
        snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    else if (date.month)
        snprintf(text, sizeof text, "%04d-%02d", date.year, date.month);
    else
        snprintf(text, sizeof text, "%04d", date.year);
    if (mv_date_parse(text, &checked))
        sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
    else
        mv_sql_fail(sql, value, "there is no day %s", text);
}

/* --- ymd(year, month, day) ------------------------------------------------------------------------------ */

/* A part: 0 for NULL, nothing, 0 or a negative code. False, and an error, when it is no whole number up to `most`.
 */
static bool read_part(mv_sql *sql, sqlite3_value *value, const char *what, int most, int *part)
{
    mv_quoted quoted;
    double number;
    const char *text = (const char *)sqlite3_value_text(value);
    *part = 0;
    if (!text || !*text) return true;
    bool good = mv_number_parse(text, &number);
    if (good && number <= 0) return true;
    if (good && number <= most && number == (int)number) {
        *part = (int)number;
        return true;
    }
    mv_sql_fail(sql, text, "the %s is %s; a whole number up to %d was expected", what, mv_quote(text, quoted),
                most);
    return false;
}

static void ymd(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    static const char *const names[] = { "year", "month", "day" };
    static const int most[] = { 9999, 12, 31 };
    mv_sql *sql = sqlite3_user_data(context);
    int part[3] = { 0 };
    for (int i = 0; i < argc; i++)
        if (!read_part(sql, argv[i], names[i], most[i], &part[i])) return;
    give(context, sql, (parts){ part[0], part[1], part[2] }, (const char *)sqlite3_value_text(argv[argc - 1]));
}

/* --- iso_date(text, format) ------------------------------------------------------------------------------ */

/* As many digits as there are letters, or one or two for a single letter; moves on behind them. */
static bool read_digits(const char **text, size_t letters, int *part)
{
    size_t digits = strspn(*text, "0123456789"), most = letters == 1 ? 2 : letters;
    if (digits > most) digits = most;
    if (digits < letters || digits > 8) return false; /* no year has as many */
    *part = 0;
    for (size_t i = 0; i < digits; i++) *part = 10 * *part + (*text)[i] - '0';
    *text += digits;
    return true;
}

/* In the format Y, M and D stand for digits, "*" at its end for whatever follows, all else for itself. */
static bool read_formatted(const char *text, const char *format, parts *date)
{
    while (*format) {
        int *part = *format == 'Y'   ? &date->year
                    : *format == 'M' ? &date->month
                    : *format == 'D' ? &date->day
                                     : NULL;
        char letter[] = { *format, '\0' };
        size_t letters = part ? strspn(format, letter) : 1;
        if (*format == '*' && !format[1]) return true;
        if (part ? !read_digits(&text, letters, part) : *text++ != *format) return false;
        format += letters;
    }
    return !*text;
}

static void iso_date(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    mv_sql *sql = sqlite3_user_data(context);
    const char *text = (const char *)sqlite3_value_text(argv[0]);
    const char *format = (const char *)sqlite3_value_text(argv[1]);
    parts date = { 0 };
    mv_quoted quoted;
    (void)argc;
    if (!text || !*text || !format) return;
    if (read_formatted(text, format, &date) && date.year)
        give(context, sql, date, text);
    else
        mv_sql_fail(sql, text, "the date is %s; %s was expected", mv_quote(text, quoted), format);
}

/* --- day_after(date) ------------------------------------------------------------------------------------ */

/* For an end that is included: the next day, month or year. Behind the year 9999 there is none. */
static void day_after(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    const char *text = (const char *)sqlite3_value_text(argv[0]);
    mv_date date;
    mv_date_text after;
    mv_quoted quoted;
    (void)argc;
    if (!text || !*text) return;
    if (!mv_date_parse(text, &date)) {
        mv_sql_fail(sqlite3_user_data(context), text, "%s is no date YYYY, YYYY-MM or YYYY-MM-DD",
                    mv_quote(text, quoted));
        return;
    }
    mv_date next = mv_date_after(date);
    if (!next.day) return;
    next.precision = date.precision;
    sqlite3_result_text(context, mv_date_format(next, after), -1, SQLITE_TRANSIENT);
}

mv_status mv_sql_add_dates(mv_sql *sql)
{
    const mv_sql_function rows[] = {
        { "ymd", 1, ymd },
        { "ymd", 2, ymd },
        { "ymd", 3, ymd },
        { "iso_date", 2, iso_date },
        { "day_after", 1, day_after },
    };
    return mv_sql_add_functions(sql, rows, MV_COUNT(rows));
}
