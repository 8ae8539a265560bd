#ifndef ANALYSIS_VECTORS_DOUBLE_ROLES_H
#define ANALYSIS_VECTORS_DOUBLE_ROLES_H

#include "multivector/network.h"

/* Relations of the family "role" (founder, chair) whose pair has a membership beside them, a positive relation of
 * the family "institutional": one belonging, counted twice. Marks them in `doubled`, by relation of the set (NULL:
 * only counts them), and returns how many there are. */
size_t mv_double_roles(const mv_network *network, bool *doubled);

#endif
