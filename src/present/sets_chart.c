#include "multivector/chart.h"
#include "present/map_labels.h"
#include "present/svg_page.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Everything in points. The map stands above the tree, so that both have the whole width for names. */
enum { WIDTH = 860, LEFT = 40, RIGHT = 28, TOP = 92, HEADING = 12, BETWEEN = 68, FOOT = 44 };
enum {
    MAP_HIGHEST = 430,
    MAP_LOWEST = 130,
    MAP_SIDE = 130,
    MAP_EDGE = 40,
    ROW = 17,
    WIDEST_NAME = 330,
    WIDEST_LABEL = 150
};
enum { TEXT = MV_SVG_TEXT, SMALL = MV_SVG_SMALL };

static const mv_font text_font = { TEXT, false };
static const double mark = 4; /* radius */

typedef struct sets_chart {
    mv_text *out;
    const mv_sets *sets;
    const char *const *names;
    const mv_theme *theme;
    double map_height, tree_top; /* of the frame of the map; of the first row of the tree */
    double scale;                /* points for a distance of 1 */
    double middle_x, middle_y;   /* of the points of the map, in distances */
    bool numbered;               /* a set on the map is called by its number */
} sets_chart;

static void add_heading(const sets_chart *c, double y, const char *title, const char *note)
{
    mv_font bold = { TEXT + 1, true };
    mv_svg_text(c->out, LEFT, y, "start", bold, c->theme->ink, title);
    mv_svg_text(c->out, LEFT + mv_font_width(bold, title) + 10, y, "start", (mv_font){ SMALL, false },
                c->theme->quiet, note);
}

/* "7", for sets whose names do not fit. */
static const char *number_of(size_t set, char buffer[32])
{
    return mv_short_number((double)set + 1, buffer);
}

/* --- the map ---------------------------------------------------------------------------------------------- */

static void spread_of(const double *values, size_t count, double *middle, double *span)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    *middle = count ? (low + high) / 2 : 0;
    *span = count ? high - low : 0;
}

/* As large as the page allows, the same both ways. */
static void fit_map(sets_chart *c)
{
    const mv_set_map *map = &c->sets->map;
    double wide, high, room = WIDTH - LEFT - RIGHT - 2 * MAP_SIDE;
    c->map_height = MAP_LOWEST;
    if (map->undefined) return;
    spread_of(map->x, map->count, &c->middle_x, &wide);
    spread_of(map->y, map->count, &c->middle_y, &high);
    c->scale = 1;
    if (wide > 0) c->scale = room / wide;
    if (high > 0) c->scale = fmin(c->scale, (MAP_HIGHEST - 2 * MAP_EDGE) / high);
    c->map_height = fmax(MAP_LOWEST, high * c->scale + 2 * MAP_EDGE);
}

static double map_x(const sets_chart *c, size_t set)
{
    return (LEFT + WIDTH - RIGHT) / 2.0 + (c->sets->map.x[set] - c->middle_x) * c->scale;
}

/* Upwards is positive, as on paper. */
static double map_y(const sets_chart *c, size_t set)
{
    return TOP + HEADING + c->map_height / 2 - (c->sets->map.y[set] - c->middle_y) * c->scale;
}

/* An arrow head in the middle of a line that is long enough for one. */
static void add_arrow(const sets_chart *c, double x1, double y1, double x2, double y2)
{
    double dx = x2 - x1, dy = y2 - y1, length = hypot(dx, dy);
    if (length < 22) return;
    dx /= length;
    dy /= length;
    double x = (x1 + x2) / 2 + 4 * dx, y = (y1 + y2) / 2 + 4 * dy;
    mv_text_format(c->out, "<path d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fz\" fill=\"%s\"/>\n", x, y,
                   x - 8 * dx - 3.5 * dy, y - 8 * dy + 3.5 * dx, x - 8 * dx + 3.5 * dy, y - 8 * dy - 3.5 * dx,
                   c->theme->plain);
}

static void add_way(const sets_chart *c)
{
    if (!c->sets->dated) return;
    mv_text_add(c->out, "<g class=\"way\"><title>From date to date</title>\n");
    for (size_t i = 0; i < c->sets->step_count; i++) {
        size_t from = c->sets->steps[i].from, to = c->sets->steps[i].to;
        double x1 = map_x(c, from), y1 = map_y(c, from), x2 = map_x(c, to), y2 = map_y(c, to);
        mv_svg_line(c->out, x1, y1, x2, y2, c->theme->plain, 1);
        add_arrow(c, x1, y1, x2, y2);
    }
    mv_text_add(c->out, "</g>\n");
}

static void add_point(const sets_chart *c, size_t set)
{
    mv_text_format(c->out, "<g class=\"set\" role=\"graphics-symbol\"><title>");
    mv_text_add_xml(c->out, c->names[set]);
    mv_text_format(c->out, "</title><circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/></g>\n", map_x(c, set),
                   map_y(c, set), mark, c->theme->ink);
}

/* A name cut to its room; the caller clears it. */
static mv_text cut(const char *name, double width)
{
    mv_text text = { 0 };
    mv_font_wrap(&text, text_font, name, width, 1, NULL);
    if (!text.length) mv_text_add(&text, "\xe2\x80\x93");
    return text;
}

static void add_label(const sets_chart *c, const mv_map_label *label, const char *text)
{
    double x, y;
    mv_map_label_anchor(label, &x, &y);
    if (label->far) mv_svg_line(c->out, label->x, label->y, x, y, c->theme->quiet, 0.6);
    mv_svg_text(c->out, label->box.left + 1, label->box.bottom - 3, "start", text_font, c->theme->ink, text);
}

/* Sets so near to each other that their marks touch are one clump: of[set] is the first set of its clump. */
static void find_clumps(const sets_chart *c, size_t *of)
{
    size_t n = c->sets->count;
    for (size_t s = 0; s < n; s++) of[s] = s;
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n; b++) {
            double apart = hypot(map_x(c, a) - map_x(c, b), map_y(c, a) - map_y(c, b));
            if (apart > 2 * mark || of[a] == of[b]) continue;
            size_t from = of[a] > of[b] ? of[a] : of[b], to = of[a] > of[b] ? of[b] : of[a];
            for (size_t s = 0; s < n; s++)
                if (of[s] == from) of[s] = to;
        }
}

/* "5-7, 9": the numbers of the sets of a clump, runs of three and more in short. */
static void say_numbers(mv_text *out, const size_t *of, size_t count, size_t clump)
{
    for (size_t s = clump; s < count; s++) {
        size_t last = s;
        if (of[s] != clump) continue;
        while (last + 1 < count && of[last + 1] == clump) last++;
        if (last < s + 2) last = s;
        mv_text_format(out, "%s%zu", out->length ? ", " : "", s + 1);
        if (last > s) mv_text_format(out, "\xe2\x80\x93%zu", last + 1);
        s = last;
    }
}

/* A clump as one mark, round the middle of its sets. */
static mv_map_label mark_of(const sets_chart *c, const size_t *of, size_t clump)
{
    size_t n = c->sets->count, size = 0;
    mv_map_label label = { .radius = mark, .height = TEXT + 3 };
    for (size_t s = clump; s < n; s++) {
        if (of[s] != clump) continue;
        label.x += map_x(c, s);
        label.y += map_y(c, s);
        size++;
    }
    label.x /= (double)size;
    label.y /= (double)size;
    for (size_t s = clump; s < n; s++)
        if (of[s] == clump)
            label.radius = fmax(label.radius, mark + hypot(map_x(c, s) - label.x, map_y(c, s) - label.y));
    return label;
}

typedef struct map_names {
    size_t count;
    mv_map_label *labels;
    mv_text *texts;
    size_t *clumps; /* of each label */
} map_names;

static mv_text say_names(const sets_chart *c, const size_t *of, size_t clump)
{
    mv_text names = { 0 };
    for (size_t s = clump; s < c->sets->count; s++) {
        if (of[s] != clump) continue;
        mv_text name = cut(c->names[s], WIDEST_LABEL);
        mv_text_format(&names, "%s%s", names.length ? ", " : "", name.bytes);
        mv_text_clear(&name);
    }
    return names;
}

/* Several names in one label only where they are short. */
static void set_text(sets_chart *c, map_names *names, size_t i, const size_t *of, bool number)
{
    mv_text *text = &names->texts[i];
    mv_text_clear(text);
    *text = say_names(c, of, names->clumps[i]);
    if (number || mv_font_width(text_font, text->bytes) > WIDEST_LABEL + 20) {
        text->length = 0;
        say_numbers(text, of, c->sets->count, names->clumps[i]);
        c->numbered = true;
    }
    names->labels[i].width = mv_font_width(text_font, text->bytes) + 2;
}

/* Names find their places first; then the numbers of sets whose names find none. */
static void place_labels(sets_chart *c, map_names *names, const size_t *of)
{
    mv_segment *lines = mv_alloc_array(c->sets->step_count, sizeof *lines);
    mv_map_room room = { { LEFT, TOP + HEADING, WIDTH - RIGHT, TOP + HEADING + c->map_height },
                         lines,
                         c->sets->step_count };
    for (size_t i = 0; i < c->sets->step_count; i++) {
        size_t from = c->sets->steps[i].from, to = c->sets->steps[i].to;
        lines[i] = (mv_segment){ map_x(c, from), map_y(c, from), map_x(c, to), map_y(c, to) };
    }
    for (size_t s = 0; s < c->sets->count; s++) {
        size_t i = names->count;
        if (of[s] != s) continue;
        names->clumps[i] = s;
        names->labels[i] = mark_of(c, of, s);
        set_text(c, names, i, of, false);
        names->count++;
    }
    mv_map_labels_place(names->labels, names->count, &room);
    for (size_t i = 0; i < names->count; i++)
        if (!names->labels[i].placed) set_text(c, names, i, of, true);
    mv_map_labels_place(names->labels, names->count, &room);
    free(lines);
}

static void add_labels(sets_chart *c)
{
    size_t n = c->sets->count, *of = mv_alloc_array(n, sizeof *of);
    map_names names = { .labels = mv_alloc_array(n, sizeof *names.labels),
                        .texts = mv_alloc_array(n, sizeof *names.texts),
                        .clumps = mv_alloc_array(n, sizeof *names.clumps) };
    find_clumps(c, of);
    place_labels(c, &names, of);
    for (size_t i = 0; i < names.count; i++) {
        if (names.labels[i].placed) add_label(c, &names.labels[i], names.texts[i].bytes);
        mv_text_clear(&names.texts[i]);
    }
    free(names.labels);
    free(names.texts);
    free(names.clumps);
    free(of);
}

/* Below the map: what numbers on it mean, and how long a distance of a round number is. */
static void add_map_foot(const sets_chart *c)
{
    double length = mv_nice_step(60 / c->scale, 1), right = WIDTH - RIGHT, y = TOP + HEADING + c->map_height + 14;
    char buffer[32];
    if (c->numbered)
        mv_svg_text(c->out, LEFT, y + 3.5, "start", (mv_font){ SMALL, false }, c->theme->quiet,
                    "sets without room for their names are called by their numbers in the tree");
    if (!c->sets->map.dimensions) return;
    mv_svg_line(c->out, right - length * c->scale, y, right, y, c->theme->quiet, 1.5);
    mv_svg_text(c->out, right - length * c->scale - 6, y + 3.5, "end", (mv_font){ SMALL, false }, c->theme->quiet,
                mv_short_number(length, buffer));
}

static void say_fit(mv_text *out, const mv_set_map *map)
{
    if (map->dimensions)
        mv_text_format(out, "classical scaling in %zu dimension%s; it shows %.0f %% of what differs",
                       map->dimensions, map->dimensions > 1 ? "s" : "", 100 * map->fit);
    else
        mv_text_format(out, "%s", map->undefined ? map->undefined : map->fit_reason);
}

static void add_map(sets_chart *c)
{
    const mv_set_map *map = &c->sets->map;
    mv_text note = { 0 };
    mv_color faint;
    mv_style_mix(faint, c->theme->paper, c->theme->quiet, 0.25);
    say_fit(&note, map);
    mv_text_add(c->out, "<g class=\"map\" role=\"graphics-object\"><title>Map of the sets</title>\n");
    add_heading(c, TOP, "Map", note.bytes);
    mv_text_format(c->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%.1f\" fill=\"none\" stroke=\"%s\"/>\n",
                   LEFT, TOP + HEADING, WIDTH - LEFT - RIGHT, c->map_height, faint);
    if (!map->undefined) {
        add_way(c);
        for (size_t s = 0; s < c->sets->count; s++) add_point(c, s);
        add_labels(c);
        add_map_foot(c);
    }
    mv_text_add(c->out, "</g>\n");
    mv_text_clear(&note);
}

/* --- the tree --------------------------------------------------------------------------------------------- */

/* The axis of heights runs from the root on the left to the leaves, at 0. */
typedef struct axis {
    double left, right, high;
} axis;

static double tree_x(const axis *a, double height)
{
    return a->right - (a->right - a->left) * height / a->high;
}

static mv_text leaf_text(const sets_chart *c, size_t set)
{
    mv_text name = { 0 };
    char buffer[32];
    if (c->numbered) mv_text_format(&name, "%s  ", number_of(set, buffer));
    mv_text_add(&name, c->names[set]);
    mv_text text = cut(name.bytes, WIDEST_NAME);
    mv_text_clear(&name);
    return text;
}

static axis axis_of(const sets_chart *c)
{
    const mv_set_tree *tree = &c->sets->tree;
    double widest = 0;
    for (size_t s = 0; s < c->sets->count; s++) {
        mv_text text = leaf_text(c, s);
        widest = fmax(widest, mv_font_width(text_font, text.bytes));
        mv_text_clear(&text);
    }
    axis a = { LEFT, WIDTH - RIGHT - widest - 10, tree->count > 1 ? tree->merges[tree->count - 2].height : 0 };
    if (a.high > 0) {
        double step = mv_nice_step(a.high, 5);
        a.high = ceil(a.high / step - 1e-9) * step;
    } else
        a.high = 1;
    return a;
}

static void add_axis(const sets_chart *c, const axis *a, double bottom)
{
    double step = mv_nice_step(a->high, 5);
    char buffer[32];
    mv_color faint;
    mv_style_mix(faint, c->theme->paper, c->theme->quiet, 0.25);
    for (int i = 0; i * step <= a->high + 1e-9 * step; i++) {
        double x = tree_x(a, i * step);
        mv_svg_line(c->out, x, c->tree_top - ROW / 2.0, x, bottom, faint, 0.7);
        mv_svg_text(c->out, x, bottom + 14, "middle", (mv_font){ SMALL, false }, c->theme->quiet,
                    mv_short_number(i * step, buffer));
    }
}

static void add_leaves(const sets_chart *c, const axis *a, double *y)
{
    for (size_t row = 0; row < c->sets->count; row++) {
        size_t set = c->sets->tree.order[row];
        mv_text text = leaf_text(c, set);
        y[set] = c->tree_top + (double)row * ROW;
        mv_svg_text(c->out, a->right + 8, y[set] + 4, "start", text_font, c->theme->ink, text.bytes);
        mv_text_clear(&text);
    }
}

/* A bracket: from each of the two groups to the height of the merge. */
static void add_merge(const sets_chart *c, const axis *a, size_t merge, double *y, double *height)
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

static void add_tree(const sets_chart *c)
{
    const mv_set_tree *tree = &c->sets->tree;
    mv_text_add(c->out, "<g class=\"tree\" role=\"graphics-object\"><title>Tree of the sets</title>\n");
    add_heading(c, c->tree_top - 24, "Tree",
                tree->undefined ? tree->undefined
                                : "average linkage: groups merge at the mean distance of their sets");
    if (!tree->undefined && tree->count) {
        double *y = mv_alloc_array(2 * tree->count, sizeof *y),
               *height = mv_alloc_array(2 * tree->count, sizeof *height);
        axis a = axis_of(c);
        add_axis(c, &a, c->tree_top + (double)tree->count * ROW - ROW / 2.0);
        add_leaves(c, &a, y);
        for (size_t i = 0; i + 1 < tree->count; i++) add_merge(c, &a, i, y, height);
        free(y);
        free(height);
    }
    mv_text_add(c->out, "</g>\n");
}

/* --- the page --------------------------------------------------------------------------------------------- */

mv_status mv_sets_chart(char **out, size_t *length, const mv_sets *sets, const char *const *names,
                        const mv_chart_options *options, mv_log *log)
{
    mv_text text = { 0 }, title = { 0 };
    mv_quoted quoted;
    sets_chart c = { .out = &text, .sets = sets, .names = names, .theme = mv_theme_find(options->theme) };
    if (!c.theme)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "no theme is called %s; light or dark was expected",
                            mv_quote(options->theme, quoted));
    fit_map(&c);
    c.tree_top = TOP + HEADING + c.map_height + BETWEEN;
    if (options->title)
        mv_text_add(&title, options->title);
    else
        mv_text_format(&title, "%zu relation sets compared", sets->count);
    double rows = sets->tree.undefined ? 0 : (double)sets->count * ROW;
    mv_svg_page page = { WIDTH,       c.tree_top + rows + FOOT, LEFT,   "map and dendrogram",
                         title.bytes, sets->distance->title,    c.theme };
    mv_svg_begin(&text, &page);
    add_map(&c);
    add_tree(&c);
    mv_status status = mv_svg_end(&text, options->format, log);
    mv_text_clear(&title);
    if (status) {
        mv_text_clear(&text);
        return status;
    }
    *out = text.bytes;
    *length = text.length;
    return MV_OK;
}
