#include "analysis/regression/design.h"
#include "analysis/regression/cholesky.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A predictor of whose variance the others leave no more than this share follows from them. */
static const double least_left = 1e-10;

/* --- reading ---------------------------------------------------------------------------------------------- */

static void undefine(mv_design *d, const char *reason, size_t about)
{
    if (d->undefined) return;
    d->undefined = reason;
    d->about = about;
}

static void make_presence(double *table, size_t n)
{
    for (size_t i = 0; i < n * n; i++) table[i] = table[i] > 0;
}

/* Column 0 .. k - 1 is that of a predictor, sets[column + 1]; column k that of Y. */
static void read_column(mv_design *d, const mv_signed_ties *sets, size_t column, bool positive)
{
    size_t set = column < d->k ? column + 1 : 0;
    bool presence = set == 0 && positive;
    double *table = d->tables[column] = mv_dense_values(&sets[set], d->directed);
    if (presence) make_presence(table, d->n);
    if (!presence) d->exponents[column] = mv_dense_rescale(table, d->n);
    mv_spread spread = mv_dense_spread(table, d->n, d->directed);
    if (spread.constant && presence)
        undefine(d, table[d->n] > 0 ? MV_WHY_ALL_POSITIVE : MV_WHY_NO_POSITIVE_TIE, set);
    else if (spread.constant)
        undefine(d, MV_WHY_ALL_PAIRS_ALIKE, set);
    d->means[column] = spread.mean;
    if (set)
        d->ties[column] = mv_tie_rows_list(table, d->n, d->directed, spread.ties);
    else
        d->squares = spread.squares;
    mv_dense_centre(table, d->n, spread.mean);
}

static uint32_t *no_permutation(size_t n)
{
    uint32_t *place = mv_alloc_array(n * MV_BATCH, sizeof *place);
    for (size_t i = 0; i < n * MV_BATCH; i++) place[i] = (uint32_t)(i / MV_BATCH);
    return place;
}

static void fill_products(mv_design *d)
{
    uint32_t *place = no_permutation(d->n);
    d->products = mv_alloc_array(MV_BATCH * (d->k + 1) * (d->k + 1), sizeof *d->products);
    mv_design_products(d, place, d->products);
    free(place);
}

static void check_collinear(mv_design *d)
{
    size_t k = d->k;
    double *matrix = mv_alloc_array(k * k, sizeof *matrix);
    for (size_t i = 0; i < k; i++) memcpy(matrix + i * k, d->products + i * (k + 1), k * sizeof *matrix);
    size_t row = mv_cholesky(matrix, k, least_left);
    if (row < k) undefine(d, MV_WHY_COLLINEAR, row + 1);
    free(matrix);
}

mv_design mv_design_of(const mv_signed_ties *sets, size_t count, bool directed, bool positive)
{
    size_t n = sets->actor_count, k = count - 1;
    mv_design d = { .n = n, .k = k, .directed = directed, .about = MV_NONE };
    d.pairs = n ? (double)n * ((double)n - 1) / (directed ? 1 : 2) : 0;
    d.tables = mv_alloc_array(count, sizeof *d.tables);
    d.means = mv_alloc_array(count, sizeof *d.means);
    d.exponents = mv_alloc_array(count, sizeof *d.exponents);
    d.ties = mv_alloc_array(k, sizeof *d.ties);
    if (n < 3) undefine(&d, MV_WHY_FEW_IN_ALL, MV_NONE);
    if ((double)n * (double)n * (double)count * (positive ? 2 : 1) > MV_REGRESSION_CELLS)
        undefine(&d, MV_WHY_TABLES_TOO_LARGE, MV_NONE);
    if (d.pairs <= (double)count) undefine(&d, MV_WHY_FEW_PAIRS, MV_NONE);
    if (d.undefined) return d;
    read_column(&d, sets, k, positive); /* of several reasons the first is that of Y */
    for (size_t column = 0; column < k; column++) read_column(&d, sets, column, positive);
    fill_products(&d);
    if (!d.undefined) check_collinear(&d);
    return d;
}

void mv_design_clear(mv_design *design)
{
    for (size_t i = 0; i < design->k; i++) mv_tie_rows_clear(&design->ties[i]);
    for (size_t i = 0; i <= design->k; i++) free(design->tables[i]);
    MV_FREE(design->tables, design->means, design->exponents, design->ties, design->products);
}

/* --- products --------------------------------------------------------------------------------------------- */

void mv_design_products(const mv_design *design, const uint32_t *place, double *products)
{
    size_t k = design->k, width = k + 1;
    for (size_t row = 0; row < k; row++)
        for (size_t column = 0; column < width; column++) {
            double sums[MV_BATCH];
            mv_tie_rows_sum(&design->ties[row], design->tables[column], place, sums);
            for (size_t i = 0; i < MV_BATCH; i++) products[(i * width + row) * width + column] = sums[i];
        }
    for (size_t i = 0; i < MV_BATCH; i++) memset(products + (i * width + k) * width, 0, width * sizeof *products);
}

void mv_design_put_means(const mv_design *design, const double *products, double *raw)
{
    size_t width = design->k + 1;
    for (size_t row = 0; row < width; row++)
        for (size_t column = 0; column < width; column++) {
            double mean = row < design->k ? design->means[row] : 1;
            raw[row * width + column] =
                products[row * width + column] + design->pairs * mean * design->means[column];
        }
}

/* --- one term --------------------------------------------------------------------------------------------- */

/* right . solved, and solved becomes what the others give: matrix^-1 right. */
static double give(const mv_partial *partial, const double *right, double *solved)
{
    double sum = 0;
    memcpy(solved, right, partial->count * sizeof *solved);
    mv_cholesky_solve(partial->factor, partial->count, solved);
    for (size_t i = 0; i < partial->count; i++) sum += right[i] * solved[i];
    return sum;
}

static void fill_partial(mv_partial *p, const mv_design *d, const double *products, double own_squares,
                         double y_squares)
{
    size_t width = d->k + 1;
    double *right = mv_alloc_array(p->count, sizeof *right);
    for (size_t i = 0; i < p->count; i++)
        for (size_t j = 0; j < p->count; j++)
            p->factor[i * p->count + j] = products[mv_partial_other(p, i) * width + mv_partial_other(p, j)];
    mv_cholesky(p->factor, p->count, 0);
    for (size_t i = 0; i < p->count; i++) right[i] = products[p->own * width + mv_partial_other(p, i)];
    p->own_left = own_squares - give(p, right, p->gives_own);
    for (size_t i = 0; i < p->count; i++) right[i] = products[mv_partial_other(p, i) * width + d->k];
    p->y_left = y_squares - give(p, right, p->gives_y);
    free(right);
}

mv_partial mv_partial_of(const mv_design *design, size_t own)
{
    size_t k = design->k, count = own < k ? k - 1 : k, width = k + 1;
    mv_partial p = { .own = own, .count = count };
    p.factor = mv_alloc_array(count * count, sizeof *p.factor);
    p.gives_own = mv_alloc_array(count, sizeof *p.gives_own);
    p.gives_y = mv_alloc_array(count, sizeof *p.gives_y);
    if (own < k) {
        fill_partial(&p, design, design->products, design->products[own * width + own], design->squares);
    } else {
        double *raw = mv_alloc_array(width * width, sizeof *raw), mean = design->means[k];
        mv_design_put_means(design, design->products, raw);
        fill_partial(&p, design, raw, design->pairs, design->squares + design->pairs * mean * mean);
        free(raw);
    }
    return p;
}

void mv_partial_clear(mv_partial *partial)
{
    MV_FREE(partial->factor, partial->gives_own, partial->gives_y);
}

/* The product of e and a column. */
static double product_of(const mv_partial *p, const double *products, size_t width, size_t column)
{
    double sum = products[p->own * width + column];
    for (size_t i = 0; i < p->count; i++)
        sum -= p->gives_own[i] * products[mv_partial_other(p, i) * width + column];
    return sum;
}

mv_partial_fit mv_partial_evaluate(const mv_design *design, const mv_partial *partial, const double *products,
                                   double *room)
{
    size_t width = design->k + 1;
    mv_partial_fit fit = { .product = product_of(partial, products, width, design->k) };
    double left = partial->own_left;
    for (size_t i = 0; i < partial->count; i++) {
        room[i] = product_of(partial, products, width, mv_partial_other(partial, i));
        fit.product -= room[i] * partial->gives_y[i];
    }
    mv_cholesky_halve(partial->factor, partial->count, room);
    for (size_t i = 0; i < partial->count; i++) left -= room[i] * room[i];
    /* A permuted e that others give has nothing to say of its own. */
    if (left > least_left * partial->own_left)
        fit.correlation = fmax(-1, fmin(1, fit.product / sqrt(left) / sqrt(partial->y_left)));
    return fit;
}

double *mv_partial_residuals(const mv_design *design, const mv_partial *partial)
{
    size_t cells = design->n * design->n;
    bool intercept = partial->own == design->k;
    double *table = mv_alloc_array(cells, sizeof *table);
    for (size_t c = 0; c < cells; c++) {
        table[c] = intercept ? 1 : design->tables[partial->own][c];
        for (size_t i = 0; i < partial->count; i++) {
            size_t other = mv_partial_other(partial, i);
            table[c] -=
                partial->gives_own[i] * (design->tables[other][c] + (intercept ? design->means[other] : 0));
        }
    }
    return table;
}
