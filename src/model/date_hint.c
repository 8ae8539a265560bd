#include "model/date_hint.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- pieces ----------------------------------------------------------------------------------------------- */

static size_t digits_of(const char *text)
{
    return strspn(text, "0123456789");
}

/* The date of numbers that were read; no date when there is none. Without a month or a day they are 0. */
static mv_date date_of(int year, int month, int day)
{
    mv_date date = mv_date_of(year, month ? month : 1, day ? day : 1);
    date.precision = day ? 10 : month ? 7 : 4;
    return date;
}

/* Up to three numbers with one and the same mark between them. Returns how many there are; 0: the text is
 * otherwise. `digits` says how many each is written with. */
static size_t read_numbers(const char *text, char mark, int numbers[3], size_t digits[3])
{
    for (size_t i = 0; i < 3; i++) {
        digits[i] = digits_of(text);
        if (digits[i] == 0 || digits[i] > 4) return 0;
        numbers[i] = atoi(text);
        text += digits[i];
        if (!*text) return i + 1;
        if (*text++ != mark) return 0;
    }
    return 0;
}

/* --- what a text may be ----------------------------------------------------------------------------------- */

/* The year of "431 BC" or "1066 AD", 1 BC being the year 0. False when the text is otherwise. */
static bool read_era(const char *text, size_t length, mv_date *date, bool *bc)
{
    static const char *const before[] = { "bc", "bce", "b.c.", "b.c.e.", "v. chr.", "v.chr." };
    static const char *const after[] = { "ad", "ce", "a.d.", "c.e.", "n. chr.", "n.chr." };
    size_t digits = digits_of(text), behind = digits + strspn(text + digits, " ");
    int year = digits && digits < 5 ? atoi(text) : 0;
    for (size_t i = 0; year && behind < length && i < sizeof before / sizeof *before; i++) {
        const char *era = text + behind;
        *bc = strlen(before[i]) == length - behind && strncasecmp(era, before[i], length - behind) == 0;
        bool ad = strlen(after[i]) == length - behind && strncasecmp(era, after[i], length - behind) == 0;
        *date = date_of(*bc ? 1 - year : year, 0, 0);
        if (*bc || ad) return true;
    }
    return false;
}

static bool hint_era(const char *text, mv_quoted hint)
{
    mv_date date;
    mv_date_text iso;
    bool bc;
    if (!read_era(text, strlen(text), &date, &bc)) return false;
    int year = atoi(text);
    mv_date_format(date, iso);
    if (bc)
        snprintf(hint, sizeof(mv_quoted), "; %d BC is %s%s", year, iso, year > 1 ? ", as 1 BC is 0000" : "");
    else
        snprintf(hint, sizeof(mv_quoted), "; write %s", iso);
    return true;
}

/* "431 BC..404 BC", "27 BC..0014": one end or both by an era. */
static bool hint_period(const char *text, mv_quoted hint)
{
    const char *dots = strstr(text, "..");
    mv_date first, last;
    mv_date_text from, until;
    bool bc[2] = { false, false };
    char begin[20] = "";
    if (!dots || (size_t)(dots - text) >= sizeof begin) return false;
    memcpy(begin, text, (size_t)(dots - text));
    bool known = (read_era(begin, strlen(begin), &first, &bc[0]) || mv_date_parse(begin, &first)) &&
                 (read_era(dots + 2, strlen(dots + 2), &last, &bc[1]) || mv_date_parse(dots + 2, &last));
    if (known && first.day > last.day)
        snprintf(hint, sizeof(mv_quoted), "; it ends before it begins");
    else if (known)
        snprintf(hint, sizeof(mv_quoted), "; write %s..%s%s", mv_date_format(first, from),
                 mv_date_format(last, until), bc[0] || bc[1] ? ", as 1 BC is 0000" : "");
    return known;
}

/* "-431", and with a minus sign that is no hyphen: a year before 1 has four digits as well. */
static bool hint_negative(const char *text, mv_quoted hint)
{
    static const char minus[] = "\xe2\x88\x92";
    bool sign = strncmp(text, minus, strlen(minus)) == 0;
    const char *rest = sign ? text + strlen(minus) : text + (*text == '-');
    size_t digits = digits_of(rest);
    int year = digits && digits < 5 ? atoi(rest) : 0;
    mv_date_text iso;
    if (rest == text || !digits || digits > 4 || (!sign && digits == 4 && year) ||
        (rest[digits] && rest[digits] != '-'))
        return false;
    mv_date_format(date_of(-year, 0, 0), iso);
    snprintf(hint, sizeof(mv_quoted), "; write %s%.6s, with %s, which is %d BC", iso, rest + digits,
             sign   ? "a hyphen"
             : year ? "four digits"
                    : "no sign",
             year + 1);
    return true;
}

/* "41395": what spreadsheets keep a day as when they were not told to write dates. From October 1954 to April
 * 2064: numbers below are rather years that are misspelt. */
static bool hint_serial(const char *text, mv_quoted hint)
{
    enum { FIRST_YEAR = 1954, ITS_NUMBER = 19725 };
    int number = strlen(text) == 5 && digits_of(text) == 5 ? atoi(text) : 0, year = FIRST_YEAR;
    mv_date_text iso;
    if (number < 20000 || number > 60000) return false;
    for (number -= ITS_NUMBER; number >= 365 + (year % 4 == 0); year++) number -= 365 + (year % 4 == 0);
    mv_date date = mv_date_of(year, 1, 1);
    while (number--) date = mv_date_after(date);
    mv_date_format(date, iso);
    snprintf(hint, sizeof(mv_quoted), "; years have four digits; as a day of a spreadsheet it is %s", iso);
    return true;
}

/* "10000", "+12013-01": no calendar of this program goes there. */
static bool hint_range(const char *text, mv_quoted hint)
{
    const char *rest = text + (*text == '-' || *text == '+');
    size_t digits = digits_of(rest);
    if (digits < 5 || (digits == 8 && !rest[8] && rest == text) || (rest[digits] && rest[digits] != '-'))
        return false;
    snprintf(hint, sizeof(mv_quoted), "; years have four digits, from -9999 to 9999");
    return true;
}

/* 29 February of a year that is a leap year by the Julian calendar alone, and its day by the Gregorian one: that
 * calendar is so many days ahead until the day before. */
static bool hint_julian(const char *text, mv_quoted hint)
{
    bool negative = *text == '-';
    const char *rest = text + negative;
    if (digits_of(rest) != 4 || strcmp(rest + 4, "-02-29") != 0) return false;
    int year = negative ? -atoi(rest) : atoi(rest), century = (year - 1 + 10000) / 100 - 100;
    if (year % 4 != 0) return false;
    int ahead = century - ((century + 100) / 4 - 25) - 2;
    mv_date date = mv_date_of(year, 2, 28);
    for (; ahead >= 0; ahead--) date = mv_date_after(date);
    for (ahead++; ahead < 0; ahead++) date = mv_date_before(date);
    mv_date_text iso;
    snprintf(hint, sizeof(mv_quoted), "; the Julian calendar alone has that day, which is %s by the Gregorian one",
             mv_date_format(date, iso));
    return date.day != 0;
}

/* "1.5.1940", "5/1940", "1940/5/1", "19400501", "1940-05-01T12:00": one date, or with strokes two. */
static bool hint_order(const char *text, mv_quoted hint)
{
    int n[3] = { 0 };
    size_t digits[3], count = 0;
    char mark = 0;
    mv_date first = { 0 }, second = { 0 };
    mv_date_text iso, other;
    for (const char *marks = "./-"; *marks && !count; marks++)
        count = read_numbers(text, mark = *marks, n, digits);
    if (count == 1 && n[0]) first = date_of(n[0], 0, 0); /* a bare 0 is no year */
    if (count == 2)
        first = digits[0] == 4 ? date_of(n[0], n[1], 0) : digits[1] == 4 ? date_of(n[1], n[0], 0) : first;
    if (count == 3 && digits[0] == 4) first = date_of(n[0], n[1], n[2]);
    if (count == 3 && digits[2] == 4) {
        first = date_of(n[2], n[1], n[0]);
        if (mark == '/' || !first.day) second = date_of(n[2], n[0], n[1]);
    }
    if (!first.day) first = second;
    if (!first.day) return false;
    bool maybe = count == 2 && mark == '.' && digits[1] == 1; /* "2001.5" is half of a year to some */
    snprintf(hint, sizeof(mv_quoted), "; write %s%s", mv_date_format(first, iso),
             maybe ? " if that is a month" : "");
    if (second.day && second.day != first.day)
        snprintf(hint, sizeof(mv_quoted), "; write %s or %s", iso, mv_date_format(second, other));
    return true;
}

/* "2001-13", "2001-13-01" */
static bool hint_no_month(const char *text, mv_quoted hint)
{
    int n[3] = { 0 };
    size_t digits[3], count = 0;
    for (const char *marks = "./-"; *marks && !count; marks++) count = read_numbers(text, *marks, n, digits);
    if (count < 2 || digits[0] != 4 || (n[1] >= 1 && n[1] <= 12)) return false;
    snprintf(hint, sizeof(mv_quoted), "; there is no month %d", n[1]);
    return true;
}

/* "29.2.1900" that only the Julian calendar has, "31.2.1940" that none has. */
static bool hint_no_day(const char *text, mv_quoted hint)
{
    int n[3] = { 0 };
    size_t digits[3], count = 0;
    char iso[40];
    for (const char *marks = "./-"; *marks && !count; marks++) count = read_numbers(text, *marks, n, digits);
    if (count != 3 || (digits[0] == 4) == (digits[2] == 4)) return false;
    int year = digits[0] == 4 ? n[0] : n[2], day = digits[0] == 4 ? n[2] : n[0];
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, n[1], day);
    if (hint_julian(iso, hint)) return true;
    snprintf(hint, sizeof(mv_quoted), "; there is no %s", iso);
    return n[1] >= 1 && n[1] <= 12 && day >= 1 && day <= 31;
}

/* "44-03-15", "15.3.44": of which century is not known. */
static bool hint_short_year(const char *text, mv_quoted hint)
{
    int n[3] = { 0 };
    size_t digits[3], count = 0;
    char mark = 0;
    for (const char *marks = "./-"; *marks && !count; marks++)
        count = read_numbers(text, mark = *marks, n, digits);
    if (count != 3 || digits[0] == 4 || digits[2] == 4) return false;
    int year = mark == '-' ? n[0] : n[2], day = mark == '-' ? n[2] : n[0];
    mv_date early = date_of(year, n[1], day), late = date_of(1900 + year, n[1], day);
    mv_date_text a, b;
    if (year > 99 || !early.day || !late.day || !n[1] || !day)
        snprintf(hint, sizeof(mv_quoted), "; years have four digits");
    else
        snprintf(hint, sizeof(mv_quoted), "; years have four digits: write %s or %s", mv_date_format(early, a),
                 mv_date_format(late, b));
    return true;
}

/* A month by its English name or the first three letters or more of it; 0: none. */
static int month_named(const char *word, size_t length)
{
    static const char *const months[] = { "january", "february", "march",     "april",   "may",      "june",
                                          "july",    "august",   "september", "october", "november", "december" };
    for (int i = 0; i < 12; i++)
        if (length >= 3 && length <= strlen(months[i]) && strncasecmp(word, months[i], length) == 0) return i + 1;
    return 0;
}

/* "June 1914", "28 June 1914", "Jun 28, 1914", "28-Jun-1914" */
static bool hint_named(const char *text, mv_quoted hint)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", marks[] = " ,.-/";
    int year = 0, month = 0, day = 0;
    for (text += strspn(text, marks); *text; text += strspn(text, marks)) {
        size_t digits = digits_of(text), word = strspn(text, letters);
        int *part = word ? &month : digits == 4 ? &year : &day;
        if (*part || (!word && !digits) || digits == 3 || digits > 4) return false;
        *part = word ? month_named(text, word) : atoi(text);
        if (!*part) return false;
        text += word + digits;
    }
    mv_date date = date_of(year, month, day);
    mv_date_text iso;
    if (!year || !month || !date.day) return false;
    snprintf(hint, sizeof(mv_quoted), "; write %s", mv_date_format(date, iso));
    return true;
}

static bool hint_cut(const char *text, mv_quoted hint)
{
    mv_date date;
    char piece[11] = "";
    size_t length = strlen(text);
    bool whole = length == 8 && digits_of(text) == 8;
    if (whole) snprintf(piece, sizeof piece, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
    if (length > 10 && (text[10] == 'T' || text[10] == ' ')) snprintf(piece, sizeof piece, "%.10s", text);
    if (!mv_date_parse(piece, &date)) return false;
    snprintf(hint, sizeof(mv_quoted), "; write %s", piece);
    return true;
}

const char *mv_date_hint(const char *text, mv_quoted buffer)
{
    bool (*const hints[])(const char *, mv_quoted) = { hint_era,    hint_period,     hint_negative, hint_serial,
                                                       hint_range,  hint_julian,     hint_order,    hint_no_month,
                                                       hint_no_day, hint_short_year, hint_named,    hint_cut };
    buffer[0] = '\0';
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (hints[i](text, buffer)) return buffer;
    buffer[0] = '\0';
    return buffer;
}
