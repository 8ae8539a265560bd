#define _DEFAULT_SOURCE
#include "formats/relation_set/json_layers.h"
#include "support/file.h"
#include "support/index.h"
#include "support/memory.h"
#include "support/names.h"
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- opening -------------------------------------------------------------------------------------------- */

/* The folder of a path, as a new text. */
static char *folder_of(const char *path)
{
    char *copy = mv_copy(path), *folder = mv_copy(dirname(copy));
    free(copy);
    return folder;
}

/* Documents may extend what lies in the folder above the one that was asked for, or below it. Both paths are real.
 */
static bool within_reach(const char *outermost, const char *target)
{
    char *folder = folder_of(outermost), *above = folder_of(folder);
    size_t length = strlen(above);
    bool inside = strncmp(target, above, length) == 0 && (target[length] == '/' || strcmp(above, "/") == 0);
    free(folder);
    free(above);
    return inside;
}

/* The real path of a document, which may have no file yet: then that of its folder, and its name. */
static char *real_path(const char *path)
{
    char *real = realpath(path, NULL);
    if (real) return real;
    char *folder = folder_of(path), *copy = mv_copy(path), *above = realpath(folder, NULL);
    mv_text text = { 0 };
    if (above) mv_text_format(&text, "%s/%s", strcmp(above, "/") == 0 ? "" : above, basename(copy));
    free(above);
    free(copy);
    free(folder);
    return text.bytes;
}

/* Why a file must not be extended; NULL when it may. */
static const char *objection(const mv_json_layers *layers, const char *path)
{
    struct stat about;
    char *real = realpath(path, NULL), *outermost = real_path(layers->paths[0]);
    const char *why = NULL;
    if (!real || !outermost)
        why = "cannot be opened; a relation set was expected there";
    else if (!within_reach(outermost, real))
        why = "leads out of the folder above the first document; a file inside was expected";
    else if (stat(real, &about) || !S_ISREG(about.st_mode))
        why = "is no file; a relation set was expected there";
    for (size_t i = 0; i < layers->count && !why; i++)
        if (mv_file_same(layers->paths[i], real)) why = "leads back to itself; a chain with an end was expected";
    free(real);
    free(outermost);
    return why;
}

/* The path of a name that the document at `from` extends. */
static char *path_beside(const char *from, const char *name)
{
    mv_text path = { 0 };
    char *folder = folder_of(from);
    if (strcmp(folder, ".") != 0) mv_text_format(&path, "%s/", folder);
    mv_text_add(&path, name);
    free(folder);
    return path.bytes;
}

static void add_layer(mv_json_layers *layers, mv_json *document, char *path)
{
    layers->documents = mv_grow(layers->documents, layers->count, sizeof *layers->documents);
    layers->paths = mv_grow(layers->paths, layers->count, sizeof *layers->paths);
    layers->documents[layers->count] = document;
    layers->paths[layers->count++] = path;
}

/* Another format as a document of ours. */
static void write_as_document(mv_text *text, const mv_relations *base)
{
    char *bytes;
    mv_text_clear(text);
    mv_relations_write_json(&bytes, &text->length, base);
    text->bytes = bytes;
}

/* Takes over the path. */
static mv_status open_extended(mv_json_layers *layers, mv_relations *set, char *path, const mv_input *input)
{
    mv_text text = { 0 };
    mv_json *document = NULL;
    mv_relations *base = NULL;
    mv_status status = input->read_base(&base, &text, path, input->log);
    if (!status && base) write_as_document(&text, base);
    if (!status) status = mv_json_parse(&document, path, text.bytes, text.length, input->log);
    if (status)
        free(path);
    else {
        if (base)
            mv_relations_copy_files(set, base);
        else
            mv_relations_add_file(set, path, text.bytes, text.length);
        add_layer(layers, document, path);
    }
    mv_relations_free(base);
    mv_text_clear(&text);
    return status;
}

/* The file that the last document extends; NULL when it extends nothing. */
static mv_status next_path(const mv_json_layers *layers, const mv_input *input, char **out)
{
    mv_json *document = layers->documents[layers->count - 1];
    const json_t *root = mv_json_root(document), *name = json_object_get(root, "extends");
    mv_quoted quoted;
    *out = NULL;
    if (!name) return MV_OK;
    mv_place place = mv_json_member(document, root, "extends");
    if (!json_is_string(name))
        return mv_log_error(input->log, MV_BAD_DATA, place,
                            "\"extends\" is %s; the path of a relation set was expected", mv_json_kind(name));
    if (strcmp(input->path, "-") == 0)
        return mv_log_error(input->log, MV_BAD_DATA, place,
                            "a document on standard input cannot extend another; a file was expected");
    const char *text = json_string_value(name);
    char *path = path_beside(layers->paths[layers->count - 1], text);
    const char *why = *text == '/' ? "is no relative path; one that starts from this file was expected"
                                   : objection(layers, path);
    if (!why) {
        *out = path;
        return MV_OK;
    }
    free(path);
    return mv_log_error(input->log, MV_BAD_DATA, place, "\"extends\" is %s, which %s", mv_quote(text, quoted),
                        why);
}

static void reverse(mv_json_layers *layers)
{
    for (size_t i = 0, j = layers->count; i + 1 < j; i++) {
        mv_json *document = layers->documents[--j];
        char *path = layers->paths[j];
        layers->documents[j] = layers->documents[i];
        layers->paths[j] = layers->paths[i];
        layers->documents[i] = document;
        layers->paths[i] = path;
    }
}

mv_status mv_json_layers_open(mv_json_layers *layers, mv_relations *set, const mv_input *input)
{
    mv_json *document;
    *layers = (mv_json_layers){ 0 };
    mv_status status = mv_json_parse(&document, input->path, input->bytes, input->length, input->log);
    if (status) return status;
    char *path;
    add_layer(layers, document, mv_copy(input->path));
    while (!(status = next_path(layers, input, &path)) && path)
        if ((status = open_extended(layers, set, path, input))) break;
    reverse(layers);
    return status;
}

void mv_json_layers_clear(mv_json_layers *layers)
{
    for (size_t i = 0; i < layers->count; i++) {
        mv_json_free(layers->documents[i]);
        free(layers->paths[i]);
    }
    free(layers->documents);
    free(layers->paths);
    *layers = (mv_json_layers){ 0 };
}

/* --- putting together ------------------------------------------------------------------------------------- */

/* A record and the layer it stands in. */
typedef struct entry {
    const json_t *record;
    size_t layer, number; /* its number in the layer's list */
    bool removed;
} entry;

typedef struct entries {
    entry *items;
    size_t count;
    mv_index ids; /* of the records with an id */
} entries;

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key)); /* NULL for anything but a string */
}

static void add_entry(entries *all, entry added)
{
    const char *id = json_is_object(added.record) ? text_of(added.record, "id") : NULL;
    size_t earlier = id ? mv_index_find(&all->ids, id) : MV_ABSENT;
    if (earlier != MV_ABSENT && all->items[earlier].layer != added.layer) {
        all->items[earlier] = added; /* replaced where it stood */
        return;
    }
    if (id && earlier == MV_ABSENT) mv_index_add(&all->ids, id, all->count);
    all->items = mv_grow(all->items, all->count, sizeof added);
    all->items[all->count++] = added;
}

/* The texts of an array of names, for looking up. */
static mv_index index_of(const json_t *names)
{
    mv_index index = { 0 };
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *name = json_string_value(json_array_get(names, i));
        if (name) mv_index_add(&index, name, i);
    }
    return index;
}

static bool lists(const mv_index *names, const char *name)
{
    return name && mv_index_find(names, name) != MV_ABSENT;
}

/* An actor goes with its relations, a type with the relations of that type. */
static void remove_entries(entries *all, const json_t *without, const char *key)
{
    bool relations = strcmp(key, "relations") == 0;
    mv_index actors = index_of(json_object_get(without, "actors"));
    mv_index types = index_of(json_object_get(without, "types")), ids = index_of(json_object_get(without, key));
    for (size_t i = 0; i < all->count; i++) {
        const json_t *record = all->items[i].record;
        bool gone = lists(&ids, text_of(record, "id"));
        if (relations)
            gone = gone || lists(&types, text_of(record, "type")) || lists(&actors, text_of(record, "source")) ||
                   lists(&actors, text_of(record, "target"));
        all->items[i].removed = all->items[i].removed || gone;
    }
    mv_index_clear(&actors);
    mv_index_clear(&types);
    mv_index_clear(&ids);
}

static void check_names(mv_json_reader *r, const json_t *names, const entries *all, const char *what)
{
    const char **known = mv_alloc_array(all->count, sizeof *known);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (text_of(all->items[i].record, "id")) known[count++] = text_of(all->items[i].record, "id");
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *name = json_string_value(json_array_get(names, i));
        mv_place place = mv_json_element(r->document, names, i);
        mv_quoted quoted, hint;
        if (!name)
            MV_FAIL(r, place, "a name to leave out is %s; a string was expected",
                    mv_json_kind(json_array_get(names, i)));
        else if (mv_index_find(&all->ids, name) == MV_ABSENT)
            MV_FAIL(r, place, "no %s to leave out is called %s%s", what, mv_quote(name, quoted),
                    mv_names_suggest(known, count, name, r->log, hint));
    }
    free(known);
}

/* What a layer takes out of the list `key`, once its names are known to be there. */
static void apply_without(mv_json_reader *r, entries *all, const json_t *root, const char *key)
{
    const json_t *without = json_object_get(root, "without"), *names = json_object_get(without, key);
    bool actors = strcmp(key, "actors") == 0;
    if (!actors && strcmp(key, "relations") != 0) return;
    if (names && !json_is_array(names)) mv_json_wrong_type(r, without, key, "an array");
    if (json_is_array(names)) check_names(r, names, all, actors ? "actor" : "relation");
    remove_entries(all, without, key);
}

static void add_list(mv_json_reader *r, entries *all, const json_t *root, const char *key, size_t layer)
{
    const json_t *list = json_object_get(root, key);
    if (list && !json_is_array(list)) mv_json_wrong_type(r, root, key, "an array");
    for (size_t i = 0; i < json_array_size(list); i++)
        add_entry(all, (entry){ json_array_get(list, i), layer, i, false });
}

void mv_json_layers_read(const mv_json_layers *layers, mv_json_reader *r, const char *key,
                         void (*read)(mv_json_reader *r, const json_t *record))
{
    entries all = { 0 };
    for (size_t layer = 0; layer < layers->count; layer++) {
        r->document = layers->documents[layer];
        const json_t *root = mv_json_root(r->document);
        apply_without(r, &all, root, key);
        add_list(r, &all, root, key, layer);
    }
    for (size_t i = 0; i < all.count; i++) {
        const entry *one = &all.items[i];
        r->document = layers->documents[one->layer];
        if (one->removed) continue;
        if (json_is_object(one->record))
            read(r, one->record);
        else
            MV_FAIL(r, mv_json_element(r->document, json_object_get(mv_json_root(r->document), key), one->number),
                    "an entry of \"%s\" is %s; an object was expected", key, mv_json_kind(one->record));
    }
    free(all.items);
    mv_index_clear(&all.ids);
}

const json_t *mv_json_layers_find(const mv_json_layers *layers, mv_json_reader *r, const char *key)
{
    for (size_t i = layers->count; i-- > 0;) {
        const json_t *root = mv_json_root(layers->documents[i]);
        if (!json_object_get(root, key)) continue;
        r->document = layers->documents[i];
        return root;
    }
    return NULL;
}
