#ifndef ANALYSIS_GRAPH_RANKING_H
#define ANALYSIS_GRAPH_RANKING_H

#include "multivector/network.h"

/* Orders actors by a score, largest first, undefined ones last, equal ones in their own order (by id). Scores
 * that differ only by rounding count as equal. The caller frees the list of indices. */
size_t *mv_ranking(const double *scores, size_t count);

/* The rank of one actor, counting from 1: one more than the number of actors with a larger score. */
size_t mv_rank(const double *scores, size_t count, size_t actor);

/* The same rank of every actor, and the rank that shares out the places of equal scores evenly (1.5 and 1.5
 * instead of 1 and 1). `ranks` gets one number for each; undefined scores come last, as one group. */
void mv_competition_ranks(const double *scores, size_t count, double *ranks);
void mv_average_ranks(const double *scores, size_t count, double *ranks);

/* How many actors share the score of this one, itself included. */
size_t mv_rank_sharers(const double *scores, size_t count, size_t actor);

/* The rank of one actor among some, by a metric; all 0, with the reason, where there is none. */
typedef struct mv_rank_among {
    size_t rank, of, sharers; /* `of`: those with a value; `sharers`: with its own value, itself included */
    const char *undefined;
} mv_rank_among;

/* Among those that were coded as it was. `undefined`: why the actor has no value, where it has none. */
mv_rank_among mv_rank_of(const mv_peers *peers, const double *scores, size_t count, size_t actor,
                         const char *undefined);

#endif
