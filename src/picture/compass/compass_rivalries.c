#include "picture/compass/compass.h"
#include "support/limits.h"
#include "support/memory.h"

/* The rivalries that the focus bridges: lines outside along the rim, numbered, and listed in the legend. */

/* The one of this pair, or NULL. */
static mv_compass_rivalry *find(mv_compass *compass, size_t a, size_t b)
{
    for (size_t i = 0; i < compass->rivalry_count; i++) {
        mv_compass_rivalry *r = &compass->rivalries[i];
        if ((r->a == a && r->b == b) || (r->a == b && r->b == a)) return r;
    }
    return NULL;
}

void mv_compass_add_rivalries(mv_drawing_plan *plan, const mv_network *network, const mv_bridged *bridged,
                              mv_change change)
{
    mv_compass *compass = mv_compass_of(plan);
    for (size_t i = 0; bridged && i < bridged->count; i++) {
        const mv_tie *tie = &network->ties[bridged->ties[i]];
        size_t a = mv_network_find(plan->network, mv_network_actor(network, tie->a)->id),
               b = mv_network_find(plan->network, mv_network_actor(network, tie->b)->id);
        if (a == MV_NONE || b == MV_NONE) continue;
        mv_compass_rivalry *known = find(compass, a, b);
        if (known) {
            known->change = MV_KEPT;
            continue;
        }
        compass->rivalries = mv_grow(compass->rivalries, compass->rivalry_count, sizeof *compass->rivalries);
        compass->rivalries[compass->rivalry_count++] = (mv_compass_rivalry){ a, b, change };
    }
}

/* More would be a thicket: they are counted. */
static size_t count_drawn(const mv_compass *compass)
{
    return compass->rivalry_count < MV_DRAWN_RIVALRIES ? compass->rivalry_count : MV_DRAWN_RIVALRIES;
}

static void put_look(mv_drawing_plan *plan, const mv_compass_rivalry *rivalry, size_t number)
{
    const double width = 1.1, thick = 2;
    mv_text badge = { 0 };
    mv_text_format(&badge, "%zu", number + 1);
    mv_put_text(&plan->out, "color", plan->theme->negative);
    mv_put_text(&plan->out, "dash", rivalry->change == MV_REMOVED ? "3 3" : "");
    mv_put_number(&plan->out, "width", rivalry->change == MV_ADDED ? thick : width);
    mv_put_written(&plan->out, "badge", &badge);
}

static void add_pair(const mv_drawing_plan *plan, mv_text *out, const mv_compass_rivalry *rivalry)
{
    mv_text_format(out, "%s \xe2\x80\x93 %s", mv_compass_label(plan, rivalry->a),
                   mv_compass_label(plan, rivalry->b));
    if (rivalry->change == MV_ADDED) mv_text_add(out, ", new");
    if (rivalry->change == MV_REMOVED) mv_text_add(out, ", no longer");
}

/* A, B and the difference. */
static unsigned panels_of(const mv_compass_rivalry *rivalry)
{
    return 4u | (rivalry->change == MV_ADDED ? 0 : 1u) | (rivalry->change == MV_REMOVED ? 0 : 2u);
}

static void put_rivalry(mv_drawing_plan *plan, size_t index)
{
    const mv_compass_rivalry *rivalry = &mv_compass_of(plan)->rivalries[index];
    mv_text text = { 0 };
    mv_put_next(&plan->out);
    mv_text_add(&plan->out, "\n{");
    mv_text_add(&text, "rivalry-");
    mv_put_slug(&text, mv_network_actor(plan->network, rivalry->a)->id);
    mv_text_add(&text, "..");
    mv_put_slug(&text, mv_network_actor(plan->network, rivalry->b)->id);
    mv_put_written(&plan->out, "id", &text);
    mv_put_text(&plan->out, "class", mv_compass_of(plan)->compared ? mv_change_name(rivalry->change) : "bridged");
    mv_text_format(&text, "%zu. On bad terms with each other, both on good terms with %s: ", index + 1,
                   mv_drawing_name(plan, plan->network->focus));
    add_pair(plan, &text, rivalry);
    mv_put_written(&plan->out, "tooltip", &text);
    mv_put_number(&plan->out, "a", (double)mv_drawing_number(plan, rivalry->a));
    mv_put_number(&plan->out, "b", (double)mv_drawing_number(plan, rivalry->b));
    if (mv_compass_of(plan)->panels) mv_put_number(&plan->out, "panels", panels_of(rivalry));
    put_look(plan, rivalry, index);
    mv_text_add(&plan->out, "}");
}

void mv_compass_put_rivalries(mv_drawing_plan *plan)
{
    mv_put_open(&plan->out, "lines", '[');
    for (size_t i = 0; i < count_drawn(mv_compass_of(plan)); i++) put_rivalry(plan, i);
    mv_text_add(&plan->out, "]");
}

void mv_compass_put_legend(mv_drawing_plan *plan)
{
    const mv_compass *compass = mv_compass_of(plan);
    size_t drawn = count_drawn(compass);
    mv_text text = { 0 };
    if (!compass->rivalry_count) return;
    mv_drawing_open_section(&plan->out, "Outside, numbered: rivalries bridged", false);
    for (size_t i = 0; i < drawn; i++) {
        add_pair(plan, &text, &compass->rivalries[i]);
        mv_drawing_open_row(&plan->out, text.bytes);
        mv_text_clear(&text);
        mv_put_open(&plan->out, "line", '{');
        put_look(plan, &compass->rivalries[i], i);
        mv_text_add(&plan->out, "}}");
    }
    if (drawn < compass->rivalry_count) {
        mv_text_format(&text, "and %zu more", compass->rivalry_count - drawn);
        mv_drawing_open_row(&plan->out, text.bytes);
        mv_text_add(&plan->out, "}");
    }
    mv_text_add(&plan->out, "]}");
    mv_text_clear(&text);
}

void mv_compass_say_rivalries(const mv_drawing_plan *plan, mv_text *out)
{
    const mv_compass *compass = mv_compass_of(plan);
    for (size_t i = 0; i < compass->rivalry_count; i++) {
        mv_text_add(out, i ? ", " : "Rivalries it bridges: ");
        add_pair(plan, out, &compass->rivalries[i]);
    }
    if (compass->rivalry_count) mv_text_add(out, ". ");
}
