#ifndef CLI_RUN_FILES_H
#define CLI_RUN_FILES_H

#include "cli/run/command.h"

/* What a run reads, and what it will write. Every output stands in an option of the kind mv_parse_output. Nothing
 * is written before the run is over; then all outputs are written as one (support/file_write.h). An output that is
 * an input, or is another output, is an error before that, whatever the spelling and through links: nothing is
 * lost. */

/* Reads a relation set; MV_USAGE when an output is one of the files it is made of. */
mv_status mv_run_read(mv_run *run, const char *path, mv_relations **set);

/* MV_USAGE when two outputs are one file, or an output is a file that an option names as an input. */
mv_status mv_run_check_files(mv_run *run);

/* Keeps a text for a file (NULL or "-": standard output); it is freed with the run. */
void mv_run_put(mv_run *run, const char *path, char *bytes, size_t length);

/* Writes what was kept, and forgets it. */
mv_status mv_run_write(mv_run *run);
void mv_run_forget(mv_run *run);

#endif
