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

/* A date YYYY, YYYY-MM or YYYY-MM-DD by the Gregorian calendar, which is carried back to before it was in use.
 * Years go from -9999 to 9999; 0000 is 1 BC and -0001 is 2 BC. A partial date stands for its first day. */
typedef struct mv_date {
    unsigned day : 28; /* of two days the later one has the larger number, and its last four digits are its month
                          and day; 0: no date. See mv_date_of() and mv_date_year() */
    unsigned precision : 4; /* characters of the ISO form without its sign: 4, 7 or 10 */
} mv_date;

/* Room for any date in ISO form. */
typedef char mv_date_text[16];

/* That day in full; no date when there is none (30 February, month 13, year 10000, ...). */
mv_date mv_date_of(int year, int month, int day);

/* A day by its number, in full; no date for 0. */
mv_date mv_date_on(int32_t day);

/* The year of a date. */
int mv_date_year(mv_date date);

/* Reads an ISO date; false, and `date` stays as it is, when `text` is none. */
bool mv_date_parse(const char *text, mv_date *date);

/* Writes a date as it was read; an empty string for no date. Returns `text`. */
const char *mv_date_format(mv_date date, mv_date_text text);

/* The same day so many months later (0 or more), or the last day of that month when it has no such day; a full
 * date. Behind the year 9999 there is none, and none behind no date. */
mv_date mv_date_add_months(mv_date date, int months);

/* The first day behind a date, which is a day, a month or a year: 2018 gives 2019-01-01, 2018-02 2018-03-01 and
 * 2018-12-31 2019-01-01. Behind the year 9999 there is no date, and none is given. */
mv_date mv_date_after(mv_date date);

/* The day before a day; before the first there is none. */
mv_date mv_date_before(mv_date day);

/* A day, a month, a year, or from one to another (2013, 2013-08, 2010..2014), both included. */
typedef struct mv_period {
    mv_date from, to; /* as written; the same date twice when there is but one */
} mv_period;

/* Room for any period as text. */
typedef char mv_period_text[2 * sizeof(mv_date_text) + 2];

/* False when `text` is no period, or ends before it starts. */
bool mv_period_parse(const char *text, mv_period *period);

/* "2013" or "2010..2014". Returns `text`. */
const char *mv_period_format(mv_period period, mv_period_text text);

/* The last day of a period, in full; no date of one whose end is none. */
mv_date mv_period_last(mv_period period);

/* A stretch of time: from a day on, until the day before another; 0 stands for an open side. */
typedef struct mv_span {
    int32_t from, until;
} mv_span;

/* The days of a period. */
mv_span mv_period_span(mv_period period);

/* True when both have a day in common; when all days of `inner` are in `outer`. */
bool mv_spans_meet(mv_span a, mv_span b);
bool mv_span_within(mv_span inner, mv_span outer);

/* A list of names; what an empty one means stands where it is used. */
typedef struct mv_names {
    const char *const *items;
    size_t count;
} mv_names;

/* Whether a name is on the list, letter for letter. */
bool mv_names_have(mv_names names, const char *name);

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

/* A name in a language, or in none, and when it was in use. */
typedef struct mv_naming {
    const char *name;
    const char *language; /* may be NULL */
    mv_date from, until;  /* from (included) until (not included); none: an open side */
} mv_naming;

/* What a record says in words of its own: a number or a text. */
typedef struct mv_attribute {
    const char *name;
    const char *text; /* NULL: it is the number */
    double number;    /* finite */
} mv_attribute;

/* Degrees: -180 to 180, east is positive; -90 to 90, north is positive. */
typedef struct mv_location {
    double longitude, latitude;
} mv_location;

/* Whose successor an actor is. */
typedef struct mv_predecessor {
    const char *actor; /* the id of an actor of the set */
    mv_date from;      /* none: from its own start on */
} mv_predecessor;

typedef struct mv_actor {
    const char *id, *name, *kind;
    const char *region, *note; /* may be NULL */
    mv_share *shares; /* the vectors the actor belongs to, in declared order (adding the actor sorts them) */
    mv_naming *names; /* other names; those without a language first, then by language, each from the earliest on
                         (adding the actor sorts them). No two of a language begin on the same day */
    size_t *alternatives;           /* the vectors it could as well have been given, as written */
    mv_predecessor *continues;      /* by id (adding the actor sorts them); never in a circle */
    const mv_location *place;       /* NULL: unknown */
    const mv_attribute *attributes; /* see mv_relations_attributes(); NULL: none */
    uint32_t share_count, name_count, alternative_count, continues_count;
    mv_date start, end, through; /* when it existed, as for relations; without any, always */
    bool stands_in; /* for an actor before it (identity.h), because of which it exists, whatever its own dates */
} mv_actor;

typedef struct mv_citation {
    size_t source;
    const char *quote; /* may be NULL */
} mv_citation;

enum { MV_SIGN_OF_TYPE = 2 };

/* A relation as it is asked for. */
typedef struct mv_addition {
    const char *source, *target, *type; /* actors by id or by name; the type is one of the document or built in */
    int sign;                           /* -1, 0, 1, or MV_SIGN_OF_TYPE */
    double weight;                      /* > 0; 0: that of the type */
} mv_addition;

/* What a relation rests on, and all else that most relations of a large set do not say. */
typedef struct mv_details {
    const char *basis, *note; /* may be NULL */
    const mv_actor *via; /* of a projected network: the actor that its ends share, of the set behind it; or NULL */
    const mv_citation *citations;
    size_t citation_count;
    const mv_attribute *attributes; /* see mv_relations_attributes(); NULL: none */
} mv_details;

/* Small, because there are millions of them. */
typedef struct mv_relation {
    const char *id;            /* may be NULL */
    const mv_details *details; /* see mv_relations_details(); never NULL in a set */
    double weight;
    uint32_t source, target, type;
    mv_date start, end; /* from start (included) to end (not included) */
    mv_date through;    /* as written: the last day, month or year it held. `end` is the day behind it then */
    int8_t sign;
    bool directed;
    uint8_t confidence; /* an mv_confidence */
} mv_relation;

/* What was coded completely: relations of these types between one of the actors, or an actor of one of the kinds,
 * and one of the targets. Empty lists and missing dates mean all. Ids are texts, because a set is asked about
 * relations of another one. */
typedef struct mv_coverage {
    mv_names types, targets, actors, kinds;
    mv_date from, to; /* as written: the first day, and the last day, month or year */
    const char *note; /* may be NULL */
} mv_coverage;

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
    bool foreign; /* read from a format that is not our own, so that options say what it cannot: mv_read_options */
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
    mv_coverage *coverage; /* none: it is not declared, and all is taken for covered */
    size_t coverage_count;
    bool coverage_own;                /* declared by the document itself, not by one that it extends */
    bool shares;                      /* made by mv_relations_share() */
    struct mv_relations_store *store; /* memory and look-up tables behind the arrays */
} mv_relations;

/* A set without actors, for the caller to fill and to free; the path is copied. Never fails. */
mv_relations *mv_relations_new(const char *path);

/* What a set may hold while it is read, where a file may say more; 0: any number. */
typedef struct mv_limits {
    size_t actors, relations;
    size_t label; /* bytes of an id, or of the name or kind of an actor */
    size_t depth; /* levels of nesting of a text: the readers count them */
} mv_limits;

/* From here on the set takes no more; a limit of before is forgotten, and with it that it was reached. */
void mv_relations_limit(mv_relations *set, mv_limits limits);

/* The limits that hold. */
mv_limits mv_relations_limits(const mv_relations *set);

/* False when so many actors are announced that they would not fit, which counts as reaching the limit. */
bool mv_relations_expect(mv_relations *set, size_t actors);
bool mv_relations_expect_relations(mv_relations *set, size_t relations);

/* Which limit was reached, by the first thing that was too much: "actors", "relations", "label" or "depth"; NULL:
 * none. */
const char *mv_relations_over(const mv_relations *set);
void mv_relations_too_deep(mv_relations *set, size_t levels); /* more than these are not read */

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
void mv_relations_add_digest(mv_relations *set, const char *path,
                             const char sha256[65]); /* whose digest is known */

/* The same files, in the same order, for a set that is made from another one. */
void mv_relations_copy_files(mv_relations *set, const mv_relations *from);

/* A copy of what a relation says besides, for as long as the set lives; the same for all that say nothing. */
const mv_details *mv_relations_details(mv_relations *set, mv_details details);

/* Add a record and return its index, or MV_NONE when the id is taken (nothing is added then; a relation whose
 * id is NULL is always added). Missing names become the id, a missing kind "country", missing details those that
 * say nothing; the strings must belong to the set. Adding may move the arrays. */
size_t mv_relations_add_source(mv_relations *set, mv_source source);
size_t mv_relations_add_vector(mv_relations *set, mv_vector vector);
size_t mv_relations_add_type(mv_relations *set, mv_type type);
size_t mv_relations_add_actor(mv_relations *set, mv_actor actor);
size_t mv_relations_add_relation(mv_relations *set, mv_relation relation);

/* A list of attributes for a record: a copy by name, ended by one whose name is NULL; NULL when there are none.
 * The names must differ, and the texts belong to the set. */
const mv_attribute *mv_relations_attributes(mv_relations *set, const mv_attribute *attributes, size_t count);

/* The attribute of this name, or NULL; of no list (NULL) as well. */
const mv_attribute *mv_attribute_find(const mv_attribute *list, const char *name);

/* Puts another record, complete as above, in the place of an actor, whose id stays. */
void mv_relations_replace_actor(mv_relations *set, size_t index, mv_actor actor);

/* Puts the vectors from `first` on in the order of their ids, for sets where no order is declared. */
void mv_relations_sort_vectors(mv_relations *set, size_t first);

/* Takes the marked relations out; the others keep their order, and are numbered anew. */
void mv_relations_drop_relations(mv_relations *set, const bool *dropped);

/* After ids of actors have been changed: from now on they are found by the new ones. Gives the first actor whose
 * id another one has, or MV_NONE. */
size_t mv_relations_index_actors(mv_relations *set);

/* Adds an entry, whose texts and lists must belong to the set. */
void mv_relations_add_coverage(mv_relations *set, mv_coverage entry);

/* The ends of a relation, in the order of their numbers where it has no direction. */
uint32_t mv_first_end(const mv_relation *relation);
uint32_t mv_second_end(const mv_relation *relation);

/* When it held, or existed; an unknown beginning is an open side. What ends on the day it starts is an event, and
 * held on that day. */
mv_span mv_relation_span(const mv_relation *relation);
mv_span mv_actor_span(const mv_actor *actor);

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

/* An actor will be looked for by this id soon: among millions finding one is waiting for memory. */
void mv_relations_seek_actor(const mv_relations *set, const char *id);

/* The type with this id: the set's own, or a built-in one, which is then added to the set. MV_NONE: unknown. */
size_t mv_relations_use_type(mv_relations *set, const char *id);

/* The only actor that is called so, by its id or in whatever language and at whatever time, without regard to
 * case, accents and blanks; MV_NONE when there is none, and when there are several. */
size_t mv_relations_actor_called(const mv_relations *set, const char *name);

/* The id that is meant by an id, or by such a name; the text itself when it is neither. */
const char *mv_relations_actor_id(const mv_relations *set, const char *text);

/* For suggestions: the id of the actor that is called so, or whose id or name is nearest; the name itself when
 * none is near. */
const char *mv_relations_meant_actor(const mv_relations *set, const char *name);

/* The vector an actor belongs to most, equal shares going to the first declared; MV_NONE without any. */
size_t mv_actor_main_vector(const mv_actor *actor);

/* Whether a name is in use on a day (mv_date.day). Day 0 stands for no date: then the names count that have no
 * end. */
bool mv_naming_in_use(const mv_naming *naming, int32_t day);

/* The actor's name in a language ("ru") on a day (mv_date.day): the entry of that language which is in use then,
 * or else one without a language, or else its plain name; of several the one that came last. Day 0 stands for no
 * date: then the names count that have no end. `language` may be NULL. What a network is about has its names from
 * mv_network_name(). */
const char *mv_actor_name_on(const mv_actor *actor, const char *language, int32_t day);

/* The same without a date. */
const char *mv_actor_name(const mv_actor *actor, const char *language);

/* Coverage. Whether the relation, which is one of `of`, would be in the set if it held on these days (both sides
 * open: on whatever day): whether entries fit it all the while. Where the list names targets a directed relation
 * must lead to one; all others fit either way round. A set without entries covers everything. */
bool mv_covers(const mv_relations *set, const mv_relations *of, const mv_relation *relation, mv_span days);

/* Whether an entry speaks of the relations of this actor with its targets. */
bool mv_coverage_has_actor(const mv_coverage *entry, const mv_actor *actor);

/* The days that an entry covers. */
mv_span mv_coverage_span(const mv_coverage *entry);

/* From the first day that an entry covers to the last day, month or year, as written; open where an entry is.
 * Without entries from the first date of the set to the last: that is assumed. */
mv_period mv_coverage_extent(const mv_relations *set);

/* How many entries cover any of the days, and whether one does; all, and true, without entries or days. */
size_t mv_coverage_reached(const mv_relations *set, mv_span days);
bool mv_coverage_reaches(const mv_relations *set, mv_span days);

/* The built-in relation types: what a document may use without declaring it. */
size_t mv_builtin_type_count(void);
const mv_type *mv_builtin_type(size_t index);
const mv_type *mv_builtin_type_find(const char *id);

/* The built-in type that a plain word means (war is armed_conflict, sanction is sanctions), or its id in any case
 * with blanks or hyphens for its underscores; NULL when it means none. Foreign formats read types so; documents of
 * our own say them exactly. */
const mv_type *mv_builtin_type_meant(const char *word);

/* The plain words, and what they mean; the word is NULL behind the last. */
const char *mv_type_synonym(size_t index, const mv_type **meaning);

MV_END_DECLS

#endif
