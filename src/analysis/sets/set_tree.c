#include "multivector/sets.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Groups are kept in the place of their smallest set; a place without a group has size 0. */
typedef struct groups {
    size_t count;
    double *distances; /* mean distances between groups */
    size_t *size, *number;
} groups;

/* The nearest pair, the first in the order of places unless another is nearer by more than rounding. */
static void find_nearest(const groups *g, size_t *first, size_t *second)
{
    double nearest = INFINITY;
    for (size_t a = 0; a < g->count; a++)
        for (size_t b = a + 1; b < g->count && g->size[a]; b++) {
            double distance = g->distances[a * g->count + b];
            if (!g->size[b] || !(distance < nearest - 1e-12 * fabs(nearest) || isinf(nearest))) continue;
            nearest = distance;
            *first = a;
            *second = b;
        }
}

static void join(groups *g, size_t a, size_t b)
{
    double x = (double)g->size[a], y = (double)g->size[b];
    for (size_t k = 0; k < g->count; k++) {
        if (k == a || k == b || !g->size[k]) continue;
        double mean = (x * g->distances[a * g->count + k] + y * g->distances[b * g->count + k]) / (x + y);
        g->distances[a * g->count + k] = g->distances[k * g->count + a] = mean;
    }
    g->size[a] += g->size[b];
    g->size[b] = 0;
}

/* Leaves from left to right: the children of a merge in the place of the merge, from the last merge on. */
static void order_leaves(mv_set_tree *tree)
{
    size_t n = tree->count, groups_total = n + n - 1;
    size_t *least = mv_alloc_array(groups_total, sizeof *least),
           *start = mv_alloc_array(groups_total, sizeof *start);
    for (size_t i = 0; i < groups_total; i++) {
        const mv_set_merge *merge = i < n ? NULL : &tree->merges[i - n];
        least[i] = i < n                                        ? i
                   : least[merge->first] < least[merge->second] ? least[merge->first]
                                                                : least[merge->second];
    }
    for (size_t i = n - 1; i-- > 0;) {
        const mv_set_merge *merge = &tree->merges[i];
        bool straight = least[merge->first] < least[merge->second];
        size_t upper = straight ? merge->first : merge->second, lower = straight ? merge->second : merge->first;
        start[upper] = start[n + i];
        start[lower] = start[n + i] + (upper < n ? 1 : tree->merges[upper - n].size);
    }
    for (size_t i = 0; i < n; i++) tree->order[start[i]] = i;
    free(least);
    free(start);
}

static void grow(mv_set_tree *tree, groups *g)
{
    for (size_t i = 0; i < g->count; i++) {
        g->size[i] = 1;
        g->number[i] = i;
    }
    for (size_t i = 0; i + 1 < g->count; i++) {
        size_t a = 0, b = 0;
        find_nearest(g, &a, &b);
        double height = g->distances[a * g->count + b];
        size_t x = g->number[a], y = g->number[b];
        join(g, a, b);
        if (i) height = fmax(height, tree->merges[i - 1].height); /* only rounding could make it lower */
        tree->merges[i] = (mv_set_merge){ x < y ? x : y, x < y ? y : x, height, g->size[a] };
        g->number[a] = g->count + i;
    }
}

mv_set_tree mv_set_tree_of(const double *distances, size_t count)
{
    mv_set_tree tree = { .count = count };
    for (size_t i = 0; i < count * count; i++)
        if (isnan(distances[i])) tree.undefined = "not every distance is defined";
    if (tree.undefined || !count) return tree;
    groups g = { .count = count };
    g.distances = mv_alloc_array(count * count, sizeof *g.distances);
    g.size = mv_alloc_array(count, sizeof *g.size);
    g.number = mv_alloc_array(count, sizeof *g.number);
    memcpy(g.distances, distances, count * count * sizeof *distances);
    tree.merges = mv_alloc_array(count, sizeof *tree.merges);
    tree.order = mv_alloc_array(count, sizeof *tree.order);
    grow(&tree, &g);
    order_leaves(&tree);
    MV_FREE(g.distances, g.size, g.number);
    return tree;
}

void mv_set_tree_clear(mv_set_tree *tree)
{
    free(tree->merges);
    free(tree->order);
    *tree = (mv_set_tree){ 0 };
}
