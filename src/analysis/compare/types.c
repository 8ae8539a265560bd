#include "multivector/compare.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Relations counted by type. */

enum { IN_A = 1, IN_B = 2 };

/* One side of a pair of relations: its type, the pair of actors that it joins, and in which network it is. */
typedef struct entry {
    const char *type, *name;
    size_t first, second; /* in the direction of the relation where that counts, else in order */
    int side;
    mv_change change;
    bool shown; /* the side that the change counts for */
    bool back;  /* the other way of an undirected relation, which was counted already */
} entry;

static int by_type_and_ends(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = strcmp(x->type, y->type);
    if (order) return order;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    if (x->second != y->second) return x->second < y->second ? -1 : 1;
    return x->side - y->side;
}

static entry turned(entry one)
{
    size_t first = one.first;
    one.first = one.second;
    one.second = first;
    return one;
}

/* The ends of a pair of relations are those of the side that is shown: the other may lead the other way round. */
static bool leads_back(const mv_changes *changes, const mv_relation_pair *pair, const mv_relations *set,
                       const mv_relation *relation)
{
    const mv_actor_pair *first = &changes->actors[pair->first];
    const mv_actor *there =
        first->a != MV_NONE ? mv_network_actor(changes->a, first->a) : mv_network_actor(changes->b, first->b);
    return relation->directed && strcmp(set->actors[relation->source].id, there->id) != 0;
}

static void add_entries(entry *entries, size_t *count, const mv_changes *changes, const mv_relation_pair *pair,
                        int side)
{
    const mv_relations *set = side == IN_A ? changes->a->set : changes->b->set;
    const mv_relation *relation = &set->relations[side == IN_A ? pair->a : pair->b];
    entry one = { .type = set->types[relation->type].id,
                  .name = set->types[relation->type].name,
                  .first = pair->first,
                  .second = pair->second,
                  .side = side,
                  .change = pair->change,
                  .shown = side == IN_B || pair->b == MV_NONE };
    bool turn = changes->directed ? leads_back(changes, pair, set, relation) : pair->second < pair->first;
    entries[(*count)++] = turn ? turned(one) : one;
    if (!changes->directed || relation->directed) return;
    one.back = true;
    entries[(*count)++] = turned(one);
}

static entry *list_entries(const mv_changes *changes, size_t *count)
{
    entry *entries = mv_alloc_array(4 * changes->relation_count, sizeof *entries);
    *count = 0;
    for (size_t i = 0; i < changes->relation_count; i++) {
        const mv_relation_pair *pair = &changes->relations[i];
        if (pair->a != MV_NONE) add_entries(entries, count, changes, pair, IN_A);
        if (pair->b != MV_NONE) add_entries(entries, count, changes, pair, IN_B);
    }
    if (*count) qsort(entries, *count, sizeof *entries, by_type_and_ends);
    return entries;
}

static void count_entry(mv_type_comparison *type, const entry *one)
{
    if (one->back) return;
    type->a += one->side == IN_A;
    type->b += one->side == IN_B;
    if (one->shown) type->changes[one->change]++;
}

static void count_pair(mv_type_comparison *type, const entry *one, int sides)
{
    if (one->first == one->second) return;
    type->both += sides == (IN_A | IN_B);
    type->only_a += sides == IN_A;
    type->only_b += sides == IN_B;
}

static void measure(mv_type_comparison *type)
{
    double both = (double)type->both, a = both + (double)type->only_a, b = both + (double)type->only_b;
    type->jaccard = a + b > 0 ? both / (a + b - both) : 1;
    type->retained = a > 0 ? both / a : NAN;
    type->covered = b > 0 ? both / b : NAN;
}

mv_type_comparison *mv_types_compare(const mv_changes *changes, size_t *count)
{
    size_t entry_count;
    entry *entries = list_entries(changes, &entry_count);
    mv_type_comparison *types = NULL, *type = NULL;
    *count = 0;
    for (size_t i = 0, end; i < entry_count; i = end) {
        if (!type || strcmp(type->type, entries[i].type) != 0) {
            types = mv_grow(types, *count, sizeof *types);
            type = &types[(*count)++];
            *type = (mv_type_comparison){ .type = entries[i].type, .name = entries[i].name };
        }
        int sides = 0;
        for (end = i; end < entry_count && strcmp(entries[i].type, entries[end].type) == 0 &&
                      entries[i].first == entries[end].first && entries[i].second == entries[end].second;
             end++) {
            sides |= entries[end].side;
            count_entry(type, &entries[end]);
        }
        count_pair(type, &entries[i], sides);
    }
    for (size_t i = 0; i < *count; i++) measure(&types[i]);
    free(entries);
    return types;
}
