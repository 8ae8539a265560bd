#ifndef FORMATS_READER_H
#define FORMATS_READER_H

#include "formats/records/loss.h"
#include "multivector/format.h"
#include "support/text.h"

/* A format: how it is told, read and written. Foreign ones read by formats/records/records.h and write by
 * formats/records/fields.h, so that each is but a parser and a printer. */

/* What every format gets to read. */
typedef struct mv_input {
    const char *path;
    const char *bytes; /* ends in NUL */
    size_t length;
    const mv_read_options *options;
    mv_log *log;
} mv_input;

/* What every format gets to write, and where to. */
typedef struct mv_writing {
    const mv_relations *set;
    mv_text *out;
    mv_text *actors; /* a table of actors, to stand beside the file; NULL when it can have none beside it */
    mv_loss *loss;   /* what the format cannot hold */
    mv_log *log;
} mv_writing;

typedef struct mv_format {
    const char *name, *summary;
    const char *endings[4]; /* with the point, in small letters, without .gz; the rest NULL */
    /* Whether the text, without blanks before it, is of this format, told by its beginning and what must be in it;
     * NULL: by its ending alone. Asked in the order of the table in format.c: when the ending says nothing, and to
     * choose among formats of one ending. */
    bool (*recognise)(const char *bytes, size_t length);
    /* Adds what the input says to the set, and the files it reads besides to the set's list. Errors go to the log;
     * the return value only says that the reader could not go on. NULL: the format is only written. */
    mv_status (*read)(mv_relations *set, const mv_input *input);
    /* Writes all of the set that the format holds, and counts the rest. NULL: the format is only read. */
    mv_status (*write)(const mv_writing *writing);
} mv_format;

extern const mv_format mv_format_json;
extern const mv_format mv_format_csv;

#endif
