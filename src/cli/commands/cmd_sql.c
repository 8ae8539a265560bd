#include "cli/run/command.h"
#include "multivector/recipe.h"
#include <string.h>

typedef struct own {
    const char *dialect;
    bool actors;
} own;

static void add_options(mv_run *run, void *memory)
{
    own *o = memory;
    const mv_option rows[] = {
        { 0, "dialect", "NAME", "of which engine: {}; sqlite otherwise", mv_parse_choice, &o->dialect,
          mv_dialect_name },
        { 0, "actors", NULL, "the statement for actors, which some recipes have", mv_parse_flag, &o->actors },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_common(&run->options, &run->settings, NULL);
}

static mv_status sql(mv_run *run, void *memory)
{
    own *o = memory;
    mv_recipe *recipe = NULL;
    char *text = NULL;
    mv_status status = mv_run_check_input(run, run->argv[0]);
    if (!status) status = mv_recipe_open(&recipe, run->argv[0], &run->log);
    if (!status)
        status = mv_recipe_translate(&text, recipe, o->dialect ? o->dialect : "sqlite", o->actors, &run->log);
    if (!status) mv_run_put(run, run->settings.output, text, strlen(text));
    mv_recipe_free(recipe);
    return status;
}

const mv_command mv_cmd_sql = {
    .name = "sql",
    .arguments = "RECIPE",
    .summary = "print a recipe's statement for an engine that has the table",
    .details = "  multivector sql gdelt-2 --dialect clickhouse > ties.sql\n"
               "  multivector import gdelt-2 --answer ties.csv -o ties.json\n"
               "docs/past-one-machine.md says how.",
    .add_options = add_options,
    .own_size = sizeof(own),
    .files_min = 1,
    .files_max = 1,
    .run = sql,
};
