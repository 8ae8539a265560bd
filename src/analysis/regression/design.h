#ifndef ANALYSIS_REGRESSION_DESIGN_H
#define ANALYSIS_REGRESSION_DESIGN_H

#include "analysis/compare/dense.h"
#include "multivector/regression.h"

/* The values of all pairs in Y and in k predictors, and what follows from their sums of products. Values are
 * scaled by powers of two, so that the largest is near 1. */
typedef struct mv_design {
    size_t n, k;
    bool directed;
    double pairs;
    double **tables;   /* of X_1 .. X_k and of Y, the mean of each taken off */
    double *means;     /* of these k + 1 */
    int *exponents;    /* a scaled value times 2 to this is the value */
    mv_tie_rows *ties; /* of X_1 .. X_k, the mean not taken off */
    double *products;  /* see mv_design_products(), of no permutation */
    double squares;    /* of Y around its mean, summed */
    const char *undefined;
    size_t about; /* see mv_regression */
} mv_design;

/* `positive`: Y is 1 for a pair with a positive tie, and 0 for others. The caller clears it either way. */
mv_design mv_design_of(const mv_signed_ties *sets, size_t count, bool directed, bool positive);
void mv_design_clear(mv_design *design);

/* The sums over all pairs of the product of two columns, k + 1 rows and columns: a row for X_1 .. X_k and, last,
 * for 1; a column for X_1 .. X_k and, last, for Y. The predictors of the rows are permuted. `products` has room
 * for MV_BATCH such tables, one after the other. Everything is around its mean, so that the last row is 0; with
 * `raw` one of these tables, its means are put back. */
void mv_design_products(const mv_design *design, const uint32_t *place, double *products);
void mv_design_put_means(const mv_design *design, const double *products, double *raw);

/* --- one term --------------------------------------------------------------------------------------------- */

/* What a predictor, or 1 (`own` = k), is beyond the other columns: its residual e, whose coefficient in a model
 * of the other columns and e is that of the term. */
typedef struct mv_partial {
    size_t own, count; /* count: the other predictors, all but `own` */
    double *factor;    /* of their products */
    double *gives_own; /* what they give of the term's column: coefficients, */
    double *gives_y;   /* and of Y */
    double own_left;   /* the sum of the squares of e, */
    double y_left;     /* and of what is left of Y */
} mv_partial;

mv_partial mv_partial_of(const mv_design *design, size_t own);
void mv_partial_clear(mv_partial *partial);

/* The other predictor at this place. */
static inline size_t mv_partial_other(const mv_partial *partial, size_t place)
{
    return place < partial->own ? place : place + 1;
}

/* Of e, permuted or not, and Y, both without what the others give of them: the sum of their products, and their
 * correlation. */
typedef struct mv_partial_fit {
    double product, correlation;
} mv_partial_fit;

/* `products`: of the permutation, `raw` ones for 1. `room`: for count + 1 numbers. */
mv_partial_fit mv_partial_evaluate(const mv_design *design, const mv_partial *partial, const double *products,
                                   double *room);

/* e as a table of all pairs. The caller frees it. */
double *mv_partial_residuals(const mv_design *design, const mv_partial *partial);

#endif
