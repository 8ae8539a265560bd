#include "analysis/graph/eigen.h"
#include "multivector/sets.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Eigenvalues nearer to each other than this share of the largest are one: rounding cannot tell them apart. */
static const double slack = 1e-9;

/* -1/2 J D^2 J, J the centring; distances are divided by `scale` first, so that squares stay in range. */
static double *centred_squares(const double *distances, size_t n, double scale)
{
    double *squares = mv_alloc_array(n * n, sizeof *squares), *means = mv_alloc_array(n, sizeof *means), mean = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            double d = distances[i * n + j] / scale;
            squares[i * n + j] = d * d;
            means[i] += d * d / (double)n;
        }
    for (size_t i = 0; i < n; i++) mean += means[i] / (double)n;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            squares[i * n + j] = -0.5 * (squares[i * n + j] - means[i] - means[j] + mean);
    free(means);
    return squares;
}

/* A space of eigenvectors of one eigenvalue, `width` columns of length n one after the other. */
typedef struct eigenspace {
    double *columns;
    size_t n, width;
} eigenspace;

/* The set that reaches farthest into the space, the first of equal ones: the square of its length is the diagonal
 * of the projection on the space, which does not depend on the base that happened to be found. */
static size_t farthest_in(const eigenspace *space)
{
    size_t best = 0;
    double most = -1;
    for (size_t i = 0; i < space->n; i++) {
        double length = 0;
        for (size_t k = 0; k < space->width; k++) length += pow(space->columns[k * space->n + i], 2);
        if (length <= most + slack) continue;
        most = length;
        best = i;
    }
    return best;
}

/* The axis through the farthest set, of length 1, with that set on its positive side; it is taken out of the
 * space. With a space of one dimension this only settles the sign. */
static void take_axis(eigenspace *space, double *axis)
{
    size_t n = space->n, lead = farthest_in(space);
    double *weights = mv_alloc_array(space->width, sizeof *weights), length = 0;
    for (size_t k = 0; k < space->width; k++) weights[k] = space->columns[k * n + lead];
    for (size_t k = 0; k < space->width; k++) length += weights[k] * weights[k];
    for (size_t k = 0; k < space->width; k++) weights[k] /= sqrt(length);
    memset(axis, 0, n * sizeof *axis);
    for (size_t k = 0; k < space->width; k++) mv_add_scaled(axis, weights[k], space->columns + k * n, n);
    for (size_t k = 0; k < space->width; k++) mv_add_scaled(space->columns + k * n, -weights[k], axis, n);
    free(weights);
}

/* Eigenpairs come ascending; the map wants them descending. */
static size_t width_from(const mv_set_map *map, size_t first)
{
    size_t last = first;
    while (last < map->count && map->eigenvalues[last] > map->eigenvalues[first] - slack * map->eigenvalues[0])
        last++;
    return last - first;
}

static void place(mv_set_map *map, mv_eigen *eigen)
{
    double *axes[] = { map->x, map->y };
    size_t n = map->count;
    for (size_t d = 0; d < map->dimensions;) {
        size_t width = width_from(map, d);
        /* Descending pairs d .. d + width - 1 are ascending ones that stand together. */
        eigenspace space = { eigen->vectors + (n - d - width) * n, n, width };
        for (size_t taken = 0; taken < width && d < map->dimensions; taken++, d++) {
            take_axis(&space, axes[d]);
            for (size_t i = 0; i < n; i++) axes[d][i] *= sqrt(fmax(0, map->eigenvalues[d]));
        }
    }
}

static void judge(mv_set_map *map)
{
    double shown = 0, positive = 0, all = 0, largest = map->eigenvalues[0];
    map->fit = map->fit_all = NAN;
    for (size_t i = 0; i < map->count; i++) {
        double value = map->eigenvalues[i];
        if (map->dimensions < 2 && map->dimensions == i && value > slack * largest && largest > 0)
            map->dimensions++;
        if (value > 0) positive += value;
        all += fabs(value);
    }
    for (size_t i = 0; i < map->dimensions; i++) shown += map->eigenvalues[i];
    if (map->dimensions == 0)
        map->fit_reason = "all sets are the same";
    else {
        map->fit = fmin(1, shown / positive);
        map->fit_all = fmin(1, shown / all);
    }
}

/* What is left of a zero after rounding. The largest numbers here are near 1. */
static double clean(double value)
{
    return fabs(value) < 1e-13 ? 0 : value;
}

static void scale_by(mv_set_map *map, double scale)
{
    for (size_t i = 0; i < map->count; i++) {
        map->x[i] = clean(map->x[i]) * scale;
        map->y[i] = clean(map->y[i]) * scale;
        map->eigenvalues[i] = clean(map->eigenvalues[i]) * scale * scale;
    }
}

static mv_status set_map_of(mv_set_map *map, const double *distances, size_t count, mv_log *log)
{
    mv_eigen eigen = { 0 };
    double largest = 0;
    *map = (mv_set_map){ .count = count, .fit = NAN, .fit_all = NAN };
    for (size_t i = 0; i < count * count; i++) {
        if (isnan(distances[i])) map->undefined = "not every distance is defined";
        largest = fmax(largest, distances[i]);
    }
    if (map->undefined || !count) return MV_OK;
    double scale = largest > 0 ? largest : 1;
    double *squares = centred_squares(distances, count, scale);
    mv_status status = mv_eigen_symmetric(&eigen, squares, count, log);
    map->x = mv_alloc_array(count, sizeof *map->x);
    map->y = mv_alloc_array(count, sizeof *map->y);
    map->eigenvalues = mv_alloc_array(count, sizeof *map->eigenvalues);
    for (size_t i = 0; i < count; i++) map->eigenvalues[i] = eigen.values[count - 1 - i];
    if (!status) {
        judge(map);
        place(map, &eigen);
        scale_by(map, scale);
    }
    mv_eigen_clear(&eigen);
    free(squares);
    return status;
}

mv_status mv_set_map_of(mv_set_map *map, const double *distances, size_t count, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, set_map_of(map, distances, count, log), mv_guard_failed(log));
}

void mv_set_map_clear(mv_set_map *map)
{
    MV_FREE(map->x, map->y, map->eigenvalues);
    *map = (mv_set_map){ 0 };
}
