#ifndef FORMATS_RECIPES_INPUT_INPUT_H
#define FORMATS_RECIPES_INPUT_INPUT_H

#include "formats/recipes/head/recipe.h"
#include "support/rows/rows.h"

/* A file, and where it has the columns of a table. */
typedef struct mv_input_file {
    const char *path;   /* as the user has it: "-" is standard input */
    const char *opened; /* what can be opened more than once */
    mv_rows_form form;
    size_t header_line;  /* 0: it has none */
    const char **header; /* the names in it, trimmed; of a file without header the recipe's */
    size_t field_count;  /* of every row */
    const mv_recipe_table *table;
} mv_input_file;

/* How well the header of a file fits a table. */
typedef struct mv_fit {
    size_t found, missing;     /* columns of the recipe that are there; that must be there and are not */
    size_t unknown;            /* columns of the file that the recipe does not know */
    const char *first_missing; /* or NULL */
} mv_fit;

/* Standard input is kept in a temporary file without a name, because tables are read more than once; *fd is that
 * file then, to be closed, else -1. */
mv_status mv_input_name(mv_input_file *file, const char *path, int *fd, mv_arena *arena, mv_log *log);

/* Puts the file, with its digest, on the list of those that the set was made of. */
mv_status mv_input_digest(mv_relations *set, const mv_input_file *file, mv_log *log);

/* Looks for the table's header; fills in `file` but for its paths. */
mv_status mv_input_fit(mv_fit *fit, mv_input_file *file, const mv_recipe_table *table, mv_arena *arena,
                       mv_log *log);

/* Begins to read the rows below the header. */
mv_status mv_input_begin(mv_rows **out, const mv_input_file *file, mv_log *log);

/* The next row; of a table whose lines may be broken, with the lines behind that it needs to have all fields. */
bool mv_input_next_row(mv_rows *rows, const mv_input_file *file);

/* Whether a column of the recipe may have this name in a file. Letters and digits tell names apart, in capitals or
 * not: "Event Date" is "Event.Date", and side_a_2nd SideA2nd. */
bool mv_input_is_called(const mv_recipe_column *column, const char *name);

/* Where a file has a column of the recipe; of two that could be it, that of just this name. MV_NONE: nowhere. */
size_t mv_input_find(const mv_input_file *file, const char *column);

/* Warns when the first row says another version than the recipe expects. */
void mv_input_check_version(const mv_input_file *file, mv_log *log);

/* The line on which a row begins, by its number below the header; found by reading the file up to it. */
size_t mv_input_line(const mv_input_file *file, size_t row);

/* Finds out which file is which table: files[i] gets its table. Every file must be one, and every table that the
 * recipe needs must have one; else the log says what is missing where. */
mv_status mv_input_assign(mv_input_file *files, size_t count, const mv_recipe *recipe, mv_arena *arena,
                          mv_log *log);

#endif
