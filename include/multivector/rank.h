#ifndef MULTIVECTOR_RANK_H
#define MULTIVECTOR_RANK_H

#include "multivector/decls.h"
#include "multivector/metric.h"

MV_BEGIN_DECLS

/* All actors that can be ranked by a metric, on one date or on two.
 *
 * Who is ranked follows from coverage, as every rank does: the actors of the focus's kind that were coded as it
 * was (mv_peers, network.h). Without a focus the first actor of the commonest kind takes its place. Where no rank
 * can be given (coverage is not declared, fewer than five are coded alike) all of that kind have their values, but
 * no rank. */

enum { MV_RANK_DATES = 2 };

typedef struct mv_rank_place {
    size_t actor;          /* of the network of this date; MV_NONE: it is not there, or not among those ranked */
    double value;          /* NAN: undefined */
    size_t rank, sharers;  /* 0: none; how many have the same value, itself included */
    size_t ties;           /* behind the value: positive ones for measures of vectors, else all */
    const char *undefined; /* why the value is */
} mv_rank_place;

typedef struct mv_rank_row {
    const char *id;
    bool focus, partner; /* it is, or has a tie with, the focus on the last date */
    double strength;     /* of that tie */
    mv_rank_place at[MV_RANK_DATES];
} mv_rank_row;

typedef struct mv_rank_table {
    const mv_metric *metric;
    const char *kind; /* of all rows */
    size_t dates;     /* 1 or 2 */
    const mv_network *networks[MV_RANK_DATES];
    const char *unranked[MV_RANK_DATES]; /* why there are no ranks; NULL: there are */
    size_t of[MV_RANK_DATES];            /* with a value */
    size_t otherwise[MV_RANK_DATES];     /* of the kind, left out as they are coded otherwise */
    mv_rank_row *rows; /* by the value on the last date, the largest first, then by id; undefined last */
    size_t count;
} mv_rank_table;

/* Ranks the actors of one network, or of two in the order of time, which must outlive the result. `metric`: one of
 * actors; NULL: evenness where two vectors or more are counted, else degree. An unknown one is MV_USAGE. Networks
 * without actors give a table without rows. The caller frees the result. */
mv_status mv_rank_build(mv_rank_table **out, const mv_network *const *networks, size_t count, const char *metric,
                        const mv_metric_options *options, mv_log *log);
void mv_rank_free(mv_rank_table *table); /* accepts NULL */

/* The row of the focus, or NULL. The name of the actor of a row, on the last date that has it. */
const mv_rank_row *mv_rank_focus(const mv_rank_table *table);
const char *mv_rank_name(const mv_rank_table *table, const mv_rank_row *row, const char *language);

MV_END_DECLS

#endif
