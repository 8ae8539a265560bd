#include "picture/difference/difference.h"
#include "support/limits.h"
#include <stdlib.h>
#include <string.h>

/* --- what is shown ------------------------------------------------------------------------------------ */

/* Kept relations away from every change are left out first, then all kept relations. */
typedef enum reach { EVERYTHING, NEAR_CHANGES, CHANGES_ALONE } reach;

bool mv_difference_counts(const mv_difference *d, const mv_relation_pair *pair)
{
    size_t focus = mv_union_focus(d->changes);
    return pair->change != MV_KEPT && (!d->about_focus || pair->first == focus || pair->second == focus);
}

/* The focus and whoever has or had a relation with it. */
static bool *find_near(const mv_changes *changes)
{
    size_t focus = mv_union_focus(changes);
    if (focus == MV_NONE) return NULL;
    bool *near = mv_alloc_array(changes->actor_count, sizeof *near);
    near[focus] = true;
    for (size_t i = 0; i < changes->relation_count; i++) {
        const mv_relation_pair *pair = &changes->relations[i];
        if (pair->first == focus) near[pair->second] = true;
        if (pair->second == focus) near[pair->first] = true;
    }
    return near;
}

static bool may_be_drawn(const mv_difference *d, const mv_relation_pair *pair)
{
    return !d->near || (d->near[pair->first] && d->near[pair->second]);
}

static bool *find_touched(const mv_difference *d)
{
    const mv_changes *changes = d->changes;
    bool *touched = mv_alloc_array(changes->actor_count, sizeof *touched);
    for (size_t i = 0; i < changes->actor_count; i++) touched[i] = changes->actors[i].change != MV_KEPT;
    for (size_t i = 0; i < changes->relation_count; i++) {
        const mv_relation_pair *pair = &changes->relations[i];
        if (mv_difference_counts(d, pair) && may_be_drawn(d, pair))
            touched[pair->first] = touched[pair->second] = true;
    }
    return touched;
}

static bool shows_actor(const mv_difference *d, size_t actor, reach how)
{
    if (d->near && !d->near[actor]) return false;
    return how == EVERYTHING || d->touched[actor] || actor == mv_union_focus(d->changes);
}

static bool shows_relation(const mv_difference *d, const mv_relation_pair *pair, reach how)
{
    if (!may_be_drawn(d, pair)) return false;
    if (pair->change != MV_KEPT || how == EVERYTHING) return true;
    return how == NEAR_CHANGES && shows_actor(d, pair->first, how) && shows_actor(d, pair->second, how);
}

static size_t count_actors(const mv_difference *d, reach how)
{
    size_t count = 0;
    for (size_t i = 0; i < d->changes->actor_count; i++) count += shows_actor(d, i, how);
    return count;
}

static reach choose_reach(const mv_difference *d)
{
    const mv_changes *changes = d->changes;
    size_t most = d->panels ? MV_PANEL_RELATIONS : MV_DIFFERENCE_RELATIONS;
    if (mv_changes_none(changes)) return EVERYTHING;
    for (reach how = EVERYTHING; how < CHANGES_ALONE; how++) {
        size_t count = 0;
        for (size_t i = 0; i < changes->relation_count; i++)
            count += shows_relation(d, &changes->relations[i], how);
        if (count <= most && (!d->near || count_actors(d, how) <= MV_PAGE_ACTORS)) return how;
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
mv_status mv_difference_build(mv_difference **out, const mv_changes *changes, bool about_focus,
                              const mv_difference_options *options, mv_log *log)
{
    mv_difference *d = mv_alloc(sizeof *d);
    d->changes = changes;
    d->about_focus = about_focus;
    d->panels = options && options->panels;
    if (options && options->near_focus && !about_focus) d->near = find_near(changes);
    d->touched = find_touched(d);
    d->texts = mv_arena_new();
    reach how = about_focus ? EVERYTHING : choose_reach(d);
    d->selected = how != EVERYTHING || d->near;
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
    MV_FREE(difference->near, difference->touched, difference);
}

/* --- questions ---------------------------------------------------------------------------------------- */

const mv_difference *mv_difference_of(const mv_drawing_plan *plan)
{
    return plan->told;
}

static size_t pair_of(const mv_difference *d, size_t actor)
{
    return d->both->actor_of[d->both->network->actors[actor]];
}

const mv_actor_pair *mv_difference_actor(const mv_drawing_plan *plan, size_t actor)
{
    const mv_difference *d = mv_difference_of(plan);
    return &d->changes->actors[pair_of(d, actor)];
}

const mv_relation_pair *mv_difference_relation(const mv_drawing_plan *plan, size_t relation)
{
    const mv_difference *d = mv_difference_of(plan);
    return &d->changes->relations[d->both->relation_of[relation]];
}

mv_change mv_difference_stroke(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    return mv_difference_relation(plan, plan->relations[stroke->first])->change;
}

bool mv_difference_touches(const mv_drawing_plan *plan, size_t actor)
{
    const mv_difference *d = mv_difference_of(plan);
    return d->touched[pair_of(d, actor)];
}

int mv_difference_sign_before(const mv_drawing_plan *plan, size_t relation)
{
    const mv_relation_pair *pair = mv_difference_relation(plan, relation);
    if (pair->a == MV_NONE) return plan->network->set->relations[relation].sign;
    return mv_difference_of(plan)->changes->a->set->relations[pair->a].sign;
}

int mv_difference_led(const mv_drawing_plan *plan, size_t relation)
{
    const mv_relation_pair *pair = mv_difference_relation(plan, relation);
    const mv_relations *drawn = plan->network->set, *a = mv_difference_of(plan)->changes->a->set;
    const mv_relation *now = &drawn->relations[relation];
    if (pair->a == MV_NONE) return now->directed;
    const mv_relation *before = &a->relations[pair->a];
    if (!before->directed) return 0;
    return strcmp(a->actors[before->source].id, drawn->actors[now->source].id) == 0 ? 1 : -1;
}

size_t mv_difference_relations_left(const mv_drawing_plan *plan)
{
    size_t drawn = 0;
    for (size_t i = 0; i < plan->stroke_count; i++) drawn += plan->strokes[i].count;
    return mv_difference_of(plan)->changes->relation_count - drawn;
}

size_t mv_difference_actors_left(const mv_drawing_plan *plan)
{
    size_t drawn = 0;
    for (size_t i = 0; i < plan->network->actor_count; i++) drawn += mv_drawing_number(plan, i) != MV_NONE;
    return mv_difference_of(plan)->changes->actor_count - drawn;
}
