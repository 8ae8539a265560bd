#include "multivector/network.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* What the ties of a network do not say: which way relations lead. */

static bool by_convention(const mv_type *type)
{
    return strcmp(type->family, "institutional") == 0 || strcmp(type->family, "role") == 0;
}

size_t *mv_direction_count(const mv_network *network)
{
    const mv_relations *set = network->set;
    size_t *counts = mv_alloc_array(set->type_count, sizeof *counts);
    for (size_t i = 0; i < network->relation_count; i++) {
        const mv_relation *relation = &set->relations[network->relations[i]];
        bool counts_here = relation->directed && relation->sign && relation->source != relation->target;
        if (counts_here && !by_convention(&set->types[relation->type])) counts[relation->type]++;
    }
    return counts;
}

static void add_type(mv_direction *all, const char *id, size_t relations)
{
    for (size_t i = 0; i < all->type_count; i++) {
        if (strcmp(all->types[i].id, id) != 0) continue;
        all->types[i].relations += relations;
        return;
    }
    all->types = mv_grow(all->types, all->type_count, sizeof *all->types);
    all->types[all->type_count++] = (mv_directed_type){ mv_copy(id), relations };
}

static int by_relations(const void *x, const void *y)
{
    const mv_directed_type *a = x, *b = y;
    if (a->relations != b->relations) return a->relations > b->relations ? -1 : 1;
    return strcmp(a->id, b->id);
}

void mv_direction_add_counts(mv_direction *all, const mv_relations *set, const size_t *counts)
{
    size_t total = 0;
    for (size_t type = 0; type < set->type_count; type++) {
        if (counts[type]) add_type(all, set->types[type].id, counts[type]);
        total += counts[type];
    }
    if (all->type_count) qsort(all->types, all->type_count, sizeof *all->types, by_relations);
    if (total > all->relations) all->relations = total;
}

void mv_direction_add(mv_direction *all, const mv_network *network)
{
    size_t *counts = mv_direction_count(network);
    mv_direction_add_counts(all, network->set, counts);
    free(counts);
}

void mv_direction_clear(mv_direction *all)
{
    for (size_t i = 0; i < all->type_count; i++) free(all->types[i].id);
    free(all->types);
    *all = (mv_direction){ 0 };
}

size_t mv_direction_relations(const mv_network *network)
{
    mv_direction all = { 0 };
    mv_direction_add(&all, network);
    size_t relations = all.relations;
    mv_direction_clear(&all);
    return relations;
}

size_t mv_direction_ignored(const mv_network *network)
{
    return network->selection.directed ? 0 : mv_direction_relations(network);
}
