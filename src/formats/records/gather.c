#include "formats/records/records_internal.h"
#include <stdlib.h>
#include <string.h>

/* The values of a record by what they mean: our properties, and attributes for all that are none. */

static void add_further(mv_records *r, const mv_record_value *value)
{
    mv_record_column *column = &r->columns[r->kind].items[value->column];
    if (!column->kept) column->kept = mv_relations_text(r->set, mv_attribute_name(column->name));
    if (column->property == MV_IS_NAME) r->second_name = column->kept;
    mv_attribute attribute = { .name = column->kept };
    bool text = column->form == MV_VALUES_TEXT || value->form == MV_VALUES_TEXT;
    if (text || !mv_number_look(value->text, r->source.decimal_comma, &attribute.number))
        attribute.text = mv_records_text_once(r, value->text);
    r->attributes[r->attribute_count++] = attribute;
}

static bool is_direction(const char *text, mv_record_direction *direction)
{
    static const char *const words[] = {
        [MV_DIRECTION_UNKNOWN] = "mixed", [MV_DIRECTION_NO] = "undirected", [MV_DIRECTION_YES] = "directed"
    };
    for (size_t i = 0; i < MV_COUNT(words); i++)
        if (mv_same_word(text, words[i])) {
            *direction = (mv_record_direction)i;
            return true;
        }
    return false;
}

static void take(mv_records *r, const mv_record_value *value)
{
    const mv_record_column *column = mv_records_column_of(r, value);
    if (!r->seen[column->property]) r->seen[column->property] = value;
    if (!*value->text || mv_names_have(r->options->missing, value->text)) return;
    if (column->property == MV_IS_ATTRIBUTE && !*column->name) return; /* a warning says so */
    if (column->direction && is_direction(value->text, &r->direction)) {
        r->gephi = true;
        return;
    }
    const mv_record_value **slot = &r->given[column->property];
    double rating; /* others rate confidence by numbers of their own */
    bool other = column->property == MV_IS_CONFIDENCE && mv_number_look(value->text, false, &rating);
    if (column->property == MV_IS_ATTRIBUTE || other ||
        (*slot && mv_records_column_of(r, *slot)->rank <= column->rank))
        add_further(r, value);
    else {
        if (*slot) add_further(r, *slot);
        *slot = value;
    }
}

void mv_records_gather(mv_records *r, mv_record_kind kind, const mv_record_value *values, size_t count,
                       size_t where)
{
    memset(r->given, 0, sizeof r->given);
    memset(r->seen, 0, sizeof r->seen);
    r->kind = kind;
    r->where = where;
    r->direction = MV_DIRECTION_UNKNOWN;
    r->gephi = false;
    r->second_name = NULL;
    r->attribute_count = 0;
    if (count > r->attribute_room) {
        r->attribute_room = count;
        r->attributes = mv_realloc_array(r->attributes, count, sizeof *r->attributes);
    }
    for (size_t i = 0; i < count; i++) take(r, &values[i]);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const mv_attribute *)a)->name, ((const mv_attribute *)b)->name);
}

/* Of a name that stands twice the first value counts. */
const mv_attribute *mv_records_attributes(mv_records *r)
{
    size_t kept = 0;
    if (r->attribute_count > 1) qsort(r->attributes, r->attribute_count, sizeof *r->attributes, by_name);
    for (size_t i = 0; i < r->attribute_count; i++)
        if (!kept || strcmp(r->attributes[i].name, r->attributes[kept - 1].name) != 0)
            r->attributes[kept++] = r->attributes[i];
    return mv_relations_attributes(r->set, r->attributes, kept);
}
