#include "picture/drawing/drawing_parts.h"
#include "support/memory.h"
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- strokes ------------------------------------------------------------------------------------------ */

static bool same_stroke(const mv_drawing_plan *plan, size_t one, size_t other)
{
    const mv_relation *a = &plan->network->set->relations[one], *b = &plan->network->set->relations[other];
    bool same_way = a->source == b->source && a->target == b->target;
    if (!same_way && (a->source != b->target || a->target != b->source)) return false;
    if (!plan->subject->are_alike) return (a->sign < 0) == (b->sign < 0);
    if (!same_way && a->directed) return false;
    return plan->subject->are_alike(plan, one, other) && a->type == b->type && a->sign == b->sign &&
           a->directed == b->directed;
}

/* How close a relation is: a line is drawn as the closest of its relations. */
static int closeness(const mv_relations *set, const mv_relation *relation)
{
    return relation->sign ? (int)mv_style_line_kind(set->types[relation->type].family, relation->sign) : -1;
}

/* What the line is drawn as, and where it leads: as all of its relations of that sign do, when they are directed.
 */
static void lead(const mv_drawing_plan *plan, mv_stroke *stroke)
{
    const mv_relations *set = plan->network->set;
    const mv_relation *closest = &set->relations[plan->relations[stroke->first]];
    bool all = true, ways[2] = { false, false };
    for (size_t i = 1; i < stroke->count; i++) {
        const mv_relation *one = &set->relations[plan->relations[stroke->first + i]];
        int more = closeness(set, one) - closeness(set, closest);
        if (more > 0 || (more == 0 && one->weight > closest->weight)) closest = one;
    }
    for (size_t i = 0; i < stroke->count; i++) {
        const mv_relation *one = &set->relations[plan->relations[stroke->first + i]];
        if ((one->sign == 0) != (closest->sign == 0)) continue;
        all &= one->directed;
        ways[one->source == closest->source] = true;
    }
    if (plan->network->actors[stroke->from] != closest->source) {
        size_t from = stroke->from;
        stroke->from = stroke->to;
        stroke->to = from;
    }
    stroke->type = closest->type;
    stroke->sign = closest->sign;
    stroke->directed = all;
    stroke->both_ways = all && ways[false] && ways[true];
}

/* As the network folds them: neutral relations add nothing where there are others. Those of an actor with itself
 * are no tie, whose sum would be known to be a number. */
static double strength(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const mv_relations *set = plan->network->set;
    mv_fold fold = plan->network->selection.fold;
    double sum = 0, most = 0;
    for (size_t i = 0; i < stroke->count; i++) {
        const mv_relation *one = &set->relations[plan->relations[stroke->first + i]];
        if ((one->sign == 0) != (stroke->sign == 0)) continue;
        sum += fold == MV_FOLD_SIGN_SUM ? 1 : one->weight;
        most = fmax(most, one->weight);
    }
    return stroke->sign == 0 || fold == MV_FOLD_STRONGEST || plan->subject->are_alike ? most : fmin(sum, DBL_MAX);
}

/* Adds the stroke of a relation, members[first], with those before members[end] that share it. */
static void gather_stroke(mv_drawing_plan *plan, mv_stroke ends, const uint32_t *members, size_t first, size_t end,
                          bool *taken)
{
    const mv_relation *all = plan->network->set->relations, *relation = &all[members[first]];
    mv_stroke *stroke = &plan->strokes[plan->stroke_count];
    *stroke = ends;
    stroke->type = relation->type;
    stroke->sign = relation->sign;
    stroke->directed = relation->directed;
    stroke->first = plan->stroke_count ? stroke[-1].first + stroke[-1].count : 0;
    for (size_t i = first; i < end; i++) {
        if (taken[i] || !same_stroke(plan, members[first], members[i])) continue;
        taken[i] = true;
        plan->relations[stroke->first + stroke->count++] = members[i];
    }
    if (!plan->subject->are_alike) lead(plan, stroke);
    stroke->weight = strength(plan, stroke);
    plan->stroke_count++;
}

/* The relations of a tie from its member `first` on; a stroke leads where its first relation does. */
static void gather_tie(mv_drawing_plan *plan, size_t tie, size_t first, bool *taken)
{
    const mv_network *network = plan->network;
    const mv_tie *t = &network->ties[tie];
    bool forward = network->actors[t->a] == network->set->relations[network->members[first]].source;
    mv_stroke ends = { .from = forward ? t->a : t->b, .to = forward ? t->b : t->a, .tie = tie };
    gather_stroke(plan, ends, network->members, first, t->first + t->count, taken);
}

static void gather_loops(mv_drawing_plan *plan)
{
    const mv_network *network = plan->network;
    bool *taken = mv_alloc_array(network->relation_count, sizeof *taken);
    for (size_t i = 0; i < network->relation_count && network->loops; i++) {
        const mv_relation *relation = &network->set->relations[network->relations[i]];
        if (taken[i] || relation->source != relation->target) continue;
        size_t actor = mv_network_find(network, network->set->actors[relation->source].id);
        mv_stroke ends = { .from = actor, .to = actor, .tie = MV_NONE };
        if (actor != MV_NONE) gather_stroke(plan, ends, network->relations, i, network->relation_count, taken);
    }
    free(taken);
}

/* Whether a relation of the focus is on the side that is asked for. */
static bool is_on_side(const mv_network *network, const mv_relation *relation)
{
    bool out = network->actors[network->focus] == relation->source;
    mv_tie_side side = network->selection.side;
    return side == MV_SIDE_BOTH || !relation->directed || out == (side == MV_SIDE_OUT);
}

/* Where all is about the focus, lines between others are drawn on request, but for those of what is no tie. */
static bool is_drawn(const mv_drawing_plan *plan, const mv_tie *tie, size_t member)
{
    size_t focus = plan->network->focus;
    if (!mv_drawing_is_about_focus(plan)) return true;
    if (tie->a == focus || tie->b == focus)
        return is_on_side(plan->network, &plan->network->set->relations[plan->network->members[member]]);
    return plan->others && !plan->layout->alone &&
           plan->network->set->relations[plan->network->members[member]].sign != 0;
}

void mv_drawing_gather(mv_drawing_plan *plan)
{
    const mv_network *network = plan->network;
    bool *taken = mv_alloc_array(network->relation_count, sizeof *taken);
    plan->strokes = mv_alloc_array(network->relation_count, sizeof *plan->strokes);
    plan->relations = mv_alloc_array(network->set->relation_count, sizeof *plan->relations);
    for (size_t tie = 0; tie < network->tie_count; tie++) {
        const mv_tie *t = &network->ties[tie];
        if (mv_drawing_number(plan, t->a) == MV_NONE || mv_drawing_number(plan, t->b) == MV_NONE) continue;
        for (size_t i = t->first; i < t->first + t->count; i++)
            if (!taken[i] && is_drawn(plan, t, i)) gather_tie(plan, tie, i, taken);
    }
    free(taken);
    if (!plan->layout->about_focus) gather_loops(plan); /* they are no ties */
}

/* --- tooltips ----------------------------------------------------------------------------------------- */

static const char *source_name(const mv_source *source)
{
    return source->publisher ? source->publisher : source->title ? source->title : source->id;
}

static bool named_before(const mv_relations *set, const mv_relation *relation, size_t citation)
{
    const char *name = source_name(&set->sources[relation->details->citations[citation].source]);
    for (size_t i = 0; i < citation; i++)
        if (strcmp(source_name(&set->sources[relation->details->citations[i].source]), name) == 0) return true;
    return false;
}

static void add_sources(mv_text *out, const mv_relations *set, const mv_relation *relation)
{
    const char *before = "; source: ";
    for (size_t i = 0; i < relation->details->citation_count; i++) {
        if (named_before(set, relation, i)) continue;
        mv_text_add(out, before);
        mv_text_add(out, source_name(&set->sources[relation->details->citations[i].source]));
        before = ", ";
    }
}

/* "Kazakhstan → Shanghai Cooperation Organisation: member of, since 2001-06-15; source: The Astana Times" */
static void add_relation(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke, size_t index)
{
    const mv_relations *set = plan->network->set;
    const mv_relation *relation = &set->relations[index];
    mv_date_text date;
    mv_text_add(out, mv_drawing_name(plan, stroke->from));
    mv_text_add(out, relation->directed ? " \xe2\x86\x92 " : " \xe2\x80\x93 ");
    mv_text_add(out, mv_drawing_name(plan, stroke->to));
    mv_text_add(out, ": ");
    mv_text_add(out, set->types[relation->type].name);
    if (relation->sign == 0) mv_text_add(out, " (neutral)");
    if (relation->sign < 0) mv_text_add(out, " (negative)");
    if (relation->start.day) mv_text_format(out, ", since %s", mv_date_format(relation->start, date));
    if (relation->end.day) mv_text_format(out, ", until %s", mv_date_format(relation->end, date));
    if (plan->subject->say_relation) plan->subject->say_relation(plan, index, out);
    if (relation->confidence != MV_UNRATED)
        mv_text_format(out, "; confidence: %s", mv_confidence_name((mv_confidence)relation->confidence));
    add_sources(out, set, relation);
}

static void put_tooltip(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    mv_text tooltip = { 0 };
    if (stroke->count > 1) mv_text_format(&tooltip, "%zu relations:\n", stroke->count);
    for (size_t i = 0; i < stroke->count; i++) {
        if (i) mv_text_add(&tooltip, "\n");
        add_relation(&tooltip, plan, stroke, plan->relations[stroke->first + i]);
    }
    mv_put_written(out, "tooltip", &tooltip);
}

/* --- looks -------------------------------------------------------------------------------------------- */

/* Where there is something to step back behind, a line is as pale as can be seen. */
static bool is_pale(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    if (plan->frustrated) return !mv_drawing_is_frustrated(plan, stroke);
    if (plan->fading) return mv_drawing_fading_of_stroke(plan, stroke) == MV_PARTNER;
    if (stroke->sign < 0 || mv_drawing_is_of_focus(plan, stroke)) return false;
    return plan->network->focus != MV_NONE || mv_drawing_is_membership(plan, stroke);
}

static void line_color(mv_color out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const mv_theme *theme = plan->theme;
    size_t class = mv_drawing_class_of_stroke(plan, stroke);
    const char *color = class == MV_NONE ? theme->plain : plan->classes[class].line;
    if (stroke->sign < 0) color = theme->negative;
    if (stroke->sign == 0) color = theme->neutral;
    mv_style_mix(out, color, theme->ink, stroke->sign > 0 ? 0.1 : 0);
    if (is_pale(plan, stroke))
        mv_style_step_back(out, color, theme->paper, mv_drawing_line_contrast(plan));
    else
        mv_style_readable(out, out, theme->paper, mv_drawing_line_contrast(plan));
}

static double line_opacity(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const double faded = 0.13;
    return mv_drawing_fading_of_stroke(plan, stroke) == MV_FADED ? faded : 1;
}

/* What matters lies on top: faded lines and memberships below, then the others, those of the focus above. */
static double line_layer(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    if (mv_drawing_fading_of_stroke(plan, stroke) == MV_FADED) return 0;
    if (mv_drawing_is_frustrated(plan, stroke)) return 7;
    double layer = mv_drawing_is_membership(plan, stroke) || stroke->sign == 0 ? 1 : stroke->sign < 0 ? 2 : 3;
    return layer + (mv_drawing_is_of_focus(plan, stroke) ? 3 : 0);
}

/* Thin, dotted and of no colour, so that it is not taken for what holds. */
static void put_ended(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const double readable = 3, faded = 0.13;
    mv_color color;
    mv_style_readable(color, plan->theme->neutral, plan->theme->paper, readable);
    mv_put_text(out, "color", color);
    mv_put_text(out, "dash", MV_ENDED_DASH);
    mv_put_number(out, "width", MV_ENDED_WIDTH);
    mv_put_number(out, "opacity", mv_drawing_fading_of_stroke(plan, stroke) == MV_FADED ? faded : 1);
    mv_put_flag(out, "arrow", mv_drawing_has_arrow(plan, stroke));
    mv_put_flag(out, "minus", stroke->sign < 0);
    mv_put_flag(out, "may_lack", true);
    mv_put_number(out, "layer", 0);
}

static void put_heads(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const double every_panel = 255;
    mv_put_flag(out, "arrow", mv_drawing_has_arrow(plan, stroke));
    if (mv_drawing_has_arrow(plan, stroke) && stroke->both_ways) mv_put_number(out, "tails", every_panel);
}

/* The minus of bad terms; else how many relations a line stands for, when they are many, or what was asked for. */
static void put_badge(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    mv_text label = { 0 };
    mv_drawing_add_line_label(&label, plan, stroke);
    mv_put_flag(out, "minus", stroke->sign < 0 && !label.length);
    mv_put_written(out, "badge", &label);
    mv_put_flag(out, "may_lack", !plan->layout->about_focus || plan->stroke_count > MV_CLEAR_LINES);
}

static void put_line(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    if (mv_drawing_is_ended(plan, stroke)) {
        put_ended(out, plan, stroke);
        return;
    }
    mv_color color;
    mv_text dash = { 0 };
    double width = mv_drawing_line_width(plan, stroke);
    if (mv_drawing_steps_back(plan, stroke)) width *= stroke->sign < 0 ? 0.7 : 0.5;
    line_color(color, plan, stroke);
    if (plan->layout->shade && mv_drawing_is_of_focus(plan, stroke)) plan->layout->shade(color, plan, stroke);
    mv_style_line_dash(&dash, mv_drawing_kind_of_stroke(plan, stroke), width);
    mv_put_text(out, "color", mv_drawing_is_frustrated(plan, stroke) ? plan->theme->frustrated : color);
    mv_put_written(out, "dash", &dash);
    mv_put_number(out, "width", width);
    mv_put_number(out, "opacity", line_opacity(plan, stroke));
    put_heads(out, plan, stroke);
    put_badge(out, plan, stroke);
    mv_put_number(out, "layer", line_layer(plan, stroke));
}

/* Strong ties are short, negative ones long. */
static double line_length(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const mv_tie *tie = &plan->network->ties[stroke->tie];
    if (plan->subject->length) return plan->subject->length(plan, stroke);
    if (tie->state == MV_NEGATIVE) return 1.5;
    if (tie->state != MV_POSITIVE) return 1;
    return fmax(1.2 - 0.05 * tie->strength, 0.75);
}

/* From the relation's id, or else from its ends and type; strokes of one type that differ in sign or
 * direction only are told apart by both. */
static void put_id(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const mv_relations *set = plan->network->set;
    const mv_relation *relation = &set->relations[plan->relations[stroke->first]];
    mv_text id = { 0 };
    mv_text_add(&id, "relation-");
    if (relation->id) {
        mv_put_slug(&id, relation->id);
    } else {
        mv_put_slug(&id, mv_network_actor(plan->network, stroke->from)->id);
        mv_text_add(&id, "..");
        mv_put_slug(&id, set->types[stroke->type].id);
        mv_text_add(&id, "..");
        mv_put_slug(&id, mv_network_actor(plan->network, stroke->to)->id);
        mv_text_format(&id, "..%s%s", mv_drawing_sign_name(stroke->sign), stroke->directed ? "-directed" : "");
        if (plan->subject->add_id) plan->subject->add_id(plan, stroke, &id);
    }
    mv_put_written(out, "id", &id);
}

static void put_class(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const mv_type *type = &plan->network->set->types[stroke->type];
    mv_text classes = { 0 };
    mv_text_add(&classes, "type-");
    mv_put_slug(&classes, type->id);
    mv_text_add(&classes, " family-");
    mv_put_slug(&classes, type->family);
    mv_text_format(&classes, " %s", mv_drawing_sign_name(stroke->sign));
    if (plan->subject->stroke_change) mv_text_format(&classes, " %s", plan->subject->stroke_change(plan, stroke));
    if (mv_drawing_is_ended(plan, stroke)) mv_text_add(&classes, " ended");
    mv_put_written(out, "class", &classes);
}

static void put_data(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const mv_relations *set = plan->network->set;
    const mv_relation *relation = &set->relations[plan->relations[stroke->first]];
    mv_date_text date;
    mv_put_open(out, "data", '{');
    mv_put_text(out, "from", mv_network_actor(plan->network, stroke->from)->id);
    mv_put_text(out, "to", mv_network_actor(plan->network, stroke->to)->id);
    mv_put_text(out, "type", set->types[stroke->type].id);
    mv_text count = { 0 };
    mv_text_format(&count, "%zu", stroke->count);
    mv_put_written(out, "relations", &count);
    if (plan->subject->stroke_change) mv_put_text(out, "change", plan->subject->stroke_change(plan, stroke));
    if (stroke->count == 1 && relation->start.day)
        mv_put_text(out, "start", mv_date_format(relation->start, date));
    if (stroke->count == 1 && relation->end.day) mv_put_text(out, "end", mv_date_format(relation->end, date));
    mv_text_add(out, "}");
}

static void put_edge(mv_drawing_plan *plan, const mv_stroke *stroke)
{
    mv_text *out = &plan->out;
    mv_put_next(out);
    mv_text_add(out, "\n{");
    put_id(out, plan, stroke);
    put_class(out, plan, stroke);
    mv_put_number(out, "from", (double)mv_drawing_number(plan, stroke->from));
    mv_put_number(out, "to", (double)mv_drawing_number(plan, stroke->to));
    if (plan->subject->put_line)
        plan->subject->put_line(plan, stroke);
    else
        put_line(out, plan, stroke);
    if (stroke->tie != MV_NONE) mv_put_number(out, "length", line_length(plan, stroke));
    put_tooltip(out, plan, stroke);
    put_data(out, plan, stroke);
    mv_text_add(out, "}");
}

void mv_drawing_edges(mv_drawing_plan *plan)
{
    mv_put_open(&plan->out, "edges", '[');
    for (size_t i = 0; i < plan->stroke_count; i++) put_edge(plan, &plan->strokes[i]);
    for (size_t i = 0; i < plan->ended_count; i++) put_edge(plan, &plan->ended[i]);
    mv_text_add(&plan->out, "]");
}
