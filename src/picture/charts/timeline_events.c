#include "picture/charts/timeline_chart.h"
#include "support/font/font.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Relations that begin and end, as bars of a stretch of time each: up what begins, down what ends, by sign. */

enum { HEAD = 24, LINE = 14, HIGH = 84, FOOT = 10, TONES = 3, SIDES = 2, SAMPLE = 9 };
static const double tallest = 13, narrowest = 4, months_up_to = 4;

typedef enum event_tone { POSITIVE, NEUTRAL, NEGATIVE } event_tone; /* from the axis outwards */
static const char *const tone_names[TONES] = { "positive", "neutral", "negative" };

typedef struct bar {
    long number;                 /* of its stretch of time */
    size_t first, count;         /* its events: they come by date */
    size_t events[SIDES][TONES]; /* that begin, that end */
} bar;

typedef struct strip {
    const mv_timeline_chart *chart;
    long years; /* of a bar; 0: a month */
    bar *bars;
    size_t count, most[SIDES]; /* the tallest bar of each side */
    bool occurs[TONES];
    double unit; /* points for an event */
    double axis; /* the place of 0 on the page */
} strip;

/* --- counting --------------------------------------------------------------------------------------------- */

/* As short as can be seen. */
static long years_of_bar(const mv_timeline_chart *c)
{
    static const int factors[] = { 1, 2, 5 };
    double span = c->last - c->first, room = c->right - c->left;
    if (span <= months_up_to) return 0;
    for (long power = 1; power < 100000; power *= 10)
        for (size_t i = 0; i < MV_COUNT(factors); i++)
            if (room / span * (double)(power * factors[i]) >= narrowest) return power * factors[i];
    return 100000;
}

static long number_of(const strip *s, mv_date date)
{
    long year = mv_date_year(date);
    if (!s->years) return year * 12 + date.day / 100 % 100 - 1;
    return year >= 0 ? year / s->years : -((s->years - 1 - year) / s->years);
}

/* When a bar begins, in years. */
static double begin_of(const strip *s, long number)
{
    return s->years ? (double)(number * s->years) : (double)number / 12;
}

static event_tone tone_of(const mv_timeline *timeline, const mv_timeline_event *event)
{
    int sign = timeline->set->relations[event->relation].sign;
    return sign > 0 ? POSITIVE : sign < 0 ? NEGATIVE : NEUTRAL;
}

static void count_events(strip *s)
{
    const mv_timeline *t = s->chart->timeline;
    s->bars = mv_alloc_array(t->event_count, sizeof *s->bars);
    for (size_t i = 0; i < t->event_count; i++) {
        const mv_timeline_event *event = &t->events[i];
        long number = number_of(s, event->date);
        if (!s->count || s->bars[s->count - 1].number != number)
            s->bars[s->count++] = (bar){ .number = number, .first = i };
        bar *own = &s->bars[s->count - 1];
        size_t side = event->begins ? 0 : 1, tall = 0;
        own->count++;
        own->events[side][tone_of(t, event)]++;
        s->occurs[tone_of(t, event)] = true;
        for (size_t tone = 0; tone < TONES; tone++) tall += own->events[side][tone];
        if (tall > s->most[side]) s->most[side] = tall;
    }
}

static strip strip_of(const mv_timeline_chart *c)
{
    strip s = { .chart = c, .years = years_of_bar(c) };
    count_events(&s);
    s.unit = fmin(tallest, HIGH / fmax(1, (double)s.most[0] + (double)s.most[1]));
    return s;
}

/* On a narrow page what tones and sides mean stands in two lines of its own. */
static double head_of(const mv_timeline_chart *c)
{
    return HEAD + (c->narrow ? 2 * LINE : 0);
}

double mv_timeline_events_height(const mv_timeline_chart *c)
{
    if (!c->timeline->event_count) return 0;
    strip s = strip_of(c);
    free(s.bars);
    return head_of(c) + FOOT + s.unit * (double)(s.most[0] + s.most[1]);
}

/* --- drawing ---------------------------------------------------------------------------------------------- */

static void add_rect(const mv_timeline_chart *c, mv_box box, size_t tone, const char *class)
{
    int sign = tone == POSITIVE ? 1 : tone == NEGATIVE ? -1 : 0;
    mv_color shown;
    mv_style_readable(shown, mv_style_sign_color(c->theme, sign), c->theme->paper, c->theme->line_contrast);
    double inset = tone == NEUTRAL ? 0.5 : 0; /* hollow: half of the rim lies outside */
    mv_text_format(c->out, "<rect class=\"%s%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"",
                   class, tone_names[tone], box.left + inset, box.top + inset, box.right - box.left - 2 * inset,
                   box.bottom - box.top - 2 * inset, tone == NEUTRAL ? c->theme->paper : shown);
    if (tone == NEUTRAL) mv_text_format(c->out, " stroke=\"%s\" stroke-width=\"1\"", shown);
    mv_text_add(c->out, "/>\n");
}

static void say_event(mv_text *out, const mv_timeline_chart *c, const mv_timeline_event *event)
{
    const mv_relations *set = c->timeline->set;
    const mv_relation *relation = &set->relations[event->relation];
    mv_date_text date;
    mv_text_format(out, "%s %s: %s, %s %s", mv_date_format(event->date, date), event->begins ? "begins" : "ends",
                   mv_actor_name_on(&set->actors[relation->source], c->language, event->date.day),
                   set->types[relation->type].name,
                   mv_actor_name_on(&set->actors[relation->target], c->language, event->date.day));
}

/* What a bar is made of, the first of many. */
static void add_tooltip(const strip *s, const bar *own)
{
    mv_text text = { 0 };
    size_t shown = own->count > MV_SHOWN_ROWS ? MV_SHOWN_ROWS : own->count;
    for (size_t i = 0; i < shown; i++) {
        mv_text_add(&text, i ? "; " : "");
        say_event(&text, s->chart, &s->chart->timeline->events[own->first + i]);
    }
    if (shown < own->count) mv_text_format(&text, "; and %zu more", own->count - shown);
    mv_svg_add_title(s->chart->out, text.bytes);
    mv_text_clear(&text);
}

/* A bar reaches behind the axis where its stretch does, but for a little. */
static void add_bar(const strip *s, const bar *own)
{
    const mv_timeline_chart *c = s->chart;
    const double beyond = 8;
    double left = fmax(c->left, mv_timeline_place(c, begin_of(s, own->number)) + 0.5),
           right = fmin(c->right + beyond, mv_timeline_place(c, begin_of(s, own->number + 1)) - 0.5);
    if (right < left + narrowest - 1) right = left + narrowest - 1;
    mv_text_format(c->out, "<g class=\"events\" data-from=\"%.4f\">", begin_of(s, own->number));
    add_tooltip(s, own);
    for (size_t side = 0; side < SIDES; side++) {
        double y = s->axis, away = side ? 1 : -1;
        for (size_t tone = 0; tone < TONES; tone++) {
            double next = y + away * s->unit * (double)own->events[side][tone];
            if (own->events[side][tone])
                add_rect(c, (mv_box){ left, fmin(y, next), right, fmax(y, next) }, tone,
                         side ? "ends " : "begins ");
            y = next;
        }
    }
    mv_text_add(c->out, "</g>\n");
}

/* How many events, on both sides of 0. */
static void add_counts(const strip *s)
{
    const mv_timeline_chart *c = s->chart;
    double most = (double)(s->most[0] > s->most[1] ? s->most[0] : s->most[1]),
           step = fmax(1, mv_nice_step(most, 3));
    while (step * s->unit < MV_CHART_SMALL + 1 && step < most) step *= 2;
    mv_color faint;
    mv_style_mix(faint, c->theme->paper, c->theme->quiet, 0.25);
    for (long i = -(long)((double)s->most[1] / step); i <= (long)((double)s->most[0] / step); i++) {
        char label[32];
        double y = s->axis - (double)i * step * s->unit;
        mv_svg_add_line(c->out, (mv_point){ c->left, y }, (mv_point){ c->right, y }, faint, 0.7);
        mv_chart_add_note(c->out, c->theme, (mv_point){ c->left - 6, y + 3.5 }, "end",
                          mv_short_number(fabs((double)i * step), label));
    }
}

/* What the tones mean, behind what the strip is called. */
static void add_key(const strip *s, double x, double y)
{
    const mv_timeline_chart *c = s->chart;
    for (size_t tone = 0; tone < TONES; tone++) {
        if (!s->occurs[tone]) continue;
        add_rect(c, (mv_box){ x, y - SAMPLE + 1, x + SAMPLE, y + 1 }, tone, "sample ");
        mv_chart_add_note(c->out, c->theme, (mv_point){ x + SAMPLE + 4, y }, NULL, tone_names[tone]);
        x += SAMPLE + 4 + mv_font_width((mv_font){ MV_CHART_SMALL, false }, tone_names[tone]) + 12;
    }
    mv_text note = { 0 };
    mv_text_add(&note, "up: begin, down: end; a bar is ");
    if (s->years > 1)
        mv_text_format(&note, "%ld years", s->years);
    else
        mv_text_add(&note, s->years ? "a year" : "a month");
    mv_point at = c->narrow ? (mv_point){ c->left, y + LINE } : (mv_point){ x, y };
    mv_chart_add_note(c->out, c->theme, at, NULL, note.bytes);
    mv_text_clear(&note);
}

void mv_timeline_add_events(const mv_timeline_chart *c, double top)
{
    static const char title[] = "Relations that begin and end";
    if (!c->timeline->event_count) return;
    strip s = strip_of(c);
    s.axis = top + head_of(c) + s.unit * (double)s.most[0];
    mv_text_add(c->out, "<g class=\"strip\">\n");
    mv_chart_add_heading(c->out, c->theme, (mv_point){ c->left, top + 8 }, title, "");
    if (c->narrow)
        add_key(&s, c->left, top + 8 + LINE);
    else
        add_key(&s, c->left + mv_font_width((mv_font){ MV_CHART_TEXT + 1, true }, title) + 14, top + 8);
    add_counts(&s);
    for (size_t i = 0; i < s.count; i++) add_bar(&s, &s.bars[i]);
    mv_svg_add_line(c->out, (mv_point){ c->left, s.axis }, (mv_point){ c->right, s.axis }, c->theme->ink, 1);
    mv_text_add(c->out, "</g>\n");
    free(s.bars);
}
