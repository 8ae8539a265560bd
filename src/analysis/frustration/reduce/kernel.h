#ifndef ANALYSIS_FRUSTRATION_REDUCE_KERNEL_H
#define ANALYSIS_FRUSTRATION_REDUCE_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The signed graph the search works on: simple, connected, with whole-number weights. */

typedef struct mv_edge {
    uint32_t a, b;
    int64_t pull; /* the weight with the sign of the tie: it pulls its ends together or pushes them apart */
} mv_edge;

/* One end of an edge as seen from the other. */
typedef struct mv_spoke {
    uint32_t to, edge;
} mv_spoke;

typedef struct mv_kernel {
    size_t nodes, count; /* count: of edges */
    mv_edge *edges;
    uint32_t *first; /* spokes of v: first[v] .. first[v + 1] - 1 */
    mv_spoke *spokes;
    int64_t *pull; /* of the spoke's edge, beside it for the local search */
    double mean;   /* weight of an edge on average: the unit of temperatures and of the packing */
} mv_kernel;

static inline int64_t mv_magnitude(int64_t pull)
{
    return pull < 0 ? -pull : pull;
}

/* The other end of an edge. */
static inline uint32_t mv_across(const mv_edge *edge, uint32_t node)
{
    return edge->a ^ edge->b ^ node;
}

/* Takes the edges over. */
mv_kernel mv_kernel_make(size_t nodes, mv_edge *edges, size_t count);
void mv_kernel_clear(mv_kernel *kernel);

/* Connected components by union-find; component[v] is the smallest node that v is connected with. */
uint32_t *mv_components_start(size_t nodes);
void mv_components_join(uint32_t *component, uint32_t a, uint32_t b);
uint32_t mv_components_root(uint32_t *component, uint32_t node);

/* The edges from small x to large, x in 0 .. 1, to within 2^-16: counted into buckets, without comparisons. */
void mv_order_by(const float *x, size_t count, uint32_t *order);

/* The frustrated edges of a partition, each with the one of its ends (hub) that has more of them. Switching by the
 * partition makes them the negative edges, so every negative cycle has an odd number of them; a search for cycles
 * starts from them, hub by hub. */
typedef struct mv_frustrated {
    bool *odd; /* per edge of the kernel */
    size_t hub_count;
    uint32_t *hubs;
    uint32_t *first; /* edges of hub i: edges[first[i]] .. edges[first[i + 1] - 1] */
    uint32_t *edges;
} mv_frustrated;

mv_frustrated mv_frustrated_make(const mv_kernel *kernel, const int8_t *side);
void mv_frustrated_clear(mv_frustrated *frustrated);

#endif
