#ifndef MULTIVECTOR_ERROR_H
#define MULTIVECTOR_ERROR_H

#include "multivector/decls.h"
#include <stdbool.h>
#include <stddef.h>

MV_BEGIN_DECLS

/* What a function that can fail returns. 0 is fine; the other values are the exit codes of the programs
 * (sysexits.h), so that nobody translates between the two. */
typedef enum mv_status {
    MV_OK = 0,
    MV_DIFFERENT = 1,  /* no error: `compare` found a difference, as diff does */
    MV_USAGE = 64,     /* the caller asked for something that does not exist */
    MV_BAD_DATA = 65,  /* the input says something wrong */
    MV_NO_INPUT = 66,  /* the input cannot be opened */
    MV_INTERNAL = 70,  /* a library failed, or a promise between our own functions was broken */
    MV_NO_OUTPUT = 73, /* the output cannot be created */
    MV_IO = 74,        /* reading or writing broke off */
    MV_LIMIT = 75      /* a limit kept a command from giving what was asked */
} mv_status;

/* Where in an input something stands. Line and column count from 1 (columns in characters); 0: unknown. */
typedef struct mv_place {
    const char *source; /* file name, "-" for standard input, NULL when there is none */
    size_t line, column;
} mv_place;

typedef struct mv_message {
    bool warning;
    bool note;      /* a warning of nothing: what is good to know */
    mv_place place; /* its source is a copy that belongs to the log */
    char *text;     /* may hold text of the input: make it printable before it reaches a terminal */
} mv_message;

/* Everything that was found wrong, in the order of finding it: a reader goes on after an error, so that one
 * run shows all of them. Of a kind, which is what one place of the program says of one file, the first
 * MV_LOG_KEPT are kept, and one more that tells how many there were besides; the memory of a log has a bound
 * then. Start from { 0 }; mv_log_clear() frees what it holds. */
enum { MV_LOG_KEPT = 20 };

typedef struct mv_log {
    mv_message *messages;
    size_t count;            /* of messages: those that are kept */
    size_t errors, warnings; /* that were found, kept or not */
    bool all_messages;       /* keep every one */
    struct mv_log_kind *kinds;
    size_t kind_count;
} mv_log;

/* Adds an error and gives `status` back, so that `return mv_log_error(...)` reads well. `log` may be NULL. */
mv_status mv_log_error(mv_log *log, mv_status status, mv_place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same of what may make a result doubtful. */
void mv_log_warning(mv_log *log, mv_place place, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* And of what is no reason for doubt, only good to know. */
void mv_log_note(mv_log *log, mv_place place, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Puts the messages about each file in the order of their places. */
void mv_log_sort(mv_log *log);

/* Leaves an empty log with the same `all_messages`. */
void mv_log_clear(mv_log *log);

/* Functions of this library that return a status return MV_INTERNAL, "out of memory", when memory runs out; what
 * they had allocated until then is lost. Other functions have no way to say so and end the process (abort), unless
 * they are called by `work` in here: then it is broken off, and the status is MV_INTERNAL. */
mv_status mv_try(void (*work)(void *context), void *context, mv_log *log);

MV_END_DECLS

#endif
