#define _POSIX_C_SOURCE 200809L
#include "cli/run/command.h"
#include "multivector/picture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Whether to emphasise text on this stream (1 or 2). */
static bool use_color(const mv_run *run, int stream)
{
    const char *when = run->settings.color, *none = getenv("NO_COLOR"), *term = getenv("TERM");
    if (when && strcmp(when, "auto") != 0) return strcmp(when, "always") == 0;
    return isatty(stream) && !(none && *none) && !(term && strcmp(term, "dumb") == 0);
}

static void add_message(mv_text *out, const mv_message *message, bool color)
{
    if (message->place.source)
        mv_text_add_printable(out, message->place.source);
    else
        mv_text_add(out, "multivector");
    if (message->place.line) mv_text_format(out, ":%zu", message->place.line);
    if (message->place.column) mv_text_format(out, ":%zu", message->place.column);
    const char *word = message->note ? "note" : message->warning ? "warning" : "error";
    if (color)
        mv_text_format(out, ": \x1b[%dm%s\x1b[0m: ", message->note ? 36 : message->warning ? 35 : 31, word);
    else
        mv_text_format(out, ": %s: ", word);
    mv_text_add_printable(out, message->text);
    mv_text_add(out, "\n");
}

void mv_run_say_no_memory(void)
{
    fputs("multivector: error: out of memory\n", stderr);
}

void mv_run_say(mv_run *run)
{
    mv_text out = { 0 };
    bool color = use_color(run, STDERR_FILENO), reason = false;
    for (size_t i = 0; i < run->log.count; i++) {
        const mv_message *message = &run->log.messages[i];
        if (!message->warning || !run->settings.quiet) add_message(&out, message, color);
        if (!message->warning) reason = true;
    }
    if (out.length) fwrite(out.bytes, 1, out.length, stderr);
    if (run->log.errors && !reason) mv_run_say_no_memory(); /* nor was there any for the message */
    mv_text_clear(&out);
    mv_log_clear(&run->log);
}

mv_status mv_run_load(mv_run *run)
{
    mv_status status = mv_run_read(run, run->argv[0], &run->set);
    return status ? status : mv_network_build(&run->network, run->set, &run->settings.selection, &run->log);
}

mv_status mv_run_picture_form(mv_run *run, const char *asked, const char *path, const char **form)
{
    const char *point = path ? mv_text_ending(path) : NULL;
    *form = asked ? asked : point ? mv_picture_format_of_path(path) : "svg";
    return *form ? MV_OK
                 : mv_choices_refuse(mv_drawing_format_name, "the ending of the picture", point + 1, &run->log);
}

const char *mv_run_chart_form(const char *path)
{
    const char *point = mv_text_ending(path), *known = mv_picture_format_of_path(path);
    return known ? known : point ? point + 1 : NULL;
}

void mv_run_report_options(mv_run *run, mv_report_options *options)
{
    options->language = run->settings.language;
    options->format = mv_run_form(run);
    options->seed = options->metric.seed = run->settings.seed;
    options->jobs = options->metric.jobs;
    options->metric.seconds = run->settings.seconds;
    options->metric.brief = !(run->settings.seconds > 0) && !options->sections.count && !options->metrics.count;
    options->color = !run->settings.output && use_color(run, STDOUT_FILENO);
    options->progress = mv_run_progress;
    options->context = run;
}

mv_status mv_run_lack(mv_run *run, mv_status status)
{
    if (status != MV_INTERNAL && status != MV_LIMIT) return status;
    run->lacking = status;
    return MV_OK;
}

void mv_run_output(mv_run *run, char *bytes, size_t length)
{
    mv_run_put(run, run->settings.output, bytes, length);
}

mv_status mv_run_put_set(mv_run *run, const mv_relations *set, mv_written *written)
{
    for (size_t i = 0; written->actors && i < set->file_count; i++)
        if (mv_file_same(set->files[i].path, written->actors_path)) {
            mv_quoted quoted;
            return mv_misuse(&run->log,
                             "%s is read, and the table of actors would overwrite it; another name was expected",
                             mv_quote(written->actors_path, quoted));
        }
    if (written->actors) {
        const char *path = written->actors_path;
        mv_run_put(run, mv_arena_copy(run->parse.arena, path, strlen(path)), written->actors,
                   written->actors_length);
    }
    mv_run_output(run, written->bytes, written->length);
    written->actors = written->bytes = NULL;
    return MV_OK;
}

bool mv_run_fills_folder(const mv_run *run)
{
    const char *output = run->settings.output;
    return output && *output && output[strlen(output) - 1] == '/';
}

const char *mv_run_form(const mv_run *run)
{
    const char *output = run->settings.output;
    if (run->settings.format || !output) return run->settings.format;
    return mv_run_fills_folder(run) ? "csv" : mv_report_form_by_ending(output);
}

bool mv_run_writes_html(const mv_run *run)
{
    const char *form = mv_run_form(run);
    return form && strcmp(form, "html") == 0;
}

void mv_run_progress(void *context, const char *what, size_t done, size_t total)
{
    const mv_run *run = context;
    bool patience = clock() < CLOCKS_PER_SEC; /* work of under a second needs no progress line */
    if (patience || run->settings.quiet || !isatty(STDERR_FILENO)) return;
    fprintf(stderr, "\r\x1b[K%zu of %zu: %s ...", done + 1, total, what);
    fflush(stderr);
}

void mv_run_progress_end(mv_run *run)
{
    if (clock() >= CLOCKS_PER_SEC && !run->settings.quiet && isatty(STDERR_FILENO)) fputs("\r\x1b[K", stderr);
}
