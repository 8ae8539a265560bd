#include "formats/recipes/engine/input_copy.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* An input table as SQLite sees it: streamed (input_stream.c), or, where it is joined by equal values, looked up
 * (input_copy.c). Behind the columns of the file stands a hidden one, `record`, for cells(); `rowid` is the number
 * of the row below the header. */

typedef struct input_table {
    sqlite3_vtab base;
    mv_sql_table *table;
} input_table;

typedef struct cursor {
    sqlite3_vtab_cursor base;
    mv_input_stream stream;
    sqlite3_stmt *found; /* in the copy; NULL: the files are streamed */
} cursor;

/* --- connecting --------------------------------------------------------------------------------------- */

static void add_name(mv_text *out, const char *name)
{
    mv_text_add(out, "\"");
    for (const char *c = name; *c; c++) {
        if (*c == '"') mv_text_add(out, "\""); /* doubled, it stands for itself */
        mv_text_add_bytes(out, c, 1);
    }
    mv_text_add(out, "\"");
}

/* A column of this name takes it from the one for cells(). */
static bool has_record(const mv_sql_table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcasecmp(table->columns[i], "record") == 0) return true;
    return false;
}

static int declare(sqlite3 *db, const mv_sql_table *table)
{
    mv_text text = { 0 };
    mv_text_add(&text, "CREATE TABLE x(");
    for (size_t i = 0; i < table->column_count; i++) {
        add_name(&text, table->columns[i]);
        mv_text_add(&text, " TEXT, ");
    }
    mv_text_add(&text, has_record(table) ? "record_ HIDDEN)" : "record HIDDEN)");
    int code = sqlite3_declare_vtab(db, text.bytes);
    mv_text_clear(&text);
    return code;
}

static int connect(sqlite3 *db, void *context, int argc, const char *const *argv, sqlite3_vtab **out, char **error)
{
    mv_sql *sql = context;
    (void)error;
    if (argc < 4) return SQLITE_ERROR;
    mv_sql_table *table = &sql->tables[atoi(argv[3])];
    int code = declare(db, table);
    if (code != SQLITE_OK) return code;
    input_table *made = mv_alloc(sizeof *made);
    made->table = table;
    *out = &made->base;
    return SQLITE_OK;
}

/* --- planning ----------------------------------------------------------------------------------------- */

/* What can be done with a constraint: KEY, to look a row up by what another table of the join says; EQUAL and
 * OTHER, to compare with a text of the statement. */
enum { NOTHING, KEY = 'k', EQUAL = '=', OTHER = '!' };

static int use_of(sqlite3_index_info *plan, int i, const mv_sql_table *table)
{
    sqlite3_value *constant;
    const struct sqlite3_index_constraint *constraint = &plan->aConstraint[i];
    bool equal = constraint->op == SQLITE_INDEX_CONSTRAINT_EQ,
         other = constraint->op == SQLITE_INDEX_CONSTRAINT_NE;
    if (!constraint->usable || !(equal || other)) return NOTHING;
    if (constraint->iColumn < 0 || (size_t)constraint->iColumn >= table->column_count) return NOTHING;
    if (strcmp(sqlite3_vtab_collation(plan, i), "BINARY") != 0) return NOTHING;
    if (sqlite3_vtab_rhs_value(plan, i, &constant) != SQLITE_OK) return equal && !table->whole ? KEY : NOTHING;
    if (sqlite3_value_type(constant) != SQLITE_TEXT) return NOTHING;
    return equal ? EQUAL : OTHER;
}

/* Takes all constraints that can be used so, or otherwise; says them as "k3" and adds them to the arguments. */
static int take(sqlite3_index_info *plan, const mv_sql_table *table, bool keys, mv_text *names)
{
    int count = 0;
    for (int i = 0; i < plan->nConstraint; i++) {
        int use = use_of(plan, i, table);
        if (use == NOTHING || keys != (use == KEY)) continue;
        plan->aConstraintUsage[i].argvIndex = ++count;
        plan->aConstraintUsage[i].omit = !keys;
        mv_text_format(names, "%c%d", use, plan->aConstraint[i].iColumn);
    }
    return count;
}

/* idxStr names the uses: "k3k5", or "!7=8". A table whose rows are handed on whole has no keys. */
static int plan(sqlite3_vtab *of, sqlite3_index_info *plan)
{
    const mv_sql_table *table = ((input_table *)of)->table;
    mv_text names = { 0 };
    bool keys = take(plan, table, true, &names) > 0;
    if (!keys) take(plan, table, false, &names);
    plan->idxNum = keys;
    plan->estimatedRows = keys ? 4 : 1000000;
    plan->estimatedCost = keys ? 40 : 1e7;
    plan->idxStr = names.length ? sqlite3_mprintf("%s", names.bytes) : NULL;
    plan->needToFreeIdxStr = 1;
    mv_text_clear(&names);
    return SQLITE_OK;
}

/* --- cursors ------------------------------------------------------------------------------------------ */

static int open_cursor(sqlite3_vtab *of, sqlite3_vtab_cursor **out)
{
    cursor *c = mv_alloc(sizeof *c);
    mv_input_stream_init(&c->stream, ((input_table *)of)->table);
    *out = &c->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    cursor *c = (cursor *)base;
    mv_input_stream_free(&c->stream);
    sqlite3_finalize(c->found);
    free(c);
    return SQLITE_OK;
}

static int next_found(cursor *c)
{
    int code = sqlite3_step(c->found);
    c->stream.end = code != SQLITE_ROW;
    if (code == SQLITE_ROW) c->stream.number = sqlite3_column_int64(c->found, 0);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

static int begin_look_up(cursor *c, const char *keys, int argc, sqlite3_value **argv)
{
    int code = c->found ? SQLITE_OK : mv_input_look_up(&c->found, c->stream.table, keys);
    if (code != SQLITE_OK) return code;
    sqlite3_reset(c->found);
    for (int i = 0; i < argc && code == SQLITE_OK; i++) code = sqlite3_bind_value(c->found, i + 1, argv[i]);
    return code == SQLITE_OK ? next_found(c) : code;
}

/* Another value than a text is compared by rules of SQLite's that the copy does not know: all rows are gone
 * through then, and SQLite compares. */
static bool are_texts(int argc, sqlite3_value **argv)
{
    for (int i = 0; i < argc; i++)
        if (sqlite3_value_type(argv[i]) != SQLITE_TEXT && sqlite3_value_type(argv[i]) != SQLITE_NULL) return false;
    return true;
}

static void set_tests(mv_input_stream *s, const char *names, int argc, sqlite3_value **argv)
{
    s->tests = mv_realloc_array(s->tests, (size_t)argc + 1, sizeof *s->tests);
    s->test_count = (size_t)argc;
    for (int i = 0; i < argc; i++) {
        s->tests[i] =
            (mv_input_test){ .text = (const char *)sqlite3_value_text(argv[i]), .equal = *names == EQUAL };
        s->tests[i].length = (size_t)sqlite3_value_bytes(argv[i]);
        s->tests[i].column = (size_t)atoi(names + 1);
        names += 1 + strspn(names + 1, "0123456789");
    }
}

static int filter(sqlite3_vtab_cursor *base, int keys, const char *names, int argc, sqlite3_value **argv)
{
    cursor *c = (cursor *)base;
    if (keys && are_texts(argc, argv)) return begin_look_up(c, names, argc, argv);
    sqlite3_finalize(c->found);
    c->found = NULL;
    set_tests(&c->stream, names, keys ? 0 : argc, argv);
    return mv_input_stream_begin(&c->stream);
}

static int next(sqlite3_vtab_cursor *base)
{
    cursor *c = (cursor *)base;
    return c->found ? next_found(c) : mv_input_stream_next(&c->stream);
}

static int at_end(sqlite3_vtab_cursor *base)
{
    return ((cursor *)base)->stream.end;
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *result, int number)
{
    cursor *c = (cursor *)base;
    const mv_sql_table *table = c->stream.table;
    bool own = (size_t)number < table->column_count;
    if (own && !c->found) return mv_input_cell(&c->stream, (size_t)number, result);
    if (own)
        sqlite3_result_value(result, sqlite3_column_value(c->found, mv_input_copied(table, (size_t)number)));
    else if (!c->found)
        sqlite3_result_pointer(result, &c->stream, MV_INPUT_ROW, NULL);
    return SQLITE_OK;
}

static int row_number(sqlite3_vtab_cursor *base, sqlite3_int64 *number)
{
    *number = ((cursor *)base)->stream.number;
    return SQLITE_OK;
}

const sqlite3_module mv_input_module = { .xCreate = connect, MV_SQL_METHODS };
