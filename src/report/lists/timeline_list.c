#include "forms/form.h"
#include "multivector/report_lists.h"
#include "report/words/prose.h"
#include "report/words/record_fields.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A timeline as a table of dates and one of events, in the forms of a report. */

static mv_value point(const mv_timeline *timeline, size_t date, size_t metric)
{
    if (timeline->metrics[metric]->scope == MV_PER_ACTOR && timeline->focus_gone[date])
        return mv_real_value(NAN, 0, "the focus is not selected");
    return mv_scaled_value(timeline->metrics[metric], timeline->values[date * timeline->metric_count + metric],
                           timeline->normalised);
}

/* Whether anything is declared complete on the date. */
static mv_value covered_value(const mv_timeline *timeline, size_t date)
{
    if (!timeline->set->coverage_count) return (mv_value){ .kind = MV_UNDEFINED, .text = MV_WHY_NO_COVERAGE };
    return (mv_value){ .kind = MV_BOOLEAN, .number = !timeline->beyond[date] };
}

static void add_points(mv_report *report, mv_section *section, const mv_timeline *timeline)
{
    size_t columns = timeline->metric_count + 2;
    mv_table table = { .key = "points", .column_count = columns, .row_count = timeline->date_count };
    table.columns = mv_alloc_array(columns, sizeof *table.columns);
    table.values = mv_alloc_array(columns * timeline->date_count, sizeof *table.values);
    table.columns[0] = (mv_column){ "date", "Date" };
    for (size_t m = 0; m < timeline->metric_count; m++) {
        mv_text title = { 0 };
        mv_timeline_say_title(&title, timeline, m);
        table.columns[m + 1] = (mv_column){ mv_report_format(report, "metrics.%s", timeline->metrics[m]->name),
                                            mv_report_keep(report, &title) };
    }
    table.columns[columns - 1] = (mv_column){ "covered", NULL };
    for (size_t d = 0; d < timeline->date_count; d++) {
        table.values[d * columns + columns - 1] = covered_value(timeline, d);
        table.values[d * columns] = mv_date_value(report, timeline->dates[d]);
        for (size_t m = 0; m < timeline->metric_count; m++)
            table.values[d * columns + m + 1] = point(timeline, d, m);
    }
    mv_text note = { 0 };
    if (timeline->joins == MV_NONE || mv_timeline_any_steps(timeline)) mv_timeline_say_undated(&note, timeline);
    table.note = mv_report_keep(report, &note);
    mv_section_add_table(section, table);
}

/* For JSON: the dates that the sentences name. */
static void add_courses(mv_report *report, mv_section *section, const mv_timeline *timeline)
{
    static const mv_column columns[] = {
        { "metric", NULL },     { "first.date", NULL }, { "first.value", NULL }, { "turn.date", NULL },
        { "turn.value", NULL }, { "last.date", NULL },  { "last.value", NULL },
    };
    mv_table table = mv_table_of("courses", columns, MV_COUNT(columns), timeline->metric_count);
    for (size_t m = 0; m < timeline->metric_count; m++) {
        mv_course course = mv_timeline_course(timeline, m);
        const size_t dates[] = { course.first, course.turn, course.last };
        mv_value row[MV_COUNT(columns)] = { mv_text_value(timeline->metrics[m]->name) };
        for (size_t i = 0; i < MV_COUNT(dates); i++) {
            mv_value none = { .kind = MV_UNDEFINED, .text = i == 1 ? "it has no turn" : "it has no value" };
            row[2 * i + 1] = dates[i] == MV_NONE ? none : mv_date_value(report, timeline->dates[dates[i]]);
            row[2 * i + 2] = dates[i] == MV_NONE ? none : point(timeline, dates[i], m);
        }
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

static const mv_column event_columns[] = {
    { "date", "Date" }, { "change", "Change" },  { "source", NULL }, { "source_name", "From" },
    { "target", NULL }, { "target_name", "To" }, { "type", NULL },   { "type_name", "Type" },
    { "sign", "Sign" }, { "weight", "Weight" },  { "id", NULL },     { "replacement", NULL },
};

/* "begins", "ends: upgraded", "begins: upgrade" */
static const char *change_of(const mv_timeline *timeline, const mv_timeline_event *event, bool complete)
{
    static const char *const words[][2] = {
        [MV_NOT_REPLACED] = { "ends", "begins" },
        [MV_REPLACED] = { "ends: replaced", "begins: replacement" },
        [MV_UPGRADED] = { "ends: upgraded", "begins: upgrade" },
        [MV_DOWNGRADED] = { "ends: downgraded", "begins: downgrade" },
    };
    _Static_assert(MV_COUNT(words) == MV_REPLACEMENT_COUNT, "words for each");
    return words[complete ? MV_NOT_REPLACED : mv_timeline_replacement(timeline, event)][event->begins];
}

static void add_events(mv_report *report, mv_section *section, const mv_timeline *timeline, const char *language,
                       bool complete)
{
    const mv_relations *set = timeline->set;
    mv_table table = mv_table_of("events", event_columns, MV_COUNT(event_columns), timeline->event_count);
    for (size_t i = 0; i < timeline->event_count; i++) {
        const mv_timeline_event *event = &timeline->events[i];
        const mv_relation *relation = &set->relations[event->relation];
        const mv_actor *source = &set->actors[relation->source], *target = &set->actors[relation->target];
        const mv_value row[] = {
            mv_date_value(report, event->date),
            mv_text_value(change_of(timeline, event, complete)),
            mv_text_value(source->id),
            mv_name_value_on(source, language, event->date.day),
            mv_text_value(target->id),
            mv_name_value_on(target, language, event->date.day),
            mv_text_value(set->types[relation->type].id),
            mv_text_value(set->types[relation->type].name),
            mv_integer_value(relation->sign),
            { .kind = MV_REAL, .number = relation->weight, .decimals = -1 },
            mv_text_value(relation->id),
            mv_text_value(mv_replacement_name(mv_timeline_replacement(timeline, event))),
        };
        _Static_assert(MV_COUNT(row) == MV_COUNT(event_columns), "a value for every column");
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

/* The warning first, if there is one; then what happened to each metric. */
static void say_courses(mv_report *report, mv_section *section, const mv_timeline *timeline)
{
    mv_text text = { 0 };
    mv_timeline_say_thin(&text, timeline);
    mv_section_say(report, section, &text);
    for (size_t m = 0; m < timeline->metric_count; m++) mv_timeline_say_course(&text, timeline, m);
    mv_section_say(report, section, &text);
    mv_text_format(&text, "The relations of a pair fold into one tie by the rule %s.",
                   mv_fold_name(timeline->fold));
    mv_say_side(&text, timeline->side);
    mv_timeline_say_window(&text, timeline);
    mv_timeline_say_beyond(&text, timeline);
    mv_section_say(report, section, &text);
}

static mv_status list_timeline(mv_report **out, const mv_timeline *timeline, const mv_report_options *options,
                               mv_log *log)
{
    const mv_report_form *form;
    mv_status status = mv_report_find_form(&form, options->format, log);
    if (status) return status;
    const mv_relations *set = timeline->set;
    const char *focus = timeline->focus == MV_NONE ? NULL : set->actors[timeline->focus].id;
    mv_report *report = *out = mv_report_new("multivector-timeline");
    if (focus) report->focus = mv_report_text(report, focus);
    mv_section *head = mv_report_add_section(report, "input", NULL, "input");
    mv_section_add_field(head, "path", NULL, mv_text_value(set->path));
    mv_section_add_field(head, "title", NULL, mv_text_value(set->title));
    mv_section_add_field(head, "sha256", NULL, mv_text_value(set->sha256));
    mv_section_add_field(head, "files", NULL, mv_files_value(report, set));
    mv_section_add_field(head, "focus", NULL, mv_text_value(focus));
    mv_section_add_field(head, "fold", NULL, mv_text_value(mv_fold_name(timeline->fold)));
    mv_section_add_field(head, "side", NULL, mv_text_value(mv_side_name(timeline->side)));
    mv_section_add_field(head, "window", NULL,
                         timeline->window ? mv_integer_value(timeline->window) : mv_text_value(NULL));
    mv_section_add_field(head, "direction_ignored", NULL, mv_integer_value((double)timeline->direction.relations));
    mv_section_add_field(head, "undated", NULL, mv_integer_value((double)timeline->undated));
    const char *title = "Timeline of the whole network";
    if (mv_timeline_is_of(timeline, MV_PER_ACTOR))
        title = mv_report_format(report, "Timeline of %s%s", mv_timeline_focus_name(timeline, options->language),
                                 mv_timeline_is_of(timeline, MV_WHOLE) ? " and of the whole network" : "");
    if (!focus) title = "Timeline";
    mv_section *points = mv_report_add_section(report, "points", title, "");
    say_courses(report, points, timeline);
    add_points(report, points, timeline);
    if (form->complete) add_courses(report, points, timeline);
    mv_report_say_direction(report, &timeline->direction, " on a date", form->complete);
    mv_report_say_identity(report, &timeline->identity, form->complete);
    if (timeline->event_count)
        add_events(report, mv_report_add_section(report, "events", "Relations that begin or end", ""), timeline,
                   options->language, form->complete);
    return MV_OK;
}

mv_status mv_list_timeline(mv_report **out, const mv_timeline *timeline, const mv_report_options *options,
                           mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, list_timeline(out, timeline, options, log), mv_guard_failed(log));
}
