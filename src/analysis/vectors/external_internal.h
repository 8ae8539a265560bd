#ifndef ANALYSIS_VECTORS_EXTERNAL_INTERNAL_H
#define ANALYSIS_VECTORS_EXTERNAL_INTERNAL_H

#include "analysis/graph/groups.h"
#include "multivector/homophily.h"

/* The index of each group, and of all together. */
void mv_ei_of_groups(const mv_network *network, const mv_groups *groups, mv_ei *by_group, mv_ei *whole);

#endif
