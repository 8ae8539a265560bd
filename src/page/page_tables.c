#include "page/page_parts.h"
#include "picture/words/picture_words.h"
#include "report/model/report_model.h"
#include <math.h>
#include <string.h>

/* What the pictures show, and what is too much for them, to be read. */

void mv_page_add_element(mv_text *out, const char *name, const char *text)
{
    mv_text_format(out, "<%s>", name);
    mv_text_add_xml(out, text);
    mv_text_format(out, "</%s>", name);
}

void mv_page_add_value(mv_text *out, const mv_metric *metric, double value)
{
    mv_value shown = mv_metric_value(metric, value);
    mv_text_add(out, "<td class=\"number\">");
    mv_value_show(out, &shown);
    mv_text_add(out, "</td>");
}

const char *mv_page_link(const mv_source *source)
{
    const char *url = source->url;
    return url && (strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0) ? url : NULL;
}

/* --- parts of a table ------------------------------------------------------------------------------------- */

static void open_table(mv_text *out, const char *name, size_t side, const char *caption)
{
    mv_text_format(
        out,
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"s%zu-%s-caption\">\n<table "
        "class=\"sortable %s\"><caption id=\"s%zu-%s-caption\">",
        side, name, name, side, name);
    mv_text_add_xml(out, caption);
    mv_text_add(out, "</caption>\n<thead><tr>");
}

static void add_head(mv_text *out, const char *title, bool number)
{
    mv_text_format(out, "<th scope=\"col\"%s>", number ? " class=\"number\"" : "");
    mv_text_add_xml(out, title);
    mv_text_add(out, "</th>");
}

static void open_body(mv_text *out)
{
    mv_text_add(out, "</tr></thead>\n<tbody>\n");
}

static void close_table(mv_text *out)
{
    mv_text_add(out, "</tbody></table></div>\n");
}

static void add_day(mv_text *out, mv_date date)
{
    mv_date_text text;
    mv_text_format(out, "<td>%s</td>", date.day ? mv_date_format(date, text) : "");
}

/* --- actors ----------------------------------------------------------------------------------------------- */

static void add_vector_names(mv_text *out, const mv_relations *set, const mv_actor *actor)
{
    mv_text_add(out, "<td>");
    for (size_t i = 0; i < actor->share_count; i++) {
        if (i) mv_text_add(out, " / ");
        mv_text_add_xml(out, set->vectors[actor->shares[i].vector].name);
    }
    mv_text_add(out, "</td>");
}

static void add_actor(mv_text *out, const mv_page *page, const mv_page_side *side, size_t index)
{
    const mv_actor *actor = mv_network_actor(side->whole, index);
    size_t actors = side->whole->actor_count;
    mv_text_format(out, "<tr%s><th scope=\"row\"><button type=\"button\" class=\"name\" data-actor=\"%zu\">",
                   index == side->whole->focus ? " class=\"focus\"" : "", index);
    mv_text_add_xml(out, mv_network_name(side->whole, index, page->language));
    mv_text_add(out, "</button></th>");
    mv_page_add_element(out, "td", actor->kind);
    if (side->set->vector_count) add_vector_names(out, side->set, actor);
    for (size_t m = 0; m < page->metric_count; m++)
        mv_page_add_value(out, page->metrics[m],
                          side->scores[(m * page->date_count + page->first) * actors + index]);
    mv_text_add(out, "</tr>\n");
}

static void add_actors(mv_text *out, const mv_page *page, size_t number)
{
    const mv_page_side *side = &page->sides[number];
    mv_date_text day;
    mv_text caption = { 0 };
    mv_words_add_count(&caption, side->whole->actor_count, "actor");
    mv_text_add(&caption, ", with their numbers on ");
    mv_text_add(&caption, mv_date_format(page->dates[page->first], day));
    open_table(out, "actors", number, caption.bytes);
    add_head(out, "Actor", false);
    add_head(out, "Kind", false);
    if (side->set->vector_count) add_head(out, "Vector", false);
    for (size_t m = 0; m < page->metric_count; m++) add_head(out, page->metrics[m]->title, true);
    open_body(out);
    for (size_t i = 0; i < side->whole->actor_count; i++) add_actor(out, page, side, i);
    close_table(out);
    mv_text_clear(&caption);
}

/* --- relations -------------------------------------------------------------------------------------------- */

static void add_sources_of(mv_text *out, size_t side, const mv_relation *relation)
{
    mv_text_add(out, "<td>");
    for (size_t i = 0; i < relation->details->citation_count; i++)
        mv_text_format(out, "%s<a href=\"#s%zu-source-%zu\">%zu</a>", i ? ", " : "", side,
                       relation->details->citations[i].source + 1, relation->details->citations[i].source + 1);
    mv_text_add(out, "</td>");
}

static void add_relation(mv_text *out, const mv_page *page, size_t number, const mv_relation *relation)
{
    static const char *const terms[] = { "bad", "neutral", "good" };
    const mv_page_side *side = &page->sides[number];
    mv_text_add(out, "<tr><th scope=\"row\">");
    mv_text_add_xml(out, mv_network_name(side->whole, side->number[relation->source], page->language));
    mv_text_add(out, "</th>");
    mv_page_add_element(out, "td", side->set->types[relation->type].name);
    mv_page_add_element(out, "td", mv_network_name(side->whole, side->number[relation->target], page->language));
    mv_page_add_element(out, "td", terms[relation->sign + 1]);
    mv_text_add(out, "<td>");
    mv_text_add_number(out, relation->weight, 4);
    mv_text_add(out, "</td>");
    add_day(out, relation->start);
    add_day(out, relation->through.day ? relation->through : relation->end);
    add_sources_of(out, number, relation);
    mv_text_add(out, "</tr>\n");
}

static void add_relations(mv_text *out, const mv_page *page, size_t number)
{
    static const char *const heads[] = {
        "From", "Relation", "To", "Terms", "Weight", "Since", "Until", "Sources"
    };
    const mv_page_side *side = &page->sides[number];
    mv_date_text a, b;
    mv_text caption = { 0 };
    mv_words_add_count(&caption, side->relation_count, "relation");
    mv_text_format(&caption, " that held on any day from %s to %s", mv_date_format(page->dates[0], a),
                   mv_date_format(page->dates[page->date_count - 1], b));
    open_table(out, "relations", number, caption.bytes);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        add_head(out, heads[i], strcmp(heads[i], "Weight") == 0);
    open_body(out);
    for (size_t i = 0; i < side->relation_count; i++)
        add_relation(out, page, number, &side->set->relations[side->relations[i]]);
    close_table(out);
    mv_text_clear(&caption);
}

/* --- balance ---------------------------------------------------------------------------------------------- */

static void add_balance(mv_text *out, const mv_page *page, size_t number)
{
    const mv_page_side *side = &page->sides[number];
    open_table(out, "balance", number, "The whole, date by date");
    add_head(out, "Date", false);
    for (size_t m = 0; m < mv_page_whole_count(); m++) add_head(out, mv_page_of_whole(m)->title, true);
    open_body(out);
    for (size_t d = 0; d < page->date_count; d++) {
        mv_date_text day;
        mv_text_format(out, "<tr%s><th scope=\"row\" class=\"date\">%s</th>",
                       d == page->first ? " class=\"shown\"" : "", mv_date_format(page->dates[d], day));
        for (size_t m = 0; m < mv_page_whole_count(); m++)
            mv_page_add_value(out, mv_page_of_whole(m), side->of_whole[d * mv_page_whole_count() + m]);
        mv_text_add(out, "</tr>\n");
    }
    close_table(out);
}

/* --- sources ---------------------------------------------------------------------------------------------- */

static void add_source(mv_text *out, const mv_source *source)
{
    const char *title = source->title ? source->title : source->id, *link = mv_page_link(source);
    if (link) {
        mv_text_add(out, "<a rel=\"noreferrer\"");
        mv_text_add_attribute(out, "href", link);
        mv_text_add(out, ">");
    }
    mv_text_add_xml(out, title);
    if (link) mv_text_add(out, "</a>");
    if (source->publisher && strcmp(source->publisher, title) != 0) {
        mv_text_add(out, ", ");
        mv_text_add_xml(out, source->publisher);
    }
    if (source->date) {
        mv_text_add(out, ", ");
        mv_text_add_xml(out, source->date);
    }
}

static void add_sources(mv_text *out, const mv_page *page, size_t number)
{
    const mv_relations *set = page->sides[number].set;
    mv_text_add(out, "<ol class=\"sources\">\n");
    for (size_t i = 0; i < set->source_count; i++) {
        mv_text_format(out, "<li id=\"s%zu-source-%zu\">", number, i + 1);
        add_source(out, &set->sources[i]);
        mv_text_add(out, "</li>\n");
    }
    mv_text_add(out, "</ol>\n");
}

/* --- all of them ------------------------------------------------------------------------------------------ */

static void open_part(mv_text *out, const char *name, const char *title, bool opened)
{
    mv_text_format(out, "<details class=\"part %s\"%s><summary><h2>%s</h2></summary>\n", name,
                   opened ? " open" : "", title);
}

void mv_page_add_tables(mv_text *out, const mv_page *page, size_t side)
{
    static const struct {
        const char *name, *title;
        void (*add)(mv_text *, const mv_page *, size_t);
        bool opened, asleep; /* `asleep`: no elements of a page with scripts until somebody opens the part */
    } parts[] = { { "actors", "All actors", add_actors, true, false },
                  { "balance", "Balance of the whole", add_balance, true, false },
                  { "relations", "All relations", add_relations, false, true },
                  { "sources", "Sources", add_sources, false, false } };
    mv_text_format(out, "<section class=\"side\" data-side=\"%zu\">\n", side);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        open_part(out, parts[i].name, parts[i].title, parts[i].opened);
        mv_text_add(out, parts[i].asleep ? "<noscript>" : "");
        parts[i].add(out, page, side);
        mv_text_add(out, parts[i].asleep ? "</noscript>\n</details>\n" : "</details>\n");
    }
    mv_text_add(out, "</section>\n");
}
