#define _POSIX_C_SOURCE 200809L
#include "cli/run/option.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The day of the clock; that of SOURCE_DATE_EPOCH, seconds since 1970, where a run must give the same again
 * (reproducible-builds.org). No date when that is set to something else. */
static mv_date today(void)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    time_t now = fixed ? (time_t)strtoll(fixed, &end, 10) : time(NULL);
    struct tm parts;
    bool known = fixed ? end != fixed && !*end && gmtime_r(&now, &parts) : localtime_r(&now, &parts) != NULL;
    return known ? mv_date_of(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday) : (mv_date){ 0 };
}

bool mv_parse_day(const char *text, mv_date *date)
{
    if (strcmp(text, "today") != 0) return mv_date_parse(text, date);
    *date = today();
    return date->day != 0;
}
