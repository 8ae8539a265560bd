#ifndef ANALYSIS_GRAPH_HOLES_H
#define ANALYSIS_GRAPH_HOLES_H

#include "multivector/network.h"

/* Burt's measures of structural holes, of each actor; NAN without a positive tie. Of i, with p_ij the share of j
 * in the strength of i: constraint is the sum over neighbours j of (p_ij + sum_q p_iq p_qj)^2 with q the other
 * neighbours of i; effective size is the sum over neighbours j of 1 - sum_q p_iq m_jq with m_jq the strength of
 * j-q against the strongest tie of j. With equal strengths that is d - 2t/d (d neighbours, t ties among them).
 * With direction the strength of a pair is the sum of both, as in igraph, networkx and UCINET; neighbours are
 * joined either way. Burt, Structural Holes, 1992; Borgatti, Connections 20, 1997. */
typedef struct mv_holes {
    double *constraint, *size;
    double *degree; /* how many neighbours */
} mv_holes;

/* Both in one pass over the triangles. Clear it. */
mv_holes mv_holes_of(const mv_network *network, bool weighted);
void mv_holes_clear(mv_holes *holes);

#endif
