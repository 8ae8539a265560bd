#ifndef FORMATS_RECIPES_ENGINE_SQL_H
#define FORMATS_RECIPES_ENGINE_SQL_H

#include "formats/recipes/engine/grouping.h"
#include "formats/recipes/engine/sql_words.h"
#include "formats/recipes/head/recipe.h"
#include "formats/recipes/input/input.h"
#include "support/index.h"
#include "support/text.h"
#include <sqlite3.h>

/* The only door to SQLite. A run of a recipe: a database in memory, in which the input files are virtual tables,
 * and which can do nothing but read them. */

/* A table of the statements: files of one shape. */
typedef struct mv_sql_table {
    const char *name;
    const mv_recipe_table *recipe;
    mv_input_file *files; /* in the order they were given */
    size_t file_count;
    const char **columns; /* as the statements call them */
    size_t column_count;
    bool *wanted;     /* the columns that a statement uses */
    bool used;        /* a statement reads it */
    bool codebook;    /* it is one of ours */
    bool whole;       /* it hands a row on to cells() */
    size_t rows;      /* that were read */
    mv_rows *at;      /* the reading that moved last, for places; or NULL */
    sqlite3 *copy;    /* what is looked up by key is copied: a database of its own, on disk where it is large */
    mv_status broken; /* what kept it from being read, which is in the log */
    struct mv_sql *sql;
} mv_sql_table;

/* What a helper function counted under a name: rows that keep() left out, codes that were not found. */
typedef struct mv_counted {
    const char *name;
    size_t count;
    size_t row; /* at which it was counted last */
} mv_counted;

typedef struct mv_counter {
    mv_index index;
    mv_counted *words; /* in the order of the first of each; at most 10,000 */
    size_t word_count, total;
    size_t last; /* of the words: the one that was counted last */
} mv_counter;

typedef struct mv_tally mv_tally;

typedef void mv_sql_progress(void *context, const char *what, size_t done, size_t total);

/* What was seen before: seen_functions.c. */
typedef struct mv_seen {
    uint64_t *slots;
    size_t count, room;
    size_t last_row; /* the one with which they were too many; 0: they are not */
} mv_seen;

typedef struct mv_sql {
    sqlite3 *db;
    sqlite3_vfs files; /* lets SQLite open nothing but its temporary files */
    const mv_recipe *recipe;
    mv_log *log;
    mv_arena *arena;
    mv_sql_table *tables;
    size_t table_count;
    struct mv_input_stream *streams; /* readings of them that are under way */
    bool ours;                       /* the statement at hand is one of ours: nothing is forbidden */
    const char *statement;           /* that is prepared: its text */
    mv_sql_words words;              /* of it, once they are asked for */
    char refused[80];                /* what the statement may not use, or nothing */
    mv_counter left_out, said, unmatched, unmapped;
    mv_seen seen;
    size_t matched; /* codes that were found */
    size_t row;     /* counts the rows that are streamed; 0 while none are */
    size_t last_row;
    sqlite3_int64 number;       /* of that row in its table */
    double seconds, most_steps; /* limits */
    size_t most_memory;         /* of groups that are folded here */
    double started, steps;
    size_t made;            /* bytes that the statements gave */
    const char *limit;      /* the limit that was reached, or NULL */
    mv_grouping grouping;   /* of the statement for relations, where it has that form */
    sqlite3_stmt *grouped;  /* its base; or NULL */
    struct mv_tally *tally; /* the groups */
    bool explains;          /* the groups know their rows */
    bool folds, crowded;    /* there is such a base; its groups take too much room */
    mv_sql_progress *progress;
    void *context;
} mv_sql;

/* A database with the input tables and the helper functions. */
mv_status mv_sql_open(mv_sql *sql);
void mv_sql_close(mv_sql *sql);

/* Prepares the one statement that `text` begins with, which lies in the text of the recipe; *tail is what stands
 * behind it. The statement is freed with sqlite3_finalize(). */
mv_status mv_sql_prepare(mv_sql *sql, sqlite3_stmt **out, const char *text, const char **tail);

/* A database of its own for what is looked up: in memory, and in a temporary file once it is large. */
mv_status mv_sql_open_copy(mv_sql *sql, sqlite3 **db);

/* False when a limit is reached. */
bool mv_sql_goes_on(mv_sql *sql);

double mv_sql_now(void); /* in seconds, of a clock that is never set */

/* MV_INTERNAL: SQLite cannot do what it always can. */
mv_status mv_sql_failed(mv_sql *sql, const char *what);

/* By this name SQLite knows the way to files on which it opens none but temporary ones. */
#define MV_SQL_FILES "multivector"

/* The next row: MV_OK and *more, or what went wrong, which is in the log. */
mv_status mv_sql_step(mv_sql *sql, sqlite3_stmt *statement, const char *text, bool *more);

/* --- parts, each in a file of its own --- */

/* The methods of a table, by the names that each of its files gives them. */
#define MV_SQL_METHODS                                                                                            \
    .xConnect = connect, .xBestIndex = plan, .xDisconnect = mv_sql_free_table, .xDestroy = mv_sql_free_table,     \
    .xOpen = open_cursor, .xClose = close_cursor, .xFilter = filter, .xNext = next, .xEof = at_end,               \
    .xColumn = column, .xRowid = row_number

extern const sqlite3_module mv_input_module, mv_split_module, mv_cells_module, mv_tally_module;

/* For a statement that groups: prepares the one in its place, which groups as it reads. False when it has another
 * form; then it is to be prepared as it is. So it is when the step of it breaks off with sql->crowded: the groups
 * take too much room. */
bool mv_tally_prepare(mv_sql *sql, sqlite3_stmt **out, const char *text, size_t length);
void mv_tally_forget(mv_sql *sql);

mv_status mv_sql_add_tally(mv_sql *sql);
mv_status mv_sql_add_dates(mv_sql *sql);
mv_status mv_sql_add_values(mv_sql *sql);
mv_status mv_sql_add_rows(mv_sql *sql);
mv_status mv_sql_add_seen(mv_sql *sql);

/* A function for statements: `call`, or, where that is NULL, an aggregate of `step` and `finish`. Its user data
 * are the run. */
typedef struct mv_sql_function {
    const char *name;
    int arguments;
    void (*call)(sqlite3_context *context, int argc, sqlite3_value **argv);
    void (*step)(sqlite3_context *context, int argc, sqlite3_value **argv);
    void (*finish)(sqlite3_context *context);
} mv_sql_function;

mv_status mv_sql_add_functions(mv_sql *sql, const mv_sql_function *rows, size_t count);

/* A table of a module of ours. */
typedef struct mv_sql_vtab {
    sqlite3_vtab base;
    mv_sql *sql;
} mv_sql_vtab;

/* For a table-valued function: makes its table, with these columns ("CREATE TABLE x(...)"), and frees it. */
int mv_sql_declare(mv_sql *sql, const char *columns, sqlite3_vtab **out);
int mv_sql_free_table(sqlite3_vtab *table);

/* For a table-valued function, whose arguments are the hidden columns from `first` on: hands them over in their
 * order, idxNum having a bit for each that is there. SQLITE_CONSTRAINT when the first is not known yet. */
int mv_sql_plan_arguments(sqlite3_index_info *plan, int first);

/* Counts one more under a name; with `once`, not twice for a row that is streamed, since SQLite may ask for a
 * value more than once. */
void mv_counter_add(mv_counter *counter, mv_sql *sql, const char *name, bool once);
void mv_counters_clear(mv_sql *sql);

/* "345 (12 times), 678 (twice) and 3 more", the most frequent first. */
void mv_counter_say(const mv_counter *counter, mv_text *out);

/* How many rows of which file were read, what was left out and why, what they became, codes without a match. */
void mv_say_import(mv_text *out, const mv_sql *sql, const mv_relations *set);

/* Numbers in their order, as runs of one behind the other, each once: "12-57, 60". `always` says both ends of a
 * run. */
void mv_sql_say_runs(mv_text *out, const sqlite3_int64 *numbers, size_t count, const char *between,
                     const char *range, bool always);

/* An error about a value that a function was given: with its place, where a row at hand has a field that says
 * just this. The run goes on, to find more of them. */
void mv_sql_fail(mv_sql *sql, const char *value, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
