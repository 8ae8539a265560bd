#ifndef FORMATS_RECIPES_IMPORT_SET_H
#define FORMATS_RECIPES_IMPORT_SET_H

#include "formats/recipes/engine/sql.h"

/* Title, source, types, vectors and coverage, as the recipe has them. */
void mv_import_declare(mv_relations *set, const mv_recipe *recipe, const mv_read_options *options);

/* Whether every table had rows, enough codes were found, and the focus is there; warns of dates that the recipe
 * does not cover. */
mv_status mv_import_check(mv_relations *set, const mv_sql *sql);

#endif
