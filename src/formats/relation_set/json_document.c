#include "formats/relation_set/json_document.h"
#include "formats/relation_set/json_coverage.h"
#include "formats/relation_set/json_identity.h"
#include "formats/relation_set/json_records.h"
#include "model/suggest.h"
#include "support/memory.h"
#include <string.h>

/* What stands in a document besides its actors and relations. */

static void check_head(mv_json_reader *r, const json_t *root)
{
    static const char name[] = MV_FORMAT_NAME;
    const json_t *format = json_object_get(root, "format"), *version = json_object_get(root, "version");
    mv_quoted quoted;
    if (!json_is_string(format) || strcmp(json_string_value(format), name) != 0)
        MV_FAIL(r, mv_json_member(r->document, root, "format"), "\"format\" is %s; \"%s\" was expected",
                !format                  ? "missing"
                : json_is_string(format) ? mv_quote(json_string_value(format), quoted)
                                         : mv_json_kind(format),
                name);
    if (!json_is_number(version) || json_number_value(version) != 1)
        MV_FAIL(r, mv_json_member(r->document, root, "version"), "\"version\" is %s; 1 was expected",
                !version                  ? "missing"
                : json_is_number(version) ? "another number"
                                          : mv_json_kind(version));
}

/* Types to leave out must at least exist; that a set has no relation of them is no mistake. */
static void check_types_left_out(mv_json_reader *r, const json_t *without)
{
    const json_t *types = json_object_get(without, "types");
    if (types && !json_is_array(types)) mv_json_wrong_type(r, without, "types", "an array");
    for (size_t i = 0; json_is_array(types) && i < json_array_size(types); i++) {
        const char *type = json_string_value(json_array_get(types, i));
        mv_quoted quoted, hint;
        if (!type)
            MV_FAIL(r, mv_json_element(r->document, types, i), "a name to leave out is %s; a string was expected",
                    mv_json_kind(json_array_get(types, i)));
        else if (mv_relations_find_type(r->set, type) == MV_NONE && !mv_builtin_type_find(type))
            MV_FAIL(r, mv_json_element(r->document, types, i), "%s is not a relation type%s",
                    mv_quote(type, quoted), mv_suggest_type(r->set, type, r->log, hint));
    }
}

static void check_without(mv_json_reader *r, const json_t *root)
{
    const json_t *without = json_object_get(root, "without");
    if (!without) return;
    if (!json_is_object(without)) {
        mv_json_wrong_type(r, root, "without", "an object");
        return;
    }
    MV_CHECK_KEYS(r, without, "actors", "relations", "types");
    check_types_left_out(r, without);
    if (!json_object_get(root, "extends"))
        MV_FAIL(r, mv_json_key(r->document, root, "without"),
                "\"without\" stands in a document that extends nothing; \"extends\" was expected beside it");
}

/* The focus must be an actor, unless it comes from an extended document and was left out on the way. */
static void read_focus(mv_json_reader *r, const mv_json_layers *layers)
{
    const json_t *root = mv_json_layers_find(layers, r, "focus");
    const char *id = root ? mv_json_see_string(r, root, "focus") : NULL;
    if (!id) return;
    r->set->focus = mv_relations_find_actor(r->set, id);
    bool own = r->document == layers->documents[layers->count - 1];
    mv_quoted quoted, hint;
    if (r->set->focus == MV_NONE && own)
        MV_FAIL(r, mv_json_member(r->document, root, "focus"),
                "\"focus\" is %s, which is not an actor; an id from \"actors\" was expected%s",
                mv_quote(id, quoted), mv_suggest_actor(r->set, id, r->log, hint));
}

static const char *find_string(mv_json_reader *r, const mv_json_layers *layers, const char *key)
{
    const json_t *root = mv_json_layers_find(layers, r, key);
    return root ? mv_json_get_string(r, root, key) : NULL;
}

static void read_head(mv_json_reader *r, const mv_json_layers *layers)
{
    for (size_t i = 0; i < layers->count; i++) {
        r->document = layers->documents[i];
        const json_t *root = mv_json_root(r->document);
        MV_CHECK_KEYS(r, root, "$schema", "format", "version", "title", "description", "as_of", "focus", "extends",
                      "without", "sources", "vectors", "relation_types", "coverage", "actors", "relations");
        check_head(r, root);
    }
    r->set->extends = layers->count > 1;
    r->set->title = find_string(r, layers, "title");
    r->set->description = find_string(r, layers, "description");
    const json_t *root = mv_json_layers_find(layers, r, "as_of");
    if (root) r->set->as_of = mv_json_get_date(r, root, "as_of");
}

void mv_json_read_declarations(mv_json_reader *r, const mv_json_layers *layers)
{
    read_head(r, layers);
    mv_json_layers_read(layers, r, "sources", mv_json_read_source);
    mv_json_layers_read(layers, r, "vectors", mv_json_read_vector);
    mv_json_layers_read(layers, r, "relation_types", mv_json_read_type);
    for (size_t i = 0; i < layers->count; i++) {
        r->document = layers->documents[i];
        check_without(r, mv_json_root(r->document));
    }
}

void mv_json_read_about_actors(mv_json_reader *r, const mv_json_layers *layers)
{
    mv_json_check_continues(r, layers);
    read_focus(r, layers);
    mv_json_read_coverage(r, layers);
}
