#ifndef ANALYSIS_FRUSTRATION_CYCLES_SHORT_CYCLES_H
#define ANALYSIS_FRUSTRATION_CYCLES_SHORT_CYCLES_H

#include "analysis/frustration/cycles/pool.h"
#include "analysis/frustration/reduce/frustrated.h"

/* The first cycles of the pool: for every frustrated edge all negative triangles, and if these are few, some
 * negative cycles of four. They make up most of a good packing already. */
void mv_add_short_cycles(mv_pool *pool, const mv_kernel *kernel, const mv_frustrated *frustrated);

#endif
