#ifndef MULTIVECTOR_RECIPE_H
#define MULTIVECTOR_RECIPE_H

#include "multivector/decls.h"
#include "multivector/format.h"

MV_BEGIN_DECLS

/* Recipes: how a table becomes a relation set as its publisher distributes it. A recipe is a file of SQL with a
 * head of comments; docs/recipes.md describes it. SQLite runs it: it can read the tables it is given, and nothing
 * else. */
typedef struct mv_recipe mv_recipe;

/* What a recipe says of its data set. Every text may be NULL but the title. */
typedef struct mv_recipe_about {
    const char *title, *publisher, *version, *date, *url, *cite;
    const char *licence;
    const char *pass_on; /* whether the data may be passed on: "yes", "no", or under which condition */
    const char *note;
} mv_recipe_about;

/* Opens a recipe by its name among those that are installed, or, where the name has a slash or ends in ".sql", or
 * is none of theirs, as a file. MV_USAGE when there is none. The caller frees it with mv_recipe_free(). */
mv_status mv_recipe_open(mv_recipe **out, const char *name, mv_log *log);
void mv_recipe_free(mv_recipe *recipe); /* accepts NULL */

/* What it is called (the name of its file without the ending) and what it says of itself; both belong to it. */
const char *mv_recipe_name(const mv_recipe *recipe);
const mv_recipe_about *mv_recipe_tells(const mv_recipe *recipe);

/* The tables it reads: how many, and how many of them it cannot do without. */
size_t mv_recipe_table_count(const mv_recipe *recipe, size_t *needed);

typedef struct mv_import_options {
    const mv_read_options *read; /* strict, missing, covers, map; NULL: none of them */
    double seconds;              /* that it may take; 0: an hour */
    size_t memory; /* bytes of groups that are folded in it; of more, SQLite sorts the rows. 0: 256 MiB */
    bool explain;  /* `rows` is wanted */
    bool answer;   /* the file is what an engine answered to mv_recipe_translate(): a CSV table with a header */
    bool digest;   /* the set lists its files with their digests, which is another reading of them */
    void (*progress)(void *context, const char *what, size_t done, size_t total); /* NULL: nobody looks on */
    void *context;
} mv_import_options;

/* What an import gives. mv_import_clear() frees it all. */
typedef struct mv_import {
    mv_relations *set;
    char *sentence; /* how many rows were read, left out and why, and what became of them */
    char *rows;     /* CSV: which rows made which relation; NULL when it is not wanted */
} mv_import;

/* Makes a relation set of the files, which are told apart by their headers, so that their order does not matter.
 * `out` is empty when anything is wrong. MV_BAD_DATA: a header without a column that the recipe expects, a row
 * without its fields, a table without rows, a date that is none, more unmatched codes than the recipe allows, and
 * all that is wrong with a relation. MV_USAGE: a table is missing. MV_LIMIT: it takes too long. */
mv_status mv_recipe_import(mv_import *out, const mv_recipe *recipe, const char *const *paths, size_t count,
                           const mv_import_options *options, mv_log *log);
void mv_import_clear(mv_import *import);

/* The statement for relations, or for actors, in the words of an engine that has the tables: "sqlite", "duckdb",
 * "clickhouse" or "postgresql", each of mv_dialect_name(), which gives NULL behind the last. MV_BAD_DATA: the
 * engine has no words for something, which the error names. Where the statement gives a day_after() as the end,
 * that of the engine gives the last day, as `through`: mv_recipe_import() of its answer makes it the end again.
 * The caller frees the text. */
mv_status mv_recipe_translate(char **out, const mv_recipe *recipe, const char *dialect, bool actors, mv_log *log);
const char *mv_dialect_name(size_t index);

/* What mv_relations_read() does with a file when its options name a recipe. MV_USAGE when the recipe needs more
 * than one table; all other errors are those of mv_recipe_open() and mv_recipe_import(). The caller frees the set
 * with mv_relations_free(). */
mv_status mv_recipe_read(mv_relations **out, const char *path, const mv_read_options *options, mv_log *log);

/* The installed recipe for a table that looks like this file, by its header alone; NULL when there is none. The
 * caller frees it. */
mv_recipe *mv_recipe_recognise(const char *path);

/* All installed recipes, by name. The caller frees them with mv_recipes_free(). */
mv_status mv_recipes_open(mv_recipe ***out, size_t *count, mv_log *log);
void mv_recipes_free(mv_recipe **recipes, size_t count);

MV_END_DECLS

#endif
