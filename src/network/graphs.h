#ifndef NETWORK_GRAPHS_H
#define NETWORK_GRAPHS_H

#include "multivector/network.h"

/* The igraph graphs behind a folded network; see network_internal.h for what they are. */
mv_status mv_graphs_build(mv_network *network, mv_log *log);
void mv_graphs_free(struct mv_graphs *graphs); /* accepts NULL */

#endif
