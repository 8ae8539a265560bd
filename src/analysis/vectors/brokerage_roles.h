#ifndef ANALYSIS_VECTORS_BROKERAGE_ROLES_H
#define ANALYSIS_VECTORS_BROKERAGE_ROLES_H

#include "multivector/vectors.h"

/* The role of a broker of vector v between actors of vectors a and b. */
static inline mv_role mv_role_of(size_t a, size_t v, size_t b)
{
    if (a == v) return b == v ? MV_COORDINATOR : MV_REPRESENTATIVE;
    if (b == v) return MV_GATEKEEPER;
    return a == b ? MV_ITINERANT : MV_LIAISON;
}

/* What chance gives, for scores that are counted and a density that is known. */
void mv_brokerage_expect(mv_brokerage *brokerage, const mv_network *network);

#endif
