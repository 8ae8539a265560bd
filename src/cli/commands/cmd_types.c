#include "cli/run/command.h"
#include "multivector/report_lists.h"

static void add_options(mv_run *run, void *own)
{
    (void)own;
    mv_options_add_common(&run->options, &run->settings, mv_report_form_name);
}

static mv_status types(mv_run *run, void *own)
{
    (void)own;
    mv_report_options options = { 0 };
    mv_run_report_options(run, &options);
    mv_report *list = NULL;
    mv_status status = mv_list_types(&list, &options, &run->log);
    if (!status) status = mv_run_report(run, list, &options);
    mv_report_free(list);
    return status;
}

const mv_command mv_cmd_types = {
    .name = "types",
    .arguments = "",
    .summary = "list the built-in relation types, and the plain words for them",
    .add_options = add_options,
    .run = types,
};
