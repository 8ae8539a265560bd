#include "formats/relation_set/json_records.h"
#include "formats/relation_set/json_attributes.h"
#include "formats/relation_set/json_identity.h"
#include "model/date_checks.h"
#include "model/suggest.h"
#include "support/index.h"
#include "support/memory.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

static mv_place place_of(mv_json_reader *r, const json_t *object, const char *key)
{
    return mv_json_member(r->document, object, key);
}

static void taken(mv_json_reader *r, const json_t *object, const char *what, const char *id)
{
    mv_quoted quoted;
    MV_FAIL(r, place_of(r, object, "id"), "the %s id %s is used twice; ids must be unique", what,
            mv_quote(id, quoted));
}

static const char *get_url(mv_json_reader *r, const json_t *object)
{
    const char *url = mv_json_get_string(r, object, "url");
    mv_quoted quoted;
    if (!url || mv_text_scheme(url)) return url;
    MV_FAIL(r, place_of(r, object, "url"),
            "\"url\" is %s; an address with http://, https:// or mailto: was expected", mv_quote(url, quoted));
    return NULL;
}

void mv_json_read_source(mv_json_reader *r, const json_t *object)
{
    MV_CHECK_KEYS(r, object, "id", "title", "publisher", "date", "url", "note");
    mv_source source = { mv_json_get_required_id(r, object), mv_json_get_string(r, object, "title"),
                         mv_json_get_string(r, object, "publisher"), NULL, get_url(r, object) };
    if (mv_json_get_date(r, object, "date").day) source.date = mv_json_get_string(r, object, "date");
    if (source.id && mv_relations_add_source(r->set, source) == MV_NONE) taken(r, object, "source", source.id);
}

static bool is_color(const char *text)
{
    return text[0] == '#' && strlen(text) == 7 && strspn(text + 1, "0123456789abcdefABCDEF") == 6;
}

void mv_json_read_vector(mv_json_reader *r, const json_t *object)
{
    MV_CHECK_KEYS(r, object, "id", "name", "counted", "color", "note");
    mv_vector vector = { mv_json_get_required_id(r, object), mv_json_get_string(r, object, "name"),
                         mv_json_get_bool(r, object, "counted", true), mv_json_get_string(r, object, "color") };
    mv_quoted quoted;
    if (vector.color && !is_color(vector.color)) {
        MV_FAIL(r, place_of(r, object, "color"),
                "\"color\" is %s; six hexadecimal digits as in \"#D55E00\" were expected",
                mv_quote(vector.color, quoted));
        vector.color = NULL;
    }
    if (vector.id && mv_relations_add_vector(r->set, vector) == MV_NONE) taken(r, object, "vector", vector.id);
}

/* What a declaration leaves open it takes from the built-in type of the same name, so that giving "sanctions" a
 * name in another language does not turn it into a friendly tie. */
void mv_json_read_type(mv_json_reader *r, const json_t *object)
{
    static const mv_type plain = { NULL, NULL, NULL, 1, 1, false };
    MV_CHECK_KEYS(r, object, "id", "name", "family", "sign", "weight", "directed", "note");
    const char *id = mv_json_get_required_id(r, object);
    if (!id) return;
    const mv_type *base = mv_builtin_type_find(id) ? mv_builtin_type_find(id) : &plain;
    mv_type type = { id,
                     mv_json_get_string(r, object, "name"),
                     mv_json_get_string(r, object, "family"),
                     mv_json_get_sign(r, object, base->sign),
                     mv_json_get_weight(r, object, base->weight),
                     mv_json_get_bool(r, object, "directed", base->directed) };
    if (!type.name) type.name = base->name;
    if (!type.family) type.family = base->family;
    if (mv_relations_add_type(r->set, type) == MV_NONE) taken(r, object, "relation type", id);
}

/* `key` of `object` holds the id, or is the id itself. A share of nothing is none. */
static void add_share(mv_json_reader *r, const json_t *object, const char *key, const char *id, double share,
                      mv_actor *actor)
{
    size_t vector = mv_relations_find_vector(r->set, id);
    mv_quoted quoted, hint;
    if (vector == MV_NONE)
        MV_FAIL(r, key == id ? mv_json_key(r->document, object, key) : place_of(r, object, key),
                "vector %s is not declared; an id from \"vectors\" was expected%s", mv_quote(id, quoted),
                mv_suggest_vector(r->set, id, r->log, hint));
    else if (share > 0)
        actor->shares[actor->share_count++] = (mv_share){ vector, share };
}

static void read_shares(mv_json_reader *r, const json_t *object, const json_t *shares, mv_actor *actor)
{
    const char *id;
    json_t *value;
    double sum = 0;
    json_object_foreach((json_t *)(uintptr_t)shares, id, value)
    {
        double share = json_is_number(value) ? json_number_value(value) : NAN;
        if (share >= 0 && share <= 1)
            add_share(r, shares, id, id, share, actor);
        else
            MV_FAIL(r, mv_json_member(r->document, shares, id),
                    "the share is %s; a number from 0 to 1 was expected",
                    json_is_number(value) ? "out of range" : mv_json_kind(value));
        sum += share >= 0 && share <= 1 ? share : NAN; /* an error is told once */
    }
    if (!(fabs(sum - 1) <= 1e-9) && !isnan(sum))
        MV_FAIL(r, place_of(r, object, "vector"), "the shares sum to %.10g; 1 was expected", sum);
}

static void get_shares(mv_json_reader *r, const json_t *object, mv_actor *actor)
{
    const json_t *value = json_object_get(object, "vector");
    if (!value) return;
    if (!json_is_string(value) && !json_is_object(value)) {
        mv_json_wrong_type(r, object, "vector", "a vector's id or an object of shares");
        return;
    }
    size_t count = json_is_object(value) ? json_object_size(value) : 1;
    actor->shares = mv_relations_memory(r->set, count * sizeof *actor->shares);
    if (json_is_object(value))
        read_shares(r, object, value, actor);
    else
        add_share(r, object, "vector", json_string_value(value), 1, actor);
}

static mv_dates get_dates(mv_json_reader *r, const json_t *object, const char *what)
{
    mv_dates dates = { mv_json_get_date(r, object, "start"), mv_json_get_date(r, object, "end"),
                       mv_json_get_date(r, object, "through") };
    if (json_object_get(object, "end") && json_object_get(object, "through")) {
        MV_FAIL(r, place_of(r, object, "through"), "%s", MV_END_AND_THROUGH);
        return dates;
    }
    if (dates.through.day) dates.end = mv_date_after(dates.through);
    if (!mv_dates_in_order(dates))
        mv_dates_say_disorder(dates, what, place_of(r, object, dates.through.day ? "through" : "end"), r->log);
    return dates;
}

static void add_alternative(mv_json_reader *r, const json_t *list, size_t index, mv_actor *actor, mv_index *met)
{
    const json_t *value = json_array_get(list, index);
    mv_place place = mv_json_element(r->document, list, index);
    const char *id = json_string_value(value);
    mv_quoted quoted, hint;
    if (!id) {
        MV_FAIL(r, place, "an alternative is %s; a vector's id was expected", mv_json_kind(value));
        return;
    }
    size_t vector = mv_relations_find_vector(r->set, id);
    if (vector == MV_NONE)
        MV_FAIL(r, place, "vector %s is not declared; an id from \"vectors\" was expected%s", mv_quote(id, quoted),
                mv_suggest_vector(r->set, id, r->log, hint));
    else if (!mv_index_add(met, id, 0))
        MV_FAIL(r, place, "the alternative %s stands twice; once was expected", mv_quote(id, quoted));
    else
        actor->alternatives[actor->alternative_count++] = vector;
}

static void get_alternatives(mv_json_reader *r, const json_t *object, mv_actor *actor)
{
    const json_t *list = json_object_get(object, "alternatives");
    mv_index met = { 0 };
    if (list && !json_is_array(list)) mv_json_wrong_type(r, object, "alternatives", "an array of vectors' ids");
    if (!json_is_array(list)) return;
    actor->alternatives = mv_relations_memory(r->set, json_array_size(list) * sizeof *actor->alternatives);
    for (size_t i = 0; i < json_array_size(list); i++) add_alternative(r, list, i, actor, &met);
    mv_index_clear(&met);
}

void mv_json_read_actor(mv_json_reader *r, const json_t *object)
{
    MV_CHECK_KEYS(r, object, "id", "name", "names", "kind", "vector", "alternatives", "region", "start", "end",
                  "through", "continues", "place", "attributes", "note");
    mv_actor actor = { .id = mv_json_get_required_id(r, object),
                       .name = mv_json_get_string(r, object, "name"),
                       .kind = mv_json_get_string(r, object, "kind"),
                       .region = mv_json_get_string(r, object, "region"),
                       .note = mv_json_get_string(r, object, "note"),
                       .place = mv_json_get_place(r, object),
                       .attributes = mv_json_get_attributes(r, object) };
    get_shares(r, object, &actor);
    get_alternatives(r, object, &actor);
    mv_json_get_names(r, object, &actor);
    mv_json_get_continues(r, object, &actor);
    mv_dates dates = get_dates(r, object, "the actor");
    actor.start = dates.start;
    actor.end = dates.end;
    actor.through = dates.through;
    if (actor.id && mv_relations_add_actor(r->set, actor) == MV_NONE && !mv_relations_over(r->set))
        taken(r, object, "actor", actor.id);
}

/* --- relations ---------------------------------------------------------------------------------------- */

static bool get_actor(mv_json_reader *r, const json_t *object, const char *key, uint32_t *actor)
{
    const char *id = mv_json_see_required(r, object, key);
    if (!id) return false;
    size_t found = mv_relations_find_actor(r->set, id);
    mv_quoted quoted, hint;
    if (found == MV_NONE)
        MV_FAIL(r, place_of(r, object, key),
                "\"%s\" is %s, which is not an actor; an id from \"actors\" was expected%s", key,
                mv_quote(id, quoted), mv_suggest_actor(r->set, id, r->log, hint));
    *actor = (uint32_t)found;
    return found != MV_NONE;
}

static bool get_type(mv_json_reader *r, const json_t *object, uint32_t *type)
{
    const char *id = mv_json_see_required(r, object, "type");
    if (!id) return false;
    size_t found = mv_relations_use_type(r->set, id);
    mv_quoted quoted, hint;
    if (found == MV_NONE)
        MV_FAIL(r, place_of(r, object, "type"),
                "%s is not a relation type; one from \"relation_types\" or a built-in one was expected%s",
                mv_quote(id, quoted), mv_suggest_type(r->set, id, r->log, hint));
    *type = (uint32_t)found;
    return found != MV_NONE;
}

static uint8_t get_confidence(mv_json_reader *r, const json_t *object)
{
    const char *text = mv_json_see_string(r, object, "confidence");
    mv_confidence confidence = MV_UNRATED;
    mv_quoted quoted;
    if (text && !mv_confidence_parse(text, &confidence))
        MV_FAIL(r, place_of(r, object, "confidence"), "\"confidence\" is %s; high, medium or low was expected",
                mv_quote(text, quoted));
    return (uint8_t)confidence;
}

/* False when there is no such source. */
static bool get_citation(mv_json_reader *r, const json_t *object, mv_citation *citation)
{
    MV_CHECK_KEYS(r, object, "id", "quote", "note");
    const char *id = mv_json_see_required(r, object, "id"), *quote = mv_json_get_string(r, object, "quote");
    mv_quoted quoted, hint;
    if (!id) return false;
    *citation = (mv_citation){ mv_relations_find_source(r->set, id), quote };
    if (citation->source == MV_NONE)
        MV_FAIL(r, place_of(r, object, "id"), "source %s is not declared; an id from \"sources\" was expected%s",
                mv_quote(id, quoted), mv_suggest_source(r->set, id, r->log, hint));
    return citation->source != MV_NONE;
}

static void get_citations(mv_json_reader *r, const json_t *object, mv_details *details)
{
    const json_t *list = json_object_get(object, "sources");
    if (list && !json_is_array(list)) mv_json_wrong_type(r, object, "sources", "an array");
    if (!json_is_array(list)) return;
    mv_citation *citations = mv_relations_memory(r->set, json_array_size(list) * sizeof *citations);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *citation = json_array_get(list, i);
        if (!json_is_object(citation))
            MV_FAIL(r, mv_json_element(r->document, list, i),
                    "an entry of \"sources\" is %s; an object was expected", mv_json_kind(citation));
        else if (get_citation(r, citation, &citations[details->citation_count]))
            details->citation_count++;
    }
    details->citations = citations;
}

/* `known`: its ends are. */
static void get_relation_dates(mv_json_reader *r, const json_t *object, mv_relation *relation, bool known)
{
    mv_dates dates = get_dates(r, object, "the relation");
    int32_t day;
    relation->start = dates.start;
    relation->end = dates.end;
    relation->through = dates.through;
    const mv_actor *absent = known ? mv_find_absent(r->set, relation, &day) : NULL;
    if (absent) mv_say_absent(absent, day, r->strict, place_of(r, object, "source"), r->log);
}

void mv_json_read_relation(mv_json_reader *r, const json_t *object)
{
    MV_CHECK_KEYS(r, object, "id", "source", "target", "type", "sign", "weight", "directed", "start", "end",
                  "through", "confidence", "basis", "attributes", "note", "sources");
    mv_relation relation = { .id = mv_json_get_id(r, object) };
    static const mv_type unknown = { .sign = 1, .weight = 1 };
    bool known = get_actor(r, object, "source", &relation.source);
    known = get_actor(r, object, "target", &relation.target) && known;
    bool typed = get_type(r, object, &relation.type);
    const mv_type *type = typed ? &r->set->types[relation.type] : &unknown;
    relation.sign = (int8_t)mv_json_get_sign(r, object, type->sign);
    relation.weight = mv_json_get_weight(r, object, type->weight);
    relation.directed = mv_json_get_bool(r, object, "directed", type->directed);
    get_relation_dates(r, object, &relation, known);
    relation.confidence = get_confidence(r, object);
    mv_details details = { .basis = mv_json_get_string(r, object, "basis"),
                           .note = mv_json_get_string(r, object, "note"),
                           .attributes = mv_json_get_attributes(r, object) };
    get_citations(r, object, &details);
    relation.details = mv_relations_details(r->set, details);
    if (known && typed && mv_relations_add_relation(r->set, relation) == MV_NONE && !mv_relations_over(r->set))
        taken(r, object, "relation", relation.id);
}
