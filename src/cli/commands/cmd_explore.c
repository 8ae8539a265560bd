#include "cli/run/command.h"
#include "multivector/page.h"
#include <string.h>
#include <unistd.h>

typedef struct explore_options {
    mv_page_options page;
    const char *other;
} explore_options;

static void add_options(mv_run *run, void *own)
{
    explore_options *o = own;
    const mv_option rows[] = {
        { 0, "since", "DATE", "the first date (that of the first relation, or from when on all is covered)",
          mv_parse_date, &o->page.since },
        { 0, "until", "DATE", "the last date (that of the document, or of its last change)", mv_parse_date,
          &o->page.until },
        { 0, "step", "STEP", "from one date to the next: 1y (a year), 6m, 1m (1y; 60 dates at most)",
          mv_parse_step, &o->page.months },
        { 0, "metrics", "LIST", "metrics of actors that their size can tell (see \"multivector metrics\")",
          mv_parse_names, &o->page.metrics },
        { 0, "compare", "FILE", "another set: the page switches between the two and what differs", mv_parse_input,
          &o->other },
        { 0, "strongest", "K",
          "draw the K strongest lines of each actor; 0: all (of too many, as many as can be seen)", mv_parse_top,
          &o->page.drawing.strongest },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_measures(&run->options, &run->settings, &o->page.metric,
                            "allow directed metrics, and let paths follow direction");
    mv_options_add_words(&run->options, &o->page.drawing.title, &o->page.drawing.credits);
    mv_options_add_shared(&run->options, &run->settings, NULL);
}

/* A browser takes what ends otherwise for something else, and nobody reads a page on a terminal. */
static mv_status check_output(mv_run *run)
{
    const char *output = run->settings.output, *point = output ? mv_text_ending(output) : NULL;
    mv_quoted quoted;
    if ((!output || strcmp(output, "-") == 0) && isatty(STDOUT_FILENO))
        return mv_misuse(&run->log, "a page is nothing for a terminal; -o NAME.html was expected");
    if (!point || mv_text_ends_with(output, ".html") || mv_text_ends_with(output, ".htm")) return MV_OK;
    return mv_misuse(&run->log, "the name of the page ends in %s; .html was expected", mv_quote(point, quoted));
}

static mv_status explore(mv_run *run, void *own)
{
    explore_options *o = own;
    mv_relations *other = NULL;
    char *bytes;
    size_t length;
    bool limited = false;
    o->page.limited = &limited;
    o->page.seconds = run->settings.seconds;
    o->page.progress = mv_run_progress;
    o->page.context = run;
    o->page.drawing.language = run->settings.language;
    o->page.drawing.seed = o->page.metric.seed = run->settings.seed;
    mv_status status = check_output(run);
    if (!status) status = mv_run_read(run, run->argv[0], &run->set);
    if (!status && o->other) status = mv_run_read(run, o->other, &other);
    const mv_relations *const sets[] = { run->set, other };
    if (!status)
        status =
            mv_page_build(&bytes, &length, sets, other ? 2 : 1, &run->settings.selection, &o->page, &run->log);
    mv_run_progress_end(run);
    if (!status) mv_run_output(run, bytes, length);
    if (!status && limited) status = MV_LIMIT;
    mv_relations_free(other);
    return status;
}

const mv_command mv_cmd_explore = {
    .name = "explore",
    .arguments = "FILE",
    .summary = "write one page, for a browser, in which to look around",
    .details =
        "  multivector explore graphs/kazakhstan-2013.json -o kazakhstan.html\n"
        "  multivector explore graphs/eurasia.json --since 1992 --until 2024 -o eurasia.html\n"
        "  multivector explore A.json --compare B.json -o both.html\n\n"
        "The page is one file that opens from disk and asks for nothing else: the picture, what it is made of\n"
        "on each date, and tables. It can be mailed, printed, and read without scripts.",
    .add_options = add_options,
    .own_size = sizeof(explore_options),
    .files_min = 1,
    .files_max = 1,
    .run = explore,
};
