#include "formats/recipes/engine/input_copy.h"
#include <string.h>

static int bind_cell(sqlite3_stmt *insert, int number, const mv_input_stream *s, size_t column)
{
    size_t length;
    int code;
    const char *text = mv_input_text(s, column, &length, &code);
    if (code == SQLITE_OK && text) code = sqlite3_bind_text(insert, number, text, (int)length, SQLITE_TRANSIENT);
    return code;
}

static int copy_row(sqlite3_stmt *insert, const mv_input_stream *s)
{
    const mv_sql_table *table = s->table;
    int number = 1, code = sqlite3_clear_bindings(insert);
    sqlite3_bind_int64(insert, number++, s->number);
    for (size_t i = 0; i < table->column_count && code == SQLITE_OK; i++)
        if (table->wanted[i]) code = bind_cell(insert, number++, s, i);
    if (code != SQLITE_OK) return code;
    code = sqlite3_step(insert);
    sqlite3_reset(insert);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int copy_rows(mv_sql_table *table)
{
    mv_input_stream s;
    mv_text text = { 0 };
    sqlite3_stmt *insert;
    mv_text_add(&text, "INSERT INTO copy VALUES (?");
    for (size_t i = 0; i < table->column_count; i++)
        if (table->wanted[i]) mv_text_add(&text, ", ?");
    mv_text_add(&text, ")");
    int code = sqlite3_prepare_v2(table->copy, text.bytes, -1, &insert, NULL);
    mv_text_clear(&text);
    mv_input_stream_init(&s, table);
    if (code == SQLITE_OK) code = mv_input_stream_begin(&s);
    while (code == SQLITE_OK && !s.end) {
        code = copy_row(insert, &s);
        if (code == SQLITE_OK) code = mv_input_stream_next(&s);
    }
    mv_input_stream_free(&s);
    sqlite3_finalize(insert);
    return code;
}

static int make_copy(mv_sql_table *table)
{
    mv_text text = { 0 };
    if (table->copy) return SQLITE_OK;
    table->broken = mv_sql_open_copy(table->sql, &table->copy);
    if (table->broken) return SQLITE_ERROR;
    mv_text_add(&text, "CREATE TABLE copy (number INTEGER PRIMARY KEY");
    for (size_t i = 0; i < table->column_count; i++)
        if (table->wanted[i]) mv_text_format(&text, ", c%zu", i);
    mv_text_add(&text, "); BEGIN");
    int code = sqlite3_exec(table->copy, text.bytes, NULL, NULL, NULL);
    mv_text_clear(&text);
    return code == SQLITE_OK ? copy_rows(table) : code;
}

/* The columns of "k3k5", under their names in the copy: "c3 = ? AND c5 = ?". */
static void add_keys(mv_text *out, const char *keys, const char *behind, const char *between)
{
    for (const char *key = keys; *key;) {
        size_t length = strspn(key + 1, "0123456789");
        mv_text_format(out, "%sc%.*s%s", key > keys ? between : "", (int)length, key + 1, behind);
        key += 1 + length;
    }
}

int mv_input_look_up(sqlite3_stmt **out, mv_sql_table *table, const char *keys)
{
    int code = make_copy(table);
    sqlite3 *db = table->copy;
    mv_text text = { 0 };
    if (code != SQLITE_OK) return code;
    mv_text_add(&text, "CREATE INDEX IF NOT EXISTS \"");
    add_keys(&text, keys, "", " ");
    mv_text_add(&text, "\" ON copy (");
    add_keys(&text, keys, "", ", ");
    mv_text_add(&text, ")");
    code = sqlite3_exec(db, text.bytes, NULL, NULL, NULL);
    text.length = 0;
    mv_text_add(&text, "SELECT * FROM copy WHERE ");
    add_keys(&text, keys, " = ?", " AND ");
    mv_text_add(&text, " ORDER BY number");
    if (code == SQLITE_OK) code = sqlite3_prepare_v2(db, text.bytes, -1, out, NULL);
    mv_text_clear(&text);
    return code;
}

int mv_input_copied(const mv_sql_table *table, size_t column)
{
    int place = 1;
    for (size_t i = 0; i < column; i++) place += table->wanted[i];
    return place;
}
