#ifndef FORMATS_RECORDS_LOSS_H
#define FORMATS_RECORDS_LOSS_H

#include "formats/records/fields.h"

/* What a format cannot hold of a set: kinds of things and how many values of each. A writer adds to it; who asked
 * for the file says it. Start from { 0 }. */
typedef struct mv_loss {
    struct {
        char *what;
        mv_record_kind kind;
        bool of_records;
        size_t count;
    } * items;
    size_t count;
} mv_loss;

/* "WHAT (count)", as in "further quotes"; nothing when the count is 0. Counts of one thing add up. */
void mv_loss_add(mv_loss *loss, const char *what, size_t count);

/* All values of a field, which the writer leaves out: "note of relations (12)". */
void mv_loss_field(mv_loss *loss, const mv_record_field *field);

/* The same for all fields of actors or relations but the properties in `holds`, a sum of 1u << property. */
void mv_loss_fields(mv_loss *loss, const mv_relations *set, mv_record_kind kind, unsigned holds);

/* Parts of a document besides actors and relations. */
enum {
    MV_HOLDS_TITLE = 1,
    MV_HOLDS_DESCRIPTION = 2,
    MV_HOLDS_AS_OF = 4,
    MV_HOLDS_FOCUS = 8,
    MV_HOLDS_SOURCES = 16, /* title, publisher, date, address */
    MV_HOLDS_VECTORS = 32, /* name, colour, whether it counts */
    MV_HOLDS_TYPES = 64,   /* name, family, and what is unlike the built-in type */
    MV_HOLDS_COVERAGE = 128,
    MV_HOLDS_FURTHER_QUOTES = 256, /* of second and later sources of a relation */
    MV_HOLDS_TEXTS = MV_HOLDS_TITLE | MV_HOLDS_DESCRIPTION | MV_HOLDS_AS_OF | MV_HOLDS_FOCUS
};

/* All that the set has of these and that is not in `holds`. */
void mv_loss_document(mv_loss *loss, const mv_relations *set, unsigned holds);

/* Attributes that are texts and look like numbers: they are read as numbers where texts have no quotes. With
 * `comma` "1,5" is one, too. */
void mv_loss_number_texts(mv_loss *loss, const mv_relations *set, mv_record_kind kind, bool comma);

/* Attributes that are numbers in some records and texts in others, where all would be texts. */
void mv_loss_text_numbers(mv_loss *loss, const mv_record_fields *fields);

/* One warning with everything, or nothing: "graphml has no place for ..., which is left out". */
void mv_loss_say(const mv_loss *loss, const char *format, mv_log *log);
void mv_loss_clear(mv_loss *loss);

#endif
