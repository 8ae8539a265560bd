#ifndef FORMATS_RECIPES_HEAD_RECIPE_H
#define FORMATS_RECIPES_HEAD_RECIPE_H

#include "multivector/recipe.h"
#include "support/memory.h"
#include "support/text.h"

/* What a recipe says, before anything is run. docs/recipes.md describes the file. */

typedef struct mv_recipe_column {
    const char *name;
    bool optional; /* not every release of the table has it */
    mv_names also; /* what other releases call it */
} mv_recipe_column;

enum { MV_HEADER_FIRST, MV_HEADER_NONE, MV_HEADER_LINE, MV_HEADER_SEARCH };

/* A table that the statements read: a file, or several of the same shape. */
typedef struct mv_recipe_table {
    const char *name;
    bool optional; /* without a file it has no rows */
    mv_recipe_column *columns;
    size_t column_count;
    bool more; /* the header ends in "...": there are further columns */
    int header;
    size_t header_line;
    char delimiter; /* 0: it is found out */
    bool unquoted;
    bool broken;          /* a row may go on in the next line, without quotes */
    const char *encoding; /* for iconv; NULL: UTF-8 */
    mv_names missing;     /* cells that are NULL */
    const char *expect;   /* a column that always holds one of these; NULL: none */
    mv_names expected;
} mv_recipe_table;

struct mv_recipe {
    mv_arena *arena;
    const char *name, *path; /* "cow-mid", and its file */
    const char *text;
    size_t length;
    mv_recipe_about about;
    mv_recipe_table *tables;
    size_t table_count;
    mv_names codebooks; /* names of shipped tables */
    mv_period covers;
    const char *focus;
    mv_vector *vectors;
    size_t vector_count;
    mv_type *types;
    size_t type_count;
    double weight_scale;       /* weights of the statement are divided by it */
    const char *weight_divide; /* and by this column of it; NULL: none */
    double most_unmatched;     /* per cent of codes */
    size_t statements;         /* where they begin in the text */
};

/* The folder of installed recipes, with a slash behind it; false when there is none. */
bool mv_recipe_folder(mv_text *path);

/* Reads the head of the text, and finds where the statements begin. */
mv_status mv_recipe_read_head(mv_recipe *recipe, mv_log *log);

/* A place in the recipe's file. */
mv_place mv_recipe_place(const mv_recipe *recipe, size_t offset);

/* The table with this name (any case), or NULL. */
const mv_recipe_table *mv_recipe_find_table(const mv_recipe *recipe, const char *name);

#endif
