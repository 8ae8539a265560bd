#include "analysis/compare/changes_internal.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* --- variants --------------------------------------------------------------------------------------------- */

static bool share_a_file(const mv_relations *a, const mv_relations *b)
{
    for (size_t i = 0; i < a->file_count; i++)
        for (size_t j = 0; j < b->file_count; j++)
            if (strcmp(a->files[i].sha256, b->files[j].sha256) == 0) return true;
    return false;
}

/* A document that extends another one and leaves its coverage as it is knows all that the other knows: what it
 * leaves out or adds is meant. */
static bool is_variant(const mv_relations *a, const mv_relations *b)
{
    bool own = (a->extends && a->coverage_own) || (b->extends && b->coverage_own);
    return (a->extends || b->extends) && !own && share_a_file(a, b);
}

static bool same_statement(const mv_relations *a, const mv_relation *x, const mv_relations *b,
                           const mv_relation *y)
{
    return x->start.day == y->start.day && strcmp(a->types[x->type].id, b->types[y->type].id) == 0 &&
           strcmp(a->actors[x->source].id, b->actors[y->source].id) == 0 &&
           strcmp(a->actors[x->target].id, b->actors[y->target].id) == 0;
}

/* Whether a document has the relation at all, in force or not. */
static bool is_known(const mv_relations *set, const mv_relations *of, const mv_relation *relation)
{
    if (relation->id) return mv_relations_find_relation(set, relation->id) != MV_NONE;
    for (size_t i = 0; i < set->relation_count; i++)
        if (same_statement(of, relation, set, &set->relations[i])) return true;
    return false;
}

/* --- finding ---------------------------------------------------------------------------------------------- */

/* What is not in the other set, or not in force there: whether that means nothing. */
static bool is_unknown(const mv_network *other, const mv_relations *of, const mv_relation *relation)
{
    if (is_variant(other->set, of) && !is_known(other->set, of, relation)) return false;
    return !mv_covers(other->set, of, relation, other->days);
}

static void mark(mv_uncovered *found, const mv_network *a, const mv_network *b)
{
    mv_changes *changes = mv_changes_build(a, b);
    for (size_t i = 0; i < changes->relation_count; i++) {
        const mv_relation_pair *pair = &changes->relations[i];
        bool removed = pair->change == MV_REMOVED;
        if (!removed && pair->change != MV_ADDED) continue;
        const mv_relations *of = removed ? a->set : b->set;
        size_t relation = removed ? pair->a : pair->b;
        if (!is_unknown(removed ? b : a, of, &of->relations[relation])) continue;
        mv_uncovered_side *side = removed ? &found->removed : &found->added;
        side->apart[relation] = true;
        side->relations[side->count++] = relation;
    }
    mv_changes_free(changes);
}

/* What is projected counts, and who is near; not what follows from ties. */
static mv_status build_plain(mv_network **out, const mv_relations *set, const mv_selection *selection, mv_log *log)
{
    mv_selection plain = *selection;
    plain.project = plain.ego = NULL;
    plain.within = (mv_names){ 0 };
    plain.min_weight = 0;
    plain.drop_isolates = false;
    plain.uncovered = NULL;
    return mv_network_build(out, set, &plain, log);
}

static void start(mv_uncovered_side *side, const mv_relations *set)
{
    side->set = set;
    side->apart = mv_alloc_array(set->relation_count, sizeof *side->apart);
    side->relations = mv_alloc_array(set->relation_count, sizeof *side->relations);
}

static mv_status find(mv_uncovered *out, const mv_relations *a, const mv_selection *of_a, const mv_relations *b,
                      const mv_selection *of_b, mv_log *log)
{
    mv_network *in_a = NULL, *in_b = NULL;
    *out = (mv_uncovered){ 0 };
    start(&out->removed, a);
    start(&out->added, b);
    if (!a->coverage_count && !b->coverage_count) return MV_OK;
    mv_status status = build_plain(&in_a, a, of_a, log);
    if (!status) status = build_plain(&in_b, b, of_b, log);
    if (!status) mark(out, in_a, in_b);
    mv_network_free(in_a);
    mv_network_free(in_b);
    return status;
}

mv_status mv_uncovered_find(mv_uncovered *out, const mv_relations *a, const mv_selection *of_a,
                            const mv_relations *b, const mv_selection *of_b, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, find(out, a, of_a, b, of_b, log), mv_guard_failed(log));
}

void mv_uncovered_clear(mv_uncovered *uncovered)
{
    mv_uncovered_side *const sides[] = { &uncovered->removed, &uncovered->added };
    for (size_t i = 0; i < MV_COUNT(sides); i++) {
        free(sides[i]->apart);
        free(sides[i]->relations);
    }
    *uncovered = (mv_uncovered){ 0 };
}
