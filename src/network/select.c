#include "network/select.h"
#include "support/memory.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>

/* --- names -------------------------------------------------------------------------------------------- */

static bool listed(mv_names names, const char *name)
{
    for (size_t i = 0; i < names.count; i++)
        if (strcmp(names.items[i], name) == 0) return true;
    return false;
}

/* A list of names checked against the known ones: a misspelt name must not quietly select nothing. `actors`: the
 * set whose actors they are ids of, or NULL. */
static mv_status check_names(mv_names names, const char *what, const char *const *known, size_t count,
                             const mv_relations *actors, mv_log *log)
{
    mv_status status = MV_OK;
    mv_names all = { known, count };
    mv_quoted quoted, hint;
    for (size_t i = 0; i < names.count; i++) {
        if (listed(all, names.items[i])) continue;
        const char *meant = actors ? mv_relations_meant_actor(actors, names.items[i]) : names.items[i];
        status = mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "no %s %s in this set%s", what,
                              mv_quote(names.items[i], quoted), mv_suggest(meant, known, count, hint));
    }
    return status;
}

/* Names that may be asked for: those of the set, and of the sets beside it. */
typedef struct known {
    const char **names;
    size_t count;
} known;

typedef const char *name_of(const mv_relations *set, size_t index);

static const char *type_name(const mv_relations *set, size_t index)
{
    return index < set->type_count ? set->types[index].id : NULL;
}

static const char *actor_name(const mv_relations *set, size_t index)
{
    return index < set->actor_count ? set->actors[index].id : NULL;
}

static const char *kind_name(const mv_relations *set, size_t index)
{
    return index < set->actor_count ? set->actors[index].kind : NULL;
}

static const char *vector_name(const mv_relations *set, size_t index)
{
    return index < set->vector_count ? set->vectors[index].id : NULL;
}

static void add_name(known *all, const char *name)
{
    all->names = mv_grow(all->names, all->count, sizeof *all->names);
    all->names[all->count++] = name;
}

static known list_known(const mv_selection *selection, const mv_relations *set, name_of *get)
{
    known all = { 0 };
    const char *name;
    for (size_t i = 0; (name = get(set, i)); i++) add_name(&all, name);
    for (size_t s = 0; s < selection->beside_count; s++)
        for (size_t i = 0; (name = get(selection->beside[s], i)); i++) add_name(&all, name);
    return all;
}

static mv_status check_types(const mv_selection *selection, const mv_relations *set, mv_log *log)
{
    known all = list_known(selection, set, type_name);
    for (size_t i = 0; i < mv_builtin_type_count(); i++) add_name(&all, mv_builtin_type(i)->id);
    mv_status status = check_names(selection->types, "relation type", all.names, all.count, NULL, log);
    mv_status next = check_names(selection->without_types, "relation type", all.names, all.count, NULL, log);
    free(all.names);
    return status ? status : next;
}

static mv_names one_name(const char *const *name)
{
    return (mv_names){ name, *name ? 1 : 0 };
}

static mv_status check_actors(const mv_selection *selection, const mv_relations *set, mv_log *log)
{
    known all = list_known(selection, set, actor_name);
    mv_status status = check_names(selection->without, "actor", all.names, all.count, set, log);
    mv_status ego = check_names(one_name(&selection->ego), "actor", all.names, all.count, set, log);
    mv_status focus = check_names(one_name(&selection->focus), "actor", all.names, all.count, set, log);
    free(all.names);
    return status ? status : ego ? ego : focus;
}

static mv_status check_kinds(const mv_selection *selection, const mv_relations *set, mv_log *log)
{
    known all = list_known(selection, set, kind_name);
    mv_status status = check_names(selection->kinds, "actor of kind", all.names, all.count, NULL, log);
    if (!status)
        status = check_names(one_name(&selection->project), "actor of kind", all.names, all.count, NULL, log);
    free(all.names);
    return status;
}

static mv_status check_vectors(const mv_selection *selection, const mv_relations *set, mv_log *log)
{
    known all = list_known(selection, set, vector_name);
    mv_status status = check_names(selection->vectors, "vector", all.names, all.count, NULL, log);
    free(all.names);
    return status;
}

static mv_status check_selection(const mv_selection *selection, const mv_relations *set, mv_log *log)
{
    static const char *const confidences[] = { "high", "medium", "low" };
    mv_status all[] = { check_types(selection, set, log), check_actors(selection, set, log),
                        check_kinds(selection, set, log), check_vectors(selection, set, log),
                        check_names(selection->confidences, "confidence", confidences, MV_COUNT(confidences), NULL,
                                    log) };
    for (size_t i = 0; i < MV_COUNT(all); i++)
        if (all[i]) return all[i];
    return MV_OK;
}

/* --- relations ---------------------------------------------------------------------------------------- */

/* Why a relation does not hold on a day; MV_LEFT_OUT_COUNT when it does. `as_of` is the document's own date,
 * from which relations of unknown beginning count. */
static mv_left_out out_of_date(const mv_relation *relation, int32_t day, int32_t as_of)
{
    if (!day) return MV_LEFT_OUT_COUNT;
    int32_t start = relation->start.day, end = relation->end.day;
    bool event = start && start == end; /* in force on that one day */
    if (start > day) return MV_NOT_YET;
    if (end && end <= day && !(event && day == start)) return MV_ENDED;
    if (!start && as_of && day < as_of) return MV_START_UNKNOWN;
    return MV_LEFT_OUT_COUNT;
}

static mv_left_out unwanted(const mv_relation *relation, const mv_relations *set, const mv_selection *selection,
                            int32_t day)
{
    mv_left_out dated = out_of_date(relation, day, set->as_of.day);
    if (dated != MV_LEFT_OUT_COUNT) return dated;
    const char *type = set->types[relation->type].id;
    if (selection->types.count && !listed(selection->types, type)) return MV_OTHER_TYPE;
    if (listed(selection->without_types, type)) return MV_OTHER_TYPE;
    if (selection->sign && relation->sign != selection->sign) return MV_OTHER_SIGN;
    if (selection->confidences.count &&
        !listed(selection->confidences, mv_confidence_name((mv_confidence)relation->confidence)))
        return MV_OTHER_CONFIDENCE;
    return MV_LEFT_OUT_COUNT;
}

/* --- actors ------------------------------------------------------------------------------------------- */

static bool in_vectors(const mv_actor *actor, const mv_relations *set, mv_names vectors)
{
    for (size_t i = 0; i < actor->share_count; i++)
        if (actor->shares[i].share > 0 && listed(vectors, set->vectors[actor->shares[i].vector].id)) return true;
    return false;
}

static bool wanted(size_t index, const mv_relations *set, const mv_selection *selection, size_t focus)
{
    const mv_actor *actor = &set->actors[index];
    if (selection->kinds.count && !listed(selection->kinds, actor->kind)) return false;
    if (selection->vectors.count && index != focus && !in_vectors(actor, set, selection->vectors)) return false;
    return !listed(selection->without, actor->id);
}

void mv_kept_settle(mv_kept *kept, const mv_relations *set)
{
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *relation = &set->relations[i];
        if (!kept->relations[i] || (kept->actors[relation->source] && kept->actors[relation->target])) continue;
        kept->relations[i] = false;
        kept->left_out[MV_ACTOR_GONE]++;
    }
}

/* Breadth-first along kept relations of any sign, direction ignored: each round reaches one step further. */
static void reach(bool *reached, const mv_kept *kept, const mv_relations *set, size_t ego, size_t radius)
{
    bool *next = mv_alloc_array(set->actor_count, sizeof *next);
    bool grown = reached[ego] = next[ego] = true;
    for (size_t step = 0; step < radius && grown; step++) {
        grown = false;
        for (size_t i = 0; i < set->relation_count; i++) {
            const mv_relation *relation = &set->relations[i];
            uint32_t a = relation->source, b = relation->target;
            if (!kept->relations[i] || reached[a] == reached[b]) continue;
            next[reached[a] ? b : a] = grown = true;
        }
        memcpy(reached, next, set->actor_count * sizeof *reached);
    }
    free(next);
}

mv_status mv_keep_ego(mv_kept *kept, const mv_relations *set, const mv_selection *selection, mv_log *log)
{
    if (!selection->ego) return MV_OK;
    size_t ego = mv_relations_find_actor(set, selection->ego); /* MV_NONE: a set beside this one knows it */
    if (ego != MV_NONE && !kept->actors[ego]) {
        mv_quoted quoted;
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "the ego %s is left out by the rest of the selection",
                            mv_quote(selection->ego, quoted));
    }
    bool *reached = mv_alloc_array(set->actor_count, sizeof *reached);
    if (ego != MV_NONE) reach(reached, kept, set, ego, selection->radius);
    for (size_t i = 0; i < selection->within.count; i++) {
        size_t other = mv_relations_find_actor(set, selection->within.items[i]);
        if (other != MV_NONE && kept->actors[other]) reached[other] = true;
    }
    free(kept->actors);
    kept->actors = reached;
    mv_kept_settle(kept, set);
    return MV_OK;
}

/* --- all of it ---------------------------------------------------------------------------------------- */

mv_status mv_select(mv_kept *kept, const mv_relations *set, const mv_selection *selection, mv_log *log)
{
    mv_status status = check_selection(selection, set, log);
    if (status) return status;
    kept->date = selection->at == MV_AT_DATE    ? selection->date
                 : selection->at == MV_AT_AS_OF ? set->as_of
                                                : (mv_date){ 0 };
    kept->focus = selection->focus ? mv_relations_find_actor(set, selection->focus) : set->focus;
    kept->actors = mv_alloc_array(set->actor_count, sizeof *kept->actors);
    kept->relations = mv_alloc_array(set->relation_count, sizeof *kept->relations);
    for (size_t i = 0; i < set->relation_count; i++) {
        mv_left_out reason = unwanted(&set->relations[i], set, selection, kept->date.day);
        kept->relations[i] = reason == MV_LEFT_OUT_COUNT;
        if (!kept->relations[i]) kept->left_out[reason]++;
    }
    for (size_t i = 0; i < set->actor_count; i++) kept->actors[i] = wanted(i, set, selection, kept->focus);
    mv_kept_settle(kept, set);
    return MV_OK;
}

void mv_kept_clear(mv_kept *kept)
{
    free(kept->actors);
    free(kept->relations);
    *kept = (mv_kept){ 0 };
}
