#ifndef MULTIVECTOR_REGRESSION_H
#define MULTIVECTOR_REGRESSION_H

#include "multivector/association.h"
#include "multivector/decls.h"
#include "multivector/network.h"

MV_BEGIN_DECLS

/* One network regressed on others (MRQAP): whether the values of Y over all pairs of actors follow from those of
 * X_1 .. X_k, each held constant for the others. A value is sign x strength of the folded tie, 0 without a tie.
 * Over all n (n - 1) / 2 pairs, or over all n (n - 1) ordered ones.
 *
 *   linear    Y = b_0 + b_1 X_1 + ... + b_k X_k by ordinary least squares; statistic t = b / standard error,
 *             N - k - 1 degrees of freedom; r2 = 1 - sum of squared residuals / sum of squares around the mean
 *   logistic  the same for the log odds that Y has a positive tie, by greatest likelihood; statistic z;
 *             r2 = 1 - deviance / deviance of b_0 alone (McFadden 1974)
 *
 * Pairs that share an actor are not independent, so p comes from permutations, by double semi-partialling: the
 * residuals of one X on the others are permuted, rows and columns together, put in the place of that X, and its
 * statistic is computed again; the intercept is a term like any other, whose X is 1 everywhere. p = (b + 1) /
 * (draws + 1), b the draws at least as extreme (|s'| >= |s|, s' >= s, s' <= s). One permutation serves all terms.
 * A draw in whose model the estimate has no finite value has z = 0, its limit.
 *
 * The standard errors are those of independent pairs, which they are not: they make the statistic, and no more.
 *
 * Dekker, Krackhardt and Snijders, Psychometrika 72 (2007); the function netlm of R's package sna with its
 * defaults, and netlogit. p: Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010). */

typedef enum mv_regression_model { MV_REGRESSION_LINEAR, MV_REGRESSION_LOGISTIC } mv_regression_model;

/* "linear", "logistic"; NULL behind the last. */
const char *mv_regression_model_name(size_t model);

/* (k + 1) n^2 values are kept, twice as many for the logistic model: so many at most, 400 megabytes. */
enum { MV_REGRESSION_CELLS = 50000000 };

/* Zero means the default, but of the seed, where it is one like any other. */
typedef struct mv_regression_options {
    mv_regression_model model;
    uint64_t draws; /* permutations; MV_QAP_DRAWS */
    uint64_t seed;
    unsigned jobs;  /* processes; 1. The result does not depend on it */
    bool directed;  /* ties lead from a to b: pairs are ordered, each with a value of its own */
    double seconds; /* it may take; 0: as long as it takes. Then p is of the permutations so far */
    void (*progress)(void *listener, size_t done, size_t all);
    void *listener;
} mv_regression_options;

typedef struct mv_regression_term {
    double coefficient, standard_error;
    double statistic;                      /* t or z */
    mv_qap_tail two_tailed, greater, less; /* of the statistic */
    const char
        *undefined; /* why the statistic, and p, are NAN though there is a coefficient; NULL: they are not */
} mv_regression_term;

/* Undefined is NAN beside a reason, a text that lives for ever. */
typedef struct mv_regression {
    mv_regression_model model;
    bool directed;
    size_t actors, left_out;   /* in all networks; in some of them only */
    size_t pairs;              /* N */
    size_t term_count;         /* k + 1 */
    mv_regression_term *terms; /* X_1 .. X_k, then the intercept */
    double r2;
    uint64_t draws, seed;
    uint64_t asked;        /* more than draws when the time ended it */
    const char *generator; /* of the random numbers, by name */
    const char *undefined; /* why nothing is defined; NULL: all is, but for what terms say */
    size_t about;          /* the set, 0 for Y, that the reason is about; MV_NONE: none */
    const char *undrawn;   /* why no p is defined though there are coefficients, as the terms say; NULL: it is */
} mv_regression;

#define MV_WHY_FEW_IN_ALL "fewer than 3 actors are in all sets"
#define MV_WHY_TABLES_TOO_LARGE "there are too many actors and sets for tables of all pairs"
#define MV_WHY_FEW_PAIRS "there are no more pairs of actors than terms"
#define MV_WHY_ALL_PAIRS_ALIKE "all pairs have the same value"
#define MV_WHY_COLLINEAR "collinear: its values follow from those of the predictors before it"
#define MV_WHY_NO_POSITIVE_TIE "no pair has a positive tie"
#define MV_WHY_ALL_POSITIVE "every pair has a positive tie"
#define MV_WHY_SEPARATED "no finite estimate: the predictors tell pairs with a positive tie apart from others"
#define MV_WHY_BEYOND_NUMBERS "it is larger than a number can be"
#define MV_WHY_EXACT "the predictors give Y exactly"
#define MV_WHY_NOTHING_LEFT "the other predictors give Y exactly"

/* sets[0] is Y, the others are X_1 .. X_k, all with the same actors; count >= 2. Defined with 3 actors or more,
 * more pairs than terms, values that vary in every set, and predictors of which none is a sum of others (up to
 * 1e-10 of its variance). Time: linear, draws times k + 1 times the ties of all X; logistic, draws times k + 1
 * fits to all pairs. The caller clears the result either way. */
mv_status mv_regression_of(mv_regression *result, const mv_signed_ties *sets, size_t count,
                           const mv_regression_options *options, mv_log *log);

/* Over the actors that are in all networks, known by id; with direction if all networks have it, whatever the
 * options say. */
mv_status mv_regression_of_networks(mv_regression *result, const mv_network *const *networks, size_t count,
                                    const mv_regression_options *options, mv_log *log);

/* Frees what a result holds. */
void mv_regression_clear(mv_regression *regression);

MV_END_DECLS

#endif
