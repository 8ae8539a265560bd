#include "report/model/report_model.h"
#include <stdlib.h>
#include <string.h>

mv_table mv_table_of(const char *key, const mv_column *columns, size_t count, size_t most_rows)
{
    mv_table table = { .key = key, .column_count = count };
    table.columns = mv_alloc_array(count, sizeof *table.columns);
    table.values = mv_alloc_array(most_rows * count, sizeof *table.values);
    memcpy(table.columns, columns, count * sizeof *columns);
    return table;
}

mv_table mv_table_shown(const char *name, const mv_column *columns, size_t count, size_t most_rows)
{
    mv_table table = mv_table_of(NULL, columns, count, most_rows);
    table.name = name;
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

mv_table *mv_report_list(mv_report *report, const char *const *keys, size_t columns, size_t rows)
{
    mv_table *list = mv_arena_alloc(report->arena, sizeof *list);
    list->column_count = columns;
    list->columns = mv_arena_alloc(report->arena, columns * sizeof *list->columns);
    list->values = mv_arena_alloc(report->arena, columns * rows * sizeof *list->values);
    for (size_t c = 0; c < columns && keys; c++) list->columns[c].key = keys[c];
    return list;
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
