#include "picture/compass/compass.h"
#include "picture/map/map_layout.h"
#include "picture/words/picture_words.h"
#include "support/memory.h"

mv_map_plan *mv_map_of(const mv_drawing_plan *plan)
{
    return plan->arranged;
}

static const char *focus_name(const mv_drawing_plan *plan)
{
    return mv_drawing_name(plan, plan->network->focus);
}

/* "39 actors tied to Kazakhstan, where they are; 180 without a tie to it are not shown" */
static void add_own(const mv_drawing_plan *plan, mv_text *out)
{
    size_t left_out = mv_map_of(plan)->left_out, shown = plan->network->actor_count - left_out - 1;
    const char *side = mv_side_word(plan->network->selection.side);
    if (shown)
        mv_words_add_count(out, shown, "actor");
    else
        mv_text_add(out, "No actor");
    mv_text_format(out, " tied to %s", focus_name(plan));
    if (*side) mv_text_format(out, " by its %sties", side);
    if (left_out)
        mv_text_format(out, "; %zu without a tie to it %s not shown", left_out, left_out == 1 ? "is" : "are");
}

void mv_map_add_subtitle(const mv_drawing_plan *plan, mv_text *out)
{
    if (plan->own_ties) {
        add_own(plan, out);
        return;
    }
    mv_words_add_count(out, plan->network->actor_count, "actor");
    mv_text_add(out, ", ");
    mv_words_add_count(out, plan->network->relation_count, "relation");
}

static void add_middle(const mv_drawing_plan *plan, mv_text *out)
{
    const mv_capital *capital = mv_map_of(plan)->capital;
    mv_text_add(out, capital ? capital->name : focus_name(plan));
}

void mv_map_put_description(mv_drawing_plan *plan)
{
    const mv_map_plan *map = mv_map_of(plan);
    mv_text text = { 0 };
    mv_text_add(&text, "Map: ");
    mv_map_add_subtitle(plan, &text);
    mv_drawing_add_selection(plan, &text);
    mv_text_add(&text, plan->own_ties ? ". Everybody is at their distance and in their direction from "
                                      : ". Everybody is where they are on the map of the world");
    if (plan->own_ties) add_middle(plan, &text);
    mv_text_add(&text, ". ");
    mv_words_add_values(&text, plan->network, plan->language);
    mv_text_format(&text, "Shapes tell the kinds of actors, colours %s.", plan->coloring->told);
    if (plan->network->states[MV_NEGATIVE] + plan->network->states[MV_AMBIVALENT])
        mv_text_add(&text, " Negative relations are dashed and carry a minus sign.");
    if (map->beside)
        mv_text_format(&text, " %zu without a place stand%s below the map.", map->beside,
                       map->beside == 1 ? "s" : "");
    mv_drawing_point_to_tables(plan, &text);
    mv_put_written(&plan->out, "description", &text);
}

/* How to read it. */
void mv_map_put_note(mv_drawing_plan *plan)
{
    mv_text text = { 0 };
    if (plan->own_ties) {
        mv_text_add(&text, "Directions and distances from ");
        add_middle(plan, &text);
        mv_text_add(&text, " are true (azimuthal equidistant projection).");
    } else {
        mv_text_add(&text,
                    "Equal Earth projection: areas are true. Lines take the shortest way over the globe; one "
                    "that leaves the map comes back at the other edge.");
    }
    mv_text_add(&text,
                " Countries stand at their capitals, organisations at their seats; a thin line leads to the "
                "place of a mark that is moved aside. Land: Natural Earth. ");
    mv_compass_add_abbreviations(plan, &text);
    mv_put_written(&plan->out, "note", &text);
    mv_put_text(&plan->out, "beside", "Without a place on the map");
}
