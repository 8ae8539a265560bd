#include "analysis/regression/logit.h"
#include "analysis/regression/cholesky.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

mv_logit mv_logit_of(const mv_design *design, const mv_partial *partial)
{
    mv_logit logit = { .design = design, .own = partial->own };
    logit.residuals = mv_partial_residuals(design, partial);
    logit.exponent = mv_dense_rescale(logit.residuals, design->n);
    logit.start = mv_alloc_array(design->k + 1, sizeof *logit.start);
    return logit;
}

void mv_logit_clear(mv_logit *logit)
{
    MV_FREE(logit->residuals, logit->start);
}

mv_logit_room mv_logit_room_new(const mv_design *design)
{
    size_t width = design->k + 1;
    return (mv_logit_room){ mv_alloc_array(width, sizeof(double)), mv_alloc_array(width, sizeof(double)),
                            mv_alloc_array(width, sizeof(double)), mv_alloc_array(width * width, sizeof(double)) };
}

void mv_logit_room_free(mv_logit_room *room)
{
    MV_FREE(room->row, room->coefficients, room->gradient, room->information);
}

/* --- one pair --------------------------------------------------------------------------------------------- */

/* The columns of pair i, j. Beside the residual of 1 there is no constant, so that means count. Returns the log
 * odds. */
static double read_pair(const mv_logit *logit, const uint32_t *order, size_t i, size_t j, mv_logit_room *room)
{
    const mv_design *d = logit->design;
    size_t cell = i * d->n + j;
    double odds = 0;
    for (size_t column = 0; column <= d->k; column++) {
        if (column == logit->own)
            room->row[column] = logit->residuals[(size_t)order[i] * d->n + order[j]];
        else if (column == d->k)
            room->row[column] = 1;
        else
            room->row[column] = d->tables[column][cell] + (logit->own == d->k ? d->means[column] : 0);
        odds += room->row[column] * room->coefficients[column];
    }
    return odds;
}

static double outcome(const mv_design *d, size_t i, size_t j)
{
    return d->tables[d->k][i * d->n + j] + d->means[d->k] > 0.5;
}

/* --- Newton and Raphson ----------------------------------------------------------------------------------- */

/* Gradient and information of the log likelihood. */
static void sum_up(const mv_logit *logit, const uint32_t *order, mv_logit_room *room)
{
    const mv_design *d = logit->design;
    size_t width = d->k + 1;
    memset(room->gradient, 0, width * sizeof *room->gradient);
    memset(room->information, 0, width * width * sizeof *room->information);
    for (size_t i = 0; i < d->n; i++)
        for (size_t j = 0; j < mv_dense_partners(d->n, d->directed, i); j++) {
            if (i == j) continue;
            double chance = 1 / (1 + exp(-read_pair(logit, order, i, j, room)));
            double off = outcome(d, i, j) - chance, weight = chance * (1 - chance);
            for (size_t a = 0; a < width; a++) {
                room->gradient[a] += off * room->row[a];
                double weighted = weight * room->row[a];
                for (size_t b = 0; b <= a; b++) room->information[a * width + b] += weighted * room->row[b];
            }
        }
}

typedef struct step {
    double length; /* no log odds change by more */
    double gain;   /* twice what the log likelihood gains by it, nearly */
} step;

/* To the next coefficients. False where there is no way on. */
static bool make_step(const mv_logit *logit, const uint32_t *order, mv_logit_room *room, step *made)
{
    const double widest = 2, longest = 8; /* scaled values are below 1, less their mean below 2 */
    size_t width = logit->design->k + 1;
    *made = (step){ 0 };
    sum_up(logit, order, room);
    if (mv_cholesky(room->information, width, 0) < width) return false;
    mv_cholesky_halve(room->information, width, room->gradient);
    for (size_t a = 0; a < width; a++) made->gain += room->gradient[a] * room->gradient[a];
    mv_cholesky_back(room->information, width, room->gradient);
    for (size_t a = 0; a < width; a++) made->length += fabs(room->gradient[a]) * widest;
    double factor = made->length > longest ? longest / made->length : 1;
    for (size_t a = 0; a < width; a++) room->coefficients[a] += factor * room->gradient[a];
    return isfinite(made->length);
}

/* Where the estimate is not finite, each step is as long as the one before it, and gains less and less. */
static bool leads_nowhere(const step *made, double least_gain)
{
    return made->length > 0.5 && made->gain < least_gain;
}

mv_logit_fit mv_logit_search(const mv_logit *logit, const uint32_t *order, const mv_logit_patience *patience,
                             mv_logit_room *room)
{
    enum { MOST_STEPS = 60 };
    size_t width = logit->design->k + 1;
    mv_logit_fit fit = { 0 };
    step made;
    memcpy(room->coefficients, logit->start, width * sizeof *room->coefficients);
    for (int i = 0; i < MOST_STEPS && !fit.finite; i++) {
        if (!make_step(logit, order, room, &made) || leads_nowhere(&made, patience->least_gain)) return fit;
        fit.finite = made.length <= patience->tolerance;
    }
    if (!fit.finite) return fit;
    memset(room->row, 0, width * sizeof *room->row);
    room->row[logit->own] = 1;
    mv_cholesky_solve(room->information, width, room->row);
    fit.coefficient = room->coefficients[logit->own];
    fit.standard_error = sqrt(room->row[logit->own]);
    return fit;
}

double mv_logit_r2(const mv_logit *logit, const uint32_t *order, mv_logit_room *room)
{
    const mv_design *d = logit->design;
    double share = d->means[d->k], likelihood = 0;
    for (size_t i = 0; i < d->n; i++)
        for (size_t j = 0; j < mv_dense_partners(d->n, d->directed, i); j++) {
            if (i == j) continue;
            double odds = read_pair(logit, order, i, j, room);
            likelihood -= log1p(exp(-fabs(odds))) + (outcome(d, i, j) == (odds > 0) ? 0 : fabs(odds));
        }
    return 1 - likelihood / (d->pairs * (share * log(share) + (1 - share) * log1p(-share)));
}
