#ifndef FORMATS_RECIPES_ENGINE_TALLY_H
#define FORMATS_RECIPES_ENGINE_TALLY_H

#include "formats/recipes/engine/sql.h"

/* The groups of a statement that groups, in a hash table, and what is folded of each. */

mv_tally *mv_tally_new(size_t fold_count);
void mv_tally_free(mv_tally *tally); /* accepts NULL */

/* A row: its keys, then the arguments of the folds. SQLITE_FULL when the sum of whole numbers is more than 64 bits
 * hold. */
int mv_tally_add(mv_tally *tally, const mv_grouping *grouping, sqlite3_value **values);

/* Groups in the order in which they were met, by their places: the first is 0, and no group is at the end, which
 * is also how much memory they take. */
size_t mv_tally_next(const mv_tally *tally, size_t group);
size_t mv_tally_end(const mv_tally *tally);

/* Remembers that a row of the input, by its number, is in the group that the last row added went to. */
void mv_tally_note(mv_tally *tally, sqlite3_int64 row);

/* Adds the rows of a group to the text: "1-2, 7"; once all are noted. */
void mv_tally_say_rows(mv_tally *tally, size_t group, mv_text *out);

/* Gives a key or a fold of a group as a result. */
void mv_tally_give_key(const mv_tally *tally, size_t group, size_t key, sqlite3_context *result);
void mv_tally_give_fold(const mv_tally *tally, size_t group, size_t fold, sqlite3_context *result);

#endif
