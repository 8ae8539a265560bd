#include "formats/reader.h"
#include "support/json.h"
#include "support/memory.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

/* The relation set format, version 1. Reading goes on after an error, so that one run finds all of them. */

typedef struct reader {
    mv_relations *set;
    mv_json *document;
    bool strict;
    mv_log *log;
} reader;

#define FAIL(r, place, ...) ((void)mv_log_error((r)->log, MV_BAD_DATA, place, __VA_ARGS__))

/* --- values ------------------------------------------------------------------------------------------- */

static const char *type_name(const json_t *value)
{
    static const char *const names[] = {
        [JSON_OBJECT] = "an object", [JSON_ARRAY] = "an array",   [JSON_STRING] = "a string", [JSON_INTEGER] = "a number",
        [JSON_REAL] = "a number",    [JSON_TRUE] = "true",        [JSON_FALSE] = "false",     [JSON_NULL] = "null",
    };
    return names[json_typeof(value)];
}

static void wrong_type(reader *r, const json_t *object, const char *key, const char *expected)
{
    FAIL(r, mv_json_member(r->document, object, key), "\"%s\" is %s; %s was expected", key,
         type_name(json_object_get(object, key)), expected);
}

/* A string that belongs to the set, or NULL when there is none (which is an error only for a wrong type or an
 * empty string). */
static const char *get_string(reader *r, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!value) return NULL;
    if (!json_is_string(value)) {
        wrong_type(r, object, key, "a string");
        return NULL;
    }
    if (json_string_length(value) == 0) {
        FAIL(r, mv_json_member(r->document, object, key), "\"%s\" is empty; some text was expected", key);
        return NULL;
    }
    return mv_relations_text(r->set, json_string_value(value));
}

/* The id of a record; without one it is an error, placed at the record. */
static const char *get_required(reader *r, const json_t *object, const char *key)
{
    if (!json_object_get(object, key))
        FAIL(r, mv_json_member(r->document, object, key), "\"%s\" is missing; every record of this list needs one", key);
    return get_string(r, object, key);
}

static bool get_bool(reader *r, const json_t *object, const char *key, bool otherwise)
{
    const json_t *value = json_object_get(object, key);
    if (value && !json_is_boolean(value)) wrong_type(r, object, key, "true or false");
    return json_is_boolean(value) ? json_is_true(value) : otherwise;
}

static int get_sign(reader *r, const json_t *object, int otherwise)
{
    const json_t *value = json_object_get(object, "sign");
    if (!value) return otherwise;
    double sign = json_is_number(value) ? json_number_value(value) : NAN;
    if (sign == -1 || sign == 0 || sign == 1) return (int)sign;
    FAIL(r, mv_json_member(r->document, object, "sign"), "\"sign\" is %s; 1, 0 or -1 was expected",
         json_is_number(value) ? "another number" : type_name(value));
    return otherwise;
}

static double get_weight(reader *r, const json_t *object, double otherwise)
{
    const json_t *value = json_object_get(object, "weight");
    if (!value) return otherwise;
    double weight = json_is_number(value) ? json_number_value(value) : NAN;
    if (weight > 0 && isfinite(weight)) return weight;
    FAIL(r, mv_json_member(r->document, object, "weight"), "\"weight\" is %s; a number above 0 was expected",
         json_is_number(value) ? "not above 0" : type_name(value));
    return otherwise;
}

static mv_date get_date(reader *r, const json_t *object, const char *key)
{
    mv_date date = { 0 };
    mv_quoted quoted;
    const char *text = get_string(r, object, key);
    if (text && !mv_date_parse(text, &date))
        FAIL(r, mv_json_member(r->document, object, key),
             "\"%s\" is %s; a date YYYY, YYYY-MM or YYYY-MM-DD was expected", key, mv_quote(text, quoted));
    return date;
}

static void check_keys(reader *r, const json_t *object, const char *const *known, size_t count)
{
    const char *key;
    json_t *value;
    json_object_foreach ((json_t *)(uintptr_t)object, key, value) {
        bool found = false;
        for (size_t i = 0; i < count && !found; i++) found = strcmp(key, known[i]) == 0;
        if (found) continue;
        mv_quoted quoted, hint;
        mv_place place = mv_json_key(r->document, object, key);
        mv_quote(key, quoted);
        mv_suggest(key, known, count, hint);
        if (r->strict)
            FAIL(r, place, "unknown key %s%s", quoted, hint);
        else
            mv_log_warning(r->log, place, "unknown key %s is ignored%s", quoted, hint);
    }
}

#define CHECK_KEYS(r, object, ...)                                                                           \
    do {                                                                                                     \
        static const char *const known[] = { __VA_ARGS__ };                                                  \
        check_keys(r, object, known, MV_COUNT(known));                                                       \
    } while (0)

/* A list of the document and what to do with each of its objects; a missing list is an empty one. */
static void read_list(reader *r, const json_t *object, const char *key,
                      void (*read)(reader *r, const json_t *record))
{
    const json_t *list = json_object_get(object, key);
    if (list && !json_is_array(list)) wrong_type(r, object, key, "an array");
    if (!json_is_array(list)) return;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *record = json_array_get(list, i);
        if (json_is_object(record))
            read(r, record);
        else
            FAIL(r, mv_json_element(r->document, list, i), "an entry of \"%s\" is %s; an object was expected", key,
                 type_name(record));
    }
}

/* --- records ------------------------------------------------------------------------------------------ */

static mv_place place_of(reader *r, const json_t *object, const char *key)
{
    return mv_json_member(r->document, object, key);
}

static void taken(reader *r, const json_t *object, const char *what, const char *id)
{
    mv_quoted quoted;
    FAIL(r, place_of(r, object, "id"), "the %s id %s is used twice; ids must be unique", what, mv_quote(id, quoted));
}

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static const char *get_url(reader *r, const json_t *object)
{
    const char *url = get_string(r, object, "url");
    mv_quoted quoted;
    if (!url || starts_with(url, "http://") || starts_with(url, "https://") || starts_with(url, "mailto:")) return url;
    FAIL(r, place_of(r, object, "url"), "\"url\" is %s; an address with http://, https:// or mailto: was expected",
         mv_quote(url, quoted));
    return NULL;
}

static void read_source(reader *r, const json_t *object)
{
    CHECK_KEYS(r, object, "id", "title", "publisher", "date", "url", "note");
    mv_source source = { get_required(r, object, "id"), get_string(r, object, "title"),
                         get_string(r, object, "publisher"), NULL, get_url(r, object) };
    if (get_date(r, object, "date").day) source.date = get_string(r, object, "date");
    if (source.id && mv_relations_add_source(r->set, source) == MV_NONE) taken(r, object, "source", source.id);
}

static bool is_color(const char *text)
{
    return text[0] == '#' && strlen(text) == 7 && strspn(text + 1, "0123456789abcdefABCDEF") == 6;
}

static void read_vector(reader *r, const json_t *object)
{
    CHECK_KEYS(r, object, "id", "name", "counted", "color", "note");
    mv_vector vector = { get_required(r, object, "id"), get_string(r, object, "name"),
                         get_bool(r, object, "counted", true), get_string(r, object, "color") };
    mv_quoted quoted;
    if (vector.color && !is_color(vector.color)) {
        FAIL(r, place_of(r, object, "color"), "\"color\" is %s; six hexadecimal digits as in \"#D55E00\" were expected",
             mv_quote(vector.color, quoted));
        vector.color = NULL;
    }
    if (vector.id && mv_relations_add_vector(r->set, vector) == MV_NONE) taken(r, object, "vector", vector.id);
}

/* What a declaration leaves open it takes from the built-in type of the same name, so that giving "sanctions" a
 * name in another language does not turn it into a friendly tie. */
static void read_type(reader *r, const json_t *object)
{
    static const mv_type plain = { NULL, NULL, NULL, 1, 1, false };
    CHECK_KEYS(r, object, "id", "name", "family", "sign", "weight", "directed", "note");
    const char *id = get_required(r, object, "id");
    if (!id) return;
    const mv_type *base = mv_builtin_type_find(id) ? mv_builtin_type_find(id) : &plain;
    mv_type type = { id, get_string(r, object, "name"), get_string(r, object, "family"), get_sign(r, object, base->sign),
                     get_weight(r, object, base->weight), get_bool(r, object, "directed", base->directed) };
    if (!type.name) type.name = base->name;
    if (!type.family) type.family = base->family;
    if (mv_relations_add_type(r->set, type) == MV_NONE) taken(r, object, "relation type", id);
}

static const char *suggest_vector(const mv_relations *set, const char *id, mv_quoted buffer)
{
    const char *ids[64];
    size_t count = set->vector_count < MV_COUNT(ids) ? set->vector_count : MV_COUNT(ids);
    for (size_t i = 0; i < count; i++) ids[i] = set->vectors[i].id;
    return mv_suggest(id, ids, count, buffer);
}

/* `key` of `object` holds the id, or is the id itself. */
static void add_share(reader *r, const json_t *object, const char *key, const char *id, double share, mv_actor *actor)
{
    size_t vector = mv_relations_find_vector(r->set, id);
    mv_quoted quoted, hint;
    if (vector == MV_NONE)
        FAIL(r, key == id ? mv_json_key(r->document, object, key) : place_of(r, object, key),
             "vector %s is not declared; an id from \"vectors\" was expected%s", mv_quote(id, quoted),
             suggest_vector(r->set, id, hint));
    else
        actor->shares[actor->share_count++] = (mv_share){ vector, share };
}

static void read_shares(reader *r, const json_t *object, const json_t *shares, mv_actor *actor)
{
    const char *id;
    json_t *value;
    double sum = 0;
    json_object_foreach ((json_t *)(uintptr_t)shares, id, value) {
        double share = json_is_number(value) ? json_number_value(value) : NAN;
        if (share >= 0 && share <= 1)
            add_share(r, shares, id, id, share, actor);
        else
            FAIL(r, mv_json_member(r->document, shares, id), "the share is %s; a number from 0 to 1 was expected",
                 json_is_number(value) ? "out of range" : type_name(value));
        sum += share;
    }
    if (!(fabs(sum - 1) <= 1e-9) && !isnan(sum)) 
        FAIL(r, place_of(r, object, "vector"), "the shares sum to %g; 1 was expected", sum);
}

static void get_shares(reader *r, const json_t *object, mv_actor *actor)
{
    const json_t *value = json_object_get(object, "vector");
    if (!value) return;
    if (!json_is_string(value) && !json_is_object(value)) {
        wrong_type(r, object, "vector", "a vector's id or an object of shares");
        return;
    }
    size_t count = json_is_object(value) ? json_object_size(value) : 1;
    actor->shares = mv_relations_memory(r->set, count * sizeof *actor->shares);
    if (json_is_object(value))
        read_shares(r, object, value, actor);
    else
        add_share(r, object, "vector", json_string_value(value), 1, actor);
}

static void get_names(reader *r, const json_t *object, mv_actor *actor)
{
    json_t *names = json_object_get(object, "names"), *value;
    const char *language;
    if (names && !json_is_object(names)) wrong_type(r, object, "names", "an object of names by language");
    if (!json_is_object(names)) return;
    actor->names = mv_relations_memory(r->set, json_object_size(names) * sizeof *actor->names);
    json_object_foreach (names, language, value) {
        const char *name = get_string(r, names, language);
        if (name)
            actor->names[actor->name_count++] = (mv_translation){ mv_relations_text(r->set, language), name };
    }
}

static void read_actor(reader *r, const json_t *object)
{
    CHECK_KEYS(r, object, "id", "name", "names", "kind", "vector", "region", "note");
    mv_actor actor = { get_required(r, object, "id"), get_string(r, object, "name"), get_string(r, object, "kind"),
                       get_string(r, object, "region"), get_string(r, object, "note"), NULL, 0, NULL, 0 };
    get_shares(r, object, &actor);
    get_names(r, object, &actor);
    if (actor.id && mv_relations_add_actor(r->set, actor) == MV_NONE) taken(r, object, "actor", actor.id);
}

/* --- relations ---------------------------------------------------------------------------------------- */

static bool get_actor(reader *r, const json_t *object, const char *key, uint32_t *actor)
{
    const char *id = get_required(r, object, key);
    if (!id) return false;
    size_t found = mv_relations_find_actor(r->set, id);
    mv_quoted quoted, hint;
    if (found == MV_NONE)
        FAIL(r, place_of(r, object, key), "\"%s\" is %s, which is not an actor; an id from \"actors\" was expected%s", key,
             mv_quote(id, quoted), mv_suggest_actor(r->set, id, r->log, hint));
    *actor = (uint32_t)found;
    return found != MV_NONE;
}

static bool get_type(reader *r, const json_t *object, uint32_t *type)
{
    const char *id = get_required(r, object, "type");
    if (!id) return false;
    size_t found = mv_resolve_type(r->set, id);
    mv_quoted quoted, hint;
    if (found == MV_NONE)
        FAIL(r, place_of(r, object, "type"),
             "%s is not a relation type; one from \"relation_types\" or a built-in one was expected%s",
             mv_quote(id, quoted), mv_suggest_type(r->set, id, hint));
    *type = (uint32_t)found;
    return found != MV_NONE;
}

static uint8_t get_confidence(reader *r, const json_t *object)
{
    const char *text = get_string(r, object, "confidence");
    mv_confidence confidence = MV_UNRATED;
    mv_quoted quoted;
    if (text && !mv_confidence_parse(text, &confidence))
        FAIL(r, place_of(r, object, "confidence"), "\"confidence\" is %s; high, medium or low was expected",
             mv_quote(text, quoted));
    return (uint8_t)confidence;
}

static void add_citation(reader *r, const json_t *object, mv_relation *relation)
{
    CHECK_KEYS(r, object, "id", "quote", "note");
    const char *id = get_required(r, object, "id"), *quote = get_string(r, object, "quote");
    if (!id) return;
    size_t source = mv_relations_find_source(r->set, id);
    mv_quoted quoted;
    if (source == MV_NONE)
        FAIL(r, place_of(r, object, "id"), "source %s is not declared; an id from \"sources\" was expected",
             mv_quote(id, quoted));
    else
        relation->citations[relation->citation_count++] = (mv_citation){ source, quote };
}

static void get_citations(reader *r, const json_t *object, mv_relation *relation)
{
    const json_t *list = json_object_get(object, "sources");
    if (list && !json_is_array(list)) wrong_type(r, object, "sources", "an array");
    if (!json_is_array(list)) return;
    relation->citations = mv_relations_memory(r->set, json_array_size(list) * sizeof *relation->citations);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *citation = json_array_get(list, i);
        if (json_is_object(citation))
            add_citation(r, citation, relation);
        else
            FAIL(r, mv_json_element(r->document, list, i), "an entry of \"sources\" is %s; an object was expected",
                 type_name(citation));
    }
}

static void check_dates(reader *r, const json_t *object, const mv_relation *relation)
{
    mv_date_text start, end;
    if (relation->start.day && relation->end.day && relation->start.day > relation->end.day)
        FAIL(r, place_of(r, object, "end"), "the relation ends on %s, before it starts on %s",
             mv_date_format(relation->end, end), mv_date_format(relation->start, start));
}

static void read_relation(reader *r, const json_t *object)
{
    CHECK_KEYS(r, object, "id", "source", "target", "type", "sign", "weight", "directed", "start", "end", "confidence",
               "basis", "note", "sources");
    mv_relation relation = { .id = get_string(r, object, "id") };
    static const mv_type unknown = { .sign = 1, .weight = 1 };
    bool known = get_actor(r, object, "source", &relation.source);
    known = get_actor(r, object, "target", &relation.target) && known;
    bool typed = get_type(r, object, &relation.type);
    const mv_type *type = typed ? &r->set->types[relation.type] : &unknown;
    relation.sign = (int8_t)get_sign(r, object, type->sign);
    relation.weight = get_weight(r, object, type->weight);
    relation.directed = get_bool(r, object, "directed", type->directed);
    relation.start = get_date(r, object, "start");
    relation.end = get_date(r, object, "end");
    check_dates(r, object, &relation);
    relation.confidence = get_confidence(r, object);
    relation.basis = get_string(r, object, "basis");
    relation.note = get_string(r, object, "note");
    get_citations(r, object, &relation);
    if (known && typed && mv_relations_add_relation(r->set, relation) == MV_NONE)
        taken(r, object, "relation", relation.id);
}

/* --- the document ------------------------------------------------------------------------------------- */

static void check_head(reader *r, const json_t *root)
{
    static const char name[] = "multivector-relation-set";
    const json_t *format = json_object_get(root, "format"), *version = json_object_get(root, "version");
    if (!json_is_string(format) || strcmp(json_string_value(format), name) != 0)
        FAIL(r, place_of(r, root, "format"), "\"format\" is %s; \"%s\" was expected",
             !format ? "missing" : json_is_string(format) ? "another text" : type_name(format), name);
    if (!json_is_integer(version) || json_integer_value(version) != 1)
        FAIL(r, place_of(r, root, "version"), "\"version\" is %s; 1 was expected",
             !version ? "missing" : json_is_number(version) ? "another number" : type_name(version));
}

static void read_focus(reader *r, const json_t *root)
{
    const char *id = get_string(r, root, "focus");
    if (!id) return;
    r->set->focus = mv_relations_find_actor(r->set, id);
    mv_quoted quoted, hint;
    if (r->set->focus == MV_NONE)
        FAIL(r, place_of(r, root, "focus"), "\"focus\" is %s, which is not an actor; an id from \"actors\" was expected%s",
             mv_quote(id, quoted), mv_suggest_actor(r->set, id, r->log, hint));
}

static void read_document(reader *r, const json_t *root)
{
    CHECK_KEYS(r, root, "$schema", "format", "version", "title", "description", "as_of", "focus", "sources", "vectors",
               "relation_types", "actors", "relations");
    check_head(r, root);
    r->set->title = get_string(r, root, "title");
    r->set->description = get_string(r, root, "description");
    r->set->as_of = get_date(r, root, "as_of");
    read_list(r, root, "sources", read_source);
    read_list(r, root, "vectors", read_vector);
    read_list(r, root, "relation_types", read_type);
    read_list(r, root, "actors", read_actor);
    read_focus(r, root);
    read_list(r, root, "relations", read_relation);
}

static mv_status read_json(mv_relations *set, const mv_input *input)
{
    reader r = { set, NULL, input->options->strict, input->log };
    mv_status status = mv_json_parse(&r.document, input->path, input->bytes, input->length, input->log);
    if (status) return status;
    const json_t *root = mv_json_root(r.document);
    if (json_is_object(root))
        read_document(&r, root);
    else
        FAIL(&r, ((mv_place){ input->path, 1, 1 }), "the document is %s; an object was expected", type_name(root));
    mv_json_free(r.document);
    return MV_OK;
}

const mv_format mv_format_json = { "json", "multivector relation set", { ".json", ".json.gz" }, read_json };
