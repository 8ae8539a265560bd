#ifndef ANALYSIS_GRAPH_ADJACENCY_H
#define ANALYSIS_GRAPH_ADJACENCY_H

#include "multivector/network.h"

/* The positive and negative ties of a network as lists of neighbours. Those of actor i are to[first[i]] ..
 * to[first[i + 1] - 1]: the positive ones, ascending, then from middle[i] on the negative ones, ascending. */
typedef struct mv_adjacency {
    size_t actors, ties;
    size_t *first, *middle;
    uint32_t *to;
    double *strength; /* of each entry, > 0; NULL: every tie counts 1 */
} mv_adjacency;

mv_adjacency mv_adjacency_of(const mv_network *network, bool weighted);
void mv_adjacency_clear(mv_adjacency *adjacency);

static inline size_t mv_adjacency_degree(const mv_adjacency *adjacency, size_t actor)
{
    return adjacency->first[actor + 1] - adjacency->first[actor];
}

/* The same from ties written down one by one: a[i] - b[i], positive or not. Within the lists the neighbours stand
 * in the order of the ties. */
mv_adjacency mv_adjacency_make(size_t actors, size_t ties, const uint32_t *a, const uint32_t *b,
                               const bool *positive);

/* Union-find with path halving: the root of an actor's component, where every actor began as its own parent. */
static inline size_t mv_root_of(size_t *parent, size_t actor)
{
    while (parent[actor] != actor) actor = parent[actor] = parent[parent[actor]];
    return actor;
}

/* Connected components, numbered by their smallest actor; the actors of each ascend. Isolates are components. */
typedef struct mv_parts {
    size_t count;
    size_t *first; /* actors of part p: actors[first[p]] .. actors[first[p + 1] - 1] */
    uint32_t *actors;
    uint32_t *part_of; /* of each actor */
    uint32_t *local;   /* of each actor its place in its part */
} mv_parts;

mv_parts mv_parts_of(const mv_adjacency *adjacency);

/* Components of the positive ties alone. */
mv_parts mv_positive_parts_of(const mv_adjacency *adjacency);
void mv_parts_clear(mv_parts *parts);

static inline size_t mv_part_size(const mv_parts *parts, size_t part)
{
    return parts->first[part + 1] - parts->first[part];
}

/* One component on its own, its actors renumbered by mv_parts.local. */
mv_adjacency mv_adjacency_part(const mv_adjacency *adjacency, const mv_parts *parts, size_t part);

/* True when the actors of a connected network split into two sides with positive ties within and negative ties
 * between them. */
bool mv_adjacency_balanced(const mv_adjacency *adjacency);

#endif
