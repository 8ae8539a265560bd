#include "analysis/frustration/cycles/double_cover.h"
#include "support/memory.h"
#include <stdlib.h>

mv_walk mv_walk_make(size_t nodes)
{
    mv_walk walk = { .place = mv_alloc_array(nodes, sizeof *walk.place) };
    walk.stamp = mv_alloc_array(nodes, sizeof *walk.stamp);
    return walk;
}

void mv_walk_clear(mv_walk *walk)
{
    free(walk->edges);
    free(walk->place);
    free(walk->stamp);
    *walk = (mv_walk){ 0 };
}

void mv_walk_add(mv_walk *walk, uint32_t edge)
{
    walk->edges = mv_grow(walk->edges, walk->count, sizeof edge);
    walk->edges[walk->count++] = edge;
}

/* Follows the walk and keeps a simple path (a stack). Where it comes back to a node of the path it closes a simple
 * cycle: if that is negative we are done, else it is dropped, which leaves the walk's parity as it was. */
const uint32_t *mv_walk_cut(mv_walk *walk, const mv_kernel *kernel, const bool *odd, size_t *count)
{
    uint32_t node = walk->from;
    size_t height = 0;
    walk->now++;
    walk->stamp[node] = walk->now;
    walk->place[node] = 0;
    for (size_t i = 0; i < walk->count; i++) {
        uint32_t edge = walk->edges[i];
        walk->edges[height++] = edge; /* never beyond what was read */
        node = mv_across(&kernel->edges[edge], node);
        bool seen = walk->stamp[node] == walk->now && walk->place[node] < height;
        if (!seen) {
            walk->stamp[node] = walk->now;
            walk->place[node] = (uint32_t)height;
            continue;
        }
        size_t begin = walk->place[node];
        bool negative = false;
        for (size_t k = begin; k < height; k++) negative ^= odd[walk->edges[k]];
        *count = height - begin;
        if (negative) return walk->edges + begin;
        uint32_t back = node; /* forget the nodes of the dropped part */
        for (size_t k = begin; k < height; k++) {
            back = mv_across(&kernel->edges[walk->edges[k]], back);
            if (back != node) walk->stamp[back] = 0;
        }
        height = begin;
    }
    *count = 0;
    return walk->edges;
}
