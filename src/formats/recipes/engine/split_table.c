#include "formats/recipes/engine/sql.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>

/* split(text, separator): the parts of a cell that holds a list, without blanks around them; empty ones are passed
 * over. Columns: value, number (from 1), parts (how many). The separator is a comma unless it is given. */

enum { VALUE, NUMBER, PARTS, TEXT, SEPARATOR };

typedef struct cursor {
    sqlite3_vtab_cursor base;
    char *text;
    const char **parts;
    size_t *lengths;
    size_t count, at;
} cursor;

static int connect(sqlite3 *db, void *context, int argc, const char *const *argv, sqlite3_vtab **out, char **error)
{
    (void)db;
    (void)argc;
    (void)argv;
    (void)error;
    return mv_sql_declare(
        context, "CREATE TABLE x(value TEXT, number INTEGER, parts INTEGER, text HIDDEN, separator HIDDEN)", out);
}

static int plan(sqlite3_vtab *of, sqlite3_index_info *plan)
{
    (void)of;
    return mv_sql_plan_arguments(plan, TEXT);
}

static int open_cursor(sqlite3_vtab *of, sqlite3_vtab_cursor **out)
{
    (void)of;
    cursor *c = mv_alloc(sizeof *c);
    *out = &c->base;
    return SQLITE_OK;
}

static void forget(cursor *c)
{
    MV_FREE(c->text, c->parts, c->lengths);
    c->text = NULL;
    c->parts = NULL;
    c->lengths = NULL;
    c->count = c->at = 0;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    forget((cursor *)base);
    free(base);
    return SQLITE_OK;
}

static void add_part(cursor *c, const char *begin, const char *end)
{
    while (begin < end && strchr(" \t\r\n", *begin)) begin++;
    while (begin < end && strchr(" \t\r\n", end[-1])) end--;
    if (begin == end) return;
    c->parts = mv_grow(c->parts, c->count, sizeof *c->parts);
    c->lengths = mv_grow(c->lengths, c->count, sizeof *c->lengths);
    c->parts[c->count] = begin;
    c->lengths[c->count++] = (size_t)(end - begin);
}

static void cut(cursor *c, const char *separator)
{
    const char *at = c->text, *found;
    while (*separator && (found = strstr(at, separator))) {
        add_part(c, at, found);
        at = found + strlen(separator);
    }
    add_part(c, at, at + strlen(at));
}

static int filter(sqlite3_vtab_cursor *base, int given, const char *name, int argc, sqlite3_value **argv)
{
    cursor *c = (cursor *)base;
    (void)name;
    const char *text = (const char *)sqlite3_value_text(argv[0]);
    bool separated = argc > 1 && given & 1 << (SEPARATOR - TEXT);
    const char *separator = separated ? (const char *)sqlite3_value_text(argv[1]) : ",";
    forget(c);
    if (!text || !separator) return SQLITE_OK;
    c->text = mv_copy(text);
    cut(c, separator);
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
    return c->at >= c->count;
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *result, int number)
{
    const cursor *c = (cursor *)base;
    if (number == VALUE)
        sqlite3_result_text(result, c->parts[c->at], (int)c->lengths[c->at], SQLITE_TRANSIENT);
    else if (number == NUMBER)
        sqlite3_result_int64(result, (sqlite3_int64)c->at + 1);
    else if (number == PARTS)
        sqlite3_result_int64(result, (sqlite3_int64)c->count);
    return SQLITE_OK;
}

static int row_number(sqlite3_vtab_cursor *base, sqlite3_int64 *number)
{
    *number = (sqlite3_int64)((cursor *)base)->at + 1;
    return SQLITE_OK;
}

const sqlite3_module mv_split_module = { MV_SQL_METHODS };
