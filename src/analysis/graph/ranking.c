#include "analysis/graph/ranking.h"
#include "support/memory.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct ranked {
    double score;
    size_t actor;
} ranked;

/* Scores in steps of 1e-10 of the largest: sums taken in another order must not change a rank. */
static double step_of(const double *scores, size_t count)
{
    double largest = 0;
    for (size_t i = 0; i < count; i++)
        if (isfinite(scores[i])) largest = fmax(largest, fabs(scores[i]));
    return largest > 0 ? largest * 1e-10 : 1;
}

static double rounded(double score, double step)
{
    return isfinite(score) ? round(score / step) : -INFINITY;
}

static int by_score(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

size_t *mv_ranking(const double *scores, size_t count)
{
    double step = step_of(scores, count);
    ranked *order = mv_alloc_array(count, sizeof *order);
    size_t *actors = mv_alloc_array(count, sizeof *actors);
    for (size_t i = 0; i < count; i++) order[i] = (ranked){ rounded(scores[i], step), i };
    qsort(order, count, sizeof *order, by_score);
    for (size_t i = 0; i < count; i++) actors[i] = order[i].actor;
    free(order);
    return actors;
}

/* Each run of equal scores gets the place of its first, or the mean of its places. */
static void rank_runs(const double *scores, size_t count, bool average, double *ranks)
{
    double step = step_of(scores, count);
    size_t *order = mv_ranking(scores, count);
    for (size_t i = 0, end; i < count; i = end) {
        double own = rounded(scores[order[i]], step);
        for (end = i + 1; end < count && rounded(scores[order[end]], step) == own;) end++;
        double rank = average ? ((double)i + (double)end + 1) / 2 : (double)i + 1;
        for (size_t k = i; k < end; k++) ranks[order[k]] = rank;
    }
    free(order);
}

void mv_average_ranks(const double *scores, size_t count, double *ranks)
{
    rank_runs(scores, count, true, ranks);
}

void mv_competition_ranks(const double *scores, size_t count, double *ranks)
{
    rank_runs(scores, count, false, ranks);
}

size_t mv_rank(const double *scores, size_t count, size_t actor)
{
    double step = step_of(scores, count), own = rounded(scores[actor], step);
    size_t rank = 1;
    for (size_t i = 0; i < count; i++) rank += rounded(scores[i], step) > own;
    return rank;
}

size_t mv_rank_sharers(const double *scores, size_t count, size_t actor)
{
    double step = step_of(scores, count), own = rounded(scores[actor], step);
    size_t sharers = 0;
    for (size_t i = 0; i < count; i++) sharers += rounded(scores[i], step) == own;
    return sharers;
}

mv_rank_among mv_rank_of(const mv_peers *peers, const double *scores, size_t count, size_t actor,
                         const char *undefined)
{
    mv_rank_among result = { 0, 0, 0, peers->undefined };
    if (isnan(scores[actor])) result.undefined = undefined ? undefined : "it has no value";
    if (result.undefined) return result;
    double *among = mv_alloc_array(count, sizeof *among);
    for (size_t i = 0; i < count; i++) {
        among[i] = peers->actors[i] ? scores[i] : NAN;
        if (!isnan(among[i])) result.of++;
    }
    result.rank = mv_rank(among, count, actor);
    result.sharers = mv_rank_sharers(among, count, actor);
    free(among);
    return result;
}
