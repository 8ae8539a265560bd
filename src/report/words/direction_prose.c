#include "report/words/prose.h"
#include "support/limits.h"

/* That relations have a direction which the numbers do not use. */

static void say_types(mv_text *out, const mv_direction *all)
{
    size_t shown = all->type_count > MV_SHOWN_TYPES ? MV_SHOWN_TYPES : all->type_count;
    for (size_t i = 0; i < shown; i++) mv_text_format(out, "%s%s", i ? ", " : "", all->types[i].id);
    if (shown < all->type_count) mv_text_format(out, " and %zu more types", all->type_count - shown);
}

static void say(mv_text *out, const mv_direction *all, const char *each)
{
    size_t count = all->relations;
    mv_text_format(out, "direction is not used: %s%zu relation%s%s (", *each ? "up to " : "", count,
                   count == 1 ? "" : "s", each);
    say_types(out, all);
    mv_text_format(out, ") %s directed; --directed tells the two ways apart", count == 1 ? "is" : "are");
}

void mv_say_direction(mv_text *out, const mv_direction *all, const char *each)
{
    if (!all->relations) return;
    if (out->length) mv_text_add(out, " ");
    size_t start = out->length;
    say(out, all, each);
    out->bytes[start] = 'D';
    mv_text_add(out, ".");
}

void mv_report_note_direction(mv_report *report, const mv_direction *all, const char *each)
{
    mv_text text = { 0 };
    if (all->relations) say(&text, all, each);
    report->notice = mv_report_keep(report, &text);
}

void mv_report_say_direction(mv_report *report, const mv_direction *all, const char *each, bool complete)
{
    mv_text text = { 0 };
    mv_report_note_direction(report, all, each);
    if (!complete) mv_say_direction(&text, all, each);
    mv_report_say_first(report, &text);
}
