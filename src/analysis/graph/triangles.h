#ifndef ANALYSIS_GRAPH_TRIANGLES_H
#define ANALYSIS_GRAPH_TRIANGLES_H

#include "analysis/graph/adjacency.h"
#include "multivector/balance.h"

/* Each tie is kept at the end of lower degree only, so that no list is longer than sqrt(2 x ties); actors go by
 * their rank in the order of degree, which keeps what is looked up together close together. */
typedef struct mv_forward {
    size_t actors;
    uint32_t *actor; /* of each rank */
    size_t *first;   /* ties of rank r to higher ranks: first[r] .. first[r + 1] - 1 */
    uint32_t *to;    /* the higher rank */
    bool *negative;
    size_t *entry; /* of each tie its place in the lists, adjacency.to[entry]; NULL where they have no strengths */
} mv_forward;

mv_forward mv_forward_of(const mv_adjacency *adjacency);
void mv_forward_clear(mv_forward *forward);

/* A triangle of positive and negative ties, its actors by ascending rank. negative[i] is the sign of the tie that
 * actor[i] is no end of, tie[i] its number in mv_forward. */
typedef struct mv_triangle {
    uint32_t actor[3];
    bool negative[3];
    size_t tie[3];
} mv_triangle;

typedef void mv_triangle_visitor(void *context, const mv_triangle *triangle);

/* Visits every triangle once, in an order that depends on the network alone. */
void mv_forward_each(const mv_forward *forward, mv_triangle_visitor *visit, void *context);
void mv_triangles_each(const mv_network *network, mv_triangle_visitor *visit, void *context);

/* The same of ties that are no network's. */
void mv_triangles_within(const mv_adjacency *adjacency, mv_triangle_visitor *visit, void *context);

/* What a pass over the triangles gives to all that counts them. */
typedef struct mv_triangle_tally {
    mv_triangles all;
    double *balanced, *unbalanced; /* of each actor: triangles that it is in */
    double *bridged;               /* of each actor: ++- triangles in which it stands between the positive sides */
} mv_triangle_tally;

/* Found when first asked for; the network keeps it. */
const mv_triangle_tally *mv_network_triangles(const mv_network *network);

#endif
