#ifndef FORMATS_RECIPES_ENGINE_SQL_WORDS_H
#define FORMATS_RECIPES_ENGINE_SQL_WORDS_H

#include "support/memory.h"

/* The words of a statement, without blanks and comments: as much of SQL as is needed to put one part of it in
 * another place. */

typedef enum mv_sql_word_kind { MV_SQL_NAME, MV_SQL_TEXT, MV_SQL_NUMBER, MV_SQL_MARK } mv_sql_word_kind;

typedef struct mv_sql_word {
    const char *text;     /* in the statement */
    size_t length, depth; /* how many brackets are open around it; of a bracket itself as outside */
    mv_sql_word_kind kind;
} mv_sql_word;

typedef struct mv_sql_words {
    mv_sql_word *items;
    size_t count;
} mv_sql_words;

mv_sql_words mv_sql_words_of(const char *statement, size_t length, mv_arena *arena);

/* How many brackets are open at most, up to the semicolon that ends the statement. */
size_t mv_sql_deepest(const char *statement);

/* Whether there is such a word and it is a name, a keyword or a mark that reads so, in any case. */
bool mv_sql_word_is(const mv_sql_words *words, size_t word, const char *text);
bool mv_sql_same_word(const mv_sql_word *one, const mv_sql_word *other);

/* Whether it is this name, in any case and with quotes or without. */
bool mv_sql_word_names(const mv_sql_word *word, const char *name);

/* A name without its quotes. */
const char *mv_sql_word_name(const mv_sql_word *word, mv_arena *arena);

#endif
