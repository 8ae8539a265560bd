#define _POSIX_C_SOURCE 200809L
#include "cli/command.h"
#include "support/file.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const mv_command *const commands[] = {
    &mv_cmd_report,  &mv_cmd_render, &mv_cmd_relations, &mv_cmd_timeline,
    &mv_cmd_compare, &mv_cmd_whatif, &mv_cmd_validate,  &mv_cmd_metrics
};

const mv_command *mv_command_at(size_t index)
{
    return index < MV_COUNT(commands) ? commands[index] : NULL;
}

static const mv_command *find_command(mv_run *run, const char *name)
{
    const char *names[MV_COUNT(commands) + 1] = { "help" };
    mv_quoted quoted, hint;
    for (size_t i = 0; i < MV_COUNT(commands); i++) {
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
        names[i + 1] = commands[i]->name;
    }
    mv_log_error(&run->log, MV_USAGE, (mv_place){ 0 }, "unknown command %s; \"multivector help\" lists them%s",
                 mv_quote(name, quoted), mv_suggest(name, names, MV_COUNT(names), hint));
    return NULL;
}

static mv_status print(mv_run *run, mv_text *text)
{
    return mv_run_output(run, text->bytes, text->length);
}

static mv_status print_version(mv_run *run)
{
    mv_text text = { 0 };
    mv_text_format(
        &text,
        "multivector %s\nigraph %s, Graphviz %s\nThe sources are under the MIT licence; this program, linked "
        "with igraph, is under the GPL, version 2 or later.\nThere is no warranty.\n",
        MV_VERSION, mv_igraph_version(), MV_GRAPHVIZ_VERSION);
    return print(run, &text);
}

static mv_status print_help(mv_run *run, const mv_command *command)
{
    mv_text text = { 0 };
    void *own = mv_alloc(command ? command->own_size : 0);
    run->options.count = 0;
    if (command) command->add_options(run, own);
    if (command)
        mv_help_command(&text, command, &run->options);
    else
        mv_help_program(&text);
    free(own);
    run->settings.output = NULL;
    return print(run, &text);
}

static bool asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) return true;
    return false;
}

static bool same_file(const char *path, const char *other)
{
    struct stat a, b;
    return other && stat(path, &a) == 0 && stat(other, &b) == 0 && S_ISREG(a.st_mode) && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

static mv_status check_arguments(mv_run *run, const mv_command *command)
{
    int stdin_uses = 0;
    if (run->argc < command->files_min)
        return mv_log_error(&run->log, MV_USAGE, (mv_place){ 0 }, "%s needs %s; see \"multivector help %s\"",
                            command->name, command->arguments, command->name);
    if (command->files_max >= 0 && run->argc > command->files_max) {
        mv_quoted quoted;
        return mv_log_error(&run->log, MV_USAGE, (mv_place){ 0 }, "%s is one argument too many for %s",
                            mv_quote(run->argv[command->files_max], quoted), command->name);
    }
    for (int i = 0; i < run->argc; i++)
        if (same_file(run->argv[i], run->settings.output)) {
            mv_quoted quoted;
            return mv_log_error(&run->log, MV_USAGE, (mv_place){ 0 },
                                "%s is read, and would be overwritten; another -o FILE was expected",
                                mv_quote(run->argv[i], quoted));
        }
    for (int i = 0; i < run->argc; i++) stdin_uses += strcmp(run->argv[i], "-") == 0;
    if (stdin_uses > 1)
        return mv_log_error(&run->log, MV_USAGE, (mv_place){ 0 }, "standard input (-) can be read only once");
    return MV_OK;
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
        status = check_arguments(run, command);
    }
    if (!status) status = command->run(run, own);
    free(own);
    return status;
}

static mv_status dispatch(mv_run *run, int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: multivector COMMAND [OPTION...] FILE...\n\"multivector help\" tells more\n", stderr);
        return MV_USAGE;
    }
    bool help = strcmp(argv[1], "help") == 0;
    if (strcmp(argv[1], "--version") == 0) return print_version(run);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || (help && argc == 2))
        return print_help(run, NULL);
    const mv_command *command = find_command(run, argv[help ? 2 : 1]);
    if (!command) return MV_USAGE;
    return help ? print_help(run, command) : run_command(run, command, argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is seen where it is written to */
    mv_run run = { 0 };
    run.parse = (mv_parse){ mv_arena_new(), &run.log, NULL };
    mv_status status = dispatch(&run, argc, argv);
    mv_run_say(&run);
    mv_arena_free(run.parse.arena);
    return (int)status;
}
