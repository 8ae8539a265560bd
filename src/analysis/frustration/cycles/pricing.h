#ifndef ANALYSIS_FRUSTRATION_CYCLES_PRICING_H
#define ANALYSIS_FRUSTRATION_CYCLES_PRICING_H

#include "analysis/frustration/base/clock.h"
#include "analysis/frustration/cycles/pool.h"
#include "analysis/frustration/reduce/kernel.h"

/* The first cycles of the pool: for every frustrated edge all negative triangles, and if these are few, some
 * negative cycles of four. They make up most of a good packing already. */
void mv_add_short_cycles(mv_pool *pool, const mv_kernel *kernel, const mv_frustrated *frustrated);

/* Looks for negative cycles that the pool lacks: those whose x sums to less than 1. */
typedef struct mv_pricing {
    float tolerance;   /* only cycles of length < 1 - tolerance */
    float hop;         /* added to every edge, so that among equals short cycles are found */
    uint64_t work;     /* at most so many steps, hub by hub from `next_hub` on */
    uint64_t per_edge; /* and at most so many for one frustrated edge */
    unsigned parts;    /* 1 or 2, of every other hub and half of the steps each; for as many `jobs`, */
    unsigned jobs;     /* on which no cycle depends */
    size_t next_hub;   /* where the next call goes on */
    uint64_t done;     /* steps taken in the last call */
    bool complete;     /* the last call looked at every hub, and no search was cut short */
} mv_pricing;

/* Adds cycles to the pool; returns how many were new. */
size_t mv_price(mv_pricing *pricing, mv_pool *pool, const mv_kernel *kernel, const mv_frustrated *frustrated,
                const float *x, mv_clock *clock);

#endif
