#ifndef FORMATS_READER_H
#define FORMATS_READER_H

#include "multivector/format.h"
#include "support/text.h"

/* What every format gets to read. */
typedef struct mv_input {
    const char *path;
    const char *bytes; /* ends in NUL */
    size_t length;
    const mv_read_options *options;
    mv_log *log;
} mv_input;

typedef struct mv_format {
    const char *name, *summary;
    const char *endings[4]; /* with the point, in small letters; the rest NULL */
    /* Adds what the input says to the set, and the files it reads besides to the set's list. Errors go to the log;
     * the return value only says that the reader could not go on. */
    mv_status (*read)(mv_relations *set, const mv_input *input);
} mv_format;

extern const mv_format mv_format_json, mv_format_csv;

#endif
