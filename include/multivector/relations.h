#ifndef MULTIVECTOR_RELATIONS_H
#define MULTIVECTOR_RELATIONS_H

#include "multivector/decls.h"
#include "multivector/error.h"
#include <stdint.h>

MV_BEGIN_DECLS

/* A relation set: actors, typed relations between them, the vectors (directions of policy) and the sources
 * they rest on. It is a plain record of what a document says; nothing is computed from it here.
 *
 * Invariants once a reader has handed a set over:
 * - ids of actors, types, vectors and sources are unique and not empty; a relation's id may be NULL;
 * - `source`, `target`, `type`, `vector`, `focus` and source references index the arrays of the same set;
 * - `sign` is -1, 0 or 1; `weight` is finite and > 0; the shares of an actor sum to 1;
 * - strings are valid UTF-8, never NULL unless said, and live as long as the set. */

#define MV_NONE ((size_t)-1)

/* A date of 4, 7 or 10 characters (YYYY, YYYY-MM, YYYY-MM-DD). A partial date stands for its first day. */
typedef struct mv_date {
    int32_t day;       /* YYYYMMDD of that day; 0: no date */
    uint8_t precision; /* characters of the ISO form */
} mv_date;

/* Room for any date in ISO form. */
typedef char mv_date_text[16];

/* Reads an ISO date; false when `text` is none (30 February, month 13, year 0000, ...). */
bool mv_date_parse(const char *text, mv_date *date);

/* Writes a date as it was read; an empty string for no date. Returns `text`. */
const char *mv_date_format(mv_date date, mv_date_text text);

/* The same day `months` later, or the last day of that month when it has no such day; a full date. */
mv_date mv_date_add_months(mv_date date, int months);

typedef enum mv_confidence { MV_UNRATED, MV_HIGH, MV_MEDIUM, MV_LOW } mv_confidence;

/* "high", "medium", "low"; "" for unrated. */
const char *mv_confidence_name(mv_confidence confidence);

/* One of the three words; false for any other text. */
bool mv_confidence_parse(const char *text, mv_confidence *confidence);

typedef struct mv_source {
    const char *id, *title, *publisher, *date, *url; /* all but the id may be NULL */
} mv_source;

/* A declared direction of policy. Vectors that are not counted stay out of evenness. */
typedef struct mv_vector {
    const char *id, *name;
    bool counted;
    const char *color; /* "#RRGGBB", or NULL: the style chooses */
} mv_vector;

typedef struct mv_type {
    const char *id, *name, *family;
    int sign;
    double weight;
    bool directed;
} mv_type;

typedef struct mv_share {
    size_t vector;
    double share;
} mv_share;

typedef struct mv_translation {
    const char *language, *name;
} mv_translation;

typedef struct mv_actor {
    const char *id, *name, *kind;
    const char *region, *note; /* may be NULL */
    mv_share *shares; /* the vectors the actor belongs to, in declared order (adding the actor sorts them) */
    size_t share_count;
    mv_translation *names;
    size_t name_count;
} mv_actor;

typedef struct mv_citation {
    size_t source;
    const char *quote; /* may be NULL */
} mv_citation;

typedef struct mv_relation {
    const char *id; /* may be NULL */
    uint32_t source, target, type;
    int8_t sign;
    bool directed;
    uint8_t confidence; /* an mv_confidence */
    double weight;
    mv_date start, end;       /* from start (included) to end (not included) */
    const char *basis, *note; /* may be NULL */
    const mv_actor *via; /* of a projected network: the actor that its ends share, of the set behind it; or NULL */
    mv_citation *citations;
    size_t citation_count;
} mv_relation;

/* A file that was read for a set. */
typedef struct mv_read_file {
    const char *path; /* as it was opened; "-" for standard input */
    char sha256[65];  /* of what is in it, unpacked when it is a gzip file; in hexadecimal */
} mv_read_file;

typedef struct mv_relations {
    const char *path, *title, *description; /* title and description may be NULL */
    char sha256[65];                        /* of all files behind the set: see mv_relations_add_file() */
    mv_read_file *files;                    /* in the order of mv_relations_add_file() */
    size_t file_count;
    bool extends; /* it is a variant of another document */
    mv_date as_of;
    size_t focus; /* an actor, or MV_NONE */
    mv_source *sources;
    size_t source_count;
    mv_vector *vectors;
    size_t vector_count;
    mv_type *types;
    size_t type_count;
    mv_actor *actors;
    size_t actor_count;
    mv_relation *relations;
    size_t relation_count;
    bool shares;                      /* made by mv_relations_share() */
    struct mv_relations_store *store; /* memory and look-up tables behind the arrays */
} mv_relations;

/* A set without actors. Never fails. */
mv_relations *mv_relations_new(const char *path);

/* Frees a set and all its strings; accepts NULL. */
void mv_relations_free(mv_relations *set);

/* A copy of `text` that lives as long as the set; NULL for NULL. */
const char *mv_relations_text(mv_relations *set, const char *text);

/* Memory that lives as long as the set, for the lists inside an actor or a relation; zeroed. */
void *mv_relations_memory(mv_relations *set, size_t size);

/* Puts a file on the list of those that were read for the set. The order is a part of the digest: the document
 * first, then the one it extends, the one which that extends, and so on; or the table of relations, then that of
 * actors. Of one file the digest of the set is that of the file. Of several it is that of their digests, each in
 * hexadecimal on a line of its own:
 *   sha256sum FILE ... | cut -c 1-64 | sha256sum */
void mv_relations_add_file(mv_relations *set, const char *path, const char *bytes, size_t length);

/* The same files, in the same order, for a set that is made from another one. */
void mv_relations_copy_files(mv_relations *set, const mv_relations *from);

/* Add a record and return its index, or MV_NONE when the id is taken (nothing is added then; a relation whose
 * id is NULL is always added). Missing names become the id, a missing kind "country"; the strings must belong
 * to the set. Adding may move the arrays. */
size_t mv_relations_add_source(mv_relations *set, mv_source source);
size_t mv_relations_add_vector(mv_relations *set, mv_vector vector);
size_t mv_relations_add_type(mv_relations *set, mv_type type);
size_t mv_relations_add_actor(mv_relations *set, mv_actor actor);
size_t mv_relations_add_relation(mv_relations *set, mv_relation relation);

/* The note of a relation, or else the name of what its ends share; or NULL. */
const char *mv_relation_note(const mv_relation *relation);

/* A copy that may be given relations and types of its own: its arrays are those of `set` until they are replaced,
 * and all else stays shared. Ids of relations and types are searched one by one in it, so that they are always
 * found where they are. Nothing may be added to it by the functions above, and only new arrays are freed, by the
 * caller; `set` must live as long. */
mv_relations mv_relations_share(const mv_relations *set);

/* The index of an id, or MV_NONE. */
size_t mv_relations_find_source(const mv_relations *set, const char *id);
size_t mv_relations_find_vector(const mv_relations *set, const char *id);
size_t mv_relations_find_type(const mv_relations *set, const char *id);
size_t mv_relations_find_actor(const mv_relations *set, const char *id);
size_t mv_relations_find_relation(const mv_relations *set, const char *id);

/* The type with this id: the set's own, or a built-in one, which is then added to the set. MV_NONE: unknown. */
size_t mv_relations_use_type(mv_relations *set, const char *id);

/* The id of the actor with this name, for suggestions; the name itself when there is none. */
const char *mv_relations_meant_actor(const mv_relations *set, const char *name);

/* The vector an actor belongs to most, equal shares going to the first declared; MV_NONE without any. */
size_t mv_actor_main_vector(const mv_actor *actor);

/* The actor's name in a language ("ru"), or its plain name when it has none or `language` is NULL. */
const char *mv_actor_name(const mv_actor *actor, const char *language);

/* The built-in relation types: what a document may use without declaring it. */
size_t mv_builtin_type_count(void);
const mv_type *mv_builtin_type(size_t index);
const mv_type *mv_builtin_type_find(const char *id);

MV_END_DECLS

#endif
