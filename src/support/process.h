#ifndef SUPPORT_PROCESS_H
#define SUPPORT_PROCESS_H

#include "multivector/error.h"
#include "support/text.h"

/* A program that does a part of our work. */
typedef struct mv_helper {
    const char *name;
    const char *arguments[8]; /* behind its name; the rest NULL */
    const char *package; /* that it comes in, for a program found on the search path; NULL: one of our own, found
                            beside the running program or in the folder for helpers (MV_LIBEXEC_DIR) */
    int seconds;         /* it may take; 0: 300 */
} mv_helper;

/* Runs a helper, without a shell: `in` goes to its standard input, `out` gets its standard output, and what it
 * writes to standard error becomes messages in the log. It is ended when it takes too long (MV_LIMIT); a
 * program that cannot be found, crashes or fails is an error. */
mv_status mv_pipe_run(mv_text *out, const mv_helper *helper, const char *in, size_t length, mv_log *log);

#endif
