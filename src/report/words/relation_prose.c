#include "report/words/prose.h"
#include <string.h>

/* A relation in words. */

/* A last day, month or year, which is a part of the time. */
static void say_through(mv_text *out, const mv_relation *relation, const char *start)
{
    mv_date_text last;
    mv_date_format(relation->through, last);
    if (strcmp(start, last) == 0)
        mv_text_format(out, ", %s %s", relation->through.precision == 10 ? "on" : "in", last);
    else
        mv_text_format(out, ", %s%sthrough %s", start, *start ? " " : "", last);
}

/* ", since 2001-06-15", ", 2001 to 2009", ", 2001 through 2008", ", until 2009", ", on 2003-11-05", or nothing. */
static void say_dates(mv_text *out, const mv_relation *relation)
{
    mv_date_text start, end;
    mv_date_format(relation->start, start);
    mv_date_format(relation->end, end);
    if (relation->through.day)
        say_through(out, relation, start);
    else if (*start && strcmp(start, end) == 0)
        mv_text_format(out, ", on %s", start);
    else if (*start && *end)
        mv_text_format(out, ", %s to %s", start, end);
    else if (*start)
        mv_text_format(out, ", since %s", start);
    else if (*end)
        mv_text_format(out, ", until %s", end);
}

void mv_say_content(mv_text *out, const mv_relation *relation)
{
    mv_text_add(out, relation->sign > 0 ? "+" : relation->sign < 0 ? "\xe2\x88\x92" : "0 x ");
    mv_text_add_number(out, relation->weight, 4);
    say_dates(out, relation);
}

static void say_source(mv_text *out, const mv_source *source, const char *quote)
{
    mv_text_add(out, quote ? " \xe2\x80\x9c" : " Source: ");
    if (quote) mv_text_format(out, "%s\xe2\x80\x9d, ", quote);
    mv_text_add(out, source->title ? source->title : source->id);
    if (source->publisher) mv_text_format(out, ", %s", source->publisher);
    if (source->date) mv_text_format(out, ", %s", source->date);
    if (source->url) mv_text_format(out, " <%s>", source->url);
    mv_text_add(out, ".");
}

void mv_say_relation(mv_text *out, const mv_network *network, const mv_relation *relation, const char *language)
{
    const mv_relations *set = network->set;
    int32_t day = mv_network_day(network);
    const mv_type *type = &set->types[relation->type];
    mv_text_format(out, "%s %s %s: %s (%s", mv_actor_name_on(&set->actors[relation->source], language, day),
                   relation->directed ? "\xe2\x86\x92" : "\xe2\x80\x93",
                   mv_actor_name_on(&set->actors[relation->target], language, day), type->name,
                   relation->sign > 0   ? "+"
                   : relation->sign < 0 ? "\xe2\x88\x92"
                                        : "0 x ");
    mv_text_add_number(out, relation->weight, 12);
    mv_text_add(out, ")");
    say_dates(out, relation);
    if (relation->confidence)
        mv_text_format(out, "; %s confidence", mv_confidence_name((mv_confidence)relation->confidence));
    if (relation->details->basis)
        mv_text_format(out, "%s %s", relation->confidence ? "," : ";", relation->details->basis);
    mv_text_add(out, ".");
    for (size_t i = 0; i < relation->details->citation_count; i++)
        say_source(out, &set->sources[relation->details->citations[i].source],
                   relation->details->citations[i].quote);
    if (mv_relation_note(relation)) mv_text_format(out, " Note: %s", mv_relation_note(relation));
}
