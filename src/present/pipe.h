#ifndef PRESENT_PIPE_H
#define PRESENT_PIPE_H

#include "multivector/error.h"
#include "support/text.h"

/* Runs one of our own programs: `in` goes to its standard input, `out` gets its standard output, and what it
 * writes to standard error becomes messages in the log. The program is looked for beside the one that runs
 * and in the folder for helpers (MV_LIBEXEC_DIR), never on the search path. It is ended when it takes too
 * long; a program that cannot be found, crashes or fails is an error. */
mv_status mv_pipe_run(mv_text *out, const char *program, const char *in, size_t length, mv_log *log);

#endif
