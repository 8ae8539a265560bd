#include "formats/recipes/head/recipe.h"
#include "support/lines.h"
#include <strings.h>

mv_place mv_recipe_place(const mv_recipe *recipe, size_t offset)
{
    mv_lines lines = mv_lines_of(recipe->path, recipe->text, recipe->length);
    mv_place place = mv_lines_place(&lines, offset);
    mv_lines_clear(&lines);
    return place;
}

const mv_recipe_table *mv_recipe_find_table(const mv_recipe *recipe, const char *name)
{
    for (size_t i = 0; i < recipe->table_count; i++)
        if (strcasecmp(recipe->tables[i].name, name) == 0) return &recipe->tables[i];
    return NULL;
}

const char *mv_recipe_name(const mv_recipe *recipe)
{
    return recipe->name;
}

const mv_recipe_about *mv_recipe_tells(const mv_recipe *recipe)
{
    return &recipe->about;
}

size_t mv_recipe_table_count(const mv_recipe *recipe, size_t *needed)
{
    *needed = 0;
    for (size_t i = 0; i < recipe->table_count; i++) *needed += !recipe->tables[i].optional;
    return recipe->table_count;
}
