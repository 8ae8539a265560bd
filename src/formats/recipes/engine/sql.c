#define _POSIX_C_SOURCE 200809L
#include "formats/recipes/engine/sql.h"
#include "support/beside.h"
#include "support/limits.h"
#include "support/names.h"
#include "support/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- what a statement may use --------------------------------------------------------------------------- */

/* Functions that give the same for the same values, whatever the day, the machine and the order of rows. */
static const char *const functions[] = {
    "abs",
    "avg",
    "ceil",
    "ceiling",
    "char",
    "coalesce",
    "count",
    "cume_dist",
    "dense_rank",
    "floor",
    "first_value",
    "group_concat",
    "glob",
    "hex",
    "ifnull",
    "iif",
    "instr",
    "lag",
    "last_value",
    "lead",
    "length",
    "like",
    "likely",
    "lower",
    "ltrim",
    "max",
    "min",
    "mod",
    "nth_value",
    "ntile",
    "nullif",
    "percent_rank",
    "printf",
    "rank",
    "replace",
    "round",
    "row_number",
    "rtrim",
    "sign",
    "substr",
    "substring",
    "sum",
    "total",
    "trim",
    "trunc",
    "typeof",
    "unicode",
    "unlikely",
    "upper",
    /* ours */
    "ymd",
    "iso_date",
    "day_after",
    "by_prefix",
    "by_value",
    "keep",
    "again",
    "mirrored",
    "say",
    "match_code",
    "slug",
    "row_list",
    "spells",
};

static bool is_allowed(const char *function)
{
    for (size_t i = 0; i < MV_COUNT(functions); i++)
        if (strcasecmp(functions[i], function) == 0) return true;
    return false;
}

static int refuse(mv_sql *sql, const char *what, const char *name)
{
    if (!*sql->refused) snprintf(sql->refused, sizeof sql->refused, "%s%.40s", what, name);
    return SQLITE_DENY;
}

static mv_sql_table *find_table(const mv_sql *sql, const char *name)
{
    for (size_t i = 0; i < sql->table_count; i++)
        if (strcasecmp(sql->tables[i].name, name) == 0) return &sql->tables[i];
    return NULL;
}

/* Whether the statement has a WITH of this name: "NAME AS (", "NAME (a, b) AS (" or "NAME AS MATERIALIZED (".
 * SQLite asks about it as about a table when none of its columns is read. */
static bool is_with(mv_sql *sql, const char *name)
{
    mv_sql_words *words = &sql->words;
    if (!words->items) *words = mv_sql_words_of(sql->statement, strlen(sql->statement), sql->arena);
    for (size_t i = 0; i + 2 < words->count; i++) {
        size_t next = i + 1, depth = words->items[i].depth;
        if (!mv_sql_word_names(&words->items[i], name)) continue;
        if (mv_sql_word_is(words, next, "("))
            while (next < words->count && (words->items[next].depth > depth || !mv_sql_word_is(words, next, "as")))
                next++;
        if (mv_sql_word_is(words, next, "as") &&
            (mv_sql_word_is(words, next + 1, "(") || mv_sql_word_is(words, next + 1, "materialized") ||
             mv_sql_word_is(words, next + 1, "not")))
            return true;
    }
    return false;
}

/* Of an input table the columns that are read are remembered: others are never looked at. */
static int may_read(mv_sql *sql, const char *name, const char *column)
{
    mv_sql_table *table = find_table(sql, name);
    bool of_ours = strcasecmp(name, "split") == 0 || strcasecmp(name, "cells") == 0 ||
                   (sql->folds && strcasecmp(name, "tally") == 0);
    if (!table && !of_ours && !*column && strncasecmp(name, "sqlite_", strlen("sqlite_")) != 0 &&
        is_with(sql, name))
        return SQLITE_OK;
    if (!table) return of_ours ? SQLITE_OK : refuse(sql, "the table ", name);
    bool found = false;
    table->used = true;
    for (size_t i = 0; i < table->column_count && !found; i++) {
        found = strcasecmp(table->columns[i], column) == 0;
        table->wanted[i] |= found;
    }
    if (!found && strncasecmp(column, "record", strlen("record")) == 0) table->whole = true;
    return SQLITE_OK;
}

static int authorize(void *context, int action, const char *one, const char *two, const char *database,
                     const char *trigger)
{
    mv_sql *sql = context;
    (void)database;
    (void)trigger;
    if (sql->ours || action == SQLITE_SELECT || action == SQLITE_RECURSIVE) return SQLITE_OK;
    if (action == SQLITE_READ) return may_read(sql, one, two);
    if (action != SQLITE_FUNCTION) return refuse(sql, "anything but SELECT", "");
    return is_allowed(two) || (sql->folds && strcasecmp(two, "tally_row") == 0)
               ? SQLITE_OK
               : refuse(sql, "the function ", two);
}

/* The only files that may be opened are those that SQLite sorts in: nameless, and gone when they are closed. */
static int open_temporary(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    sqlite3_vfs *system = vfs->pAppData;
    if (name || !(flags & SQLITE_OPEN_DELETEONCLOSE)) return SQLITE_CANTOPEN;
    sigset_t before;
    mv_signals_hold(&before); /* SQLite makes the file and takes its name away in two calls */
    int code = system->xOpen(system, name, file, flags, out);
    mv_signals_release(&before);
    return code;
}

/* --- opening ------------------------------------------------------------------------------------------ */

/* SQLite's own way to files, but for the opening of any that has a name. */
static bool register_files(sqlite3_vfs *vfs)
{
    sqlite3_vfs *system = sqlite3_vfs_find(NULL);
    if (!system) return false;
    *vfs = *system;
    vfs->zName = MV_SQL_FILES;
    vfs->pAppData = system;
    vfs->xOpen = open_temporary;
    return sqlite3_vfs_register(vfs, 0) == SQLITE_OK;
}

static void set_limits(sqlite3 *db)
{
    static const struct {
        int what, most;
    } limits[] = {
        { SQLITE_LIMIT_LENGTH, 1 << 24 },          { SQLITE_LIMIT_SQL_LENGTH, 1 << 20 },
        { SQLITE_LIMIT_EXPR_DEPTH, 200 },          { SQLITE_LIMIT_COMPOUND_SELECT, 600 },
        { SQLITE_LIMIT_VDBE_OP, 250000 },          { SQLITE_LIMIT_FUNCTION_ARG, 100 },
        { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500 }, { SQLITE_LIMIT_ATTACHED, 0 },
        { SQLITE_LIMIT_VARIABLE_NUMBER, 0 },       { SQLITE_LIMIT_TRIGGER_DEPTH, 0 },
        { SQLITE_LIMIT_WORKER_THREADS, 0 },
    };
    for (size_t i = 0; i < MV_COUNT(limits); i++) sqlite3_limit(db, limits[i].what, limits[i].most);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL); /* "x" is a column, never a text */
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

static mv_status open_database(mv_sql *sql)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
    if (!register_files(&sql->files)) return mv_sql_failed(sql, "reach files");
    if (sqlite3_open_v2(":memory:", &sql->db, flags, MV_SQL_FILES) != SQLITE_OK)
        return mv_sql_failed(sql, "open a database");
    if (sqlite3_exec(sql->db, "PRAGMA temp_store = FILE", NULL, NULL, NULL) != SQLITE_OK)
        return mv_sql_failed(sql, "choose where to sort");
    set_limits(sql->db);
    return MV_OK;
}

static mv_status add_table(mv_sql *sql, size_t number)
{
    mv_text text = { 0 };
    mv_text_format(&text, "CREATE VIRTUAL TABLE \"%s\" USING input_file(%zu)", sql->tables[number].name, number);
    int code = sqlite3_exec(sql->db, text.bytes, NULL, NULL, NULL);
    mv_text_clear(&text);
    return code == SQLITE_OK ? MV_OK : mv_sql_failed(sql, "describe a table");
}

static mv_status add_modules(mv_sql *sql)
{
    const struct {
        const char *name;
        const sqlite3_module *module;
    } modules[] = { { "input_file", &mv_input_module },
                    { "split", &mv_split_module },
                    { "cells", &mv_cells_module },
                    { "tally", &mv_tally_module } };
    for (size_t i = 0; i < MV_COUNT(modules); i++)
        if (sqlite3_create_module(sql->db, modules[i].name, modules[i].module, sql) != SQLITE_OK)
            return mv_sql_failed(sql, "add a module");
    return MV_OK;
}

enum { STEPS_BETWEEN_LOOKS = 1000 }; /* a step may be long */

static int look(void *context)
{
    mv_sql *sql = context;
    sql->steps += STEPS_BETWEEN_LOOKS;
    return !mv_sql_goes_on(sql);
}

mv_status mv_sql_open(mv_sql *sql)
{
    mv_status status = open_database(sql);
    sql->ours = true;
    if (!status) status = add_modules(sql);
    for (size_t i = 0; i < sql->table_count && !status; i++) status = add_table(sql, i);
    if (!status) status = mv_sql_add_dates(sql);
    if (!status) status = mv_sql_add_values(sql);
    if (!status) status = mv_sql_add_rows(sql);
    if (!status) status = mv_sql_add_seen(sql);
    if (!status) status = mv_sql_add_tally(sql);
    if (status) return status;
    sql->ours = false;
    sql->started = mv_sql_now();
    sqlite3_set_authorizer(sql->db, authorize, sql);
    sqlite3_progress_handler(sql->db, STEPS_BETWEEN_LOOKS, look, sql);
    return MV_OK;
}

void mv_sql_close(mv_sql *sql)
{
    mv_tally_forget(sql);
    sqlite3_close(sql->db);
    for (size_t i = 0; i < sql->table_count; i++) sqlite3_close(sql->tables[i].copy);
    if (sql->files.zName) sqlite3_vfs_unregister(&sql->files);
    mv_counters_clear(sql);
}

/* --- statements --------------------------------------------------------------------------------------- */

/* The name in "no such column: m.styaer". */
static const char *unknown_name(const char *message)
{
    static const char *const starts[] = { "no such column: ", "no such table: ", "no such function: " };
    for (size_t i = 0; i < MV_COUNT(starts); i++) {
        if (strncmp(message, starts[i], strlen(starts[i])) != 0) continue;
        const char *name = message + strlen(starts[i]), *point = strrchr(name, '.');
        return point ? point + 1 : name;
    }
    return NULL;
}

/* What may have been meant among all tables, columns and functions. */
static const char *suggest(const mv_sql *sql, const char *message, mv_quoted hint)
{
    const char *name = unknown_name(message);
    size_t count = 0, most = MV_COUNT(functions) + sql->table_count;
    *hint = '\0';
    if (!name) return hint;
    for (size_t t = 0; t < sql->table_count; t++) most += sql->tables[t].column_count;
    const char **known = mv_alloc_array(most, sizeof *known);
    for (size_t t = 0; t < sql->table_count; t++) {
        known[count++] = sql->tables[t].name;
        for (size_t c = 0; c < sql->tables[t].column_count; c++) known[count++] = sql->tables[t].columns[c];
    }
    for (size_t i = 0; i < MV_COUNT(functions); i++) known[count++] = functions[i];
    mv_suggest(name, known, count, hint);
    free(known);
    return hint;
}

static mv_place place_of(const mv_sql *sql, const char *text, int offset)
{
    return mv_recipe_place(sql->recipe, (size_t)(text - sql->recipe->text) + (offset > 0 ? (size_t)offset : 0));
}

#define NESTED "the statement is nested too deeply"

/* What SQLite says, in the words of Debian 12's: a newer one quotes a name and gives advice, an older one has less
 * room for what is nested. */
static const char *message_of(sqlite3 *db, mv_text *buffer)
{
    static const char start[] = "no such column: \"";
    const char *message = sqlite3_errmsg(db), *advice = strstr(message, "\" - should this be");
    if (strcmp(message, "parser stack overflow") == 0) return NESTED;
    if (strncmp(message, start, strlen(start)) != 0 || !advice) return message;
    const char *name = message + strlen(start);
    mv_text_format(buffer, "no such column: %.*s", (int)(advice - name), name);
    return buffer->bytes;
}

static mv_status say_failure(mv_sql *sql, const char *text)
{
    mv_quoted hint;
    mv_text buffer = { 0 };
    mv_place place = place_of(sql, text, sqlite3_error_offset(sql->db));
    if (*sql->refused)
        return mv_log_error(sql->log, MV_BAD_DATA, place,
                            "a recipe may not use %s; it reads its tables with SELECT, and nothing else",
                            sql->refused);
    const char *message = message_of(sql->db, &buffer);
    mv_status status = mv_log_error(sql->log, MV_BAD_DATA, place, "%s%s", message, suggest(sql, message, hint));
    mv_text_clear(&buffer);
    return status;
}

/* Bytes that suffice for a program of as many steps as may be. */
enum { PROGRAM_ROOM = 16 << 20 };

mv_status mv_sql_prepare(mv_sql *sql, sqlite3_stmt **out, const char *text, const char **tail)
{
    for (size_t i = 0; i < sql->table_count; i++) { /* copies have the columns of the statement before */
        sqlite3_close(sql->tables[i].copy);
        sql->tables[i].copy = NULL;
    }
    sql->statement = text;
    sql->words = (mv_sql_words){ 0 };
    if (mv_sql_deepest(text) > MV_RECIPE_BRACKETS)
        return mv_log_error(sql->log, MV_BAD_DATA, place_of(sql, text, 0), NESTED);
    int code = sqlite3_prepare_v2(sql->db, text, -1, out, tail);
    if (code == SQLITE_NOMEM) code = sqlite3_prepare_v2(sql->db, text, -1, out, tail);
    if (code == SQLITE_NOMEM) free(mv_alloc(PROGRAM_ROOM));
    if (code == SQLITE_NOMEM) /* so does SQLite call a program of too many steps as well */
        return mv_log_error(sql->log, MV_BAD_DATA, place_of(sql, text, 0), "the statement is too large");
    if (code != SQLITE_OK) return say_failure(sql, text);
    if (!*out) return MV_OK; /* nothing but comments */
    if (!sqlite3_stmt_readonly(*out) || sqlite3_stmt_isexplain(*out) || !sqlite3_column_count(*out))
        return mv_log_error(sql->log, MV_BAD_DATA, place_of(sql, text, 0), "a recipe is made of SELECT alone");
    return MV_OK;
}

mv_status mv_sql_step(mv_sql *sql, sqlite3_stmt *statement, const char *text, bool *more)
{
    int code = sqlite3_step(statement);
    *more = code == SQLITE_ROW;
    if (code == SQLITE_ROW || code == SQLITE_DONE) return MV_OK;
    if (code == SQLITE_NOMEM) mv_out_of_memory();
    if (sql->crowded) return MV_LIMIT; /* the caller tries again, without a tally */
    for (size_t i = 0; i < sql->table_count; i++)
        if (sql->tables[i].broken) return sql->tables[i].broken;
    if (sql->limit)
        return mv_log_error(sql->log, MV_LIMIT, place_of(sql, text, 0),
                            "the recipe took more than its limit of %s (import --time-limit gives it more time); "
                            "nothing of it is kept",
                            sql->limit);
    if (code == SQLITE_FULL || code == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_IOERR)
        return mv_log_error(sql->log, MV_IO, (mv_place){ 0 },
                            "cannot sort in a temporary file: %s; TMPDIR names the folder",
                            sqlite3_errmsg(sql->db));
    return say_failure(sql, text);
}
