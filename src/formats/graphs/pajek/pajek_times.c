#include "formats/graphs/pajek/pajek_times.h"
#include <string.h>

static const char *read_point(const char *at, char *point)
{
    at += strspn(at, " \t");
    size_t length = *at == '*' ? 1 : strspn(at, "0123456789");
    if (!length || length > 8) return NULL;
    if (*at != '*') memcpy(point, at, length);
    point[*at == '*' ? 0 : length] = '\0';
    at += length;
    return at + strspn(at, " \t");
}

bool mv_pajek_next(const char **at, mv_pajek_span *span)
{
    const char *now = *at;
    if (!strchr("[,", *now) || !*now) {
        if (strcmp(now, "]") == 0) *at = "";
        return false;
    }
    now = read_point(now + 1, span->from);
    if (!now) return false;
    strcpy(span->to, span->from);
    if (*now == '-') now = read_point(now + 1, span->to);
    if (now) *at = now;
    return now != NULL;
}

mv_pajek_span mv_pajek_hull(const char *times, bool *gaps)
{
    mv_pajek_span hull = { "", "" }, span;
    size_t count = 0;
    while (times && mv_pajek_next(&times, &span)) {
        if (count++ == 0) hull = span;
        strcpy(hull.to, span.to);
    }
    *gaps = count > 1;
    return hull;
}

/* --- writing ---------------------------------------------------------------------------------------------- */

static void add_point(mv_text *out, mv_date date)
{
    mv_date_text text;
    for (const char *c = mv_date_format(date, text); *c; c++)
        if (*c != '-') mv_text_add_bytes(out, c, 1);
}

/* The last year, month or day in which it still held. */
static mv_date last_of(mv_date start, mv_date end, mv_date through)
{
    mv_date last = mv_date_before(end);
    if (through.day || !end.day) return through;
    if (start.day == end.day) return (mv_date){ start.day, 10 };
    bool whole_year = end.precision == 4, whole_month = end.precision == 7;
    if (whole_year) last = mv_date_of(mv_date_year(last), 1, 1);
    if (whole_month) last = mv_date_of(mv_date_year(last), last.day / 100 % 100, 1);
    if (whole_year || whole_month) last.precision = end.precision;
    return last;
}

bool mv_pajek_add_times(mv_text *out, mv_date start, mv_date end, mv_date through)
{
    enum { FIRST = 1000 }; /* earlier years would be points in time */
    mv_date last = last_of(start, end, through);
    if (!start.day && !last.day) return true;
    if (!start.day || mv_date_year(start) < FIRST || (last.day && mv_date_year(last) < FIRST)) return false;
    mv_text_add(out, " [");
    add_point(out, start);
    mv_text_add(out, "-");
    if (last.day)
        add_point(out, last);
    else
        mv_text_add(out, "*");
    mv_text_add(out, "]");
    return true;
}
