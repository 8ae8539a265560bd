#ifndef ANALYSIS_BALANCE_WALK_SAMPLE_H
#define ANALYSIS_BALANCE_WALK_SAMPLE_H

#include "analysis/graph/eigen.h"
#include "support/random.h"

/* The traces of exp(A) and exp(|A|) of one component, or of several added up, both divided by exp(shift), which
 * keeps them in the range of numbers. */
typedef struct mv_traces {
    double shift;
    double of_signed, of_plain;
    double off_signed, off_plain; /* bounds on what is missing from each or, of a sample, on how far it is off */
    bool sampled, failed;
} mv_traces;

/* A and |A| of a component. */
static inline mv_operator mv_signed_matrix(const mv_adjacency *ties)
{
    return (mv_operator){ ties, 0, 0, 1, -1 };
}

static inline mv_operator mv_plain_matrix(const mv_adjacency *ties)
{
    return (mv_operator){ ties, 0, 0, 1, 1 };
}

enum { MV_LEADING = 4 }; /* eigenpairs of each that are found */

/* Adds an estimate of the rest of the spectrum to traces of which the shift is known, given the leading eigenpairs
 * of both (of the negated matrices: values come negated, smallest first). With a probability of at most `miss`
 * either is further off than its bound. */
void mv_traces_sample(mv_traces *traces, const mv_adjacency *ties, const mv_eigen leading[2], mv_random *random,
                      double miss);

/* How far the ratio of sampled traces may be from the true one. */
double mv_traces_error(const mv_traces *traces);

#endif
