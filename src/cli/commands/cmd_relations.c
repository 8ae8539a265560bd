#include "cli/run/command.h"
#include "multivector/report_lists.h"

static void add_options(mv_run *run, void *own)
{
    mv_list_options *o = own;
    const mv_option rows[] = {
        { 0, "actor", "ID", "only relations of this actor", mv_parse_actor, &o->actor },
        { 0, "between", "A,B", "only relations between these two actors", mv_parse_actors, &o->between },
        { 0, "show-ended", NULL, "list what has ended or is to come on the date as well, marked so", mv_parse_flag,
          &o->show_ended },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_shared(&run->options, &run->settings, mv_report_form_name);
}

static mv_status relations(mv_run *run, void *own)
{
    const mv_list_options *which = own;
    mv_report_options options = { 0 };
    mv_run_report_options(run, &options);
    mv_report *list = NULL;
    mv_status status = mv_run_load(run);
    if (!status) status = mv_list_relations(&list, run->network, which, &options, &run->log);
    if (!status) status = mv_run_report(run, list, &options);
    mv_report_free(list);
    return status;
}

const mv_command mv_cmd_relations = {
    .name = "relations",
    .arguments = "FILE",
    .summary = "list the relations behind the numbers, with their sources",
    .details = "  multivector relations graphs/kazakhstan-2013.json --between KAZ,CHN\n"
               "  multivector relations graphs/kazakhstan-2013.json --at all --actor OSCE --format csv\n"
               "  multivector relations graphs/kazakhstan-2013.json --actor KAZ --show-ended",
    .add_options = add_options,
    .own_size = sizeof(mv_list_options),
    .files_min = 1,
    .files_max = 1,
    .run = relations,
};
