#ifndef MULTIVECTOR_ALIGNMENT_H
#define MULTIVECTOR_ALIGNMENT_H

#include "multivector/decls.h"
#include "multivector/network.h"

MV_BEGIN_DECLS

/* How far the ties of two actors with everybody else agree, and the poles that an actor is held against. */

enum { MV_PORTFOLIO_TIES = 3 }; /* signed ties that make a portfolio; with fewer, agreement is chance */

/* How far two actors' ties with everybody else agree, by signs. A portfolio is the sign (-1, 0, 1) of the tie with
 * every actor of the network but the two; no tie, an ambivalent and a neutral one are 0. Strength is ignored. With
 * d the distance of two signs, |a - b| or its square (`_squared`), over N others:
 *   s      1 - 2 sum d / (N d_max), d_max the largest distance (2 or 4): -1 .. 1. Two empty portfolios agree
 *          perfectly, so it is high in sparse networks.   Signorino and Ritter, ISQ 43 (1999)
 *   kappa  1 - D_o / D_e: observed mean distance against that of chance, each with its own margins: 1 is perfect,
 *          0 what chance gives.                           Cohen 1968; Haege, Pol. Analysis 19 (2011)
 *   pi     the same with the pooled margins.              Scott 1955; Haege 2011
 *   tau_b  Kendall's rank correlation with ties: -1 .. 1. Kendall 1938 */
typedef struct mv_alignment {
    size_t with;     /* the pole */
    size_t universe; /* N: the actors compared over */
    double s, s_squared, kappa, kappa_squared, pi, pi_squared, tau_b;
    const char *undefined; /* everything: no other actor */
    /* kappa and pi: also when both portfolios are one and the same constant, when either has fewer than
     * MV_PORTFOLIO_TIES signed ties with others, and in a set that is about its focus (mv_is_about_focus()) */
    const char *chance_undefined;
    const char *tau_b_undefined; /* also when either portfolio never varies */
} mv_alignment;

/* Both are actors of the network. It never fails. */
mv_alignment mv_alignment_of(const mv_network *network, size_t actor, size_t pole);

/* All pairs of a list of actors: `values` gets count x count alignments, row by row. On the diagonal an actor's
 * portfolio (all others) stands against itself. */
void mv_alignment_matrix(const mv_network *network, const size_t *actors, size_t count, mv_alignment *values);

/* The same measures on values, for portfolios of any kind: `count` values between low and high, whose distance
 * d_max is. Besides, s_weighted is 1 - 2 sum w_i d_i / d_max, w_i the share of actor i in the sum of all sizes, so
 * that agreement with a large actor counts more; actors without a size (NAN) are left out: Signorino and Ritter
 * 1999. The levels of kappa, pi and tau_b are the values themselves, as far apart as they differ: Haege 2011. */
typedef struct mv_agreement {
    size_t universe, unsized; /* the actors compared over, and those of them that have no size */
    double s, s_squared, s_weighted, s_squared_weighted, kappa, kappa_squared, pi, pi_squared, tau_b;
    const char *undefined;          /* everything: no actor, or low is high */
    const char *weighted_undefined; /* s_weighted and its square: also when there are no sizes, or all are 0 */
    const char *chance_undefined;   /* kappa and pi: as in mv_alignment */
    const char *tau_b_undefined;
} mv_agreement;

/* `sizes` has one for each value, NAN where there is none; NULL: no sizes. */
mv_agreement mv_agreement_of(const double *a, const double *b, const double *sizes, size_t count, double low,
                             double high);

/* Alignment of two actors on the values of their ties: signed strengths, 0 without a tie. The scale goes from the
 * smallest to the largest of any tie of the network, 0 included. Over all others, as signs are compared; and as
 * Signorino and Ritter count, over all actors: the two are in each other's portfolios, and each in its own at the
 * highest level. */
typedef struct mv_value_alignment {
    size_t with; /* the pole */
    double low, high;
    mv_agreement others, all;
} mv_value_alignment;

/* `sizes` of all actors of the network, by mv_sizes_of(); or NULL. */
mv_value_alignment mv_value_alignment_of(const mv_network *network, size_t actor, size_t pole,
                                         const double *sizes);

/* How large the actors of the network are by a numeric attribute of theirs, of the largest: 0 .. 1; NAN without
 * it. The caller frees the list. MV_USAGE for an attribute that no actor of the document has, that is a text, or
 * is below 0. */
mv_status mv_sizes_of(double **out, const mv_network *network, const char *attribute, mv_log *log);

/* The pole of each vector, when nobody names one: of the countries none of whose shares is larger than that in
 * this vector the one with the largest summed |strength| of signed ties, times that share, of equal ones the first
 * id, `except` left aside (the actor that is studied; or MV_NONE). `poles` gets one actor per vector of the set;
 * MV_NONE for a vector that is not counted or whose countries have no tie. */
void mv_default_poles(const mv_network *network, size_t except, size_t *poles);

/* The poles an actor is held against: those named by id, or without names the default ones; each once, in the
 * order of ids, without names that are not in the network and without the actor itself (MV_NONE: no actor in
 * particular). The caller frees the list of `count` actors. */
size_t *mv_poles_of(const mv_network *network, size_t actor, mv_names named, size_t *count);

MV_END_DECLS

#endif
