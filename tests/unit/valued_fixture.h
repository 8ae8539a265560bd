#ifndef UNIT_VALUED_FIXTURE_H
#define UNIT_VALUED_FIXTURE_H

#include "multivector/frustration.h"

/* Networks of a few actors with signed weights, for the tests of pairs of networks. */

enum { SMALL = 8, MOST_TIES = 64, RANDOM_CASES = 60 };

/* A network as a table, and the same as ties. */
typedef struct valued {
    size_t n, count;
    double value[SMALL][SMALL], weight[MOST_TIES];
    uint32_t a[MOST_TIES], b[MOST_TIES];
} valued;

void vx_put(valued *x, size_t a, size_t b, double value);

/* Borrowed from the network. */
mv_signed_ties vx_ties(valued *x);

/* From ties written "AB+3 BC-1 ", each followed by a blank. */
valued vx_written(size_t n, const char *ties);

/* Every weight 1. */
valued vx_binary(const valued *x);

/* Actor i of the table becomes actor order[i]; ties are written down backwards and turned round. */
valued vx_renumbered(const valued *x, const size_t *order);

/* Few distinct values, so that the same correlation comes back often. */
valued vx_random(uint64_t *state, size_t n);

void vx_near(double got, double expected, double slack);

/* The worked pair of six actors: KAZ, RUS, CHN, USA, EU, TUR. */
extern const char vx_toy_a[], vx_toy_b[];

#endif
