#ifndef ANALYSIS_FRUSTRATION_CYCLES_HEAP_H
#define ANALYSIS_FRUSTRATION_CYCLES_HEAP_H

#include <stddef.h>
#include <stdint.h>

/* A binary heap of nodes by distance, smallest on top. A node whose distance falls is put in again; whoever takes
 * it out the second time knows better by then. */
typedef struct mv_heap_item {
    float distance;
    uint32_t node;
} mv_heap_item;

typedef struct mv_heap {
    mv_heap_item *items;
    size_t count;
} mv_heap;

void mv_heap_put(mv_heap *heap, float distance, uint32_t node);
mv_heap_item mv_heap_take(mv_heap *heap); /* the heap must not be empty */

#endif
