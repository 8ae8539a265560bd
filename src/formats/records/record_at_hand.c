#include "formats/records/records_internal.h"
#include <string.h>

/* The record at hand: its values by what they mean. */

const char *mv_records_text(const mv_records *r, mv_property property)
{
    return r->given[property] ? r->given[property]->text : NULL;
}

/* The value of a property, or what says nothing where it could stand. */
static const mv_record_value *value_of(const mv_records *r, mv_property property)
{
    return r->given[property] ? r->given[property] : r->seen[property];
}

mv_place mv_records_place(const mv_records *r, mv_property property)
{
    const mv_record_value *value = value_of(r, property);
    return r->source.place(r->source.context, value ? value->where : r->where);
}

const char *mv_records_name(const mv_records *r, mv_property property)
{
    const mv_record_value *value = value_of(r, property);
    return value ? mv_records_column_of(r, value)->name : mv_property_name(property);
}

mv_place mv_records_file(const mv_records *r)
{
    return (mv_place){ r->set->path, 0, 0 };
}

const char *mv_records_keep(mv_records *r, mv_property property)
{
    return mv_relations_text(r->set, mv_records_text(r, property));
}

const char *mv_records_text_once(mv_records *r, const char *text)
{
    size_t found = mv_index_find(&r->texts, text);
    if (found != MV_ABSENT) return r->kept[found];
    const char *kept = mv_relations_text(r->set, text);
    mv_index_add(&r->texts, kept, r->kept_count);
    r->kept = mv_grow(r->kept, r->kept_count, sizeof *r->kept);
    r->kept[r->kept_count++] = kept;
    return kept;
}

const char *mv_records_keep_once(mv_records *r, mv_property property)
{
    const char *text = mv_records_text(r, property);
    return text ? mv_records_text_once(r, text) : NULL;
}
