#include "cli/run/command.h"
#include "multivector/report_lists.h"

static mv_status recipes(mv_run *run, void *own)
{
    (void)own;
    return mv_run_list(run, mv_list_recipes);
}

const mv_command mv_cmd_recipes = {
    .name = "recipes",
    .arguments = "[NAME...]",
    .summary = "list the published tables that \"import\" knows",
    .add_options = mv_run_add_list_options,
    .files_max = -1,
    .run = recipes,
};
