#include "multivector/report.h"
#include "report/model/report_model.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const mv_report_section *const sections[] = { &mv_summary_section,    &mv_overview_section,
                                                     &mv_centrality_section, &mv_balance_section,
                                                     &mv_pivotal_section, /* JSON has both under one key */
                                                     &mv_vectors_section,    &mv_explain_section,
                                                     &mv_sensitivity_section };
static const mv_report_form *const forms[] = { &mv_text_form, &mv_markdown_form, &mv_csv_form, &mv_json_form,
                                               &mv_html_form };

const char *mv_report_section_name(size_t index)
{
    return index < MV_COUNT(sections) ? sections[index]->name : NULL;
}

const char *mv_report_form_name(size_t index)
{
    return index < MV_COUNT(forms) ? forms[index]->name : NULL;
}

const char *mv_report_form_by_ending(const char *path)
{
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < MV_COUNT(forms); i++)
        if (strcmp(ending, forms[i]->ending) == 0) return forms[i]->name;
    return NULL;
}

/* --- building ------------------------------------------------------------------------------------------- */

mv_section *mv_report_add_section(mv_report *report, const char *name, const char *title, const char *key)
{
    report->sections = mv_grow(report->sections, report->section_count, sizeof *report->sections);
    mv_section *section = &report->sections[report->section_count++];
    *section = (mv_section){ .name = name, .title = title, .key = key };
    return section;
}

mv_report *mv_report_new(const char *format)
{
    mv_report *report = mv_alloc(sizeof *report);
    report->arena = mv_arena_new();
    mv_section *head = mv_report_add_section(report, "head", NULL, "");
    mv_section_add_field(head, "format", NULL, mv_text_value(format));
    mv_section_add_field(head, "version", NULL, mv_integer_value(1));
    return report;
}

const char *mv_report_text(mv_report *report, const char *text)
{
    return mv_arena_copy(report->arena, text, strlen(text));
}

void mv_section_add_paragraph(mv_report *report, mv_section *section, const char *text)
{
    section->paragraphs = mv_grow(section->paragraphs, section->paragraph_count, sizeof *section->paragraphs);
    section->paragraphs[section->paragraph_count++] = mv_report_text(report, text);
}

void mv_section_add_field(mv_section *section, const char *key, const char *title, mv_value value)
{
    section->fields = mv_grow(section->fields, section->field_count, sizeof *section->fields);
    section->fields[section->field_count++] = (mv_field){ key, title, value };
}

mv_table *mv_section_add_table(mv_section *section, mv_table table)
{
    section->tables = mv_grow(section->tables, section->table_count, sizeof *section->tables);
    section->tables[section->table_count] = table;
    return &section->tables[section->table_count++];
}

mv_table *mv_report_list(mv_report *report, const char *const *keys, size_t columns, size_t rows)
{
    mv_table *list = mv_arena_alloc(report->arena, sizeof *list);
    list->column_count = columns;
    list->columns = mv_arena_alloc(report->arena, columns * sizeof *list->columns);
    list->values = mv_arena_alloc(report->arena, columns * rows * sizeof *list->values);
    for (size_t c = 0; c < columns && keys; c++) list->columns[c].key = keys[c];
    return list;
}

mv_table mv_table_of(const char *key, const mv_column *columns, size_t count, size_t most_rows)
{
    mv_table table = { .key = key, .column_count = count };
    table.columns = mv_alloc_array(count, sizeof *table.columns);
    table.values = mv_alloc_array(most_rows * count, sizeof *table.values);
    memcpy(table.columns, columns, count * sizeof *columns);
    return table;
}

void mv_table_clear(mv_table *table)
{
    free(table->columns);
    free(table->values);
}

void mv_table_add(mv_table *table, const mv_value *row)
{
    memcpy(table->values + table->row_count++ * table->column_count, row, table->column_count * sizeof *row);
}

bool mv_table_is_shown(const mv_table *table)
{
    for (size_t c = 0; c < table->column_count; c++)
        if (table->columns[c].title) return true;
    return false;
}

void mv_table_say_undefined(mv_text *out, const mv_table *table)
{
    for (size_t c = 0; c < table->column_count; c++) {
        for (size_t r = 0; r < table->row_count; r++) {
            const mv_value *value = &table->values[r * table->column_count + c];
            if (value->kind != MV_UNDEFINED || !value->text || !table->columns[c].title) continue;
            mv_text_format(out, "\xe2\x80\x93 %s: %s. ", table->columns[c].title, value->text);
            break;
        }
    }
}

bool mv_section_shows_fields(const mv_section *section)
{
    for (size_t i = 0; i < section->field_count; i++)
        if (section->fields[i].title) return true;
    return false;
}

mv_value mv_list_value(const mv_table *list)
{
    return (mv_value){ .kind = MV_LIST, .list = list };
}

mv_value mv_text_value(const char *text)
{
    return (mv_value){ .kind = text ? MV_TEXT : MV_UNDEFINED, .text = text };
}

/* Numbers from here on are not written out: their last digits would say nothing. */
#define MOST_DIGITS 1e15

mv_value mv_integer_value(double number)
{
    return (mv_value){ .kind = MV_INTEGER, .number = number };
}

static const char beyond_numbers[] = "the strengths sum to more than a number can hold";

mv_value mv_real_value(double number, int decimals, const char *undefined)
{
    if (!isfinite(number))
        return (mv_value){ .kind = MV_UNDEFINED, .text = isnan(number) ? undefined : beyond_numbers };
    return (mv_value){ .kind = MV_REAL, .number = number, .decimals = decimals };
}

mv_value mv_metric_value(const mv_metric *metric, double number)
{
    if (!isfinite(number))
        return (mv_value){ .kind = MV_UNDEFINED, .text = metric->undefined ? metric->undefined : beyond_numbers };
    bool whole = (metric->flags & MV_COUNT_OF) && number == floor(number) && fabs(number) < MOST_DIGITS;
    return (mv_value){ .kind = whole ? MV_INTEGER : MV_REAL,
                       .number = number,
                       .decimals = metric->flags & MV_COUNT_OF ? 3 : metric->decimals };
}

mv_status mv_report_unknown(const char *what, const char *name, const char *const *known, size_t count,
                            mv_log *log)
{
    mv_text choices = { 0 };
    mv_quoted quoted, hint;
    for (size_t i = 0; i < count; i++)
        mv_text_format(&choices, "%s%s", i == 0 ? "" : i + 1 < count ? ", " : " or ", known[i]);
    mv_status status = mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "no %s is called %s; %s was expected%s", what,
                                    mv_quote(name, quoted), choices.bytes, mv_suggest(name, known, count, hint));
    mv_text_clear(&choices);
    return status;
}

bool mv_report_asks_for(mv_names names, const char *name)
{
    bool found = names.count == 0;
    for (size_t i = 0; i < names.count && !found; i++) found = strcmp(names.items[i], name) == 0;
    return found;
}

static mv_status check_sections(mv_names names, mv_log *log)
{
    const char *known[MV_COUNT(sections)];
    for (size_t i = 0; i < MV_COUNT(sections); i++) known[i] = sections[i]->name;
    mv_names all = { known, MV_COUNT(known) };
    for (size_t i = 0; i < names.count; i++)
        if (!mv_report_asks_for(all, names.items[i]))
            return mv_report_unknown("section", names.items[i], known, all.count, log);
    return MV_OK;
}

mv_status mv_report_find_form(const mv_report_form **out, const char *name, mv_log *log)
{
    const char *known[MV_COUNT(forms)];
    *out = name ? NULL : forms[0];
    for (size_t i = 0; i < MV_COUNT(forms); i++) {
        known[i] = forms[i]->name;
        if (name && strcmp(name, forms[i]->name) == 0) *out = forms[i];
    }
    return *out ? MV_OK : mv_report_unknown("report format", name, known, MV_COUNT(known), log);
}

/* Where the report comes from: heads the JSON form. */
static void add_head(const mv_report_input *input)
{
    const mv_relations *set = input->network->set;
    mv_section *head = &input->report->sections[0];
    mv_date_text at;
    mv_date_format(input->network->date, at);
    mv_section_add_field(head, "tool.version", NULL, mv_text_value(MV_VERSION));
    mv_section_add_field(head, "tool.igraph", NULL, mv_text_value(mv_igraph_version()));
    mv_section_add_field(head, "tool.graphviz", NULL, mv_text_value(MV_GRAPHVIZ_VERSION));
    mv_section_add_field(head, "input.path", NULL, mv_text_value(set->path));
    mv_section_add_field(head, "input.title", NULL, mv_text_value(set->title));
    mv_section_add_field(head, "input.sha256", NULL, mv_text_value(set->sha256));
    mv_section_add_field(head, "input.at", NULL, mv_text_value(at[0] ? mv_report_text(input->report, at) : NULL));
    mv_section_add_field(head, "input.fold", NULL, mv_text_value(mv_fold_name(input->network->selection.fold)));
    mv_section_add_field(head, "input.seed", NULL, mv_integer_value((double)input->options->seed));
}

/* A report for readers says what its numbers rest on: in the overview, or else behind the first finding. */
static void add_conventions(const mv_report_input *input)
{
    mv_report *report = input->report;
    size_t first = 0;
    while (first < report->section_count && !report->sections[first].title) first++;
    if (input->complete || first == report->section_count) return;
    if (mv_report_asks_for(input->options->sections, mv_overview_section.name)) return;
    mv_text text = { 0 };
    mv_say_conventions(&text, input->network);
    mv_section_add_paragraph(report, &report->sections[first], text.bytes);
    mv_text_clear(&text);
}

/* --explain adds its section to whatever is asked for. */
static bool is_wanted(const mv_report_section *section, const mv_report_options *options)
{
    return mv_report_asks_for(options->sections, section->name) ||
           (options->explain && section == &mv_explain_section);
}

mv_status mv_report_build(mv_report **out, const mv_network *network, const mv_report_options *options,
                          mv_log *log)
{
    const mv_report_form *form;
    mv_scores scores = { 0 };
    mv_report *report = mv_report_new("multivector-report");
    mv_status status = mv_report_find_form(&form, options->format, log);
    if (!status) status = check_sections(options->sections, log);
    if (status) goto done;
    bool scored = mv_report_asks_for(options->sections, mv_centrality_section.name) ||
                  mv_report_asks_for(options->sections, mv_summary_section.name);
    if (scored) status = mv_scores_run(&scores, network, options, form->complete, log);
    if (status) goto done;
    mv_report_input input = { report, network, options, &scores, form->complete, log };
    add_head(&input);
    for (size_t i = 0; i < MV_COUNT(sections) && !status; i++)
        if (is_wanted(sections[i], options)) status = sections[i]->build(&input);
    if (status) goto done;
    add_conventions(&input);
    *out = report;
    report = NULL;
done:
    mv_report_free(report);
    mv_scores_clear(&scores);
    return status;
}

void mv_report_free(mv_report *report)
{
    if (!report) return;
    for (size_t s = 0; s < report->section_count; s++) {
        mv_section *section = &report->sections[s];
        for (size_t t = 0; t < section->table_count; t++) mv_table_clear(&section->tables[t]);
        free(section->paragraphs);
        free(section->fields);
        free(section->tables);
    }
    free(report->sections);
    free(report->certificate);
    mv_arena_free(report->arena);
    free(report);
}

void mv_report_add_figure(mv_report *report, const char *svg)
{
    const char *element = strstr(svg, "<svg"); /* a declaration has no place inside a page */
    size_t s = 0;
    while (s < report->section_count && !report->sections[s].title) s++;
    if (element && s < report->section_count) report->sections[s].figure = mv_report_text(report, element);
}

/* --- writing -------------------------------------------------------------------------------------------- */

void mv_value_show(mv_text *out, const mv_value *value)
{
    switch (value->kind) {
    case MV_LIST:
    case MV_UNDEFINED:
        mv_text_add(out, "\xe2\x80\x93");
        break; /* an en dash */
    case MV_TEXT:
        mv_text_add(out, ""); /* so that an empty text is one */
        mv_text_add_printable(out, value->text);
        break;
    case MV_INTEGER:
        mv_text_format(out, "%.0f", value->number);
        break;
    case MV_BOOLEAN:
        mv_text_add(out, value->number != 0 ? "yes" : "no");
        break;
    case MV_REAL:
        if (fabs(value->number) >= MOST_DIGITS)
            mv_text_format(out, "%.4g", value->number);
        else if (value->decimals < 0)
            mv_text_format(out, fabs(value->number) < 1e4 ? "%.4g" : "%.0f", value->number);
        else /* what rounds to 0 has no sign */
            mv_text_format(out, "%.*f", value->decimals,
                           fabs(value->number) < 0.5 * pow(10, -value->decimals) ? 0 : value->number);
        break;
    }
}

mv_status mv_report_write(char **out, size_t *length, const mv_report *report, const mv_report_options *options,
                          mv_log *log)
{
    const mv_report_form *form;
    mv_text text = { 0 };
    mv_status status = mv_report_find_form(&form, options->format, log);
    if (status) return status;
    form->write(&text, report, options);
    if (!text.bytes) mv_text_add(&text, "");
    *out = text.bytes;
    *length = text.length;
    return MV_OK;
}
