#ifndef FORMATS_RECORDS_FIELDS_H
#define FORMATS_RECORDS_FIELDS_H

#include "formats/records/properties.h"
#include "support/text.h"

/* What a writer loops over: the properties and attributes that the actors or the relations of a set have, as
 * columns with a form. Reading a column's texts by formats/records/records.h gives the same records.
 *
 *   mv_record_fields *fields = mv_record_fields_of(set, MV_RELATION);
 *   for (size_t i = 0; i < set->relation_count; i++)
 *       for (size_t f = 0; f < fields->count; f++) {
 *           text.length = 0;
 *           if (mv_record_text(set, &fields->items[f], i, &text)) write_value(fields->items[f].name, text.bytes);
 *       }
 *   mv_record_fields_free(fields);
 *
 * The order is fixed: properties as in mv_property, then attributes by name. A writer leaves out those that its
 * format has a place of its own for (by `property`), and gives those that it cannot write to the loss
 * (formats/records/loss.h). */
typedef struct mv_record_field {
    mv_property property;
    const char *name; /* under which it is read back: ours, the attribute's own, or "attribute:NAME" where that
                       * alone would be taken for a property */
    mv_property_form form; /* of an attribute: a number when all its values are */
    mv_record_kind kind;
    size_t values;         /* how many records have one; never 0 */
    const char *attribute; /* its own name; NULL for a property */
    size_t numbers;        /* of an attribute: as how many values it is a number */
} mv_record_field;

typedef struct mv_record_fields {
    mv_record_field *items;
    size_t count;
    struct mv_arena *arena; /* of the names that were made */
    bool made_up;           /* ids look so, and are taken for that (properties.h) unless they are values as well */
} mv_record_fields;

/* The order and names of what a document says of itself: title, description, as_of, focus; the texts of those that
 * the set has. The date is written into `date`. */
typedef struct mv_document_text {
    const char *name, *text;
} mv_document_text;
enum { MV_DOCUMENT_TEXTS = 4 };
size_t mv_record_document(const mv_relations *set, mv_document_text texts[MV_DOCUMENT_TEXTS], mv_date_text date);

/* Whether any relation is directed, whether there are some and all are, and whether some are and others not. */
bool mv_any_directed(const mv_relations *set);
bool mv_all_directed(const mv_relations *set);
bool mv_record_mixed(const mv_relations *set);

/* Id, kind, source, target, type, sign, weight and direction always have values; the name only where it is not the
 * id, `end` only where `through` does not say it. Without records there are no fields. */
mv_record_fields *mv_record_fields_of(const mv_relations *set, mv_record_kind kind);
void mv_record_fields_free(mv_record_fields *fields);

/* The format has a meaning of its own for these names, a list that ends in NULL: attributes that are called so get
 * "attribute:" before their name. */
void mv_record_fields_reserve(mv_record_fields *fields, const char *const *names);

/* Whether all relations are of the type that those without one get: the format need not name it. */
bool mv_record_fields_untyped(const mv_relations *set);

/* The field of a property, or NULL when no record has it. */
const mv_record_field *mv_record_fields_find(const mv_record_fields *fields, mv_property property);

/* Adds the value of a record to the text; false, and nothing is added, when it has none. Numbers are the shortest
 * that read back the same, dates ISO, the direction true or false. */
bool mv_record_text(const mv_relations *set, const mv_record_field *field, size_t record, mv_text *out);

/* The value of a number, or of a bool as 0 or 1. */
bool mv_record_number(const mv_relations *set, const mv_record_field *field, size_t record, double *out);

#endif
