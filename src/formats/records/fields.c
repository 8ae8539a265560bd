#include "formats/records/fields.h"
#include "support/index.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- values ----------------------------------------------------------------------------------------------- */

static bool add_text(mv_text *out, const char *value)
{
    if (value) mv_text_add(out, value);
    return value != NULL;
}

static bool add_number(mv_text *out, double value)
{
    mv_text_add_number(out, value, 17);
    return true;
}

static bool add_date(mv_text *out, mv_date date)
{
    mv_date_text text;
    if (date.day) mv_text_add(out, mv_date_format(date, text));
    return date.day != 0;
}

/* An entry of a list; what separates entries and their parts is escaped, and blanks where they would be dropped.
 */
static void add_entry(mv_text *out, const char *entry, bool first)
{
    if (!first) mv_text_add(out, "; ");
    for (const char *at = entry; *at; at++) {
        bool edge = *at == ' ' && (at == entry || !at[1]);
        if (edge || strchr(";=\\", *at)) mv_text_add(out, "\\");
        mv_text_add_bytes(out, at, 1);
    }
}

static bool add_shares(mv_text *out, const mv_relations *set, const mv_actor *actor)
{
    for (size_t i = 0; i < actor->share_count; i++) {
        add_entry(out, set->vectors[actor->shares[i].vector].id, i == 0);
        if (actor->shares[i].share == 1) continue;
        mv_text_add(out, "=");
        mv_text_add_number(out, actor->shares[i].share, 17);
    }
    return actor->share_count > 0;
}

static bool add_alternatives(mv_text *out, const mv_relations *set, const mv_actor *actor)
{
    for (size_t i = 0; i < actor->alternative_count; i++)
        add_entry(out, set->vectors[actor->alternatives[i]].id, i == 0);
    return actor->alternative_count > 0;
}

/* "ru", "ru@1991..2019" or "@..1924" before each name. */
static bool add_names(mv_text *out, const mv_actor *actor)
{
    for (size_t i = 0; i < actor->name_count; i++) {
        const mv_naming *naming = &actor->names[i];
        add_entry(out, naming->language ? naming->language : "", i == 0);
        if (naming->from.day || naming->until.day) {
            mv_text_add(out, "@");
            add_date(out, naming->from);
            mv_text_add(out, "..");
            add_date(out, naming->until);
        }
        mv_text_add(out, "=");
        add_entry(out, naming->name, true);
    }
    return actor->name_count > 0;
}

static bool add_continues(mv_text *out, const mv_actor *actor)
{
    for (size_t i = 0; i < actor->continues_count; i++) {
        add_entry(out, actor->continues[i].actor, i == 0);
        if (!actor->continues[i].from.day) continue;
        mv_text_add(out, "=");
        add_date(out, actor->continues[i].from);
    }
    return actor->continues_count > 0;
}

static bool add_sources(mv_text *out, const mv_relations *set, const mv_relation *relation)
{
    for (size_t i = 0; i < relation->details->citation_count; i++)
        add_entry(out, set->sources[relation->details->citations[i].source].id, i == 0);
    return relation->details->citation_count > 0;
}

static bool actor_text(const mv_relations *set, const mv_actor *actor, mv_property property, mv_text *out)
{
    switch (property) {
    case MV_IS_ID:
        return add_text(out, actor->id);
    case MV_IS_NAME:
        return add_text(out, strcmp(actor->name, actor->id) != 0 ? actor->name : NULL);
    case MV_IS_NAMES:
        return add_names(out, actor);
    case MV_IS_KIND:
        return add_text(out, actor->kind);
    case MV_IS_VECTOR:
        return add_shares(out, set, actor);
    case MV_IS_ALTERNATIVES:
        return add_alternatives(out, set, actor);
    case MV_IS_REGION:
        return add_text(out, actor->region);
    case MV_IS_LONGITUDE:
        return actor->place && add_number(out, actor->place->longitude);
    case MV_IS_LATITUDE:
        return actor->place && add_number(out, actor->place->latitude);
    case MV_IS_CONTINUES:
        return add_continues(out, actor);
    case MV_IS_START:
        return add_date(out, actor->start);
    case MV_IS_END:
        return !actor->through.day && add_date(out, actor->end);
    case MV_IS_THROUGH:
        return add_date(out, actor->through);
    case MV_IS_NOTE:
        return add_text(out, actor->note);
    default:
        return false;
    }
}

static bool relation_text(const mv_relations *set, const mv_relation *relation, mv_property property, mv_text *out)
{
    switch (property) {
    case MV_IS_ID:
        return add_text(out, relation->id);
    case MV_IS_SOURCE:
        return add_text(out, set->actors[relation->source].id);
    case MV_IS_TARGET:
        return add_text(out, set->actors[relation->target].id);
    case MV_IS_TYPE:
        return add_text(out, set->types[relation->type].id);
    case MV_IS_SIGN:
        return add_number(out, relation->sign);
    case MV_IS_WEIGHT:
        return add_number(out, relation->weight);
    case MV_IS_DIRECTED:
        return add_text(out, relation->directed ? "true" : "false");
    case MV_IS_START:
        return add_date(out, relation->start);
    case MV_IS_END:
        return !relation->through.day && add_date(out, relation->end);
    case MV_IS_THROUGH:
        return add_date(out, relation->through);
    case MV_IS_CONFIDENCE:
        return relation->confidence && add_text(out, mv_confidence_name((mv_confidence)relation->confidence));
    case MV_IS_BASIS:
        return add_text(out, relation->details->basis);
    case MV_IS_NOTE:
        return add_text(out, relation->details->note);
    case MV_IS_SOURCES:
        return add_sources(out, set, relation);
    case MV_IS_QUOTE:
        return relation->details->citation_count && add_text(out, relation->details->citations->quote);
    default:
        return false;
    }
}

static const mv_attribute *attributes_of(const mv_relations *set, mv_record_kind kind, size_t record)
{
    return kind == MV_ACTOR ? set->actors[record].attributes : set->relations[record].details->attributes;
}

static bool attribute_text(const mv_attribute *attribute, mv_text *out)
{
    if (!attribute) return false;
    return attribute->text ? add_text(out, attribute->text) : add_number(out, attribute->number);
}

bool mv_record_text(const mv_relations *set, const mv_record_field *field, size_t record, mv_text *out)
{
    if (field->property == MV_IS_ATTRIBUTE)
        return attribute_text(mv_attribute_find(attributes_of(set, field->kind, record), field->attribute), out);
    return field->kind == MV_ACTOR ? actor_text(set, &set->actors[record], field->property, out)
                                   : relation_text(set, &set->relations[record], field->property, out);
}

static bool relation_number(const mv_relation *relation, mv_property property, double *out)
{
    *out = property == MV_IS_SIGN       ? relation->sign
           : property == MV_IS_WEIGHT   ? relation->weight
           : property == MV_IS_DIRECTED ? relation->directed
                                        : NAN;
    return !isnan(*out);
}

static bool actor_number(const mv_actor *actor, mv_property property, double *out)
{
    if (!actor->place || (property != MV_IS_LONGITUDE && property != MV_IS_LATITUDE)) return false;
    *out = property == MV_IS_LONGITUDE ? actor->place->longitude : actor->place->latitude;
    return true;
}

bool mv_record_number(const mv_relations *set, const mv_record_field *field, size_t record, double *out)
{
    if (field->property == MV_IS_ATTRIBUTE) {
        const mv_attribute *attribute =
            mv_attribute_find(attributes_of(set, field->kind, record), field->attribute);
        if (attribute) *out = attribute->number;
        return attribute && !attribute->text;
    }
    return field->kind == MV_ACTOR ? actor_number(&set->actors[record], field->property, out)
                                   : relation_number(&set->relations[record], field->property, out);
}

/* --- fields ----------------------------------------------------------------------------------------------- */

static size_t records_of(const mv_relations *set, mv_record_kind kind)
{
    return kind == MV_ACTOR ? set->actor_count : set->relation_count;
}

static size_t count_values(const mv_relations *set, const mv_record_field *field)
{
    mv_text text = { 0 };
    size_t count = 0;
    for (size_t i = 0; i < records_of(set, field->kind); i++) {
        text.length = 0;
        count += mv_record_text(set, field, i, &text);
    }
    mv_text_clear(&text);
    return count;
}

static void add_field(mv_record_fields *fields, mv_record_field field)
{
    fields->items = mv_grow(fields->items, fields->count, sizeof field);
    fields->items[fields->count++] = field;
}

/* A name that is read back as that of an attribute. */
static const char *name_of_attribute(mv_record_fields *fields, mv_record_kind kind, const char *name)
{
    unsigned rank;
    bool taken = mv_property_find(kind, name, &rank) != MV_IS_ATTRIBUTE || mv_attribute_name(name) != name;
    return taken ? mv_arena_format(fields->arena, MV_ATTRIBUTE_PREFIX "%s", name) : name;
}

static void add_attributes(mv_record_fields *fields, const mv_relations *set, mv_record_kind kind)
{
    mv_index names = { 0 };
    for (size_t i = 0; i < records_of(set, kind); i++)
        for (const mv_attribute *a = attributes_of(set, kind, i); a && a->name; a++) {
            if (mv_index_add(&names, a->name, fields->count))
                add_field(fields, (mv_record_field){ MV_IS_ATTRIBUTE, name_of_attribute(fields, kind, a->name),
                                                     MV_FORM_NUMBER, kind, 0, a->name, 0 });
            mv_record_field *field = &fields->items[mv_index_find(&names, a->name)];
            if (a->text) field->form = MV_FORM_TEXT;
            field->values++;
            field->numbers += !a->text;
        }
    mv_index_clear(&names);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const mv_record_field *)a)->attribute, ((const mv_record_field *)b)->attribute);
}

/* All those of actors, or any of a relation. */
static bool look_made_up(const mv_relations *set, mv_record_kind kind)
{
    bool all = set->actor_count > 0, any = false;
    for (size_t i = 0; i < set->actor_count && all && kind == MV_ACTOR; i++)
        all = mv_id_looks_made_up(kind, set->actors[i].id);
    for (size_t i = 0; i < set->relation_count && !any && kind == MV_RELATION; i++)
        any = set->relations[i].id && mv_id_looks_made_up(kind, set->relations[i].id);
    return kind == MV_ACTOR ? all : any;
}

mv_record_fields *mv_record_fields_of(const mv_relations *set, mv_record_kind kind)
{
    mv_record_fields *fields = mv_alloc(sizeof *fields);
    fields->arena = mv_arena_new();
    fields->made_up = look_made_up(set, kind);
    for (mv_property p = MV_IS_ID; p < MV_PROPERTIES; p++) {
        mv_record_field field = { p, mv_property_name(p), mv_property_form_of(p), kind, 0, NULL, 0 };
        if (!mv_property_applies(kind, p)) continue;
        field.values = count_values(set, &field);
        if (field.values) add_field(fields, field);
    }
    size_t properties = fields->count;
    add_attributes(fields, set, kind);
    if (fields->count > properties)
        qsort(fields->items + properties, fields->count - properties, sizeof *fields->items, by_name);
    return fields;
}

void mv_record_fields_reserve(mv_record_fields *fields, const char *const *names)
{
    for (size_t i = 0; i < fields->count; i++)
        for (const char *const *name = names; *name; name++) {
            mv_record_field *field = &fields->items[i];
            if (!field->attribute || strcmp(field->name, *name) != 0) continue;
            field->name = mv_arena_format(fields->arena, MV_ATTRIBUTE_PREFIX "%s", *name);
            break;
        }
}

void mv_record_fields_free(mv_record_fields *fields)
{
    if (!fields) return;
    mv_arena_free(fields->arena);
    MV_FREE(fields->items, fields);
}

bool mv_record_fields_untyped(const mv_relations *set)
{
    for (size_t i = 0; i < set->relation_count; i++)
        if (strcmp(set->types[set->relations[i].type].id, MV_UNTYPED) != 0) return false;
    return true;
}

const mv_record_field *mv_record_fields_find(const mv_record_fields *fields, mv_property property)
{
    for (size_t i = 0; i < fields->count; i++)
        if (fields->items[i].property == property) return &fields->items[i];
    return NULL;
}

/* --- the set as a whole ----------------------------------------------------------------------------------- */

size_t mv_record_document(const mv_relations *set, mv_document_text texts[MV_DOCUMENT_TEXTS], mv_date_text date)
{
    const mv_document_text all[MV_DOCUMENT_TEXTS] = {
        { "title", set->title },
        { "description", set->description },
        { "as_of", set->as_of.day ? mv_date_format(set->as_of, date) : NULL },
        { "focus", set->focus == MV_NONE ? NULL : set->actors[set->focus].id },
    };
    size_t count = 0;
    for (size_t i = 0; i < MV_DOCUMENT_TEXTS; i++)
        if (all[i].text) texts[count++] = all[i];
    return count;
}

static size_t count_directed(const mv_relations *set)
{
    size_t count = 0;
    for (size_t i = 0; i < set->relation_count; i++) count += set->relations[i].directed;
    return count;
}

bool mv_any_directed(const mv_relations *set)
{
    return count_directed(set) > 0;
}

bool mv_all_directed(const mv_relations *set)
{
    return set->relation_count && count_directed(set) == set->relation_count;
}

bool mv_record_mixed(const mv_relations *set)
{
    return mv_any_directed(set) && !mv_all_directed(set);
}
