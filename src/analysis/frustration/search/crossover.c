#include "analysis/frustration/reduce/partition.h"
#include "support/memory.h"
#include <stdlib.h>

/* Flips each connected part of the marked nodes when that lowers the cost. An edge inside a part keeps its state,
 * so the gain of the part is the sum over edges that leave it, and parts of one mark never touch. */
static void flip_parts(mv_partition *sides, uint8_t *mark, uint8_t wanted, uint32_t *part)
{
    const mv_kernel *kernel = sides->kernel;
    for (uint32_t root = 0; root < kernel->nodes; root++) {
        if (mark[root] != wanted) continue;
        size_t count = 0;
        int64_t gain = 0;
        part[count++] = root;
        mark[root] |= 2;
        for (size_t i = 0; i < count; i++) {
            uint32_t v = part[i];
            for (uint32_t k = kernel->first[v]; k < kernel->first[v + 1]; k++) {
                uint32_t to = kernel->spokes[k].to;
                if ((mark[to] & 1) != wanted) gain -= kernel->pull[k] * sides->side[v] * sides->side[to];
                if (mark[to] != wanted) continue;
                mark[to] |= 2;
                part[count++] = to;
            }
        }
        if (gain > 0)
            for (size_t i = 0; i < count; i++) mv_partition_flip(sides, part[i]);
    }
    sides->work += 2 * kernel->count;
}

void mv_cross(mv_partition *sides, const int8_t *other)
{
    size_t n = sides->kernel->nodes;
    uint8_t *mark = mv_alloc_array(n, sizeof *mark);
    uint32_t *part = mv_alloc_array(n, sizeof *part);
    for (uint8_t wanted = 0; wanted < 2; wanted++) { /* where they agree, then where they differ */
        for (size_t v = 0; v < n; v++) mark[v] = sides->side[v] != other[v];
        flip_parts(sides, mark, wanted, part);
    }
    free(mark);
    free(part);
    mv_partition_descend(sides);
}
