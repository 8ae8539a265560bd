#include "analysis/frustration/reduce/partition.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

mv_partition mv_partition_make(const mv_kernel *kernel)
{
    size_t n = kernel->nodes;
    mv_partition sides = { .kernel = kernel };
    sides.side = mv_alloc_array(n, sizeof *sides.side);
    sides.gain = mv_alloc_array(n, sizeof *sides.gain);
    sides.queue = mv_alloc_array(n, sizeof *sides.queue);
    sides.waiting = mv_alloc_array(n, sizeof *sides.waiting);
    int8_t *plus = mv_alloc_array(n, sizeof *plus);
    memset(plus, 1, n);
    mv_partition_set(&sides, plus);
    free(plus);
    return sides;
}

void mv_partition_clear(mv_partition *sides)
{
    MV_FREE(sides->side, sides->gain, sides->queue, sides->waiting);
    *sides = (mv_partition){ 0 };
}

/* Edge uv counts -pull s_u s_v in the gains of u and of v: plus its weight when frustrated, else minus. */
void mv_partition_set(mv_partition *sides, const int8_t *side)
{
    const mv_kernel *kernel = sides->kernel;
    memcpy(sides->side, side, kernel->nodes);
    memset(sides->gain, 0, kernel->nodes * sizeof *sides->gain);
    sides->cost = 0;
    for (size_t i = 0; i < kernel->count; i++) {
        const mv_edge *e = &kernel->edges[i];
        int64_t pull = e->pull * side[e->a] * side[e->b];
        sides->gain[e->a] -= pull;
        sides->gain[e->b] -= pull;
        if (pull < 0) sides->cost -= pull;
    }
    sides->work += kernel->count;
}

static inline void note(mv_partition *sides, uint32_t node)
{
    if (sides->gain[node] <= 0 || sides->waiting[node]) return;
    sides->waiting[node] = 1;
    sides->queue[sides->queued++] = node;
}

void mv_partition_flip(mv_partition *sides, uint32_t node)
{
    const mv_kernel *kernel = sides->kernel;
    uint32_t begin = kernel->first[node], end = kernel->first[node + 1];
    sides->cost -= sides->gain[node];
    sides->gain[node] = -sides->gain[node];
    int64_t twice = 2 * sides->side[node];
    sides->side[node] = (int8_t)-sides->side[node];
    for (uint32_t k = begin; k < end; k++) {
        uint32_t to = kernel->spokes[k].to;
        sides->gain[to] += twice * kernel->pull[k] * sides->side[to];
    }
    sides->work += end - begin;
}

void mv_partition_flip_and_note(mv_partition *sides, uint32_t node)
{
    const mv_kernel *kernel = sides->kernel;
    mv_partition_flip(sides, node);
    for (uint32_t k = kernel->first[node]; k < kernel->first[node + 1]; k++) note(sides, kernel->spokes[k].to);
    note(sides, node);
}

size_t mv_partition_descend_noted(mv_partition *sides, uint32_t *journal, size_t room)
{
    size_t flips = 0;
    while (sides->queued) {
        uint32_t node = sides->queue[--sides->queued];
        sides->waiting[node] = 0;
        if (sides->gain[node] <= 0) continue;
        if (journal && flips == room) continue; /* far afield: the rest is left to others */
        if (journal) journal[flips] = node;
        flips++;
        mv_partition_flip_and_note(sides, node);
    }
    return flips;
}

void mv_partition_descend(mv_partition *sides)
{
    for (size_t v = 0; v < sides->kernel->nodes; v++) note(sides, (uint32_t)v);
    mv_partition_descend_noted(sides, NULL, 0);
}
