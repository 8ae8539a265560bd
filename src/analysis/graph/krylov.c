#include "analysis/graph/eigen.h"
#include "support/memory.h"
#include <float.h>
#include <math.h>
#include <string.h>

/* What multiplying by a matrix, over and over, tells of its functions. */

/* --- exponentials ----------------------------------------------------------------------------------------- */

/* A rotation of the implicit QL sweep between rows i and i + 1. */
static void rotate(double *d, double *e, double *z, size_t i, double *c, double *s, double *p, double *g)
{
    double f = *s * e[i], b = *c * e[i], r = hypot(f, *g);
    e[i + 1] = r;
    *s = r > 0 ? f / r : 0;
    *c = r > 0 ? *g / r : 1;
    double old = d[i + 1] - *p, turn = (d[i] - old) * *s + 2 * *c * b;
    *p = *s * turn;
    d[i + 1] = old + *p;
    *g = *c * turn - b;
    double upper = z[i + 1];
    z[i + 1] = *s * z[i] + *c * upper;
    z[i] = *c * z[i] - *s * upper;
}

static size_t first_small(const double *d, const double *e, size_t from, size_t n)
{
    size_t m = from;
    while (m + 1 < n && fabs(e[m]) > DBL_EPSILON * (fabs(d[m]) + fabs(d[m + 1]))) m++;
    return m;
}

/* Eigenvalues of the symmetric tridiagonal matrix with diagonal d and off-diagonal e, in d; z becomes the first
 * entry of each eigenvector. Golub and Welsch, Math. Comput. 23 (1969). */
static void solve_tridiagonal(double *d, double *e, double *z, size_t n)
{
    enum { SWEEPS = 60 };
    for (size_t i = 0; i < n; i++) z[i] = i == 0;
    for (size_t l = 0; l < n; l++) {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            size_t m = first_small(d, e, l, n);
            if (m == l) break;
            double g = (d[l + 1] - d[l]) / (2 * e[l]), s = 1, c = 1, p = 0;
            g = d[m] - d[l] + e[l] / (g + copysign(hypot(g, 1), g));
            for (size_t i = m; i-- > l;) rotate(d, e, z, i, &c, &s, &p, &g);
            d[l] -= p;
            e[l] = g;
            e[m] = 0;
        }
    }
}

/* A run of Lanczos' method from one vector: diagonal and off-diagonal of the tridiagonal matrix it leads to. */
typedef struct run {
    size_t length;
    double *diagonal, *beside;
} run;

/* Gauss quadrature: the first entry of exp(T - shift), and the largest eigenvalue of T. */
static double quadrature(const run *r, double shift, double *largest)
{
    size_t n = r->length;
    double *d = mv_alloc_array(n, sizeof *d), *e = mv_alloc_array(n, sizeof *e), *z = mv_alloc_array(n, sizeof *z);
    double sum = 0;
    memcpy(d, r->diagonal, n * sizeof *d);
    memcpy(e, r->beside, n * sizeof *e);
    solve_tridiagonal(d, e, z, n);
    *largest = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        sum += z[i] * z[i] * exp(d[i] - shift);
        *largest = fmax(*largest, d[i]);
    }
    MV_FREE(d, e, z);
    return sum;
}

/* True when six more steps changed nothing that counts. The value alone may rest at first, while the largest
 * eigenvalue, which will outgrow all others, is still on its way. */
static bool has_settled(const run *r, double shift, double floor, double *value, double *largest)
{
    double last_value = *value, last_largest = *largest;
    *value = quadrature(r, shift, largest);
    return fabs(*value - last_value) <= fmax(floor, 1e-13 * *value) && fabs(*largest - last_largest) <= 1e-2;
}

/* Lanczos quadrature: v' f(M) v is the integral of f over a measure whose Gauss rule the tridiagonal matrix knows.
 * Lost orthogonality only splits the weights of the rule. Golub and Meurant, Matrices, Moments and Quadrature,
 * 2010. */
double mv_exponential_at(const mv_operator *matrix, const double *v, double shift, double floor)
{
    enum { LONGEST = 400, CHECKED = 6 };
    size_t n = matrix->ties->actors;
    run r = { 0, mv_alloc_array(LONGEST, sizeof(double)), mv_alloc_array(LONGEST, sizeof(double)) };
    double *before = mv_alloc_array(n, sizeof(double)), *now = mv_alloc_array(n, sizeof(double));
    double *next = mv_alloc_array(n, sizeof(double)), value = -1, largest = 0, beta = 0;
    memcpy(now, v, n * sizeof *now);
    while (r.length < LONGEST && r.length < n) {
        mv_operator_apply(matrix, now, next);
        mv_add_scaled(next, -beta, before, n);
        double alpha = mv_dot(now, next, n);
        mv_add_scaled(next, -alpha, now, n);
        beta = sqrt(mv_dot(next, next, n));
        r.diagonal[r.length] = alpha;
        r.beside[r.length++] = beta;
        bool ends = beta < 1e-12 * (1 + fabs(alpha)) || r.length == n || r.length == LONGEST;
        if ((ends || r.length % CHECKED == 0) && has_settled(&r, shift, floor, &value, &largest)) break;
        if (ends) break;
        for (size_t i = 0; i < n; i++) next[i] /= beta;
        double *oldest = before;
        before = now, now = next, next = oldest;
    }
    MV_FREE(r.diagonal, r.beside, before, now, next);
    return value;
}

/* --- equations -------------------------------------------------------------------------------------------- */

/* Conjugate gradients: Hestenes and Stiefel, J. Res. Nat. Bur. Stand. 49 (1952). */
bool mv_solve(const mv_operator *matrix, const double *right, double *x)
{
    enum { STEPS = 2000 };
    static const double enough = 1e-15;
    size_t n = matrix->ties->actors;
    double *residual = mv_alloc_array(n, sizeof(double)), *image = mv_alloc_array(n, sizeof(double));
    double *direction = mv_alloc_array(n, sizeof(double));
    double size = mv_dot(right, right, n), goal = enough * enough * size;
    memset(x, 0, n * sizeof *x);
    memcpy(residual, right, n * sizeof *residual);
    memcpy(direction, right, n * sizeof *direction);
    bool solved = size <= 0;
    for (int step = 0; step < STEPS && !solved; step++) {
        mv_operator_apply(matrix, direction, image);
        double curvature = mv_dot(direction, image, n);
        if (!(curvature > 0)) break;
        double pace = size / curvature, before = size;
        mv_add_scaled(x, pace, direction, n);
        mv_add_scaled(residual, -pace, image, n);
        size = mv_dot(residual, residual, n);
        solved = size <= goal;
        for (size_t i = 0; i < n; i++) direction[i] = residual[i] + size / before * direction[i];
    }
    MV_FREE(residual, image, direction);
    return solved;
}
