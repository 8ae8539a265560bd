#ifndef FORMATS_RECIPES_ENGINE_INPUT_STREAM_H
#define FORMATS_RECIPES_ENGINE_INPUT_STREAM_H

#include "formats/recipes/engine/sql.h"

/* The rows of an input table, one after the other through all its files. Only the row at hand is in memory, and of
 * it only the columns that the statement uses are looked at. Functions that can fail return a code of SQLite's;
 * the reason is in the log then. */

/* "column = text" or "column <> text" of a statement, which is checked before SQLite sees the row. */
typedef struct mv_input_test {
    size_t column, length;
    const char *text; /* of the statement */
    bool equal;
} mv_input_test;

typedef struct mv_input_stream {
    mv_sql_table *table;
    mv_rows *rows;
    size_t *fields;       /* where the file at hand has each column; MV_NONE: nowhere */
    size_t file;          /* the number of the next one */
    sqlite3_int64 number; /* of the row, below the headers */
    bool end;
    mv_input_test *tests;
    size_t test_count;
    struct mv_input_stream *next; /* of those there are */
} mv_input_stream;

void mv_input_stream_init(mv_input_stream *stream, mv_sql_table *table);
void mv_input_stream_free(mv_input_stream *stream);

/* Whether there still is such a stream, and a row at hand: what goes through SQLite may come back late. */
bool mv_input_stream_lives(const mv_sql *sql, const mv_input_stream *stream);

/* On to the first row, or the next one, that has all its fields and passes the tests. */
int mv_input_stream_begin(mv_input_stream *stream);
int mv_input_stream_next(mv_input_stream *stream);

/* The text of a cell; NULL when it is missing, or, with another *code than SQLITE_OK, no valid UTF-8. */
const char *mv_input_text(const mv_input_stream *stream, size_t column, size_t *length, int *code);

/* Gives a cell as a result. */
int mv_input_cell(const mv_input_stream *stream, size_t column, sqlite3_context *result);

/* The name under which a pointer to a stream goes through SQLite, for cells(). */
#define MV_INPUT_ROW "multivector-row"

#endif
