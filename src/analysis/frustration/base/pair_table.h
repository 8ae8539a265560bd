#ifndef ANALYSIS_FRUSTRATION_BASE_PAIR_TABLE_H
#define ANALYSIS_FRUSTRATION_BASE_PAIR_TABLE_H

#include <stddef.h>
#include <stdint.h>

#define MV_NO_EDGE UINT32_MAX

/* From a pair of nodes to the edge that joins them: open addressing with linear probing. */
typedef struct mv_pair_table {
    uint64_t *keys; /* 0: free; a pair has its smaller node + 1 in the upper half */
    uint32_t *values;
    size_t used, room; /* room is a power of two */
} mv_pair_table;

mv_pair_table mv_pair_table_make(size_t expected);
void mv_pair_table_clear(mv_pair_table *table);

/* The place of the pair's edge, MV_NO_EDGE at first. It is good until the next call. */
uint32_t *mv_pair_table_at(mv_pair_table *table, uint32_t a, uint32_t b);

#endif
