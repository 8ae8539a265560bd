#include "picture/drawing/drawing_plan.h"
#include "support/memory.h"
#include <math.h>
#include <string.h>

const mv_drawing_layout mv_network_layout = { 0 };
const mv_drawing_subject mv_network_subject = { 0 };

/* --- actors ------------------------------------------------------------------------------------------- */

const char *mv_drawing_name(const mv_drawing_plan *plan, size_t actor)
{
    return mv_network_name(plan->network, actor, plan->language);
}

size_t mv_drawing_number(const mv_drawing_plan *plan, size_t actor)
{
    return plan->number ? plan->number[actor] : actor;
}

bool mv_drawing_is_middle(const mv_drawing_plan *plan, size_t actor)
{
    return plan->layout->about_focus && actor == plan->network->focus;
}

/* Area in proportion to the score; what is too small to be seen, or undefined, gets the smallest mark. */
double mv_drawing_mark_size(const mv_drawing_plan *plan, double score, const mv_kind_style *kind)
{
    const mv_density *density = plan->density;
    double share = plan->largest > 0 && score > 0 ? score / plan->largest : 0;
    return fmax(plan->largest_mark * sqrt(share), density->smallest_mark) * kind->widening;
}

size_t mv_drawing_show_own(mv_drawing_plan *plan)
{
    const mv_network *network = plan->network;
    size_t focus = network->focus, next = 0;
    plan->number = mv_alloc_array(network->actor_count, sizeof *plan->number);
    for (size_t i = 0; i < network->actor_count; i++) plan->number[i] = i == focus ? 0 : MV_NONE;
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        bool tie = end.tie->state <= MV_AMBIVALENT; /* neutral, dropped and weak pairs are none */
        if (end.actor == focus && tie) plan->number[end.other] = 0;
    }
    for (size_t i = 0; i < network->actor_count; i++)
        if (plan->number[i] != MV_NONE) plan->number[i] = next++;
    return network->actor_count - next;
}

/* --- lines -------------------------------------------------------------------------------------------- */

bool mv_drawing_is_of_focus(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    size_t focus = plan->network->focus;
    return stroke->from == focus || stroke->to == focus;
}

bool mv_drawing_is_membership(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    return strcmp(plan->network->set->types[stroke->type].family, "institutional") == 0;
}

bool mv_drawing_may_have_arrow(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    return !plan->density->bare || !mv_drawing_is_membership(plan, stroke);
}

bool mv_drawing_has_arrow(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    return stroke->directed && mv_drawing_may_have_arrow(plan, stroke);
}

bool mv_drawing_steps_back(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    return mv_drawing_is_about_focus(plan) && !mv_drawing_is_of_focus(plan, stroke);
}

mv_line_kind mv_drawing_kind_of_stroke(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    return mv_style_line_kind(plan->network->set->types[stroke->type].family, stroke->sign);
}

double mv_drawing_line_width(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const double widest = 5;
    return mv_style_strength_width(stroke->weight, plan->strongest, widest * plan->density->line);
}

/* The actor across from the focus, the organisation rather than its member, or both ends if they share one. */
size_t mv_drawing_class_of_stroke(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    size_t from = plan->class_of[stroke->from], to = plan->class_of[stroke->to];
    if (from == to) return to;
    if (!plan->coloring->leads) return MV_NONE;
    if (stroke->from == plan->network->focus) return to;
    if (stroke->to == plan->network->focus) return from;
    return stroke->directed ? to : MV_NONE;
}

bool mv_drawing_is_frustrated(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    return plan->frustrated && stroke->tie != MV_NONE && stroke->sign && plan->frustrated[stroke->tie];
}

mv_fading mv_drawing_fading_of_stroke(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    if (!plan->fading) return MV_CLEAR;
    int named = (plan->fading[stroke->from] == MV_CLEAR) + (plan->fading[stroke->to] == MV_CLEAR);
    if (named == 0) return MV_FADED;
    return named == 2 || plan->highlighted == 1 ? MV_CLEAR : MV_PARTNER;
}

double mv_drawing_line_contrast(const mv_drawing_plan *plan)
{
    return MV_LINE_CONTRAST * fmax(plan->ground, 1);
}

/* --- words -------------------------------------------------------------------------------------------- */

void mv_drawing_add_highlighted(mv_text *out, const mv_drawing_plan *plan)
{
    const size_t most = 4;
    size_t named = 0, shown = plan->highlighted > most ? most - 1 : plan->highlighted;
    for (size_t i = 0; i < plan->network->actor_count && named < shown; i++) {
        if (plan->fading[i] != MV_CLEAR) continue;
        bool last = ++named == plan->highlighted;
        mv_text_add(out, named == 1 ? "" : last ? " and " : ", ");
        mv_text_add(out, mv_drawing_name(plan, i));
    }
    if (plan->highlighted > shown) mv_text_format(out, " and %zu more", plan->highlighted - shown);
}

const char *mv_drawing_sign_name(int sign)
{
    return sign > 0 ? "positive" : sign < 0 ? "negative" : "neutral";
}
