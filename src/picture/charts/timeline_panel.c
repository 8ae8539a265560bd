#include "picture/charts/timeline_chart.h"
#include "report/words/prose.h"
#include "support/font/font.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>

/* A metric through time: a panel with a line. */

enum { PANEL = MV_TIMELINE_PANEL };

typedef mv_timeline_chart chart;

/* The scale of a panel: from low to high in steps that people count in. */
typedef struct scale {
    double low, high, step;
} scale;

/* --- coordinates ------------------------------------------------------------------------------------------ */

/* What is beyond is drawn at the edge: differences of larger numbers would be none. */
#define LARGEST 1e300

static double y_of(double top, const scale *s, double value)
{
    return top + PANEL - PANEL * (fmax(fmin(value, LARGEST), -LARGEST) - s->low) / (s->high - s->low);
}

static double value_at(const mv_timeline *timeline, size_t date, size_t metric)
{
    return timeline->values[date * timeline->metric_count + metric];
}

/* From 0 when values are not far above it: a line chart that cuts the ground away exaggerates. */
static scale scale_of(const mv_timeline *timeline, size_t metric)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t d = 0; d < timeline->date_count; d++) {
        double value = value_at(timeline, d, metric);
        if (isnan(value)) continue;
        low = fmin(low, fmax(value, -LARGEST));
        high = fmax(high, fmin(value, LARGEST));
    }
    if (mv_timeline_steps(timeline, metric) && !isnan(timeline->unjoined[metric])) {
        low = fmin(low, fmax(timeline->unjoined[metric], -LARGEST));
        high = fmax(high, fmin(timeline->unjoined[metric], LARGEST));
    }
    if (low > high) low = high = 0;
    if (low > 0 && low < 0.75 * high) low = 0;
    if (high < 0 && high > 0.75 * low) high = 0;
    if (high - low < 1e-12 * fmax(1, fabs(high))) {
        low -= low > 0 ? fmin(low, 1) : 0;
        high += fmax(1, 1e-3 * fabs(high)); /* 1 is nothing to a huge number */
    }
    scale s = { .step = mv_nice_step(high - low, 4) };
    s.low = floor(low / s.step) * s.step;
    s.high = ceil(high / s.step) * s.step;
    return s;
}

/* --- pieces ----------------------------------------------------------------------------------------------- */

static void add_scale(const chart *c, double top, const scale *s)
{
    char label[32];
    mv_color faint;
    mv_style_mix(faint, c->theme->paper, c->theme->quiet, 0.25);
    for (int i = 0; s->low + i * s->step <= s->high + 1e-9 * s->step; i++) {
        double value = s->low + i * s->step, y = y_of(top, s, value);
        mv_svg_add_line(c->out, (mv_point){ c->left, y }, (mv_point){ c->right, y }, faint, 0.7);
        mv_chart_add_note(c->out, c->theme, (mv_point){ c->left - 6, y + 3.5 }, "end",
                          mv_short_number(value, label));
    }
}

/* The years of the axis run through every panel, so that panels can be read against each other. */
static void add_years(const chart *c, double top)
{
    mv_color faint;
    double year;
    mv_style_mix(faint, c->theme->paper, c->theme->quiet, 0.25);
    for (size_t i = 0; mv_timeline_year(c, i, &year); i++) {
        double x = mv_timeline_place(c, year);
        mv_svg_add_line(c->out, (mv_point){ x, top }, (mv_point){ x, top + PANEL }, faint, 0.7);
    }
}

/* Whether the stretch up to this date is drawn by a line for what is covered, or by the one for what is not. */
static bool is_drawn(const mv_timeline *timeline, size_t date, bool beyond)
{
    bool reaches = timeline->beyond[date] || (date && timeline->beyond[date - 1]);
    return reaches == beyond;
}

/* A value that rests on few ties is no part of the line. */
static double on_line(const mv_timeline *timeline, size_t date, size_t metric)
{
    return mv_timeline_is_few(timeline, date, metric) ? NAN : value_at(timeline, date, metric);
}

/* Where a line from the date before arrives: relations of unknown beginning are a step of their own. */
static double arrival(const mv_timeline *timeline, size_t date, size_t metric)
{
    bool steps = date == timeline->joins && mv_timeline_steps(timeline, metric);
    return steps ? timeline->unjoined[metric] : value_at(timeline, date, metric);
}

/* The pen goes to a date from the one before, and then to what the date has. */
static void add_stretch(const chart *c, double top, const scale *s, size_t metric, size_t date, bool open)
{
    const mv_timeline *t = c->timeline;
    double x = mv_timeline_x(c, date), value = on_line(t, date, metric), to = arrival(t, date, metric),
           before = date ? on_line(t, date - 1, metric) : NAN;
    bool reached = !isnan(before) && !isnan(to);
    if (reached && !open) mv_text_format(c->out, "M%.1f %.1f", mv_timeline_x(c, date - 1), y_of(top, s, before));
    if (reached) mv_text_format(c->out, "L%.1f %.1f", x, y_of(top, s, to));
    bool there = reached && fabs(y_of(top, s, to) - y_of(top, s, value)) < 1e-9;
    if (!there) mv_text_format(c->out, "M%.1f %.1fh0", x, y_of(top, s, value));
}

/* The line breaks where a value is undefined, or rests on few ties; a lone value between two gaps is a dot. */
static void add_line(const chart *c, double top, const scale *s, size_t metric, bool beyond)
{
    const mv_timeline *timeline = c->timeline;
    bool open = false; /* the pen is at the date before */
    mv_text_format(c->out,
                   "<path fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-linejoin=\"round\" "
                   "stroke-linecap=\"%s\"%s d=\"",
                   c->theme->ink, beyond ? "butt" : "round", beyond ? " stroke-dasharray=\"2 4\"" : "");
    for (size_t d = 0; d < timeline->date_count; d++) {
        bool drawn = !isnan(on_line(timeline, d, metric)) && is_drawn(timeline, d, beyond);
        if (drawn) add_stretch(c, top, s, metric, d, open);
        open = drawn;
    }
    mv_text_add(c->out, "\"/>\n");
}

static void add_dot(const chart *c, mv_point at, double radius, bool hollow)
{
    mv_text_format(c->out, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"%s\"/>\n",
                   hollow ? "few" : "last", at.x, at.y, radius, hollow ? c->theme->paper : c->theme->ink,
                   c->theme->ink);
}

/* --- notes within a panel --------------------------------------------------------------------------------- */

/* How far the line keeps from a height, between two places. */
static double distance_to_line(const chart *c, double top, const scale *s, size_t metric, mv_box box)
{
    const mv_timeline *t = c->timeline;
    double middle = (box.top + box.bottom) / 2, nearest = PANEL;
    for (size_t d = 1; d < t->date_count; d++) {
        double from = mv_timeline_x(c, d - 1), to = mv_timeline_x(c, d);
        double before = on_line(t, d - 1, metric), first = y_of(top, s, before) - middle,
               second = y_of(top, s, arrival(t, d, metric)) - middle;
        if (isnan(on_line(t, d, metric)) || isnan(before) || isnan(second) || to < box.left || from > box.right ||
            to <= from)
            continue;
        double left = fmax(0, (box.left - from) / (to - from)), right = fmin(1, (box.right - from) / (to - from));
        double a = first + left * (second - first), b = first + right * (second - first);
        nearest = fmin(nearest, a * b < 0 ? 0 : fmin(fabs(a), fabs(b)));
    }
    return nearest;
}

/* The baseline of a text where the line keeps off it: as near to `wanted` as some are that are far enough, or else
 * the farthest. */
static double quiet_height(const chart *c, double top, const scale *s, size_t metric, double wanted, mv_box across)
{
    const double candidates[] = { wanted,          wanted - MV_CHART_SMALL - 5, wanted + MV_CHART_SMALL + 5,
                                  top + PANEL - 5, top + MV_CHART_SMALL + 4,    top + PANEL / 2.0 };
    const double enough = 12;
    double best = top + PANEL - 5, farthest = -1;
    for (size_t i = 0; i < MV_COUNT(candidates); i++) {
        double y = fmax(top + MV_CHART_SMALL + 4, fmin(top + PANEL - 5, candidates[i]));
        mv_box box = { across.left, y - MV_CHART_SMALL, across.right, y };
        double far = distance_to_line(c, top, s, metric, box);
        if (far > farthest) best = y;
        farthest = fmax(far, farthest);
        if (far >= enough) return y;
    }
    return best;
}

/* A note right of a place, or left of it where there is room there alone. */
enum { BESIDE = 8 };
static const mv_font note_font = { MV_CHART_SMALL, false };

static bool is_turned(const chart *c, double x, const char *note)
{
    double wide = BESIDE + mv_font_width(note_font, note);
    return x + wide > c->right && x - wide >= c->left;
}

static void add_note_at(const chart *c, mv_point at, const char *note)
{
    bool turned = is_turned(c, at.x, note);
    mv_svg_pen pen = { note_font, c->theme->quiet, turned ? "end" : NULL, c->theme->paper, NULL };
    at.x += turned ? -BESIDE : BESIDE;
    mv_svg_add_text(c->out, &pen, at, note);
}

/* The same beside a place. */
static double height_beside(const chart *c, double top, const scale *s, size_t metric, mv_point at,
                            const char *note)
{
    double wide = BESIDE + mv_font_width(note_font, note);
    bool turned = is_turned(c, at.x, note);
    mv_box across = { turned ? at.x - wide : at.x, 0, turned ? at.x : at.x + wide, 0 };
    return quiet_height(c, top, s, metric, at.y, across);
}

static void add_thin_values(const chart *c, double top, const scale *s, size_t metric)
{
    const mv_timeline *t = c->timeline;
    mv_point last = { 0, 0 };
    bool any = false;
    for (size_t d = 0; d < t->date_count; d++) {
        if (!mv_timeline_is_few(t, d, metric) || isnan(value_at(t, d, metric))) continue;
        any = true;
        last = (mv_point){ mv_timeline_x(c, d), y_of(top, s, value_at(t, d, metric)) };
        add_dot(c, last, 3, true);
    }
    mv_text note = { 0 };
    mv_text_format(&note, "hollow: fewer than %d positive ties", MV_FEW_TIES);
    last.y = height_beside(c, top, s, metric, (mv_point){ last.x, last.y + 4 }, note.bytes);
    if (any) add_note_at(c, last, note.bytes);
    mv_text_clear(&note);
}

void mv_timeline_add_joining(const chart *c, double top, double height)
{
    mv_text_format(c->out,
                   "<path class=\"joins\" d=\"M%.1f %.1fv%.1f\" fill=\"none\" stroke=\"%s\" "
                   "stroke-dasharray=\"1.5 2.5\"/>\n",
                   mv_timeline_x(c, c->timeline->joins), top, height, c->theme->ink);
}

/* Where the line jumps because of relations of unknown beginning. */
static void add_step(const chart *c, double top, const scale *s, size_t metric)
{
    const char *note = c->narrow ? "undated relations as well" : "from here relations of unknown beginning count";
    mv_point at = { mv_timeline_x(c, c->timeline->joins), top + PANEL - 5 };
    at.y = height_beside(c, top, s, metric, at, note);
    mv_timeline_add_joining(c, top, PANEL);
    add_note_at(c, at, note);
}

/* --- the panel -------------------------------------------------------------------------------------------- */

bool mv_timeline_any_beyond(const mv_timeline *timeline)
{
    bool any = false;
    for (size_t d = 0; d < timeline->date_count; d++) any = any || timeline->beyond[d];
    return any;
}

static void add_values(const chart *c, double top, const scale *s, size_t metric)
{
    add_line(c, top, s, metric, false);
    if (mv_timeline_any_beyond(c->timeline)) add_line(c, top, s, metric, true);
    add_thin_values(c, top, s, metric);
}

/* The name and the last value, where the line ends. */
static void add_end_label(const chart *c, double top, const scale *s, size_t metric)
{
    const mv_timeline *timeline = c->timeline;
    size_t last = timeline->date_count;
    while (last > 0 && isnan(value_at(timeline, last - 1, metric))) last--;
    if (last == 0) {
        mv_chart_add_note(c->out, c->theme, (mv_point){ c->left + 8, top + PANEL / 2.0 }, NULL,
                          "undefined on every date");
        return;
    }
    double value = value_at(timeline, last - 1, metric), y = y_of(top, s, value);
    char label[32];
    add_dot(c, (mv_point){ mv_timeline_x(c, last - 1), y }, 3, mv_timeline_is_few(timeline, last - 1, metric));
    double unit = pow(10, fmax(0, timeline->metrics[metric]->decimals));
    if (timeline->metrics[metric]->decimals >= 0) value = round(value * unit) / unit; /* as in the table */
    mv_svg_add_text(c->out, &(mv_svg_pen){ .font = { MV_CHART_TEXT, true }, .color = c->theme->ink },
                    (mv_point){ c->right + 10, y + 4 }, mv_short_number(value, label));
}

/* What the panel is called, and what that means as far as there is room. */
static void add_panel_heading(const chart *c, double top, const char *title, const char *summary)
{
    mv_text note = { 0 };
    double used = mv_font_width((mv_font){ MV_CHART_TEXT + 1, true }, title) + 20;
    if (!c->narrow)
        mv_font_wrap(&note, (mv_font){ MV_CHART_SMALL, false }, summary, c->width - c->left - used, 1, NULL);
    mv_chart_add_heading(c->out, c->theme, (mv_point){ c->left, top - 9 }, title, note.length ? note.bytes : "");
    mv_text_clear(&note);
}

void mv_timeline_add_panel(const chart *c, double top, size_t metric)
{
    const mv_metric *row = c->timeline->metrics[metric];
    scale s = scale_of(c->timeline, metric);
    mv_text title = { 0 };
    mv_timeline_say_title(&title, c->timeline, metric);
    mv_text_format(c->out, "<g class=\"panel\" data-metric=\"%s\"><title>", row->name);
    mv_text_add_xml(c->out, title.bytes);
    mv_text_add(c->out, ": ");
    mv_text_add_xml(c->out, row->summary);
    mv_text_add(c->out, "</title>\n");
    add_panel_heading(c, top, title.bytes, row->summary);
    add_scale(c, top, &s);
    add_years(c, top);
    add_values(c, top, &s, metric);
    if (mv_timeline_steps(c->timeline, metric)) add_step(c, top, &s, metric);
    add_end_label(c, top, &s, metric);
    mv_text_add(c->out, "</g>\n");
    mv_text_clear(&title);
}
