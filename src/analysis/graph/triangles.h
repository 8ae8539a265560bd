#ifndef ANALYSIS_GRAPH_TRIANGLES_H
#define ANALYSIS_GRAPH_TRIANGLES_H

#include "analysis/graph/adjacency.h"
#include "multivector/balance.h"

/* A triangle of positive and negative ties. negative[i] is the sign of the tie that actor[i] is no end of. */
typedef struct mv_triangle {
    uint32_t actor[3];
    bool negative[3];
} mv_triangle;

typedef void mv_triangle_visitor(void *context, const mv_triangle *triangle);

/* Visits every triangle once, in an order that depends on the network alone. */
void mv_triangles_each(const mv_network *network, mv_triangle_visitor *visit, void *context);

/* The same of ties that are no network's. */
void mv_triangles_within(const mv_adjacency *adjacency, mv_triangle_visitor *visit, void *context);

/* Adds to at[i] the triangles that actor i is in; `at` may be NULL. Returns how many there are. */
uint64_t mv_triangles_at(const mv_network *network, double *at);

#endif
