#include "formats/relation_set/json_coverage.h"
#include "model/date_checks.h"
#include "model/suggest.h"
#include "support/memory.h"
#include <string.h>

/* The list of what was coded completely. A document's own list replaces an inherited one whole. */

/* What is read, and from where. */
typedef struct reading {
    mv_json_reader *r;
    const mv_json_layers *layers;
    bool own; /* the list is the outermost document's: its names must be known */
} reading;

/* Whether one of the documents leaves this actor out: a list may go on to speak of it. */
static bool is_left_out(const reading *at, const char *id)
{
    for (size_t i = 0; i < at->layers->count; i++) {
        const json_t *root = mv_json_root(at->layers->documents[i]);
        const json_t *names = json_object_get(json_object_get(root, "without"), "actors");
        for (size_t n = 0; n < json_array_size(names); n++) {
            const char *name = json_string_value(json_array_get(names, n));
            if (name && strcmp(name, id) == 0) return true;
        }
    }
    return false;
}

/* Says whether a name is known; what it says of one that is not. */
typedef void name_check(const reading *at, const char *name, mv_place place);

static void check_type(const reading *at, const char *name, mv_place place)
{
    mv_quoted quoted, hint;
    if (mv_relations_find_type(at->r->set, name) == MV_NONE && !mv_builtin_type_find(name))
        MV_FAIL(at->r, place, "%s is not a relation type%s", mv_quote(name, quoted),
                mv_suggest_type(at->r->set, name, at->r->log, hint));
}

static void check_actor(const reading *at, const char *name, mv_place place)
{
    mv_quoted quoted, hint;
    if (mv_relations_find_actor(at->r->set, name) == MV_NONE && !is_left_out(at, name))
        MV_FAIL(at->r, place, "%s is not an actor; an id from \"actors\" was expected%s", mv_quote(name, quoted),
                mv_suggest_actor(at->r->set, name, at->r->log, hint));
}

static void check_kind(const reading *at, const char *name, mv_place place)
{
    (void)at;
    (void)name;
    (void)place;
}

static mv_names read_names(const reading *at, const json_t *entry, const char *key, name_check *check)
{
    const json_t *list = json_object_get(entry, key);
    size_t count = json_array_size(list), read = 0;
    if (list && !json_is_array(list)) mv_json_wrong_type(at->r, entry, key, "an array of names");
    if (json_is_array(list) && !count)
        MV_FAIL(at->r, mv_json_member(at->r->document, entry, key),
                "\"%s\" is empty; a name was expected, or no list where all are meant", key);
    const char **names = mv_relations_memory(at->r->set, (count + 1) * sizeof *names);
    for (size_t i = 0; i < count; i++) {
        const json_t *value = json_array_get(list, i);
        mv_place place = mv_json_element(at->r->document, list, i);
        const char *name = json_string_value(value);
        if (!name || !*name) {
            MV_FAIL(at->r, place, "an entry of \"%s\" is %s; a name was expected", key,
                    name ? "empty" : mv_json_kind(value));
            continue;
        }
        if (at->own) check(at, name, place);
        names[read++] = mv_relations_text(at->r->set, name);
    }
    return (mv_names){ names, read };
}

static void read_entry(const reading *at, const json_t *entry)
{
    mv_json_reader *r = at->r;
    MV_CHECK_KEYS(r, entry, "types", "targets", "actors", "kinds", "from", "to", "note");
    mv_coverage coverage = { .types = read_names(at, entry, "types", check_type),
                             .targets = read_names(at, entry, "targets", check_actor),
                             .actors = read_names(at, entry, "actors", check_actor),
                             .kinds = read_names(at, entry, "kinds", check_kind),
                             .from = mv_json_get_date(r, entry, "from"),
                             .to = mv_json_get_date(r, entry, "to"),
                             .note = mv_json_get_string(r, entry, "note") };
    mv_dates dates = { coverage.from, mv_date_after(coverage.to), coverage.to };
    if (!mv_dates_in_order(dates))
        mv_dates_say_disorder(dates, "the coverage", mv_json_member(r->document, entry, "to"), r->log);
    mv_relations_add_coverage(r->set, coverage);
}

void mv_json_read_coverage(mv_json_reader *r, const mv_json_layers *layers)
{
    const json_t *root = mv_json_layers_find(layers, r, "coverage"), *list = json_object_get(root, "coverage");
    reading at = { r, layers, r->document == layers->documents[layers->count - 1] };
    if (!root) return;
    r->set->coverage_own = at.own;
    if (!json_is_array(list)) mv_json_wrong_type(r, root, "coverage", "an array");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);
        if (json_is_object(entry))
            read_entry(&at, entry);
        else
            MV_FAIL(r, mv_json_element(r->document, list, i),
                    "an entry of \"coverage\" is %s; an object was expected", mv_json_kind(entry));
    }
}
