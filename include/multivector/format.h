#ifndef MULTIVECTOR_FORMAT_H
#define MULTIVECTOR_FORMAT_H

#include "multivector/relations.h"

/* How relation sets come in: one row per file format. */
typedef struct mv_read_options {
    const char *format; /* name of a format; NULL: by the file's ending, else by its first characters */
    const char *nodes;  /* file of actors for formats that keep them apart; NULL: NAME.nodes.csv if it exists */
    bool strict;        /* unknown keys are errors, not warnings */
} mv_read_options;

/* Reads a relation set from a file, or from standard input when `path` is "-"; a gzip file is unpacked on the
 * way. Everything wrong with the input is added to `log` with its place, not only the first error; then the
 * result is NULL and the status MV_BAD_DATA (MV_NO_INPUT, MV_IO when the file itself is the trouble).
 * The caller frees the set with mv_relations_free(). */
mv_status mv_relations_read(mv_relations **out, const char *path, const mv_read_options *options, mv_log *log);

size_t mv_format_count(void);
const char *mv_format_name(size_t index);
const char *mv_format_summary(size_t index);

#endif
