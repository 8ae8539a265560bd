#include "cli/run/command.h"
#include "multivector/advice.h"

static void add_options(mv_run *run, void *own)
{
    (void)own;
    mv_options_add_input(&run->options, &run->settings);
    mv_options_add_common(&run->options, &run->settings, NULL);
}

/* What a valid set may be wrong about all the same. */
static mv_status advise(mv_run *run, const mv_relations *set)
{
    mv_advice_list list = { 0 };
    mv_place place = { set->path, 0, 0 };
    mv_status status = mv_advise(&list, set, &run->log);
    for (size_t i = 0; i < list.count; i++)
        (list.items[i].warning ? mv_log_warning : mv_log_note)(&run->log, place, "%s", list.items[i].text);
    mv_advice_clear(&list);
    return status;
}

static mv_status validate(mv_run *run, void *own)
{
    (void)own;
    mv_text out = { 0 };
    mv_status worst = MV_OK;
    for (int i = 0; i < run->argc; i++) {
        mv_relations *set = NULL;
        mv_status status = mv_run_read(run, run->argv[i], &set);
        if (!status) status = advise(run, set);
        mv_run_say(run);
        if (!status) {
            mv_text_add_printable(&out, run->argv[i]);
            mv_text_format(&out, ": valid: %zu actor%s, %zu relation%s\n", set->actor_count,
                           set->actor_count == 1 ? "" : "s", set->relation_count,
                           set->relation_count == 1 ? "" : "s");
        }
        if (!status && run->settings.read.recipe && set->description) { /* what became of which rows */
            mv_text_add(&out, "  ");
            mv_text_add_printable(&out, set->description);
            mv_text_add(&out, "\n");
        }
        if (status > worst) worst = status;
        mv_relations_free(set);
    }
    if (out.length) mv_run_output(run, out.bytes, out.length);
    mv_status status = mv_run_write(run); /* what is valid is said even when something is not */
    return worst ? worst : status;
}

const mv_command mv_cmd_validate = {
    .name = "validate",
    .arguments = "FILE...",
    .summary = "say everything that is wrong with relation sets, with its place",
    .details = "  multivector validate graphs/kazakhstan-2013.json\n"
               "  multivector validate graphs/scenarios/*.json --strict",
    .add_options = add_options,
    .files_min = 1,
    .files_max = -1,
    .run = validate,
};
