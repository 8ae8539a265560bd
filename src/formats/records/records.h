#ifndef FORMATS_RECORDS_H
#define FORMATS_RECORDS_H

#include "formats/reader.h"
#include "formats/records/properties.h"

/* How a foreign format becomes a relation set: the reader says what stands in the file, actor by actor and
 * relation by relation, as texts under the names that the file gives them; here is decided what they mean, the
 * same way for every format. A reader looks like this:
 *
 *   mv_records *r = mv_records_open(set, input, (mv_records_source){ .place = place_of, .context = &mine,
 *                                                                    .lists_actors = true });
 *   size_t key = mv_records_known(r, MV_ACTOR, MV_IS_KEY, "id");         once for the file ...
 *   size_t label = mv_records_column(r, MV_ACTOR, "label");
 *   size_t source = mv_records_known(r, MV_RELATION, MV_IS_SOURCE, "source"), target = ...
 *   ...
 *   mv_record_value actor[] = { { key, "n0", at }, { label, "Kazakhstan", at } };
 *   mv_records_actor(r, actor, 2, at);                                  ... then for each record, in any order
 *   mv_record_value relation[] = { { source, "n0", at }, { target, "n1", at }, { weight, "-2", at } };
 *   mv_records_relation(r, relation, 3, MV_DIRECTION_YES, at);
 *   ...
 *   mv_records_close(r);                                                 the warnings that count, and the ids
 *
 * What the values mean:
 * - A column named as one of our properties (formats/records/properties.h; any case) is that property; `--map
 *   FIELD=COLUMN` beats it; every other is an attribute. An empty text, or one that `--missing` lists, is none.
 * - Relations name actors by their key, before or after these are declared. Without a key the id is the key,
 *   without an id the key is the id. An actor that relations alone name is declared by that; where the file lists
 *   actors the warning at the end counts these.
 * - Sign: the `sign` (1, 0, -1, +, -, positive, ally ...), else that of a negative weight, else that of the type.
 *   A negative weight is sign -1 and its absolute value; a weight of 0 is sign 0 and weight 1, and counted.
 * - Type: by our id or a plain word for it (war, sanction ...), in any case; else it is declared with sign 1 and
 *   weight 1, and counted where the relations do not say their sign. "Directed", "Undirected" and "Mixed" in a
 *   column called Type are the direction, as in Gephi; without a kind the type is "tie" then.
 * - Direction: what the values say, else the argument, else that of the type.
 * - Dates: see formats/records/dates.h. Vectors and sources are declared by being used.
 * All that is wrong goes to the log with its place, and the reading goes on. */

typedef struct mv_records mv_records;

/* How texts of attributes are kept: as numbers where they are numbers (but not "007"), or as they are. */
typedef enum mv_value_form { MV_VALUES_ANY, MV_VALUES_TEXT } mv_value_form;

typedef struct mv_record_value {
    size_t column;      /* from mv_records_column() or mv_records_known() */
    const char *text;   /* UTF-8; it is copied where it is kept */
    size_t where;       /* for `place` */
    mv_value_form form; /* of this value, where the file tells each whether it is a text */
} mv_record_value;

/* The place of what the reader called `where`; asked only when there is something to say, while the record it is
 * about is at hand. */
typedef mv_place mv_record_place(void *context, size_t where);

typedef struct mv_records_source {
    mv_record_place *place;
    void *context;
    const char *untyped; /* the type of relations without one; NULL: MV_UNTYPED */
    bool lists_actors;   /* the format has a list of actors (a warning counts those who are not in it) */
    bool generated;      /* ids such as n0, n1 are no more than numbers: names take their place where they can; and
                          * ids of relations may stand twice: they are left out */
    bool decimal_comma;  /* "1,5" is a number */
} mv_records_source;

typedef enum mv_record_direction { MV_DIRECTION_UNKNOWN, MV_DIRECTION_NO, MV_DIRECTION_YES } mv_record_direction;

/* MV_USAGE when an entry of `--map` cannot be read. Whoever calls a reader has asked. */
mv_status mv_records_check_map(mv_names map, mv_log *log);

mv_records *mv_records_open(mv_relations *set, const mv_input *input, mv_records_source source);

/* The rest of the file is read from another source: a second table, say. */
void mv_records_continue(mv_records *r, mv_records_source source);

/* A handle for all values of this name: ask once, not for each record. The meaning is found by the name. */
size_t mv_records_column(mv_records *r, mv_record_kind kind, const char *name, size_t where);

/* The same for what the format itself defines: it is `property` whatever the name, unless `--map` says otherwise.
 * The name stands in messages. */
size_t mv_records_known(mv_records *r, mv_record_kind kind, mv_property property, const char *name);

/* The form of all values of a column, where the file tells it once. */
void mv_records_column_form(mv_records *r, mv_record_kind kind, size_t column, mv_value_form form);

/* What a handle means: a reader that has an attribute of its own in mind can ask. */
mv_property mv_records_meaning(const mv_records *r, mv_record_kind kind, size_t column);

/* Declares an actor; fills in one that relations have named already. One declared twice is an error. */
void mv_records_actor(mv_records *r, const mv_record_value *values, size_t count, size_t where);

/* An actor that is named outside of relations and of the list of actors, such as above a matrix: it is there, and
 * of this kind (NULL: a country), unless it is declared. */
void mv_records_mention(mv_records *r, const char *key, const char *kind);

/* The actor that is told next exists in several stretches of time; its values are from the first to the last. */
void mv_records_note_gap(mv_records *r);

/* A relation that names this actor comes soon: what is known of it is fetched. */
void mv_records_seek(const mv_records *r, const char *key);

/* Adds a relation: values with MV_IS_SOURCE and MV_IS_TARGET are needed. */
void mv_records_relation(mv_records *r, const mv_record_value *values, size_t count, mv_record_direction direction,
                         size_t where);

/* Anything that is said of the set as a whole: its title (or else name, label), description, focus or as_of; what
 * has another name is left out, and so is an empty text. */
void mv_records_document(mv_records *r, const char *name, const char *text, size_t where);

/* Says what was counted, puts the ids of actors in place, frees the builder. */
void mv_records_close(mv_records *r);

#endif
