#include "multivector/recipe.h"
#include "multivector/report_lists.h"
#include "report/lists/list.h"
#include "support/memory.h"

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

static mv_status add_recipes(mv_list *list, mv_table *table, mv_log *log)
{
    mv_recipe **recipes;
    size_t count;
    mv_status status = mv_recipes_open(&recipes, &count, log);
    if (status) return status;
    *table = mv_table_of("recipes", recipe_columns, MV_COUNT(recipe_columns), count);
    for (size_t i = 0; i < count; i++) {
        const mv_recipe_about *about = mv_recipe_tells(recipes[i]);
        const char *texts[] = { mv_recipe_name(recipes[i]),
                                about->title,
                                about->version,
                                about->publisher,
                                about->url,
                                about->licence,
                                about->pass_on };
        mv_value row[MV_COUNT(texts)];
        mv_text text = { 0 };
        for (size_t t = 0; t < MV_COUNT(texts); t++)
            row[t] = mv_text_value(texts[t] ? mv_report_format(list->report, "%s", texts[t]) : NULL);
        mv_table_add(table, row);
        if (list->prose) say_recipe(&text, mv_recipe_name(recipes[i]), about);
        mv_section_say(list->report, list->section, &text);
    }
    mv_recipes_free(recipes, count);
    return MV_OK;
}

static mv_status list_recipes(mv_report **out, const mv_report_options *options, mv_log *log)
{
    mv_list list;
    mv_table table;
    mv_status status = mv_list_begin(&list, "multivector-recipes", "Recipes", options, log);
    if (status) return status;
    status = add_recipes(&list, &table, log);
    if (status)
        mv_report_free(list.report);
    else
        *out = mv_list_end(&list, table);
    return status;
}

mv_status mv_list_recipes(mv_report **out, const mv_report_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, list_recipes(out, options, log), mv_guard_failed(log));
}
