#ifndef ANALYSIS_BALANCE_WALKS_H
#define ANALYSIS_BALANCE_WALKS_H

#include "analysis/graph/adjacency.h"
#include "multivector/balance.h"

/* What does not hang on signs, kept from one signing of the same ties to the next. Start from { 0 }. */
typedef struct mv_walk_base {
    size_t count;
    struct mv_walk_trace {
        double value, shift; /* the trace of exp(|A|) is value exp(shift) */
    } * parts;               /* of each component that was looked at exactly */
} mv_walk_base;

void mv_walk_base_clear(mv_walk_base *base);

/* Walk balance of ties that are no network's: see mv_walk_balance_of(). `base` may be NULL. */
mv_status mv_walk_balance_within(mv_walk_balance *result, const mv_adjacency *ties, mv_walk_base *base,
                                 uint64_t seed, bool exact, mv_log *log);

#endif
