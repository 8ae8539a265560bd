#ifndef ANALYSIS_VECTORS_PORTFOLIOS_H
#define ANALYSIS_VECTORS_PORTFOLIOS_H

#include "multivector/alignment.h"
#include "multivector/vectors.h"

/* Takes kappa and pi back. */
void mv_agreement_undefine_chance(mv_agreement *agreement, const char *why);

/* Why two portfolios say nothing about chance: next to nothing is recorded of either's ties, or (`about`) of any
 * but the focus's; NULL when they do. */
const char *mv_portfolios_too_thin(bool about, const double *a, const double *b, size_t count);

#endif
