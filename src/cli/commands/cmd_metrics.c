#include "cli/run/command.h"
#include "multivector/report_lists.h"

static mv_status metrics(mv_run *run, void *own)
{
    (void)own;
    return mv_run_list(run, mv_list_metrics);
}

const mv_command mv_cmd_metrics = {
    .name = "metrics",
    .arguments = "[NAME...]",
    .summary = "say what every metric is and how it uses sign, weight and direction",
    .add_options = mv_run_add_list_options,
    .files_max = -1,
    .run = metrics,
};
