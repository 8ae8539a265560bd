#include "analysis/frustration/reduce/kernel.h"
#include "support/memory.h"
#include <stdlib.h>

static void add_spoke(mv_kernel *kernel, uint32_t from, uint32_t edge)
{
    uint32_t slot = kernel->first[from + 1]++;
    kernel->spokes[slot] = (mv_spoke){ mv_across(&kernel->edges[edge], from), edge };
    kernel->pull[slot] = kernel->edges[edge].pull;
}

/* Compressed rows by counting: first[v + 1] starts as the place of v's first spoke, ends as that of the next. */
mv_kernel mv_kernel_make(size_t nodes, mv_edge *edges, size_t count)
{
    mv_kernel kernel = { .nodes = nodes, .count = count, .edges = edges };
    kernel.first = mv_alloc_array(nodes + 2, sizeof *kernel.first);
    kernel.spokes = mv_alloc_array(2 * count, sizeof *kernel.spokes);
    kernel.pull = mv_alloc_array(2 * count, sizeof *kernel.pull);
    double total = 0;
    for (size_t i = 0; i < count; i++) {
        kernel.first[edges[i].a + 2]++;
        kernel.first[edges[i].b + 2]++;
        total += (double)mv_magnitude(edges[i].pull);
    }
    kernel.mean = count ? total / (double)count : 1;
    for (size_t v = 2; v < nodes + 2; v++) kernel.first[v] += kernel.first[v - 1];
    for (size_t i = 0; i < count; i++) {
        add_spoke(&kernel, edges[i].a, (uint32_t)i);
        add_spoke(&kernel, edges[i].b, (uint32_t)i);
    }
    return kernel;
}

void mv_kernel_clear(mv_kernel *kernel)
{
    MV_FREE(kernel->edges, kernel->first, kernel->spokes, kernel->pull);
    *kernel = (mv_kernel){ 0 };
}

static uint32_t hub_of(const mv_edge *edge, const uint32_t *degree)
{
    if (degree[edge->a] != degree[edge->b]) return degree[edge->a] > degree[edge->b] ? edge->a : edge->b;
    return edge->a;
}

mv_frustrated mv_frustrated_make(const mv_kernel *kernel, const int8_t *side)
{
    size_t n = kernel->nodes, count = 0;
    mv_frustrated f = { .odd = mv_alloc_array(kernel->count, sizeof *f.odd) };
    uint32_t *degree = mv_alloc_array(n, sizeof *degree), *slot = mv_alloc_array(n + 1, sizeof *slot);
    for (size_t e = 0; e < kernel->count; e++) {
        const mv_edge *edge = &kernel->edges[e];
        f.odd[e] = (edge->pull > 0) != (side[edge->a] == side[edge->b]);
        if (!f.odd[e]) continue;
        degree[edge->a]++;
        degree[edge->b]++;
        count++;
    }
    for (size_t e = 0; e < kernel->count; e++)
        if (f.odd[e]) slot[hub_of(&kernel->edges[e], degree)]++;
    f.edges = mv_alloc_array(count, sizeof *f.edges);
    f.hubs = mv_alloc_array(n, sizeof *f.hubs);
    f.first = mv_alloc_array(n + 1, sizeof *f.first);
    uint32_t place = 0;
    for (uint32_t v = 0; v < n; v++) {
        if (!slot[v]) continue;
        f.hubs[f.hub_count] = v;
        f.first[f.hub_count++] = place;
        place += slot[v];
        slot[v] = place - slot[v];
    }
    f.first[f.hub_count] = place;
    for (size_t e = 0; e < kernel->count; e++)
        if (f.odd[e]) f.edges[slot[hub_of(&kernel->edges[e], degree)]++] = (uint32_t)e;
    free(degree);
    free(slot);
    return f;
}

void mv_frustrated_clear(mv_frustrated *f)
{
    MV_FREE(f->odd, f->hubs, f->first, f->edges);
    *f = (mv_frustrated){ 0 };
}

uint32_t *mv_components_start(size_t nodes)
{
    uint32_t *component = mv_alloc_array(nodes, sizeof *component);
    for (uint32_t v = 0; v < nodes; v++) component[v] = v;
    return component;
}

uint32_t mv_components_root(uint32_t *component, uint32_t node)
{
    while (component[node] != node) node = component[node] = component[component[node]];
    return node;
}

void mv_components_join(uint32_t *component, uint32_t a, uint32_t b)
{
    a = mv_components_root(component, a);
    b = mv_components_root(component, b);
    if (a < b)
        component[b] = a;
    else
        component[a] = b;
}

enum { BUCKETS = 1 << 16 };

static size_t bucket(float x)
{
    float scaled = x * (float)BUCKETS;
    return scaled < 0 ? 0 : scaled >= (float)(BUCKETS - 1) ? BUCKETS - 1 : (size_t)scaled;
}

void mv_order_by(const float *x, size_t count, uint32_t *order)
{
    uint32_t *next = mv_alloc_array(BUCKETS + 1, sizeof *next);
    for (size_t i = 0; i < count; i++) next[bucket(x[i]) + 1]++;
    for (size_t b = 0; b < BUCKETS; b++) next[b + 1] += next[b];
    for (size_t i = 0; i < count; i++) order[next[bucket(x[i])]++] = (uint32_t)i;
    free(next);
}
