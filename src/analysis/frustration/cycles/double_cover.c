#include "analysis/frustration/cycles/double_cover.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* Edges are dealt out to their ends in the order of their length, which leaves every node's steps sorted. */
mv_cover mv_cover_make(const mv_kernel *kernel, const bool *odd, const float *x, float hop)
{
    mv_cover cover = { kernel, mv_alloc_array(2 * kernel->count, sizeof *cover.steps) };
    uint32_t *order = mv_alloc_array(kernel->count, sizeof *order);
    uint32_t *next = mv_alloc_array(kernel->nodes, sizeof *next);
    memcpy(next, kernel->first, kernel->nodes * sizeof *next);
    mv_order_by(x, kernel->count, order);
    for (size_t i = 0; i < kernel->count; i++) {
        uint32_t e = order[i];
        mv_edge edge = kernel->edges[e];
        float length = x[e] + hop;
        cover.steps[next[edge.a]++] = (mv_step){ length, 2 * edge.b + odd[e], e };
        cover.steps[next[edge.b]++] = (mv_step){ length, 2 * edge.a + odd[e], e };
    }
    free(order);
    free(next);
    return cover;
}

void mv_cover_clear(mv_cover *cover)
{
    free(cover->steps);
    *cover = (mv_cover){ 0 };
}

mv_labels mv_labels_make(size_t nodes)
{
    return (mv_labels){ .of = mv_alloc_array(2 * nodes, sizeof(mv_label)) };
}

void mv_labels_clear(mv_labels *labels)
{
    MV_FREE(labels->of, labels->heap.items);
    *labels = (mv_labels){ 0 };
}

void mv_labels_start(mv_labels *labels, uint32_t copy)
{
    labels->now++;
    labels->heap.count = 0;
    mv_labels_lower(labels, copy, 0, UINT32_MAX);
}

bool mv_labels_settle(mv_labels *labels, mv_heap_item *item)
{
    while (labels->heap.count) {
        *item = mv_heap_take(&labels->heap);
        if (item->distance <= labels->of[item->node].distance) return true;
    }
    return false;
}

void mv_heap_put(mv_heap *heap, float distance, uint32_t node)
{
    heap->items = mv_grow(heap->items, heap->count, sizeof *heap->items);
    size_t i = heap->count++;
    while (i && heap->items[(i - 1) / 2].distance > distance) {
        heap->items[i] = heap->items[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    heap->items[i] = (mv_heap_item){ distance, node };
}

mv_heap_item mv_heap_take(mv_heap *heap)
{
    mv_heap_item top = heap->items[0], last = heap->items[--heap->count];
    size_t i = 0;
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= heap->count) break;
        if (child + 1 < heap->count) child += heap->items[child + 1].distance < heap->items[child].distance;
        if (heap->items[child].distance >= last.distance) break;
        heap->items[i] = heap->items[child];
        i = child;
    }
    heap->items[i] = last;
    return top;
}

mv_walk mv_walk_make(size_t nodes)
{
    mv_walk walk = { .place = mv_alloc_array(nodes, sizeof *walk.place) };
    walk.stamp = mv_alloc_array(nodes, sizeof *walk.stamp);
    return walk;
}

void mv_walk_clear(mv_walk *walk)
{
    MV_FREE(walk->edges, walk->place, walk->stamp);
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
