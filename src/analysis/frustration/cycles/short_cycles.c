#include "analysis/frustration/cycles/pricing.h"
#include "support/memory.h"
#include <stdlib.h>

enum { FOURS = 8, STEPS = 20000 };

typedef struct finder {
    mv_pool *pool;
    const mv_kernel *kernel;
    const bool *odd;
    uint32_t *to_hub; /* per node: the edge to the hub at hand + 1, or 0 */
} finder;

static size_t triangles(finder *f, uint32_t edge, uint32_t far)
{
    const mv_kernel *kernel = f->kernel;
    size_t found = 0;
    for (uint32_t k = kernel->first[far]; k < kernel->first[far + 1]; k++) {
        mv_spoke s = kernel->spokes[k];
        if (!f->to_hub[s.to]) continue;
        uint32_t cycle[] = { edge, s.edge, f->to_hub[s.to] - 1 };
        if (!(f->odd[cycle[0]] ^ f->odd[cycle[1]] ^ f->odd[cycle[2]])) continue;
        mv_pool_add(f->pool, cycle, 3);
        found++;
    }
    return found;
}

/* The edge and three satisfied ones: hub - far - u - v - hub, one for each u. The search begins at another u and v
 * for every edge: cycles that all pass the same few ties would soon be in each other's way. */
static void fours(finder *f, uint32_t edge, uint32_t hub, uint32_t far, size_t wanted)
{
    const mv_kernel *kernel = f->kernel;
    uint32_t begin = kernel->first[far], degree = kernel->first[far + 1] - begin, turn = edge * 0x9e3779b1u >> 8;
    size_t steps = 0;
    for (uint32_t k = 0; k < degree && wanted && steps < STEPS; k++) {
        mv_spoke u = kernel->spokes[begin + (k + turn) % degree];
        if (f->odd[u.edge] || u.to == hub) continue;
        uint32_t from = kernel->first[u.to], count = kernel->first[u.to + 1] - from;
        for (uint32_t j = 0; j < count; j++, steps++) {
            mv_spoke v = kernel->spokes[from + (j + turn) % count];
            if (f->odd[v.edge] || v.to == far || !f->to_hub[v.to] || f->odd[f->to_hub[v.to] - 1]) continue;
            uint32_t cycle[] = { edge, u.edge, v.edge, f->to_hub[v.to] - 1 };
            if (!mv_pool_add(f->pool, cycle, 4)) continue;
            wanted--;
            break;
        }
    }
}

static void mark(finder *f, uint32_t hub, bool set)
{
    const mv_kernel *kernel = f->kernel;
    for (uint32_t k = kernel->first[hub]; k < kernel->first[hub + 1]; k++)
        f->to_hub[kernel->spokes[k].to] = set ? kernel->spokes[k].edge + 1 : 0;
}

void mv_add_short_cycles(mv_pool *pool, const mv_kernel *kernel, const mv_frustrated *frustrated)
{
    finder f = { pool, kernel, frustrated->odd, mv_alloc_array(kernel->nodes, sizeof *f.to_hub) };
    for (size_t i = 0; i < frustrated->hub_count; i++) {
        uint32_t hub = frustrated->hubs[i];
        mark(&f, hub, true);
        for (uint32_t k = frustrated->first[i]; k < frustrated->first[i + 1]; k++) {
            uint32_t edge = frustrated->edges[k], far = mv_across(&kernel->edges[edge], hub);
            size_t found = triangles(&f, edge, far);
            if (found / 2 < FOURS) fours(&f, edge, hub, far, FOURS - found / 2);
        }
        mark(&f, hub, false);
    }
    free(f.to_hub);
}
