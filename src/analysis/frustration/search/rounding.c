#include "analysis/frustration/search/search.h"
#include "support/memory.h"
#include <string.h>

/* A forest in which each node knows its side relative to its parent (union-find with parity, path halving). */
typedef struct forest {
    uint32_t *parent;
    int8_t *sign;
} forest;

static uint32_t root_of(forest *f, uint32_t node, int *sign)
{
    while (f->parent[node] != node) {
        uint32_t up = f->parent[node];
        f->sign[node] = (int8_t)(f->sign[node] * f->sign[up]); /* that of a root is 1 */
        f->parent[node] = f->parent[up];
        *sign *= f->sign[node];
        node = f->parent[node];
    }
    return node;
}

static void join(forest *f, const mv_edge *edge)
{
    int sign = edge->pull < 0 ? -1 : 1;
    uint32_t a = root_of(f, edge->a, &sign), b = root_of(f, edge->b, &sign);
    if (a == b) return;
    f->parent[a] = b;
    f->sign[a] = (int8_t)sign;
}

void mv_round_cover(const mv_kernel *kernel, const float *x, double noise, mv_random *random, int8_t *side)
{
    forest f = { mv_alloc_array(kernel->nodes, sizeof *f.parent), mv_alloc_array(kernel->nodes, sizeof *f.sign) };
    uint32_t *order = mv_alloc_array(kernel->count, sizeof *order);
    float *key = mv_alloc_array(kernel->count, sizeof *key);
    for (size_t e = 0; e < kernel->count; e++)
        key[e] = noise > 0 ? (x[e] + (float)(noise * mv_random_unit(random))) / (float)(1 + noise) : x[e];
    mv_order_by(key, kernel->count, order);
    for (uint32_t v = 0; v < kernel->nodes; v++) f.parent[v] = v;
    memset(f.sign, 1, kernel->nodes);
    for (size_t i = 0; i < kernel->count; i++) join(&f, &kernel->edges[order[i]]);
    for (uint32_t v = 0; v < kernel->nodes; v++) {
        int sign = 1;
        root_of(&f, v, &sign);
        side[v] = (int8_t)sign;
    }
    MV_FREE(f.parent, f.sign, order, key);
}
