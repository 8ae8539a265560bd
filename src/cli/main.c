#define _POSIX_C_SOURCE 200809L
#include "cli/run/command.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *command_or_help(const void *of, size_t index)
{
    (void)of;
    return index == 0 ? "help" : mv_command_name(index - 1);
}

/* What other programs call what a command does. */
static const char *meant_by(const char *name)
{
    static const struct {
        const char *word, *command;
    } words[] = { { "plot", "render" },    { "draw", "render" },     { "picture", "render" },
                  { "export", "convert" }, { "merge", "convert" },   { "join", "convert" },
                  { "show", "report" },    { "stats", "report" },    { "summary", "report" },
                  { "diff", "compare" },   { "check", "validate" },  { "init", "new" },
                  { "list", "relations" }, { "page", "explore" },    { "read", "import" },
                  { "load", "import" },    { "centrality", "rank" }, { "options", "help" },
                  { "usage", "help" },     { "man", "help" } };
    for (size_t i = 0; i < MV_COUNT(words); i++)
        if (strcmp(name, words[i].word) == 0) return words[i].command;
    return name;
}

static const mv_command *find_command(mv_run *run, const char *name)
{
    size_t index;
    if (mv_choices_find(mv_command_name, name, &index)) return mv_command_at(index);
    mv_quoted quoted, hint;
    mv_misuse(&run->log, "unknown command %s; \"multivector help\" lists them%s", mv_quote(name, quoted),
              mv_records_suggest(command_or_help, NULL, meant_by(name), NULL, hint));
    return NULL;
}

static mv_status print(mv_run *run, mv_text *text)
{
    mv_run_output(run, text->bytes, text->length);
    return mv_run_write(run);
}

static mv_status print_version(mv_run *run)
{
    mv_text text = { 0 };
    mv_text_format(
        &text,
        "multivector %s\nigraph %s, Graphviz %s\nThe sources are under the MIT licence; this program, linked "
        "with igraph and GLPK, is under the GPL, version 3 or later.\nThere is no warranty.\n",
        MV_VERSION, mv_igraph_version(), MV_GRAPHVIZ_VERSION);
    return print(run, &text);
}

static void add_help(mv_run *run, const mv_command *command, mv_help_writer *write, mv_text *text)
{
    void *own = mv_alloc(command->own_size);
    run->options.count = 0;
    command->add_options(run, own);
    write(text, command, &run->options);
    free(own);
    run->settings.output = NULL;
}

static mv_status print_help(mv_run *run, const mv_command *command)
{
    mv_text text = { 0 };
    if (command)
        add_help(run, command, mv_help_command, &text);
    else
        mv_help_program(&text);
    return print(run, &text);
}

/* "help --options": all tables of options. */
static mv_status print_options(mv_run *run)
{
    mv_text text = { 0 };
    for (size_t i = 0; mv_command_at(i); i++) add_help(run, mv_command_at(i), mv_help_rows, &text);
    return print(run, &text);
}

static bool asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) return true;
    return false;
}

static mv_status check_arguments(mv_run *run, const mv_command *command)
{
    int stdin_uses = 0;
    if (run->argc < command->files_min)
        return mv_misuse(&run->log, "%s needs %s; see \"multivector help %s\"", command->name, command->arguments,
                         command->name);
    if (command->files_max >= 0 && run->argc > command->files_max) {
        mv_quoted quoted;
        return mv_misuse(&run->log, "%s is one argument too many for %s",
                         mv_quote(run->argv[command->files_max], quoted), command->name);
    }
    for (int i = 0; i < run->argc; i++) stdin_uses += strcmp(run->argv[i], "-") == 0;
    if (stdin_uses > 1) return mv_misuse(&run->log, "standard input (-) can be read only once");
    return mv_run_check_files(run);
}

static mv_status check_options(mv_run *run)
{
    const mv_settings *settings = &run->settings;
    if (!settings->sided || settings->selection.directed) return MV_OK;
    return mv_misuse(&run->log, "--side %s is a matter of direction; --directed was expected as well",
                     mv_side_name(settings->selection.side));
}

/* What two options mean together, where that may not be what was meant. */
static void warn_of_options(mv_run *run)
{
    const mv_selection *by = &run->settings.selection;
    if (by->project && by->fold == MV_FOLD_STRONGEST)
        mv_log_warning(
            &run->log, (mv_place){ 0 },
            "with --project the rule strongest takes one relation of each pair: however much two actors "
            "share, it counts once");
}

static mv_status run_command(mv_run *run, const mv_command *command, int argc, char **argv)
{
    if (asks_for_help(argc, argv)) return print_help(run, command);
    int first;
    void *own = mv_alloc(command->own_size);
    command->add_options(run, own);
    mv_status status = mv_options_parse(&run->options, argc, argv, &first, &run->parse);
    if (!status) {
        run->argc = argc - first;
        run->argv = argv + first;
        run->log.all_messages = run->settings.all_messages;
        mv_run_limit_memory(run->settings.memory);
        mv_run_begin_time(run);
        warn_of_options(run);
        status = check_options(run);
        if (!status) status = check_arguments(run, command);
    }
    if (!status) status = command->run(run, own);
    status = mv_run_end_time(run, status);
    if (!status || status == MV_DIFFERENT || status == MV_LIMIT) { /* a limit gives what there is */
        mv_status written = mv_run_write(run);
        if (written) status = written;
        if (run->lacking && status < MV_USAGE) status = run->lacking;
        if (run->log.errors && status < MV_USAGE) status = MV_INTERNAL; /* a worker was lost: the rest is there */
    }
    mv_network_free(run->network);
    mv_relations_free(run->set);
    free(own);
    return status;
}

static bool is_one_of(const char *word, const char *a, const char *b, const char *c)
{
    return strcmp(word, a) == 0 || strcmp(word, b) == 0 || strcmp(word, c) == 0;
}

static bool is_help(const char *word)
{
    return is_one_of(word, "help", "--help", "-h");
}

static mv_status dispatch(mv_run *run, int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: multivector COMMAND [OPTION...] FILE...\n\"multivector help\" tells more\n", stderr);
        return MV_USAGE;
    }
    bool help = is_help(argv[1]);
    if (is_one_of(argv[1], "version", "--version", "-V")) return print_version(run);
    if (help && (argc == 2 || is_help(argv[2]))) return print_help(run, NULL);
    if (help && is_one_of(argv[2], "version", "--version", "-V")) return print_version(run);
    if (help && strcmp(argv[2], "--options") == 0) return print_options(run);
    const mv_command *command = find_command(run, argv[help ? 2 : 1]);
    if (!command) return MV_USAGE;
    return help ? print_help(run, command) : run_command(run, command, argc - 1, argv + 1);
}

static mv_status work(mv_run *run, int argc, char **argv)
{
    run->parse = (mv_parse){ mv_arena_new(), &run->log, NULL };
    return dispatch(run, argc, argv);
}

static mv_status work_guarded(mv_run *run, int argc, char **argv)
{
    MV_RETURN_GUARDED(mv_status, work(run, argc, argv), (mv_run_lift_memory(), mv_guard_failed(&run->log)));
}

static mv_status say(mv_run *run, mv_status status)
{
    status = mv_run_name_memory(run, status);
    mv_run_say(run);
    return status;
}

static mv_status say_guarded(mv_run *run, mv_status status)
{
    MV_RETURN_GUARDED(mv_status, say(run, status), (mv_run_say_no_memory(), MV_INTERNAL));
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is seen where it is written to */
    mv_run_hold_size_signal();
    mv_run run = { 0 };
    mv_status status = work_guarded(&run, argc, argv);
    status = say_guarded(&run, status);
    mv_run_forget(&run);
    mv_arena_free(run.parse.arena);
    mv_run_obey_size_signal();
    return (int)status;
}
