#ifndef ANALYSIS_FRUSTRATION_SEMIDEFINITE_ODD_TRIANGLES_H
#define ANALYSIS_FRUSTRATION_SEMIDEFINITE_ODD_TRIANGLES_H

#include "multivector/frustration.h"

/* Signs of ab, bc and ac by `odd`. */
extern const int mv_odd_signs[4][3];

typedef struct mv_weighted_triangle {
    mv_odd_triangle nodes;
    float weight, lack; /* lack: of the inequality in units of a tie, above 0 where it is broken */
} mv_weighted_triangle;

/* Sorted by their nodes; none is in it twice. */
typedef struct mv_odd_triangles {
    mv_weighted_triangle *items;
    size_t count;
} mv_odd_triangles;

/* How much the inner products of the nodes (a matrix of rows) break the inequality. */
float mv_odd_lack(const mv_odd_triangle *triangle, const float *inner, size_t nodes);

/* Adds the `most` inequalities that the inner products break most, by `least` or more, with weight 0. Looks at all
 * triples. Returns how many were new. */
size_t mv_odd_triangles_find(mv_odd_triangles *triangles, const float *inner, size_t nodes, float least,
                             size_t most);

/* Forgets those of weight 0 that hold by far. */
void mv_odd_triangles_purge(mv_odd_triangles *triangles);

#endif
