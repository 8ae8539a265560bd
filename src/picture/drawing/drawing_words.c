#include "picture/drawing/drawing_parts.h"
#include "picture/words/picture_words.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The words around a drawing: title, subtitle, source line, description. */

static void put_title(mv_drawing_plan *plan, const mv_drawing_options *options)
{
    mv_text text = { 0 };
    if (!mv_words_find_title(options->title))
        mv_text_add(&text, options->title);
    else if (plan->subject->add_title)
        plan->subject->add_title(plan, &text);
    else
        mv_words_add_headline(&text, plan->network, plan->language);
    mv_put_written(&plan->out, "title", &text);
}

void mv_drawing_add_selection(const mv_drawing_plan *plan, mv_text *out)
{
    mv_text text = { 0 };
    mv_words_add_selection(&text, &plan->network->selection, plan->network->document, plan->language);
    if (text.length) mv_text_format(out, " \xc2\xb7 %s", text.bytes);
    mv_text_clear(&text);
}

/* "57 actors, 121 relations": as many as are drawn. */
static void add_drawn(mv_text *out, const mv_drawing_plan *plan, const char *between)
{
    size_t actors = 0, relations = 0;
    for (size_t i = 0; i < plan->network->actor_count; i++) actors += mv_drawing_number(plan, i) != MV_NONE;
    for (size_t i = 0; i < plan->stroke_count; i++) relations += plan->strokes[i].count;
    mv_words_add_count(out, actors, "actor");
    mv_text_add(out, between);
    mv_words_add_count(out, relations, "relation");
}

/* "As of 10 September 2013 · 57 actors, 121 relations · only countries" */
static void put_subtitle(mv_drawing_plan *plan)
{
    const mv_network *network = plan->network;
    mv_text text = { 0 };
    if (network->days.from) {
        mv_text_add(&text, mv_network_of_period(network) ? "On any day of " : "As of ");
        mv_words_add_time(&text, network);
        mv_text_add(&text, " \xc2\xb7 ");
    }
    if (plan->layout->add_subtitle) {
        plan->layout->add_subtitle(plan, &text);
    } else {
        add_drawn(&text, plan, ", ");
        if (plan->ended_count) mv_text_add(&text, " in force");
    }
    mv_drawing_add_selection(plan, &text);
    if (plan->fading) {
        mv_text_add(&text, " \xc2\xb7 highlighted: ");
        mv_drawing_add_highlighted(&text, plan);
    }
    mv_put_written(&plan->out, "subtitle", &text);
}

static void add_stroke(uint32_t *relations, size_t *count, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    for (size_t i = 0; i < stroke->count; i++)
        relations[(*count)++] = (uint32_t)plan->relations[stroke->first + i];
}

void mv_drawing_add_sources(const mv_drawing_plan *plan, mv_text *out)
{
    mv_publishers publishers = { 0 };
    size_t count = 0;
    uint32_t *drawn = mv_alloc_array(plan->network->set->relation_count, sizeof *drawn);
    for (size_t i = 0; i < plan->stroke_count; i++) add_stroke(drawn, &count, plan, &plan->strokes[i]);
    for (size_t i = 0; i < plan->ended_count; i++) add_stroke(drawn, &count, plan, &plan->ended[i]);
    mv_publishers_add(&publishers, plan->network->set, drawn, count);
    free(drawn);
    mv_words_add_sources(out, &publishers, plan->credits, mv_words_file(plan->network->document));
}

/* "Data: “Eurasia” (eurasia.json), 10 September 2013; covers 1992 to 2024. Sources: ..." */
static void put_source(mv_drawing_plan *plan)
{
    mv_text text = { 0 };
    mv_text_add(&text, "Data: ");
    mv_words_add_set(&text, plan->network, true);
    mv_words_add_coverage(&text, plan->network->document);
    mv_text_add(&text, ".");
    mv_drawing_add_sources(plan, &text);
    mv_put_written(&plan->out, "source", &text);
}

/* Of the isolates that reports count, pictures set those apart that no line joins to another. */
static void say_loners(mv_text *out, const mv_drawing_plan *plan)
{
    mv_loners loners = mv_loners_of(plan->network);
    if (!loners.tieless || plan->ended_count) return;
    mv_text_format(out, " %zu actor%s no tie", loners.tieless, loners.tieless == 1 ? " has" : "s have");
    if (loners.linked) mv_text_format(out, ", %zu of them neutral relations only", loners.linked);
    mv_text_add(out, ".");
}

/* What the looks mean. */
static void say_looks(mv_text *out, const mv_drawing_plan *plan)
{
    const mv_network *network = plan->network;
    mv_text_format(out, "Shapes tell the kinds of actors, colours %s, strokes the kinds of relations.",
                   plan->coloring->told);
    if (network->states[MV_NEGATIVE] + network->states[MV_AMBIVALENT])
        mv_text_add(out, " Negative relations are dashed and carry a minus sign.");
    if (plan->ended_count) mv_text_add(out, " Relations that have ended are thin and dotted.");
    say_loners(out, plan);
    if (plan->unrelated.length) mv_text_format(out, " Not drawn, without a relation: %s.", plan->unrelated.bytes);
    mv_text_format(out, " The larger an actor, the higher its %s.", plan->metric->name);
    size_t ignored = mv_direction_ignored(network);
    if (ignored && strcmp(plan->metric->name, "degree") != 0)
        mv_text_format(out, " Sizes do not use the direction of %zu relation%s.", ignored,
                       ignored == 1 ? "" : "s");
}

static void put_description(mv_drawing_plan *plan)
{
    const mv_network *network = plan->network;
    mv_text text = { 0 };
    mv_text_add(&text, "Network diagram of ");
    add_drawn(&text, plan, " and ");
    if (network->focus != MV_NONE)
        mv_text_format(&text, " with %s in focus", mv_drawing_name(plan, network->focus));
    mv_drawing_add_selection(plan, &text);
    mv_text_format(&text, ": %zu positive, %zu negative, %zu ambivalent and %zu neutral pairs. ",
                   network->states[MV_POSITIVE], network->states[MV_NEGATIVE], network->states[MV_AMBIVALENT],
                   network->states[MV_NEUTRAL]);
    mv_words_add_values(&text, network, plan->language);
    say_looks(&text, plan);
    mv_drawing_point_to_tables(plan, &text);
    mv_put_written(&plan->out, "description", &text);
}

void mv_drawing_point_to_tables(const mv_drawing_plan *plan, mv_text *out)
{
    mv_text_format(out, " As tables: multivector report %s, multivector relations %s.",
                   mv_words_file(plan->network->document), mv_words_file(plan->network->document));
}

/* Over those that nothing joins to another: "No relation in force on 10 September 2013". */
static void put_alone(mv_drawing_plan *plan)
{
    const mv_selection *by = &plan->network->selection;
    bool chosen = by->types.count || by->without_types.count || by->confidences.count || by->sign;
    mv_text text = { 0 };
    mv_text_format(&text, "No %srelation%s", chosen ? "such " : "", plan->network->loops ? " to another" : "");
    if (plan->network->days.from) {
        mv_text_add(&text, mv_network_of_period(plan->network) ? " in force on any day of " : " in force on ");
        mv_words_add_time(&text, plan->network);
    }
    mv_put_written(&plan->out, "alone", &text);
}

void mv_drawing_put_words(mv_drawing_plan *plan, const mv_drawing_options *options)
{
    put_title(plan, options);
    put_alone(plan);
    if (plan->subject->put_head) {
        plan->subject->put_head(plan);
        return;
    }
    mv_put_text(&plan->out, "notes", plan->notes.bytes ? plan->notes.bytes : "");
    put_subtitle(plan);
    put_source(plan);
    if (plan->layout->put_description)
        plan->layout->put_description(plan);
    else
        put_description(plan);
}
