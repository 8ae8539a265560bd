#include "formats/recipes/engine/tally.h"
#include "support/limits.h"
#include <stdlib.h>
#include <string.h>

/* tally: what a statement groups by, and what it folds, as the base of the grouping is read: a row for each group.
 * The base is one call of an aggregate function, which puts each row into its group. Where the groups take too
 * much room, it gives up before the first of them is given: SQLite groups by sorting then. */

typedef struct cursor {
    sqlite3_vtab_cursor base;
    size_t at; /* a group */
    sqlite3_int64 number;
} cursor;

/* --- reading the base ------------------------------------------------------------------------------------ */

static void fold_row(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    mv_sql *sql = sqlite3_user_data(context);
    if (!sql->tally || sql->crowded || (size_t)argc != sql->grouping.key_count + sql->grouping.fold_count) return;
    if (mv_tally_add(sql->tally, &sql->grouping, argv) != SQLITE_OK)
        sqlite3_result_error(context, "integer overflow", -1);
    if (sql->explains) mv_tally_note(sql->tally, sql->number);
    if (mv_tally_end(sql->tally) <= sql->most_memory) return;
    sql->crowded = true;
    sqlite3_interrupt(sql->db);
}

static void finish(sqlite3_context *context)
{
    (void)context;
}

/* --- the table ---------------------------------------------------------------------------------------- */

static int connect(sqlite3 *db, void *context, int argc, const char *const *argv, sqlite3_vtab **out, char **error)
{
    mv_sql *sql = context;
    mv_text text = { 0 };
    (void)db;
    (void)argc;
    (void)argv;
    (void)error;
    mv_text_add(&text, "CREATE TABLE x(");
    for (size_t i = 0; i < sql->grouping.key_count; i++)
        mv_text_format(&text, "%s\"%s\" %s", i ? ", " : "", sql->grouping.keys[i], sql->grouping.types[i]);
    for (size_t i = 0; i < sql->grouping.fold_count; i++) mv_text_format(&text, ", fold_%zu", i + 1);
    mv_text_add(&text, ", " MV_FOLDED_ROWS ")");
    int code = mv_sql_declare(sql, text.bytes, out);
    mv_text_clear(&text);
    return code;
}

static int plan(sqlite3_vtab *of, sqlite3_index_info *plan)
{
    (void)of;
    plan->estimatedCost = 1e7;
    plan->estimatedRows = 100000;
    return SQLITE_OK;
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

/* Reads all of the base. */
static int filter(sqlite3_vtab_cursor *base, int number, const char *name, int argc, sqlite3_value **argv)
{
    cursor *c = (cursor *)base;
    mv_sql *sql = ((mv_sql_vtab *)base->pVtab)->sql;
    (void)number;
    (void)name;
    (void)argc;
    (void)argv;
    c->at = 0;
    mv_tally_free(sql->tally);
    sql->tally = mv_tally_new(sql->grouping.fold_count);
    int code = sqlite3_step(sql->grouped);
    if (code != SQLITE_ROW) base->pVtab->zErrMsg = sqlite3_mprintf("%s", sqlite3_errmsg(sql->db));
    sqlite3_reset(sql->grouped);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

static const mv_tally *tally_of(sqlite3_vtab_cursor *base)
{
    return ((mv_sql_vtab *)base->pVtab)->sql->tally;
}

static int next(sqlite3_vtab_cursor *base)
{
    cursor *c = (cursor *)base;
    c->at = mv_tally_next(tally_of(base), c->at);
    c->number++;
    return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *base)
{
    return ((cursor *)base)->at >= mv_tally_end(tally_of(base));
}

static void give_rows(mv_tally *tally, size_t group, sqlite3_context *result)
{
    mv_text text = { 0 };
    mv_tally_say_rows(tally, group, &text);
    if (text.length) sqlite3_result_text(result, text.bytes, (int)text.length, SQLITE_TRANSIENT);
    mv_text_clear(&text);
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *result, int number)
{
    mv_sql *sql = ((mv_sql_vtab *)base->pVtab)->sql;
    size_t group = ((cursor *)base)->at, keys = sql->grouping.key_count, column = (size_t)number;
    if (column < keys)
        mv_tally_give_key(sql->tally, group, column, result);
    else if (column < keys + sql->grouping.fold_count)
        mv_tally_give_fold(sql->tally, group, column - keys, result);
    else
        give_rows(sql->tally, group, result);
    return SQLITE_OK;
}

static int row_number(sqlite3_vtab_cursor *base, sqlite3_int64 *number)
{
    *number = ((cursor *)base)->number;
    return SQLITE_OK;
}

const sqlite3_module mv_tally_module = { MV_SQL_METHODS };

/* --- statements --------------------------------------------------------------------------------------- */

static const char call[] = "tally_row";

/* The types of the keys, by which SQLite compares them. */
static bool find_types(mv_sql *sql)
{
    mv_grouping *grouping = &sql->grouping;
    sqlite3_stmt *keys;
    mv_text text = { 0 };
    mv_text_format(&text, "SELECT%s%s", grouping->arguments, grouping->source);
    bool good = sqlite3_prepare_v2(sql->db, text.bytes, -1, &keys, NULL) == SQLITE_OK;
    mv_text_clear(&text);
    grouping->types = mv_arena_alloc(sql->arena, grouping->key_count * sizeof *grouping->types);
    for (size_t i = 0; good && i < grouping->key_count; i++) {
        const char *type = sqlite3_column_decltype(keys, (int)i);
        grouping->types[i] = type ? mv_arena_copy(sql->arena, type, strlen(type)) : "";
    }
    sqlite3_finalize(keys);
    return good;
}

static bool prepare_base(mv_sql *sql)
{
    mv_text text = { 0 };
    mv_text_format(&text, "SELECT %s(%s)%s", call, sql->grouping.arguments, sql->grouping.source);
    bool good = sqlite3_prepare_v2(sql->db, text.bytes, -1, &sql->grouped, NULL) == SQLITE_OK;
    mv_text_clear(&text);
    return good;
}

bool mv_tally_prepare(mv_sql *sql, sqlite3_stmt **out, const char *text, size_t length)
{
    if (!mv_grouping_find(&sql->grouping, text, length, sql->explains, sql->arena)) return false;
    sql->folds = true;
    if (find_types(sql) && prepare_base(sql) &&
        sqlite3_prepare_v2(sql->db, sql->grouping.over, -1, out, NULL) == SQLITE_OK)
        return true;
    mv_tally_forget(sql); /* it is more than it seemed to be */
    *sql->refused = '\0';
    return false;
}

void mv_tally_forget(mv_sql *sql)
{
    sqlite3_finalize(sql->grouped);
    sql->grouped = NULL;
    sql->folds = false;
    mv_tally_free(sql->tally);
    sql->tally = NULL;
}

mv_status mv_sql_add_tally(mv_sql *sql)
{
    const mv_sql_function rows[] = { { call, -1, NULL, fold_row, finish } };
    return mv_sql_add_functions(sql, rows, MV_COUNT(rows));
}
