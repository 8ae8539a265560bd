#ifndef ANALYSIS_GRAPH_SAMPLED_PATHS_H
#define ANALYSIS_GRAPH_SAMPLED_PATHS_H

#include "multivector/network.h"

/* Betweenness estimated from some of the shortest paths, each tie as long as the others, along direction where the
 * network has one: MV_SAMPLED_PATHS pairs are drawn, each pair of a component as likely as another, and one of the
 * shortest paths of each pair; an actor's share of them, times the number of pairs, is its value. Riondato and
 * Kornaropoulos, Data Min. Knowl. Discov. 30 (2016).
 *
 * With probability 0.95 no value is further than its error from the exact one. Such a share is binomial, so that
 * Hoeffding's bound by relative entropy holds (J. Am. Stat. Assoc. 58, 1963, theorem 1), for each of the actors
 * that may lie between others (ties on both sides) with 0.05 divided by their number.
 *
 * `values` and `errors` (or NULL) have one for each actor. Both follow from the seed alone, and not from `jobs`,
 * the number of processes (0: 1). NAN where shortest paths are too many for a double. */
mv_status mv_sampled_betweenness(const mv_network *network, uint64_t seed, unsigned jobs, double *values,
                                 double *errors, mv_log *log);

#endif
