#include "formats/recipes/input/input.h"
#include <stdlib.h>

/* A table is told by its header which recipe it is for. */

/* How well it fits the recipe's tables: how many of its columns are known; 0 when one is missing or too many are
 * not known. */
static size_t known_columns(const mv_recipe *recipe, const char *path, mv_arena *arena)
{
    enum { TELLING = 3, TELLING_WITHOUT_NAMES = 20 };
    size_t most = 0;
    for (size_t i = 0; i < recipe->table_count; i++) {
        mv_fit fit;
        mv_input_file file = { .path = path, .opened = path };
        const mv_recipe_table *table = &recipe->tables[i];
        bool nameless = table->header == MV_HEADER_NONE && table->column_count < TELLING_WITHOUT_NAMES;
        if (table->optional || nameless || mv_input_fit(&fit, &file, table, arena, NULL)) continue;
        size_t known = table->more ? table->column_count : fit.found;
        if (!fit.missing && known >= TELLING && known > fit.unknown && known - fit.unknown > most)
            most = known - fit.unknown;
    }
    return most;
}

mv_recipe *mv_recipe_recognise(const char *path)
{
    mv_recipe **recipes, *best = NULL;
    size_t count, most = 0;
    if (mv_recipes_open(&recipes, &count, NULL)) return NULL;
    mv_arena *arena = mv_arena_new();
    for (size_t i = 0; i < count; i++) {
        size_t known = known_columns(recipes[i], path, arena);
        bool better = known > most;
        mv_recipe_free(better ? best : recipes[i]);
        if (!better) continue;
        best = recipes[i];
        most = known;
    }
    free(recipes);
    mv_arena_free(arena);
    return best;
}
