#include "cli/run/option.h"
#include "model/date_hint.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define MV_PERIOD_EXPECTED "a day, a month, a year, or from one to another (2013, 2013-08, 2010..2014)"

mv_status mv_parse_refuse(const char *value, const char *expected, const mv_parse *parse)
{
    mv_quoted quoted;
    return mv_misuse(parse->log, "%s%s is %s; %s was expected", parse->row ? "--" : "",
                     parse->row ? parse->row->name : "the relation", mv_quote(value, quoted), expected);
}

mv_status mv_parse_index(const char *value, size_t *index, mv_parse *parse)
{
    if (mv_choices_find(parse->row->choices, value, index)) return MV_OK;
    const char *what = mv_arena_format(parse->arena, "--%s", parse->row->name);
    return mv_choices_refuse(parse->row->choices, what, value, parse->log);
}

mv_status mv_parse_choice(const char *value, void *target, mv_parse *parse)
{
    mv_status status = mv_parse_index(value, NULL, parse);
    if (!status) *(const char **)target = value;
    return status;
}

mv_status mv_parse_choice_or_first(const char *value, void *target, mv_parse *parse)
{
    return mv_parse_choice(value ? value : parse->row->choices(0), target, parse);
}

mv_status mv_parse_choices(const char *value, void *target, mv_parse *parse)
{
    mv_names *names = target;
    mv_status status = mv_parse_names(value, names, parse);
    for (size_t i = 0; i < names->count && !status; i++) status = mv_parse_index(names->items[i], NULL, parse);
    return status;
}

/* The same, with how the date is written that may be meant. */
mv_status mv_parse_refuse_date(const char *value, const char *expected, const mv_parse *parse)
{
    mv_quoted quoted, hint;
    return mv_misuse(parse->log, "--%s is %s; %s was expected%s", parse->row->name, mv_quote(value, quoted),
                     expected, mv_date_hint(value, hint));
}

mv_status mv_parse_date(const char *value, void *target, mv_parse *parse)
{
    return mv_parse_day(value, target) ? MV_OK : mv_parse_refuse_date(value, MV_DATE_EXPECTED, parse);
}

mv_status mv_parse_period(const char *value, void *target, mv_parse *parse)
{
    return mv_period_parse(value, target) ? MV_OK : mv_parse_refuse_date(value, MV_PERIOD_EXPECTED, parse);
}

mv_status mv_parse_flag(const char *value, void *target, mv_parse *parse)
{
    (void)value;
    (void)parse;
    *(bool *)target = true;
    return MV_OK;
}

mv_status mv_parse_text(const char *value, void *target, mv_parse *parse)
{
    (void)parse;
    *(const char **)target = value;
    return MV_OK;
}

mv_status mv_parse_names(const char *value, void *target, mv_parse *parse)
{
    const char *whole = value;
    size_t count = 1;
    for (const char *c = value; *c; c++) count += *c == ',';
    const char **items = mv_arena_alloc(parse->arena, count * sizeof *items);
    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(value, ",");
        if (length == 0) return mv_parse_refuse(whole, "names with a comma between them", parse);
        items[i] = mv_arena_copy(parse->arena, value, length);
        value += length + 1;
    }
    *(mv_names *)target = (mv_names){ items, count };
    return MV_OK;
}

mv_status mv_parse_more_names(const char *value, void *target, mv_parse *parse)
{
    mv_names *all = target, more = { 0 };
    mv_status status = mv_parse_names(value, &more, parse);
    if (status) return status;
    const char **items = mv_arena_alloc(parse->arena, (all->count + more.count) * sizeof *items);
    for (size_t i = 0; i < all->count; i++) items[i] = all->items[i];
    for (size_t i = 0; i < more.count; i++) items[all->count + i] = more.items[i];
    *all = (mv_names){ items, all->count + more.count };
    return MV_OK;
}

/* Functions of their own, so that rows tell where actors are named. */
mv_status mv_parse_actor(const char *value, void *target, mv_parse *parse)
{
    return mv_parse_text(value, target, parse);
}

mv_status mv_parse_actors(const char *value, void *target, mv_parse *parse)
{
    return mv_parse_names(value, target, parse);
}

mv_status mv_parse_more_actors(const char *value, void *target, mv_parse *parse)
{
    return mv_parse_more_names(value, target, parse);
}

mv_status mv_parse_number(const char *value, void *target, mv_parse *parse)
{
    double number;
    if (!mv_number_parse(value, &number) || number < 0) return mv_parse_refuse(value, "a number from 0 on", parse);
    *(double *)target = number;
    return MV_OK;
}

mv_status mv_parse_seconds(const char *value, void *target, mv_parse *parse)
{
    double seconds;
    if (!mv_number_parse(value, &seconds) || !(seconds > 0))
        return mv_parse_refuse(value, "a number of seconds above 0", parse);
    *(double *)target = seconds;
    return MV_OK;
}

/* Digits alone, and no more than 64 bits hold. */
bool mv_parse_whole(const char *value, uint64_t *count)
{
    if (!*value || value[strspn(value, "0123456789")]) return false;
    errno = 0;
    *count = strtoull(value, NULL, 10);
    return errno == 0;
}

/* More is asked for by mistake, and would overflow sums. */
#define MOST_COUNT 999999999999999999u

mv_status mv_parse_count(const char *value, void *target, mv_parse *parse)
{
    uint64_t count;
    if (!mv_parse_whole(value, &count) || count > MOST_COUNT)
        return mv_parse_refuse(value, "a whole number from 0 on", parse);
    *(size_t *)target = count;
    return MV_OK;
}

/* 1y, 6m: a number of years or of months. */
mv_status mv_parse_step(const char *value, void *target, mv_parse *parse)
{
    size_t digits = strspn(value, "0123456789");
    const char *unit = value + digits;
    int number = digits && digits < 5 ? atoi(value) : 0;
    if (!number || (strcmp(unit, "y") != 0 && strcmp(unit, "m") != 0))
        return mv_parse_refuse(value, "a step such as 1y or 6m", parse);
    *(int *)target = *unit == 'y' ? 12 * number : number;
    return MV_OK;
}

mv_status mv_parse_top(const char *value, void *target, mv_parse *parse)
{
    mv_status status = mv_parse_count(value, target, parse);
    if (!status && *(size_t *)target == 0) *(size_t *)target = MV_NONE;
    return status;
}

mv_status mv_parse_draws(const char *value, void *target, mv_parse *parse)
{
    enum { MOST = 1000000 };
    mv_status status = mv_parse_count(value, target, parse);
    if (!status && (*(size_t *)target < 1 || *(size_t *)target > MOST))
        status = mv_parse_refuse(value, "a number of draws from 1 to 1000000", parse);
    return status;
}

mv_status mv_parse_side(const char *value, void *target, mv_parse *parse)
{
    mv_settings *settings = target;
    size_t side = MV_SIDE_BOTH;
    mv_status status = mv_parse_index(value, &side, parse);
    settings->selection.side = (mv_tie_side)side;
    settings->sided = true;
    return status;
}

static mv_status parse_file(const char *value, void *target, mv_parse *parse)
{
    return *value ? mv_parse_text(value, target, parse) : mv_parse_refuse(value, "the name of a file", parse);
}

/* Two functions, so that a row tells what is read from what is written. */
mv_status mv_parse_input(const char *value, void *target, mv_parse *parse)
{
    return parse_file(value, target, parse);
}

mv_status mv_parse_output(const char *value, void *target, mv_parse *parse)
{
    return parse_file(value, target, parse);
}
