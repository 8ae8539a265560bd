#include "picture/difference/difference.h"
#include "picture/compass/compass.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- what is shown ------------------------------------------------------------------------------------ */

/* Among too many lines nobody finds the changed ones: kept relations away from every change are left out
 * first, then all kept relations. */
typedef enum reach { EVERYTHING, NEAR_CHANGES, CHANGES_ALONE } reach;

static const size_t most_relations = 350, most_in_panels = 1500; /* A and B are to be seen whole */

/* In a compass what differs between others does not show. */
static bool counts(const mv_difference *d, const mv_relation_pair *pair)
{
    size_t focus = mv_union_focus(d->changes);
    return pair->change != MV_KEPT && (!d->compass || pair->first == focus || pair->second == focus);
}

static bool *find_touched(const mv_difference *d)
{
    const mv_changes *changes = d->changes;
    bool *touched = mv_alloc_array(changes->actor_count, sizeof *touched);
    for (size_t i = 0; i < changes->actor_count; i++) touched[i] = changes->actors[i].change != MV_KEPT;
    for (size_t i = 0; i < changes->relation_count; i++) {
        const mv_relation_pair *pair = &changes->relations[i];
        if (counts(d, pair)) touched[pair->first] = touched[pair->second] = true;
    }
    return touched;
}

static bool shows_actor(const mv_difference *d, size_t actor, reach how)
{
    return how == EVERYTHING || d->touched[actor] || actor == mv_union_focus(d->changes);
}

static bool shows_relation(const mv_difference *d, const mv_relation_pair *pair, reach how)
{
    if (pair->change != MV_KEPT || how == EVERYTHING) return true;
    return how == NEAR_CHANGES && shows_actor(d, pair->first, how) && shows_actor(d, pair->second, how);
}

static reach choose_reach(const mv_difference *d)
{
    const mv_changes *changes = d->changes;
    if (mv_changes_none(changes)) return EVERYTHING;
    for (reach how = EVERYTHING; how < CHANGES_ALONE; how++) {
        size_t count = 0;
        for (size_t i = 0; i < changes->relation_count; i++)
            count += shows_relation(d, &changes->relations[i], how);
        if (count <= (d->panels ? most_in_panels : most_relations)) return how;
    }
    return CHANGES_ALONE;
}

static void choose(const mv_difference *d, reach how, bool *actors, bool *relations)
{
    const mv_changes *changes = d->changes;
    for (size_t i = 0; i < changes->actor_count; i++) actors[i] = shows_actor(d, i, how);
    for (size_t i = 0; i < changes->relation_count; i++)
        relations[i] = shows_relation(d, &changes->relations[i], how);
}

/* --- the whole ---------------------------------------------------------------------------------------- */

/* The union is in the order of ids already, as networks are: actor i of the one is actor i of the other. */
mv_status mv_difference_build(mv_difference **out, const mv_changes *changes, bool compass, bool panels,
                              mv_log *log)
{
    mv_difference *d = mv_alloc(sizeof *d);
    d->changes = changes;
    d->compass = compass;
    d->panels = panels;
    d->touched = find_touched(d);
    d->texts = mv_arena_new();
    reach how = compass ? EVERYTHING : choose_reach(d);
    d->selected = how != EVERYTHING;
    bool *actors = mv_alloc_array(changes->actor_count, sizeof *actors);
    bool *relations = mv_alloc_array(changes->relation_count, sizeof *relations);
    choose(d, how, actors, relations);
    mv_status status = mv_union_build(&d->both, changes, actors, relations, log);
    free(actors);
    free(relations);
    if (!status)
        *out = d;
    else
        mv_difference_free(d);
    return status;
}

void mv_difference_free(mv_difference *difference)
{
    if (!difference) return;
    mv_union_free(difference->both);
    mv_arena_free(difference->texts);
    free(difference->touched);
    free(difference);
}

/* --- questions ---------------------------------------------------------------------------------------- */

static size_t pair_of(const mv_difference *difference, size_t actor)
{
    return difference->both->actor_of[difference->both->network->actors[actor]];
}

const mv_actor_pair *mv_difference_actor(const mv_difference *difference, size_t actor)
{
    return &difference->changes->actors[pair_of(difference, actor)];
}

const mv_relation_pair *mv_difference_relation(const mv_difference *difference, size_t relation)
{
    return &difference->changes->relations[difference->both->relation_of[relation]];
}

bool mv_difference_touches(const mv_difference *difference, size_t actor)
{
    return difference->touched[pair_of(difference, actor)];
}

bool mv_difference_stands_out(const mv_difference *difference, size_t actor)
{
    if (mv_difference_actor(difference, actor)->change != MV_KEPT) return true;
    return !difference->selected && mv_difference_touches(difference, actor);
}

bool mv_difference_knows(const mv_difference *difference, const char *id)
{
    const mv_changes *changes = difference->changes;
    return mv_relations_find_actor(changes->a->set, id) != MV_NONE ||
           mv_relations_find_actor(changes->b->set, id) != MV_NONE;
}

int mv_difference_sign_before(const mv_difference *difference, size_t relation)
{
    const mv_relation_pair *pair = mv_difference_relation(difference, relation);
    if (pair->a == MV_NONE) return difference->both->set->relations[relation].sign;
    return difference->changes->a->set->relations[pair->a].sign;
}

bool mv_difference_alike(const mv_difference *difference, size_t one, size_t other)
{
    return mv_difference_relation(difference, one)->change == mv_difference_relation(difference, other)->change &&
           mv_difference_sign_before(difference, one) == mv_difference_sign_before(difference, other);
}

void mv_difference_measure(mv_drawing_plan *plan)
{
    static const mv_metric changes = {
        .name = "changes", .title = "Relations that differ", .scope = MV_PER_ACTOR, .flags = MV_COUNT_OF
    };
    const mv_difference *d = plan->difference;
    const mv_network *network = d->both->network;
    size_t *place = mv_alloc_array(d->both->set->actor_count, sizeof *place);
    plan->metric = &changes;
    plan->scores = mv_alloc_array(network->actor_count, sizeof *plan->scores);
    for (size_t i = 0; i < network->actor_count; i++) place[network->actors[i]] = i;
    for (size_t i = 0; i < d->both->set->relation_count; i++) {
        const mv_relation *relation = &d->both->set->relations[i];
        if (!counts(d, mv_difference_relation(d, i))) continue;
        plan->scores[place[relation->source]]++;
        if (relation->source != relation->target) plan->scores[place[relation->target]]++;
    }
    free(place);
}

size_t mv_difference_relations_left(const mv_drawing_plan *plan)
{
    size_t drawn = 0;
    for (size_t i = 0; i < plan->stroke_count; i++) drawn += plan->strokes[i].count;
    return plan->difference->changes->relation_count - drawn;
}

size_t mv_difference_actors_left(const mv_drawing_plan *plan)
{
    size_t drawn = 0;
    for (size_t i = 0; i < plan->network->actor_count; i++) drawn += mv_drawing_number(plan, i) != MV_NONE;
    return plan->difference->changes->actor_count - drawn;
}

/* --- compass ------------------------------------------------------------------------------------------ */

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

void mv_difference_profiles(mv_drawing_plan *plan)
{
    const mv_changes *changes = plan->difference->changes;
    const mv_relations *all = plan->network->set;
    const char *focus = mv_network_actor(plan->network, plan->network->focus)->id;
    mv_compass *compass = plan->compass;
    compass->profile = profile_in(changes->b, all, focus);
    compass->bridged = bridged_in(changes->b, focus);
    compass->profile_before = profile_in(changes->a, all, focus);
    compass->bridged_before = bridged_in(changes->a, focus);
    if (compass->profile) return;
    compass->profile = compass->profile_before;
    compass->bridged = compass->bridged_before;
    compass->profile_before = NULL;
    compass->bridged_before = NULL;
}

/* --- drawing ------------------------------------------------------------------------------------------ */

mv_status mv_draw_difference(char **out, size_t *length, const mv_changes *changes,
                             const mv_difference_options *options, mv_log *log)
{
    mv_difference *difference = NULL;
    mv_drawing_options drawing = options ? options->drawing : (mv_drawing_options){ 0 };
    bool compass = drawing.layout && strcmp(drawing.layout, "compass") == 0;
    mv_status status = mv_difference_build(&difference, changes, compass, options && options->panels, log);
    if (status) return status;
    mv_difference_title(difference, drawing.language);
    mv_drawing_plan plan = { .network = difference->both->network,
                             .difference = difference,
                             .language = drawing.language };
    drawing.color_by = NULL;
    drawing.highlight = (mv_names){ 0 };
    status = mv_drawing_run(out, length, &plan, &drawing, log);
    mv_difference_free(difference);
    return status;
}
