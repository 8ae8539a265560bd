#include "report/whatif/whatif_words.h"
#include <ctype.h>
#include <math.h>
#include <string.h>

void mv_whatif_add_title(mv_text *out, const char *title)
{
    bool small = title[0] && islower((unsigned char)title[1]);
    char first[] = { small ? (char)tolower((unsigned char)title[0]) : title[0], '\0' };
    mv_text_add(out, first);
    if (title[0]) mv_text_add(out, title + 1);
}

bool mv_whatif_is_plural(const char *title)
{
    size_t length = strlen(title);
    return length > 1 && title[length - 1] == 's' && title[length - 2] != 's';
}

void mv_whatif_add_value(mv_text *out, const mv_metric *metric, double number)
{
    mv_value value = mv_metric_value(metric, number);
    if (isnan(number))
        mv_text_add(out, "undefined");
    else
        mv_value_show(out, &value);
}

void mv_whatif_add_relation(mv_text *out, const mv_whatif_input *w, const mv_relation *relation)
{
    const mv_relations *set = &w->found->edited->set;
    mv_text_format(out, "%s %s %s (%s%s)", mv_whatif_name(w, &set->actors[relation->source]),
                   relation->directed ? "\xe2\x86\x92" : "\xe2\x80\x93",
                   mv_whatif_name(w, &set->actors[relation->target]), set->types[relation->type].name,
                   relation->sign < 0    ? ", negative"
                   : relation->sign == 0 ? ", neutral"
                                         : "");
}

void mv_whatif_add_measured(mv_text *out, const mv_whatif_input *w, const mv_metric *metric)
{
    mv_text_add(out, "the ");
    mv_whatif_add_title(out, metric->title);
    mv_text_format(out, " of %s", metric->scope == MV_PER_ACTOR ? mv_whatif_name(w, w->focus) : "the network");
}

bool mv_whatif_changes(const mv_reading *was, const mv_reading *is)
{
    if (isnan(was->value) || isnan(is->value)) return isnan(was->value) != isnan(is->value);
    return mv_reading_change(was, is) != 0;
}

static void add_ranks(mv_text *out, const mv_reading *was, const mv_reading *is)
{
    if (!was->rank || !is->rank) return;
    const char *first = was->sharers > 1 ? "shared " : "", *then = is->sharers > 1 ? "shared " : "";
    if (was->ranked != is->ranked)
        mv_text_format(out, " (%srank %zu of the %zu that have a value before, %s%zu of %zu after)", first,
                       was->rank, was->ranked, then, is->rank, is->ranked);
    else if (was->rank == is->rank && *first == *then)
        mv_text_format(out, " (still %srank %zu of %zu)", then, is->rank, is->ranked);
    else
        mv_text_format(out, " (%srank %zu to %s%zu of %zu)", first, was->rank, then, is->rank, is->ranked);
}

void mv_whatif_add_change(mv_text *out, const mv_metric *metric, const mv_reading *was, const mv_reading *is)
{
    bool many = mv_whatif_is_plural(metric->title);
    if (isnan(is->value) || isnan(was->value)) {
        mv_text_add(out, many ? "are " : "is ");
        mv_text_add(out, isnan(is->value) ? "no longer defined" : "now defined, and ");
        if (!isnan(is->value)) mv_whatif_add_value(out, metric, is->value);
        return;
    }
    bool rises = is->value > was->value;
    mv_text_format(out, "%s%s from ", rises ? "rise" : "fall", many ? "" : "s");
    mv_whatif_add_value(out, metric, was->value);
    mv_text_add(out, " to ");
    mv_whatif_add_value(out, metric, is->value);
    add_ranks(out, was, is);
}
