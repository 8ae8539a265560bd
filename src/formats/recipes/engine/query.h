#ifndef FORMATS_RECIPES_ENGINE_QUERY_H
#define FORMATS_RECIPES_ENGINE_QUERY_H

#include "formats/recipes/engine/sql.h"
#include "formats/records/records.h"

/* A statement of a recipe, and the row at hand as the values of a record. */
typedef struct mv_query {
    mv_sql *sql;
    sqlite3_stmt *statement; /* NULL: there is none */
    sqlite3_stmt *plain;     /* in whose place the statement stands (tally_table.c); or NULL */
    const char *text;
    mv_record_kind kind;
    mv_record_value *values;                  /* one a column, then, of a relation, the source that it cites */
    size_t count;                             /* of columns */
    size_t weight, divide, reference, folded; /* columns; MV_NONE: there is none */
    size_t rows;                              /* that it gave */
    char (*numbers)[40];                      /* room for a number in each column */
    mv_text quote;
} mv_query;

/* Prepares the statement that `text` begins with; *tail is the next one, or the end. */
mv_status mv_query_prepare(mv_query *query, mv_sql *sql, mv_record_kind kind, const char *text, const char **tail);

/* Tells the records what its columns are called. */
void mv_query_describe(mv_query *query, mv_records *records);

/* On to the next row, and its values. */
mv_status mv_query_next(mv_query *query, bool *more);

/* Behind blanks, comments and semicolons. */
const char *mv_query_skip(const char *text);

/* Which rows of the input made the row at hand, for --explain-rows: of a statement that groups, all of them. */
const char *mv_query_rows(const mv_query *query);

/* Where a message about the row at hand says it is. */
mv_place mv_query_place(const mv_query *query);

void mv_query_free(mv_query *query);

#endif
