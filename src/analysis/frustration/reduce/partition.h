#ifndef ANALYSIS_FRUSTRATION_REDUCE_PARTITION_H
#define ANALYSIS_FRUSTRATION_REDUCE_PARTITION_H

#include "analysis/frustration/base/clock.h"
#include "analysis/frustration/reduce/kernel.h"
#include "support/random.h"

/* A partition of the kernel under local search, with what each flip would gain. */
typedef struct mv_partition {
    const mv_kernel *kernel;
    int8_t *side;  /* 1 or -1 */
    int64_t *gain; /* what the cost falls by when the node changes sides */
    int64_t cost;
    uint32_t *queue; /* nodes worth a flip, for the descent */
    uint8_t *waiting;
    size_t queued;
    uint64_t work; /* spokes touched: what budgets are counted in */
} mv_partition;

/* All on one side. */
mv_partition mv_partition_make(const mv_kernel *kernel);
void mv_partition_clear(mv_partition *sides);

/* Takes over these sides and computes cost and gains afresh. */
void mv_partition_set(mv_partition *sides, const int8_t *side);

void mv_partition_flip(mv_partition *sides, uint32_t node);

/* Like flip, and remembers the neighbours that are now worth a flip themselves. */
void mv_partition_flip_and_note(mv_partition *sides, uint32_t node);

/* Flips nodes with a gain until there is none: those noted, or all. Each flip is written to `journal` if there is
 * one; the number of flips is returned. */
size_t mv_partition_descend_noted(mv_partition *sides, uint32_t *journal, size_t room);
void mv_partition_descend(mv_partition *sides);

/* --- the searches (search/local_search.c) --- */

/* Simulated annealing: sweeps from hot to cold. */
void mv_anneal(mv_partition *sides, mv_random *random, mv_clock *clock);

/* Partition crossover: where `sides` and `other` differ they differ in connected parts that do not touch, and each
 * can be taken over or not by itself. Takes over all that gain. */
void mv_cross(mv_partition *sides, const int8_t *other);

/* Iterated local search: small connected sets are flipped, descended from, and taken back when that was no good.
 * Stops when the work is done. */
void mv_perturb(mv_partition *sides, mv_random *random, uint64_t work, mv_clock *clock);

#endif
