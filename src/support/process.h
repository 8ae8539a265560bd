#ifndef SUPPORT_PROCESS_H
#define SUPPORT_PROCESS_H

#include "multivector/error.h"
#include "support/text.h"

/* A program that does a part of our work. Nothing of ours changes while it runs: no variable, no signal. */
typedef struct mv_helper {
    const char *name;
    const char *arguments[8]; /* behind its name; the rest NULL */
    const char *package;  /* that it comes in, for a program found on the search path; NULL: one of our own, found
                             as in own_files.h, beside us or in the folder for helpers (MV_LIBEXEC_DIR) */
    const char *makes;    /* with a package: what cannot be made without it */
    const char *variable; /* "NAME=value" for its environment, unless ours has NAME; NULL: none */
    int seconds;          /* it may take; 0: 300 */
} mv_helper;

/* In a process just forked: it ends when its parent, of this id, does, however that ends (on Linux). */
void mv_process_follow(int parent);

/* Runs a helper, without a shell: `in` goes to its standard input, `out` gets its standard output, and what it
 * writes to standard error becomes messages in the log. It is ended when it takes too long, or gives more
 * than 512 MiB (MV_LIMIT); a program that cannot be found, crashes or fails is an error. One with a package has
 * 4 GiB of memory and as much processor time as it may take, and writes no file. */
mv_status mv_pipe_run(mv_text *out, const mv_helper *helper, const char *in, size_t length, mv_log *log);

#endif
