#ifndef ANALYSIS_FRUSTRATION_REDUCE_ORDER_H
#define ANALYSIS_FRUSTRATION_REDUCE_ORDER_H

#include <stddef.h>
#include <stdint.h>

/* The edges from small x to large, x in 0 .. 1, to within 2^-16: counted into buckets, without comparisons. */
void mv_order_by(const float *x, size_t count, uint32_t *order);

#endif
