#ifndef NETWORK_GRAPHS_H
#define NETWORK_GRAPHS_H

#include "multivector/network.h"

/* What the analysis keeps with a folded network; see network_internal.h. */
struct mv_graphs *mv_graphs_new(void);
void mv_graphs_free(struct mv_graphs *graphs); /* accepts NULL */

#endif
