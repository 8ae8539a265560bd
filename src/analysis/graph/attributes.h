#ifndef ANALYSIS_GRAPH_ATTRIBUTES_H
#define ANALYSIS_GRAPH_ATTRIBUTES_H

#include "multivector/network.h"

/* MV_USAGE, with a suggestion, for an attribute that no actor of the set has. */
mv_status mv_attribute_check(const mv_relations *set, const char *name, mv_log *log);

/* The attribute of an actor of the network, or NULL. */
const mv_attribute *mv_attribute_of(const mv_network *network, size_t actor, const char *name);

#endif
