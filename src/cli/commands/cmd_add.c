#include "cli/run/command.h"

static void add_options(mv_run *run, void *own)
{
    mv_append *asked = own;
    const mv_option rows[] = {
        { 0, "start", "DATE", "the first day it holds", mv_parse_date, &asked->start },
        { 0, "end", "DATE", "the first day it no longer holds", mv_parse_date, &asked->end },
        { 0, "through", "DATE", "instead of --end: the last day, month or year it holds", mv_parse_date,
          &asked->through },
        { 0, "source", "ID", "the source that says so, one of the document's", mv_parse_text, &asked->source },
        { 0, "quote", "TEXT", "a short phrase of the source", mv_parse_text, &asked->quote },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_input(&run->options, &run->settings);
    mv_options_add_common(&run->options, &run->settings, NULL);
}

static mv_status add(mv_run *run, void *own)
{
    mv_append *asked = own;
    char *bytes = NULL;
    size_t length = 0;
    asked->output = run->settings.output;
    run->parse.row = NULL; /* it is no option */
    mv_status status = mv_parse_addition(run->argv[1], &asked->relation, &run->parse);
    if (!status && run->settings.read.recipe)
        status = mv_misuse(&run->log, "a published table is not changed; multivector import makes a set of it");
    if (!status)
        status =
            mv_relations_append(&bytes, &length, &run->set, run->argv[0], asked, &run->settings.read, &run->log);
    if (!status) mv_run_output(run, bytes, length);
    return status;
}

const mv_command mv_cmd_add = {
    .name = "add",
    .arguments = "FILE A,B,TYPE[,SIGN[,WEIGHT]]",
    .summary = "add a relation to a document or a table, once it is checked",
    .details =
        "  multivector add my.json KAZ,CHN,strategic_partnership --start 2005-07-04 --source my_source \\\n"
        "      --quote \"a strategic partnership\" -o my.json\n"
        "  multivector add my.csv Kazakhstan,China,trade,1,2.5 -o my.csv\n\n"
        "All but the new relation stays as it is, to the byte; it looks like those before it. A and B are\n"
        "ids or names. Sign and weight are those of the type unless they are given. FILE may be the output:\n"
        "it is replaced at once, or not at all.",
    .add_options = add_options,
    .own_size = sizeof(mv_append),
    .files_min = 2,
    .files_max = 2,
    .run = add,
};
