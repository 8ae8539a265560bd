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

static size_t focus_of(const mv_changes *changes)
{
    if (changes->b->focus != MV_NONE) return changes->of_b[changes->b->focus];
    return changes->a->focus != MV_NONE ? changes->of_a[changes->a->focus] : MV_NONE;
}

/* In a compass what differs between others does not show. */
static bool counts(const mv_difference *d, const mv_relation_pair *pair)
{
    size_t focus = focus_of(d->changes);
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
    return how == EVERYTHING || d->touched[actor] || actor == focus_of(d->changes);
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

/* --- the union ---------------------------------------------------------------------------------------- */

/* What B says of a vector, a type or a source goes before what A says. */
static void add_words(mv_relations *into, const mv_relations *from)
{
    for (size_t i = 0; i < from->vector_count; i++) mv_relations_add_vector(into, from->vectors[i]);
    for (size_t i = 0; i < from->type_count; i++) mv_relations_add_type(into, from->types[i]);
    for (size_t i = 0; i < from->source_count; i++) mv_relations_add_source(into, from->sources[i]);
}

static void add_actor(mv_difference *d, size_t index)
{
    const mv_actor_pair *pair = &d->changes->actors[index];
    const mv_network *home = pair->b == MV_NONE ? d->changes->a : d->changes->b;
    mv_actor actor = *mv_network_actor(home, pair->b == MV_NONE ? pair->a : pair->b);
    const mv_share *shares = actor.shares;
    actor.shares = mv_relations_memory(d->set, actor.share_count * sizeof *actor.shares);
    for (size_t i = 0; i < actor.share_count; i++) {
        const char *vector = home->set->vectors[shares[i].vector].id;
        actor.shares[i] = (mv_share){ mv_relations_find_vector(d->set, vector), shares[i].share };
    }
    mv_relations_add_actor(d->set, actor);
}

/* An id that two relations have, one in each set, stays with the first. */
static void add_relation(mv_difference *d, const mv_relation_pair *pair, const size_t *place)
{
    const mv_relations *home = pair->b == MV_NONE ? d->changes->a->set : d->changes->b->set;
    mv_relation relation = home->relations[pair->b == MV_NONE ? pair->a : pair->b];
    const mv_citation *citations = relation.citations;
    relation.source = (uint32_t)place[pair->first];
    relation.target = (uint32_t)place[pair->second];
    relation.type = (uint32_t)mv_relations_find_type(d->set, home->types[relation.type].id);
    relation.citations = mv_relations_memory(d->set, relation.citation_count * sizeof *citations);
    for (size_t i = 0; i < relation.citation_count; i++) {
        const char *source = home->sources[citations[i].source].id;
        relation.citations[i] = (mv_citation){ mv_relations_find_source(d->set, source), citations[i].quote };
    }
    if (relation.id && mv_relations_find_relation(d->set, relation.id) != MV_NONE) relation.id = NULL;
    mv_relations_add_relation(d->set, relation);
}

static void fill(mv_difference *d, reach how)
{
    const mv_changes *changes = d->changes;
    size_t *place = mv_alloc_array(changes->actor_count, sizeof *place);
    d->actor_of = mv_alloc_array(changes->actor_count, sizeof *d->actor_of);
    d->relation_of = mv_alloc_array(changes->relation_count, sizeof *d->relation_of);
    add_words(d->set, changes->b->set);
    add_words(d->set, changes->a->set);
    for (size_t i = 0; i < changes->actor_count; i++) {
        if (!shows_actor(d, i, how)) continue;
        place[i] = d->set->actor_count;
        d->actor_of[place[i]] = i;
        add_actor(d, i);
    }
    for (size_t i = 0; i < changes->relation_count; i++) {
        if (!shows_relation(d, &changes->relations[i], how)) continue;
        d->relation_of[d->set->relation_count] = i;
        add_relation(d, &changes->relations[i], place);
    }
    size_t focus = focus_of(changes);
    if (focus != MV_NONE) d->set->focus = place[focus];
    free(place);
}

/* The union is in the order of ids already, as networks are: actor i of the one is actor i of the other. */
mv_status mv_difference_build(mv_difference **out, const mv_changes *changes, bool compass, bool panels,
                              mv_log *log)
{
    mv_difference *d = mv_alloc(sizeof *d);
    mv_selection everything = { .at = MV_AT_ALL, .fold = changes->b->selection.fold };
    d->changes = changes;
    d->compass = compass;
    d->panels = panels;
    d->touched = find_touched(d);
    d->set = mv_relations_new(changes->b->set->path);
    reach how = compass ? EVERYTHING : choose_reach(d);
    d->selected = how != EVERYTHING;
    fill(d, how);
    mv_status status = mv_network_build(&d->network, d->set, &everything, log);
    if (!status)
        *out = d;
    else
        mv_difference_free(d);
    return status;
}

void mv_difference_free(mv_difference *difference)
{
    if (!difference) return;
    mv_network_free(difference->network);
    mv_relations_free(difference->set);
    free(difference->actor_of);
    free(difference->relation_of);
    free(difference->touched);
    free(difference);
}

/* --- questions ---------------------------------------------------------------------------------------- */

static size_t pair_of(const mv_difference *difference, size_t actor)
{
    return difference->actor_of[difference->network->actors[actor]];
}

const mv_actor_pair *mv_difference_actor(const mv_difference *difference, size_t actor)
{
    return &difference->changes->actors[pair_of(difference, actor)];
}

const mv_relation_pair *mv_difference_relation(const mv_difference *difference, size_t relation)
{
    return &difference->changes->relations[difference->relation_of[relation]];
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
    if (pair->a == MV_NONE) return difference->set->relations[relation].sign;
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
    const mv_network *network = d->network;
    size_t *place = mv_alloc_array(d->set->actor_count, sizeof *place);
    plan->metric = &changes;
    plan->scores = mv_alloc_array(network->actor_count, sizeof *plan->scores);
    for (size_t i = 0; i < network->actor_count; i++) place[network->actors[i]] = i;
    for (size_t i = 0; i < d->set->relation_count; i++) {
        const mv_relation *relation = &d->set->relations[i];
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
    mv_drawing_plan plan = { .network = difference->network,
                             .difference = difference,
                             .language = drawing.language };
    drawing.color_by = NULL;
    drawing.highlight = (mv_names){ 0 };
    status = mv_drawing_run(out, length, &plan, &drawing, log);
    mv_difference_free(difference);
    return status;
}
