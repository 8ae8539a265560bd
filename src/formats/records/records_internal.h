#ifndef FORMATS_RECORDS_INTERNAL_H
#define FORMATS_RECORDS_INTERNAL_H

#include "formats/records/records.h"
#include "model/date_checks.h"
#include "support/index.h"
#include "support/memory.h"

enum { MV_NAMED_TYPES = 5 }; /* unknown ones, in the warning that counts them */

/* What a name in the file means. */
typedef struct mv_record_column {
    const char *name;
    mv_property property;
    unsigned rank;  /* the lowest counts where a record says a property twice */
    bool direction; /* it may hold Gephi's words for the direction */
    mv_value_form form;
    const char *kept; /* the name of an attribute, in the set; NULL until there is one */
} mv_record_column;

/* An entry of --map. */
typedef struct mv_record_mapping {
    const char *column;
    mv_property property;
    bool used;
} mv_record_mapping;

/* What is known of an actor besides what the set has. */
enum { MV_ONLY_NAMED, MV_DECLARED, MV_DECLARED_LATE };

typedef struct mv_pending_id {
    size_t actor;
    const char *id;
    mv_place place;
} mv_pending_id;

typedef struct mv_type_note {
    bool unknown;    /* neither built in nor declared, and unlike a built-in one */
    size_t presumed; /* relations that have the sign from it */
} mv_type_note;

/* An actor with two names, of which the second is an attribute. */
typedef struct mv_second_name {
    size_t actor;
    const char *attribute;
} mv_second_name;

struct mv_records {
    mv_relations *set;
    mv_records_source source;
    const mv_read_options *options;
    mv_log *log;
    mv_arena *arena;
    struct {
        mv_record_column *items;
        size_t count;
    } columns[2];
    mv_record_mapping *mappings;
    size_t mapping_count;
    uint8_t *declared; /* of the first actors of the set; of the others nothing is known */
    size_t declared_count;
    mv_pending_id *ids;
    size_t id_count;
    mv_second_name *second_names;
    size_t second_count;
    mv_index types; /* from the text in the file to the type of the set */
    mv_type_note *type_notes;
    size_t type_note_count;
    mv_index texts; /* texts that stand in many records are kept once */
    const char **kept;
    size_t kept_count;
    bool any_declared, any_late, any_id;
    bool any_dated;      /* an actor that exists for a time alone */
    unsigned title_rank; /* of what the title was called */
    const char *focus;
    size_t zero_weights, repeated_ids, gaps;
    size_t declared_vectors; /* those that actors name follow */
    /* the record at hand */
    mv_record_kind kind;
    const mv_record_value *given[MV_PROPERTIES];
    mv_attribute *attributes;
    size_t attribute_count, attribute_room;
    const mv_record_value *seen[MV_PROPERTIES]; /* the first of each, also where it is empty */
    size_t where;
    mv_record_direction direction;
    const char *second_name; /* the attribute that holds it, or NULL */
    bool gephi;              /* its direction stood in a column called Type */
};

static inline const mv_record_column *mv_records_column_of(const mv_records *r, const mv_record_value *value)
{
    return &r->columns[r->kind].items[value->column];
}

/* Sorts the values of a record by what they mean, into `given`. */
void mv_records_gather(mv_records *r, mv_record_kind kind, const mv_record_value *values, size_t count,
                       size_t where);

/* The attributes of the record at hand, for the set; a text that is kept there once. */
const mv_attribute *mv_records_attributes(mv_records *r);
const char *mv_records_text_once(mv_records *r, const char *text);

/* The text of a property of the record at hand, or NULL; where it stands, or else the record; what its column is
 * called. */
const char *mv_records_text(const mv_records *r, mv_property property);
mv_place mv_records_place(const mv_records *r, mv_property property);
const char *mv_records_name(const mv_records *r, mv_property property);

/* The text as it is kept in the set, or NULL; once for all records that say the same. */
const char *mv_records_keep(mv_records *r, mv_property property);
const char *mv_records_keep_once(mv_records *r, mv_property property);

/* An error about a property of the record at hand. */
#define MV_RECORD_FAIL(r, property, ...)                                                                          \
    ((void)mv_log_error((r)->log, MV_BAD_DATA, mv_records_place(r, property), __VA_ARGS__))

/* "; ..." for a value that seems to stand for none, or nothing. */
const char *mv_records_hint(const char *value);

/* Start, end and through, checked; `what` is "the actor" or "the relation". */
mv_dates mv_records_dates(mv_records *r, const char *what);

/* --undirected-once, when all relations are there. */
void mv_records_once(mv_records *r);

/* Whether the file lists the actor. */
bool mv_records_is_declared(const mv_records *r, size_t actor);

/* The actor that a property names, declared where it is new; MV_NONE when it names nothing. */
size_t mv_records_end(mv_records *r, mv_property property);

/* A number, with the minus of typography, and a decimal comma where the file has that. */
bool mv_records_number(const mv_records *r, const char *text, double *number);

/* At the end, once actors have their ids. */
void mv_records_set_focus(mv_records *r);

/* Vectors of the actor at hand, declared by being used; what else it is. */
void mv_records_vectors(mv_records *r, mv_actor *actor);
void mv_records_names(mv_records *r, mv_actor *actor);
void mv_records_predecessors(mv_records *r, mv_actor *actor);
const mv_location *mv_records_location(mv_records *r);

mv_place mv_records_file(const mv_records *r); /* as a whole */

/* The next entry of a list such as "a; b=0.5", without the blanks around it: its text and (unless `value` is NULL)
 * what follows the equals sign, or NULL. A backslash keeps what is behind it. False at the end. */
bool mv_records_next_entry(mv_records *r, const char **at, char **name, char **value);
size_t mv_records_entries(const char *list); /* at most */

#endif
