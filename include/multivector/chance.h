#ifndef MULTIVECTOR_CHANCE_H
#define MULTIVECTOR_CHANCE_H

#include "multivector/decls.h"
#include "multivector/network.h"

MV_BEGIN_DECLS

/* Is the network more balanced than chance would have it? What is observed, held against random networks that keep
 * what balance is not about. Everything is read of the positive and negative ties as folded, without direction and
 * each counting 1; ambivalent, neutral, dropped and weak pairs are no ties.
 *
 * "signs": the same ties, the same number of negative ones, put on them at random: the null of Cartwright and
 * Harary's question, as in Leskovec, Huttenlocher and Kleinberg 2010.
 *
 * "signs_in_strata": the same within strata, ties whose ends are of the same two kinds and have as many actors of
 * another kind (bodies, mostly) on good terms with both. Rivals that sit in the same bodies then stay among the
 * pairs that do.
 *
 * "rewired": ties change their ends. Every actor keeps its number of positive and of negative ties, no pair is
 * tied twice. A chain of swaps a-b, c-d to a-d, c-b, 20 tried for each tie between draws; Maslov and Sneppen 2002,
 * for signed networks Saiz, Gomez-Gardenes, Nuche, Giron, Pueyo and Alonso 2017.
 *
 * A draw follows from the seed, the model and its place alone: not from the number of processes. */
typedef enum mv_chance_model {
    MV_CHANCE_SIGNS,
    MV_CHANCE_STRATA,
    MV_CHANCE_REWIRED,
    MV_CHANCE_MODELS
} mv_chance_model;

/* What is compared: the share of balanced triangles, the triangles of each type, walk balance (balance.h) and the
 * frustration index by count (frustration.h). */
typedef enum mv_chance_statistic {
    MV_CHANCE_TRIANGLE_BALANCE,
    MV_CHANCE_TRIANGLES, /* +++, ++-, +-- and --- */
    MV_CHANCE_WALK_BALANCE = MV_CHANCE_TRIANGLES + 4,
    MV_CHANCE_FRUSTRATION,
    MV_CHANCE_STATISTICS
} mv_chance_statistic;

/* "signs", "triangle_balance"; NULL behind the last. */
const char *mv_chance_model_name(size_t model);
const char *mv_chance_statistic_name(size_t statistic);

typedef struct mv_chance_row {
    double observed, mean, sd; /* NAN: undefined; sd over draws - 1 */
    double low, high;          /* 5 and 95 % quantiles of the draws, type 7 of Hyndman and Fan 1996 */
    double z;                  /* (observed - mean) / sd; NAN when every draw gives the same */
    double p;              /* two-tailed: (b + 1) / (draws + 1), b draws with |x - mean| >= |observed - mean| */
    bool exact;            /* no draw is a bound or an estimate; else values are upper bounds, or sampled */
    const char *undefined; /* why there are no values; NULL: there are */
} mv_chance_row;

/* Zero means the default, but of the seed, where it is one like any other. */
typedef struct mv_chance_options {
    size_t draws; /* of each model; 1000 */
    uint64_t seed;
    unsigned jobs;                           /* processes; 1 */
    double seconds;                          /* time limit; 60 */
    bool without[MV_CHANCE_MODELS];          /* models that are left out: no draw is made */
    bool without_walks, without_frustration; /* what takes most of the time */
    void (*progress)(void *listener, size_t done, size_t all);
    void *listener;
} mv_chance_options;

typedef struct mv_chance {
    const char *undefined; /* "no negative tie", or a process that drew was lost, which is an error in the log
                              as well: then nothing else is filled in */
    size_t asked;          /* draws of each model that were asked for */
    size_t draws[MV_CHANCE_MODELS]; /* that were made: fewer when the time limit ended it */
    mv_chance_row rows[MV_CHANCE_MODELS][MV_CHANCE_STATISTICS];
} mv_chance;

#define MV_WHY_WORKER_LOST "a process that drew was lost"
#define MV_WHY_NO_NEGATIVE_TIE "no negative tie"
#define MV_WHY_NOT_MEASURED "left out, or the iteration did not converge"

/* Draws and compares. MV_USAGE under MV_FOLD_EACH, which has several ties of one pair. Networks without a negative
 * tie have nothing to put at random. */
mv_status mv_chance_of(mv_chance *result, const mv_network *network, const mv_chance_options *options,
                       mv_log *log);

MV_END_DECLS

#endif
