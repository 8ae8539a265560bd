#ifndef FORMATS_RECIPES_DIALECTS_TRANSLATION_H
#define FORMATS_RECIPES_DIALECTS_TRANSLATION_H

#include "formats/recipes/dialects/dialects.h"
#include "formats/recipes/head/recipe.h"

/* A statement on its way into the words of an engine. */
typedef struct mv_translation {
    const mv_recipe *recipe;
    const mv_dialect *dialect;
    mv_arena *arena;
    mv_log *log;
    size_t depth, work; /* nested calls; bytes that were looked at */
    size_t at;          /* of the statement in the recipe, for errors */
    mv_status status;
} mv_translation;

/* Some words of a statement; a call: the arguments of a function. */
typedef struct mv_stretch {
    const char *text;
    size_t length;
} mv_stretch;

typedef struct mv_call {
    const char *name;
    mv_stretch arguments[3];
    unsigned count; /* more than three count as four */
    size_t close;   /* the word that is its closing bracket */
} mv_call;

/* An error: it cannot be said in the dialect, and why, or "". The first one counts. */
void mv_say_refused(mv_translation *t, const char *what, const char *why);

/* What by_value() or by_prefix(), and iso_date(), stand for, in words of recipes and with $1 for the argument.
 * False when it is a call of another function. */
bool mv_map_words(mv_translation *t, const mv_call *c, mv_text *words);
bool mv_date_words(mv_translation *t, const mv_call *c, mv_text *words);

#endif
