#ifndef ANALYSIS_COMPARE_DENSE_H
#define ANALYSIS_COMPARE_DENSE_H

#include "multivector/frustration.h"

/* Tables of the values of all pairs of n actors, row by row, with zeros on the diagonal, which is no pair. Pairs
 * are those of an actor with the ones before it or, `directed`, with every other one: its own row then. */

/* The values w_ij, both halves filled unless `directed`: then ties lead from i to j. Parallel ties are added. The
 * caller frees it. */
double *mv_dense_values(const mv_signed_ties *ties, bool directed);

/* Where the partners of actor i end, in a table of n. */
static inline size_t mv_dense_partners(size_t n, bool directed, size_t i)
{
    return directed ? n : i;
}

/* Brings the largest value near 1, so that squares neither overflow nor vanish; by a power of two, which rounds
 * nothing. Returns its exponent. */
int mv_dense_rescale(double *table, size_t n);

typedef struct mv_spread {
    size_t ties;          /* values that are not 0 */
    double mean, squares; /* squares: summed, of the distances from the mean */
    bool constant;
} mv_spread;

/* Of a table of two actors or more. */
mv_spread mv_dense_spread(const double *table, size_t n, bool directed);

/* Takes the mean off. */
void mv_dense_centre(double *table, size_t n, double mean);

/* The values that are not 0: those of i with its partners are at first[i] .. first[i + 1] - 1, ascending. */
typedef struct mv_tie_rows {
    size_t n;
    size_t *first;
    uint32_t *to;
    double *value;
} mv_tie_rows;

mv_tie_rows mv_tie_rows_list(const double *table, size_t n, bool directed, size_t ties);
void mv_tie_rows_clear(mv_tie_rows *rows);

/* Several permutations go through the ties together: their sums are independent of each other, so that the machine
 * need not wait for one addition before it begins the next. Actor i of permutation k is at place[i * MV_BATCH +
 * k].
 */
enum { MV_BATCH = 4 };

/* For each permutation p the sum over the ties of x_ij y_p(i)p(j), y being a table. */
void mv_tie_rows_sum(const mv_tie_rows *x, const double *table, const uint32_t *place, double sums[MV_BATCH]);

#endif
