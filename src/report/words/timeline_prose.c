#include "report/words/prose.h"
#include "support/memory.h"
#include <math.h>
#include <string.h>

void mv_timeline_say_window(mv_text *out, const mv_timeline *timeline)
{
    int months = timeline->window, number = months % 12 ? months : months / 12;
    if (!months) return;
    const char *unit = months % 12 ? "month" : "year";
    if (out->length) mv_text_add(out, " ");
    if (number == 1)
        mv_text_format(out, "Each date stands for the %s that begins on it: what held on any day of it.", unit);
    else
        mv_text_format(out, "Each date stands for the %d %ss that begin on it: what held on any day of them.",
                       number, unit);
}

/* Dates on which some of the parts are covered, and some are not: what changes may be what was collected. */
static size_t count_partly(const mv_timeline *timeline)
{
    size_t partly = 0;
    for (size_t d = 0; d < timeline->date_count; d++) {
        int32_t day = timeline->dates[d].day;
        size_t reached = mv_coverage_reached(timeline->set, (mv_span){ day, day + 1 });
        partly += reached && reached < timeline->set->coverage_count;
    }
    return partly;
}

void mv_timeline_say_beyond(mv_text *out, const mv_timeline *timeline)
{
    size_t beyond = 0, partly = count_partly(timeline), dates = timeline->date_count;
    mv_period_text extent;
    for (size_t d = 0; d < dates; d++) beyond += timeline->beyond[d];
    mv_period covered = mv_coverage_extent(timeline->set);
    if (beyond)
        mv_text_format(out, "%s%zu of %zu dates lie%s beyond what the set covers (%s): ties may be missing there.",
                       out->length ? " " : "", beyond, dates, beyond == 1 ? "s" : "",
                       mv_period_format(covered, extent));
    if (partly)
        mv_text_format(
            out,
            "%sOn %zu of %zu dates only some of the parts are covered that the set declares complete: what "
            "rises there may be what was collected.",
            out->length ? " " : "", partly, dates);
}

/* Whether a metric of the whole network is followed, which relations between others move as well. */
static bool measures_whole(const mv_timeline *timeline)
{
    bool whole = timeline->focus == MV_NONE;
    for (size_t m = 0; m < timeline->metric_count; m++)
        whole = whole || (timeline->metrics[m]->scope == MV_WHOLE && timeline->vectors[m] == MV_NONE);
    return whole;
}

void mv_timeline_say_undated(mv_text *out, const mv_timeline *timeline)
{
    mv_date_text date;
    bool whole = measures_whole(timeline);
    size_t undated = whole ? timeline->undated : timeline->undated_own;
    if (!undated) return;
    mv_text_format(out,
                   "Of %zu relation%s%s the beginning is not known: counted from %s on, the date of the document",
                   undated, undated == 1 ? "" : "s", whole ? "" : " of the focus",
                   mv_date_format(timeline->set->as_of, date));
    if (whole && timeline->focus != MV_NONE && timeline->undated_own == 0)
        mv_text_add(out, "; none of them is the focus's");
    mv_text_add(out, ".");
}

void mv_timeline_say_thin(mv_text *out, const mv_timeline *timeline)
{
    if (!mv_timeline_is_thin(timeline)) return;
    mv_text_format(
        out,
        "Beware: of most relations (%zu of %zu) the beginning is not known. What moves here is what has a "
        "date, not what happened.",
        timeline->undated, timeline->selected);
}

void mv_timeline_say_title(mv_text *out, const mv_timeline *timeline, size_t metric)
{
    mv_text_add(out, timeline->metrics[metric]->title);
    if (timeline->metrics[metric]->scope == MV_WHOLE && timeline->focus != MV_NONE)
        mv_text_add(out, " in the whole network");
}

bool mv_timeline_is_of(const mv_timeline *timeline, mv_scope scope)
{
    for (size_t m = 0; m < timeline->metric_count; m++)
        if (timeline->metrics[m]->scope == scope) return true;
    return false;
}

typedef struct point {
    size_t date;
    double value;
} point;

static point point_at(const mv_timeline *timeline, size_t metric, size_t date)
{
    return (point){ date, timeline->values[date * timeline->metric_count + metric] };
}

static void show(mv_text *out, const mv_timeline *timeline, size_t metric, double number)
{
    mv_value value = mv_scaled_value(timeline->metrics[metric], number, timeline->normalised);
    mv_value_show(out, &value);
}

/* Relations of unknown beginning move it on the way: what was before and what comes after are told apart. */
static bool is_broken(const mv_timeline *timeline, size_t metric, const mv_course *course)
{
    if (!mv_timeline_steps(timeline, metric) || course->first >= timeline->joins || timeline->joins > course->last)
        return false;
    return !isnan(timeline->unjoined[metric]) && !isnan(point_at(timeline, metric, timeline->joins).value);
}

/* " from 0.75 (1996-01-01) to 0.92 (2012-01-01)" and its verb; "stayed at" when both look the same. */
static void say_leg(mv_text *out, const mv_timeline *t, size_t metric, point from, point to, bool onward)
{
    mv_text a = { 0 }, b = { 0 };
    mv_date_text start, end;
    show(&a, t, metric, from.value);
    show(&b, t, metric, to.value);
    mv_date_format(t->dates[from.date], start);
    mv_date_format(t->dates[to.date], end);
    const char *verb = to.value > from.value ? "rose" : "fell";
    bool same = strcmp(a.bytes, b.bytes) == 0;
    if (same && onward)
        mv_text_format(out, ", then stayed there until %s", end);
    else if (same)
        mv_text_format(out, " stayed at %s from %s to %s", a.bytes, start, end);
    else if (onward)
        mv_text_format(out, ", then %s to %s (%s)", verb, b.bytes, end);
    else
        mv_text_format(out, " %s from %s (%s) to %s (%s)", verb, a.bytes, start, b.bytes, end);
    mv_text_clear(&a);
    mv_text_clear(&b);
}

/* " rose from 876 (2010-01-01) to 936 (2014-01-01) and, with relations of unknown beginning, fell from 975 ..." */
static void say_broken(mv_text *out, const mv_timeline *t, size_t metric, const mv_course *course)
{
    point joined = point_at(t, metric, t->joins), before = { t->joins, t->unjoined[metric] };
    say_leg(out, t, metric, point_at(t, metric, course->first), before, false);
    if (t->joins == course->last) {
        mv_text_add(out, ", with relations of unknown beginning ");
        show(out, t, metric, joined.value);
        return;
    }
    mv_text_add(out, " and, with relations of unknown beginning,");
    say_leg(out, t, metric, joined, point_at(t, metric, course->last), false);
}

void mv_timeline_say_course(mv_text *out, const mv_timeline *timeline, size_t metric)
{
    mv_course course = mv_timeline_course(timeline, metric);
    if (course.first == course.last) return;
    mv_text_add(out, out->length ? " " : "");
    mv_timeline_say_title(out, timeline, metric);
    bool broken = is_broken(timeline, metric, &course), turns = !broken && course.turn != MV_NONE;
    point first = point_at(timeline, metric, course.first), last = point_at(timeline, metric, course.last),
          turn = turns ? point_at(timeline, metric, course.turn) : last;
    if (broken) say_broken(out, timeline, metric, &course);
    if (!broken) say_leg(out, timeline, metric, first, turn, false);
    if (turns) say_leg(out, timeline, metric, turn, last, true);
    mv_text_add(out, ".");
}

/* "in 1992", "on 2013-09-10" */
static void say_date(mv_text *out, mv_date date)
{
    mv_date_text text;
    if (date.day % 10000 == 101) date.precision = 4;
    mv_text_format(out, " %s %s", date.precision == 10 ? "on" : "in", mv_date_format(date, text));
}

/* The course from the first date on that has more than a few ties. */
static mv_course solid_course(const mv_timeline *timeline, size_t metric)
{
    mv_course course = mv_timeline_course(timeline, metric);
    while (course.first < course.last && (mv_timeline_is_few(timeline, course.first, metric) ||
                                          isnan(timeline->values[course.first * timeline->metric_count + metric])))
        course.first++;
    bool turns =
        course.turn != MV_NONE && course.turn > course.first && !mv_timeline_is_few(timeline, course.turn, metric);
    if (!turns) course.turn = MV_NONE;
    return course;
}

/* "0.75 in 1996", and of a share "27 % in 1996", as the picture has it */
static void say_point(mv_text *out, const mv_timeline *timeline, size_t metric, point at)
{
    if (timeline->vectors[metric] != MV_NONE)
        mv_text_format(out, "%.0f %%", 100 * at.value);
    else
        show(out, timeline, metric, at.value);
    say_date(out, timeline->dates[at.date]);
}

/* The points of a course; with those on both sides of where relations of unknown beginning move it. */
static void say_course_points(mv_text *out, const mv_timeline *timeline, size_t metric, mv_course course)
{
    bool broken = is_broken(timeline, metric, &course);
    say_point(out, timeline, metric, point_at(timeline, metric, course.first));
    if (broken) {
        mv_text_add(out, ", ");
        say_point(out, timeline, metric, (point){ timeline->joins, timeline->unjoined[metric] });
        mv_text_add(out, "; with undated relations ");
        say_point(out, timeline, metric, point_at(timeline, metric, timeline->joins));
    } else if (course.turn != MV_NONE) {
        mv_text_add(out, ", ");
        say_point(out, timeline, metric, point_at(timeline, metric, course.turn));
    }
    if (broken && timeline->joins == course.last) return;
    mv_text_add(out, ", ");
    say_point(out, timeline, metric, point_at(timeline, metric, course.last));
}

bool mv_timeline_say_points(mv_text *out, const mv_timeline *timeline, size_t metric)
{
    mv_course course = solid_course(timeline, metric);
    if (course.first == course.last) return false;
    mv_timeline_say_title(out, timeline, metric);
    if (timeline->focus != MV_NONE && timeline->metrics[metric]->scope == MV_PER_ACTOR)
        mv_text_format(out, " of %s", mv_timeline_focus_name(timeline, NULL));
    mv_text_add(out, ": ");
    say_course_points(out, timeline, metric, course);
    return true;
}
