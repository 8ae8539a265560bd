#include "picture/charts/sets_page.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* The map of several sets. */

enum { HIGHEST = 430, LOWEST = 130, SIDE = 130, EDGE = 40, WIDEST_LABEL = 190, WIDEST_WHOLE = 330 };
static const double mark = 4; /* radius */

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
void mv_sets_fit_map(mv_sets_page *c)
{
    const mv_set_map *map = &c->sets->map;
    double wide, high, room = c->width - c->left - MV_SETS_RIGHT - 2 * SIDE;
    c->map_height = LOWEST;
    if (map->undefined) return;
    spread_of(map->x, map->count, &c->middle_x, &wide);
    spread_of(map->y, map->count, &c->middle_y, &high);
    c->scale = 1;
    if (wide > 0) c->scale = room / wide;
    if (high > 0) c->scale = fmin(c->scale, (HIGHEST - 2 * EDGE) / high);
    c->map_height = fmax(LOWEST, high * c->scale + 2 * EDGE);
}

/* Upwards is positive, as on paper. */
static mv_point point_of(const mv_sets_page *c, size_t set)
{
    double right = (c->sets->map.x[set] - c->middle_x) * c->scale,
           up = (c->sets->map.y[set] - c->middle_y) * c->scale;
    return (mv_point){ (c->left + c->width - MV_SETS_RIGHT) / 2.0 + right, c->map_top + c->map_height / 2 - up };
}

void mv_sets_find_way(mv_sets_page *c)
{
    size_t *order = mv_sets_in_time(c->sets);
    if (order && !c->sets->map.undefined) {
        c->way = mv_alloc_array(c->sets->count, sizeof *c->way);
        for (size_t i = 0; i + 1 < c->sets->count; i++)
            c->way[c->way_count++] = (mv_segment){ point_of(c, order[i]), point_of(c, order[i + 1]) };
    }
    free(order);
}

static double apart(mv_point a, mv_point b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

/* An arrow head in the middle of a line that is long enough for one. */
static void add_arrow(const mv_sets_page *c, mv_point from, mv_point to)
{
    double length = apart(from, to);
    if (length < 22) return;
    double dx = (to.x - from.x) / length, dy = (to.y - from.y) / length;
    double x = (from.x + to.x) / 2 + 4 * dx, y = (from.y + to.y) / 2 + 4 * dy;
    mv_text_format(c->out, "<path d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fz\" fill=\"%s\"/>\n", x, y,
                   x - 8 * dx - 3.5 * dy, y - 8 * dy + 3.5 * dx, x - 8 * dx + 3.5 * dy, y - 8 * dy - 3.5 * dx,
                   c->theme->plain);
}

static void add_way(const mv_sets_page *c)
{
    if (!c->way_count) return;
    mv_text_add(c->out, "<g class=\"way\"><title>From date to date</title>\n");
    for (size_t i = 0; i < c->way_count; i++) {
        mv_svg_add_line(c->out, c->way[i].from, c->way[i].to, c->theme->plain, 1);
        add_arrow(c, c->way[i].from, c->way[i].to);
    }
    mv_text_add(c->out, "</g>\n");
}

static void add_point(const mv_sets_page *c, size_t set)
{
    mv_point at = point_of(c, set);
    mv_text_format(c->out, "<g class=\"set\"><title>");
    mv_text_add_xml(c->out, c->names[set]);
    mv_text_format(c->out, "</title><circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/></g>\n", at.x, at.y,
                   mark, c->theme->ink);
}

static void add_label(const mv_sets_page *c, const mv_map_label *label, const char *text)
{
    if (label->far) mv_svg_add_line(c->out, label->at, mv_map_label_anchor(label), c->theme->quiet, 0.6);
    mv_svg_add_text(c->out, &(mv_svg_pen){ .font = mv_sets_font, .color = c->theme->ink },
                    (mv_point){ label->box.left + 1, label->box.bottom - 3 }, text);
}

/* Sets so near to each other that their marks touch are one clump: of[set] is the first set of its clump. */
static void find_clumps(const mv_sets_page *c, size_t *of)
{
    size_t n = c->sets->count;
    for (size_t s = 0; s < n; s++) of[s] = s;
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n; b++) {
            if (apart(point_of(c, a), point_of(c, b)) > 2 * mark || of[a] == of[b]) continue;
            size_t from = of[a] > of[b] ? of[a] : of[b], to = of[a] > of[b] ? of[b] : of[a];
            for (size_t s = 0; s < n; s++)
                if (of[s] == from) of[s] = to;
        }
}

static int by_size(const void *a, const void *b)
{
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* "5-7, 9": the numbers of the sets of a clump, which are their rows in the tree, runs of three and more in short.
 */
static void say_numbers(mv_text *out, const mv_sets_page *c, const size_t *of, size_t clump)
{
    size_t *rows = mv_alloc_array(c->sets->count, sizeof *rows), count = 0;
    for (size_t s = clump; s < c->sets->count; s++)
        if (of[s] == clump) rows[count++] = c->row[s];
    qsort(rows, count, sizeof *rows, by_size);
    for (size_t i = 0; i < count; i++) {
        size_t last = i;
        while (last + 1 < count && rows[last + 1] == rows[last] + 1) last++;
        if (last < i + 2) last = i;
        mv_text_format(out, "%s%zu", out->length ? ", " : "", rows[i] + 1);
        if (last > i) mv_text_format(out, "\xe2\x80\x93%zu", rows[last] + 1);
        i = last;
    }
    free(rows);
}

/* A clump as one mark, round the middle of its sets. */
static mv_map_label mark_of(const mv_sets_page *c, const size_t *of, size_t clump)
{
    size_t n = c->sets->count, size = 0;
    mv_map_label label = { .radius = mark, .height = MV_CHART_TEXT + 3 };
    for (size_t s = clump; s < n; s++) {
        if (of[s] != clump) continue;
        label.at.x += point_of(c, s).x;
        label.at.y += point_of(c, s).y;
        size++;
    }
    label.at.x /= (double)size;
    label.at.y /= (double)size;
    for (size_t s = clump; s < n; s++)
        if (of[s] == clump) label.radius = fmax(label.radius, mark + apart(point_of(c, s), label.at));
    return label;
}

typedef struct map_names {
    size_t count;
    mv_map_label *labels;
    mv_text *texts;
    size_t *clumps; /* of each label */
} map_names;

static mv_text say_names(const mv_sets_page *c, const size_t *of, size_t clump, double widest)
{
    mv_text names = { 0 };
    for (size_t s = clump; s < c->sets->count; s++) {
        if (of[s] != clump) continue;
        mv_text name = mv_sets_name(c->names[s], widest);
        mv_text_format(&names, "%s%s", names.length ? ", " : "", name.bytes);
        mv_text_clear(&name);
    }
    return names;
}

static bool are_several(const mv_sets_page *c, const size_t *of, size_t clump)
{
    size_t count = 0;
    for (size_t s = clump; s < c->sets->count; s++) count += of[s] == clump;
    return count > 1;
}

/* Several names in one label only where they are short; numbers where no width is given for names. */
static void set_text(mv_sets_page *c, map_names *names, size_t i, const size_t *of, double widest)
{
    mv_text *text = &names->texts[i];
    mv_text_clear(text);
    *text = say_names(c, of, names->clumps[i], widest);
    bool wide = mv_font_width(mv_sets_font, text->bytes) > WIDEST_LABEL + 20;
    if (widest <= 0 || (wide && are_several(c, of, names->clumps[i]))) {
        text->length = 0;
        say_numbers(text, c, of, names->clumps[i]);
        c->numbered = true;
    }
    names->labels[i].width = mv_font_width(mv_sets_font, text->bytes) + 2;
}

/* Whole names find their places first; then names that are cut, where those find none, and last numbers. */
static void place_labels(mv_sets_page *c, map_names *names, const size_t *of)
{
    mv_map_room room = { { c->left, c->map_top, c->width - MV_SETS_RIGHT, c->map_top + c->map_height },
                         c->way,
                         c->way_count };
    for (size_t s = 0; s < c->sets->count; s++) {
        size_t i = names->count;
        if (of[s] != s) continue;
        names->clumps[i] = s;
        names->labels[i] = mark_of(c, of, s);
        set_text(c, names, i, of, WIDEST_WHOLE);
        names->count++;
    }
    mv_map_labels_place(names->labels, names->count, &room);
    static const double widths[] = { WIDEST_LABEL, 0 };
    for (size_t w = 0; w < MV_COUNT(widths); w++) {
        for (size_t i = 0; i < names->count; i++)
            if (!names->labels[i].placed) set_text(c, names, i, of, widths[w]);
        mv_map_labels_place(names->labels, names->count, &room);
    }
}

static void add_labels(mv_sets_page *c)
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
    MV_FREE(names.labels, names.texts, names.clumps, of);
}

/* Below the map: what numbers on it mean, and how long a distance of a round number is. */
static void add_map_foot(const mv_sets_page *c)
{
    double length = mv_nice_step(60 / c->scale, 1), right = c->width - MV_SETS_RIGHT,
           y = c->map_top + c->map_height + 14;
    char buffer[32];
    mv_text unit = { 0 };
    if (c->numbered)
        mv_chart_add_note(c->out, c->theme, (mv_point){ c->left, y + 3.5 }, NULL, "numbers: rows of the tree");
    if (!c->sets->map.dimensions) return;
    mv_svg_add_line(c->out, (mv_point){ right - length * c->scale, y }, (mv_point){ right, y }, c->theme->quiet,
                    1.5);
    if (!mv_sets_is_narrow(c)) mv_text_format(&unit, "%s: ", c->sets->distance->title);
    mv_text_add(&unit, mv_short_number(length, buffer));
    mv_chart_add_note(c->out, c->theme, (mv_point){ right - length * c->scale - 6, y + 3.5 }, "end", unit.bytes);
    mv_text_clear(&unit);
}

static void say_fit(mv_text *out, const mv_set_map *map)
{
    if (map->dimensions)
        mv_text_format(out, "classical scaling in %zu dimension%s; it shows %.0f %% of what differs",
                       map->dimensions, map->dimensions > 1 ? "s" : "", 100 * map->fit);
    else
        mv_text_format(out, "%s", map->undefined ? map->undefined : map->fit_reason);
}

void mv_sets_draw_map(mv_sets_page *c)
{
    const mv_set_map *map = &c->sets->map;
    mv_text note = { 0 };
    mv_color faint;
    mv_style_mix(faint, c->theme->paper, c->theme->quiet, 0.25);
    say_fit(&note, map);
    mv_text_add(c->out, "<g class=\"map\"><title>Map of the sets</title>\n");
    mv_chart_add_heading(c->out, c->theme, (mv_point){ c->left, c->map_top - 12 }, "Map", note.bytes);
    mv_text_format(c->out,
                   "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.1f\" fill=\"none\" stroke=\"%s\"/>\n",
                   c->left, c->map_top, c->width - c->left - MV_SETS_RIGHT, c->map_height, faint);
    if (!map->undefined) {
        add_way(c);
        for (size_t s = 0; s < c->sets->count; s++) add_point(c, s);
        add_labels(c);
        add_map_foot(c);
    }
    mv_text_add(c->out, "</g>\n");
    mv_text_clear(&note);
}
