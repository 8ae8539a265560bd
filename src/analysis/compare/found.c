#include "analysis/graph/tie_lists.h"
#include "multivector/compare.h"
#include <string.h>

/* How much of one document is found in another one. */

static bool share_a_file(const mv_relations *a, const mv_relations *b)
{
    for (size_t i = 0; i < a->file_count; i++)
        for (size_t j = 0; j < b->file_count; j++)
            if (strcmp(a->files[i].path, b->files[j].path) == 0 ||
                strcmp(a->files[i].sha256, b->files[j].sha256) == 0)
                return true;
    return false;
}

static const char *focus_of(const mv_network *network)
{
    return network->focus == MV_NONE ? NULL : mv_network_actor(network, network->focus)->id;
}

bool mv_changes_of_two_documents(const mv_changes *changes)
{
    const mv_relations *a = changes->a->set, *b = changes->b->set;
    const char *x = focus_of(changes->a), *y = focus_of(changes->b);
    if (changes->a->days.from != changes->b->days.from || changes->a->days.until != changes->b->days.until)
        return false;
    if (!x || !y || strcmp(x, y) != 0 || share_a_file(a, b)) return false;
    return strcmp(a->title ? a->title : "", b->title ? b->title : "") != 0;
}

static bool is_known(const mv_changes *changes, size_t actor)
{
    return changes->actors[actor].b != MV_NONE;
}

/* Whether B would have the relation of A, had it held there as well. What is projected is told by no coverage. */
static bool covers_relation(const mv_changes *changes, size_t relation)
{
    const mv_relations *of = changes->a->set;
    return changes->a->projected ||
           mv_covers(changes->b->document, of, &of->relations[relation], changes->b->days);
}

/* Whether a relation of a pair leads this way, as an undirected one always does. */
static bool leads_from(const mv_network *network, size_t relation, size_t actor)
{
    const mv_relation *one = &network->set->relations[relation];
    return !one->directed || one->source == network->actors[actor];
}

bool mv_dyad_is_covered(const mv_changes *changes, const mv_dyad *dyad)
{
    const mv_network *a = changes->a;
    size_t first = changes->actors[dyad->first].a, second = changes->actors[dyad->second].a;
    bool covered = false;
    if (first == MV_NONE || second == MV_NONE) return false;
    if (!is_known(changes, dyad->first) || !is_known(changes, dyad->second)) return false;
    const mv_tie *tie = mv_tie_between(a, first, second);
    for (size_t i = 0; tie && i < tie->count && !covered; i++) {
        size_t relation = a->members[tie->first + i];
        if (changes->directed && !leads_from(a, relation, first)) continue;
        covered = covers_relation(changes, relation);
    }
    return covered;
}

mv_found mv_found_compare(const mv_changes *changes, const mv_dyad *dyads, size_t count)
{
    mv_found found = { .relations = changes->uncovered ? changes->uncovered->removed.count : 0 };
    for (size_t i = 0; i < count; i++) {
        const mv_dyad *dyad = &dyads[i];
        if (dyad->a == 0) continue;
        bool covered = mv_dyad_is_covered(changes, dyad);
        found.ties++;
        found.covered_ties += covered;
        found.found_ties += covered && dyad->b != 0 && (dyad->a > 0) == (dyad->b > 0);
        found.contrary_ties += covered && dyad->b != 0 && (dyad->a > 0) != (dyad->b > 0);
    }
    for (size_t i = 0; i < changes->relation_count; i++) {
        const mv_relation_pair *pair = &changes->relations[i];
        if (pair->change == MV_ADDED) continue;
        bool covered =
            is_known(changes, pair->first) && is_known(changes, pair->second) && covers_relation(changes, pair->a);
        found.relations++;
        found.covered_relations += covered;
        found.found_relations += covered && pair->change != MV_REMOVED;
        found.beyond += !covered && pair->change != MV_REMOVED;
    }
    return found;
}
