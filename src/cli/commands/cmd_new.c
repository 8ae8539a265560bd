#define _POSIX_C_SOURCE 200809L
#include "cli/run/command.h"
#include "multivector/starter.h"
#include <string.h>
#include <unistd.h>

typedef struct own {
    mv_starter_options starter;
    const char *from;
} own;

static void add_options(mv_run *run, void *memory)
{
    own *o = memory;
    const mv_option rows[] = {
        { 0, "from", "FILE", "the set that says who and which vectors there are, and gives the examples",
          mv_parse_input, &o->from },
        { 0, "top", "N", "of each vector the N strongest partners, 0: all (3)", mv_parse_top,
          &o->starter.partners },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_limits(&run->options, &run->settings);
    mv_options_add_common(&run->options, &run->settings, NULL);
}

static mv_status check(mv_run *run, const own *o)
{
    const char *output = run->settings.output;
    mv_quoted quoted;
    if (!o->from)
        return mv_misuse(&run->log, "new takes actors and vectors from another set; --from FILE was expected");
    if (output && strcmp(output, "-") != 0 && !mv_text_ends_with(output, ".json"))
        return mv_misuse(&run->log,
                         "the output is %s; a name that ends in .json was expected, as the document is JSON",
                         mv_quote(output, quoted));
    return MV_OK;
}

static bool has_folder(const mv_run *run)
{
    return run->settings.output && strcmp(run->settings.output, "-") != 0;
}

/* Editors find the schema beside the document. One that is there stays. */
static mv_status put_schema(mv_run *run)
{
    const char *output = run->settings.output, *slash = strrchr(output, '/');
    size_t folder = slash ? (size_t)(slash + 1 - output) : 0;
    const char *path = mv_arena_format(run->parse.arena, "%.*s%s", (int)folder, output, MV_STARTER_SCHEMA_NAME);
    const char *schema = mv_starter_schema();
    if (access(path, F_OK) == 0) return MV_OK;
    mv_status status = mv_run_check_output(run, path);
    if (status) return status;
    mv_run_put(run, path, mv_copy(schema), strlen(schema));
    mv_log_note(&run->log, (mv_place){ path, 0, 0 },
                "this is written as well: by it editors check the document while it is typed");
    return MV_OK;
}

static mv_status new (mv_run *run, void *memory)
{
    own *o = memory;
    char *bytes = NULL;
    size_t length = 0;
    mv_status status = check(run, o);
    if (!status) status = mv_run_read(run, o->from, &run->set);
    if (has_folder(run)) o->starter.schema = MV_STARTER_SCHEMA_NAME;
    if (!status) status = mv_starter_write(&bytes, &length, run->set, run->argv[0], &o->starter, &run->log);
    if (!status) mv_run_output(run, bytes, length);
    if (!status && has_folder(run)) status = put_schema(run);
    return status;
}

const mv_command mv_cmd_new = {
    .name = "new",
    .arguments = "ID",
    .summary = "write a document to start from, about an actor of another set",
    .details =
        "  multivector new KAZ --from graphs/eurasia.json -o my/kazakhstan.json\n"
        "  multivector new Uzbekistan --from graphs/eurasia.json --top 5 -o uzbekistan.json\n\n"
        "It has the vectors, the actor and its strongest partners, and three relations as examples, with what\n"
        "to put in their place; \"multivector add\" adds others. Beside it stands the JSON Schema that it names.",
    .add_options = add_options,
    .own_size = sizeof(own),
    .files_min = 1,
    .files_max = 1,
    .run = new,
};
