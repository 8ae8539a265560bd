#ifndef ANALYSIS_GRAPH_MIXING_H
#define ANALYSIS_GRAPH_MIXING_H

#include "analysis/graph/groups.h"

/* Assortative mixing: whether like is tied to like. On positive ties, each as an arc in both directions; with
 * `directed` on the arcs of a network that was built with `directed`. Newman, Phys. Rev. E 67, 026126 (2003). */
typedef struct mv_mixing {
    bool weighted; /* every arc counts by its strength, otherwise 1 */
    bool directed;
} mv_mixing;

/* By groups (eq. 2): r = (sum_k e_kk - sum_k a_k b_k) / (1 - sum_k a_k b_k), e_kl the share of arcs from k to l,
 * a_k the share of all arcs that leave k, b_k that reach it. An arc between two of several groups counts in e_kl
 * by the product of their shares, as in the fuzzy modularity of Nepusz et al., Phys. Rev. E 77, 016107 (2008).
 * Arcs with an end in no group are left out. NAN: no arc, or all leave and reach one group. */
double mv_mixing_of_groups(const mv_network *network, const mv_groups *groups, mv_mixing how);

/* By numbers, one for each actor or NAN (eq. 26): the correlation of the two ends' numbers over arcs. Strengths
 * weigh the arcs as in Leung and Chau, Physica A 378 (2007). Arcs with an end without a number are left out. NAN:
 * no arc, or the number never varies at one of the ends. */
double mv_mixing_of_numbers(const mv_network *network, const double *numbers, mv_mixing how);

#endif
