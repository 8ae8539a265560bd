#include "cli/run/command.h"
#include "multivector/report_lists.h"

static void add_options(mv_run *run, void *own)
{
    (void)own;
    mv_options_add_common(&run->options, &run->settings, mv_report_form_name);
}

static mv_status recipes(mv_run *run, void *own)
{
    (void)own;
    mv_report_options options = { 0 };
    mv_run_report_options(run, &options);
    mv_report *list = NULL;
    mv_status status = mv_list_recipes(&list, &options, &run->log);
    if (!status) status = mv_run_report(run, list, &options);
    mv_report_free(list);
    return status;
}

const mv_command mv_cmd_recipes = {
    .name = "recipes",
    .arguments = "",
    .summary = "list the published tables that \"import\" knows",
    .add_options = add_options,
    .run = recipes,
};
