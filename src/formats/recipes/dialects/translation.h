#ifndef FORMATS_RECIPES_DIALECTS_TRANSLATION_H
#define FORMATS_RECIPES_DIALECTS_TRANSLATION_H

#include "formats/recipes/dialects/dialects.h"
#include "formats/recipes/engine/sql_words.h"
#include "formats/recipes/head/recipe.h"

/* Some words of a statement; a call: the arguments of a function. */
typedef struct mv_stretch {
    const char *text;
    size_t length;
} mv_stretch;

typedef struct mv_translation mv_translation;

/* A statement on its way into the words of an engine. */
struct mv_translation {
    const mv_recipe *recipe;
    const mv_dialect *dialect;
    mv_arena *arena;
    mv_log *log;
    size_t depth, work; /* nested calls; bytes that were looked at */
    bool through;       /* the last day may stand for the end, which import makes of it */
    size_t at;          /* of the statement in the recipe, for errors */
    mv_status status;
    void (*translate)(mv_translation *t, mv_stretch text, mv_text *out); /* says some words */
};

typedef struct mv_call {
    const char *name;
    mv_stretch arguments[3];
    unsigned count; /* more than three count as four */
    size_t close;   /* the word that is its closing bracket */
} mv_call;

/* An error: it cannot be said in the dialect, and why, or "". The first one counts. */
void mv_say_refused(mv_translation *t, const char *what, const char *why);

/* The words from `first` to before `end`, with what stands between them. */
mv_stretch mv_between(const mv_sql_words *words, size_t first, size_t end);

/* Statements grow as calls stand in calls: an error where they do so without end. */
bool mv_goes_on(mv_translation *t, size_t more);

/* The call whose name is this word. */
mv_call mv_read_call(mv_translation *t, const mv_sql_words *words, size_t word);

/* A template with its arguments in place of $1, $2, $3. */
void mv_fill(mv_translation *t, mv_text *out, const char *template, const mv_stretch *arguments);

/* What a statement reads, a table of the recipe or of its WITH or a SELECT in brackets, and what it is called
 * there. */
typedef struct mv_sql_source {
    mv_stretch read;
    const char *name, *alias; /* "" where there is none */
} mv_sql_source;

/* The alias that this word begins, and its last word. False when there is none. */
bool mv_read_alias(const mv_translation *t, const mv_sql_words *words, size_t *word, const char **alias);

/* False when the word is no FROM, JOIN or comma with something to read behind it. */
bool mv_read_sql_source(const mv_translation *t, const mv_sql_words *words, size_t word, mv_sql_source *source);

/* Says "JOIN cells(...) AS c" and "JOIN split(...) AS s", and gives the last word of it; `word` when it is
 * something else. */
size_t mv_say_join(mv_translation *t, const mv_sql_words *words, size_t word, mv_text *out);

bool mv_sql_has_word(const mv_sql_words *words, const char *name, mv_arena *arena);

/* `name`, or "name" where it is no plain identifier. */
const char *mv_quote_column(mv_arena *arena, const char *name);

/* A literal without its quotes; NULL where it is something else, or has quotes in it. */
const char *mv_find_literal(const mv_translation *t, mv_stretch text);

/* A value as a text in the order of its bytes. */
void mv_say_text_column(mv_translation *t, const char *value, mv_text *out);

/* A value with NULL in place of the table's codes for what is missing. */
const char *mv_say_missing(const mv_translation *t, const mv_recipe_table *table, const char *value);

/* Whether a table is read by way of a view, so that columns are texts in the order of bytes and codes for what is
 * missing are NULL. */
bool mv_needs_view(const mv_translation *t, const mv_recipe_table *table);

/* The name by which a table is read: that of its view where it has one. */
const char *mv_say_table(const mv_translation *t, const char *name);

/* The view that is read in place of the table that the word names, or NULL. */
const char *mv_find_viewed(const mv_translation *t, const mv_sql_words *words, size_t word);

/* WITH views ...: in front of the statement, or of the WITH that it has. True when there are any. */
bool mv_add_views(mv_translation *t, const mv_sql_words *words, mv_text *out);

/* Which engine the statement is for, which tables it reads, and what becomes of its answer. */
void mv_add_comment(const mv_translation *t, const mv_sql_words *words, bool views, mv_text *out);

/* What by_value() or by_prefix(), and iso_date(), stand for, in words of recipes and with $1 for the argument.
 * False when it is a call of another function. */
bool mv_map_words(mv_translation *t, const mv_call *c, mv_text *words);
bool mv_date_words(mv_translation *t, const mv_call *c, mv_text *words);

#endif
