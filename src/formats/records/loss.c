#include "formats/records/loss.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

static void add(mv_loss *loss, const char *what, bool of_records, mv_record_kind kind, size_t count)
{
    if (!count) return;
    for (size_t i = 0; i < loss->count; i++)
        if (loss->items[i].of_records == of_records && loss->items[i].kind == kind &&
            strcmp(loss->items[i].what, what) == 0) {
            loss->items[i].count += count;
            return;
        }
    loss->items = mv_grow(loss->items, loss->count, sizeof *loss->items);
    loss->items[loss->count].what = mv_copy(what);
    loss->items[loss->count].kind = kind;
    loss->items[loss->count].of_records = of_records;
    loss->items[loss->count++].count = count;
}

void mv_loss_add(mv_loss *loss, const char *what, size_t count)
{
    add(loss, what, false, MV_ACTOR, count);
}

void mv_loss_field(mv_loss *loss, const mv_record_field *field)
{
    add(loss, field->name, true, field->kind, field->values);
}

void mv_loss_fields(mv_loss *loss, const mv_relations *set, mv_record_kind kind, unsigned holds)
{
    mv_record_fields *fields = mv_record_fields_of(set, kind);
    for (size_t f = 0; f < fields->count; f++) {
        const mv_record_field *field = &fields->items[f];
        if (field->property == MV_IS_ATTRIBUTE || !(holds & 1u << field->property)) mv_loss_field(loss, field);
    }
    mv_record_fields_free(fields);
}

/* --- what a document has besides records ------------------------------------------------------------------ */

static size_t count_sources(const mv_relations *set)
{
    size_t count = 0;
    for (size_t i = 0; i < set->source_count; i++) {
        const mv_source *s = &set->sources[i];
        count += s->title || s->publisher || s->date || s->url;
    }
    return count;
}

/* Which vectors somebody has, or could have; the caller frees it. */
static bool *list_used_vectors(const mv_relations *set)
{
    bool *used = mv_alloc_array(set->vector_count, sizeof *used);
    for (size_t i = 0; i < set->actor_count; i++) {
        const mv_actor *actor = &set->actors[i];
        for (size_t k = 0; k < actor->share_count; k++) used[actor->shares[k].vector] = true;
        for (size_t k = 0; k < actor->alternative_count; k++) used[actor->alternatives[k]] = true;
    }
    return used;
}

/* Vectors of which an id in the records of actors does not tell all. */
static size_t count_vectors(const mv_relations *set)
{
    size_t count = 0;
    bool *used = list_used_vectors(set);
    for (size_t i = 0; i < set->vector_count; i++) {
        const mv_vector *v = &set->vectors[i];
        count += !used[i] || !mv_text_same(v->id, v->name) || !v->counted || v->color;
    }
    free(used);
    return count;
}

/* Types that would not be the same when all that is left of them is the id, which may be a plain word for another.
 */
static size_t count_types(const mv_relations *set)
{
    size_t count = 0;
    for (size_t i = 0; i < set->type_count; i++) {
        const mv_type *t = &set->types[i], *built_in = mv_builtin_type_meant(t->id);
        const mv_type plain = { t->id, t->id, "other", 1, 1, false }, *left = built_in ? built_in : &plain;
        count += !mv_text_same(t->id, left->id) || !mv_text_same(t->name, left->name) ||
                 !mv_text_same(t->family, left->family) || t->sign != left->sign || t->weight != left->weight ||
                 t->directed != left->directed;
    }
    return count;
}

static size_t count_quotes(const mv_relations *set)
{
    size_t count = 0;
    for (size_t i = 0; i < set->relation_count; i++)
        for (size_t c = 1; c < set->relations[i].details->citation_count; c++)
            count += set->relations[i].details->citations[c].quote != NULL;
    return count;
}

/* --- attributes ------------------------------------------------------------------------------------------- */

static size_t record_count(const mv_relations *set, mv_record_kind kind)
{
    return kind == MV_ACTOR ? set->actor_count : set->relation_count;
}

static const mv_attribute *attributes_of(const mv_relations *set, mv_record_kind kind, size_t record)
{
    return kind == MV_ACTOR ? set->actors[record].attributes : set->relations[record].details->attributes;
}

void mv_loss_number_texts(mv_loss *loss, const mv_relations *set, mv_record_kind kind, bool comma)
{
    size_t count = 0;
    double number;
    for (size_t i = 0; i < record_count(set, kind); i++)
        for (const mv_attribute *a = attributes_of(set, kind, i); a && a->name; a++)
            count += a->text && mv_number_look(a->text, comma, &number);
    mv_loss_add(loss, "that attributes are texts and no numbers", count);
}

void mv_loss_text_numbers(mv_loss *loss, const mv_record_fields *fields)
{
    size_t count = 0;
    for (size_t f = 0; f < fields->count; f++)
        if (fields->items[f].form == MV_FORM_TEXT) count += fields->items[f].numbers;
    mv_loss_add(loss, "that attributes are numbers and no texts", count);
}

/* --- the whole -------------------------------------------------------------------------------------------- */

void mv_loss_document(mv_loss *loss, const mv_relations *set, unsigned holds)
{
    if (!(holds & MV_HOLDS_TITLE)) mv_loss_add(loss, "the title", set->title != NULL);
    if (!(holds & MV_HOLDS_DESCRIPTION)) mv_loss_add(loss, "the description", set->description != NULL);
    if (!(holds & MV_HOLDS_AS_OF)) mv_loss_add(loss, "the date", set->as_of.day != 0);
    if (!(holds & MV_HOLDS_FOCUS)) mv_loss_add(loss, "the focus", set->focus != MV_NONE);
    if (!(holds & MV_HOLDS_SOURCES)) mv_loss_add(loss, "what sources are", count_sources(set));
    if (!(holds & MV_HOLDS_VECTORS)) mv_loss_add(loss, "what vectors are", count_vectors(set));
    if (!(holds & MV_HOLDS_TYPES)) mv_loss_add(loss, "what relation types are", count_types(set));
    if (!(holds & MV_HOLDS_COVERAGE)) mv_loss_add(loss, "coverage", set->coverage_count);
    if (!(holds & MV_HOLDS_FURTHER_QUOTES)) mv_loss_add(loss, "further quotes", count_quotes(set));
}

void mv_loss_say(const mv_loss *loss, const char *format, mv_log *log)
{
    static const char *const of[] = { [MV_ACTOR] = " of actors", [MV_RELATION] = " of relations" };
    mv_text list = { 0 };
    for (size_t i = 0; i < loss->count; i++)
        mv_text_format(&list, "%s%s%s (%zu)", i ? ", " : "", loss->items[i].what,
                       loss->items[i].of_records ? of[loss->items[i].kind] : "", loss->items[i].count);
    if (loss->count)
        mv_log_warning(log, (mv_place){ 0 }, "%s has no place for these values, which are left out: %s", format,
                       list.bytes);
    mv_text_clear(&list);
}

void mv_loss_clear(mv_loss *loss)
{
    for (size_t i = 0; i < loss->count; i++) free(loss->items[i].what);
    free(loss->items);
    *loss = (mv_loss){ 0 };
}
