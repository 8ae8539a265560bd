#ifndef FORMATS_RECIPES_DIALECTS_DIALECTS_H
#define FORMATS_RECIPES_DIALECTS_DIALECTS_H

#include <stdbool.h>

/* What engines call the same thing: texts in which $1 and $2 are the arguments. */
typedef struct mv_dialect {
    const char *name, *engine, *with; /* the engine that runs it; and which, when the statement has WITH or OVER */
    const char *integer, *real;       /* cast(x AS integer), cast(x AS real): of what is no number 0 or NULL */
    const char *number;               /* the number a text is, or NULL */
    const char *text;                 /* a number as a text */
    const char *day_after;
    const char *column; /* a column as text in the order of its bytes; NULL: as it is */
    bool typed;         /* || joins texts alone, and MATERIALIZED is no word */
} mv_dialect;

/* NULL behind the last one. */
const mv_dialect *mv_dialect_at(unsigned index);

/* A helper function said by other words of recipes, which are translated in turn. NULL where there is none. */
const char *mv_dialect_words(const char *function, unsigned arguments);

/* Whether all engines have this function, or it is a word that a bracket may follow. */
bool mv_dialect_knows(const char *word, unsigned length);

#endif
