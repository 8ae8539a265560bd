#ifndef ANALYSIS_FRUSTRATION_SEMIDEFINITE_SEMIDEFINITE_H
#define ANALYSIS_FRUSTRATION_SEMIDEFINITE_SEMIDEFINITE_H

#include "analysis/frustration/base/grid.h"
#include "analysis/frustration/semidefinite/odd_triangles.h"

/* The semidefinite bound, for dense networks, on which negative cycles prove little (Goemans and Williamson 1995;
 * with triangles Rendl, Rinaldi and Wiegele 2010). For sides x of 1 and -1, a tie of pull q (weight |q|) costs
 * (|q| - q x_a x_b) / 2, so
 *
 *     L = sum |q| / 2 - max over x of sum q x_a x_b / 2.
 *
 * Among any three nodes one tie at least is frustrated if the product of their signs s is negative, whether the
 * ties exist or not:
 *
 *     s_ab x_a x_b + s_bc x_b x_c + s_ac x_a x_c <= 1.
 *
 * With any weights y >= 0 of triangles, Q = q - sum of y s over the pairs, and any D for which diag(D) - Q has no
 * negative eigenvalue,
 *
 *     4 L >= 2 sum |q| - 2 sum y - sum D.
 *
 * The matrix is tested in whole numbers, so the bound holds however the weights were found, and others can test it
 * as well. */
typedef struct mv_semidefinite {
    size_t nodes, count; /* count: of triangles; 0 nodes: no bound was found */
    mv_odd_triangle *triangles;
    int64_t *weight;   /* per triangle, y */
    int64_t *diagonal; /* per node, D */
    int64_t bound;     /* of L; all in multiples of 2^-mv_semidefinite_fraction() of a whole weight */
} mv_semidefinite;

/* Finer would leave the numbers that a double holds exactly. */
int mv_semidefinite_fraction(const mv_grid *grid);

void mv_semidefinite_clear(mv_semidefinite *bound);

#endif
