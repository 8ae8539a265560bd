#include "formats/relation_set/json_write.h"
#include "multivector/format.h"
#include "support/json/json_text.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* --- members of a record ------------------------------------------------------------------------------ */

static void add_text(mv_text *text, const char *key, const char *value)
{
    if (value) mv_json_add_text(text, MV_JSON_LOOSE, key, value);
}

static void add_number(mv_text *text, const char *key, double value)
{
    mv_json_add_number(text, MV_JSON_LOOSE, key, value, 17);
}

static void add_bool(mv_text *text, const char *key, bool value)
{
    mv_json_add_bool(text, MV_JSON_LOOSE, key, value);
}

static void end(mv_text *text)
{
    mv_json_close(text, MV_JSON_LOOSE, '}');
}

static void add_date(mv_text *text, const char *key, mv_date date)
{
    mv_date_text iso;
    if (date.day) add_text(text, key, mv_date_format(date, iso));
}

/* What ends on a date is written as it was given: "through", or "end". */
static void add_dates(mv_text *text, mv_date start, mv_date end, mv_date through)
{
    add_date(text, "start", start);
    if (!through.day) add_date(text, "end", end);
    add_date(text, "through", through);
}

/* --- records ------------------------------------------------------------------------------------------ */

void mv_json_write_source(mv_text *text, const mv_relations *set, size_t index)
{
    const mv_source *source = &set->sources[index];
    add_text(text, "id", source->id);
    add_text(text, "title", source->title);
    add_text(text, "publisher", source->publisher);
    add_text(text, "date", source->date);
    add_text(text, "url", source->url);
}

void mv_json_write_vector(mv_text *text, const mv_relations *set, size_t index)
{
    const mv_vector *vector = &set->vectors[index];
    add_text(text, "id", vector->id);
    add_text(text, "name", vector->name);
    add_bool(text, "counted", vector->counted);
    add_text(text, "color", vector->color);
}

void mv_json_write_type(mv_text *text, const mv_relations *set, size_t index)
{
    const mv_type *type = &set->types[index];
    add_text(text, "id", type->id);
    add_text(text, "name", type->name);
    add_text(text, "family", type->family);
    add_number(text, "sign", type->sign);
    add_number(text, "weight", type->weight);
    add_bool(text, "directed", type->directed);
}

static int by_vector(const void *a, const void *b)
{
    const mv_share *x = a, *y = b;
    return (x->vector > y->vector) - (x->vector < y->vector);
}

static void add_shares(mv_text *text, const mv_relations *set, const mv_actor *actor)
{
    size_t count = actor->share_count;
    if (count == 0) return;
    if (count == 1 && actor->shares->share == 1) {
        add_text(text, "vector", set->vectors[actor->shares->vector].id);
        return;
    }
    mv_share *shares = mv_alloc_array(count, sizeof *shares);
    memcpy(shares, actor->shares, count * sizeof *shares);
    qsort(shares, count, sizeof *shares, by_vector);
    mv_json_open(text, MV_JSON_LOOSE, "vector", '{');
    for (size_t i = 0; i < count; i++) add_number(text, set->vectors[shares[i].vector].id, shares[i].share);
    end(text);
    free(shares);
}

/* Names that an object by language can hold; else a list is needed. */
static bool are_translations(const mv_actor *actor)
{
    for (size_t i = 0; i < actor->name_count; i++) {
        const mv_naming *one = &actor->names[i];
        bool alike = i && mv_text_same(one->language, actor->names[i - 1].language);
        if (!one->language || alike || one->from.day || one->until.day) return false;
    }
    return true;
}

static void add_naming(mv_text *text, const mv_naming *naming)
{
    mv_json_open(text, MV_JSON_TIGHT, NULL, '{');
    add_text(text, "name", naming->name);
    add_text(text, "lang", naming->language);
    add_date(text, "from", naming->from);
    add_date(text, "until", naming->until);
    end(text);
}

static void add_names(mv_text *text, const mv_actor *actor)
{
    bool plain = are_translations(actor);
    if (!actor->name_count) return;
    mv_json_open(text, MV_JSON_LOOSE, "names", plain ? '{' : '[');
    for (size_t i = 0; i < actor->name_count; i++)
        if (plain)
            add_text(text, actor->names[i].language, actor->names[i].name);
        else
            add_naming(text, &actor->names[i]);
    if (plain)
        end(text);
    else
        mv_text_add(text, "]");
}

static void add_continues(mv_text *text, const mv_actor *actor)
{
    if (!actor->continues_count) return;
    mv_json_open(text, MV_JSON_LOOSE, "continues", '[');
    for (size_t i = 0; i < actor->continues_count; i++) {
        mv_json_open(text, MV_JSON_TIGHT, NULL, '{');
        add_text(text, "actor", actor->continues[i].actor);
        add_date(text, "from", actor->continues[i].from);
        end(text);
    }
    mv_text_add(text, "]");
}

static void add_place(mv_text *text, const mv_location *place)
{
    if (!place) return;
    mv_json_open(text, MV_JSON_LOOSE, "place", '[');
    mv_json_add_number(text, MV_JSON_TIGHT, NULL, place->longitude, 17);
    mv_json_add_number(text, MV_JSON_TIGHT, NULL, place->latitude, 17);
    mv_text_add(text, "]");
}

static void add_attributes(mv_text *text, const mv_attribute *attributes)
{
    if (!attributes) return;
    mv_json_open(text, MV_JSON_LOOSE, "attributes", '{');
    for (; attributes->name; attributes++)
        if (attributes->text)
            add_text(text, attributes->name, attributes->text);
        else
            add_number(text, attributes->name, attributes->number);
    end(text);
}

static void add_alternatives(mv_text *text, const mv_relations *set, const mv_actor *actor)
{
    if (!actor->alternative_count) return;
    mv_json_open(text, MV_JSON_LOOSE, "alternatives", '[');
    for (size_t i = 0; i < actor->alternative_count; i++)
        mv_json_add_text(text, MV_JSON_LOOSE, NULL, set->vectors[actor->alternatives[i]].id);
    mv_text_add(text, "]");
}

void mv_json_write_actor(mv_text *text, const mv_relations *set, size_t index)
{
    const mv_actor *actor = &set->actors[index];
    add_text(text, "id", actor->id);
    add_text(text, "name", actor->name);
    add_names(text, actor);
    add_text(text, "kind", actor->kind);
    add_shares(text, set, actor);
    add_alternatives(text, set, actor);
    add_text(text, "region", actor->region);
    add_dates(text, actor->start, actor->end, actor->through);
    add_continues(text, actor);
    add_place(text, actor->place);
    add_attributes(text, actor->attributes);
    add_text(text, "note", actor->note);
}

static void add_citations(mv_text *text, const mv_relations *set, const mv_relation *relation)
{
    if (relation->details->citation_count == 0) return;
    mv_json_open(text, MV_JSON_LOOSE, "sources", '[');
    for (size_t i = 0; i < relation->details->citation_count; i++) {
        mv_json_open(text, MV_JSON_TIGHT, NULL, '{');
        add_text(text, "id", set->sources[relation->details->citations[i].source].id);
        add_text(text, "quote", relation->details->citations[i].quote);
        end(text);
    }
    mv_text_add(text, "]");
}

void mv_json_write_relation(mv_text *text, const mv_relations *set, size_t index)
{
    const mv_relation *relation = &set->relations[index];
    const mv_type *type = &set->types[relation->type];
    add_text(text, "id", relation->id);
    add_text(text, "source", set->actors[relation->source].id);
    add_text(text, "target", set->actors[relation->target].id);
    add_text(text, "type", type->id);
    if (relation->sign != type->sign) add_number(text, "sign", relation->sign);
    if (relation->weight != type->weight) add_number(text, "weight", relation->weight);
    if (relation->directed != type->directed) add_bool(text, "directed", relation->directed);
    add_dates(text, relation->start, relation->end, relation->through);
    if (relation->confidence != MV_UNRATED)
        add_text(text, "confidence", mv_confidence_name((mv_confidence)relation->confidence));
    add_text(text, "basis", relation->details->basis);
    add_attributes(text, relation->details->attributes);
    add_text(text, "note", relation->details->note);
    add_citations(text, set, relation);
}

/* --- coverage ----------------------------------------------------------------------------------------- */

/* The text of a set that can be read again: a name that is no longer known there is left out. */
static bool is_known_type(const mv_relations *set, const char *id)
{
    return mv_relations_find_type(set, id) != MV_NONE || mv_builtin_type_find(id);
}

static bool is_known_actor(const mv_relations *set, const char *id)
{
    return mv_relations_find_actor(set, id) != MV_NONE;
}

static bool is_known_kind(const mv_relations *set, const char *kind)
{
    (void)set;
    return kind[0] != '\0';
}

typedef bool name_known(const mv_relations *set, const char *name);

static size_t count_known(const mv_relations *set, mv_names names, name_known *known)
{
    size_t count = 0;
    for (size_t i = 0; i < names.count; i++) count += known(set, names.items[i]);
    return count;
}

static void add_known(mv_text *text, const mv_relations *set, const char *key, mv_names names, name_known *known)
{
    if (!names.count) return;
    mv_json_open(text, MV_JSON_LOOSE, key, '[');
    for (size_t i = 0; i < names.count; i++)
        if (known(set, names.items[i])) mv_json_add_text(text, MV_JSON_LOOSE, NULL, names.items[i]);
    mv_text_add(text, "]");
}

/* An entry of which no name is known says nothing; without the list it would speak of all. */
static bool says_something(const mv_relations *set, const mv_coverage *entry)
{
    return (!entry->types.count || count_known(set, entry->types, is_known_type)) &&
           (!entry->targets.count || count_known(set, entry->targets, is_known_actor)) &&
           (!entry->actors.count || count_known(set, entry->actors, is_known_actor));
}

static void write_coverage(mv_text *text, const mv_relations *set, size_t index)
{
    const mv_coverage *entry = &set->coverage[index];
    add_known(text, set, "types", entry->types, is_known_type);
    add_known(text, set, "targets", entry->targets, is_known_actor);
    add_known(text, set, "actors", entry->actors, is_known_actor);
    add_known(text, set, "kinds", entry->kinds, is_known_kind);
    add_date(text, "from", entry->from);
    add_date(text, "to", entry->to);
    add_text(text, "note", entry->note);
}

void mv_json_write_coverage(mv_text *text, const mv_relations *set, bool empty)
{
    bool *chosen = mv_alloc_array(set->coverage_count, sizeof *chosen), any = false;
    for (size_t i = 0; i < set->coverage_count; i++) {
        chosen[i] = says_something(set, &set->coverage[i]);
        any = any || chosen[i];
    }
    mv_json_write_list(text, "coverage", set, set->coverage_count, chosen, write_coverage);
    if (!any && empty) {
        mv_json_open(text, 1, "coverage", '[');
        mv_text_add(text, "]");
    }
    free(chosen);
}

/* --- documents ---------------------------------------------------------------------------------------- */

void mv_json_write_begin(mv_text *text)
{
    mv_text_add(text, "{");
    mv_json_add_text(text, 1, "format", "multivector-relation-set");
    mv_json_add_integer(text, 1, "version", 1);
}

void mv_json_write_text(mv_text *text, const char *key, const char *value)
{
    if (value) mv_json_add_text(text, 1, key, value);
}

void mv_json_write_date(mv_text *text, const char *key, mv_date date)
{
    mv_date_text iso;
    if (date.day) mv_json_write_text(text, key, mv_date_format(date, iso));
}

void mv_json_write_list(mv_text *text, const char *key, const mv_relations *set, size_t count, const bool *chosen,
                        mv_json_record *record)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (chosen && !chosen[i]) continue;
        if (!any) mv_json_open(text, 1, key, '[');
        mv_json_open(text, 2, NULL, '{');
        record(text, set, i);
        end(text);
        any = true;
    }
    if (any) mv_json_close(text, 2, ']');
}

void mv_json_write_end(mv_text *text)
{
    mv_json_close(text, 1, '}');
    mv_text_add(text, "\n");
}

void mv_json_write_head(mv_text *text, const mv_relations *set)
{
    mv_json_write_begin(text);
    mv_json_write_text(text, "title", set->title);
    mv_json_write_text(text, "description", set->description);
    mv_json_write_date(text, "as_of", set->as_of);
    mv_json_write_text(text, "focus", set->focus == MV_NONE ? NULL : set->actors[set->focus].id);
    mv_json_write_list(text, "sources", set, set->source_count, NULL, mv_json_write_source);
    mv_json_write_list(text, "vectors", set, set->vector_count, NULL, mv_json_write_vector);
    mv_json_write_list(text, "relation_types", set, set->type_count, NULL, mv_json_write_type);
    mv_json_write_coverage(text, set, false);
}

void mv_relations_write_json(char **out, size_t *length, const mv_relations *set)
{
    mv_text text = { 0 };
    mv_json_write_head(&text, set);
    mv_json_write_list(&text, "actors", set, set->actor_count, NULL, mv_json_write_actor);
    mv_json_write_list(&text, "relations", set, set->relation_count, NULL, mv_json_write_relation);
    mv_json_write_end(&text);
    mv_text_hand_over(&text, out, length, MV_OK);
}
