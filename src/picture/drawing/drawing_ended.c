#include "picture/drawing/drawing_parts.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* What is over, drawn on request: thin, dotted and of no colour, so that it is not taken for what holds. */

/* An actor of the set in the network, when it is shown; else MV_NONE. */
static size_t shown(const mv_drawing_plan *plan, size_t actor)
{
    size_t found = mv_network_find(plan->network, plan->network->set->actors[actor].id);
    return found == MV_NONE || mv_drawing_number(plan, found) == MV_NONE ? MV_NONE : found;
}

static bool is_over(const mv_drawing_plan *plan, size_t index)
{
    const mv_relation *relation = &plan->network->set->relations[index];
    size_t focus = plan->network->focus, from = shown(plan, relation->source), to = shown(plan, relation->target);
    if (from == MV_NONE || to == MV_NONE || from == to) return false;
    if (mv_drawing_is_about_focus(plan) && from != focus && to != focus) return false; /* it is about the focus */
    return mv_not_in_force(plan->network, index) == MV_ENDED;
}

static bool is_alike(const mv_relation *a, const mv_relation *b)
{
    bool same = a->source == b->source && a->target == b->target;
    bool turned = !a->directed && a->source == b->target && a->target == b->source;
    return a->type == b->type && a->sign == b->sign && a->directed == b->directed && (same || turned);
}

/* A stroke for the relation `first` and those like it. */
static void gather_like(mv_drawing_plan *plan, size_t first, bool *over, size_t *used)
{
    const mv_relation *relations = plan->network->set->relations, *one = &relations[first];
    mv_stroke *stroke = &plan->ended[plan->ended_count++];
    *stroke = (mv_stroke){ .from = shown(plan, one->source),
                           .to = shown(plan, one->target),
                           .tie = MV_NONE,
                           .type = one->type,
                           .sign = one->sign,
                           .directed = one->directed,
                           .first = *used };
    for (size_t i = first; i < plan->network->set->relation_count; i++) {
        if (!over[i] || !is_alike(one, &relations[i])) continue;
        over[i] = false;
        stroke->weight = fmax(stroke->weight, relations[i].weight);
        plan->relations[*used + stroke->count++] = i;
    }
    *used += stroke->count;
}

void mv_drawing_gather_ended(mv_drawing_plan *plan)
{
    size_t count = plan->network->set->relation_count, used = 0;
    bool *over = mv_alloc_array(count, sizeof *over);
    for (size_t i = 0; i < plan->stroke_count; i++) {
        size_t end = plan->strokes[i].first + plan->strokes[i].count;
        if (end > used) used = end;
    }
    for (size_t i = 0; i < count; i++) over[i] = is_over(plan, i);
    plan->ended = mv_alloc_array(count, sizeof *plan->ended);
    for (size_t i = 0; i < count; i++)
        if (over[i]) gather_like(plan, i, over, &used);
    free(over);
}
