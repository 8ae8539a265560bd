#include "formats/recipes/head/recipe.h"
#include "support/names.h"

/* A file that is read by a recipe as others are by their format. */

static mv_status read(mv_relations **out, const mv_recipe *recipe, const char *path,
                      const mv_read_options *options, mv_log *log)
{
    size_t needed;
    mv_import made;
    mv_recipe_table_count(recipe, &needed);
    if (needed > 1)
        return mv_misuse(
            log, "the recipe %s needs %zu tables; \"multivector import %s FILE...\" makes a set of them first",
            recipe->name, needed, recipe->name);
    mv_status status =
        mv_recipe_import(&made, recipe, &path, 1, &(mv_import_options){ .read = options, .digest = true }, log);
    if (status) return status;
    *out = made.set;
    made.set = NULL;
    mv_import_clear(&made);
    return MV_OK;
}

mv_status mv_recipe_read(mv_relations **out, const char *path, const mv_read_options *options, mv_log *log)
{
    mv_recipe *recipe;
    mv_status status = mv_recipe_open(&recipe, options->recipe, log);
    if (status) return status;
    status = read(out, recipe, path, options, log);
    mv_recipe_free(recipe);
    return status;
}
