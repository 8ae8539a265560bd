#ifndef ANALYSIS_VECTORS_BROKERAGE_MIXES_H
#define ANALYSIS_VECTORS_BROKERAGE_MIXES_H

#include "multivector/vectors.h"

/* Actors of equal shares, who as brokers expect the same. */
typedef struct mv_mix {
    const mv_share *shares;
    size_t count;
    double sum, size; /* of the shares; how many actors have them */

    /* Let P(i, j) be the product of the shares in the vectors i and j, summed over all actors but one of these,
     * whose shares are w. Summed over all i and j: its squares, times w_j, and times w_i w_j. */
    double squares[3];
} mv_mix;

typedef struct mv_mixes {
    size_t vectors, count;
    mv_mix *items;
    size_t *of; /* for each actor its mix; MV_NONE: it has no vector */
} mv_mixes;

mv_mixes mv_mixes_of(const mv_network *network);
void mv_mixes_clear(mv_mixes *mixes);

#endif
