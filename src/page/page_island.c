#include "page/page_parts.h"
#include "support/json/json_text.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The data for the script. Lists are dense: an actor, a type, a date is named by its number. */

enum { STYLE = MV_JSON_DENSE, DIGITS = 5 };

static void add_text(mv_text *out, const char *key, const char *value)
{
    if (value) mv_json_add_text(out, STYLE, key, value);
}

static void add_integer(mv_text *out, const char *key, long long value)
{
    mv_json_add_integer(out, STYLE, key, value);
}

static void open(mv_text *out, const char *key, char bracket)
{
    mv_json_open(out, STYLE, key, bracket);
}

static void close(mv_text *out, char bracket)
{
    mv_json_close(out, STYLE, bracket);
}

static void add_value(mv_text *out, double value)
{
    mv_json_next(out, STYLE, NULL);
    if (isfinite(value))
        mv_text_add_number(out, value, DIGITS);
    else
        mv_text_add(out, "null");
}

/* Days as numbers of which the later is the larger, each with its text as written. */
static void add_date(mv_text *out, mv_date date)
{
    mv_date_text text;
    add_integer(out, NULL, date.day);
    add_text(out, NULL, date.day ? mv_date_format(date, text) : "");
}

static mv_date in_full(mv_date date)
{
    return (mv_date){ date.day, 10 };
}

/* --- what the set declares -------------------------------------------------------------------------------- */

static void add_vectors(mv_text *out, const mv_relations *set)
{
    open(out, "vectors", '[');
    for (size_t i = 0; i < set->vector_count; i++) {
        open(out, NULL, '{');
        add_text(out, "id", set->vectors[i].id);
        add_text(out, "name", set->vectors[i].name);
        mv_json_add_bool(out, STYLE, "counted", set->vectors[i].counted);
        close(out, '}');
    }
    close(out, ']');
}

static void add_types(mv_text *out, const mv_relations *set)
{
    open(out, "types", '[');
    for (size_t i = 0; i < set->type_count; i++) {
        open(out, NULL, '{');
        add_text(out, "id", set->types[i].id);
        add_text(out, "name", set->types[i].name);
        close(out, '}');
    }
    close(out, ']');
}

static void add_sources(mv_text *out, const mv_relations *set)
{
    open(out, "sources", '[');
    for (size_t i = 0; i < set->source_count; i++) {
        const mv_source *source = &set->sources[i];
        open(out, NULL, '{');
        add_text(out, "title", source->title ? source->title : source->publisher ? source->publisher : source->id);
        if (source->title) add_text(out, "by", source->publisher);
        add_text(out, "date", source->date);
        add_text(out, "url", mv_page_link(source));
        close(out, '}');
    }
    close(out, ']');
}

/* --- actors and relations --------------------------------------------------------------------------------- */

static void add_shares(mv_text *out, const mv_actor *actor)
{
    open(out, "vectors", '[');
    for (size_t i = 0; i < actor->share_count; i++) {
        add_integer(out, NULL, (long long)actor->shares[i].vector);
        add_value(out, actor->shares[i].share);
    }
    close(out, ']');
}

static void add_actors(mv_text *out, const mv_page *page, const mv_page_side *side)
{
    open(out, "actors", '[');
    for (size_t i = 0; i < side->whole->actor_count; i++) {
        const mv_actor *actor = mv_network_actor(side->whole, i);
        mv_span span = mv_actor_span(actor);
        open(out, NULL, '{');
        add_text(out, "id", actor->id);
        add_text(out, "name", mv_network_name(side->whole, i, page->language));
        add_text(out, "kind", actor->kind);
        add_shares(out, actor);
        if (span.from) add_integer(out, "from", span.from);
        if (span.until) add_integer(out, "until", span.until);
        close(out, '}');
    }
    close(out, ']');
}

static void add_citations(mv_text *out, const mv_relation *relation)
{
    open(out, NULL, '[');
    for (size_t i = 0; i < relation->details->citation_count; i++) {
        add_integer(out, NULL, (long long)relation->details->citations[i].source);
        add_text(out, NULL, relation->details->citations[i].quote ? relation->details->citations[i].quote : "");
    }
    close(out, ']');
}

/* [from, to, type, sign, weight, directed, day, text, day, text, sources, note]; the second day is the one behind.
 */
static void add_relation(mv_text *out, const mv_page_side *side, const mv_relation *relation)
{
    open(out, NULL, '[');
    add_integer(out, NULL, (long long)side->number[relation->source]);
    add_integer(out, NULL, (long long)side->number[relation->target]);
    add_integer(out, NULL, relation->type);
    add_integer(out, NULL, relation->sign);
    add_value(out, relation->weight);
    add_integer(out, NULL, relation->directed);
    mv_date_text text;
    mv_span span = mv_relation_span(relation);
    add_integer(out, NULL, span.from ? span.from : side->set->as_of.day);
    add_text(out, NULL, relation->start.day ? mv_date_format(relation->start, text) : "");
    add_integer(out, NULL, span.until);
    mv_date last = relation->through.day ? relation->through : relation->end;
    add_text(out, NULL, last.day ? mv_date_format(last, text) : "");
    add_citations(out, relation);
    const char *note = mv_relation_note(relation);
    if (note) add_text(out, NULL, note);
    close(out, ']');
}

static void add_relations(mv_text *out, const mv_page_side *side)
{
    open(out, "relations", '[');
    for (size_t i = 0; i < side->relation_count; i++)
        add_relation(out, side, &side->set->relations[side->relations[i]]);
    close(out, ']');
}

/* --- numbers, date by date: only where they change -------------------------------------------------------- */

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* [date, value, date, value, ...] for each actor. */
static void add_scores(mv_text *out, const mv_page *page, const mv_page_side *side, size_t metric)
{
    size_t actors = side->whole->actor_count;
    const double *scores = &side->scores[metric * page->date_count * actors];
    open(out, NULL, '[');
    for (size_t i = 0; i < actors; i++) {
        open(out, NULL, '[');
        for (size_t d = 0; d < page->date_count; d++) {
            double value = scores[d * actors + i];
            if (d && same(value, scores[(d - 1) * actors + i])) continue;
            add_integer(out, NULL, (long long)d);
            add_value(out, value);
        }
        close(out, ']');
    }
    close(out, ']');
}

static bool profile_changes(const mv_page_side *side, size_t date, size_t actor)
{
    size_t vectors = side->set->vector_count, actors = side->whole->actor_count;
    if (!date) return true;
    for (size_t v = 0; v < vectors; v++) {
        size_t now = (date * actors + actor) * vectors + v, before = now - actors * vectors;
        if (!same(side->shares[now], side->shares[before]) || !same(side->hostile[now], side->hostile[before]))
            return true;
    }
    return false;
}

/* [share or null, ..., negative strength, ...] of all vectors, without the zeros at the end. */
static void add_profile(mv_text *out, const mv_page_side *side, size_t date, size_t actor)
{
    size_t vectors = side->set->vector_count, at = (date * side->whole->actor_count + actor) * vectors;
    size_t used = vectors;
    for (size_t v = 0; v < vectors; v++)
        if (side->hostile[at + v] > 0) used = vectors + v + 1;
    open(out, NULL, '[');
    for (size_t i = 0; i < used; i++) {
        double value = i < vectors ? (double)side->shares[at + i] : side->hostile[at + i - vectors];
        mv_json_next(out, STYLE, NULL);
        if (isfinite(value))
            mv_text_add_number(out, value, 3);
        else
            mv_text_add(out, "null");
    }
    close(out, ']');
}

static void add_profiles(mv_text *out, const mv_page *page, const mv_page_side *side)
{
    open(out, "profiles", '[');
    for (size_t i = 0; i < side->whole->actor_count; i++) {
        open(out, NULL, '[');
        for (size_t d = 0; d < page->date_count; d++) {
            if (!profile_changes(side, d, i)) continue;
            add_integer(out, NULL, (long long)d);
            add_profile(out, side, d, i);
        }
        close(out, ']');
    }
    close(out, ']');
}

/* [number, date, date, ...] of each that is meant on some date: from the first date on, until before the second.
 */
static void add_spells(mv_text *out, const char *key, const bool *meant, size_t dates, size_t count)
{
    open(out, key, '[');
    for (size_t i = 0; i < count; i++) {
        bool before = false, any = false;
        for (size_t d = 0; d <= dates; d++) {
            bool now = d < dates && meant[d * count + i];
            if (now && !any) {
                open(out, NULL, '[');
                add_integer(out, NULL, (long long)i);
            }
            if (now != before) add_integer(out, NULL, (long long)d);
            any |= now;
            before = now;
        }
        if (any) close(out, ']');
    }
    close(out, ']');
}

static void add_whole(mv_text *out, const mv_page *page, const mv_page_side *side)
{
    open(out, "whole", '[');
    for (size_t d = 0; d < page->date_count; d++) {
        open(out, NULL, '[');
        for (size_t m = 0; m < mv_page_whole_count(); m++)
            add_value(out, side->of_whole[d * mv_page_whole_count() + m]);
        close(out, ']');
    }
    close(out, ']');
    open(out, "bridged", '[');
    for (size_t d = 0, i = 0; d < page->date_count; d++) {
        open(out, NULL, '[');
        for (; i < side->bridged_until[d]; i++) add_integer(out, NULL, side->bridged[i]);
        close(out, ']');
    }
    close(out, ']');
    mv_json_add_bool(out, STYLE, "declared", side->set->coverage_count > 0);
    open(out, "beyond", '[');
    for (size_t d = 0; d < page->date_count; d++) add_integer(out, NULL, side->beyond[d]);
    close(out, ']');
}

/* --- the whole -------------------------------------------------------------------------------------------- */

static void add_metric(mv_text *out, const mv_metric *metric)
{
    open(out, NULL, '{');
    add_text(out, "name", metric->name);
    add_text(out, "title", metric->title);
    add_text(out, "summary", metric->summary);
    add_integer(out, "decimals", metric->flags & MV_COUNT_OF ? 0 : metric->decimals);
    close(out, '}');
}

static void add_side(mv_text *out, const mv_page *page, const mv_page_side *side)
{
    open(out, NULL, '{');
    add_text(out, "name", side->set->title ? side->set->title : side->set->path);
    if (side->whole->focus != MV_NONE) add_integer(out, "focus", (long long)side->whole->focus);
    add_vectors(out, side->set);
    add_types(out, side->set);
    add_sources(out, side->set);
    add_actors(out, page, side);
    add_relations(out, side);
    open(out, "scores", '[');
    for (size_t m = 0; m < page->metric_count; m++) add_scores(out, page, side, m);
    close(out, ']');
    add_profiles(out, page, side);
    add_spells(out, "left", side->left, page->date_count, side->relation_count);
    add_spells(out, "away", side->away, page->date_count, side->whole->actor_count);
    add_whole(out, page, side);
    close(out, '}');
}

/* Whether an escape of JSON stands for a character that turns the direction of what follows. */
static bool turns(const char *escape)
{
    static const char *const marks[] = { "202a", "202b", "202c", "202d", "202e", "2066", "2067", "2068", "2069" };
    for (size_t i = 0; i < MV_COUNT(marks); i++)
        if (strncmp(escape, marks[i], 4) == 0) return true;
    return false;
}

/* What must not stand in an element of HTML, or would mislead who reads it. */
static void add_disarmed(mv_text *out, const char *json)
{
    while (*json) {
        size_t plain = strcspn(json, "<\\");
        mv_text_add_bytes(out, json, plain);
        json += plain;
        if (*json == '<') {
            mv_text_add(out, "\\u003c");
            json++;
        } else if (*json == '\\') {
            bool turned = json[1] == 'u' && turns(json + 2);
            mv_text_add_bytes(out, turned ? "\\ufffd" : json, turned ? 6 : 2);
            json += turned ? 6 : 2;
        }
    }
}

void mv_page_add_island(mv_text *out, const mv_page *page)
{
    mv_text json = { 0 };
    mv_text_add(&json, "{");
    open(&json, "dates", '[');
    for (size_t d = 0; d < page->date_count; d++) add_date(&json, in_full(page->dates[d]));
    close(&json, ']');
    add_integer(&json, "first", (long long)page->first);
    open(&json, "metrics", '[');
    for (size_t m = 0; m < page->metric_count; m++) add_metric(&json, page->metrics[m]);
    close(&json, ']');
    open(&json, "whole", '[');
    for (size_t m = 0; m < mv_page_whole_count(); m++) add_metric(&json, mv_page_of_whole(m));
    close(&json, ']');
    open(&json, "sides", '[');
    for (size_t s = 0; s < page->side_count; s++) add_side(&json, page, &page->sides[s]);
    close(&json, ']');
    close(&json, '}');
    mv_text_add(out, "<script type=\"application/json\" id=\"data\">");
    add_disarmed(out, json.bytes);
    mv_text_add(out, "</script>\n");
    mv_text_clear(&json);
}
