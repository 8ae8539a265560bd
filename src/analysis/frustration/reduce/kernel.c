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
    free(kernel->edges);
    free(kernel->first);
    free(kernel->spokes);
    free(kernel->pull);
    *kernel = (mv_kernel){ 0 };
}
