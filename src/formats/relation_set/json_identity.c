#include "formats/relation_set/json_identity.h"
#include "model/identity.h"
#include "model/suggest.h"
#include "support/index.h"
#include "support/memory.h"
#include "support/names.h"
#include <string.h>

/* Who an actor is through time: its names, and whose successor it is. */

/* The entry of a list of objects; NULL, and an error, when it is none. */
static const json_t *object_in(mv_json_reader *r, const json_t *list, size_t index, const char *key)
{
    const json_t *entry = json_array_get(list, index);
    if (json_is_object(entry)) return entry;
    MV_FAIL(r, mv_json_element(r->document, list, index), "an entry of \"%s\" is %s; an object was expected", key,
            mv_json_kind(entry));
    return NULL;
}

/* --- names ------------------------------------------------------------------------------------------------ */

static void read_names_by_language(mv_json_reader *r, json_t *names, mv_actor *actor)
{
    const char *language;
    json_t *value;
    json_object_foreach(names, language, value)
    {
        const char *name = mv_json_get_string(r, names, language);
        if (name)
            actor->names[actor->name_count++] =
                (mv_naming){ .name = name, .language = mv_relations_text(r->set, language) };
    }
}

/* Whether a name of the list before began on its day in its language. */
static bool begins_like_another(mv_arena *arena, mv_index *met, const mv_naming *naming)
{
    const char *language = naming->language ? naming->language : "";
    return !mv_index_add(met, mv_arena_format(arena, "%d %s", naming->from.day, language), 0);
}

static void read_naming(mv_json_reader *r, const json_t *entry, mv_actor *actor, mv_arena *arena, mv_index *met)
{
    MV_CHECK_KEYS(r, entry, "name", "lang", "from", "until");
    mv_naming naming = { mv_json_get_required(r, entry, "name"), mv_json_get_string(r, entry, "lang"),
                         mv_json_get_date(r, entry, "from"), mv_json_get_date(r, entry, "until") };
    if (naming.from.day && naming.until.day && naming.until.day <= naming.from.day)
        MV_FAIL(r, mv_json_member(r->document, entry, "until"),
                "\"until\" is not behind \"from\"; the first day without the name was expected");
    else if (naming.name && begins_like_another(arena, met, &naming))
        MV_FAIL(r, mv_json_member(r->document, entry, "name"),
                "two names of one language begin on the same day; one was expected");
    else if (naming.name)
        actor->names[actor->name_count++] = naming;
}

void mv_json_get_names(mv_json_reader *r, const json_t *object, mv_actor *actor)
{
    json_t *names = json_object_get(object, "names");
    if (!names) return;
    if (!json_is_object(names) && !json_is_array(names)) {
        mv_json_wrong_type(r, object, "names", "an object of names by language or a list of names with dates");
        return;
    }
    size_t count = json_is_object(names) ? json_object_size(names) : json_array_size(names);
    mv_arena *arena = mv_arena_new();
    mv_index met = { 0 };
    actor->names = mv_relations_memory(r->set, count * sizeof *actor->names);
    if (json_is_object(names)) read_names_by_language(r, names, actor);
    for (size_t i = 0; json_is_array(names) && i < count; i++) {
        const json_t *entry = object_in(r, names, i, "names");
        if (entry) read_naming(r, entry, actor, arena, &met);
    }
    mv_index_clear(&met);
    mv_arena_free(arena);
}

/* --- predecessors ----------------------------------------------------------------------------------------- */

static void read_predecessor(mv_json_reader *r, const json_t *entry, mv_actor *actor, mv_index *met)
{
    MV_CHECK_KEYS(r, entry, "actor", "from");
    mv_predecessor one = { mv_json_get_required(r, entry, "actor"), mv_json_get_date(r, entry, "from") };
    mv_quoted quoted;
    if (!one.actor) return;
    if (mv_index_add(met, one.actor, 0))
        actor->continues[actor->continues_count++] = one;
    else
        MV_FAIL(r, mv_json_member(r->document, entry, "actor"), "%s is continued twice; once was expected",
                mv_quote(one.actor, quoted));
}

void mv_json_get_continues(mv_json_reader *r, const json_t *object, mv_actor *actor)
{
    const json_t *list = json_object_get(object, "continues");
    mv_index met = { 0 };
    if (list && !json_is_array(list)) mv_json_wrong_type(r, object, "continues", "an array");
    if (!json_is_array(list)) return;
    actor->continues = mv_relations_memory(r->set, json_array_size(list) * sizeof *actor->continues);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *entry = object_in(r, list, i, "continues");
        if (entry) read_predecessor(r, entry, actor, &met);
    }
    mv_index_clear(&met);
}

static bool has_text(const json_t *object, const char *key, const char *text)
{
    return mv_text_same(json_string_value(json_object_get(object, key)), text);
}

/* Where an actor says that it continues another: in the last document that has its record. */
static mv_place place_of(mv_json_reader *r, const mv_json_layers *layers, const char *actor, const char *other)
{
    for (size_t layer = layers->count; layer-- > 0;) {
        r->document = layers->documents[layer];
        const json_t *list = json_object_get(mv_json_root(r->document), "actors");
        for (size_t i = 0; i < json_array_size(list); i++) {
            if (!has_text(json_array_get(list, i), "id", actor)) continue;
            const json_t *continues = json_object_get(json_array_get(list, i), "continues");
            for (size_t k = 0; k < json_array_size(continues); k++)
                if (has_text(json_array_get(continues, k), "actor", other))
                    return mv_json_member(r->document, json_array_get(continues, k), "actor");
        }
    }
    return (mv_place){ layers->paths[layers->count - 1], 0, 0 };
}

/* The actors that a document leaves out: another may go on to continue them, which says nothing then. */
static mv_index left_out(const mv_json_layers *layers)
{
    mv_index index = { 0 };
    for (size_t layer = 0; layer < layers->count; layer++) {
        const json_t *root = mv_json_root(layers->documents[layer]);
        const json_t *names = json_object_get(json_object_get(root, "without"), "actors");
        for (size_t i = 0; i < json_array_size(names); i++) {
            const char *name = json_string_value(json_array_get(names, i));
            if (name) mv_index_add(&index, name, i);
        }
    }
    return index;
}

/* Keeps the predecessors that are actors. */
static void check_actor(mv_json_reader *r, const mv_json_layers *layers, const mv_index *gone, mv_actor *actor)
{
    uint32_t kept = 0;
    for (size_t i = 0; i < actor->continues_count; i++) {
        const char *id = actor->continues[i].actor;
        mv_quoted quoted, hint;
        if (mv_relations_find_actor(r->set, id) != MV_NONE)
            actor->continues[kept++] = actor->continues[i];
        else if (mv_index_find(gone, id) == MV_ABSENT)
            MV_FAIL(r, mv_patience_is_over(r->log) ? (mv_place){ 0 } : place_of(r, layers, actor->id, id),
                    "%s is not an actor; an id from \"actors\" was expected%s", mv_quote(id, quoted),
                    mv_suggest_actor(r->set, id, r->log, hint));
    }
    actor->continues_count = kept;
}

void mv_json_check_continues(mv_json_reader *r, const mv_json_layers *layers)
{
    mv_index gone = left_out(layers);
    for (size_t i = 0; i < r->set->actor_count; i++) check_actor(r, layers, &gone, &r->set->actors[i]);
    mv_index_clear(&gone);
    size_t predecessor, actor = mv_find_circle(r->set, &predecessor);
    if (actor == MV_NONE) return;
    const mv_actor *first = &r->set->actors[actor];
    mv_quoted quoted;
    MV_FAIL(r, place_of(r, layers, first->id, first->continues[predecessor].actor),
            "%s continues itself this way; a chain with a first actor was expected", mv_quote(first->id, quoted));
}
