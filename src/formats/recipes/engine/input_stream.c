#include "formats/recipes/engine/input_stream.h"
#include <stdlib.h>
#include <string.h>

void mv_input_stream_init(mv_input_stream *s, mv_sql_table *table)
{
    *s = (mv_input_stream){ .table = table };
    s->fields = mv_alloc_array(table->column_count + 1, sizeof *s->fields);
    s->next = table->sql->streams;
    table->sql->streams = s;
}

void mv_input_stream_free(mv_input_stream *s)
{
    mv_input_stream **link = &s->table->sql->streams;
    while (*link != s) link = &(*link)->next;
    *link = s->next;
    if (s->rows && s->table->at == s->rows) s->table->at = NULL;
    mv_rows_close(s->rows);
    MV_FREE(s->fields, s->tests);
}

bool mv_input_stream_lives(const mv_sql *sql, const mv_input_stream *stream)
{
    const mv_input_stream *s = sql->streams;
    while (s && s != stream) s = s->next;
    return s && s->rows && !s->end;
}

static int break_off(mv_sql_table *table, mv_status status)
{
    table->broken = status;
    return SQLITE_ERROR;
}

static bool is_missing(const mv_names missing, const char *text, size_t length)
{
    for (size_t i = 0; i < missing.count; i++)
        if (strlen(missing.items[i]) == length && memcmp(missing.items[i], text, length) == 0) return true;
    return false;
}

const char *mv_input_text(const mv_input_stream *s, size_t column, size_t *length, int *code)
{
    size_t field = s->fields[column];
    *code = SQLITE_OK;
    if (field == MV_NONE) return NULL;
    const char *text = mv_rows_field(s->rows, field, length);
    if (!text) *code = break_off(s->table, mv_rows_status(s->rows));
    return text && is_missing(s->table->recipe->missing, text, *length) ? NULL : text;
}

/* A cell that is missing is neither equal nor unequal to anything. */
static bool passes(const mv_input_stream *s)
{
    const mv_names missing = s->table->recipe->missing;
    for (size_t i = 0; i < s->test_count; i++) {
        const mv_input_test *t = &s->tests[i];
        size_t field = s->fields[t->column];
        if (field == MV_NONE || mv_rows_is(s->rows, field, t->text, t->length) != t->equal) return false;
        for (size_t m = 0; m < missing.count; m++)
            if (mv_rows_is(s->rows, field, missing.items[m], strlen(missing.items[m]))) return false;
    }
    return true;
}

/* Fields behind the last that is used are not looked for. */
static size_t last_wanted(const mv_sql_table *table, const size_t *fields)
{
    size_t last = 0;
    if (table->whole) return MV_NONE;
    for (size_t i = 0; i < table->column_count; i++)
        if (table->wanted[i] && fields[i] != MV_NONE && fields[i] >= last) last = fields[i] + 1;
    return last;
}

static int next_file(mv_input_stream *s)
{
    mv_sql_table *table = s->table;
    mv_rows_close(s->rows);
    s->rows = table->at = NULL;
    s->end = s->file == table->file_count;
    if (s->end) return SQLITE_OK;
    const mv_input_file *file = &table->files[s->file++];
    mv_status status = mv_input_begin(&s->rows, file, table->sql->log);
    if (status) return break_off(table, status);
    for (size_t i = 0; i < table->column_count; i++) s->fields[i] = mv_input_find(file, table->columns[i]);
    mv_rows_want(s->rows, last_wanted(table, s->fields));
    return SQLITE_OK;
}

static void report_progress(const mv_sql *sql, const mv_rows *rows, const char *path)
{
    size_t size = mv_rows_size(rows);
    mv_text what = { 0 };
    if (!sql->progress || !size) return;
    mv_text_format(&what, "per cent of %s are read", path);
    sql->progress(sql->context, what.bytes, (size_t)(99.0 * (double)mv_rows_position(rows) / (double)size), 100);
    mv_text_clear(&what);
}

/* A table may be read more than once: what is wrong with a row is said at its first time. */
static bool has_all_fields(const mv_sql_table *table, size_t file, mv_rows *rows, bool first)
{
    size_t expected = table->files[file].field_count, count = mv_rows_count(rows);
    if (count == expected || !first) return count == expected;
    mv_log_error(table->sql->log, MV_BAD_DATA, mv_rows_place(rows, 0),
                 "the row has %zu field%s; %zu were expected, as in the header", count, count == 1 ? "" : "s",
                 expected);
    return false;
}

int mv_input_stream_next(mv_input_stream *s)
{
    enum { LOOK = 0xffff };
    mv_sql_table *table = s->table;
    for (;;) {
        while (!s->end && !mv_input_next_row(s->rows, &table->files[s->file - 1])) {
            if (mv_rows_status(s->rows)) return break_off(table, mv_rows_status(s->rows));
            int code = next_file(s);
            if (code != SQLITE_OK) return code;
        }
        table->sql->row = s->end ? 0 : ++table->sql->last_row;
        if (s->end) return SQLITE_OK;
        table->at = s->rows;
        table->sql->number = ++s->number;
        bool first = (size_t)s->number > table->rows;
        if (first) table->rows = (size_t)s->number;
        if ((s->number & LOOK) == 0) {
            report_progress(table->sql, s->rows, table->files[s->file - 1].path);
            if (!mv_sql_goes_on(table->sql)) return SQLITE_INTERRUPT;
        }
        if (has_all_fields(table, s->file - 1, s->rows, first) && passes(s)) return SQLITE_OK;
    }
}

int mv_input_stream_begin(mv_input_stream *s)
{
    s->file = 0;
    s->number = 0;
    int code = next_file(s);
    return code == SQLITE_OK && !s->end ? mv_input_stream_next(s) : code;
}

/* A text is given with a NUL behind it: SQLite would add that for the first function that asks, and allocate
 * memory. */
int mv_input_cell(const mv_input_stream *s, size_t column, sqlite3_context *result)
{
    size_t length;
    int code;
    char ended[64];
    const char *text = mv_input_text(s, column, &length, &code);
    if (text && length < sizeof ended) {
        memcpy(ended, text, length);
        ended[length] = '\0';
        sqlite3_result_text(result, ended, -1, SQLITE_TRANSIENT);
    } else if (text)
        sqlite3_result_text(result, text, (int)length, SQLITE_TRANSIENT);
    return code;
}
