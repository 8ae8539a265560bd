#include "picture/charts/timeline_chart.h"
#include "multivector/picture.h"
#include "picture/words/picture_words.h"
#include "report/words/prose.h"
#include "support/font/font.h"
#include "support/memory.h"
#include <math.h>
#include <string.h>

/* Everything in points. The left margin holds the scale, the right one the labels at the ends of the lines; those
 * of stacked areas, which are names, stand LABELS away from them. */
enum {
    WIDTH = 860,
    LEFT = 58,
    RIGHT = 96,
    NARROW_RIGHT = 54,
    LABELS = 34,
    TOP = 92,
    WARNING = 16,
    GAP = 34,
    AXIS = 26,
    FOOT = 16
};

/* Where the panels of the focus and of the whole are apart: what each group is called, and the rule above it. */
enum { RULE = 20, GROUP = 42, GROUP_TEXT = 15 };

typedef mv_timeline_chart chart;

/* --- the axis --------------------------------------------------------------------------------------------- */

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

/* --- groups ----------------------------------------------------------------------------------------------- */

/* "all 220 actors", "all actors (15 to 220)" */
static void say_actors(mv_text *out, const mv_timeline *t, const char *all)
{
    size_t least = t->actors[0], most = least;
    for (size_t d = 0; d < t->date_count; d++) {
        if (t->actors[d] < least) least = t->actors[d];
        if (t->actors[d] > most) most = t->actors[d];
    }
    if (least == most)
        mv_text_format(out, "%s %zu actor%s", all, most, most == 1 ? "" : "s");
    else
        mv_text_format(out, "%s actors (%zu to %zu)", all, least, most);
}

/* All shares stand in one panel, in the place of the first. */
static double panel_height(const chart *c, size_t metric)
{
    if (c->timeline->vectors[metric] == MV_NONE) return MV_TIMELINE_PANEL + GAP;
    return metric == mv_timeline_first_share(c->timeline) ? mv_timeline_stack_height(c->timeline) + GAP : 0;
}

/* The events are those of the focus, or of all where there is none. */
static bool has_events(const chart *c, mv_scope scope)
{
    return c->timeline->event_count && (scope == MV_PER_ACTOR) == (c->timeline->focus != MV_NONE);
}

static bool has_group(const chart *c, mv_scope scope)
{
    return mv_timeline_is_of(c->timeline, scope) || has_events(c, scope);
}

static double add_group_heading(const chart *c, double top, mv_scope scope, bool first)
{
    mv_text name = { 0 };
    if (scope == MV_PER_ACTOR)
        mv_text_add(&name, mv_timeline_focus_name(c->timeline, c->language));
    else
        say_actors(&name, c->timeline, "All");
    if (c->out && !first) {
        mv_text_add(c->out, "<g class=\"rule\">");
        mv_svg_add_line(c->out, (mv_point){ RULE, top - 12 }, (mv_point){ c->width - RULE, top - 12 },
                        c->theme->quiet, 1);
        mv_text_add(c->out, "</g>\n");
    }
    if (c->out)
        mv_svg_add_text(c->out, &(mv_svg_pen){ .font = { GROUP_TEXT, true }, .color = c->theme->ink },
                        (mv_point){ RULE, top + 8 }, name.bytes);
    mv_text_clear(&name);
    return top + GROUP;
}

/* The panels of the focus or of the whole from `top` down, with what begins and ends and the years below. Returns
 * where they end; draws nothing without an output. */
static double add_group(const chart *c, double top, mv_scope scope)
{
    for (size_t m = 0; m < c->timeline->metric_count; m++) {
        double height = c->timeline->metrics[m]->scope == scope ? panel_height(c, m) : 0;
        if (c->out && height > 0 && c->timeline->vectors[m] == MV_NONE) mv_timeline_add_panel(c, top, m);
        if (c->out && height > 0 && c->timeline->vectors[m] != MV_NONE) mv_timeline_add_stack(c, top);
        top += height;
    }
    if (has_events(c, scope)) {
        top -= GAP - 18;
        if (c->out) mv_timeline_add_events(c, top);
        top += mv_timeline_events_height(c);
    } else {
        top -= GAP - 4;
    }
    if (c->out) add_time_axis(c, top);
    return top + AXIS;
}

/* The focus first, unless the picture is about the whole and only its events are the focus's. */
static double add_groups(const chart *c, double top)
{
    mv_scope order[] = { MV_PER_ACTOR, MV_WHOLE };
    bool headed = has_group(c, MV_PER_ACTOR) && has_group(c, MV_WHOLE), first = true;
    if (!mv_timeline_is_of(c->timeline, MV_PER_ACTOR)) {
        order[0] = MV_WHOLE;
        order[1] = MV_PER_ACTOR;
    }
    for (size_t i = 0; i < MV_COUNT(order); i++) {
        if (!has_group(c, order[i])) continue;
        if (headed) top = add_group_heading(c, first ? top - 16 : top + 18, order[i], first);
        top = add_group(c, top, order[i]);
        first = false;
    }
    return top;
}

/* --- the page --------------------------------------------------------------------------------------------- */

/* "Kazakhstan and all 220 actors, 1992 to 31 December 2024; 78 beginnings and ends of relations of Kazakhstan" */
static void say_subtitle(mv_text *out, const chart *c)
{
    const mv_timeline *t = c->timeline;
    bool own = mv_timeline_is_of(t, MV_PER_ACTOR), whole = mv_timeline_is_of(t, MV_WHOLE);
    if (own) mv_text_format(out, "%s%s", mv_timeline_focus_name(t, c->language), whole ? " and " : ", ");
    if (whole) {
        say_actors(out, t, own ? "all" : "All");
        mv_text_add(out, ", ");
    }
    mv_words_add_date(out, t->dates[0]);
    mv_text_add(out, " to ");
    mv_words_add_date(out, t->dates[t->date_count - 1]);
    mv_text_format(out, "; %zu beginning%s of relations", t->event_count,
                   t->event_count == 1 ? " or end" : "s and ends");
    if (t->focus != MV_NONE) mv_text_format(out, " of %s", mv_timeline_focus_name(t, c->language));
    if (mv_timeline_any_beyond(t)) mv_text_add(out, "; dashed or pale: beyond what the set covers");
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
    c->right = c->width - fmax(c->narrow ? NARROW_RIGHT : RIGHT, room);
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

/* What the numbers rest on: a warning on top where they rest on little, else a note at the foot. Returns what
 * its lines beyond the first take; without an output it only measures. */
static double add_undated(const chart *c, double top)
{
    mv_text note = { 0 }, lines = { 0 };
    bool thin = mv_timeline_is_thin(c->timeline);
    if (thin)
        mv_timeline_say_thin(&note, c->timeline);
    else if (mv_timeline_any_steps(c->timeline))
        mv_timeline_say_undated(&note, c->timeline);
    mv_svg_pen pen = { .font = { MV_CHART_TEXT, true }, .color = c->theme->negative };
    if (!thin) pen = (mv_svg_pen){ .font = { MV_CHART_SMALL, false }, .color = c->theme->quiet };
    size_t count = note.length ? mv_font_wrap(&lines, pen.font, note.bytes, c->width - 2 * RULE, 6, NULL) : 0;
    if (c->out && count) mv_svg_add_lines(c->out, &pen, (mv_point){ RULE, top }, lines.bytes, count);
    mv_text_clear(&lines);
    mv_text_clear(&note);
    return count ? mv_font_line_height(pen.font) * (double)(count - 1) : 0;
}

static mv_status do_chart(char **out, size_t *length, const mv_timeline *timeline, const mv_chart_options *options,
                          mv_log *log)
{
    mv_text text = { 0 }, title = { 0 }, subtitle = { 0 }, remark = { 0 }, source = { 0 };
    chart c = { .timeline = timeline,
                .language = options->language,
                .narrow = options->narrow,
                .width = options->narrow ? MV_CHART_NARROW : WIDTH };
    mv_status status = mv_chart_choose_theme(&c.theme, options->theme, log);
    if (status) return status;
    set_axis(&c);
    bool thin = mv_timeline_is_thin(timeline), noted = !thin && mv_timeline_any_steps(timeline);
    say_title(&title, timeline, options);
    say_subtitle(&subtitle, &c);
    say_remark(&remark, timeline);
    say_source(&source, timeline, options);
    c.heading = TOP + mv_chart_heading_more(title.bytes, subtitle.bytes, c.width, RULE);
    double said = add_undated(&c, 0), top = c.heading + (thin ? WARNING + said : 0);
    mv_chart_page page = { c.width,     add_groups(&c, top) + FOOT + (noted ? MV_CHART_SMALL + said : 0),
                           RULE,        "Line chart",
                           title.bytes, subtitle.bytes,
                           c.theme,     remark.bytes,
                           source.bytes };
    c.out = &text;
    mv_chart_open(&text, &page);
    add_groups(&c, top);
    add_undated(&c, thin ? c.heading - 20 : page.height - 8 - said);
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
