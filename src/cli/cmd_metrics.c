#include "cli/command.h"
#include "multivector/report_lists.h"
#include <unistd.h>

static void add_options(mv_run *run, void *own)
{
    (void)own;
    mv_options_add_common(&run->options, &run->settings);
}

static mv_status metrics(mv_run *run, void *own)
{
    (void)own;
    mv_report_options options = { .format = mv_run_form(run),
                                  .color = !run->settings.output && mv_run_color(run, STDOUT_FILENO) };
    mv_report *list = NULL;
    mv_status status = mv_list_metrics(&list, &options, &run->log);
    if (!status) status = mv_run_report(run, list, &options);
    mv_report_free(list);
    return status;
}

const mv_command mv_cmd_metrics = {
    .name = "metrics",
    .arguments = "",
    .summary = "say what every metric is and how it uses sign, weight and direction",
    .details = "Forms of output: text, markdown, csv, json, html.",
    .add_options = add_options,
    .run = metrics,
};
