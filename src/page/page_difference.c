#include "page/page_parts.h"
#include "page/page_pictures.h"
#include "picture/words/picture_words.h"
#include "support/memory.h"
#include <stdlib.h>

/* What differs between the two sides on the date that is shown first. */

mv_status mv_page_find_change(mv_page_change *change, const mv_page *page, mv_log *log)
{
    mv_selection selections[2];
    for (size_t i = 0; i < 2; i++) selections[i] = page->sides[i].shown->selection;
    mv_status status = mv_uncovered_find(&change->uncovered, page->sides[0].set, &selections[0],
                                         page->sides[1].set, &selections[1], log);
    selections[0].uncovered = change->uncovered.removed.apart;
    selections[1].uncovered = change->uncovered.added.apart;
    for (size_t i = 0; i < 2 && !status; i++)
        status = mv_network_build(&change->networks[i], page->sides[i].set, &selections[i], log);
    if (status) return status;
    change->changes = mv_changes_build(change->networks[0], change->networks[1]);
    change->changes->uncovered = &change->uncovered;
    return MV_OK;
}

void mv_page_clear_change(mv_page_change *change)
{
    mv_changes_free(change->changes);
    for (size_t i = 0; i < 2; i++) mv_network_free(change->networks[i]);
    mv_uncovered_clear(&change->uncovered);
}

mv_status mv_page_draw_change(char **svg, const void *changes, const mv_drawing_options *options, mv_log *log)
{
    const mv_difference_options difference = { .drawing = *options };
    size_t length;
    return mv_draw_difference(svg, &length, changes, &difference, log);
}

/* --- the table -------------------------------------------------------------------------------------------- */

static void add_name(mv_text *out, const mv_page *page, const char *element, const mv_network *network,
                     size_t actor)
{
    mv_page_add_element(out, element,
                        mv_actor_name_on(&network->set->actors[actor], page->language, mv_network_day(network)));
}

static void add_row(mv_text *out, const mv_page *page, const mv_page_change *change, const mv_relation_pair *pair)
{
    static const char *const terms[] = { "bad", "neutral", "good" };
    bool gone = pair->b == MV_NONE;
    const mv_network *network = change->networks[gone ? 0 : 1];
    const mv_relation *relation = &network->set->relations[gone ? pair->a : pair->b];
    mv_date_text day;
    mv_text_format(out, "<tr><th scope=\"row\">%s</th>", mv_change_name(pair->change));
    add_name(out, page, "td", network, relation->source);
    mv_page_add_element(out, "td", network->set->types[relation->type].name);
    add_name(out, page, "td", network, relation->target);
    mv_page_add_element(out, "td", terms[relation->sign + 1]);
    mv_text_format(out, "<td class=\"date\">%s</td></tr>\n",
                   relation->start.day ? mv_date_format(relation->start, day) : "");
}

void mv_page_add_changes(mv_text *out, const mv_page *page, const mv_page_change *change)
{
    static const char *const heads[] = { "Change", "From", "Relation", "To", "Terms", "Since" };
    const mv_changes *changes = change->changes;
    mv_text_add(out,
                "<section class=\"side\" data-side=\"2\">\n<details class=\"part changes\" open><summary><h2>What "
                "differs</h2></summary>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" "
                "aria-labelledby=\"changes-caption\">\n<table class=\"sortable changes\"><caption "
                "id=\"changes-caption\">");
    mv_date_text day;
    mv_words_add_count(out, changes->relation_changes[MV_ADDED], "relation");
    mv_text_format(out, " added, %zu removed and %zu changed between A and B, as of %s",
                   changes->relation_changes[MV_REMOVED], changes->relation_changes[MV_CHANGED],
                   mv_date_format(page->dates[page->first], day));
    mv_text_add(out, "</caption>\n<thead><tr>");
    for (size_t i = 0; i < MV_COUNT(heads); i++) mv_text_format(out, "<th scope=\"col\">%s</th>", heads[i]);
    mv_text_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < changes->relation_count; i++)
        if (changes->relations[i].change != MV_KEPT) add_row(out, page, change, &changes->relations[i]);
    mv_text_add(out, "</tbody></table></div>\n</details>\n</section>\n");
}
