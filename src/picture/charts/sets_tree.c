#include "picture/charts/sets_page.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* The tree of several sets, leaves on the right. */

enum { NARROW_NAME = 170, WIDEST_NAME = 330 };

/* The axis of heights runs from the root on the left to the leaves, at 0. */
typedef struct axis {
    double left, right, high;
} axis;

static double tree_x(const axis *a, double height)
{
    return a->right - (a->right - a->left) * height / a->high;
}

static mv_text leaf_text(const mv_sets_page *c, size_t set)
{
    mv_text name = { 0 };
    if (c->numbered) mv_text_format(&name, "%zu  ", c->row[set] + 1);
    mv_text_add(&name, c->names[set]);
    mv_text text = mv_sets_name(name.bytes, mv_sets_is_narrow(c) ? NARROW_NAME : WIDEST_NAME);
    mv_text_clear(&name);
    return text;
}

static int steps_of(const mv_sets_page *c)
{
    return mv_sets_is_narrow(c) ? 3 : 5;
}

static axis axis_of(const mv_sets_page *c)
{
    const mv_set_tree *tree = &c->sets->tree;
    double widest = 0;
    for (size_t s = 0; s < c->sets->count; s++) {
        mv_text text = leaf_text(c, s);
        widest = fmax(widest, mv_font_width(mv_sets_font, text.bytes));
        mv_text_clear(&text);
    }
    axis a = { c->left, c->width - MV_SETS_RIGHT - widest - 10,
               tree->count > 1 ? tree->merges[tree->count - 2].height : 0 };
    if (a.high > 0) {
        double step = mv_nice_step(a.high, steps_of(c));
        a.high = ceil(a.high / step - 1e-9) * step;
    } else
        a.high = 1;
    return a;
}

static void add_axis(const mv_sets_page *c, const axis *a, double bottom)
{
    double step = mv_nice_step(a->high, steps_of(c));
    bool narrow = mv_sets_is_narrow(c);
    char buffer[32];
    mv_color faint;
    mv_style_mix(faint, c->theme->paper, c->theme->quiet, 0.25);
    mv_chart_add_note(c->out, c->theme, (mv_point){ narrow ? a->left : (a->left + a->right) / 2, bottom + 30 },
                      narrow ? NULL : "middle", c->sets->distance->title);
    for (int i = 0; i * step <= a->high + 1e-9 * step; i++) {
        double x = tree_x(a, i * step);
        mv_svg_add_line(c->out, (mv_point){ x, c->tree_top - MV_SETS_ROW / 2.0 }, (mv_point){ x, bottom }, faint,
                        0.7);
        mv_chart_add_note(c->out, c->theme, (mv_point){ x, bottom + 14 }, "middle",
                          mv_short_number(i * step, buffer));
    }
}

static void add_leaves(const mv_sets_page *c, const axis *a, double *y)
{
    for (size_t row = 0; row < c->sets->count; row++) {
        size_t set = c->sets->tree.order[row];
        mv_text text = leaf_text(c, set);
        y[set] = c->tree_top + (double)row * MV_SETS_ROW;
        mv_svg_add_text(c->out, &(mv_svg_pen){ .font = mv_sets_font, .color = c->theme->ink },
                        (mv_point){ a->right + 8, y[set] + 4 }, text.bytes);
        mv_text_clear(&text);
    }
}

/* A bracket: from each of the two groups to the height of the merge. */
static void add_merge(const mv_sets_page *c, const axis *a, size_t merge, double *y, double *height)
{
    const mv_set_merge *m = &c->sets->tree.merges[merge];
    size_t made = c->sets->count + merge;
    char buffer[32];
    double x = tree_x(a, m->height);
    height[made] = m->height;
    y[made] = (y[m->first] + y[m->second]) / 2;
    mv_text_format(
        c->out,
        "<path class=\"merge\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\" d=\"M%.1f %.1fH%.1fV%.1fH%.1f\">"
        "<title>%zu sets, %s</title></path>\n",
        c->theme->ink, tree_x(a, height[m->first]), y[m->first], x, y[m->second], tree_x(a, height[m->second]),
        m->size, mv_short_number(m->height, buffer));
}

void mv_sets_draw_tree(const mv_sets_page *c)
{
    const mv_set_tree *tree = &c->sets->tree;
    const char *note = mv_sets_is_narrow(c) ? "average linkage"
                                            : "average linkage: groups merge at the mean distance of their sets";
    mv_text_add(c->out, "<g class=\"tree\"><title>Tree of the sets</title>\n");
    mv_chart_add_heading(c->out, c->theme, (mv_point){ c->left, c->tree_top - 24 }, "Tree",
                         tree->undefined ? tree->undefined : note);
    if (!tree->undefined && tree->count) {
        double *y = mv_alloc_array(2 * tree->count, sizeof *y),
               *height = mv_alloc_array(2 * tree->count, sizeof *height);
        axis a = axis_of(c);
        add_axis(c, &a, c->tree_top + (double)tree->count * MV_SETS_ROW - MV_SETS_ROW / 2.0);
        add_leaves(c, &a, y);
        for (size_t i = 0; i + 1 < tree->count; i++) add_merge(c, &a, i, y, height);
        free(y);
        free(height);
    }
    mv_text_add(c->out, "</g>\n");
}

mv_text mv_sets_name(const char *name, double width)
{
    mv_text text = { 0 };
    mv_font_wrap(&text, mv_sets_font, name, width, 1, NULL);
    if (!text.length) mv_text_add(&text, "\xe2\x80\x93");
    return text;
}
