#include "cli/run/command.h"
#include "multivector/report_lists.h"

static mv_status types(mv_run *run, void *own)
{
    (void)own;
    return mv_run_list(run, mv_list_types);
}

const mv_command mv_cmd_types = {
    .name = "types",
    .arguments = "[NAME...]",
    .summary = "list the built-in relation types, and the plain words for them",
    .add_options = mv_run_add_list_options,
    .files_max = -1,
    .run = types,
};
