#include "formats/relation_set/join.h"
#include "formats/relation_set/patch_changes.h"
#include "multivector/format.h"
#include "support/index.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* Several sets are one. */
typedef struct joining {
    mv_relations *to;
    const mv_relations *from;
    mv_log *log;
    size_t *sources, *vectors, *types, *actors;   /* of `from`: where they are in `to` */
    const bool *wanted_actors, *wanted_relations; /* NULL: all */
    mv_index lines;                               /* of the relations `to` had before */
    mv_arena *arena;
    size_t repeated, ids_taken;
} joining;

static const char *text(const joining *j, const char *value)
{
    return mv_relations_text(j->to, value);
}

static void *copy_list(const joining *j, const void *list, size_t count, size_t size)
{
    return count ? memcpy(mv_relations_memory(j->to, count * size), list, count * size) : NULL;
}

static mv_place place_of(const joining *j)
{
    return (mv_place){ j->from->path, 0, 0 };
}

/* --- records with an id ----------------------------------------------------------------------------------- */

static void say_other(joining *j, const char *what, const char *id)
{
    mv_quoted quoted;
    mv_log_warning(j->log, place_of(j),
                   "the %s %s is described otherwise in an earlier file, and stays as it is there", what,
                   mv_quote(id, quoted));
}

static void join_sources(joining *j)
{
    for (size_t i = 0; i < j->from->source_count; i++) {
        mv_source s = j->from->sources[i];
        size_t found = mv_relations_find_source(j->to, s.id);
        if (found == MV_NONE)
            found =
                mv_relations_add_source(j->to, (mv_source){ text(j, s.id), text(j, s.title), text(j, s.publisher),
                                                            text(j, s.date), text(j, s.url) });
        else if (!mv_same_record(mv_json_write_source, j->to, found, j->from, i))
            say_other(j, "source", s.id);
        j->sources[i] = found;
    }
}

static void join_vectors(joining *j)
{
    for (size_t i = 0; i < j->from->vector_count; i++) {
        mv_vector v = j->from->vectors[i];
        size_t found = mv_relations_find_vector(j->to, v.id);
        if (found == MV_NONE)
            found = mv_relations_add_vector(
                j->to, (mv_vector){ text(j, v.id), text(j, v.name), v.counted, text(j, v.color) });
        else if (!mv_same_record(mv_json_write_vector, j->to, found, j->from, i))
            say_other(j, "vector", v.id);
        j->vectors[i] = found;
    }
}

/* Of some relations only their types are wanted. */
static bool *wanted_types(const joining *j)
{
    bool *wanted = mv_alloc_array(j->from->type_count, sizeof *wanted);
    for (size_t i = 0; i < j->from->type_count; i++) wanted[i] = !j->wanted_relations;
    for (size_t i = 0; i < j->from->relation_count && j->wanted_relations; i++)
        if (j->wanted_relations[i]) wanted[j->from->relations[i].type] = true;
    return wanted;
}

static void join_types(joining *j)
{
    bool *wanted = wanted_types(j);
    for (size_t i = 0; i < j->from->type_count; i++) {
        mv_type t = j->from->types[i];
        if (!wanted[i]) continue;
        size_t found = mv_relations_find_type(j->to, t.id);
        if (found != MV_NONE && !mv_same_record(mv_json_write_type, j->to, found, j->from, i))
            say_other(j, "relation type", t.id);
        t.id = text(j, t.id);
        t.name = text(j, t.name);
        t.family = text(j, t.family);
        j->types[i] = found != MV_NONE ? found : mv_relations_add_type(j->to, t);
    }
    free(wanted);
}

/* --- actors ----------------------------------------------------------------------------------------------- */

static const mv_attribute *copy_attributes(joining *j, const mv_attribute *list)
{
    mv_attribute *copy = NULL;
    size_t count = 0;
    for (; list && list[count].name; count++) {
        copy = mv_grow(copy, count, sizeof *copy);
        copy[count] = (mv_attribute){ text(j, list[count].name), text(j, list[count].text), list[count].number };
    }
    const mv_attribute *kept = mv_relations_attributes(j->to, copy, count);
    free(copy);
    return kept;
}

static bool is_wanted(const joining *j, const char *id)
{
    size_t actor = mv_relations_find_actor(j->from, id); /* one that a projection leaves out is not there */
    return !j->wanted_actors || (actor != MV_NONE && j->wanted_actors[actor]);
}

static mv_actor copy_actor(joining *j, const mv_actor *from)
{
    mv_actor a = *from;
    a.id = text(j, a.id);
    a.name = text(j, a.name);
    a.kind = text(j, a.kind);
    a.region = text(j, a.region);
    a.note = text(j, a.note);
    a.shares = copy_list(j, a.shares, a.share_count, sizeof *a.shares);
    a.names = copy_list(j, a.names, a.name_count, sizeof *a.names);
    a.alternatives = copy_list(j, a.alternatives, a.alternative_count, sizeof *a.alternatives);
    a.continues = copy_list(j, a.continues, a.continues_count, sizeof *a.continues);
    a.continues_count = 0;
    a.place = copy_list(j, a.place, a.place != NULL, sizeof *a.place);
    a.attributes = copy_attributes(j, a.attributes);
    for (size_t i = 0; i < a.share_count; i++) a.shares[i].vector = j->vectors[a.shares[i].vector];
    for (size_t i = 0; i < a.alternative_count; i++) a.alternatives[i] = j->vectors[a.alternatives[i]];
    for (size_t i = 0; i < from->continues_count; i++)
        if (is_wanted(j, from->continues[i].actor))
            a.continues[a.continues_count++] =
                (mv_predecessor){ text(j, from->continues[i].actor), from->continues[i].from };
    for (size_t i = 0; i < a.name_count; i++) {
        a.names[i].name = text(j, a.names[i].name);
        a.names[i].language = text(j, a.names[i].language);
    }
    return a;
}

/* Whether nothing is said of the actor but that it is there. */
static bool is_bare(const mv_relations *set, size_t actor)
{
    mv_relations alone = mv_relations_share(set);
    mv_actor bare = { .id = set->actors[actor].id, .name = set->actors[actor].id, .kind = "country" };
    alone.actors = &bare;
    return mv_same_record(mv_json_write_actor, set, actor, &alone, 0);
}

static void join_actors(joining *j)
{
    for (size_t i = 0; i < j->from->actor_count; i++) {
        const mv_actor *a = &j->from->actors[i];
        if (j->wanted_actors && !j->wanted_actors[i]) continue;
        size_t found = mv_relations_find_actor(j->to, a->id);
        if (found == MV_NONE)
            found = mv_relations_add_actor(j->to, copy_actor(j, a));
        else if (is_bare(j->to, found))
            mv_relations_replace_actor(j->to, found, copy_actor(j, a));
        else if (!is_bare(j->from, i) && !mv_same_record(mv_json_write_actor, j->to, found, j->from, i))
            say_other(j, "actor", a->id);
        j->actors[i] = found;
    }
}

/* --- relations -------------------------------------------------------------------------------------------- */

/* All that a relation of `to` says but its id, the same whichever end of an undirected one comes first. */
static const char *line_of(joining *j, mv_relation relation)
{
    mv_relations alone = mv_relations_share(j->to);
    mv_text line = { 0 };
    uint32_t first = mv_first_end(&relation), second = mv_second_end(&relation);
    relation.id = NULL;
    relation.source = first;
    relation.target = second;
    alone.relations = &relation;
    mv_json_write_relation(&line, &alone, 0);
    const char *kept = mv_arena_copy(j->arena, line.bytes, line.length);
    mv_text_clear(&line);
    return kept;
}

static const mv_details *copy_details(joining *j, const mv_relation *from)
{
    mv_details d = *from->details;
    mv_citation *citations = copy_list(j, d.citations, d.citation_count, sizeof *citations);
    for (size_t i = 0; i < d.citation_count; i++)
        citations[i] = (mv_citation){ j->sources[citations[i].source], text(j, citations[i].quote) };
    d.basis = text(j, d.basis);
    d.note = text(j, mv_relation_note(from));
    d.via = NULL;
    d.attributes = copy_attributes(j, d.attributes);
    d.citations = citations;
    return mv_relations_details(j->to, d);
}

static mv_relation copy_relation(joining *j, const mv_relation *from)
{
    mv_relation r = *from;
    r.id = text(j, r.id);
    r.source = (uint32_t)j->actors[r.source];
    r.target = (uint32_t)j->actors[r.target];
    r.type = (uint32_t)j->types[r.type];
    r.details = copy_details(j, from);
    return r;
}

static void join_relations(joining *j)
{
    size_t before = j->to->relation_count;
    for (size_t i = 0; i < before; i++) mv_index_add(&j->lines, line_of(j, j->to->relations[i]), i);
    for (size_t i = 0; i < j->from->relation_count; i++) {
        if (j->wanted_relations && !j->wanted_relations[i]) continue;
        mv_relation r = copy_relation(j, &j->from->relations[i]);
        if (before && mv_index_find(&j->lines, line_of(j, r)) != MV_ABSENT) {
            j->repeated++;
            continue;
        }
        if (r.id && mv_relations_find_relation(j->to, r.id) != MV_NONE) {
            r.id = NULL;
            j->ids_taken++;
        }
        mv_relations_add_relation(j->to, r);
    }
}

/* --- the rest --------------------------------------------------------------------------------------------- */

static mv_names copy_names(joining *j, mv_names names)
{
    const char **items = mv_relations_memory(j->to, (names.count + 1) * sizeof *items);
    for (size_t i = 0; i < names.count; i++) items[i] = text(j, names.items[i]);
    return (mv_names){ items, names.count };
}

static void join_head(joining *j)
{
    mv_relations *to = j->to;
    const mv_relations *from = j->from;
    if (!to->title) to->title = text(j, from->title);
    if (!to->description) to->description = text(j, from->description);
    if (!to->as_of.day) to->as_of = from->as_of;
    if (to->focus == MV_NONE && from->focus != MV_NONE && is_wanted(j, from->actors[from->focus].id))
        to->focus = j->actors[from->focus];
    if (to->as_of.day && from->as_of.day && to->as_of.day != from->as_of.day) {
        mv_date_text date;
        mv_log_warning(j->log, place_of(j), "the date is %s, and another one in an earlier file, which stays",
                       mv_date_format(from->as_of, date));
    }
    for (size_t i = 0; i < from->coverage_count; i++) {
        mv_coverage c = from->coverage[i];
        mv_relations_add_coverage(to, (mv_coverage){ copy_names(j, c.types), copy_names(j, c.targets),
                                                     copy_names(j, c.actors), copy_names(j, c.kinds), c.from, c.to,
                                                     text(j, c.note) });
    }
    to->coverage_own = to->coverage_own || from->coverage_own;
    to->foreign = to->foreign || from->foreign;
    mv_relations_copy_files(to, from);
}

static void say_counts(joining *j)
{
    if (j->repeated)
        mv_log_warning(j->log, place_of(j), "%zu relation%s in an earlier file as well, and count%s once",
                       j->repeated, j->repeated == 1 ? " is" : "s are", j->repeated == 1 ? "s" : "");
    if (j->ids_taken)
        mv_log_warning(j->log, place_of(j),
                       "%zu id%s of relations %s other relations of an earlier file, and %s left out",
                       j->ids_taken, j->ids_taken == 1 ? "" : "s",
                       j->ids_taken == 1 ? "is that of" : "are those of", j->ids_taken == 1 ? "is" : "are");
}

void mv_relations_join_some(mv_relations *set, const mv_relations *other, const bool *actors,
                            const bool *relations, mv_log *log)
{
    joining j = { .to = set,
                  .from = other,
                  .log = log,
                  .wanted_actors = actors,
                  .wanted_relations = relations,
                  .arena = mv_arena_new() };
    j.sources = mv_alloc_array(other->source_count, sizeof *j.sources);
    j.vectors = mv_alloc_array(other->vector_count, sizeof *j.vectors);
    j.types = mv_alloc_array(other->type_count, sizeof *j.types);
    j.actors = mv_alloc_array(other->actor_count, sizeof *j.actors);
    join_sources(&j);
    join_vectors(&j);
    join_types(&j);
    join_actors(&j);
    join_relations(&j);
    join_head(&j);
    say_counts(&j);
    mv_index_clear(&j.lines);
    mv_arena_free(j.arena);
    MV_FREE(j.sources, j.vectors, j.types, j.actors);
}

void mv_relations_join(mv_relations *set, const mv_relations *other, mv_log *log)
{
    mv_relations_join_some(set, other, NULL, NULL, log);
}
