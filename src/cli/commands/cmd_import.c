#include "cli/run/command.h"
#include "multivector/recipe.h"
#include <stdio.h>
#include <string.h>

typedef struct own {
    const char *to;
    bool explain, answer;
} own;

static void add_options(mv_run *run, void *memory)
{
    own *o = memory;
    const mv_option rows[] = {
        { 0, "to", "FORMAT", "format of the output: {}; by the ending of its name otherwise", mv_parse_choice,
          &o->to, mv_format_written_name },
        { 0, "explain-rows", NULL, "list which rows made which relation, as CSV; -o NAME writes the set beside",
          mv_parse_flag, &o->explain },
        { 0, "answer", NULL, "FILE is what an engine answered to \"multivector sql RECIPE\", as CSV with a header",
          mv_parse_flag, &o->answer },
        { 0, "covers", "FROM..TO", "the time that the tables cover completely; the recipe says it otherwise",
          mv_parse_period, &run->settings.read.covers },
        { 0, "strict", NULL, "relations of actors that do not exist are errors", mv_parse_flag,
          &run->settings.read.strict },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_limits(&run->options, &run->settings);
    mv_options_add_common(&run->options, &run->settings, NULL);
}

/* The set goes where -o says; the list of rows, where it is asked for, to standard output. */
static mv_status put(mv_run *run, const own *o, mv_import *made)
{
    mv_written written = { 0 };
    if (o->explain) {
        mv_run_put(run, NULL, made->rows, strlen(made->rows));
        made->rows = NULL;
        if (!run->settings.output) return MV_OK;
    }
    const char *to = o->to || run->settings.output ? o->to : "json";
    mv_status status = mv_relations_write(&written, made->set, to, run->settings.output, &run->log);
    if (!status) status = mv_run_put_set(run, made->set, &written);
    mv_written_clear(&written);
    return status;
}

static void say(const mv_run *run, const mv_import *made)
{
    mv_text line = { 0 };
    if (run->settings.quiet) return;
    mv_text_add_printable(&line, made->sentence);
    fprintf(stderr, "%s\n", line.bytes);
    mv_text_clear(&line);
}

static mv_status import(mv_run *run, void *memory)
{
    own *o = memory;
    mv_recipe *recipe = NULL;
    mv_import made = { 0 };
    mv_import_options options = { .read = &run->settings.read,
                                  .seconds = run->settings.seconds,
                                  .explain = o->explain,
                                  .answer = o->answer,
                                  .progress = mv_run_progress,
                                  .context = run };
    mv_status status = MV_OK;
    for (int i = 0; i < run->argc && !status; i++) status = mv_run_check_input(run, run->argv[i]);
    if (!status) status = mv_recipe_open(&recipe, run->argv[0], &run->log);
    mv_run_watch_recipe(run->settings.seconds);
    if (!status)
        status = mv_recipe_import(&made, recipe, (const char *const *)run->argv + 1, (size_t)run->argc - 1,
                                  &options, &run->log);
    mv_run_watch_end();
    mv_run_progress_end(run);
    if (!status) {
        mv_run_say(run);
        say(run, &made);
        status = put(run, o, &made);
    }
    mv_import_clear(&made);
    mv_recipe_free(recipe);
    return status;
}

const mv_command mv_cmd_import = {
    .name = "import",
    .arguments = "RECIPE FILE...",
    .summary = "make a relation set of tables as they are published",
    .details = "  multivector recipes\n"
               "  multivector import cow-mid \"MIDB 5.0.csv\" -o mid.json\n"
               "  multivector import ./my.sql table.csv -o set.json\n"
               "RECIPE is a name that \"multivector recipes\" lists, or a file.",
    .add_options = add_options,
    .own_size = sizeof(own),
    .files_min = 2,
    .files_max = -1,
    .run = import,
};
