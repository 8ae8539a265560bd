#define _POSIX_C_SOURCE 200809L
#include "formats/recipes/engine/sql.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* What the parts of a run share: limits, functions, table-valued functions, errors. */

double mv_sql_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

bool mv_sql_goes_on(mv_sql *sql)
{
    if (mv_sql_now() - sql->started > sql->seconds) sql->limit = "time";
    if (sql->steps > sql->most_steps) sql->limit = "steps";
    return !sql->limit;
}

mv_status mv_sql_failed(mv_sql *sql, const char *what)
{
    if (!sql->db || sqlite3_errcode(sql->db) == SQLITE_NOMEM) mv_out_of_memory();
    return mv_log_error(sql->log, MV_INTERNAL, (mv_place){ 0 }, "SQLite cannot %s: %s", what,
                        sqlite3_errmsg(sql->db));
}

mv_status mv_sql_open_copy(mv_sql *sql, sqlite3 **db)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    int code = sqlite3_open_v2("", db, flags, MV_SQL_FILES);
    if (code == SQLITE_OK)
        code = sqlite3_exec(*db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
    if (code == SQLITE_NOMEM) mv_out_of_memory();
    return code == SQLITE_OK ? MV_OK : mv_sql_failed(sql, "open a temporary database");
}

mv_status mv_sql_add_functions(mv_sql *sql, const mv_sql_function *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (sqlite3_create_function(sql->db, rows[i].name, rows[i].arguments, SQLITE_UTF8, sql, rows[i].call,
                                    rows[i].step, rows[i].finish) != SQLITE_OK)
            return mv_sql_failed(sql, "add a function");
    return MV_OK;
}

void mv_sql_say_runs(mv_text *out, const sqlite3_int64 *numbers, size_t count, const char *between,
                     const char *range, bool always)
{
    for (size_t i = 0, last; i < count; i = last + 1) {
        for (last = i; last + 1 < count && numbers[last + 1] <= numbers[last] + 1;) last++;
        mv_text_format(out, "%s%lld", i ? between : "", (long long)numbers[i]);
        if (always || numbers[last] > numbers[i]) mv_text_format(out, "%s%lld", range, (long long)numbers[last]);
    }
}

int mv_sql_declare(mv_sql *sql, const char *columns, sqlite3_vtab **out)
{
    bool before = sql->ours;
    sql->ours = true; /* SQLite takes the declaration for a statement */
    int code = sqlite3_declare_vtab(sql->db, columns);
    sql->ours = before;
    if (code != SQLITE_OK) return code;
    mv_sql_vtab *table = mv_alloc(sizeof *table);
    table->sql = sql;
    *out = &table->base;
    return SQLITE_OK;
}

int mv_sql_free_table(sqlite3_vtab *table)
{
    free(table);
    return SQLITE_OK;
}

int mv_sql_plan_arguments(sqlite3_index_info *plan, int first)
{
    int places[8] = { 0 }, count = 0;
    for (int i = 0; i < plan->nConstraint; i++) {
        const struct sqlite3_index_constraint *constraint = &plan->aConstraint[i];
        int argument = constraint->iColumn - first;
        if (argument < 0 || argument >= (int)MV_COUNT(places) || constraint->op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        if (!constraint->usable) return SQLITE_CONSTRAINT;
        places[argument] = i + 1;
    }
    if (!places[0]) return SQLITE_CONSTRAINT;
    for (size_t i = 0; i < MV_COUNT(places); i++) {
        if (!places[i]) continue;
        plan->aConstraintUsage[places[i] - 1].argvIndex = ++count;
        plan->aConstraintUsage[places[i] - 1].omit = 1;
        plan->idxNum |= 1 << i;
    }
    plan->estimatedCost = 10;
    plan->estimatedRows = 10;
    return SQLITE_OK;
}

/* The place of the field of a row at hand that says just this, or else of the recipe. */
static mv_place find_value(const mv_sql *sql, const char *value)
{
    for (size_t i = 0; value && i < sql->table_count; i++) {
        mv_rows *at = sql->tables[i].at;
        size_t field = at ? mv_rows_find(at, value) : MV_ABSENT;
        if (field != MV_ABSENT) return mv_rows_place(at, field);
    }
    return (mv_place){ sql->recipe->path, 0, 0 };
}

void mv_sql_fail(mv_sql *sql, const char *value, const char *format, ...)
{
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    mv_log_error(sql->log, MV_BAD_DATA, find_value(sql, value), "%s", message);
}
