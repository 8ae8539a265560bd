#include "picture/charts/timeline_chart.h"
#include "support/font/font.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* The shares of vectors through time: parts of one whole, so areas on one scale. */

enum { HEIGHT = 236, LINE = 14, GAP = 22, MOST_LABEL = 176 };

static const mv_font label_font = { MV_CHART_TEXT, true };

/* A layer: a share, with what lies below it. */
typedef struct layer {
    size_t metric;
    double end;   /* the middle of its end */
    double label; /* where its label stands */
} layer;

typedef struct stack {
    const mv_timeline_chart *chart;
    double top, height;
    layer *layers; /* from the bottom up */
    size_t count;
    size_t last; /* the last date with values, or MV_NONE */
} stack;

static double share_at(const mv_timeline *timeline, size_t date, size_t metric)
{
    return timeline->values[date * timeline->metric_count + metric];
}

static const char *name_of(const mv_timeline *timeline, size_t metric)
{
    return timeline->set->vectors[timeline->vectors[metric]].name;
}

/* The label of a layer: "Chinese 9 %". The name is cut, the number never is. */
static void say_label(mv_text *out, const mv_timeline *timeline, size_t metric, size_t date)
{
    mv_text number = { 0 };
    mv_text_format(&number, " %.0f %%", 100 * share_at(timeline, date, metric));
    double room = MOST_LABEL - mv_font_width(label_font, number.bytes);
    mv_font_wrap(out, label_font, name_of(timeline, metric), room, 1, NULL);
    mv_text_add(out, number.bytes);
    mv_text_clear(&number);
}

/* --- coordinates ------------------------------------------------------------------------------------------ */

static double y_of(const stack *s, double share)
{
    return s->top + s->height * (1 - fmax(0, fmin(1, share)));
}

/* What lies below the layer of this number on a date: the sum of the shares before it. */
static double below(const stack *s, size_t number, size_t date)
{
    double sum = 0;
    for (size_t i = 0; i < number; i++) sum += share_at(s->chart->timeline, date, s->layers[i].metric);
    return sum;
}

size_t mv_timeline_first_share(const mv_timeline *timeline)
{
    for (size_t m = 0; m < timeline->metric_count; m++)
        if (timeline->vectors[m] != MV_NONE) return m;
    return MV_NONE;
}

double mv_timeline_stack_height(const mv_timeline *timeline)
{
    size_t count = 0;
    for (size_t m = 0; m < timeline->metric_count; m++) count += timeline->vectors[m] != MV_NONE;
    return fmax(HEIGHT, (double)count * LINE);
}

double mv_timeline_label_room(const mv_timeline *timeline)
{
    double widest = 0;
    for (size_t m = 0; m < timeline->metric_count; m++) {
        if (timeline->vectors[m] == MV_NONE) continue;
        mv_text text = { 0 };
        mv_font_wrap(&text, label_font, name_of(timeline, m), MOST_LABEL, 1, NULL);
        mv_text_add(&text, " 100 %");
        widest = fmax(widest, fmin(MOST_LABEL, mv_font_width(label_font, text.bytes)));
        mv_text_clear(&text);
    }
    return widest;
}

/* --- areas ------------------------------------------------------------------------------------------------ */

/* A stretch of dates with values; a lone one is as wide as a line. */
static void add_area(const stack *s, size_t number, size_t from, size_t to)
{
    const mv_timeline_chart *c = s->chart;
    double wide = from == to ? 1.5 : 0;
    for (size_t d = from; d <= to; d++)
        mv_text_format(c->out, "%c%.1f %.1f", d == from ? 'M' : 'L', mv_timeline_x(c, d) - wide,
                       y_of(s, below(s, number, d)));
    if (from == to) mv_text_format(c->out, "h%.1f", 2 * wide);
    for (size_t d = to + 1; d-- > from;)
        mv_text_format(c->out, "L%.1f %.1f", mv_timeline_x(c, d) + wide, y_of(s, below(s, number + 1, d)));
    if (from == to) mv_text_format(c->out, "h-%.1f", 2 * wide);
    mv_text_add(c->out, "z");
}

/* Relations of unknown beginning move the shares on that date, on which nothing happened: areas begin anew. */
static bool breaks_at(const stack *s, size_t date)
{
    const mv_timeline *t = s->chart->timeline;
    bool moved = false;
    for (size_t i = 0; i < s->count && date == t->joins && date != MV_NONE; i++)
        moved = moved || mv_timeline_steps(t, s->layers[i].metric);
    return moved;
}

static void add_layer(const stack *s, size_t number)
{
    const mv_timeline_chart *c = s->chart;
    const mv_timeline *t = c->timeline;
    size_t metric = s->layers[number].metric;
    mv_text_format(c->out,
                   "<path class=\"share\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1\" "
                   "stroke-linejoin=\"round\" d=\"",
                   mv_style_vector_color(c->theme, t->set, t->vectors[metric]), c->theme->paper);
    for (size_t from = 0, to; from < t->date_count; from = to + 1) {
        to = from;
        if (isnan(share_at(t, from, metric))) continue;
        while (to + 1 < t->date_count && !isnan(share_at(t, to + 1, metric)) && !breaks_at(s, to + 1)) to++;
        add_area(s, number, from, to);
    }
    mv_text_add(c->out, "\"><title>");
    mv_text_add_xml(c->out, name_of(t, metric));
    mv_text_format(c->out, ": %.0f %% at the end", 100 * share_at(t, s->last, metric));
    mv_text_add(c->out, "</title></path>\n");
}

/* Pale on both sides: shares of which parts may be missing, or that few ties make. */
static bool is_pale(const mv_timeline *timeline, size_t date)
{
    return timeline->beyond[date] || timeline->partners[date] < MV_FEW_TIES;
}

/* What lies beyond the coverage of the set is pale, and what rests on few ties. */
static void add_veil(const stack *s)
{
    const mv_timeline_chart *c = s->chart;
    const mv_timeline *t = c->timeline;
    for (size_t d = 1; d < t->date_count; d++)
        if (is_pale(t, d) || is_pale(t, d - 1))
            mv_text_format(c->out,
                           "<rect class=\"pale\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
                           "fill=\"%s\" fill-opacity=\"0.6\"/>\n",
                           mv_timeline_x(c, d - 1), y_of(s, 1), mv_timeline_x(c, d) - mv_timeline_x(c, d - 1),
                           y_of(s, 0) - y_of(s, 1), c->theme->paper);
}

/* Lines through the areas, which let them be seen: quarters of the whole, and the years of the axis. */
static void add_rules(const stack *s)
{
    const mv_timeline_chart *c = s->chart;
    double year;
    mv_text_format(c->out, "<path stroke=\"%s\" stroke-width=\"0.7\" stroke-opacity=\"0.3\" d=\"", c->theme->ink);
    for (int quarter = 0; quarter <= 4; quarter++)
        mv_text_format(c->out, "M%.1f %.1fH%.1f", c->left, y_of(s, quarter / 4.0), c->right);
    for (size_t i = 0; mv_timeline_year(c, i, &year); i++)
        mv_text_format(c->out, "M%.1f %.1fV%.1f", mv_timeline_place(c, year), y_of(s, 0), y_of(s, 1));
    mv_text_add(c->out, "\"/>\n");
    for (int quarter = 0; quarter <= 4; quarter++) {
        static const char *const labels[] = { "0 %", "25 %", "50 %", "75 %", "100 %" };
        mv_chart_add_note(c->out, c->theme, (mv_point){ c->left - 6, y_of(s, quarter / 4.0) + 3.5 }, "end",
                          labels[quarter]);
    }
}

/* --- labels ----------------------------------------------------------------------------------------------- */

/* Each at the height of its area, moved as far as it takes for none to cover another: up from the bottom, and down
 * again where they leave the panel. */
static void place_labels(const stack *s)
{
    for (size_t i = 0; i < s->count; i++) {
        layer *own = &s->layers[i];
        own->end = y_of(s, (below(s, i, s->last) + below(s, i + 1, s->last)) / 2);
        own->label = i ? fmin(own->end, s->layers[i - 1].label - LINE) : own->end;
    }
    double highest = s->top;
    for (size_t i = s->count; i-- > 0; highest += LINE) {
        s->layers[i].label = fmax(s->layers[i].label, highest);
        highest = s->layers[i].label;
    }
}

static void add_label(const stack *s, const layer *own)
{
    const mv_timeline_chart *c = s->chart;
    double x = mv_timeline_x(c, s->last);
    const char *fill = mv_style_vector_color(c->theme, c->timeline->set, c->timeline->vectors[own->metric]);
    mv_color color;
    mv_text text = { 0 };
    mv_style_readable(color, fill, c->theme->paper, 4.5);
    mv_text_format(c->out, "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" stroke-width=\"1\"/>\n", x + 1,
                   own->end, c->right + GAP - 4, own->label, color);
    say_label(&text, c->timeline, own->metric, s->last);
    mv_svg_add_text(c->out, &(mv_svg_pen){ .font = label_font, .color = color },
                    (mv_point){ c->right + GAP, own->label + 4 }, text.bytes);
    mv_text_clear(&text);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static void list_layers(stack *s)
{
    const mv_timeline *t = s->chart->timeline;
    s->layers = mv_alloc_array(t->metric_count, sizeof *s->layers);
    for (size_t m = 0; m < t->metric_count; m++)
        if (t->vectors[m] != MV_NONE) s->layers[s->count++].metric = m;
    s->last = t->date_count;
    while (s->last > 0 && isnan(share_at(t, s->last - 1, s->layers[0].metric))) s->last--;
    s->last = s->last ? s->last - 1 : MV_NONE;
}

static bool shows_all(const stack *s)
{
    const mv_relations *set = s->chart->timeline->set;
    size_t counted = 0;
    for (size_t i = 0; i < set->vector_count; i++) counted += set->vectors[i].counted;
    return counted == s->count;
}

static void say_note(mv_text *out, const stack *s)
{
    const mv_timeline *t = s->chart->timeline;
    bool few = false;
    for (size_t d = 0; d < t->date_count; d++)
        few = few ||
              (t->partners[d] < MV_FEW_TIES && s->last != MV_NONE && !isnan(share_at(t, d, s->layers[0].metric)));
    mv_text_add(out, "of the positive strength over counted vectors");
    if (!shows_all(s)) mv_text_add(out, "; blank: the others");
    if (few) mv_text_format(out, "; pale: fewer than %d ties", MV_FEW_TIES);
    if (breaks_at(s, t->joins)) mv_text_add(out, "; behind the gap: undated relations as well");
}

void mv_timeline_add_stack(const mv_timeline_chart *chart, double top)
{
    stack s = { .chart = chart, .top = top, .height = mv_timeline_stack_height(chart->timeline) };
    list_layers(&s);
    mv_text_add(chart->out, "<g class=\"panel\" data-metric=\"shares\"><title>Shares of "
                            "the vectors</title>\n");
    mv_text note = { 0 };
    say_note(&note, &s);
    mv_chart_add_heading(chart->out, chart->theme, (mv_point){ chart->left, top - 9 }, "Shares of the vectors",
                         chart->narrow ? "" : note.bytes);
    mv_text_clear(&note);
    if (s.last == MV_NONE)
        mv_chart_add_note(chart->out, chart->theme, (mv_point){ chart->left + 8, top + s.height / 2 }, NULL,
                          "undefined on every date");
    for (size_t i = 0; i < s.count && s.last != MV_NONE; i++) add_layer(&s, i);
    add_veil(&s);
    add_rules(&s);
    if (breaks_at(&s, chart->timeline->joins)) mv_timeline_add_joining(chart, top, s.height);
    if (s.last != MV_NONE) place_labels(&s);
    for (size_t i = 0; i < s.count && s.last != MV_NONE; i++) add_label(&s, &s.layers[i]);
    mv_text_add(chart->out, "</g>\n");
    free(s.layers);
}
