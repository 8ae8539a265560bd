#include "picture/drawing/drawing_parts.h"
#include "picture/vision.h"
#include "support/memory.h"

/* What colours stand for, and how two classes that some eye takes for one are told apart: by a pattern. */

/* The patterns of draw/scene/hatch.c; 0 is none. */
enum { PATTERNS = 7 };

/* Whether an earlier class has this pattern on nearly the same ground. */
static bool is_taken(const mv_drawing_plan *plan, const char *fill, unsigned pattern)
{
    for (size_t i = 0; i < plan->class_count; i++)
        if (plan->classes[i].pattern == pattern && mv_vision_apart(plan->classes[i].fill, fill) < MV_COLORS_APART)
            return true;
    return false;
}

/* The first pattern from `first` on that tells the class apart; with more classes than looks, the last of all. */
static unsigned choose_pattern(const mv_drawing_plan *plan, const char *fill, unsigned first)
{
    unsigned pattern = first;
    while (pattern + 1 < PATTERNS && is_taken(plan, fill, pattern)) pattern++;
    return pattern;
}

static mv_color_class *add(mv_drawing_plan *plan, const char *name)
{
    plan->classes = mv_grow(plan->classes, plan->class_count, sizeof *plan->classes);
    mv_color_class *added = &plan->classes[plan->class_count];
    *added = (mv_color_class){ .name = mv_copy(name) };
    return added;
}

void mv_drawing_add_class(mv_drawing_plan *plan, const char *name, const char *color)
{
    const mv_theme *theme = plan->theme;
    mv_color_class *added = add(plan, name);
    mv_style_readable(added->fill, color, theme->paper, theme->fill_contrast);
    mv_style_readable(added->line, theme->grey ? theme->plain : color, theme->paper, theme->line_contrast);
    mv_style_mix(added->hatch, mv_style_ink_on(added->fill), added->fill, 0.1);
    if (plan->coloring->title) added->pattern = choose_pattern(plan, added->fill, 0); /* kinds have their shapes */
    plan->class_count++;
}

void mv_drawing_add_uncounted(mv_drawing_plan *plan, const char *name)
{
    const mv_theme *theme = plan->theme;
    mv_color_class *added = add(plan, name);
    mv_style_mix(added->fill, theme->paper, theme->paper, 0);
    mv_style_readable(added->line, theme->plain, theme->paper, theme->line_contrast);
    mv_style_mix(added->hatch, added->line, added->line, 0);
    added->pattern = choose_pattern(plan, added->fill, 1);
    plan->class_count++;
}

size_t mv_drawing_hollow(const mv_drawing_plan *plan)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->network->actor_count; i++)
        count +=
            plan->class_of[i] == MV_NONE && i != plan->network->focus && mv_drawing_number(plan, i) != MV_NONE;
    return count;
}

void mv_drawing_put_pattern(mv_text *out, const mv_color_class *first, const mv_color_class *second)
{
    if (first->pattern) {
        mv_put_number(out, "hatch", first->pattern);
        mv_put_text(out, "hatch_color", first->hatch);
    }
    if (second && second->pattern) {
        mv_put_number(out, "second_hatch", second->pattern);
        mv_put_text(out, "second_hatch_color", second->hatch);
    }
}
