#include "analysis/whatif/variant.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>
#include <string.h>

/* --- what an id means ------------------------------------------------------------------------------------- */

char *mv_relation_label(const mv_relations *set, const mv_relation *relation)
{
    mv_text label = { 0 };
    mv_date_text start;
    mv_text_add(&label, relation->id ? relation->id : "");
    if (relation->id) return label.bytes;
    mv_text_format(&label, "%s %s %s", set->actors[relation->source].id, set->actors[relation->target].id,
                   set->types[relation->type].id);
    if (relation->start.day) mv_text_format(&label, " %s", mv_date_format(relation->start, start));
    return label.bytes;
}

static bool is_labelled(const mv_relations *set, size_t index, const char *label)
{
    char *own = mv_relation_label(set, &set->relations[index]);
    bool same = strcmp(own, label) == 0;
    free(own);
    return same;
}

/* How many relations without an id go by this label; *relation is the last of them. */
static size_t find_labelled(const mv_relations *set, const char *label, size_t *relation)
{
    size_t count = 0;
    for (size_t i = 0; i < set->relation_count && strchr(label, ' '); i++) {
        if (set->relations[i].id || !is_labelled(set, i, label)) continue;
        *relation = i;
        count++;
    }
    return count;
}

/* What is behind "actor:" or "relation:", or NULL. */
static const char *behind(const char *id, const char *word)
{
    return strncmp(id, word, strlen(word)) == 0 ? id + strlen(word) : NULL;
}

/* The ids of the actors, then those of the relations; "", which is like nothing, for a relation without one. */
static const char *name_droppable(const void *of, size_t index)
{
    const mv_relations *set = of;
    if (index < set->actor_count) return set->actors[index].id;
    index -= set->actor_count;
    if (index >= set->relation_count) return NULL;
    return set->relations[index].id ? set->relations[index].id : "";
}

static mv_status unknown(const mv_relations *set, const char *id, mv_log *log)
{
    mv_quoted quoted, hint;
    const char *meant = mv_relations_meant_actor(set, id);
    return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "no actor and no relation %s in this set%s",
                        mv_quote(id, quoted), mv_records_suggest(name_droppable, set, meant, log, hint));
}

/* An actor, a relation, or an error. */
static mv_status find(const mv_relations *set, const char *id, size_t *actor, size_t *relation, mv_log *log)
{
    mv_quoted quoted;
    const char *of_actor = behind(id, "actor:"), *of_relation = behind(id, "relation:");
    *actor = mv_relations_find_actor(set, id);
    *relation = mv_relations_find_relation(set, id);
    if (*actor != MV_NONE && *relation != MV_NONE)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 },
                            "%s is an actor and a relation; actor:%s or relation:%s was expected",
                            mv_quote(id, quoted), id, id);
    if (*actor != MV_NONE || *relation != MV_NONE) return MV_OK;
    if (of_actor) *actor = mv_relations_find_actor(set, of_actor);
    if (of_relation) *relation = mv_relations_find_relation(set, of_relation);
    if (*actor != MV_NONE || *relation != MV_NONE) return MV_OK;
    size_t labelled = find_labelled(set, id, relation);
    if (labelled > 1)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "%s is the name of %zu relations; give them ids",
                            mv_quote(id, quoted), labelled);
    return labelled ? MV_OK : unknown(set, id, log);
}

/* --- dropping --------------------------------------------------------------------------------------------- */

/* What the edits name: a flag for each actor and each relation of the document. */
typedef struct named {
    bool *actors, *relations;
} named;

static mv_status find_all(named *drop, const mv_relations *document, mv_names names, mv_log *log)
{
    mv_status status = MV_OK;
    for (size_t i = 0; i < names.count && !status; i++) {
        size_t actor, relation;
        status = find(document, names.items[i], &actor, &relation, log);
        if (status) break;
        if (actor != MV_NONE)
            drop->actors[actor] = true;
        else
            drop->relations[relation] = true;
    }
    return status;
}

typedef struct identified {
    const char *id;
    size_t index;
} identified;

static int by_id(const void *a, const void *b)
{
    return strcmp(((const identified *)a)->id, ((const identified *)b)->id);
}

static void sort_by_id(const mv_relations *set, size_t *actors, size_t count)
{
    identified *order = mv_alloc_array(count, sizeof *order);
    for (size_t i = 0; i < count; i++) order[i] = (identified){ set->actors[actors[i]].id, actors[i] };
    if (count) qsort(order, count, sizeof *order, by_id);
    for (size_t i = 0; i < count; i++) actors[i] = order[i].index;
    free(order);
}

/* Dropped actors leave by the selection, so that the indices of all others hold. */
static void drop_actors(mv_edited *edited, const mv_selection *selection, const named *drop)
{
    const mv_relations *set = &edited->set;
    mv_names without = selection->without;
    edited->actors = mv_alloc_array(set->actor_count, sizeof *edited->actors);
    for (size_t i = 0; i < set->actor_count; i++)
        if (drop->actors[i]) edited->actors[edited->actor_count++] = i;
    sort_by_id(set, edited->actors, edited->actor_count);
    const char **names = mv_alloc_array(without.count + edited->actor_count, sizeof *names);
    for (size_t i = 0; i < without.count; i++) names[i] = without.items[i];
    for (size_t i = 0; i < edited->actor_count; i++) names[without.count + i] = set->actors[edited->actors[i]].id;
    edited->selection = *selection;
    edited->selection.without = (mv_names){ names, without.count + edited->actor_count };
}

static size_t reason_of(const mv_relation *relation, const named *drop)
{
    return drop->actors[relation->source]   ? relation->source
           : drop->actors[relation->target] ? relation->target
                                            : MV_NONE;
}

static void list(mv_edited *edited, mv_edited_relation one)
{
    edited->relations = mv_grow(edited->relations, edited->relation_count, sizeof one);
    edited->relations[edited->relation_count++] = one;
}

static mv_status drop_relations(mv_edited *edited, const mv_relations *document, const mv_selection *selection,
                                const named *drop, mv_log *log)
{
    size_t *counted, count;
    mv_status status = mv_relations_that_count(&counted, &count, document, selection, log);
    if (status) return status;
    mv_placed_relation *order = mv_alloc_array(document->relation_count, sizeof *order);
    bool *counts = mv_alloc_array(document->relation_count, sizeof *counts);
    for (size_t i = 0; i < count; i++) counts[counted[i]] = true;
    for (size_t i = 0; i < document->relation_count; i++) order[i] = (mv_placed_relation){ document, i };
    if (document->relation_count) qsort(order, document->relation_count, sizeof *order, mv_compare_placed);
    edited->set.relation_count = 0;
    for (size_t i = 0; i < document->relation_count; i++) {
        const mv_relation *relation = &document->relations[order[i].relation];
        size_t because = reason_of(relation, drop), number = order[i].relation;
        if (because != MV_NONE || drop->relations[number])
            list(edited, (mv_edited_relation){ *relation, false, drop->relations[number] ? MV_NONE : because,
                                               counts[number] });
        else
            edited->set.relations[edited->set.relation_count++] = *relation;
    }
    free(counts);
    free(order);
    free(counted);
    return MV_OK;
}

/* --- adding ----------------------------------------------------------------------------------------------- */

static const char *name_actor(const void *of, size_t index)
{
    const mv_relations *set = of;
    return index < set->actor_count ? set->actors[index].id : NULL;
}

static mv_status find_end(const mv_relations *set, const char *id, uint32_t *actor, mv_log *log)
{
    size_t found = mv_relations_find_actor(set, mv_relations_actor_id(set, id));
    *actor = (uint32_t)found;
    if (found != MV_NONE) return MV_OK;
    mv_quoted quoted, hint;
    const char *meant = mv_relations_meant_actor(set, id);
    return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "no actor %s in this set%s", mv_quote(id, quoted),
                        mv_records_suggest(name_actor, set, meant, log, hint));
}

static const char *name_type(const void *of, size_t index)
{
    const mv_relations *set = of;
    if (index < set->type_count) return set->types[index].id;
    index -= set->type_count;
    return index < mv_builtin_type_count() ? mv_builtin_type(index)->id : NULL;
}

/* The document's own type wins; a built-in one joins the list. */
static mv_status find_type(mv_relations *set, const char *id, uint32_t *type, mv_log *log)
{
    for (*type = 0; *type < set->type_count; (*type)++)
        if (strcmp(set->types[*type].id, id) == 0) return MV_OK;
    const mv_type *builtin = mv_builtin_type_find(id);
    if (builtin) {
        set->types[set->type_count++] = *builtin;
        return MV_OK;
    }
    mv_quoted quoted, hint;
    return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "no relation type is called %s, here or built in%s",
                        mv_quote(id, quoted), mv_records_suggest(name_type, set, id, log, hint));
}

static mv_status add(mv_edited *edited, const mv_addition *addition, mv_log *log)
{
    mv_relations *set = &edited->set;
    mv_relation relation = { .details = mv_relations_details(set, (mv_details){ 0 }) };
    mv_status status = find_end(set, addition->source, &relation.source, log);
    if (!status) status = find_end(set, addition->target, &relation.target, log);
    if (!status) status = find_type(set, addition->type, &relation.type, log);
    if (status) return status;
    const mv_type *type = &set->types[relation.type];
    relation.sign = (int8_t)(addition->sign == MV_SIGN_OF_TYPE ? type->sign : addition->sign);
    relation.weight = addition->weight > 0 ? addition->weight : type->weight;
    relation.directed = type->directed;
    if (edited->selection.at == MV_AT_DATE) relation.start = edited->selection.date;
    if (edited->selection.at == MV_AT_DURING) relation.start = edited->selection.during.from;
    set->relations[set->relation_count++] = relation;
    return MV_OK;
}

/* Lists what was added, which stands at the end of the set, in the order of what was dropped. */
static mv_status list_added(mv_edited *edited, size_t first, mv_log *log)
{
    size_t *counted, count;
    mv_status status = mv_relations_that_count(&counted, &count, &edited->set, &edited->selection, log);
    if (status) return status;
    size_t added = edited->set.relation_count - first;
    mv_placed_relation *order = mv_alloc_array(added, sizeof *order);
    for (size_t i = 0; i < added; i++) order[i] = (mv_placed_relation){ &edited->set, first + i };
    if (added) qsort(order, added, sizeof *order, mv_compare_placed);
    for (size_t i = 0; i < added; i++) {
        bool counts = false;
        for (size_t k = 0; k < count && !counts; k++) counts = counted[k] == order[i].relation;
        list(edited, (mv_edited_relation){ edited->set.relations[order[i].relation], true, MV_NONE, counts });
    }
    free(order);
    free(counted);
    return MV_OK;
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static void copy_set(mv_edited *edited, const mv_relations *document, size_t additions)
{
    edited->set = mv_relations_share(document);
    edited->set.relations = mv_alloc_array(document->relation_count + additions, sizeof(mv_relation));
    edited->set.types = mv_alloc_array(document->type_count + additions, sizeof(mv_type));
    for (size_t i = 0; i < document->type_count; i++) edited->set.types[i] = document->types[i];
}

static mv_status edits_apply(mv_edited **out, const mv_relations *document, const mv_selection *selection,
                             const mv_edits *edits, mv_log *log)
{
    mv_edited *edited = mv_alloc(sizeof *edited);
    named drop = { mv_alloc_array(document->actor_count, sizeof(bool)),
                   mv_alloc_array(document->relation_count, sizeof(bool)) };
    copy_set(edited, document, edits->add_count);
    mv_status status = find_all(&drop, document, edits->drop, log);
    if (!status) drop_actors(edited, selection, &drop);
    if (!status) status = drop_relations(edited, document, selection, &drop, log);
    size_t first = edited->set.relation_count;
    for (size_t i = 0; i < edits->add_count && !status; i++) status = add(edited, &edits->add[i], log);
    if (!status) status = list_added(edited, first, log);
    if (!status) {
        *out = edited;
        edited = NULL;
    }
    mv_edited_free(edited);
    free(drop.actors);
    free(drop.relations);
    return status;
}

mv_status mv_edits_apply(mv_edited **out, const mv_relations *document, const mv_selection *selection,
                         const mv_edits *edits, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, edits_apply(out, document, selection, edits, log), mv_guard_failed(log));
}

bool mv_edited_any(const mv_edited *edited)
{
    return edited->actor_count || edited->relation_count;
}

const mv_actor *mv_edited_focus(const mv_edited *edited)
{
    const mv_relations *set = &edited->set;
    const char *asked = edited->selection.focus;
    size_t focus = asked ? mv_relations_find_actor(set, asked) : set->focus;
    return focus == MV_NONE ? NULL : &set->actors[focus];
}

void mv_edited_free(mv_edited *edited)
{
    if (!edited) return;
    free(edited->set.relations);
    free(edited->set.types);
    free((void *)edited->selection.without.items);
    free(edited->actors);
    free(edited->relations);
    free(edited);
}
