#ifndef ANALYSIS_FRUSTRATION_SEMIDEFINITE_GRAM_H
#define ANALYSIS_FRUSTRATION_SEMIDEFINITE_GRAM_H

#include "analysis/frustration/reduce/kernel.h"
#include "analysis/frustration/semidefinite/odd_triangles.h"
#include "support/random.h"

/* A unit vector for every node instead of a side: what maximises the sum of Q times their inner products, by
 * moving one vector after the other to its best place (Burer and Monteiro 2003; the mixing method of Wang, Chang
 * and Kolter 2017). Pulls are in mean weights of the kernel. */
typedef struct mv_gram {
    size_t nodes;
    float *vectors; /* nodes rows of MV_GRAM_RANK */
    float *turned;  /* the same, a row per dimension */
    float *inner;   /* nodes times nodes: the inner products, as of the last mv_gram_multiply() */
    float *pull;    /* nodes times nodes: Q */
    float *ties;    /* the same of the ties alone */
    float *length;  /* per node, of the sum of Q times the others' vectors, when it moved last */
} mv_gram;

enum { MV_GRAM_RANK = 24 };

mv_gram mv_gram_make(const mv_kernel *kernel, mv_random *random);
void mv_gram_clear(mv_gram *gram);

/* Q of the ties less the weighted triangles. */
void mv_gram_pull(mv_gram *gram, const mv_odd_triangles *triangles);

/* Moves every vector so many times. */
void mv_gram_sweep(mv_gram *gram, int sweeps);

/* The inner products. */
void mv_gram_multiply(mv_gram *gram);

/* The sum of the lengths: twice what is maximised, at a maximum. */
double mv_gram_value(const mv_gram *gram);

#endif
