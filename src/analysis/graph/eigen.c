#include "analysis/graph/eigen.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include "support/random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static double gather(const mv_adjacency *ties, size_t from, size_t to, const double *x)
{
    double sum = 0;
    if (ties->strength)
        for (size_t e = from; e < to; e++) sum += ties->strength[e] * x[ties->to[e]];
    else
        for (size_t e = from; e < to; e++) sum += x[ties->to[e]];
    return sum;
}

void mv_operator_apply(const mv_operator *matrix, const double *x, double *y)
{
    const mv_adjacency *ties = matrix->ties;
    for (size_t i = 0; i < ties->actors; i++) {
        size_t first = ties->first[i], middle = ties->middle[i], end = ties->first[i + 1];
        double own = matrix->shift + matrix->degree * (double)(end - first);
        y[i] = own * x[i] + matrix->positive * gather(ties, first, middle, x) +
               matrix->negative * gather(ties, middle, end, x);
    }
}

void mv_eigen_clear(mv_eigen *eigen)
{
    free(eigen->values);
    free(eigen->vectors);
    *eigen = (mv_eigen){ 0 };
}

/* --- dense ------------------------------------------------------------------------------------------------ */

/* Calls LAPACK; the matrix is symmetric and n x n. */
static mv_status call_lapack(const double *matrix, size_t n, size_t count, igraph_vector_t *values,
                             igraph_matrix_t *vectors, mv_log *log)
{
    igraph_matrix_t copy;
    igraph_vector_int_t support;
    bool all = count == n;
    mv_igraph_memory(igraph_matrix_init(&copy, (igraph_integer_t)n, (igraph_integer_t)n));
    mv_igraph_memory(igraph_vector_int_init(&support, 0));
    memcpy(&MATRIX(copy, 0, 0), matrix, n * n * sizeof *matrix);
    mv_status status =
        mv_igraph_check(igraph_lapack_dsyevr(&copy, all ? IGRAPH_LAPACK_DSYEV_ALL : IGRAPH_LAPACK_DSYEV_SELECT, 0,
                                             0, 0, 1, (int)count, 0, values, vectors, vectors ? &support : NULL),
                        log);
    igraph_matrix_destroy(&copy);
    igraph_vector_int_destroy(&support);
    return status;
}

/* The lowest `count` pairs of a symmetric matrix, column after column; `vectors` may be NULL. */
static mv_status solve_dense(const double *matrix, size_t n, size_t count, double *values, double *vectors,
                             mv_log *log)
{
    igraph_vector_t found;
    igraph_matrix_t columns;
    mv_igraph_host host;
    mv_igraph_begin(&host);
    mv_igraph_memory(igraph_vector_init(&found, 0));
    mv_igraph_memory(igraph_matrix_init(&columns, 0, 0));
    mv_status status = call_lapack(matrix, n, count, &found, vectors ? &columns : NULL, log);
    for (size_t k = 0; k < count && !status; k++) {
        values[k] = VECTOR(found)[k];
        for (size_t i = 0; i < n && vectors; i++)
            vectors[k * n + i] = MATRIX(columns, (igraph_integer_t)i, (igraph_integer_t)k);
    }
    igraph_vector_destroy(&found);
    igraph_matrix_destroy(&columns);
    mv_igraph_end(&host);
    return status;
}

static void fill_row(double *row, const mv_operator *matrix, size_t i)
{
    const mv_adjacency *ties = matrix->ties;
    row[i] = matrix->shift + matrix->degree * (double)mv_adjacency_degree(ties, i);
    for (size_t e = ties->first[i]; e < ties->first[i + 1]; e++) {
        double factor = e < ties->middle[i] ? matrix->positive : matrix->negative;
        row[ties->to[e]] = factor * (ties->strength ? ties->strength[e] : 1);
    }
}

static mv_eigen make_eigen(size_t size, size_t count, bool vectors)
{
    return (mv_eigen){ size, count, mv_alloc_array(count, sizeof(double)),
                       vectors ? mv_alloc_array(size * count, sizeof(double)) : NULL };
}

mv_status mv_eigen_dense(mv_eigen *result, const mv_operator *matrix, size_t count, bool vectors, mv_log *log)
{
    size_t n = matrix->ties->actors;
    if (count == 0 || count > n) count = n;
    *result = make_eigen(n, count, vectors);
    if (n == 0) return MV_OK;
    double *dense = mv_alloc_array(n * n, sizeof *dense);
    for (size_t i = 0; i < n; i++) fill_row(dense + i * n, matrix, i);
    mv_status status = solve_dense(dense, n, count, result->values, result->vectors, log);
    free(dense);
    return status;
}

mv_status mv_eigen_symmetric(mv_eigen *result, const double *matrix, size_t size, mv_log *log)
{
    *result = make_eigen(size, size, true);
    return size ? solve_dense(matrix, size, size, result->values, result->vectors, log) : MV_OK;
}

/* --- iterative -------------------------------------------------------------------------------------------- */

/* Davidson's method with thick restart: a basis that grows by preconditioned residuals of the pairs still wanted,
 * and shrinks to the best approximations when it is full. Without a diagonal it is Lanczos' method; the signed
 * Laplacian, whose small eigenvalues crowd together beside large degrees, gains much from the diagonal.
 * Davidson, J. Comput. Phys. 17 (1975); Stathopoulos, SIAM J. Sci. Comput. 29 (2007). */
typedef struct search {
    const mv_operator *matrix;
    size_t n, wanted, kept, room; /* pairs wanted; pairs kept at a restart; largest basis */
    size_t size, solved;          /* of the basis now, and when it was last solved for approximations */
    double *basis, *image;        /* orthonormal vectors, and the matrix times each */
    double *product;              /* room x room: basis' image */
    double *values, *weights; /* eigenpairs of the product: approximations, and how the basis combines to them */
    double *residual;
    size_t good; /* the first pairs, which need no more work: the basis only gets better */
} search;

static double *column(double *matrix, size_t n, size_t k)
{
    return matrix + n * k;
}

/* Makes the vector orthogonal to the basis and adds it; false when nothing is left of it. Twice is enough. */
static bool extend(search *s, const double *vector)
{
    double *v = column(s->basis, s->n, s->size), *image = column(s->image, s->n, s->size);
    double before = sqrt(mv_dot(vector, vector, s->n));
    if (!(before > 0)) return false;
    for (size_t i = 0; i < s->n; i++) v[i] = vector[i] / before;
    for (int pass = 0; pass < 2; pass++)
        for (size_t k = 0; k < s->size; k++) {
            const double *b = column(s->basis, s->n, k);
            mv_add_scaled(v, -mv_dot(b, v, s->n), b, s->n);
        }
    double length = sqrt(mv_dot(v, v, s->n));
    if (!(length > 1e-10)) return false;
    for (size_t i = 0; i < s->n; i++) v[i] /= length;
    mv_operator_apply(s->matrix, v, image);
    for (size_t k = 0; k <= s->size; k++)
        s->product[k * s->room + s->size] = s->product[s->size * s->room + k] =
            mv_dot(column(s->basis, s->n, k), image, s->n);
    s->size++;
    return true;
}

/* Best approximations from the basis. */
static mv_status approximate(search *s, mv_log *log)
{
    double *small = mv_alloc_array(s->size * s->size, sizeof *small);
    for (size_t i = 0; i < s->size; i++)
        memcpy(small + i * s->size, s->product + i * s->room, s->size * sizeof *small);
    mv_status status = solve_dense(small, s->size, s->size, s->values, s->weights, log);
    free(small);
    s->solved = s->size;
    return status;
}

/* out = vectors combined by the weights of pair k */
static void combine(const search *s, const double *vectors, size_t k, double *out)
{
    memset(out, 0, s->n * sizeof *out);
    for (size_t j = 0; j < s->solved; j++)
        mv_add_scaled(out, s->weights[k * s->solved + j], vectors + j * s->n, s->n);
}

/* The residual of pair k, and its length. */
static double find_residual(search *s, size_t k)
{
    combine(s, s->image, k, s->residual);
    for (size_t j = 0; j < s->solved; j++)
        mv_add_scaled(s->residual, -s->values[k] * s->weights[k * s->solved + j], column(s->basis, s->n, j), s->n);
    return sqrt(mv_dot(s->residual, s->residual, s->n));
}

static void precondition(search *s, double value)
{
    const mv_operator *m = s->matrix;
    if (m->degree == 0) return;
    for (size_t i = 0; i < s->n; i++) {
        double diagonal = m->shift + m->degree * (double)mv_adjacency_degree(m->ties, i);
        s->residual[i] /= fmax(diagonal - value, 0.1);
    }
}

/* Replaces the basis by its best `kept` combinations. */
static void restart(search *s)
{
    size_t kept = s->kept < s->size ? s->kept : s->size;
    double *row = mv_alloc_array(s->size, sizeof *row);
    for (double *vectors = s->basis;; vectors = s->image) {
        for (size_t i = 0; i < s->n; i++) {
            for (size_t j = 0; j < s->size; j++) row[j] = vectors[j * s->n + i];
            for (size_t k = 0; k < kept; k++)
                vectors[k * s->n + i] = mv_dot(row, s->weights + k * s->size, s->size);
        }
        if (vectors == s->image) break;
    }
    free(row);
    memset(s->product, 0, s->room * s->room * sizeof *s->product);
    for (size_t k = 0; k < kept; k++) s->product[k * s->room + k] = s->values[k];
    s->size = kept;
}

static search make_search(const mv_operator *matrix, size_t wanted)
{
    size_t n = matrix->ties->actors, room = 2 * wanted + 30;
    if (room > n) room = n;
    return (search){ .matrix = matrix,
                     .n = n,
                     .wanted = wanted,
                     .kept = wanted + 8 < room ? wanted + 8 : wanted,
                     .room = room,
                     .basis = mv_alloc_array(n * room, sizeof(double)),
                     .image = mv_alloc_array(n * room, sizeof(double)),
                     .product = mv_alloc_array(room * room, sizeof(double)),
                     .values = mv_alloc_array(room, sizeof(double)),
                     .weights = mv_alloc_array(room * room, sizeof(double)),
                     .residual = mv_alloc_array(n, sizeof(double)) };
}

static void clear_search(search *s)
{
    MV_FREE(s->basis, s->image, s->product, s->values, s->weights, s->residual);
}

static void extend_at_random(search *s, mv_random *random)
{
    for (size_t i = 0; i < s->n; i++) s->residual[i] = mv_random_unit(random) - 0.5;
    extend(s, s->residual);
}

/* A pair that turned up late may have pushed others down the list. */
static bool all_good(search *s, double tolerance)
{
    for (s->good = 0; s->good < s->wanted; s->good++)
        if (find_residual(s, s->good) > tolerance) return false;
    return true;
}

/* Adds the residuals of the first two pairs that are not good enough. True when there is none. */
static bool improve(search *s, double tolerance, mv_random *random)
{
    size_t added = 0;
    for (size_t k = s->good; k < s->wanted && k < s->good + 2 && s->size < s->room; k++) {
        if (find_residual(s, k) <= tolerance) {
            if (k == s->good) s->good++;
            continue;
        }
        precondition(s, s->values[k]);
        if (extend(s, s->residual)) added++;
    }
    if (s->good == s->wanted && all_good(s, tolerance)) return true;
    if (!added) extend_at_random(s, random);
    return false;
}

static void take_pairs(search *s, mv_eigen *result)
{
    for (size_t k = 0; k < s->wanted; k++) {
        result->values[k] = s->values[k];
        combine(s, s->basis, k, column(result->vectors, s->n, k));
    }
}

mv_status mv_eigen_smallest(mv_eigen *result, const mv_operator *matrix, size_t count, double tolerance,
                            bool *converged, mv_log *log)
{
    enum { STEPS = 3000 };
    search s = make_search(matrix, count);
    mv_random random = { 1 };
    mv_status status = MV_OK;
    *result = make_eigen(s.n, count, true);
    *converged = false;
    for (size_t i = 0; i < count + 2; i++) extend_at_random(&s, &random);
    for (int step = 0; step < STEPS && !status && !*converged; step++) {
        status = approximate(&s, log);
        if (status) break;
        *converged = improve(&s, tolerance, &random);
        if (*converged)
            take_pairs(&s, result);
        else if (s.size + 2 > s.room) {
            status = approximate(&s, log);
            if (!status) restart(&s);
        }
    }
    clear_search(&s);
    return status;
}
