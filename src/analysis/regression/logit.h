#ifndef ANALYSIS_REGRESSION_LOGIT_H
#define ANALYSIS_REGRESSION_LOGIT_H

#include "analysis/regression/design.h"

/* The logistic model of one term: the residual e of the term in the place of its own column, the other columns as
 * they are. */
typedef struct mv_logit {
    const mv_design *design;
    size_t own;
    double *residuals; /* e of all pairs, the largest near 1; */
    int exponent;      /* times 2 to this it is e */
    double *start;     /* where the search begins: the coefficients of the columns, 0 for e */
} mv_logit;

/* Room for a search, which may be used again. */
typedef struct mv_logit_room {
    double *row, *coefficients, *gradient, *information;
} mv_logit_room;

mv_logit_room mv_logit_room_new(const mv_design *design);
void mv_logit_room_free(mv_logit_room *room);

typedef struct mv_logit_fit {
    bool finite;                        /* the likelihood has a greatest value; else all is 0 */
    double coefficient, standard_error; /* of e */
} mv_logit_fit;

/* `start` is 0; a caller may set it. */
mv_logit mv_logit_of(const mv_design *design, const mv_partial *partial);
void mv_logit_clear(mv_logit *logit);

/* A search ends when no log odds change by more than `tolerance`; or when it gains less than `least_gain` by long
 * steps, which only lead on and on. */
typedef struct mv_logit_patience {
    double tolerance, least_gain;
} mv_logit_patience;

/* Actor i of e stands at order[i]. */
mv_logit_fit mv_logit_search(const mv_logit *logit, const uint32_t *order, const mv_logit_patience *patience,
                             mv_logit_room *room);

/* 1 - deviance / deviance without predictors, after a search of the best coefficients. */
double mv_logit_r2(const mv_logit *logit, const uint32_t *order, mv_logit_room *room);

#endif
