#ifndef MULTIVECTOR_FORMAT_H
#define MULTIVECTOR_FORMAT_H

#include "multivector/decls.h"
#include "multivector/relations.h"

MV_BEGIN_DECLS

/* What comes first in dates such as 9/6/2013. */
typedef enum mv_date_order { MV_DATES_UNSAID, MV_DATES_DMY, MV_DATES_MDY } mv_date_order;

/* How relation sets come in, one row per file format, and go out. */
typedef struct mv_read_options {
    const char *format;       /* name of a format; NULL: by the file's ending, else by its first characters */
    const char *vector_table; /* file of vectors, for foreign formats: id, name, counted, color; NULL: those that
                               * actors name, in the order of their ids */
    const char *nodes;        /* file of actors for formats that keep them apart; NULL: NAME.nodes.csv, or with the
                               * ending of the table, if it exists */
    bool strict;      /* unknown keys are errors, not warnings; so are relations of actors that do not exist */
    mv_names map;     /* "FIELD=COLUMN": what columns and attributes of foreign formats mean */
    mv_names columns; /* of a table without a header */
    mv_names missing; /* texts that stand for nothing */
    mv_date_order dates;
    const char *split; /* what stands between the entries of a list in a cell of a table: of sources, targets or
                          types, each of which is a relation then, with the row's id and a number behind it;
                          NULL: cells hold no lists */
    /* Of foreign formats: a relation that is listed from both of its ends, with the same type, sign, weight and
     * dates, is one without direction, unless its type has a direction of its own; the first of the two counts,
     * and a warning says how many there were. */
    bool undirected_once;
    const char *recipe; /* name or file of the recipe (recipe.h) that makes relations of the table; NULL: none */
    mv_limits limits;   /* of the set; 0: the usual one (docs/limits.md), MV_NONE: none */
    mv_period covers;   /* what a table covers, which cannot say so itself; .from.day 0: it is not declared */
} mv_read_options;

/* Reads a relation set from a file, or from standard input when `path` is "-"; a gzip file is unpacked on the
 * way. Everything wrong with the input is added to `log` with its place, not only the first error; then the
 * result is NULL and the status MV_BAD_DATA (MV_NO_INPUT, MV_IO when the file itself is the trouble, MV_LIMIT when
 * it says more than the limits allow). The caller frees the set with mv_relations_free(). */
mv_status mv_relations_read(mv_relations **out, const char *path, const mv_read_options *options, mv_log *log);

/* Reads several files (one at least) as one set, in their order: records with an id count as the first file has
 * them, relations that an earlier file has to the last word count once; warnings say how many. The title,
 * description, date and focus are the first there are. Errors and ownership are those of mv_relations_read(). */
mv_status mv_relations_read_all(mv_relations **out, const char *const *paths, size_t count,
                                const mv_read_options *options, mv_log *log);

/* A relation for a document, and when it holds by which source. */
typedef struct mv_append {
    mv_addition relation;
    mv_date start, end, through; /* not both of the last two */
    const char *source;          /* an id or a title from the document's sources; NULL: none */
    const char *quote;           /* of that source; NULL: none */
    const char *output;          /* where the document will stand; NULL or "-": where it stands */
} mv_append;

/* Adds one relation to a document, of JSON, JSON Lines or CSV, and gives its new text: behind the last relation
 * and in the form of what stands there, everything else the same to the byte; packed when `output` ends in .gz.
 * What may be wrong about it (it is there already, an end does not exist then) is warned of. *set (may be NULL) is
 * the set with it, its last relation. MV_USAGE when an actor, the type or the source is not in the set, with a
 * suggestion; when the format is another one, or a table has no column for what is said. The caller frees the text
 * and the set. */
mv_status mv_relations_append(char **out, size_t *length, mv_relations **set, const char *path,
                              const mv_append *asked, const mv_read_options *options, mv_log *log);

/* Adds the actors that are marked, and the marked relations, which must be between these, to another set, with all
 * that they rest on; NULL marks all. Texts are copied. */
void mv_relations_add_some(mv_relations *set, const mv_relations *from, const bool *actors, const bool *relations);

/* What a set becomes in some format. */
typedef struct mv_written {
    char *path; /* where it should stand; NULL: standard output */
    char *bytes;
    size_t length;
    char *actors_path, *actors; /* a table of actors beside it; NULL: none is needed, or none is possible */
    size_t actors_length;
} mv_written;

/* Writes a set in a format: the one that is named, or the one that the ending of `path` says; packed when that is
 * .gz. What the format cannot hold is left out, and a warning says what and how many values. MV_USAGE when there
 * is no such format; MV_BAD_DATA when it cannot hold such a set at all, MV_LIMIT when it is a matrix of too many
 * actors. Clear what was written. */
mv_status mv_relations_write(mv_written *out, const mv_relations *set, const char *format, const char *path,
                             mv_log *log);
void mv_written_clear(mv_written *written);

/* Writes a whole set as a JSON document, one record a line, in the order of the set. Reading it gives the same
 * set: every text, date and number, with its relation types all declared. Built-in types that the set uses are
 * written out, so that the document says all it means. Notes on sources, vectors, types and citations are no part
 * of a set. The caller frees the text. */
void mv_relations_write_json(char **out, size_t *length, const mv_relations *set);

typedef struct mv_patch_options {
    const char *path; /* where the patch will stand; NULL or "-": in this folder */
    bool dated;       /* the patch gives B as it is on a date, not on its own */
    mv_date as_of;    /* that date; none: every relation counts */
} mv_patch_options;

/* Writes a scenario: a JSON document that `extends` the document A was read from and says only what is different
 * in B. Records of B that A does not have, or has otherwise, are there in full; what B does not have stands in
 * `without`; nothing else is there, but for one case: a relation without an id can only be left out with an actor
 * or a type, so that the others of that actor or type are repeated; the actor or type with the fewest is taken.
 *
 * Reading the patch gives B: title, description, date, focus, vectors in their order, actors and relations, and
 * all sources and types that B has, each record the same to the last bit; the order of the other lists is not
 * kept. Declarations of A that B does not have stay where nothing uses them: types that no relation is of, sources
 * that nobody cites. They change no number and no picture. The patch is read back and compared before it is given.
 *
 * With a date the patch gives B as of that date: relations of unknown beginning that do not count then, because
 * the date is before B's own, are left out.
 *
 * A document that extends another cannot be without a title, description, date or focus that the other has, nor
 * without one of its vectors, nor name them in another order: where B is, it is written whole, as by
 * mv_relations_write_json(), and a warning says why.
 *
 * MV_USAGE when a document at `path` cannot extend A: A was not read from a JSON file, `path` is A itself or a
 * file that A extends, or one of these does not lie in the folder above that of `path`, or below it. The caller
 * frees the text. */
mv_status mv_patch_write(char **out, size_t *length, const mv_relations *a, const mv_relations *b,
                         const mv_patch_options *options, mv_log *log);

/* The formats there are, read or written or both. */
size_t mv_format_count(void);
const char *mv_format_name(size_t index); /* NULL behind the last */
const char *mv_format_summary(size_t index);

/* The names of those that are read, and of those that are written; NULL behind the last. */
const char *mv_format_read_name(size_t index);
const char *mv_format_written_name(size_t index);

MV_END_DECLS

#endif
