#ifndef ANALYSIS_GRAPH_BETWEENNESS_H
#define ANALYSIS_GRAPH_BETWEENNESS_H

#include "analysis/graph/adjacency.h"

/* Betweenness of every actor along the positive ties, each as long as the others: of the shortest paths between
 * two others the share that runs through the actor, summed over pairs. The method of Brandes (J. Math. Sociol. 25,
 * 2001), on what is left when actors with a single tie are folded into their neighbour. The sources are split into
 * fixed pieces whose sums are added in order, so that the values do not depend on `jobs`, the number of processes
 * (0: 1). NAN where shortest paths are too many for a double. `values` has one for each actor. */
mv_status mv_betweenness_of(const mv_adjacency *adjacency, unsigned jobs, double *values, mv_log *log);

#endif
