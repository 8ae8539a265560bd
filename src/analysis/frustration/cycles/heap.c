#include "analysis/frustration/cycles/double_cover.h"
#include "support/memory.h"

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
        if (child + 1 < heap->count && heap->items[child + 1].distance < heap->items[child].distance) child++;
        if (heap->items[child].distance >= last.distance) break;
        heap->items[i] = heap->items[child];
        i = child;
    }
    heap->items[i] = last;
    return top;
}
