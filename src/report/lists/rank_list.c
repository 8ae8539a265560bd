#include "forms/form.h"
#include "multivector/report_lists.h"
#include "report/words/prose.h"
#include "support/limits.h"
#include <math.h>

/* Actors by a metric, on one date or on two. */

static const char *const keys[MV_RANK_DATES][4] = { { "a.rank", "a.value", "a.ties", "a.few" },
                                                    { "b.rank", "b.value", "b.ties", "b.few" } };

static const char *why_no_rank(const mv_rank_table *t, size_t date, const mv_rank_place *place)
{
    if (place->actor == MV_NONE) return "not there then, or coded otherwise";
    return t->unranked[date] ? t->unranked[date] : place->undefined;
}

static void add_place(const mv_rank_table *t, size_t date, const mv_rank_place *place, bool normalised,
                      mv_value *row)
{
    mv_value none = { .kind = MV_UNDEFINED, .text = why_no_rank(t, date, place) };
    bool there = place->actor != MV_NONE;
    row[0] = place->rank ? mv_integer_value((double)place->rank) : none;
    row[1] = isnan(place->value) ? (mv_value){ .kind = MV_UNDEFINED, .text = there ? place->undefined : none.text }
                                 : mv_scaled_value(t->metric, place->value, normalised);
    row[2] = there ? mv_integer_value((double)place->ties) : none;
    row[3] = there ? (mv_value){ .kind = MV_BOOLEAN, .number = place->ties < MV_FEW_TIES } : none;
}

static void fill_columns(mv_report *report, mv_column *columns, const mv_rank_table *t)
{
    static const char *const titles[] = { "Rank", NULL, "Ties", NULL };
    columns[0] = (mv_column){ "id", "Id" };
    columns[1] = (mv_column){ "name", "Name" };
    for (size_t d = 0; d < t->dates; d++)
        for (size_t c = 0; c < MV_COUNT(titles); c++) {
            mv_text date = { 0 };
            mv_rank_say_date(&date, t, d);
            const char *title = c == 1 ? t->metric->title : titles[c];
            if (title && t->dates > 1) title = mv_report_format(report, "%s %s", title, date.bytes);
            columns[2 + 4 * d + c] = (mv_column){ keys[d][c], title };
            mv_text_clear(&date);
        }
    columns[2 + 4 * t->dates] = (mv_column){ "partner", NULL };
}

static void add_rows(mv_report *report, mv_section *section, const mv_rank_table *t,
                     const mv_report_options *options, bool complete)
{
    mv_column columns[2 + 4 * MV_RANK_DATES + 1];
    size_t count = 3 + 4 * t->dates, top = mv_report_rows(options, complete, MV_SHOWN_ROWS, t->count);
    fill_columns(report, columns, t);
    mv_table table = mv_table_of("actors", columns, count, top);
    for (size_t i = 0; i < top; i++) {
        mv_value row[2 + 4 * MV_RANK_DATES + 1];
        row[0] = mv_text_value(t->rows[i].id);
        row[1] = mv_text_value(mv_rank_name(t, &t->rows[i], options->language));
        for (size_t d = 0; d < t->dates; d++)
            add_place(t, d, &t->rows[i].at[d], options->metric.normalised, &row[2 + 4 * d]);
        row[count - 1] = (mv_value){ .kind = MV_BOOLEAN, .number = t->rows[i].partner };
        mv_table_add(&table, row);
    }
    if (top < t->count)
        table.note = mv_report_format(report, "The first %zu of %zu; --top 0 shows all.", top, t->count);
    mv_section_add_table(section, table);
}

static void add_head(mv_report *report, const mv_rank_table *t)
{
    const mv_rank_row *focus = mv_rank_focus(t);
    mv_section *head = mv_report_add_section(report, "input", NULL, "input");
    for (size_t d = 0; d < t->dates; d++) {
        mv_period_text time;
        const char *when = mv_network_time(t->networks[d], time);
        mv_section_add_field(head, d ? "b.path" : "a.path", NULL, mv_text_value(t->networks[d]->document->path));
        mv_section_add_field(head, d ? "b.at" : "a.at", NULL,
                             mv_text_value(*when ? mv_report_text(report, when) : NULL));
        mv_section_add_field(head, d ? "b.of" : "a.of", NULL, mv_integer_value((double)t->of[d]));
        mv_section_add_field(head, d ? "b.coded_otherwise" : "a.coded_otherwise", NULL,
                             mv_integer_value((double)t->otherwise[d]));
    }
    mv_section_add_field(head, "metric", NULL, mv_text_value(t->metric->name));
    mv_section_add_field(head, "kind", NULL, mv_text_value(t->kind));
    mv_section_add_field(head, "focus", NULL, mv_text_value(focus ? focus->id : NULL));
    mv_section_add_field(head, "fold", NULL, mv_text_value(mv_fold_name(t->networks[0]->selection.fold)));
}

static mv_status list_rank(mv_report **out, const mv_rank_table *t, const mv_identity *identity,
                           const mv_report_options *options, mv_log *log)
{
    const mv_report_form *form;
    mv_status status = mv_report_find_form(&form, options->format, log);
    if (status) return status;
    mv_report *report = *out = mv_report_new("multivector-rank");
    mv_text text = { 0 };
    mv_direction direction = { 0 };
    add_head(report, t);
    mv_section *section =
        mv_report_add_section(report, "actors", mv_report_format(report, "Actors by %s", t->metric->name), "");
    mv_rank_say_finding(&text, t, options->language);
    mv_text_format(&text, ". %s: %s. ", t->metric->title, t->metric->summary);
    mv_text field = { 0 };
    mv_rank_say_field(&field, t);
    if (field.length) mv_text_add(&text, field.bytes);
    mv_text_clear(&field);
    mv_section_say(report, section, &text);
    add_rows(report, section, t, options, form->complete);
    for (size_t d = 0; d < t->dates; d++) mv_direction_add(&direction, t->networks[d]);
    if (!t->networks[0]->selection.directed)
        mv_report_say_direction(report, &direction, t->dates > 1 ? " on a date" : "", form->complete);
    mv_direction_clear(&direction);
    mv_report_say_identity(report, identity, form->complete);
    return MV_OK;
}

mv_status mv_list_rank(mv_report **out, const mv_rank_table *table, const mv_identity *identity,
                       const mv_report_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, list_rank(out, table, identity, options, log), mv_guard_failed(log));
}
