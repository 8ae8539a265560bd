#include "multivector/recipe.h"
#include "multivector/report_lists.h"
#include "report/lists/list.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>

/* Every recipe there is. */

static const mv_column recipe_columns[] = {
    { "name", "Name" },
    { "title", "Data set" },
    { "version", "Version" },
    { "publisher", "Publisher" },
    { "url", "Address" },
    { "licence", "Licence" },
    { "pass_on", "May be passed on" },
};

static void say_recipe(mv_text *out, const char *name, const mv_recipe_about *about)
{
    mv_text_format(out, "%s: %s", name, about->title);
    if (about->version) mv_text_format(out, " %s", about->version);
    if (about->publisher) mv_text_format(out, ", %s", about->publisher);
    mv_text_add(out, ".");
    if (about->licence) mv_text_format(out, " Licence: %s.", about->licence);
    if (about->pass_on) mv_text_format(out, " To be passed on: %s.", about->pass_on);
}

static void add_recipe(mv_list *list, mv_table *table, const mv_recipe *recipe)
{
    const mv_recipe_about *about = mv_recipe_tells(recipe);
    const char *texts[] = { mv_recipe_name(recipe), about->title,  about->version, about->publisher, about->url,
                            about->licence,         about->pass_on };
    mv_value row[MV_COUNT(texts)];
    mv_text text = { 0 };
    for (size_t t = 0; t < MV_COUNT(texts); t++)
        row[t] = mv_text_value(texts[t] ? mv_report_format(list->report, "%s", texts[t]) : NULL);
    mv_table_add(table, row);
    if (list->prose) say_recipe(&text, mv_recipe_name(recipe), about);
    mv_section_say(list->report, list->section, &text);
}

static mv_status check_names(mv_recipe *const *recipes, size_t count, mv_names names, mv_log *log)
{
    const char **known = mv_alloc_array(count, sizeof *known);
    mv_status status = MV_OK;
    mv_quoted quoted, hint;
    for (size_t i = 0; i < count; i++) known[i] = mv_recipe_name(recipes[i]);
    for (size_t i = 0; i < names.count && !status; i++)
        if (!mv_names_have((mv_names){ known, count }, names.items[i]))
            status = mv_misuse(log, "no recipe is called %s; \"multivector recipes\" lists them%s",
                               mv_quote(names.items[i], quoted),
                               mv_names_suggest(known, count, names.items[i], log, hint));
    free(known);
    return status;
}

static mv_status add_recipes(mv_list *list, mv_table *table, mv_names names, mv_log *log)
{
    mv_recipe **recipes;
    size_t count;
    mv_status status = mv_recipes_open(&recipes, &count, log);
    if (status) return status;
    status = check_names(recipes, count, names, log);
    if (!status) *table = mv_table_of("recipes", recipe_columns, MV_COUNT(recipe_columns), count);
    for (size_t i = 0; i < count && !status; i++)
        if (!names.count || mv_names_have(names, mv_recipe_name(recipes[i]))) add_recipe(list, table, recipes[i]);
    mv_recipes_free(recipes, count);
    return status;
}

static mv_status list_recipes(mv_report **out, mv_names names, const mv_report_options *options, mv_log *log)
{
    mv_list list;
    mv_table table;
    mv_status status = mv_list_begin(&list, "multivector-recipes", "Recipes", options, log);
    if (status) return status;
    status = add_recipes(&list, &table, names, log);
    if (status)
        mv_report_free(list.report);
    else
        *out = mv_list_end(&list, table);
    return status;
}

mv_status mv_list_recipes(mv_report **out, mv_names names, const mv_report_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, list_recipes(out, names, options, log), mv_guard_failed(log));
}
