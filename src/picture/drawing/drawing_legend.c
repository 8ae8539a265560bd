#include "picture/drawing/drawing_parts.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Only what the drawing uses is explained. */

static void put_mark_row(mv_text *out, const char *text, const char *shape, const char *fill, const char *rim,
                         double size)
{
    mv_drawing_open_row(out, text);
    mv_put_open(out, "mark", '{');
    mv_put_mark(out, shape, fill, rim, size, 1.2);
    mv_text_add(out, "}}");
}

static void put_line_row(mv_text *out, const char *text, const char *color, const char *dash, double width,
                         bool arrow, bool minus)
{
    mv_drawing_open_row(out, text);
    mv_put_open(out, "line", '{');
    mv_put_text(out, "color", color);
    mv_put_text(out, "dash", dash);
    mv_put_number(out, "width", width);
    mv_put_flag(out, "arrow", arrow);
    mv_put_flag(out, "minus", minus);
    mv_text_add(out, "}}");
}

/* Shape and, where kinds are told by colours, colour of a kind. */
static void put_kind(mv_drawing_plan *plan, size_t index)
{
    const mv_kind_style *kind = mv_kind_style_at(index);
    const mv_theme *theme = plan->theme;
    bool colored = !plan->coloring->title;
    const char *color = colored ? plan->classes[index].fill : theme->plain;
    mv_color fill;
    mv_style_mix(fill, color, theme->paper, kind->solid ? 0 : colored ? 0.75 : 1);
    put_mark_row(&plan->out, kind->title, kind->shape, fill, colored ? plan->classes[index].line : theme->plain,
                 13 * kind->widening);
}

static void put_kinds(mv_drawing_plan *plan)
{
    const mv_theme *theme = plan->theme;
    size_t focus = plan->network->focus;
    bool *used = mv_alloc_array(mv_kind_style_count(), sizeof *used);
    for (size_t i = 0; i < plan->network->actor_count; i++)
        if (mv_drawing_number(plan, i) != MV_NONE && !mv_drawing_is_middle(plan, i))
            used[mv_kind_style_of(mv_network_actor(plan->network, i)->kind)] = true;
    mv_drawing_open_section(&plan->out, "Actors", false);
    if (focus != MV_NONE) {
        mv_text text = { 0 };
        mv_text_format(&text, "%s, the focus", mv_drawing_name(plan, focus));
        put_mark_row(&plan->out, text.bytes, "circle", theme->focus, theme->focus, 14);
        mv_text_clear(&text);
    }
    for (size_t i = 0; i < mv_kind_style_count(); i++) {
        if (used[i]) put_kind(plan, i);
    }
    mv_text_add(&plan->out, "]}");
    free(used);
}

static void put_more(mv_drawing_plan *plan, size_t count)
{
    mv_text text = { 0 };
    mv_text_format(&text, "and %zu more", count);
    mv_drawing_open_row(&plan->out, text.bytes);
    mv_text_add(&plan->out, "}");
    mv_text_clear(&text);
}

static void put_used_classes(mv_drawing_plan *plan, const bool *used)
{
    size_t room = MV_LEGEND_CLASSES, left = 0;
    for (size_t i = 0; i < plan->class_count; i++) {
        const mv_color_class *class = &plan->classes[i];
        if (!used[i]) continue;
        if (room == 0) {
            left++;
            continue;
        }
        put_mark_row(&plan->out, class->name, "circle", class->fill, class->line, 12);
        room--;
    }
    if (left) put_more(plan, left);
}

/* The classes that colours stand for. The focus has a row of its own already. */
static void put_colors(mv_drawing_plan *plan)
{
    bool *used = mv_alloc_array(plan->class_count, sizeof *used), any = false, none = false;
    for (size_t i = 0; i < plan->network->actor_count; i++) {
        size_t class = plan->class_of[i], second = plan->second_class[i];
        if (mv_drawing_number(plan, i) == MV_NONE) continue;
        if (class != MV_NONE) any = used[class] = true;
        if (second != MV_NONE) used[second] = true;
        none |= class == MV_NONE && i != plan->network->focus;
    }
    if (any && plan->coloring->title) {
        mv_drawing_open_section(&plan->out, plan->coloring->title, false);
        put_used_classes(plan, used);
        if (none)
            put_mark_row(&plan->out, plan->coloring->none, "circle", plan->theme->blank, plan->theme->plain, 12);
        mv_text_add(&plan->out, "]}");
    }
    free(used);
}

/* A family is shown as it looks in the drawing, at its smallest strength; one whose relations are partly
 * negative has a row for each sign. */
static void put_family(mv_drawing_plan *plan, size_t index, int sign)
{
    const mv_family_style *family = mv_family_style_at(index);
    const mv_stroke *least = NULL;
    for (size_t i = 0; i < plan->stroke_count; i++) {
        const mv_stroke *stroke = &plan->strokes[i];
        const mv_type *type = &plan->network->set->types[stroke->type];
        if (mv_family_style_of(type->family) == index && (stroke->sign < 0) == (sign < 0) &&
            (!least || stroke->weight < least->weight))
            least = stroke;
    }
    if (!least) return;
    mv_text title = { 0 };
    mv_text_add(&title, family->title);
    if (sign < 0 && !family->negative) mv_text_add(&title, ", negative");
    put_line_row(&plan->out, title.bytes, sign < 0 ? plan->theme->negative : plan->theme->plain,
                 mv_style_line_dash(family, sign), mv_drawing_line_width(plan, least), false, sign < 0);
    mv_text_clear(&title);
}

static void put_lines(mv_drawing_plan *plan)
{
    bool directed = false, neutral = false, others = false, rivals = false;
    for (size_t i = 0; i < plan->stroke_count; i++) {
        directed |= mv_drawing_has_arrow(plan, &plan->strokes[i]);
        neutral |= plan->strokes[i].sign == 0;
        if (!mv_drawing_steps_back(plan, &plan->strokes[i])) continue;
        others |= plan->strokes[i].sign >= 0;
        rivals |= plan->strokes[i].sign < 0;
    }
    if (plan->stroke_count + plan->ended_count == 0) return;
    mv_drawing_open_section(&plan->out, "Lines: relations", false);
    for (size_t i = 0; i < mv_family_style_count(); i++) {
        put_family(plan, i, 1);
        put_family(plan, i, -1);
    }
    if (neutral) put_line_row(&plan->out, "pale: neutral, no tie", plan->theme->neutral, "", 1, false, false);
    if (others)
        put_line_row(&plan->out,
                     rivals ? "thin and pale: positive, between others" : "thin and pale: between others",
                     plan->theme->blank, "", 1, false, false);
    if (plan->frustrated)
        put_line_row(&plan->out, "heavy: frustrated, against the grain", plan->theme->frustrated, "", 3, false,
                     false);
    if (plan->ended_count) {
        mv_color color;
        mv_style_readable(color, plan->theme->neutral, plan->theme->paper, 3);
        put_line_row(&plan->out, "thin and dotted: ended", color, MV_ENDED_DASH, MV_ENDED_WIDTH, false, false);
    }
    if (directed) put_line_row(&plan->out, "directed", plan->theme->plain, "", 1, true, false);
    mv_text_add(&plan->out, "]}");
}

/* Three digits, or all that a whole number has. */
static void add_rounded(mv_text *out, double value)
{
    if (value >= 100 && value < 1e15)
        mv_text_format(out, "%.0f", value);
    else
        mv_text_add_number(out, value, 3);
}

static void put_width(mv_drawing_plan *plan, const mv_stroke *stroke)
{
    mv_text text = { 0 };
    add_rounded(&text, stroke->weight);
    put_line_row(&plan->out, text.bytes, plan->theme->plain, "", mv_drawing_line_width(plan, stroke), false,
                 false);
    mv_text_clear(&text);
}

/* The weakest and the strongest relation as wide as they are drawn, when strengths differ; of equal ones the
 * narrowest and the widest. */
static void put_widths(mv_drawing_plan *plan)
{
    const mv_stroke *least = plan->strokes, *most = plan->strokes;
    for (size_t i = 1; i < plan->stroke_count; i++) {
        const mv_stroke *one = &plan->strokes[i];
        bool same_least = !(one->weight > least->weight), same_most = !(one->weight < most->weight);
        if (one->weight < least->weight ||
            (same_least && mv_drawing_line_width(plan, one) < mv_drawing_line_width(plan, least)))
            least = one;
        if (one->weight > most->weight ||
            (same_most && mv_drawing_line_width(plan, one) > mv_drawing_line_width(plan, most)))
            most = one;
    }
    if (plan->stroke_count == 0 || !(most->weight > least->weight)) return;
    mv_drawing_open_section(
        &plan->out, plan->layout->about_focus ? "Width: strength" : "Width: strength, by kind of line", false);
    put_width(plan, least);
    put_width(plan, most);
    mv_text_add(&plan->out, "]}");
}

/* 1, 2 or 5 times a power of ten, not above the value. */
static double round_down(double value)
{
    double power = pow(10, floor(log10(value)));
    double lead = value / power;
    return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

static void put_size_row(mv_drawing_plan *plan, double score)
{
    const mv_kind_style *country = mv_kind_style_at(mv_kind_style_of("country"));
    mv_text text = { 0 };
    add_rounded(&text, score);
    put_mark_row(&plan->out, text.bytes, "circle", plan->theme->paper, plan->theme->plain,
                 mv_drawing_mark_size(plan, score, country));
    mv_text_clear(&text);
}

/* The largest score and two smaller ones; no fractions of what is counted. */
static void put_sizes(mv_drawing_plan *plan)
{
    if (!(plan->largest > 0)) return;
    double least = plan->metric->flags & MV_COUNT_OF ? 1 : 0;
    double middle = round_down(plan->largest / 3), low = round_down(middle / 4);
    mv_text title = { 0 };
    mv_text_format(&title, "Size: %s", plan->metric->title);
    mv_drawing_open_section(&plan->out, title.bytes, true);
    put_size_row(plan, plan->largest);
    if (middle < plan->largest && middle >= least) put_size_row(plan, middle);
    if (low < middle && low >= least) put_size_row(plan, low);
    mv_text_add(&plan->out, "]}");
    mv_text_clear(&title);
}

/* A layout that names the vectors needs no row for each of them. */
static void put_meanings(mv_drawing_plan *plan)
{
    if (!plan->layout->about_focus || !plan->coloring->leads) put_colors(plan);
    put_lines(plan);
    put_widths(plan);
}

void mv_drawing_legend(mv_drawing_plan *plan)
{
    const mv_drawing_subject *subject = plan->subject;
    mv_put_open(&plan->out, "legend", '[');
    if (plan->network->actor_count) {
        if (subject->put_legend) subject->put_legend(plan);
        put_kinds(plan);
        if (!subject->put_legend) put_meanings(plan);
        put_sizes(plan);
    }
    mv_text_add(&plan->out, "]");
}
