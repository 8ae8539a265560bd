#ifndef CLI_RUN_OPTION_H
#define CLI_RUN_OPTION_H

#include "multivector/error.h"
#include "multivector/format.h"
#include "multivector/identity.h"
#include "multivector/metric.h"
#include "multivector/network.h"
#include "multivector/picture.h"
#include "support/memory.h"
#include "support/names.h"

/* Options as tables: a row says how an option is written, what it means and where its value goes. Parsing,
 * help and the manual read the rows. */

struct mv_picture_size;

typedef struct mv_parse {
    mv_arena *arena; /* for values that outlive the argument */
    mv_log *log;
    const struct mv_option *row; /* the option at hand */
} mv_parse;

typedef mv_status mv_option_parse(const char *value, void *target, mv_parse *parse);

typedef struct mv_option {
    char letter; /* 0: no short form */
    const char *name;
    const char *argument; /* how help names the value, in brackets one that may be left out; NULL: it takes none */
    const char *help;     /* "{}" stands for the list of choices */
    mv_option_parse *parse;
    void *target;
    mv_choice_at *choices; /* the names it takes; NULL: any value that parses */
} mv_option;

enum { MV_MOST_OPTIONS = 96 };

/* A growing list of rows, to put common and own options together. */
typedef struct mv_options {
    mv_option rows[MV_MOST_OPTIONS];
    size_t count;
} mv_options;

void mv_options_add(mv_options *options, const mv_option *rows, size_t count);

/* What every command that reads a relation set understands. */
typedef struct mv_settings {
    mv_read_options read;
    mv_selection selection;
    const char *language;
    const char *output, *format, *color;
    uint64_t seed;
    size_t memory;  /* bytes that a process may take; 0: all there are */
    double seconds; /* that reading and computing may take; 0: as long as they take */
    mv_identity_rule identity;
    bool quiet, help, all_messages;
    bool sided; /* a side of ties was asked for, and be it both */
} mv_settings;

/* output, format (unless `forms`, the names it takes, is NULL), color, ... */
void mv_options_add_common(mv_options *options, mv_settings *settings, mv_choice_at *forms);
void mv_options_add_input(mv_options *options, mv_settings *settings); /* from, nodes, strict */

/* max-actors, ..., memory-limit and time-limit: of all that reads. In those of the input they are. */
void mv_options_add_limits(mv_options *options, mv_settings *settings);
void mv_options_add_shared(mv_options *options, mv_settings *settings,
                           mv_choice_at *forms); /* at, type, ...: all */

/* size, width, aspect, dpi: of a picture. */
void mv_options_add_size(mv_options *options, struct mv_picture_size *size);

/* jobs, weighted, exact, normalised and, where it says what that adds, directed and side. */
void mv_options_add_measures(mv_options *options, mv_settings *settings, mv_metric_options *metric,
                             const char *directed);

/* identity: for commands that look at several sets or dates. */
void mv_options_add_identity(mv_options *options, mv_settings *settings);

/* title, source, credit: the words around a picture. */
void mv_options_add_words(mv_options *options, const char **title, mv_picture_credits *credits);

/* Reads the options, which may stand anywhere before "--", and leaves the other arguments in order at the end
 * of argv, from *first on. */
mv_status mv_options_parse(const mv_options *options, int argc, char **argv, int *first, mv_parse *parse);

/* An ISO date, or "today"; false for anything else. */
bool mv_parse_day(const char *text, mv_date *date);

/* MV_USAGE: "--NAME is VALUE; EXPECTED was expected", NAME that of the option at hand; "the relation is VALUE"
 * where there is none. */
mv_status mv_parse_refuse(const char *value, const char *expected, const mv_parse *parse);

/* The same of a date, with what to write instead, where that can be told. */
mv_status mv_parse_refuse_date(const char *value, const char *expected, const mv_parse *parse);

/* The place of the value among the choices of the option at hand; MV_USAGE, said, for another. */
mv_status mv_parse_index(const char *value, size_t *index, mv_parse *parse);

/* Whether it is a whole number, of digits alone. */
bool mv_parse_whole(const char *value, uint64_t *number);

/* A,B,TYPE[,SIGN[,WEIGHT]]. */
mv_status mv_parse_addition(const char *value, mv_addition *out, mv_parse *parse);

/* Kinds of values. The target is what the name says. */
mv_option_parse mv_parse_flag;            /* bool: becomes true */
mv_option_parse mv_parse_text;            /* const char * */
mv_option_parse mv_parse_choice;          /* const char *: one of the choices */
mv_option_parse mv_parse_choice_or_first; /* the same; the first of them when left out */
mv_option_parse mv_parse_choices;         /* mv_names: some of the choices, separated by commas */
mv_option_parse mv_parse_date;            /* mv_date */
mv_option_parse mv_parse_period;          /* mv_period */
mv_option_parse mv_parse_input;           /* const char *: a file that is read */
mv_option_parse mv_parse_output;          /* const char *: a file that is written */
mv_option_parse mv_parse_names;           /* mv_names: separated by commas */
mv_option_parse mv_parse_more_names;      /* mv_names: the same, and given again it adds to the list */
mv_option_parse mv_parse_actor;           /* const char *: an actor, by its id or its name (cli/run/actors.c) */
mv_option_parse mv_parse_actors;          /* mv_names: such, separated by commas */
mv_option_parse mv_parse_more_actors;     /* mv_names: the same, and given again it adds to the list */
mv_option_parse mv_parse_count;           /* size_t */
mv_option_parse mv_parse_step;            /* int of months: 1y, 6m */
mv_option_parse mv_parse_draws;           /* size_t: 1 to a million */
mv_option_parse mv_parse_top;             /* size_t of rows: 0 becomes MV_NONE, all of them */
mv_option_parse mv_parse_number;          /* double */
mv_option_parse mv_parse_seconds;         /* double: above 0 */
mv_option_parse mv_parse_side;            /* mv_settings: the side of its selection */

#endif
