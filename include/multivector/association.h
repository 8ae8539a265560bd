#ifndef MULTIVECTOR_ASSOCIATION_H
#define MULTIVECTOR_ASSOCIATION_H

#include "multivector/decls.h"
#include "multivector/frustration.h"

MV_BEGIN_DECLS

/* How far two networks on the same actors agree as wholes. Both are seen as tables of values w_ij, symmetric
 * unless the options say that ties have direction: the weight of the tie with its sign, the sum of parallel ties,
 * 0 without a tie; the diagonal is left out. Actor i of one is actor i of the other, and both have the same number
 * of them. Undefined is NAN beside a reason (a text that lives for ever, NULL when defined). The order of the ties
 * does not matter. */

/* --- association ------------------------------------------------------------------------------------------ */

enum { MV_QAP_DRAWS = 4999, MV_QAP_ACTORS = 5000 };

/* Zero means the default, but of the seed, where it is one like any other. */
typedef struct mv_qap_options {
    uint64_t draws; /* permutations; MV_QAP_DRAWS */
    uint64_t seed;  /* of the random permutations; without options 1 */
    bool directed;  /* ties lead from a to b: pairs are ordered, each with a value of its own */
    double seconds; /* it may take; 0: as long as it takes. When they are over, p is of the random permutations so
                       far; of all of them, when they were to be enumerated, there is none */
    void (*progress)(void *context, const char *what, size_t done, size_t total); /* may be NULL */
    void *context;
    unsigned jobs; /* processes that share the permutations; no number depends on it; 0: 1 */
} mv_qap_options;

/* Permutations at least as extreme as what was seen, in one sense of "extreme". */
typedef struct mv_qap_tail {
    uint64_t count;
    double p;     /* count / draws when exact, (count + 1) / (draws + 1) when drawn: never 0 */
    double error; /* Monte Carlo standard error of p, sqrt(p (1 - p) / draws); 0 when exact */
} mv_qap_tail;

typedef struct mv_qap {
    size_t actors, pairs; /* pairs = n (n - 1) / 2, or n (n - 1) ordered ones, tied or not */
    double r;             /* -1 .. 1 */
    mv_qap_tail two_tailed, greater, less;
    uint64_t draws, seed; /* draws = n! when exact; the seed then plays no part */
    uint64_t asked;       /* more than draws when the time ended it */
    bool exact;
    const char *generator; /* of the random numbers, by name */
    const char *undefined;
    const char *undrawn; /* why there is no p, although there is r: a process was lost, as an error says */
} mv_qap;

/* Quadratic assignment procedure: r is Pearson's correlation of the values of the two networks over all pairs of
 * actors, the valued graph correlation of sna::gcor (of ordered pairs its mode "digraph"). Its null hypothesis is
 * that it does not matter who is who in one of them: the actors of one are permuted, rows and columns together,
 * and r is computed again. `two_tailed` counts permutations with |r'| >= |r|, `greater` r' >= r, `less` r' <= r;
 * correlations closer than 1e-12 are equal, because the same r comes back in many permutations, summed in another
 * order.
 *
 * All n! permutations are enumerated when n! <= draws. Otherwise random ones are drawn: splitmix64, Fisher and
 * Yates' shuffle without bias, no machine's own numbers, so the same seed gives the same p everywhere; numbering
 * the actors otherwise gives another sample. Exchanging a and b may, too: the actors of the fuller network are the
 * ones permuted.
 *
 * Undefined with fewer than 3 actors, with more than MV_QAP_ACTORS (a table of all pairs is kept), and when
 * all pairs of a network have the same value. Time: draws times the ties of the sparser network.
 *
 * Whether two years of one network are associated is no question: they always are. Ask it of two kinds of tie, or
 * of two hands that coded the same thing.
 *
 * Krackhardt, Soc. Networks 10 (1988); Hubert and Schultz, Br. J. Math. Stat. Psychol. 29 (1976); p: Phipson and
 * Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010). */
mv_qap mv_qap_test(const mv_signed_ties *a, const mv_signed_ties *b, const mv_qap_options *options, mv_log *log);

/* --- distance --------------------------------------------------------------------------------------------- */

enum { MV_DELTACON_ACTORS = 2000 };

typedef struct mv_deltacon {
    size_t actors;
    double epsilon_a, epsilon_b; /* how far influence reaches in each network: they differ */
    double distance;             /* >= 0; 0 for equal |w| */
    double similarity;           /* 1 / (1 + distance), in (0, 1] */
    double *blame;               /* of each actor; they sum to the square of the distance. NULL when undefined */
    const char *undefined;
} mv_deltacon;

/* DeltaCon0: how much the influence of every actor on every other differs. Influence is
 *
 *     S = (I + e^2 D - e A)^-1,    e = 1 / (1 + largest degree),
 *
 * fast belief propagation with A the |w_ij| (the sign plays no part) and D the degrees, its row sums: of weights,
 * that is, and not numbers of ties, unless every weight is 1 or -1. Taking them of weights keeps the matrix
 * diagonally dominant, so S exists and has no negative entry. Then
 *
 *     distance = sqrt(sum_ij (sqrt S_ij of a - sqrt S_ij of b)^2),
 *
 * the diagonal included, and the blame of actor i is the part of row i of that sum. Actors far from any change
 * have a small blame, not none; where e differs between the networks, all that have ties do.
 *
 * Isolates count: theirs is S_ii = 1 and nothing else. Networks without ties, or without actors, are at distance
 * 0. Undefined with more than MV_DELTACON_ACTORS, and when the weights at one actor sum to 1e9, where S keeps few
 * digits. Time grows with the cube of the actors: seconds at that limit.
 *
 * Koutra, Vogelstein and Faloutsos, SIAM Int. Conf. Data Mining (2013); blame: Koutra, Shah, Vogelstein, Gallagher
 * and Faloutsos, ACM Trans. Knowl. Discov. Data 10 (2016). */
mv_deltacon *mv_deltacon_build(const mv_signed_ties *a, const mv_signed_ties *b);
void mv_deltacon_free(mv_deltacon *deltacon); /* accepts NULL */

MV_END_DECLS

#endif
