#ifndef FORMATS_RECIPES_DIALECTS_DIALECTS_H
#define FORMATS_RECIPES_DIALECTS_DIALECTS_H

#include "multivector/recipe.h"
#include <stdbool.h>

/* What engines call the same thing: texts in which $1 and $2 are the arguments. */
typedef struct mv_dialect {
    const char *name, *engine, *with; /* the engine that runs it; and which, when the statement has WITH or OVER */
    const char *integer, *real;       /* cast(x AS integer), cast(x AS real): of what is no number 0 or NULL */
    const char *number;               /* the number a text is, or NULL */
    const char *text;                 /* a number as a text */
    const char *decimal;              /* what round() rounds to digits; NULL: any number */
    const char *after;                /* what lead() and lag() look at; NULL: any value */
    const char *day_after;
    const char *column; /* a column as text in the order of its bytes; NULL: as it is */
    const char *cut;    /* of_text, place and value of all parts: of the texts that $1 selects, at $2 */
    const char *cells; /* of_row, name, value and number of the cells of table $1, whatever its columns; or NULL */
    const char *spells; /* the runs of years of a group; or NULL */
    const char *joined; /* behind a statement with LEFT JOIN, so that what is not found is NULL; or NULL */
    bool typed;         /* || joins texts alone, and MATERIALIZED is no word */
} mv_dialect;

/* NULL behind the last one. */
const mv_dialect *mv_dialect_at(unsigned index);

/* A helper function said by other words of recipes, which are translated in turn. NULL where there is none. */
const char *mv_dialect_words(const char *function, unsigned arguments);

/* Whether a recipe says `through` by itself. Of one that does not, a statement may have `through` for an end. */
bool mv_recipe_says_through(const mv_recipe *recipe);

/* Whether all engines have this function, or it is a word that a bracket may follow. */
bool mv_dialect_knows(const char *word, unsigned length);

#endif
