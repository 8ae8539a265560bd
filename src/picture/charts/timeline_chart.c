#include "picture/charts/timeline_chart.h"
#include "multivector/picture.h"
#include "picture/words/picture_words.h"
#include "report/words/prose.h"
#include "support/font.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Everything in points. The left margin holds the scale, the right one the labels at the ends of the lines; those
 * of stacked areas, which are names, stand LABELS away from them. */
enum { WIDTH = 860, LEFT = 58, RIGHT = 96, LABELS = 34, TOP = 86, WARNING = 16, PANEL = 118, GAP = 34, FOOT = 40 };

/* Marks of events that would cover each other are stacked: how high each stands, and the highest on each side. */
enum { MARK = 9, MOST_LEVELS = 8 };

typedef struct stacks {
    size_t *level;
    size_t up, down; /* levels in use above and below the line */
} stacks;

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
        mv_svg_add_line(c->out, (mv_point){ LEFT, y }, (mv_point){ c->right, y }, faint, 0.7);
        mv_chart_add_note(c->out, c->theme, (mv_point){ LEFT - 6, y + 3.5 }, "end", mv_short_number(value, label));
    }
}

/* Years before 1 as dates are written. */
static const char *year_label(double year, char label[32])
{
    mv_date_text iso;
    if (year >= 1) return mv_short_number(year, label);
    mv_date date = mv_date_of((int)year, 1, 1);
    date.precision = 4;
    return strcpy(label, mv_date_format(date, iso));
}

static void add_time_axis(const chart *c, double y)
{
    char label[32];
    double year;
    for (size_t i = 0; mv_timeline_year(c, i, &year); i++) {
        double x = mv_timeline_place(c, year);
        mv_svg_add_line(c->out, (mv_point){ x, y }, (mv_point){ x, y + 4 }, c->theme->quiet, 0.7);
        mv_chart_add_note(c->out, c->theme, (mv_point){ x, y + 15 }, "middle", year_label(year, label));
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

/* The line breaks where a value is undefined; a lone value between two gaps is a dot. */
static void add_line(const chart *c, double top, const scale *s, size_t metric, bool beyond)
{
    const mv_timeline *timeline = c->timeline;
    bool open = false; /* the pen is at the date before */
    mv_text_format(c->out,
                   "<path fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-linejoin=\"round\" "
                   "stroke-linecap=\"%s\"%s d=\"",
                   c->theme->ink, beyond ? "butt" : "round", beyond ? " stroke-dasharray=\"2 4\"" : "");
    for (size_t d = 0; d < timeline->date_count; d++) {
        double value = value_at(timeline, d, metric), before = d ? value_at(timeline, d - 1, metric) : NAN;
        bool drawn = !isnan(value) && is_drawn(timeline, d, beyond);
        if (drawn && !open && !isnan(before))
            mv_text_format(c->out, "M%.1f %.1f", mv_timeline_x(c, d - 1), y_of(top, s, before));
        if (drawn)
            mv_text_format(c->out, "%s%.1f %.1f%s", open || !isnan(before) ? "L" : "M", mv_timeline_x(c, d),
                           y_of(top, s, value), open || !isnan(before) ? "" : "h0");
        open = drawn;
    }
    mv_text_add(c->out, "\"/>\n");
}

static bool any_beyond(const mv_timeline *timeline)
{
    bool any = false;
    for (size_t d = 0; d < timeline->date_count; d++) any = any || timeline->beyond[d];
    return any;
}

static void add_values(const chart *c, double top, const scale *s, size_t metric)
{
    add_line(c, top, s, metric, false);
    if (any_beyond(c->timeline)) add_line(c, top, s, metric, true);
}

/* The name and the last value, where the line ends. */
static void add_end_label(const chart *c, double top, const scale *s, size_t metric)
{
    const mv_timeline *timeline = c->timeline;
    size_t last = timeline->date_count;
    while (last > 0 && isnan(value_at(timeline, last - 1, metric))) last--;
    if (last == 0) {
        mv_chart_add_note(c->out, c->theme, (mv_point){ LEFT + 8, top + PANEL / 2.0 }, NULL,
                          "undefined on every date");
        return;
    }
    double value = value_at(timeline, last - 1, metric), y = y_of(top, s, value);
    char label[32];
    mv_text_format(c->out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n", mv_timeline_x(c, last - 1),
                   y, c->theme->ink);
    double unit = pow(10, fmax(0, timeline->metrics[metric]->decimals));
    if (timeline->metrics[metric]->decimals >= 0) value = round(value * unit) / unit; /* as in the table */
    mv_svg_add_text(c->out, &(mv_svg_pen){ .font = { MV_CHART_TEXT, true }, .color = c->theme->ink },
                    (mv_point){ c->right + 10, y + 4 }, mv_short_number(value, label));
}

static void add_panel(const chart *c, double top, size_t metric)
{
    const mv_metric *row = c->timeline->metrics[metric];
    scale s = scale_of(c->timeline, metric);
    mv_text_format(c->out, "<g class=\"panel\" data-metric=\"%s\"><title>", row->name);
    mv_text_add_xml(c->out, row->title);
    mv_text_add(c->out, ": ");
    mv_text_add_xml(c->out, row->summary);
    mv_text_add(c->out, "</title>\n");
    mv_chart_add_heading(c->out, c->theme, (mv_point){ LEFT, top - 9 }, row->title, row->summary);
    add_scale(c, top, &s);
    add_years(c, top);
    add_values(c, top, &s, metric);
    add_end_label(c, top, &s, metric);
    mv_text_add(c->out, "</g>\n");
}

/* All shares stand in one panel, in the place of the first. */
static double panel_height(const chart *c, size_t metric)
{
    if (c->timeline->vectors[metric] == MV_NONE) return PANEL + GAP;
    return metric == mv_timeline_first_share(c->timeline) ? mv_timeline_stack_height(c->timeline) + GAP : 0;
}

/* Adds the panels from `top` down. Returns where they end; draws nothing without an output. */
static double add_panels(const chart *c, double top)
{
    for (size_t m = 0; m < c->timeline->metric_count; m++) {
        double height = panel_height(c, m);
        if (c->out && c->timeline->vectors[m] == MV_NONE) add_panel(c, top, m);
        if (c->out && c->timeline->vectors[m] != MV_NONE && height > 0) mv_timeline_add_stack(c, top);
        top += height;
    }
    return top;
}

/* --- events ----------------------------------------------------------------------------------------------- */

static void say_event(mv_text *out, const chart *c, const mv_timeline_event *event)
{
    const mv_relations *set = c->timeline->set;
    const mv_relation *relation = &set->relations[event->relation];
    mv_date_text date;
    mv_text_format(out, "%s %s: %s, %s %s", mv_date_format(event->date, date), event->begins ? "begins" : "ends",
                   mv_actor_name_on(&set->actors[relation->source], c->language, event->date.day),
                   set->types[relation->type].name,
                   mv_actor_name_on(&set->actors[relation->target], c->language, event->date.day));
}

/* A triangle: upwards above the axis for a beginning, downwards below it for an end; negative relations are
 * hollow. */
static void add_event(const chart *c, double y, const mv_timeline_event *event, size_t level)
{
    double x = mv_timeline_place(c, mv_timeline_years(event->date)), away = (double)(level * MARK),
           side = event->begins ? -1 : 1;
    double tip = side * (MARK + away), base = side * (2 + away);
    bool negative = c->timeline->set->relations[event->relation].sign < 0;
    const char *color = negative ? c->theme->negative : c->theme->plain;
    mv_text title = { 0 };
    say_event(&title, c, event);
    mv_text_format(c->out,
                   "<path class=\"event %s\" d=\"M%.1f %.1fl-3.5 %.1fh7z\" fill=\"%s\" fill-opacity=\"%s\" "
                   "stroke=\"%s\"><title>",
                   event->begins ? "begins" : "ends", x, y + tip, base - tip, negative ? c->theme->paper : color,
                   negative ? "1" : "0.55", color);
    mv_text_add_xml(c->out, title.bytes);
    mv_text_add(c->out, "</title></path>\n");
    mv_text_clear(&title);
}

/* Each mark takes the lowest level that is free where it stands; events come by date. */
static stacks stack_events(const chart *c)
{
    const mv_timeline *timeline = c->timeline;
    stacks s = { .level = mv_alloc_array(timeline->event_count, sizeof *s.level) };
    double last[2][MOST_LEVELS];
    for (size_t i = 0; i < MOST_LEVELS; i++) last[0][i] = last[1][i] = -INFINITY;
    for (size_t i = 0; i < timeline->event_count; i++) {
        bool begins = timeline->events[i].begins;
        double x = mv_timeline_place(c, mv_timeline_years(timeline->events[i].date));
        size_t level = 0, *highest = begins ? &s.up : &s.down;
        while (level + 1 < MOST_LEVELS && x - last[begins][level] < MARK) level++;
        last[begins][level] = x;
        s.level[i] = level;
        if (level + 1 > *highest) *highest = level + 1;
    }
    return s;
}

/* What the events take of the page, the years below them left out. */
static double height_of(const stacks *s)
{
    return s->up + s->down ? 30 + (double)((s->up + s->down) * MARK) : 0;
}

static void add_events(const chart *c, double top, const stacks *s)
{
    double y = top + 14 + (double)(s->up * MARK);
    if (!c->timeline->event_count) return;
    mv_chart_add_heading(c->out, c->theme, (mv_point){ LEFT, top + 4 }, "Relations",
                         "upward: begins, downward: ends; hollow: negative");
    mv_svg_add_line(c->out, (mv_point){ LEFT, y }, (mv_point){ c->right, y }, c->theme->quiet, 0.7);
    for (size_t i = 0; i < c->timeline->event_count; i++) add_event(c, y, &c->timeline->events[i], s->level[i]);
}

/* --- the page --------------------------------------------------------------------------------------------- */

/* "Kazakhstan, 1992 to 31 December 2024; 78 beginnings and ends of relations" */
static void say_subtitle(mv_text *out, const chart *c)
{
    const mv_timeline *t = c->timeline;
    if (t->focus != MV_NONE) mv_text_format(out, "%s, ", mv_timeline_focus_name(t, c->language));
    mv_words_add_date(out, t->dates[0]);
    mv_text_add(out, " to ");
    mv_words_add_date(out, t->dates[t->date_count - 1]);
    mv_text_format(out, "; %zu beginning%s of relations", t->event_count,
                   t->event_count == 1 ? " or end" : "s and ends");
    if (any_beyond(t)) mv_text_add(out, "; dashed or pale: beyond what the set covers");
    mv_text selection = { 0 };
    mv_words_add_selection(&selection, &t->selection, t->set, c->language);
    if (selection.length) mv_text_format(out, "; %s", selection.bytes);
    mv_text_clear(&selection);
}

/* The ends of the time axis, in years and on the page. */
static void set_axis(chart *c)
{
    const mv_timeline *t = c->timeline;
    c->first = mv_timeline_years(t->dates[0]);
    c->last = mv_timeline_years(t->dates[t->date_count - 1]);
    double room = mv_timeline_first_share(t) == MV_NONE ? 0 : mv_timeline_label_room(t) + LABELS;
    c->left = LEFT;
    c->right = WIDTH - fmax(RIGHT, room);
}

/* The course of the first metric that has one. */
static void say_title(mv_text *out, const mv_timeline *timeline, const mv_chart_options *options)
{
    const mv_relations *set = timeline->set;
    if (!mv_words_find_title(options->title)) mv_text_add(out, options->title);
    for (size_t m = 0; m < timeline->metric_count && !out->length; m++) mv_timeline_say_points(out, timeline, m);
    if (!out->length) mv_text_add(out, set->title ? set->title : mv_words_file(set));
}

/* The courses of all metrics, and where their values stand. */
static void say_remark(mv_text *out, const mv_timeline *timeline)
{
    for (size_t m = 0; m < timeline->metric_count; m++) {
        mv_text course = { 0 };
        if (mv_timeline_say_points(&course, timeline, m))
            mv_text_format(out, "%s%s.", out->length ? " " : "", course.bytes);
        mv_text_clear(&course);
    }
    mv_say_direction(out, &timeline->direction, " on a date");
    mv_text_format(out, " As tables: multivector timeline %s.", mv_words_file(timeline->set));
}

static void say_source(mv_text *out, const mv_timeline *timeline, const mv_chart_options *options)
{
    const mv_relations *set = timeline->set;
    const char *file = mv_words_file(set);
    mv_publishers publishers = { 0 };
    mv_text_format(out, set->title ? "Data: \xe2\x80\x9c%s\xe2\x80\x9d (%s)" : "Data: %s%s",
                   set->title ? set->title : file, set->title ? file : "");
    mv_words_add_coverage(out, set);
    mv_text_add(out, ".");
    mv_publishers_add(&publishers, set, timeline->relations, timeline->selected);
    mv_words_add_sources(out, &publishers, &options->credits, file);
}

/* What the numbers rest on: a warning on top where they rest on little, else a note at the foot. */
static void add_undated(const chart *c, double foot)
{
    mv_text note = { 0 };
    bool thin = mv_timeline_is_thin(c->timeline);
    if (thin)
        mv_timeline_say_thin(&note, c->timeline);
    else
        mv_timeline_say_undated(&note, c->timeline);
    mv_svg_pen pen = { .font = { MV_CHART_TEXT, true }, .color = c->theme->negative };
    if (note.length && thin) mv_svg_add_text(c->out, &pen, (mv_point){ LEFT, c->heading - 16 }, note.bytes);
    if (note.length && !thin) mv_chart_add_note(c->out, c->theme, (mv_point){ LEFT, foot }, NULL, note.bytes);
    mv_text_clear(&note);
}

static mv_status do_chart(char **out, size_t *length, const mv_timeline *timeline, const mv_chart_options *options,
                          mv_log *log)
{
    mv_text text = { 0 }, title = { 0 }, subtitle = { 0 }, remark = { 0 }, source = { 0 };
    chart c = { .timeline = timeline, .language = options->language };
    mv_status status = mv_chart_choose_theme(&c.theme, options->theme, log);
    if (status) return status;
    set_axis(&c);
    bool thin = mv_timeline_is_thin(timeline);
    stacks marks = stack_events(&c);
    say_title(&title, timeline, options);
    say_subtitle(&subtitle, &c);
    say_remark(&remark, timeline);
    say_source(&source, timeline, options);
    c.heading = TOP + mv_chart_subtitle_more(subtitle.bytes, WIDTH, LEFT);
    double top = c.heading + (thin ? WARNING : 0), panels = add_panels(&c, top), events = height_of(&marks);
    mv_chart_page page = { WIDTH,       panels + events + FOOT + (timeline->undated && !thin ? MV_CHART_SMALL : 0),
                           LEFT,        "Line chart",
                           title.bytes, subtitle.bytes,
                           c.theme,     remark.bytes,
                           source.bytes };
    c.out = &text;
    mv_chart_open(&text, &page);
    add_panels(&c, top);
    add_events(&c, panels, &marks);
    add_time_axis(&c, panels + events - (events > 0 ? 10 : GAP));
    add_undated(&c, page.height - 8);
    free(marks.level);
    status = mv_chart_close(&text, options->format, log);
    mv_text_clear(&title);
    mv_text_clear(&subtitle);
    mv_text_clear(&remark);
    mv_text_clear(&source);
    if (status) {
        mv_text_clear(&text);
        return status;
    }
    *out = text.bytes;
    *length = text.length;
    return MV_OK;
}

mv_status mv_chart(char **out, size_t *length, const mv_timeline *timeline, const mv_chart_options *options,
                   mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, do_chart(out, length, timeline, options, log), mv_guard_failed(log));
}
