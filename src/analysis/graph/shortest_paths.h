#ifndef ANALYSIS_GRAPH_SHORTEST_PATHS_H
#define ANALYSIS_GRAPH_SHORTEST_PATHS_H

#include "analysis/graph/tie_lists.h"

/* Counting shortest paths from one actor at a time along positive ties. igraph walks only from all to all, halves
 * undirected sums, and does not tell two blocs apart. */
typedef struct mv_route {
    mv_tie_lists lists; /* strengths turned into lengths */
    size_t actors;
    double *distance;     /* from the source; INFINITY where no path leads */
    double *paths;        /* number of shortest paths */
    size_t *order;        /* the actors reached, nearest first; the source is the first */
    size_t reached;       /* how many */
    bool *settled;        /* the rest is the heap of actors to settle next */
    struct mv_stop *heap; /* nearest first */
    size_t waiting;
} mv_route;

/* Prepares walks: every tie has length 1, or with `weighted` 1/strength in units of the shortest tie. MV_LIMIT
 * when lengths overflow. Clear it in any case. */
mv_status mv_route_open(mv_route *walk, const mv_network *network, bool weighted, bool directed, mv_log *log);
void mv_route_clear(mv_route *walk);

/* Fills distance, paths, order and reached for one source. */
void mv_route_from(mv_route *walk, size_t source);

/* Whether a shortest path from the source to the tie's end comes over `a`, where the tie begins. */
bool mv_walk_leads_on(const mv_route *walk, size_t a, const mv_neighbour *tie);

#endif
