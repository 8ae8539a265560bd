#ifndef ANALYSIS_FRUSTRATION_BASE_GRID_H
#define ANALYSIS_FRUSTRATION_BASE_GRID_H

#include "multivector/frustration.h"

/* Weights as whole numbers, so that nothing the search claims rests on rounding: weight w becomes W = w * per_one
 * * 2^bits. Decimal weights of up to six places are exact. Others are rounded down to 46 bits of their total,
 * which makes a packing for W one for w and costs less than 1e-10 of the total; bits alone may be beyond what a
 * double holds. Cycles weigh multiples of 2^-fraction of a W. */
typedef struct mv_grid {
    double per_one;
    int bits;     /* 0 when exact */
    int64_t unit; /* every W is a multiple of it, and every L; 1 when rounded down */
    int fraction;
    bool exact;
    int64_t *weight; /* per tie, with its sign; 0: too small to matter */
} mv_grid;

mv_grid mv_grid_make(const mv_signed_ties *ties);

/* What so many of the grid's units weigh. */
double mv_grid_weight(const mv_grid *grid, int64_t whole);

/* The smallest multiple of the unit that is at least packed * 2^-fraction; without rounding up if not exact. */
int64_t mv_grid_round_up(const mv_grid *grid, int64_t packed);

#endif
