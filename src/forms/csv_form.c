#include "forms/form.h"
#include <string.h>

/* The tables of a report for spreadsheets: values as exact as in JSON, undefined ones empty. Fields come as
 * two columns. Tables follow each other with an empty line between; --sections picks one. */

static void add_value(mv_text *out, const mv_value *value)
{
    if (value->kind == MV_TEXT)
        mv_text_add_csv(out, value->text);
    else
        mv_value_write(out, value);
}

/* The last step of a key: "metrics.degree" is the column degree. */
static const char *last_step(const char *key)
{
    const char *point = strrchr(key, '.');
    return point ? point + 1 : key;
}

static void add_fields(mv_text *out, const mv_section *section)
{
    mv_text_add(out, "name,value\n");
    for (size_t i = 0; i < section->field_count; i++) {
        if (section->fields[i].value.kind == MV_LIST) continue; /* which is a table of its own */
        mv_text_add_csv(out, section->fields[i].key);
        mv_text_add(out, ",");
        add_value(out, &section->fields[i].value);
        mv_text_add(out, "\n");
    }
}

static void add_table(mv_text *out, const mv_table *table)
{
    for (size_t i = 0; i < (table->row_count + 1) * table->column_count; i++) {
        size_t column = i % table->column_count;
        if (i < table->column_count)
            mv_text_add_csv(out, last_step(table->columns[column].key));
        else
            add_value(out, &table->values[i - table->column_count]);
        mv_text_add(out, column + 1 < table->column_count ? "," : "\n");
    }
}

static void write(mv_text *out, const mv_report *report, const mv_report_options *options)
{
    (void)options;
    for (size_t s = 0; s < report->section_count; s++) {
        const mv_section *section = &report->sections[s];
        if (!section->title) continue;
        if (section->field_count) {
            if (out->length) mv_text_add(out, "\n");
            add_fields(out, section);
        }
        for (size_t t = 0; t < section->table_count; t++) {
            if (!mv_table_is_shown(&section->tables[t])) continue;
            if (out->length) mv_text_add(out, "\n");
            add_table(out, &section->tables[t]);
        }
    }
}

const mv_report_form mv_csv_form = { "csv", ".csv", .complete = true, .tables = true, .write = write };
