#include "forms/form.h"

/* The report for documents and issue trackers. */

static void add_value(mv_text *out, const mv_value *value)
{
    if (value->kind == MV_TEXT)
        mv_text_add_markdown(out, value->text);
    else
        mv_value_show(out, value);
}

static void add_fields(mv_text *out, const mv_section *section)
{
    mv_text_add(out, "\n| | |\n|---|---:|\n");
    for (size_t i = 0; i < section->field_count; i++) {
        if (!section->fields[i].title) continue;
        mv_text_format(out, "| %s | ", section->fields[i].title);
        add_value(out, &section->fields[i].value);
        mv_text_add(out, " |\n");
    }
}

static void add_header(mv_text *out, const mv_table *table)
{
    for (int line = 0; line < 2; line++) {
        for (size_t c = 0; c < table->column_count; c++) {
            if (!table->columns[c].title) continue;
            bool text = table->row_count && table->values[c].kind == MV_TEXT;
            mv_text_add(out, "| ");
            if (line == 0)
                mv_text_add_markdown(out, table->columns[c].title);
            else
                mv_text_add(out, text ? "---" : "---:");
            mv_text_add(out, " ");
        }
        mv_text_add(out, "|\n");
    }
}

static void add_table(mv_text *out, const mv_table *table)
{
    add_header(out, table);
    for (size_t r = 0; r < table->row_count; r++) {
        for (size_t c = 0; c < table->column_count; c++) {
            if (!table->columns[c].title) continue;
            mv_text_add(out, "| ");
            add_value(out, &table->values[r * table->column_count + c]);
            mv_text_add(out, " ");
        }
        mv_text_add(out, "|\n");
    }
    if (table->note) mv_text_format(out, "\n%s\n", table->note);
}

static void write(mv_text *out, const mv_report *report, const mv_report_options *options)
{
    (void)options;
    for (size_t s = 0; s < report->section_count; s++) {
        const mv_section *section = &report->sections[s];
        if (!section->title) continue;
        mv_text_add(out, out->length ? "\n## " : "## ");
        mv_text_add_markdown(out, section->title);
        mv_text_add(out, "\n");
        for (size_t p = 0; p < section->paragraph_count; p++) {
            mv_text_add(out, "\n");
            mv_text_add_markdown(out, section->paragraphs[p]);
            mv_text_add(out, "\n");
        }
        if (mv_section_shows_fields(section)) add_fields(out, section);
        for (size_t t = 0; t < section->table_count; t++) {
            if (!mv_table_is_shown(&section->tables[t])) continue;
            mv_text_add(out, "\n");
            add_table(out, &section->tables[t]);
        }
    }
}

const mv_report_form mv_markdown_form = { "markdown", ".md", .write = write };
