#ifndef UNIT_SIGNED_FIXTURE_H
#define UNIT_SIGNED_FIXTURE_H

#include "multivector/network.h"

/* Signed networks for the tests of structural balance. */

enum { MOST = 9, DENSE_CASES = 400 };

/* A signed network as a matrix, and the same as the program sees it. */
typedef struct fixture {
    size_t n;
    int sign[MOST][MOST];
    mv_relations *set;
    mv_network *network;
} fixture;

/* A random number below `below`. */
uint64_t fx_draw(uint64_t *state, uint64_t below);

/* Sets of actors called a0000, a0001, ... and relations of weight 1. */
mv_relations *fx_new_set(void);
void fx_add_actor(mv_relations *set, size_t number);
void fx_add_relation(mv_relations *set, size_t a, size_t b, int sign);
mv_network *fx_build(const mv_relations *set);

/* Makes the set and the network of a matrix. Actor number i of the matrix becomes actor order[i] of the network;
 * fx_straight keeps the order. */
extern const size_t fx_straight[9];
void fx_realise(fixture *f, const size_t *order);
void fx_release(fixture *f);

void fx_set_sign(fixture *f, size_t a, size_t b, int sign);

/* A random matrix of 1 to 8 actors. */
fixture fx_random(int number);

/* The network of ties written "AB+ BC-". */
fixture fx_written(size_t n, const char *ties);

/* Equal within 1e-9, or both undefined. */
void fx_same(double got, double expected);

/* Number of signed ties of an actor. */
size_t fx_degree(const fixture *f, size_t i);

void fx_run_metric(const fixture *f, const char *name, double *values);

#endif
