#define _POSIX_C_SOURCE 200809L
#include "cli/run/command.h"
#include "support/beside.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_stream(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* The file that an option of this kind names; NULL when it is of another kind, or not given. */
static const char *file_of(const mv_option *row, mv_option_parse *kind)
{
    return row->parse == kind ? *(const char *const *)row->target : NULL;
}

static mv_status overwrites(mv_run *run, const mv_option *row, const char *input)
{
    mv_quoted quoted;
    return mv_misuse(&run->log, "%s is read, and --%s would overwrite it; another file was expected",
                     is_stream(input) ? "standard input" : mv_quote(input, quoted), row->name);
}

mv_status mv_run_check_input(mv_run *run, const char *input)
{
    for (size_t i = 0; i < run->options.count; i++) {
        const mv_option *row = &run->options.rows[i];
        const char *output = file_of(row, mv_parse_output);
        if (output && !is_stream(output) && mv_file_same(input, output)) return overwrites(run, row, input);
    }
    return MV_OK;
}

/* Standard output is where the result goes that no option sends elsewhere. */
static mv_status check_pair(mv_run *run, const mv_option *one, const mv_option *other)
{
    const char *a = file_of(one, mv_parse_output), *b = file_of(other, mv_parse_output);
    bool result = other->target == (void *)&run->settings.output;
    if (!b && result) b = "-";
    if (!a || !b || is_stream(a) != is_stream(b)) return MV_OK;
    if (!is_stream(a) && !mv_file_same(a, b)) return MV_OK;
    mv_quoted quoted;
    const char *where = is_stream(a) ? "standard output" : mv_quote(a, quoted);
    const char *what = result ? "the result" : mv_arena_format(run->parse.arena, "--%s", other->name);
    return mv_misuse(&run->log, "--%s and %s would both go to %s; another file was expected", one->name, what,
                     where);
}

mv_status mv_run_check_files(mv_run *run)
{
    const mv_options *options = &run->options;
    mv_status status = MV_OK;
    for (size_t i = 0; i < options->count && !status; i++) {
        const char *input = file_of(&options->rows[i], mv_parse_input);
        if (input) status = mv_run_check_input(run, input);
        for (size_t k = i + 1; k < options->count && !status; k++)
            status = check_pair(run, &options->rows[i], &options->rows[k]);
    }
    return status;
}

/* Inputs are remembered, as some outputs are named later. */
static mv_status check_files_of(mv_run *run, const mv_relations *set)
{
    mv_status status = MV_OK;
    for (size_t i = 0; i < set->file_count && !status; i++) {
        const char *path = set->files[i].path;
        status = mv_run_check_input(run, path);
        run->inputs = mv_grow(run->inputs, run->input_count, sizeof *run->inputs);
        run->inputs[run->input_count++] = mv_arena_copy(run->parse.arena, path, strlen(path));
    }
    return status;
}

static mv_status is_used(mv_run *run, const char *path, const char *how)
{
    mv_quoted quoted;
    return mv_misuse(&run->log, "%s %s; another folder was expected", mv_quote(path, quoted), how);
}

mv_status mv_run_check_output(mv_run *run, const char *path)
{
    for (size_t i = 0; i < run->input_count; i++)
        if (mv_file_same(run->inputs[i], path)) return is_used(run, path, "is read, and would be overwritten");
    for (size_t i = 0; i < run->options.count; i++) {
        const mv_option *row = &run->options.rows[i];
        const char *input = file_of(row, mv_parse_input), *output = file_of(row, mv_parse_output);
        if (input && mv_file_same(input, path)) return is_used(run, path, "is read, and would be overwritten");
        if (output && !is_stream(output) && mv_file_same(output, path))
            return is_used(run, path, "is written twice");
    }
    return MV_OK;
}

mv_status mv_run_read(mv_run *run, const char *path, mv_relations **set)
{
    mv_status status = mv_run_check_input(run, path);
    mv_run_watch_reading(run);
    if (!status) status = mv_relations_read(set, path, &run->settings.read, &run->log);
    mv_run_watch_end();
    if (!status) mv_run_name_actors(run, *set);
    return status ? status : check_files_of(run, *set);
}

mv_status mv_run_read_all(mv_run *run)
{
    const char *const *paths = (const char *const *)run->argv;
    mv_status status = MV_OK;
    for (int i = 0; i < run->argc && !status; i++) status = mv_run_check_input(run, run->argv[i]);
    mv_run_watch_reading(run);
    if (!status)
        status = mv_relations_read_all(&run->set, paths, (size_t)run->argc, &run->settings.read, &run->log);
    mv_run_watch_end();
    if (!status) mv_run_name_actors(run, run->set);
    return status ? status : check_files_of(run, run->set);
}

void mv_run_put(mv_run *run, const char *path, char *bytes, size_t length)
{
    run->outputs = mv_grow(run->outputs, run->output_count, sizeof *run->outputs);
    run->outputs[run->output_count++] = (mv_output){ path, bytes, length };
}

/* Whether it was not there before; where it cannot be made, writing into it says why. */
static bool make_folder(const char *path)
{
    return path && mkdir(path, 0777) == 0;
}

static mv_status write_into_folder(mv_run *run)
{
    bool made = make_folder(run->folder);
    mv_status status = mv_files_write(run->outputs, run->output_count, &run->log);
    if (status && made) rmdir(run->folder);
    return status;
}

/* A folder is not left empty by a signal. */
mv_status mv_run_write(mv_run *run)
{
    sigset_t before;
    mv_run_obey_size_signal(); /* one that was sent: nothing is written yet */
    mv_run_hold_size_signal();
    if (run->folder) mv_signals_hold(&before);
    mv_status status = write_into_folder(run);
    if (run->folder) mv_signals_release(&before);
    mv_run_forget(run);
    return status;
}

void mv_run_forget(mv_run *run)
{
    for (size_t i = 0; i < run->output_count; i++) free((char *)(uintptr_t)run->outputs[i].bytes);
    free(run->outputs);
    free((void *)run->inputs);
    run->inputs = NULL;
    run->input_count = 0;
    run->outputs = NULL;
    run->output_count = 0;
}
