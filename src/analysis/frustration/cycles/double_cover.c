#include "analysis/frustration/cycles/double_cover.h"
#include "analysis/frustration/reduce/kernel.h"
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
    mv_labels labels = { .distance = mv_alloc_array(2 * nodes, sizeof(float)) };
    labels.via = mv_alloc_array(2 * nodes, sizeof *labels.via);
    labels.stamp = mv_alloc_array(2 * nodes, sizeof *labels.stamp);
    return labels;
}

void mv_labels_clear(mv_labels *labels)
{
    free(labels->distance);
    free(labels->via);
    free(labels->stamp);
    free(labels->heap.items);
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
        if (item->distance <= labels->distance[item->node]) return true;
    }
    return false;
}
