#ifndef FORMATS_RECIPES_ENGINE_INPUT_COPY_H
#define FORMATS_RECIPES_ENGINE_INPUT_COPY_H

#include "formats/recipes/engine/input_stream.h"

/* What is joined by equal values is copied once, the columns that are used alone, to a database of its own, which
 * goes to a temporary file when it is large, and looked up there by an index. */

/* Prepares a look-up by columns, "k3k5": a row has its number, then the columns that were copied, in their order.
 * Copies the table if that has not been done. */
int mv_input_look_up(sqlite3_stmt **out, mv_sql_table *table, const char *keys);

/* Where a row that was found has a column. */
int mv_input_copied(const mv_sql_table *table, size_t column);

#endif
