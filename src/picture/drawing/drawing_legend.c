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

/* The shape of a kind as an outline: colours stand for something else; where they tell kinds, with its colour, and
 * where they stand for nothing, as it is drawn. */
static void put_kind(mv_drawing_plan *plan, size_t index)
{
    const mv_kind_style *kind = mv_kind_style_at(index);
    const mv_theme *theme = plan->theme;
    bool colored = !plan->coloring->title && !plan->subject->put_mark;
    bool as_drawn = !colored && !plan->subject->put_mark && !plan->colored;
    mv_color blank;
    mv_style_mix(blank, theme->blank, theme->paper, kind->solid ? 0 : 0.75);
    put_mark_row(&plan->out, kind->title, kind->shape,
                 colored    ? plan->classes[index].fill
                 : as_drawn ? blank
                            : theme->paper,
                 colored    ? plan->classes[index].line
                 : as_drawn ? theme->plain
                            : theme->ink,
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
        bool plate = mv_drawing_is_middle(plan, focus);
        mv_text_format(&text, "%s, the focus%s", mv_drawing_name(plan, focus), plate ? " (not to scale)" : "");
        put_mark_row(&plan->out, text.bytes, plate ? "plate" : "circle", theme->focus, theme->focus,
                     plate ? 26 : 14);
        mv_text_clear(&text);
    }
    for (size_t i = 0; i < mv_kind_style_count(); i++) {
        if (used[i]) put_kind(plan, i);
    }
    mv_text_add(&plan->out, "]}");
    free(used);
}

/* A row of words alone. */
static void put_words(mv_drawing_plan *plan, const char *words)
{
    mv_drawing_open_row(&plan->out, words);
    mv_text_add(&plan->out, "}");
}

static void put_more(mv_drawing_plan *plan, size_t count)
{
    mv_text text = { 0 };
    mv_text_format(&text, "and %zu more", count);
    put_words(plan, text.bytes);
    mv_text_clear(&text);
}

static void put_class_row(mv_drawing_plan *plan, const mv_color_class *class)
{
    mv_color rim;
    mv_style_mix(rim, class->line, plan->theme->ink, 0.3);
    mv_drawing_open_row(&plan->out, class->name);
    mv_put_open(&plan->out, "mark", '{');
    mv_put_mark(&plan->out, "circle", class->fill, rim, 13, 0.9);
    mv_drawing_put_pattern(&plan->out, class, NULL);
    mv_text_add(&plan->out, "}}");
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
        put_class_row(plan, class);
        room--;
    }
    if (left) put_more(plan, left);
}

/* "side not determined (12)" */
static void put_hollow(mv_drawing_plan *plan)
{
    size_t count = mv_drawing_hollow(plan);
    mv_text text = { 0 };
    if (!count) return;
    mv_text_format(&text, "%s (%zu)", plan->coloring->none, count);
    put_mark_row(&plan->out, text.bytes, "circle", plan->theme->paper, plan->theme->plain, 13);
    mv_text_clear(&text);
}

/* The classes that colours stand for. The focus has a row of its own already. */
static void put_colors(mv_drawing_plan *plan)
{
    if (!plan->coloring->title || (!plan->colored && !plan->remark)) return;
    bool *used = mv_alloc_array(plan->class_count, sizeof *used);
    for (size_t i = 0; i < plan->network->actor_count; i++) {
        size_t class = plan->class_of[i], second = plan->second_class[i];
        if (mv_drawing_number(plan, i) == MV_NONE) continue;
        if (class != MV_NONE) used[class] = true;
        if (second != MV_NONE) used[second] = true;
    }
    mv_text title = { 0 };
    mv_text_format(&title, "%s: %s", plan->theme->grey ? "Shade" : "Colour", plan->coloring->title);
    mv_drawing_open_section(&plan->out, title.bytes, false);
    mv_text_clear(&title);
    put_used_classes(plan, used);
    if (plan->colored) put_hollow(plan);
    if (plan->remark) put_words(plan, plan->remark);
    if (plan->frustrated) put_words(plan, "one of possibly many best splits");
    mv_text_add(&plan->out, "]}");
    free(used);
}

/* As it is drawn, but for the colour, at a width that shows its dashes. */
static void put_stroke_row(mv_drawing_plan *plan, const char *text, mv_line_kind kind)
{
    const double usual = 1.6;
    const mv_theme *theme = plan->theme;
    mv_color color;
    mv_text dash = { 0 };
    mv_style_readable(color,
                      kind == MV_LINE_ODDS      ? theme->negative
                      : kind == MV_LINE_NEUTRAL ? theme->neutral
                                                : theme->ink,
                      theme->paper, mv_drawing_line_contrast(plan));
    mv_style_line_dash(&dash, kind, usual);
    put_line_row(&plan->out, text, color, dash.bytes ? dash.bytes : "", usual, false, kind == MV_LINE_ODDS);
    mv_text_clear(&dash);
}

/* "works with"; where the data have types of their own, "jamboree, tribute" or "works with; jamboree, tribute". */
static void put_kind_row(mv_drawing_plan *plan, mv_line_kind kind)
{
    mv_text names = { 0 }, title = { 0 };
    bool others = mv_drawing_add_own_types(&names, plan, kind);
    if (others || !names.length) mv_text_add(&title, mv_line_style_of(kind)->title);
    if (title.length && names.length) mv_text_add(&title, "; ");
    if (names.length) mv_text_add(&title, names.bytes);
    put_stroke_row(plan, title.bytes, kind);
    mv_text_clear(&names);
    mv_text_clear(&title);
}

static void put_line_kinds(mv_drawing_plan *plan)
{
    static const mv_line_kind order[] = { MV_LINE_ALLIED, MV_LINE_WORKS, MV_LINE_MEMBER, MV_LINE_ODDS,
                                          MV_LINE_NEUTRAL };
    bool used[MV_LINE_COUNT] = { false };
    for (size_t i = 0; i < plan->stroke_count; i++)
        used[mv_drawing_kind_of_stroke(plan, &plan->strokes[i])] = true;
    for (size_t i = 0; i < MV_COUNT(order); i++)
        if (used[order[i]]) put_kind_row(plan, order[i]);
}

/* A line of several relations is drawn as the closest of them. */
static void put_number_row(mv_drawing_plan *plan)
{
    mv_drawing_open_row(&plan->out, "so many relations");
    mv_put_open(&plan->out, "line", '{');
    mv_put_text(&plan->out, "color", plan->theme->ink);
    mv_put_number(&plan->out, "width", 1.6);
    mv_put_text(&plan->out, "badge", "9");
    mv_text_add(&plan->out, "}}");
}

static void put_remarks(mv_drawing_plan *plan)
{
    bool directed = false, many = false, stepping = false, against = false;
    for (size_t i = 0; i < plan->stroke_count; i++) {
        directed |= mv_drawing_has_arrow(plan, &plan->strokes[i]);
        many |= plan->strokes[i].count > MV_COUNTED_RELATIONS && plan->stroke_count <= MV_CLEAR_LINES;
        stepping |= mv_drawing_steps_back(plan, &plan->strokes[i]);
        against |= mv_drawing_is_frustrated(plan, &plan->strokes[i]);
    }
    if (against) put_line_row(&plan->out, "against the split", plan->theme->frustrated, "", 1.6, false, false);
    if (plan->ended_count) {
        mv_color color;
        mv_style_readable(color, plan->theme->neutral, plan->theme->paper, mv_drawing_line_contrast(plan));
        put_line_row(&plan->out, "thin and dotted: ended", color, MV_ENDED_DASH, MV_ENDED_WIDTH, false, false);
    }
    if (directed) put_line_row(&plan->out, "directed", plan->theme->ink, "", 1.6, true, false);
    if (stepping) put_words(plan, "thin: between others");
    if (many && !plan->label) put_number_row(plan);
}

/* What the highlighted stand out by, said with samples of the same stroke. */
static void put_highlights(mv_drawing_plan *plan)
{
    const mv_theme *theme = plan->theme;
    mv_text title = { 0 }, names = { 0 };
    mv_color pale;
    if (!plan->fading) return;
    mv_drawing_add_highlighted(&names, plan);
    mv_text_format(&title, "Highlighted: %s", names.bytes ? names.bytes : "");
    mv_drawing_open_section(&plan->out, title.bytes, false);
    put_line_row(&plan->out, plan->highlighted == 1 ? "its relations" : "between them", theme->ink, "", 1.6, false,
                 false);
    mv_style_step_back(pale, theme->plain, theme->paper, mv_drawing_line_contrast(plan));
    if (plan->highlighted > 1) put_line_row(&plan->out, "their others", pale, "", 1.6, false, false);
    put_words(plan, "all else is faded");
    mv_text_add(&plan->out, "]}");
    mv_text_clear(&title);
    mv_text_clear(&names);
}

static void put_lines(mv_drawing_plan *plan)
{
    if (plan->stroke_count + plan->ended_count == 0) return;
    mv_drawing_open_section(&plan->out, "Lines: relations", false);
    put_line_kinds(plan);
    put_remarks(plan);
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
    put_line_row(&plan->out, text.bytes, plan->theme->ink, "", mv_drawing_line_width(plan, stroke), false, false);
    mv_text_clear(&text);
}

/* The weakest and the strongest line as wide as they are drawn, when strengths differ. */
static void put_widths(mv_drawing_plan *plan)
{
    const mv_stroke *least = plan->strokes, *most = plan->strokes;
    for (size_t i = 1; i < plan->stroke_count; i++) {
        if (plan->strokes[i].weight < least->weight) least = &plan->strokes[i];
        if (plan->strokes[i].weight > most->weight) most = &plan->strokes[i];
    }
    if (plan->stroke_count == 0 || !(most->weight > least->weight)) return;
    mv_drawing_open_section(&plan->out, "Width: strength", false);
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
    put_mark_row(&plan->out, text.bytes, "circle", plan->theme->paper, plan->theme->ink,
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
    put_highlights(plan);
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
        if (plan->layout->put_legend) plan->layout->put_legend(plan);
        put_sizes(plan);
    }
    mv_text_add(&plan->out, "]");
}
