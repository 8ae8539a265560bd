#include "report/words/prose.h"
#include <math.h>

static const char *ordinal(size_t n)
{
    if (n % 100 >= 11 && n % 100 <= 13) return "th";
    return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

/* "3rd of 119", "shared 3rd of 119" */
static void say_place(mv_text *out, const mv_rank_table *t, const mv_rank_row *row, size_t date)
{
    const mv_rank_place *place = &row->at[date];
    mv_text_format(out, "%s%zu%s of %zu", place->sharers > 1 ? "shared " : "", place->rank, ordinal(place->rank),
                   t->of[date]);
}

void mv_rank_say_date(mv_text *out, const mv_rank_table *t, size_t date)
{
    mv_period_text time;
    const char *when = mv_network_time(t->networks[date], time);
    mv_text_add(out, *when ? when : "all time");
}

void mv_rank_say_finding(mv_text *out, const mv_rank_table *t, const char *language)
{
    const mv_rank_row *focus = mv_rank_focus(t);
    size_t said = 0;
    for (size_t d = 0; d < t->dates && focus; d++) {
        if (!focus->at[d].rank) continue;
        if (!said) mv_text_format(out, "%s by %s: ", mv_rank_name(t, focus, language), t->metric->name);
        mv_text_add(out, said++ ? ", " : "");
        say_place(out, t, focus, d);
        if (t->dates > 1) mv_text_add(out, " on ");
        if (t->dates > 1) mv_rank_say_date(out, t, d);
    }
    if (!said) mv_text_format(out, "%s of %zu actors", t->metric->title, t->of[t->dates - 1]);
}

bool mv_rank_say_values(mv_text *out, const mv_rank_table *t, const char *language)
{
    const mv_rank_row *focus = mv_rank_focus(t);
    for (size_t d = 0; d < t->dates; d++)
        if (!focus || focus->at[d].rank || isnan(focus->at[d].value)) return false;
    mv_text_format(out, "%s of %s", t->metric->title, mv_rank_name(t, focus, language));
    for (size_t d = 0; d < t->dates; d++) {
        mv_value value = mv_scaled_value(t->metric, focus->at[d].value, false);
        mv_text_add(out, d ? ", " : ": ");
        mv_value_show(out, &value);
        if (t->dates > 1) mv_text_add(out, " on ");
        if (t->dates > 1) mv_rank_say_date(out, t, d);
    }
    return true;
}

void mv_rank_say_field(mv_text *out, const mv_rank_table *t)
{
    size_t last = t->dates - 1, gone = 0;
    for (size_t i = 0; i < t->count; i++)
        gone += t->rows[i].at[last].actor != MV_NONE && isnan(t->rows[i].at[last].value);
    for (size_t d = 0; d < t->dates; d++) {
        if (!t->unranked[d]) continue;
        mv_text_add(out, out->length ? " " : "");
        mv_text_add(out, "No ranks");
        if (t->dates > 1) mv_text_add(out, " on ");
        if (t->dates > 1) mv_rank_say_date(out, t, d);
        mv_text_format(out, ": %s.", t->unranked[d]);
    }
    if (t->otherwise[last])
        mv_text_format(out, "%s%zu of the same kind (%s) %s coded otherwise and not ranked.",
                       out->length ? " " : "", t->otherwise[last], t->kind,
                       t->otherwise[last] == 1 ? "is" : "are");
    if (gone) mv_text_format(out, "%sUndefined for %zu.", out->length ? " " : "", gone);
}
