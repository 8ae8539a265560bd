#ifndef ANALYSIS_BALANCE_UNIVERSAL_H
#define ANALYSIS_BALANCE_UNIVERSAL_H

#include "multivector/balance.h"

/* All of mv_without_universal_find() but the search. */
void mv_without_universal_begin(mv_without_universal *out, const mv_network *network, const mv_universal *bodies);

#endif
