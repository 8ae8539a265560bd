#include "formats/relation_set/patch_changes.h"
#include "support/index.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* --- records ---------------------------------------------------------------------------------- */

static char *line_of(mv_json_record *record, const mv_relations *set, size_t index)
{
    mv_text text = { 0 };
    record(&text, set, index);
    return text.bytes;
}

bool mv_same_record(mv_json_record *record, const mv_relations *a, size_t i, const mv_relations *b, size_t j)
{
    char *x = line_of(record, a, i), *y = line_of(record, b, j);
    bool same = strcmp(x, y) == 0;
    free(x);
    free(y);
    return same;
}

#define ID_OF(name, list)                                                                                         \
    static const char *name(const mv_relations *set, size_t i)                                                    \
    {                                                                                                             \
        return set->list[i].id;                                                                                   \
    }
ID_OF(source_id, sources)
ID_OF(vector_id, vectors)
ID_OF(type_id, types)
ID_OF(actor_id, actors)
ID_OF(relation_id, relations)

const mv_record_list mv_sources_list = { "sources", source_id, mv_relations_find_source, mv_json_write_source };
const mv_record_list mv_vectors_list = { "vectors", vector_id, mv_relations_find_vector, mv_json_write_vector };
const mv_record_list mv_types_list = { "relation_types", type_id, mv_relations_find_type, mv_json_write_type };
const mv_record_list mv_actors_list = { "actors", actor_id, mv_relations_find_actor, mv_json_write_actor };
const mv_record_list mv_relations_list = { "relations", relation_id, mv_relations_find_relation,
                                           mv_json_write_relation };

/* True when `a` has the record of `b` as it is. */
static bool has(const mv_record_list *of, const mv_relations *a, const mv_relations *b, size_t index)
{
    size_t found = of->find(a, of->id(b, index));
    return found != MV_NONE && mv_same_record(of->record, a, found, b, index);
}

/* A type that needs no declaration. */
static bool is_builtin(const mv_type *type)
{
    const mv_type *builtin = mv_builtin_type_find(type->id);
    return builtin && strcmp(type->name, builtin->name) == 0 && strcmp(type->family, builtin->family) == 0 &&
           type->sign == builtin->sign && type->weight == builtin->weight && type->directed == builtin->directed;
}

static bool has_type(const mv_relations *a, const mv_relations *b, size_t index)
{
    bool declared = mv_relations_find_type(a, b->types[index].id) != MV_NONE;
    return declared ? has(&mv_types_list, a, b, index) : is_builtin(&b->types[index]);
}

static void compare_declarations(mv_patch *p, const mv_relations *a)
{
    const mv_relations *b = p->b;
    for (size_t i = 0; i < b->source_count; i++) p->sources[i] = !has(&mv_sources_list, a, b, i);
    for (size_t i = 0; i < b->vector_count; i++) p->vectors[i] = !has(&mv_vectors_list, a, b, i);
    for (size_t i = 0; i < b->type_count; i++) p->types[i] = !has_type(a, b, i);
}

static void compare_actors(mv_patch *p)
{
    for (size_t i = 0; i < p->a->actor_count; i++)
        p->no_actor[i] = mv_relations_find_actor(p->b, p->a->actors[i].id) == MV_NONE;
    for (size_t i = 0; i < p->b->actor_count; i++) p->actors[i] = !has(&mv_actors_list, p->a, p->b, i);
}

/* --- relations ------------------------------------------------------------------------------------------ */

/* The relations of two sets that are the same, each with one of the other: several without an id may be alike.
 * partners[i] is the relation of A that is relation i of B, or MV_NONE. */
static void pair_relations(const mv_relations *a, const mv_relations *b, size_t *partners)
{
    mv_index lines = { 0 };
    char **texts = mv_alloc_array(a->relation_count, sizeof *texts);
    size_t *next = mv_alloc_array(a->relation_count, sizeof *next);   /* the next that is alike */
    size_t *first = mv_alloc_array(a->relation_count, sizeof *first); /* the first not yet taken */
    for (size_t i = a->relation_count; i-- > 0;) {
        texts[i] = line_of(mv_json_write_relation, a, i);
        size_t alike = mv_index_find(&lines, texts[i]);
        if (alike == MV_ABSENT) mv_index_add(&lines, texts[i], i);
        next[i] = alike == MV_ABSENT ? MV_NONE : first[alike];
        first[alike == MV_ABSENT ? i : alike] = i;
    }
    for (size_t i = 0; i < b->relation_count; i++) {
        char *line = line_of(mv_json_write_relation, b, i);
        size_t alike = mv_index_find(&lines, line);
        partners[i] = alike == MV_ABSENT ? MV_NONE : first[alike];
        if (partners[i] != MV_NONE) first[alike] = next[partners[i]];
        free(line);
    }
    for (size_t i = 0; i < a->relation_count; i++) free(texts[i]);
    mv_index_clear(&lines);
    MV_FREE(texts, next, first);
}

/* The relations of A that B has not, even by name. */
static void find_lost(const mv_patch *p, bool *lost)
{
    mv_index ids = { 0 };
    for (size_t i = 0; i < p->b->relation_count; i++)
        if (p->b->relations[i].id) mv_index_add(&ids, p->b->relations[i].id, i);
    for (size_t i = 0; i < p->a->relation_count; i++) {
        const char *id = p->a->relations[i].id;
        lost[i] = !p->kept[i] && !(id && mv_index_find(&ids, id) != MV_ABSENT);
    }
    mv_index_clear(&ids);
}

/* A type of which B has no relation goes as a whole where that is shorter than naming them. */
static void leave_out_types(mv_patch *p, const mv_cover *cover, const bool *lost)
{
    size_t *names = mv_alloc_array(p->a->type_count, sizeof *names); /* how many names it saves */
    for (size_t i = 0; i < p->a->relation_count; i++)
        if (lost[i] && !mv_cover_has(cover, i)) names[p->a->relations[i].type] += p->stuck[i] ? 2 : 1;
    for (size_t i = 0; i < p->b->relation_count; i++) {
        size_t found = mv_relations_find_type(p->a, p->b->types[p->b->relations[i].type].id);
        if (found != MV_NONE) names[found] = 0;
    }
    for (size_t i = 0; i < p->a->type_count; i++) p->no_type[i] = names[i] > 1;
    free(names);
}

/* An actor that goes only for its relations comes back. */
static void bring_back_actors(mv_patch *p)
{
    for (size_t i = 0; i < p->a->actor_count; i++) {
        size_t found = p->no_actor[i] ? mv_relations_find_actor(p->b, p->a->actors[i].id) : MV_NONE;
        if (found != MV_NONE) p->actors[found] = true;
    }
}

static void compare_relations(mv_patch *p)
{
    size_t *partners = mv_alloc_array(p->b->relation_count, sizeof *partners);
    bool *lost = mv_alloc_array(p->a->relation_count, sizeof *lost);
    mv_cover cover = { p->a, p->stuck, p->kept, p->no_actor, p->no_type };
    pair_relations(p->a, p->b, partners);
    for (size_t i = 0; i < p->b->relation_count; i++)
        if (partners[i] != MV_NONE) p->kept[partners[i]] = true;
    find_lost(p, lost);
    for (size_t i = 0; i < p->a->relation_count; i++) p->stuck[i] = lost[i] && !p->a->relations[i].id;
    leave_out_types(p, &cover, lost);
    mv_cover_choose(&cover);
    bring_back_actors(p);
    for (size_t i = 0; i < p->a->relation_count; i++) p->no_relation[i] = lost[i] && !mv_cover_has(&cover, i);
    for (size_t i = 0; i < p->b->relation_count; i++)
        p->relations[i] = partners[i] == MV_NONE || mv_cover_has(&cover, partners[i]);
    free(partners);
    free(lost);
}

/* --- all of it ---------------------------------------------------------------------------------------- */

bool mv_same_records(const mv_relations *got, const mv_relations *b)
{
    bool same = got->actor_count == b->actor_count && got->relation_count == b->relation_count;
    for (size_t i = 0; i < b->source_count && same; i++) same = has(&mv_sources_list, got, b, i);
    for (size_t i = 0; i < b->type_count && same; i++) same = has_type(got, b, i);
    for (size_t i = 0; i < b->actor_count && same; i++) same = has(&mv_actors_list, got, b, i);
    if (!same) return false;
    size_t *partners = mv_alloc_array(b->relation_count, sizeof *partners);
    pair_relations(got, b, partners);
    for (size_t i = 0; i < b->relation_count && same; i++) same = partners[i] != MV_NONE;
    free(partners);
    return same;
}

mv_patch mv_patch_declarations(const mv_relations *a, const mv_relations *b)
{
    mv_patch p = { .b = b,
                   .sources = mv_alloc_array(b->source_count, sizeof(bool)),
                   .vectors = mv_alloc_array(b->vector_count, sizeof(bool)),
                   .types = mv_alloc_array(b->type_count, sizeof(bool)),
                   .actors = mv_alloc_array(b->actor_count, sizeof(bool)),
                   .relations = mv_alloc_array(b->relation_count, sizeof(bool)) };
    compare_declarations(&p, a);
    return p;
}

void mv_patch_compare(mv_patch *p, const mv_relations *a)
{
    p->a = a;
    p->kept = mv_alloc_array(a->relation_count, sizeof(bool));
    p->stuck = mv_alloc_array(a->relation_count, sizeof(bool));
    p->no_actor = mv_alloc_array(a->actor_count, sizeof(bool));
    p->no_relation = mv_alloc_array(a->relation_count, sizeof(bool));
    p->no_type = mv_alloc_array(a->type_count, sizeof(bool));
    compare_actors(p);
    compare_relations(p);
}

void mv_patch_clear(mv_patch *p)
{
    MV_FREE(p->sources, p->vectors, p->types, p->actors, p->relations);
    MV_FREE(p->kept, p->stuck, p->no_actor, p->no_relation, p->no_type);
}
