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
    const char *bytes; /* ends in NUL; for a format that streams the first piece, without NUL */
    size_t length;
    const mv_read_options *options;
    mv_log *log;
    struct mv_stream *rest; /* for a format that streams: the pieces that follow */
    /* mv_read_base(), as a pointer so that formats need not know the list of formats. */
    mv_status (*read_base)(mv_relations **set, mv_text *text, const char *path, mv_log *log);
} mv_input;

/* Reads a set that another rests on, by its name and content alone; *set is NULL when it is a document of our own,
 * whose text is in *text then. */
mv_status mv_read_base(mv_relations **set, mv_text *text, const char *path, mv_log *log);

/* What every format gets to write, and where to. */
typedef struct mv_writing {
    const mv_relations *set;
    const char *path; /* where it will stand; NULL: standard output */
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
    bool streams; /* it reads piece by piece */
    bool own;     /* it says all that a set is: options about what is missing or named otherwise are refused */
    /* Adds what the input says to the set, and the files it reads besides to the set's list. Errors go to the log;
     * the return value only says that the reader could not go on. NULL: the format is only written. */
    mv_status (*read)(mv_relations *set, const mv_input *input);
    /* Writes all of the set that the format holds, and counts the rest. NULL: the format is only read. */
    mv_status (*write)(const mv_writing *writing);
    /* Adds the input to `out` with one relation more, the last of the set, put where it belongs in the form of
     * what stands there; all else stays as it is, to the byte. NULL: the format is not changed in place. */
    mv_status (*append)(mv_text *out, const mv_input *input, const mv_relations *set);
} mv_format;

/* Reads a set from a text that is in memory, in the format that the options, the name or the text tell. The text
 * ends in NUL; *format (may be NULL) is that format. */
mv_status mv_read_text(mv_relations **out, const mv_format **format, const mv_input *text);

/* A format by its name; for what is read else by the ending of its name or what stands in it, for what is written
 * by the ending of its name. MV_USAGE when there is none. */
mv_status mv_format_of_input(const mv_format **out, const mv_input *input);
mv_status mv_format_of_output(const mv_format **out, const char *name, const char *path, mv_log *log);

/* The format when it is told by the first piece of the input that it streams; else NULL. */
const mv_format *mv_format_of_stream(const mv_input *input);

extern const mv_format mv_format_json;
extern const mv_format mv_format_jsonl;
extern const mv_format mv_format_graphml;
extern const mv_format mv_format_gexf;
extern const mv_format mv_format_jgf;
extern const mv_format mv_format_node_link;
extern const mv_format mv_format_cyjs;
extern const mv_format mv_format_gml;
extern const mv_format mv_format_dot;
extern const mv_format mv_format_pajek;
extern const mv_format mv_format_dl;
extern const mv_format mv_format_matrix;
extern const mv_format mv_format_csv;

#endif
