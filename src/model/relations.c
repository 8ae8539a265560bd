#include "multivector/relations.h"
#include "support/file.h"
#include "support/index.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct mv_relations_store {
    mv_arena *arena;
    mv_index sources, vectors, types, actors, relations;
    mv_limits limits;
    const char *over; /* the limit that was reached */
};

mv_relations *mv_relations_new(const char *path)
{
    mv_relations *set = mv_alloc(sizeof *set);
    set->store = mv_alloc(sizeof *set->store);
    set->store->arena = mv_arena_new();
    set->path = mv_relations_text(set, path);
    set->focus = MV_NONE;
    return set;
}

/* --- limits ----------------------------------------------------------------------------------------------- */

void mv_relations_limit(mv_relations *set, mv_limits limits)
{
    set->store->limits = limits;
    set->store->over = NULL;
}

mv_limits mv_relations_limits(const mv_relations *set)
{
    return set->store->limits;
}

const char *mv_relations_over(const mv_relations *set)
{
    return set->store->over;
}

/* Whether it fits. */
static bool check_limit(mv_relations *set, size_t limit, size_t count, const char *which)
{
    bool fits = !limit || count <= limit;
    if (!fits && !set->store->over) set->store->over = which;
    return fits;
}

bool mv_relations_expect(mv_relations *set, size_t actors)
{
    return check_limit(set, set->store->limits.actors, actors, "actors");
}

bool mv_relations_expect_relations(mv_relations *set, size_t relations)
{
    return check_limit(set, set->store->limits.relations, relations, "relations");
}

void mv_relations_too_deep(mv_relations *set, size_t levels)
{
    set->store->limits.depth = levels;
    check_limit(set, 1, 2, "depth");
}

static void check_label(mv_relations *set, const char *label)
{
    size_t limit = set->store->limits.label;
    if (limit && label) check_limit(set, limit, strlen(label), "label");
}

void mv_relations_free(mv_relations *set)
{
    if (!set) return;
    mv_index *const indexes[] = { &set->store->sources, &set->store->vectors, &set->store->types,
                                  &set->store->actors, &set->store->relations };
    for (size_t i = 0; i < MV_COUNT(indexes); i++) mv_index_clear(indexes[i]);
    mv_arena_free(set->store->arena);
    free(set->store);
    free(set->sources);
    free(set->vectors);
    free(set->types);
    free(set->actors);
    free(set->relations);
    free(set->coverage);
    free(set->files);
    free(set);
}

const char *mv_relations_text(mv_relations *set, const char *text)
{
    return text ? mv_arena_copy(set->store->arena, text, strlen(text)) : NULL;
}

void *mv_relations_memory(mv_relations *set, size_t size)
{
    return mv_arena_alloc(set->store->arena, size);
}

static void add_file(mv_relations *set, mv_read_file file)
{
    set->files = mv_grow(set->files, set->file_count, sizeof file);
    set->files[set->file_count++] = file;
}

static void digest_files(mv_relations *set)
{
    mv_text lines = { 0 };
    for (size_t i = 0; i < set->file_count; i++) mv_text_format(&lines, "%s\n", set->files[i].sha256);
    if (set->file_count == 1)
        memcpy(set->sha256, set->files->sha256, sizeof set->sha256);
    else
        mv_sha256(lines.bytes, lines.length, set->sha256);
    mv_text_clear(&lines);
}

void mv_relations_add_digest(mv_relations *set, const char *path, const char sha256[65])
{
    mv_read_file file = { .path = mv_relations_text(set, path) };
    memcpy(file.sha256, sha256, sizeof file.sha256);
    add_file(set, file);
    digest_files(set);
}

void mv_relations_add_file(mv_relations *set, const char *path, const char *bytes, size_t length)
{
    char sha256[65];
    mv_sha256(bytes, length, sha256);
    mv_relations_add_digest(set, path, sha256);
}

void mv_relations_copy_files(mv_relations *set, const mv_relations *from)
{
    for (size_t i = 0; i < from->file_count; i++) {
        mv_read_file file = from->files[i];
        file.path = mv_relations_text(set, file.path);
        add_file(set, file);
    }
    if (set->file_count) digest_files(set);
}

size_t mv_relations_add_source(mv_relations *set, mv_source source)
{
    if (!mv_index_add(&set->store->sources, source.id, set->source_count)) return MV_NONE;
    set->sources = mv_grow(set->sources, set->source_count, sizeof source);
    set->sources[set->source_count] = source;
    return set->source_count++;
}

size_t mv_relations_add_vector(mv_relations *set, mv_vector vector)
{
    if (!mv_index_add(&set->store->vectors, vector.id, set->vector_count)) return MV_NONE;
    if (!vector.name) vector.name = vector.id;
    set->vectors = mv_grow(set->vectors, set->vector_count, sizeof vector);
    set->vectors[set->vector_count] = vector;
    return set->vector_count++;
}

size_t mv_relations_add_type(mv_relations *set, mv_type type)
{
    check_label(set, type.id);
    if (!mv_index_add(&set->store->types, type.id, set->type_count)) return MV_NONE;
    if (!type.name) type.name = type.id;
    if (!type.family) type.family = "other";
    set->types = mv_grow(set->types, set->type_count, sizeof type);
    set->types[set->type_count] = type;
    return set->type_count++;
}

static int by_vector(const void *a, const void *b)
{
    const mv_share *x = a, *y = b;
    return (x->vector > y->vector) - (x->vector < y->vector);
}

static int by_language_and_day(const void *a, const void *b)
{
    const mv_naming *x = a, *y = b;
    int order = strcmp(x->language ? x->language : "", y->language ? y->language : "");
    return order ? order : (x->from.day > y->from.day) - (x->from.day < y->from.day);
}

static int by_actor(const void *a, const void *b)
{
    return strcmp(((const mv_predecessor *)a)->actor, ((const mv_predecessor *)b)->actor);
}

/* Puts its lists in the order that mv_actor promises. */
static void sort_lists(mv_actor *actor)
{
    if (actor->share_count) qsort(actor->shares, actor->share_count, sizeof *actor->shares, by_vector);
    if (actor->name_count) qsort(actor->names, actor->name_count, sizeof *actor->names, by_language_and_day);
    if (actor->continues_count)
        qsort(actor->continues, actor->continues_count, sizeof *actor->continues, by_actor);
}

static int by_vector_id(const void *a, const void *b)
{
    return strcmp(((const mv_vector *)a)->id, ((const mv_vector *)b)->id);
}

/* Where the vector stands that stood at each place. */
static size_t *new_places(const mv_relations *set, const mv_vector *before)
{
    size_t *places = mv_alloc_array(set->vector_count, sizeof *places);
    for (size_t i = 0; i < set->vector_count; i++) places[i] = mv_relations_find_vector(set, before[i].id);
    return places;
}

void mv_relations_sort_vectors(mv_relations *set, size_t first)
{
    size_t count = set->vector_count;
    if (count < first + 2) return;
    mv_vector *before = mv_alloc_array(count, sizeof *before);
    memcpy(before, set->vectors, count * sizeof *before);
    qsort(set->vectors + first, count - first, sizeof *set->vectors, by_vector_id);
    mv_index_clear(&set->store->vectors);
    for (size_t i = 0; i < count; i++) mv_index_add(&set->store->vectors, set->vectors[i].id, i);
    size_t *places = new_places(set, before);
    for (size_t i = 0; i < set->actor_count; i++) {
        mv_actor *actor = &set->actors[i];
        for (size_t k = 0; k < actor->share_count; k++) actor->shares[k].vector = places[actor->shares[k].vector];
        for (size_t k = 0; k < actor->alternative_count; k++)
            actor->alternatives[k] = places[actor->alternatives[k]];
        sort_lists(actor);
    }
    MV_FREE(before, places);
}

static mv_actor completed(mv_actor actor)
{
    sort_lists(&actor);
    if (!actor.name) actor.name = actor.id;
    if (!actor.kind) actor.kind = "country";
    return actor;
}

size_t mv_relations_add_actor(mv_relations *set, mv_actor actor)
{
    if (!mv_relations_expect(set, set->actor_count + 1)) return MV_NONE;
    check_label(set, actor.id);
    check_label(set, actor.name);
    check_label(set, actor.kind);
    if (!mv_index_add(&set->store->actors, actor.id, set->actor_count)) return MV_NONE;
    set->actors = mv_grow(set->actors, set->actor_count, sizeof actor);
    set->actors[set->actor_count] = completed(actor);
    return set->actor_count++;
}

void mv_relations_replace_actor(mv_relations *set, size_t index, mv_actor actor)
{
    actor.id = set->actors[index].id;
    check_label(set, actor.name);
    check_label(set, actor.kind);
    set->actors[index] = completed(actor);
}

size_t mv_relations_index_actors(mv_relations *set)
{
    size_t taken = MV_NONE;
    mv_index_clear(&set->store->actors);
    for (size_t i = 0; i < set->actor_count; i++) {
        check_label(set, set->actors[i].id);
        if (!mv_index_add(&set->store->actors, set->actors[i].id, i) && taken == MV_NONE) taken = i;
    }
    return taken;
}

static const mv_details nothing = { 0 };

const mv_details *mv_relations_details(mv_relations *set, mv_details details)
{
    bool says = details.basis || details.note || details.via || details.citation_count || details.attributes;
    return says ? memcpy(mv_relations_memory(set, sizeof details), &details, sizeof details) : &nothing;
}

size_t mv_relations_add_relation(mv_relations *set, mv_relation relation)
{
    if (!mv_relations_expect_relations(set, set->relation_count + 1)) return MV_NONE;
    check_label(set, relation.id);
    if (relation.id && !mv_index_add(&set->store->relations, relation.id, set->relation_count)) return MV_NONE;
    if (set->relation_count >= UINT32_MAX) mv_out_of_memory(); /* they are numbered with 32 bits */
    set->relations = mv_grow(set->relations, set->relation_count, sizeof relation);
    if (!relation.details) relation.details = &nothing;
    set->relations[set->relation_count] = relation;
    return set->relation_count++;
}

void mv_relations_drop_relations(mv_relations *set, const bool *dropped)
{
    size_t count = set->relation_count;
    set->relation_count = 0;
    mv_index_clear(&set->store->relations);
    for (size_t i = 0; i < count; i++) {
        if (dropped[i]) continue;
        set->relations[set->relation_count] = set->relations[i];
        if (set->relations[i].id) mv_index_add(&set->store->relations, set->relations[i].id, set->relation_count);
        set->relation_count++;
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const mv_attribute *)a)->name, ((const mv_attribute *)b)->name);
}

const mv_attribute *mv_relations_attributes(mv_relations *set, const mv_attribute *attributes, size_t count)
{
    if (!count) return NULL;
    mv_attribute *list = mv_relations_memory(set, (count + 1) * sizeof *list); /* the last has no name */
    memcpy(list, attributes, count * sizeof *list);
    qsort(list, count, sizeof *list, by_name);
    return list;
}

const mv_attribute *mv_attribute_find(const mv_attribute *list, const char *name)
{
    for (; list && list->name; list++)
        if (strcmp(list->name, name) == 0) return list;
    return NULL;
}

void mv_relations_add_coverage(mv_relations *set, mv_coverage entry)
{
    set->coverage = mv_grow(set->coverage, set->coverage_count, sizeof entry);
    set->coverage[set->coverage_count++] = entry;
}

mv_relations mv_relations_share(const mv_relations *set)
{
    mv_relations copy = *set;
    copy.shares = true;
    return copy;
}

size_t mv_relations_find_source(const mv_relations *set, const char *id)
{
    return mv_index_find(&set->store->sources, id);
}

size_t mv_relations_find_vector(const mv_relations *set, const char *id)
{
    return mv_index_find(&set->store->vectors, id);
}

size_t mv_relations_find_type(const mv_relations *set, const char *id)
{
    for (size_t i = 0; set->shares && i < set->type_count; i++)
        if (strcmp(set->types[i].id, id) == 0) return i;
    return set->shares ? MV_NONE : mv_index_find(&set->store->types, id);
}

size_t mv_relations_find_actor(const mv_relations *set, const char *id)
{
    return mv_index_find(&set->store->actors, id);
}

void mv_relations_seek_actor(const mv_relations *set, const char *id)
{
    mv_index_fetch(&set->store->actors, id);
}

size_t mv_relations_use_type(mv_relations *set, const char *id)
{
    size_t found = mv_relations_find_type(set, id);
    const mv_type *builtin = found == MV_NONE ? mv_builtin_type_find(id) : NULL;
    return builtin ? mv_relations_add_type(set, *builtin) : found;
}

size_t mv_relations_find_relation(const mv_relations *set, const char *id)
{
    for (size_t i = 0; set->shares && i < set->relation_count; i++)
        if (set->relations[i].id && strcmp(set->relations[i].id, id) == 0) return i;
    return set->shares ? MV_NONE : mv_index_find(&set->store->relations, id);
}

size_t mv_actor_main_vector(const mv_actor *actor)
{
    size_t best = MV_NONE;
    double largest = 0;
    for (size_t i = 0; i < actor->share_count; i++) {
        const mv_share *share = &actor->shares[i];
        bool first = share->share == largest && share->vector < best;
        if (share->share > largest || (first && largest > 0)) best = share->vector;
        if (share->share > largest) largest = share->share;
    }
    return best;
}

const char *mv_relation_note(const mv_relation *relation)
{
    const mv_details *details = relation->details;
    return details->via && !details->note ? details->via->name : details->note;
}

uint32_t mv_first_end(const mv_relation *relation)
{
    bool turn = !relation->directed && relation->target < relation->source;
    return turn ? relation->target : relation->source;
}

uint32_t mv_second_end(const mv_relation *relation)
{
    bool turn = !relation->directed && relation->target < relation->source;
    return turn ? relation->source : relation->target;
}

static mv_span span_of(mv_date start, mv_date end)
{
    bool event = start.day && start.day == end.day;
    return (mv_span){ start.day, event ? mv_date_after((mv_date){ start.day, 10 }).day : end.day };
}

mv_span mv_relation_span(const mv_relation *relation)
{
    return span_of(relation->start, relation->end);
}

mv_span mv_actor_span(const mv_actor *actor)
{
    return actor->stands_in ? (mv_span){ 0, 0 } : span_of(actor->start, actor->end);
}

bool mv_names_have(mv_names names, const char *name)
{
    for (size_t i = 0; i < names.count; i++)
        if (strcmp(names.items[i], name) == 0) return true;
    return false;
}

const char *mv_confidence_name(mv_confidence confidence)
{
    static const char *const names[] = {
        [MV_UNRATED] = "", [MV_HIGH] = "high", [MV_MEDIUM] = "medium", [MV_LOW] = "low"
    };
    return names[confidence];
}

bool mv_confidence_parse(const char *text, mv_confidence *confidence)
{
    for (int c = MV_HIGH; c <= MV_LOW; c++)
        if (strcmp(text, mv_confidence_name((mv_confidence)c)) == 0) {
            *confidence = (mv_confidence)c;
            return true;
        }
    return false;
}
