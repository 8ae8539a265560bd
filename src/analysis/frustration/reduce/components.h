#ifndef ANALYSIS_FRUSTRATION_REDUCE_COMPONENTS_H
#define ANALYSIS_FRUSTRATION_REDUCE_COMPONENTS_H

#include <stddef.h>
#include <stdint.h>

/* Connected components by union-find; component[v] is the smallest node that v is connected with. */
uint32_t *mv_components_start(size_t nodes);
void mv_components_join(uint32_t *component, uint32_t a, uint32_t b);
uint32_t mv_components_root(uint32_t *component, uint32_t node);

#endif
