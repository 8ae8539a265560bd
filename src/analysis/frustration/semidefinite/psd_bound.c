#include "analysis/frustration/semidefinite/psd_bound.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* A matrix of whole numbers that a double holds exactly is tested by Cholesky's method. When the method runs to
 * its end on the matrix less c on the diagonal, in plain doubles, and c is a little above n 2^-53 times the trace,
 * the matrix has no negative eigenvalue: a rounding error can then not have hidden one (Rump, BIT 46, 2006). */

static const double LARGEST = 0x1p52;
enum { STEPS = 14, REFINEMENTS = 3 };

typedef struct tester {
    size_t nodes;
    int64_t *matrix; /* -Q, both halves */
    double *work;
} tester;

static void take_away(tester *t, size_t a, size_t b, int64_t pull)
{
    t->matrix[a * t->nodes + b] -= pull;
    t->matrix[b * t->nodes + a] -= pull;
}

/* Upper half, row by row: every row that is done is taken out of those below it. */
static bool cholesky(double *matrix, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        double *restrict top = matrix + k * n, pivot = top[k];
        if (!(pivot > 0)) return false;
        double root = sqrt(pivot);
        for (size_t j = k; j < n; j++) top[j] /= root;
        for (size_t i = k + 1; i < n; i++) {
            double factor = top[i], *restrict row = matrix + i * n;
            if (factor == 0) continue;
            for (size_t j = i; j < n; j++) row[j] -= factor * top[j];
        }
    }
    return true;
}

static bool passes(tester *t, const int64_t *diagonal)
{
    size_t n = t->nodes;
    double trace = 0;
    for (size_t i = 0; i < n * n; i++) {
        if (fabs((double)t->matrix[i]) >= LARGEST) return false;
        t->work[i] = (double)t->matrix[i];
    }
    for (size_t v = 0; v < n; v++) trace += (double)diagonal[v];
    double margin = 4 * (double)(n + 4) * 0x1p-53 * trace + 1;
    for (size_t v = 0; v < n; v++) t->work[v * n + v] = (double)diagonal[v] - margin;
    return trace < LARGEST && cholesky(t->work, n);
}

static void set_diagonal(int64_t *diagonal, const mv_gram *gram, double scale, double more)
{
    for (size_t v = 0; v < gram->nodes; v++) diagonal[v] = (int64_t)(((double)gram->length[v] + more) * scale) + 1;
}

/* The least amount, to within a factor, that lets the matrix pass; false when none does. */
static bool find_diagonal(tester *t, const mv_gram *gram, double scale, int64_t *diagonal)
{
    double more = 1e-5, too_little = 0;
    int step = 0;
    for (; step < STEPS; step++, more *= 3) {
        set_diagonal(diagonal, gram, scale, more);
        if (passes(t, diagonal)) break;
        too_little = more;
    }
    if (step == STEPS) return false;
    for (step = 0; step < REFINEMENTS && more > 1e-4; step++) {
        double half = (more + too_little) / 2;
        set_diagonal(diagonal, gram, scale, half);
        if (passes(t, diagonal))
            more = half;
        else
            too_little = half;
    }
    set_diagonal(diagonal, gram, scale, more);
    return true;
}

static void collect(const mv_kernel *kernel, int fraction, const mv_odd_triangles *triangles, double scale,
                    mv_semidefinite *found, tester *t)
{
    found->triangles = mv_alloc_array(triangles->count, sizeof *found->triangles);
    found->weight = mv_alloc_array(triangles->count, sizeof *found->weight);
    for (size_t e = 0; e < kernel->count; e++)
        take_away(t, kernel->edges[e].a, kernel->edges[e].b, kernel->edges[e].pull * ((int64_t)1 << fraction));
    for (size_t i = 0; i < triangles->count; i++) {
        const mv_odd_triangle *nodes = &triangles->items[i].nodes;
        int64_t weight = (int64_t)((double)triangles->items[i].weight * scale);
        if (weight <= 0) continue;
        const int *sign = mv_odd_signs[nodes->odd];
        take_away(t, nodes->a, nodes->b, -weight * sign[0]);
        take_away(t, nodes->b, nodes->c, -weight * sign[1]);
        take_away(t, nodes->a, nodes->c, -weight * sign[2]);
        found->triangles[found->count] = *nodes;
        found->weight[found->count++] = weight;
    }
}

static int64_t bound_of(const mv_kernel *kernel, int fraction, const mv_semidefinite *found)
{
    int64_t four = 0;
    for (size_t e = 0; e < kernel->count; e++) four += 2 * (mv_magnitude(kernel->edges[e].pull) << fraction);
    for (size_t i = 0; i < found->count; i++) four -= 2 * found->weight[i];
    for (size_t v = 0; v < found->nodes; v++) four -= found->diagonal[v];
    return four > 0 ? four / 4 : 0;
}

int mv_semidefinite_fraction(const mv_grid *grid)
{
    return grid->fraction > 10 ? grid->fraction - 10 : 0;
}

void mv_semidefinite_clear(mv_semidefinite *bound)
{
    MV_FREE(bound->triangles, bound->weight, bound->diagonal);
    *bound = (mv_semidefinite){ 0 };
}

void mv_psd_bound(const mv_kernel *kernel, const mv_grid *grid, const mv_gram *gram,
                  const mv_odd_triangles *triangles, mv_semidefinite *best)
{
    size_t n = gram->nodes;
    int fraction = mv_semidefinite_fraction(grid);
    double scale = ldexp(kernel->mean, fraction);
    mv_semidefinite found = { .nodes = n, .diagonal = mv_alloc_array(n, sizeof *found.diagonal) };
    tester t = { n, mv_alloc_array(n * n, sizeof *t.matrix), mv_alloc_array(n * n, sizeof *t.work) };
    collect(kernel, fraction, triangles, scale, &found, &t);
    found.bound = find_diagonal(&t, gram, scale, found.diagonal) ? bound_of(kernel, fraction, &found) : 0;
    if (found.bound > best->bound) {
        mv_semidefinite_clear(best);
        *best = found;
    } else {
        mv_semidefinite_clear(&found);
    }
    MV_FREE(t.matrix, t.work);
}
