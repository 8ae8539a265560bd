#include "formats/recipes/engine/input_stream.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* cells(TABLE.record, first, last): the cells of a row, one a row: a wide table made long. Columns: name (that of
 * the column), value, number (that of the column, from 1). `first` and `last` name the columns it goes from and
 * to; left out, it goes from the first, to the last. */

enum { NAME, VALUE, NUMBER, RECORD, FIRST, LAST };

typedef struct cursor {
    sqlite3_vtab_cursor base;
    const mv_input_stream *row;
    size_t at, end;
} cursor;

static int connect(sqlite3 *db, void *context, int argc, const char *const *argv, sqlite3_vtab **out, char **error)
{
    (void)db;
    (void)argc;
    (void)argv;
    (void)error;
    return mv_sql_declare(
        context, "CREATE TABLE x(name TEXT, value TEXT, number INTEGER, record HIDDEN, first HIDDEN, last HIDDEN)",
        out);
}

static int plan(sqlite3_vtab *of, sqlite3_index_info *plan)
{
    (void)of;
    return mv_sql_plan_arguments(plan, RECORD);
}

static int open_cursor(sqlite3_vtab *of, sqlite3_vtab_cursor **out)
{
    (void)of;
    cursor *c = mv_alloc(sizeof *c);
    *out = &c->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    free(base);
    return SQLITE_OK;
}

static int fail(cursor *c, const char *text)
{
    sqlite3_free(c->base.pVtab->zErrMsg);
    c->base.pVtab->zErrMsg = sqlite3_mprintf("%s", text);
    return SQLITE_ERROR;
}

static bool lives(const cursor *c)
{
    return c->row && mv_input_stream_lives(((mv_sql_vtab *)c->base.pVtab)->sql, c->row);
}

static size_t find_column(const mv_sql_table *table, const char *name)
{
    for (size_t i = 0; name && i < table->column_count; i++)
        if (strcasecmp(table->columns[i], name) == 0) return i;
    return MV_NONE;
}

static int filter(sqlite3_vtab_cursor *base, int given, const char *name, int argc, sqlite3_value **argv)
{
    cursor *c = (cursor *)base;
    (void)name;
    (void)argc;
    c->row = sqlite3_value_pointer(argv[0], MV_INPUT_ROW);
    if (!lives(c)) return fail(c, "cells() takes the record of an input table: cells(TABLE.record)");
    c->at = 0;
    c->end = c->row->table->column_count;
    int argument = 1;
    if (given & 1 << (FIRST - RECORD))
        c->at = find_column(c->row->table, (const char *)sqlite3_value_text(argv[argument++]));
    if (given & 1 << (LAST - RECORD))
        c->end = find_column(c->row->table, (const char *)sqlite3_value_text(argv[argument])) + 1;
    if (c->at == MV_NONE || !c->end) return fail(c, "cells() is asked for a column that the table does not have");
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base)
{
    ((cursor *)base)->at++;
    return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *base)
{
    const cursor *c = (cursor *)base;
    return c->at >= c->end;
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *result, int number)
{
    cursor *c = (cursor *)base;
    if (!lives(c)) return fail(c, "cells() has lost its row; it belongs beside its table in a join");
    if (number == VALUE) return mv_input_cell(c->row, c->at, result);
    if (number == NAME)
        sqlite3_result_text(result, c->row->table->columns[c->at], -1, SQLITE_STATIC);
    else if (number == NUMBER)
        sqlite3_result_int64(result, (sqlite3_int64)c->at + 1);
    return SQLITE_OK;
}

static int row_number(sqlite3_vtab_cursor *base, sqlite3_int64 *number)
{
    *number = (sqlite3_int64)((cursor *)base)->at + 1;
    return SQLITE_OK;
}

const sqlite3_module mv_cells_module = { MV_SQL_METHODS };
