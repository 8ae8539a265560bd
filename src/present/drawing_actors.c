#include "present/drawing_plan.h"
#include "support/font.h"
#include <math.h>
#include <string.h>

const char *mv_drawing_name(const mv_drawing_plan *plan, size_t actor)
{
    return mv_actor_name(mv_network_actor(plan->network, actor), plan->language);
}

/* Area in proportion to the score; what is too small to be seen, or undefined, gets the smallest mark. */
double mv_drawing_mark_size(const mv_drawing_plan *plan, double score, const mv_kind_style *kind)
{
    const mv_density *density = plan->density;
    double share = plan->largest > 0 && score > 0 ? score / plan->largest : 0;
    return fmax(plan->largest_mark * sqrt(share), density->smallest_mark) * kind->widening;
}

/* True when a block of text stands inside a mark with a margin. */
static bool fits(const mv_kind_style *kind, double size, double width, double height)
{
    const double margin = 4;
    if (strcmp(kind->shape, "box") == 0) return width <= size - 2 * margin && height <= size - 2 * margin;
    return hypot(width, height) / 2 <= size / 2 * (strstr(kind->shape, "circle") ? 1 : 0.7) - margin;
}

/* Breaks a name so that it stands inside its mark; false when it does not fit whole. */
static bool label_inside(mv_text *label, mv_font font, const char *name, const mv_kind_style *kind,
                         double size)
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

/* Breaks a name for the place beside its mark: wider rather than cut. */
static void label_beside(mv_text *label, mv_font font, const char *name, double width)
{
    const double widest = 2 * width;
    for (bool whole = false; !whole && width < widest; width *= 1.2) {
        mv_text_clear(label);
        mv_font_wrap(label, font, name, width, 3, &whole);
    }
}

/* The font of a label: the focus may be written smaller to stand inside its mark. */
static bool choose_font(mv_font *font, mv_text *label, const mv_drawing_plan *plan, size_t actor,
                        const mv_kind_style *kind, double size)
{
    const mv_density *density = plan->density;
    const char *name = mv_drawing_name(plan, actor);
    bool focus = actor == plan->network->focus;
    *font = (mv_font){ density->text, focus || size > plan->largest_mark * 0.35 };
    double first = focus ? density->focus_text : density->text;
    for (font->size = first; font->size >= density->text; font->size -= 0.5)
        if (label_inside(label, *font, name, kind, size)) return true;
    font->size = first;
    return false;
}

/* In the mark when the name fits there. Across the two colours of a mark nothing would be readable. */
static void put_label(mv_drawing_plan *plan, size_t actor, const mv_kind_style *kind, double size,
                      const char *fill)
{
    mv_font font;
    mv_text label = { 0 };
    bool inside = choose_font(&font, &label, plan, actor, kind, size) && fill;
    if (!inside)
        label_beside(&label, font, mv_drawing_name(plan, actor),
                     plan->density->text_width * font.size / plan->density->text);
    mv_put_text(&plan->out, "label", label.bytes ? label.bytes : "");
    mv_put_number(&plan->out, "font", font.size);
    mv_put_flag(&plan->out, "bold", font.bold);
    mv_put_flag(&plan->out, "inside", inside);
    mv_put_text(&plan->out, "ink", inside ? mv_style_ink_on(fill) : plan->theme->ink);
    mv_text_clear(&label);
}

static const char *vector_id(const mv_drawing_plan *plan, const mv_actor *actor)
{
    size_t vector = mv_actor_main_vector(actor);
    return vector == MV_NONE ? "" : plan->network->set->vectors[vector].id;
}

static void put_names(mv_drawing_plan *plan, const mv_actor *actor, bool focus)
{
    mv_text text = { 0 };
    mv_text_add(&text, "actor-");
    mv_put_slug(&text, actor->id);
    mv_put_text(&plan->out, "id", text.bytes);
    mv_text_clear(&text);
    mv_text_add(&text, "kind-");
    mv_put_slug(&text, actor->kind);
    mv_text_add(&text, actor->share_count ? " vector-" : "");
    mv_put_slug(&text, vector_id(plan, actor));
    mv_text_add(&text, focus ? " focus" : "");
    mv_put_text(&plan->out, "class", text.bytes);
    mv_text_clear(&text);
}

/* "Russia: country; vector: Russian / post-Soviet; degree: 23" */
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
        mv_text_format(&tooltip, "%s%s",
                       i ? " and " : "; vector: ", set->vectors[actor->shares[i].vector].name);
    mv_text_format(&tooltip, "; %s: %s", plan->metric->name, value.bytes);
    mv_put_text(&plan->out, "tooltip", tooltip.bytes);
    mv_put_key(&plan->out, "data");
    mv_text_add(&plan->out, "{");
    mv_put_text(&plan->out, "actor", actor->id);
    mv_put_text(&plan->out, "kind", actor->kind);
    mv_put_text(&plan->out, "vector", vector_id(plan, actor));
    mv_put_text(&plan->out, "metric", plan->metric->name);
    mv_put_text(&plan->out, "value", value.bytes);
    mv_text_add(&plan->out, "}");
    mv_text_clear(&tooltip);
    mv_text_clear(&value);
}

/* The vector that takes the other half of a mark, or MV_NONE. */
static size_t second_vector(const mv_actor *actor)
{
    if (actor->share_count < 2) return MV_NONE;
    return actor->shares[actor->shares[0].vector == mv_actor_main_vector(actor)].vector;
}

/* Solid marks are filled with the colour of their vector; the others have a tint of it and a rim. The focus
 * is the darkest of all, and only its rim tells its vector. */
static void put_look(mv_drawing_plan *plan, size_t index)
{
    const mv_relations *set = plan->network->set;
    const mv_theme *theme = plan->theme;
    const mv_actor *actor = mv_network_actor(plan->network, index);
    const mv_kind_style *kind = mv_kind_style_at(mv_kind_style_of(actor->kind));
    size_t vector = mv_actor_main_vector(actor), second = second_vector(actor);
    double size = mv_drawing_mark_size(plan, plan->scores[index], kind);
    bool focus = index == plan->network->focus, halves = second != MV_NONE && kind->solid && !focus;
    mv_color fill, rim;
    if (vector == MV_NONE) {
        mv_style_mix(fill, theme->blank, theme->paper, kind->solid ? 0 : 0.75);
        mv_style_mix(rim, theme->plain, theme->ink, kind->solid ? 0.3 : 0.1);
    } else {
        mv_style_mix(fill, mv_style_vector_color(set, vector), theme->paper, kind->solid ? 0 : 0.75);
        mv_style_mix(rim, mv_style_vector_color(set, vector), theme->ink, kind->solid ? 0.3 : 0.1);
    }
    mv_put_mark(&plan->out, kind->shape, focus ? theme->focus : fill,
                focus && vector == MV_NONE ? theme->focus : rim, size,
                focus         ? 3
                : kind->solid ? 0.9
                              : 1.6);
    if (halves) mv_put_text(&plan->out, "second_fill", mv_style_vector_color(set, second));
    put_label(plan, index, kind, size, halves ? NULL : focus ? theme->focus : fill);
}

static void put_actor(mv_drawing_plan *plan, size_t index)
{
    const mv_actor *actor = mv_network_actor(plan->network, index);
    bool focus = index == plan->network->focus;
    mv_text_add(&plan->out, "\n{");
    put_names(plan, actor, focus);
    put_look(plan, index);
    mv_put_text(&plan->out, "group", focus ? "" : vector_id(plan, actor));
    put_facts(plan, actor, index);
    mv_text_add(&plan->out, "}");
}

void mv_drawing_actors(mv_drawing_plan *plan)
{
    mv_put_key(&plan->out, "nodes");
    mv_text_add(&plan->out, "[");
    for (size_t i = 0; i < plan->network->actor_count; i++) {
        mv_put_next(&plan->out);
        put_actor(plan, i);
    }
    mv_text_add(&plan->out, "]");
}
