#include "analysis/frustration/reduce/kernel.h"
#include "support/memory.h"
#include <stdlib.h>

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
    free(f->odd);
    free(f->hubs);
    free(f->first);
    free(f->edges);
    *f = (mv_frustrated){ 0 };
}
