#include "forms/form.h"
#include <stdlib.h>
#include <string.h>

/* The tables of a report for spreadsheets: values as exact as in JSON, undefined ones empty. Fields come as
 * two columns. Each table is a file of its own, or they follow each other with an empty line between. */

static void add_value(mv_text *out, const mv_value *value)
{
    if (value->kind == MV_TEXT)
        mv_text_add_csv(out, value->text);
    else
        mv_value_write(out, value);
}

/* The last step of a key: "metrics.degree" is the column degree. Of a metric with its error the two last. */
static const char *last_step(const char *key)
{
    static const char metrics[] = "metrics.";
    if (strncmp(key, metrics, sizeof metrics - 1) == 0) return key + sizeof metrics - 1;
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

/* The last step of its key, or the whole where another column has the same last step. */
static const char *name_of_column(const mv_table *table, size_t column)
{
    const char *key = table->columns[column].key, *name = last_step(key);
    for (size_t i = 0; i < table->column_count; i++)
        if (i != column && strcmp(last_step(table->columns[i].key), name) == 0) return key;
    return name;
}

static void add_table(mv_text *out, const mv_table *table)
{
    for (size_t i = 0; i < (table->row_count + 1) * table->column_count; i++) {
        size_t column = i % table->column_count;
        if (i < table->column_count)
            mv_text_add_csv(out, name_of_column(table, column));
        else
            add_value(out, &table->values[i - table->column_count]);
        mv_text_add(out, column + 1 < table->column_count ? "," : "\n");
    }
}

/* --- files ------------------------------------------------------------------------------------------------ */

static bool is_taken(const mv_csv_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++)
        if (strcmp(files->items[i].name, name) == 0) return true;
    return false;
}

/* What a table is called within its section; NULL: it is what the section is about, and is called like it. */
static const char *name_within(const mv_section *section, const mv_table *table)
{
    const char *name = table->key ? last_step(table->key) : table->name ? table->name : "table";
    return strcmp(name, section->name) != 0 ? name : NULL;
}

/* Fields are what the section is about, unless a table is. */
static const char *name_of_fields(const mv_section *section)
{
    for (size_t t = 0; t < section->table_count; t++)
        if (mv_table_is_shown(&section->tables[t]) && !name_within(section, &section->tables[t])) return "values";
    return NULL;
}

static void add_file(mv_csv_files *files, const mv_section *section, const mv_table *table)
{
    const char *within = table ? name_within(section, table) : name_of_fields(section);
    mv_text name = { 0 }, bytes = { 0 };
    mv_text_format(&name, "%s%s%s", section->name, within ? "-" : "", within ? within : "");
    for (size_t more = 2, length = name.length; is_taken(files, name.bytes); more++) {
        name.length = length;
        mv_text_format(&name, "-%zu", more);
    }
    if (table)
        add_table(&bytes, table);
    else
        add_fields(&bytes, section);
    files->items = mv_grow(files->items, files->count, sizeof *files->items);
    files->items[files->count++] = (mv_csv_table_file){ section->name, name.bytes, bytes.bytes, bytes.length };
}

static mv_status write_tables(mv_csv_files *out, const mv_report *report)
{
    *out = (mv_csv_files){ 0 };
    for (size_t s = 0; s < report->section_count; s++) {
        const mv_section *section = &report->sections[s];
        if (!section->title) continue;
        if (section->field_count) add_file(out, section, NULL);
        for (size_t t = 0; t < section->table_count; t++)
            if (mv_table_is_shown(&section->tables[t])) add_file(out, section, &section->tables[t]);
    }
    return MV_OK;
}

mv_status mv_report_write_tables(mv_csv_files *out, const mv_report *report, mv_log *log)
{
    if (report->notice) mv_log_warning(log, (mv_place){ 0 }, "%s", report->notice);
    MV_RETURN_GUARDED(mv_status, write_tables(out, report), mv_guard_failed(log));
}

void mv_csv_files_clear(mv_csv_files *files)
{
    for (size_t i = 0; i < files->count; i++) MV_FREE(files->items[i].name, files->items[i].bytes);
    free(files->items);
    *files = (mv_csv_files){ 0 };
}

static void write(mv_text *out, const mv_report *report, const mv_report_options *options)
{
    (void)options;
    mv_csv_files files;
    write_tables(&files, report);
    for (size_t i = 0; i < files.count; i++) {
        if (i) mv_text_add(out, "\n");
        mv_text_add_bytes(out, files.items[i].bytes, files.items[i].length);
    }
    mv_csv_files_clear(&files);
}

const mv_report_form mv_csv_form = { "csv", ".csv", .complete = true, .tables = true, .write = write };
