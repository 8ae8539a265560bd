#ifndef FORMATS_READER_H
#define FORMATS_READER_H

#include "multivector/format.h"
#include "support/text.h"

/* What every format gets to read, and the checks that all of them share. */
typedef struct mv_input {
    const char *path;
    const char *bytes; /* ends in NUL */
    size_t length;
    const mv_read_options *options;
    mv_log *log;
} mv_input;

typedef struct mv_format {
    const char *name, *summary;
    const char *endings[4]; /* with the point, longest first; the rest NULL */
    /* Adds what the input says to the set. Errors go to the log; the return value only says that the reader
     * could not go on. */
    mv_status (*read)(mv_relations *set, const mv_input *input);
} mv_format;

extern const mv_format mv_format_json, mv_format_csv;

/* ""; or "; did you mean ...?" from the actors of the set, by id or by name. Gives up politely when a file has
 * so many errors that suggestions would take longer than reading it. */
const char *mv_suggest_actor(const mv_relations *set, const char *id, const mv_log *log, mv_quoted buffer);

/* The type with this id: the set's own, or a built-in one, which is then added to the set. MV_NONE: unknown. */
size_t mv_resolve_type(mv_relations *set, const char *id);

/* "; did you mean ...?" from the declared and the built-in types. */
const char *mv_suggest_type(const mv_relations *set, const char *id, mv_quoted buffer);

bool mv_confidence_parse(const char *text, mv_confidence *confidence);

#endif
