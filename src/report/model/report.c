#include "report/model/report_model.h"
#include <stdlib.h>
#include <string.h>

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

/* --- parts of a section ----------------------------------------------------------------------------------- */

void mv_section_add_paragraph(mv_report *report, mv_section *section, const char *text)
{
    section->paragraphs = mv_grow(section->paragraphs, section->paragraph_count, sizeof *section->paragraphs);
    section->paragraphs[section->paragraph_count++] = mv_report_text(report, text);
}

void mv_section_say(mv_report *report, mv_section *section, mv_text *text)
{
    if (text->length) mv_section_add_paragraph(report, section, text->bytes);
    mv_text_clear(text);
}

void mv_report_say_first(mv_report *report, mv_text *text)
{
    for (size_t i = 0; i < report->section_count; i++) {
        if (!report->sections[i].title) continue;
        mv_section_say(report, &report->sections[i], text);
        return;
    }
    mv_text_clear(text);
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

bool mv_section_shows_fields(const mv_section *section)
{
    for (size_t i = 0; i < section->field_count; i++)
        if (section->fields[i].title) return true;
    return false;
}

/* A declaration has no place inside a page. */
static const char *element_of(mv_report *report, const char *svg)
{
    const char *element = svg ? strstr(svg, "<svg") : NULL;
    return element ? mv_report_text(report, element) : NULL;
}

void mv_report_add_figure(mv_report *report, const char *svg, const char *narrow)
{
    size_t s = 0;
    while (s < report->section_count && !report->sections[s].title) s++;
    if (s == report->section_count) return;
    report->sections[s].figure = element_of(report, svg);
    report->sections[s].narrow_figure = element_of(report, narrow);
}

/* --- names that are asked for ------------------------------------------------------------------------------ */

bool mv_report_asks_for(mv_names names, const char *name)
{
    bool found = names.count == 0;
    for (size_t i = 0; i < names.count && !found; i++) found = strcmp(names.items[i], name) == 0;
    return found;
}

mv_status mv_report_check_sections(mv_names asked, mv_choice_at *known, mv_log *log)
{
    for (size_t i = 0; i < asked.count; i++)
        if (!mv_choices_find(known, asked.items[i], NULL))
            return mv_choices_refuse(known, "--sections", asked.items[i], log);
    return MV_OK;
}

size_t mv_report_rows(const mv_report_options *options, bool complete, size_t usual, size_t count)
{
    size_t top = options->top ? options->top : complete ? MV_NONE : usual;
    return top < count ? top : count;
}
