#include "analysis/frustration/semidefinite/matrix_bound.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

void mv_matrix_bound_add(mv_matrix_bound *matrix, const uint32_t *nodes, const mv_semidefinite *kernel)
{
    size_t actors = matrix->actor_count, triangles = matrix->triangle_count;
    matrix->actor_count += kernel->nodes;
    matrix->triangle_count += kernel->count;
    matrix->actors = mv_realloc_array(matrix->actors, matrix->actor_count, sizeof *matrix->actors);
    matrix->diagonal = mv_realloc_array(matrix->diagonal, matrix->actor_count, sizeof *matrix->diagonal);
    matrix->triangles = mv_realloc_array(matrix->triangles, matrix->triangle_count, sizeof *matrix->triangles);
    matrix->weight = mv_realloc_array(matrix->weight, matrix->triangle_count, sizeof *matrix->weight);
    for (size_t v = 0; v < kernel->nodes; v++) {
        matrix->actors[actors + v] = nodes[v];
        matrix->diagonal[actors + v] = kernel->diagonal[v];
    }
    for (size_t i = 0; i < kernel->count; i++) {
        const mv_odd_triangle *t = &kernel->triangles[i];
        matrix->triangles[triangles + i] = (mv_odd_triangle){ nodes[t->a], nodes[t->b], nodes[t->c], t->odd };
        matrix->weight[triangles + i] = kernel->weight[i];
    }
}

void mv_matrix_bound_finish(mv_matrix_bound *matrix, const mv_reduction *reduction)
{
    if (!matrix->actor_count) return;
    matrix->joining_count = reduction->joining_count;
    matrix->joinings = mv_alloc_array(reduction->joining_count, sizeof *matrix->joinings);
    if (reduction->joining_count)
        memcpy(matrix->joinings, reduction->joinings, reduction->joining_count * sizeof *matrix->joinings);
}

void mv_matrix_bound_clear(mv_matrix_bound *matrix)
{
    MV_FREE(matrix->joinings, matrix->actors, matrix->diagonal, matrix->triangles, matrix->weight);
    *matrix = (mv_matrix_bound){ 0 };
}
