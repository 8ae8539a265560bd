#include "picture/drawing/drawing_parts.h"
#include "support/font/font.h"
#include <math.h>
#include <string.h>

static const char *label_text(const mv_drawing_plan *plan, size_t actor)
{
    return plan->layout->label ? plan->layout->label(plan, actor) : mv_drawing_name(plan, actor);
}

/* The look of the actor in the middle: a plate with its name, in no scale of sizes. */
static const mv_kind_style plate = { "focus", "", "plate", 1, true };
static const double plate_height = 0.46; /* of its width, see draw/scene/shape.c */

/* True when a block of text stands inside a mark with a margin. */
static bool fits(const mv_kind_style *kind, double size, double width, double height)
{
    const double margin = 4;
    if (strcmp(kind->shape, plate.shape) == 0)
        return width <= size - 3 * margin && height <= size * plate_height - 1.5 * margin;
    if (strcmp(kind->shape, "box") == 0) return width <= size - 2 * margin && height <= size - 2 * margin;
    return hypot(width, height) / 2 <= size / 2 * (strstr(kind->shape, "circle") ? 1 : 0.7) - margin;
}

/* Breaks a name so that it stands inside its mark; false when it does not fit whole. */
static bool label_inside(mv_text *label, mv_font font, const char *name, const mv_kind_style *kind, double size)
{
    for (double width = size; width > size / 3; width -= size / 8) {
        size_t lines;
        bool whole;
        mv_text_clear(label);
        if (mv_font_wrap(label, font, name, width, 3, &whole) == 0) return false;
        double block = mv_font_block(font, label->bytes, &lines);
        if (whole && fits(kind, size, block, (double)lines * mv_font_line_height(font))) return true;
    }
    return false;
}

/* Breaks a name for the place beside its mark: wider and on more lines rather than cut. */
static void label_beside(mv_text *label, mv_font font, const char *name, double width)
{
    const double widest = 2;
    const size_t usual = 3, most = 6;
    bool whole = false;
    for (size_t lines = usual; !whole && lines <= most; lines++)
        for (double wider = 1; !whole && wider < widest; wider *= 1.2) {
            mv_text_clear(label);
            mv_font_wrap(label, font, name, width * wider, lines, &whole);
        }
}

/* The name of an actor and, between two networks, what became of it: "+ Eurasian Economic Union". */
static void add_label_text(mv_text *out, const mv_drawing_plan *plan, size_t actor)
{
    if (plan->subject->label_prefix) mv_text_add(out, plan->subject->label_prefix(plan, actor));
    mv_text_add(out, label_text(plan, actor));
}

/* The actor in the middle holds its name, whatever its score. */
static double middle_size(const mv_drawing_plan *plan, const mv_kind_style *kind)
{
    const double least = 72, most = 260;
    double size = least;
    mv_text label = { 0 }, name = { 0 };
    mv_font font = { plan->density->focus_text - 1, true };
    add_label_text(&name, plan, plan->network->focus);
    while (size < most && !label_inside(&label, font, name.bytes, kind, size)) size += 3;
    mv_text_clear(&label);
    mv_text_clear(&name);
    return size;
}

/* The font of a label: the focus may be written smaller to stand inside its mark. */
static bool choose_font(mv_font *font, mv_text *label, const mv_drawing_plan *plan, size_t actor, const char *name,
                        const mv_kind_style *kind, double size)
{
    const mv_density *density = plan->density;
    bool focus = actor == plan->network->focus;
    bool chosen = plan->fading && plan->fading[actor] == MV_CLEAR;
    *font = (mv_font){ density->text,
                       focus || chosen || (!plan->layout->about_focus && size > plan->largest_mark * 0.35) };
    double first = focus ? density->focus_text : density->text;
    if (plan->subject->stands_out) font->bold = focus || plan->subject->stands_out(plan, actor);
    for (font->size = first; font->size >= density->text; font->size -= 0.5)
        if (label_inside(label, *font, name, kind, size)) return true;
    font->size = first;
    return false;
}

/* Text on a fill or (NULL) on the paper; that of faded actors is as pale as can be read. */
static void put_ink(mv_drawing_plan *plan, size_t actor, const char *fill)
{
    const char *ground = fill ? fill : plan->theme->paper;
    mv_color ink;
    bool quiet = !fill && plan->subject->is_touched && !plan->subject->is_touched(plan, actor);
    mv_style_mix(ink,
                 fill    ? mv_style_ink_on(fill)
                 : quiet ? plan->theme->quiet
                         : plan->theme->ink,
                 ground, plan->fading && plan->fading[actor] == MV_FADED ? 0.8 : 0);
    mv_style_readable(ink, ink, ground, 4.5);
    mv_put_text(&plan->out, "ink", ink);
}

/* True for a label in the language that was asked for: it says so, the words around it being English. */
static bool is_translated(const mv_drawing_plan *plan, size_t actor)
{
    const char *label = label_text(plan, actor);
    return label == mv_drawing_name(plan, actor) && label != mv_network_name(plan->network, actor, NULL);
}

/* In the mark when the name fits there. Across the two colours of a mark nothing would be readable. */
static void put_label(mv_drawing_plan *plan, size_t actor, const mv_kind_style *kind, double size,
                      const char *fill)
{
    mv_font font;
    mv_text label = { 0 }, name = { 0 };
    add_label_text(&name, plan, actor);
    bool inside = choose_font(&font, &label, plan, actor, name.bytes, kind, size) && fill;
    if (!inside)
        label_beside(&label, font, name.bytes, plan->density->text_width * font.size / plan->density->text);
    mv_put_text(&plan->out, "label", label.bytes ? label.bytes : "");
    if (is_translated(plan, actor)) mv_put_text(&plan->out, "language", plan->language);
    mv_put_number(&plan->out, "font", font.size);
    mv_put_flag(&plan->out, "bold", font.bold);
    mv_put_flag(&plan->out, "inside", inside);
    put_ink(plan, actor, inside ? fill : NULL);
    mv_text_clear(&label);
    mv_text_clear(&name);
}

static const char *vector_id(const mv_drawing_plan *plan, const mv_actor *actor)
{
    size_t vector = mv_actor_main_vector(actor);
    return vector == MV_NONE ? "" : plan->network->set->vectors[vector].id;
}

static void put_names(mv_drawing_plan *plan, const mv_actor *actor, size_t index)
{
    static const char *const steps[] = {
        [MV_CLEAR] = " highlighted", [MV_PARTNER] = " partner", [MV_FADED] = " faded"
    };
    mv_text text = { 0 };
    mv_text_add(&text, "actor-");
    mv_put_slug(&text, actor->id);
    mv_put_written(&plan->out, "id", &text);
    mv_text_add(&text, "kind-");
    mv_put_slug(&text, actor->kind);
    mv_text_add(&text, actor->share_count ? " vector-" : "");
    mv_put_slug(&text, vector_id(plan, actor));
    mv_text_add(&text, index == plan->network->focus ? " focus" : "");
    mv_text_add(&text, plan->fading ? steps[plan->fading[index]] : "");
    if (plan->subject->actor_change) mv_text_format(&text, " %s", plan->subject->actor_change(plan, index));
    if (plan->subject->is_touched && plan->subject->is_touched(plan, index)) mv_text_add(&text, " touched");
    mv_put_written(&plan->out, "class", &text);
}

/* "Russia: country; vector: Russian / post-Soviet; degree: 23". The class of a colouring that says something
 * else is added. */
static void put_facts(mv_drawing_plan *plan, const mv_actor *actor, size_t index)
{
    const mv_relations *set = plan->network->set;
    mv_text tooltip = { 0 }, value = { 0 };
    if (isnan(plan->scores[index]))
        mv_text_add(&value, "\xe2\x80\x93");
    else
        mv_text_add_number(&value, plan->scores[index], 4);
    mv_text_format(&tooltip, "%s: %s", mv_drawing_name(plan, index), actor->kind);
    for (size_t i = 0; i < actor->share_count; i++)
        mv_text_format(&tooltip, "%s%s", i ? " and " : "; vector: ", set->vectors[actor->shares[i].vector].name);
    mv_text_format(&tooltip, "; %s: %s", plan->metric->name, value.bytes);
    if (plan->coloring->title && !plan->coloring->leads && plan->class_of[index] != MV_NONE)
        mv_text_format(&tooltip, "; %s", plan->classes[plan->class_of[index]].name);
    if (plan->subject->say_actor) plan->subject->say_actor(plan, index, &tooltip);
    mv_put_text(&plan->out, "tooltip", tooltip.bytes);
    mv_put_open(&plan->out, "data", '{');
    mv_put_text(&plan->out, "actor", actor->id);
    mv_put_text(&plan->out, "kind", actor->kind);
    mv_put_text(&plan->out, "vector", vector_id(plan, actor));
    if (plan->subject->actor_change) mv_put_text(&plan->out, "change", plan->subject->actor_change(plan, index));
    mv_put_text(&plan->out, "metric", plan->metric->name);
    mv_put_text(&plan->out, "value", value.bytes);
    mv_text_add(&plan->out, "}");
    mv_text_clear(&tooltip);
    mv_text_clear(&value);
}

/* Both colours of a mark as far towards the paper as it steps back. */
static void fade(const mv_drawing_plan *plan, size_t actor, mv_color color)
{
    static const double shares[] = { [MV_CLEAR] = 0, [MV_PARTNER] = 0.35, [MV_FADED] = 0.75 };
    if (plan->fading) mv_style_mix(color, color, plan->theme->paper, shares[plan->fading[actor]]);
}

/* A mark is filled with its colour, whatever its kind: rims are too thin to tell colours by. One that has none
 * among those that have is hollow. The focus stands out most, and only its rim has the colour. */
static void choose_colors(const mv_drawing_plan *plan, size_t actor, bool solid, mv_color fill, mv_color rim)
{
    const mv_theme *theme = plan->theme;
    size_t class = plan->class_of[actor];
    bool plain = class == MV_NONE, focus = actor == plan->network->focus;
    double empty = plan->colored ? 1 : solid ? 0 : 0.75;
    mv_style_mix(fill, plain ? theme->blank : plan->classes[class].fill, theme->paper, plain ? empty : 0);
    mv_style_mix(rim, plain ? theme->plain : plan->classes[class].line, theme->ink, plain || focus ? 0 : 0.3);
    if (focus) mv_style_mix(fill, theme->focus, theme->focus, 0);
    if (focus && plain) mv_style_mix(rim, theme->focus, theme->focus, 0);
    fade(plan, actor, fill);
    fade(plan, actor, rim);
}

/* Writes the mark; returns whether a name can be read on it. */
static bool put_class_mark(mv_drawing_plan *plan, size_t index, const mv_kind_style *kind, double size,
                           mv_color fill)
{
    size_t class = plan->class_of[index], second = plan->second_class[index];
    bool focus = index == plan->network->focus, halves = second != MV_NONE && kind->solid && !focus;
    mv_color rim, other;
    choose_colors(plan, index, kind->solid, fill, rim);
    mv_put_mark(&plan->out, kind->shape, fill, rim, size, focus ? 3 : kind->solid ? 0.9 : 1.6);
    if (halves) {
        mv_style_mix(other, plan->classes[second].fill, plan->classes[second].fill, 0);
        fade(plan, index, other);
        mv_put_text(&plan->out, "second_fill", other);
    }
    if (focus || class == MV_NONE) return true;
    const mv_color_class *first = &plan->classes[class];
    if (!plan->fading || plan->fading[index] == MV_CLEAR)
        mv_drawing_put_pattern(&plan->out, first, halves ? &plan->classes[second] : NULL);
    return !halves && !first->pattern;
}

static void put_look(mv_drawing_plan *plan, size_t index)
{
    const char *named = mv_network_actor(plan->network, index)->kind;
    const mv_kind_style *kind =
        mv_drawing_is_middle(plan, index) ? &plate : mv_kind_style_at(mv_kind_style_of(named));
    double size = mv_drawing_is_middle(plan, index) ? middle_size(plan, kind)
                                                    : mv_drawing_mark_size(plan, plan->scores[index], kind);
    bool readable = true;
    mv_color fill;
    if (plan->subject->put_mark)
        plan->subject->put_mark(plan, index, kind, size, fill);
    else
        readable = put_class_mark(plan, index, kind, size, fill);
    put_label(plan, index, kind, size, readable ? fill : NULL);
}

/* With all digits, so that a picture made from its own places is the same. */
static void put_place(mv_drawing_plan *plan, size_t index)
{
    if (!plan->places || !plan->places[index].known) return;
    mv_put_key(&plan->out, "x");
    mv_text_add_number(&plan->out, plan->places[index].x, 17);
    mv_put_key(&plan->out, "y");
    mv_text_add_number(&plan->out, plan->places[index].y, 17);
}

static void put_actor(mv_drawing_plan *plan, size_t index)
{
    const mv_actor *actor = mv_network_actor(plan->network, index);
    bool focus = index == plan->network->focus;
    mv_text_add(&plan->out, "\n{");
    put_names(plan, actor, index);
    put_look(plan, index);
    put_place(plan, index);
    if (plan->layout->put_actor) plan->layout->put_actor(plan, index);
    mv_put_text(&plan->out, "group", focus ? "" : vector_id(plan, actor));
    put_facts(plan, actor, index);
    mv_text_add(&plan->out, "}");
}

void mv_drawing_actors(mv_drawing_plan *plan)
{
    mv_put_open(&plan->out, "nodes", '[');
    for (size_t i = 0; i < plan->network->actor_count; i++) {
        if (mv_drawing_number(plan, i) == MV_NONE) continue;
        mv_put_next(&plan->out);
        put_actor(plan, i);
    }
    mv_text_add(&plan->out, "]");
}
