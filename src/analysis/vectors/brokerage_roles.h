#ifndef ANALYSIS_VECTORS_BROKERAGE_ROLES_H
#define ANALYSIS_VECTORS_BROKERAGE_ROLES_H

#include "multivector/vectors.h"

/* The role of a broker of vector v between actors of vectors a and b. */
mv_role mv_role_of(size_t a, size_t v, size_t b);

/* What chance gives, for scores that are counted and a density that is known. */
void mv_brokerage_expect(mv_brokerage *brokerage, const mv_network *network);

#endif
