#ifndef CLI_RUN_COMMAND_H
#define CLI_RUN_COMMAND_H

#include "cli/run/option.h"
#include "multivector/deadline.h"
#include "multivector/report.h"
#include "support/file.h"
#include "support/text.h"
#include <stdbool.h>

/* A run of the program: what all commands share. */
typedef struct mv_run {
    mv_settings settings;
    mv_options options;
    mv_parse parse;
    mv_log log;
    int argc;
    char **argv;         /* the arguments that are no options */
    mv_relations *set;   /* of the first of them, once it is read; freed with the run */
    mv_network *network; /* selected from it, in the same way */
    mv_output *outputs;  /* to be written when all is done; see below */
    size_t output_count;
    const char *folder;  /* of tables, made if it is not there when they are written; NULL: none */
    const char **inputs; /* files that were read, for what is written to be checked against */
    size_t input_count;
    mv_status lacking; /* why something is not among the outputs, which are written all the same */
    mv_deadline deadline;
} mv_run;

typedef struct mv_command {
    const char *name, *arguments, *summary;
    const char *details; /* more for its help, examples; may be NULL */
    /* Adds the command's options, whose targets live in `own`, zeroed memory of `own_size` bytes. */
    void (*add_options)(mv_run *run, void *own);
    size_t own_size;
    int files_min, files_max; /* how many arguments it takes; -1: any number */
    mv_status (*run)(mv_run *run, void *own);
} mv_command;

extern const mv_command mv_cmd_validate, mv_cmd_report, mv_cmd_render, mv_cmd_relations, mv_cmd_metrics,
    mv_cmd_timeline, mv_cmd_compare, mv_cmd_rank, mv_cmd_whatif, mv_cmd_convert, mv_cmd_import, mv_cmd_recipes,
    mv_cmd_sql, mv_cmd_types, mv_cmd_explore, mv_cmd_add, mv_cmd_new;

/* Prints the messages so far on standard error and forgets them. */
void mv_run_say(mv_run *run);
void mv_run_say_no_memory(void); /* without any */

/* Reads the relation set of the first argument and selects the network. */
mv_status mv_run_load(mv_run *run);

/* The form of a picture: asked for, or told by the ending of the name of its file (NULL: standard output). */
mv_status mv_run_picture_form(mv_run *run, const char *asked, const char *path, const char **form);

/* What the ending of a file says of the form of a chart; NULL: it has none. */
const char *mv_run_chart_form(const char *path);

/* What goes into a report whatever the command: language, form, seed, colour and progress. */
void mv_run_report_options(mv_run *run, mv_report_options *options);

/* Keeps the result for where the options say it goes, and frees it. */
void mv_run_output(mv_run *run, char *bytes, size_t length);

/* The form of a report: asked for, or told by the ending of the output's name; NULL: text. */
const char *mv_run_form(const mv_run *run);

/* Whether that is a page, which can show pictures. */
bool mv_run_writes_html(const mv_run *run);

/* A picture that the drawing program did not make is no reason to lose the rest: MV_OK, and `lacking` is kept. */
mv_status mv_run_lack(mv_run *run, mv_status status);

/* Adds a picture to the page, with a form for narrow screens (NULL: none): one that no theme was asked for follows
 * the page into the dark. */
void mv_run_add_figure(mv_report *report, const char *svg, const char *narrow, const char *theme);

/* Writes a report, in the form its options name, for where the options of the run say. The tables of CSV are each
 * a file of the folder that is the output, or else one behind the other, where they are of one section: MV_USAGE
 * when they are of several that --sections could choose from. */
mv_status mv_run_report(mv_run *run, const mv_report *report, const mv_report_options *options);

/* A command that prints a list of what there is, or of what its arguments name: its options, and all that it does.
 */
typedef mv_status mv_list_builder(mv_report **out, mv_names names, const mv_report_options *options, mv_log *log);
void mv_run_add_list_options(mv_run *run, void *own);
mv_status mv_run_list(mv_run *run, mv_list_builder *build);

/* Whether the output is a folder, for tables: its name ends in a slash. */
bool mv_run_fills_folder(const mv_run *run);

/* Shows how far a long computation is, when standard error is a terminal. */
void mv_run_progress(void *run, const char *what, size_t done, size_t total);

/* Ends the program some time behind a recipe's limit (0: MV_RECIPE_SECONDS), or where reading takes longer than
 * --time-limit; mv_run_watch_end() calls it off. */
void mv_run_watch_recipe(double seconds);
void mv_run_watch_reading(const mv_run *run);
void mv_run_watch_end(void);

/* --time-limit: begins it, where it was asked for; and says which metrics there was no time for: MV_LIMIT then,
 * else the status. */
void mv_run_begin_time(mv_run *run);
mv_status mv_run_end_time(mv_run *run, mv_status status);

/* --memory-limit: what this process and those it starts may take, each (0: all there is); no limit again. */
void mv_run_limit_memory(size_t bytes);
void mv_run_lift_memory(void);

/* MV_LIMIT, with a message, where memory ran out because of --memory-limit, else the status. Lifts the limit. */
mv_status mv_run_name_memory(mv_run *run, mv_status status);

/* Lets the signal of a file that grows too large (`ulimit -f`) wait, so that the error it goes with can be said;
 * then ends the program with it if it came. */
void mv_run_hold_size_signal(void);
void mv_run_obey_size_signal(void);

void mv_run_progress_end(mv_run *run);

/* Help, as text. */
void mv_help_program(mv_text *out);
typedef void mv_help_writer(mv_text *out, const mv_command *command, const mv_options *options);
mv_help_writer mv_help_command;

/* The options for programs, which make man pages and completions of them. A line each, between tabs: the command,
 * the letter, the name, the argument, the kind of value ("", choice, choices, file, actor, actors, names, text),
 * the choices with commas between them, and the help. */
mv_help_writer mv_help_rows;

/* What a run reads, and what it will write. Every output stands in an option of the kind mv_parse_output. Nothing
 * is written before the run is over; then all outputs are written as one (support/file.h). An output that is
 * an input, or is another output, is an error before that, whatever the spelling and through links: nothing is
 * lost. */

/* Reads a relation set; MV_USAGE when an output is one of the files it is made of. */
mv_status mv_run_read(mv_run *run, const char *path, mv_relations **set);

/* Reads the relation sets of all arguments as one, into `set` of the run. */
mv_status mv_run_read_all(mv_run *run);

/* Puts the ids of the set in the place of names in all options that name actors; mv_run_read() does so. */
void mv_run_name_actors(mv_run *run, const mv_relations *set);

/* MV_USAGE when an output is this file, which is read. */
mv_status mv_run_check_input(mv_run *run, const char *input);

/* MV_USAGE when two outputs are one file, or an output is a file that an option names as an input. */
mv_status mv_run_check_files(mv_run *run);

/* The same for a file that no option names. */
mv_status mv_run_check_output(mv_run *run, const char *path);

/* Keeps a text for a file (NULL or "-": standard output); it is freed with the run. */
void mv_run_put(mv_run *run, const char *path, char *bytes, size_t length);

/* Keeps a set that was written, with its table of actors, for where the options say, and takes the texts; MV_USAGE
 * when the table would overwrite a file that the set was read from. */
mv_status mv_run_put_set(mv_run *run, const mv_relations *set, mv_written *written);

/* Writes what was kept, and forgets it. */
mv_status mv_run_write(mv_run *run);
void mv_run_forget(mv_run *run);

/* The commands there are; NULL behind the last. */
const mv_command *mv_command_at(size_t index);
const char *mv_command_name(size_t index);

#endif
