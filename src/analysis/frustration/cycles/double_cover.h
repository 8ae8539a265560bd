#ifndef ANALYSIS_FRUSTRATION_CYCLES_DOUBLE_COVER_H
#define ANALYSIS_FRUSTRATION_CYCLES_DOUBLE_COVER_H

#include "analysis/frustration/reduce/kernel.h"
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

/* The signed double cover: two copies 2v and 2v + 1 of every node v. An even (satisfied) edge uv joins copies of
 * the same parity, an odd (frustrated) one copies of different parity, so a walk from 2v to 2v + 1 is a closed
 * walk with an odd number of odd edges: one that contains a negative cycle. Shortest negative cycles are shortest
 * paths here (Barahona and Mahjoub 1986). */

/* A step from v to another node: `to` holds the node times two, plus one when the edge is odd. */
typedef struct mv_step {
    float length;
    uint32_t to, edge;
} mv_step;

typedef struct mv_cover {
    const mv_kernel *kernel;
    mv_step *steps; /* per node in the places of its spokes, short ones first */
} mv_cover;

/* The length of edge e is x[e] + hop. */
mv_cover mv_cover_make(const mv_kernel *kernel, const bool *odd, const float *x, float hop);
void mv_cover_clear(mv_cover *cover);

/* Distances from one copy. A label counts when its stamp is that of the search at hand. Its parts lie side by
 * side, since pricing waits for memory most of all: a tenth of its time on a large network. */
typedef struct mv_label {
    uint32_t stamp;
    float distance;
    uint32_t via; /* edge by which the copy was reached */
} mv_label;

typedef struct mv_labels {
    mv_label *of; /* per copy */
    uint32_t now;
    mv_heap heap;
} mv_labels;

mv_labels mv_labels_make(size_t nodes);
void mv_labels_clear(mv_labels *labels);
void mv_labels_start(mv_labels *labels, uint32_t copy);

static inline bool mv_labels_has(const mv_labels *labels, uint32_t copy)
{
    return labels->of[copy].stamp == labels->now;
}

/* Lowers the label of a copy; false when it was no larger. */
static inline bool mv_labels_lower(mv_labels *labels, uint32_t copy, float distance, uint32_t via)
{
    mv_label *label = &labels->of[copy];
    if (label->stamp == labels->now && label->distance <= distance) return false;
    *label = (mv_label){ labels->now, distance, via };
    mv_heap_put(&labels->heap, distance, copy);
    return true;
}

/* Takes the nearest copy that is not settled yet; false when there is none. */
bool mv_labels_settle(mv_labels *labels, mv_heap_item *item);

/* Cuts a simple negative cycle out of a closed walk with an odd number of odd edges. */
typedef struct mv_walk {
    uint32_t *edges; /* in their order, from node `from` back to it */
    size_t count;
    uint32_t from;
    uint32_t *place, *stamp, now; /* per node: where it stands on the walk */
} mv_walk;

mv_walk mv_walk_make(size_t nodes);
void mv_walk_clear(mv_walk *walk);
void mv_walk_add(mv_walk *walk, uint32_t edge);

/* The cycle's edges, at the front or inside of walk->edges; *count is their number. */
const uint32_t *mv_walk_cut(mv_walk *walk, const mv_kernel *kernel, const bool *odd, size_t *count);

#endif
