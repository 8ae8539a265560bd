#include "picture/compass/compass.h"
#include "picture/difference/difference.h"
#include <math.h>
#include <stdlib.h>

/* How a difference plugs into a drawing: the hooks of its subject, and a compass of its own. */

/* --- actors ------------------------------------------------------------------------------------------- */

/* The number of relations that differ, for every actor: the size of its mark. */
static void measure(mv_drawing_plan *plan)
{
    static const mv_metric changes = {
        .name = "changes", .title = "Relations that differ", .scope = MV_PER_ACTOR, .flags = MV_COUNT_OF
    };
    const mv_network *network = plan->network;
    const mv_relations *set = network->set;
    size_t *place = mv_alloc_array(set->actor_count, sizeof *place);
    plan->metric = &changes;
    plan->scores = mv_alloc_array(network->actor_count, sizeof *plan->scores);
    for (size_t i = 0; i < network->actor_count; i++) place[network->actors[i]] = i;
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *relation = &set->relations[i];
        if (!mv_difference_counts(plan->told, mv_difference_relation(plan, i))) continue;
        plan->scores[place[relation->source]]++;
        if (relation->source != relation->target) plan->scores[place[relation->target]]++;
    }
    free(place);
}

/* The union has only the actors that are drawn. */
static bool knows(const mv_drawing_plan *plan, const char *id)
{
    const mv_changes *changes = mv_difference_of(plan)->changes;
    return mv_relations_find_actor(changes->a->set, id) != MV_NONE ||
           mv_relations_find_actor(changes->b->set, id) != MV_NONE;
}

static const char *actor_change(const mv_drawing_plan *plan, size_t actor)
{
    return mv_change_name(mv_difference_actor(plan, actor)->change);
}

static const char *label_prefix(const mv_drawing_plan *plan, size_t actor)
{
    return mv_style_change(mv_difference_actor(plan, actor)->change)->prefix;
}

/* An actor that differs itself, or is one of the few of which something does. */
static bool stands_out(const mv_drawing_plan *plan, size_t actor)
{
    if (mv_difference_actor(plan, actor)->change != MV_KEPT) return true;
    return !mv_difference_of(plan)->selected && mv_difference_touches(plan, actor);
}

/* --- lines -------------------------------------------------------------------------------------------- */

static const char *stroke_change(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    return mv_change_name(mv_difference_stroke(plan, stroke));
}

/* Two relations of one pair, drawn one way, led one way in A as well. */
static bool leads_alike(const mv_drawing_plan *plan, size_t relation, size_t other)
{
    const mv_relation *all = plan->network->set->relations;
    int turn = all[relation].source == all[other].source ? 1 : -1; /* records of what is undirected */
    return mv_difference_led(plan, relation) == turn * mv_difference_led(plan, other);
}

/* They changed alike. */
static bool are_alike(const mv_drawing_plan *plan, size_t relation, size_t other)
{
    return mv_difference_relation(plan, relation)->change == mv_difference_relation(plan, other)->change &&
           mv_difference_sign_before(plan, relation) == mv_difference_sign_before(plan, other) &&
           leads_alike(plan, relation, other);
}

static double length(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    return mv_difference_stroke(plan, stroke) == MV_CHANGED ? 1.3 : 1; /* room for a badge */
}

/* What tells strokes apart that differ in nothing else. */
static void add_id(const mv_drawing_plan *plan, const mv_stroke *stroke, mv_text *id)
{
    size_t first = plan->relations[stroke->first];
    int before = mv_difference_sign_before(plan, first), led = mv_difference_led(plan, first);
    mv_text_format(id, "..%s-from-%s", stroke_change(plan, stroke), mv_drawing_sign_name(before));
    if (led != stroke->directed) mv_text_add(id, led < 0 ? "-turned" : led > 0 ? "-directed" : "-undirected");
}

/* --- the compass -------------------------------------------------------------------------------------- */

/* The profile of the focus in one of the networks, with a row for every vector of the union; NULL without it. */
static mv_profile *profile_in(const mv_network *network, const mv_relations *all, const char *focus)
{
    size_t actor = mv_network_find(network, focus);
    if (actor == MV_NONE) return NULL;
    mv_profile *profile = mv_profile_build(network, actor);
    mv_vector_row *rows = mv_alloc_array(all->vector_count, sizeof *rows);
    for (size_t i = 0; i < all->vector_count; i++) {
        size_t own = mv_relations_find_vector(network->set, all->vectors[i].id);
        bool zero = own == MV_NONE && all->vectors[i].counted && !profile->undefined;
        rows[i].share = zero ? 0 : NAN;
        if (own != MV_NONE) rows[i] = profile->rows[own];
    }
    free(profile->rows);
    profile->rows = rows;
    profile->vector_count = all->vector_count;
    profile->dominant = MV_NONE;
    return profile;
}

static mv_bridged *bridged_in(const mv_network *network, const char *focus)
{
    size_t actor = mv_network_find(network, focus);
    return actor == MV_NONE ? NULL : mv_bridged_build(network, actor);
}

static bool in_a_alone(const mv_drawing_plan *plan)
{
    const char *focus = mv_network_actor(plan->network, plan->network->focus)->id;
    return mv_network_find(mv_difference_of(plan)->changes->b, focus) == MV_NONE;
}

/* What is only in A counts as what is. */
static void find_profiles(mv_compass *compass, const mv_drawing_plan *plan)
{
    const mv_changes *changes = mv_difference_of(plan)->changes;
    const mv_relations *all = plan->network->set;
    const char *focus = mv_network_actor(plan->network, plan->network->focus)->id;
    bool in_b = !in_a_alone(plan);
    const mv_network *now = in_b ? changes->b : changes->a;
    compass->profile = profile_in(now, all, focus);
    compass->bridged = bridged_in(now, focus);
    if (!in_b) return;
    compass->profile_before = profile_in(changes->a, all, focus);
    compass->bridged_before = bridged_in(changes->a, focus);
}

/* The bars of both, and the rivalries bridged in B and, behind them, in A alone. */
static void compare_shares(mv_compass *compass, mv_drawing_plan *plan)
{
    const mv_changes *changes = mv_difference_of(plan)->changes;
    const mv_relations *all = plan->network->set;
    const mv_network *now = in_a_alone(plan) ? changes->a : changes->b;
    mv_shares_of(&compass->shares, plan->theme, now, all, compass->profile);
    mv_compass_add_rivalries(plan, now, compass->bridged, compass->profile_before ? MV_ADDED : MV_KEPT);
    if (!compass->profile_before) return;
    mv_shares_of(&compass->shares_before, plan->theme, changes->a, all, compass->profile_before);
    mv_compass_add_rivalries(plan, changes->a, compass->bridged_before, MV_REMOVED);
}

static mv_status arrange(mv_drawing_plan *plan, mv_log *log)
{
    mv_status status = mv_compass_begin(plan, log);
    if (status) return status;
    mv_compass *compass = mv_compass_of(plan);
    compass->compared = true;
    compass->panels = mv_difference_of(plan)->panels;
    find_profiles(compass, plan);
    mv_compass_finish(plan);
    compare_shares(compass, plan);
    return MV_OK;
}

/* --- tables ------------------------------------------------------------------------------------------- */

const mv_drawing_layout mv_difference_compass = { .places = "the vectors",
                                                  .about_focus = true,
                                                  .alone = true,
                                                  .page = MV_COMPASS_WIDTH,
                                                  .density = &mv_compass_density,
                                                  .arrange = arrange,
                                                  .free = mv_compass_free,
                                                  .put = mv_compass_put,
                                                  .put_actor = mv_compass_put_actor,
                                                  .put_legend = mv_compass_put_legend,
                                                  .label = mv_compass_label };

static const mv_drawing_subject subject = { .gap = 8,
                                            .measure = measure,
                                            .knows = knows,
                                            .add_title = mv_difference_add_title,
                                            .put_head = mv_difference_put_head,
                                            .put_legend = mv_difference_legend,
                                            .actor_change = actor_change,
                                            .label_prefix = label_prefix,
                                            .is_touched = mv_difference_touches,
                                            .stands_out = stands_out,
                                            .put_mark = mv_difference_put_mark,
                                            .say_actor = mv_difference_say_actor,
                                            .stroke_change = stroke_change,
                                            .are_alike = are_alike,
                                            .length = length,
                                            .put_line = mv_difference_put_line,
                                            .add_id = add_id,
                                            .say_relation = mv_difference_say_relation };

mv_drawing_plan mv_difference_plan(const mv_difference *difference, const mv_drawing_layout *layout)
{
    const double aspect_of_panels = 0.85, aspect_on_page = 0.75; /* a page is narrow, and scrolls */
    return (mv_drawing_plan){ .network = difference->both->network,
                              .layout = layout,
                              .subject = &subject,
                              .told = difference,
                              .aspect = difference->panels ? aspect_of_panels
                                        : difference->near ? aspect_on_page
                                                           : 0 };
}
