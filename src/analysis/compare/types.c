#include "multivector/compare.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Relations counted by type. */

enum { IN_A = 1, IN_B = 2 };

/* One side of a pair of relations: its type, its ends, and in which network it is. */
typedef struct entry {
    const char *type, *name;
    size_t low, high;
    int side;
    mv_change change;
    bool shown; /* the side that the change counts for */
} entry;

static int by_type_and_ends(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = strcmp(x->type, y->type);
    if (order) return order;
    if (x->low != y->low) return x->low < y->low ? -1 : 1;
    if (x->high != y->high) return x->high < y->high ? -1 : 1;
    return x->side - y->side;
}

static entry make_entry(const mv_relation_pair *pair, const mv_relations *set, size_t relation, int side)
{
    const mv_type *type = &set->types[set->relations[relation].type];
    return (entry){ .type = type->id,
                    .name = type->name,
                    .low = pair->first < pair->second ? pair->first : pair->second,
                    .high = pair->first < pair->second ? pair->second : pair->first,
                    .side = side,
                    .change = pair->change,
                    .shown = side == IN_B || pair->b == MV_NONE };
}

static entry *list_entries(const mv_changes *changes, size_t *count)
{
    entry *entries = mv_alloc_array(2 * changes->relation_count, sizeof *entries);
    *count = 0;
    for (size_t i = 0; i < changes->relation_count; i++) {
        const mv_relation_pair *pair = &changes->relations[i];
        if (pair->a != MV_NONE) entries[(*count)++] = make_entry(pair, changes->a->set, pair->a, IN_A);
        if (pair->b != MV_NONE) entries[(*count)++] = make_entry(pair, changes->b->set, pair->b, IN_B);
    }
    if (*count) qsort(entries, *count, sizeof *entries, by_type_and_ends);
    return entries;
}

static void count_entry(mv_type_comparison *type, const entry *one)
{
    type->a += one->side == IN_A;
    type->b += one->side == IN_B;
    if (one->shown) type->changes[one->change]++;
}

static void count_pair(mv_type_comparison *type, const entry *one, int sides)
{
    if (one->low == one->high) return;
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
                      entries[i].low == entries[end].low && entries[i].high == entries[end].high;
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
