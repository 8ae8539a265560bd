#ifndef ANALYSIS_GRAPH_COMMUNITIES_COMMUNITY_H
#define ANALYSIS_GRAPH_COMMUNITIES_COMMUNITY_H

#include "multivector/network.h"

/* Writes for each actor the number of its community, 1, 2, ... in the order of their smallest actors; actors
 * without a positive tie are in none and keep what stands there. */
mv_status mv_communities(const mv_network *network, bool weighted, double *values, mv_log *log);

#endif
