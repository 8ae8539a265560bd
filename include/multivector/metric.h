#ifndef MULTIVECTOR_METRIC_H
#define MULTIVECTOR_METRIC_H

#include "multivector/decls.h"
#include "multivector/network.h"

MV_BEGIN_DECLS

/* Every number a network is described by, in one table: help, report columns, JSON keys and
 * `multivector metrics` follow from its rows. */

typedef enum mv_scope { MV_WHOLE, MV_PER_ACTOR } mv_scope;

enum {
    MV_DIRECTED_ONLY = 1,   /* needs a network built with `directed` */
    MV_SLOW = 2,            /* takes actors x (actors + ties) steps: not run unasked on large networks */
    MV_COUNT_OF = 4,        /* a whole number */
    MV_DIVIDED = 8,         /* has a normalised form */
    MV_OF_VECTORS = 16,     /* has nothing to say, and is not run unasked, where no vector is declared */
    MV_OF_BALANCE = 32,     /* of the whole, but shown among structural balance, not in the overview */
    MV_OF_SIGNED_TIES = 64, /* undefined for an actor without a signed tie; `undefined` tells why for others */
    MV_OF_DISTANCES = 128,  /* slow, but for what searches that run side by side make of it: see below */
    MV_ENDS_ITSELF = 256,   /* slow, and keeps to a limit of time by itself */
    MV_ESTIMATE = 512,      /* stands in for another on large networks; nothing runs it unasked on others */
    MV_APART = 1024         /* takes long and leaves nothing that serves others: worth a process of its own */
};

typedef struct mv_metric_options {
    bool weighted;   /* use tie strength where the metric can; path length is then 1/strength */
    bool normalised; /* divide by the largest possible value, as igraph and networkx do */
    bool exact;      /* run what is too slow for a large network, which takes minutes to days */
    double seconds;  /* time limit of a frustration search; 0: 60. That of all is a deadline.h */
    bool brief;      /* of a frustration search, see frustration.h */
    uint64_t seed;   /* of what is random; 0: 1 */
    unsigned jobs;   /* processes that work together where a metric can; no value depends on it; 0: 1 */
} mv_metric_options;

typedef struct mv_metric mv_metric;

#define MV_WHY_NOT_IN_TIME "not computed within the time limit"
#define MV_WHY_FAILED "what computed it failed, as an error says"

/* Writes one value (MV_WHOLE) or one per actor, in their order. NAN: undefined there. */
typedef mv_status (*mv_metric_compute)(const mv_network *network, const mv_metric_options *options, double *values,
                                       mv_log *log);

struct mv_metric {
    const char *name, *title;
    mv_scope scope;
    unsigned flags;
    int decimals;          /* shown in text; -1: as many as fit four digits */
    const char *summary;   /* what it says, in a line */
    const char *uses;      /* which ties, and how it treats sign, weight and direction */
    const char *undefined; /* why a value can be missing; NULL: it never is */
    const char *reference; /* where it comes from; NULL of a plain count */
    const char *formula; /* what it computes; NULL of a plain count. Of actor i with others j, k among n: a_ij is 1
                          * where they have a tie of those it uses, else 0, w_ij its strength (1 without `weighted`
                          * where that is an option), s_ij its sign, d(i, j) the length of a shortest path */
    mv_metric_compute compute;
};

/* The rows of the table, which live for ever, by number below their count; and their names, NULL behind the last.
 */
size_t mv_metric_count(void);
const mv_metric *mv_metric_at(size_t index);
const char *mv_metric_name(size_t index);

/* NULL when there is none of this name. */
const mv_metric *mv_metric_find(const char *name);

/* The metric that a user names. An unknown name is an error with a suggestion, as is a metric that needs direction
 * where ties have none (MV_USAGE). `of_actors`: only metrics that score actors are known. `*out` is a row of the
 * table: there is nothing to free. */
mv_status mv_metric_named(const mv_metric **out, const char *name, bool of_actors, bool directed, mv_log *log);

/* Why a value is missing that the network is not to blame for: NULL unless mv_metric_run() gave it. */
const char *mv_metric_lack(double value);

/* Why an actor's value is missing, where it is. */
const char *mv_metric_missing(const mv_metric *metric, const mv_network *network, size_t actor, double value);

/* True when the network is so large that a slow metric would take minutes, and the options (NULL: none) do not
 * want it `exact` all the same. Where ties have neither weight nor direction, what is of distances alone takes a
 * hundredth of what others do. */
bool mv_metric_is_too_slow(const mv_metric *metric, const mv_network *network, const mv_metric_options *options);

/* Why such a metric has no value. */
#define MV_WHY_TOO_SLOW "the network is large: --exact computes it"

/* The metric that estimates another one (betweenness_sampled of betweenness) where these options allow that; else
 * NULL. */
const mv_metric *mv_metric_estimate(const mv_metric *metric, const mv_metric_options *options);

/* Runs a metric that is an MV_ESTIMATE. With probability 0.95 no value is further than its error from the exact
 * one. Both have one for each actor. */
mv_status mv_metric_run_estimate(const mv_metric *metric, const mv_network *network,
                                 const mv_metric_options *options, double *values, double *errors, mv_log *log);

/* Runs one metric. Paths are igraph's; of 1,000 actors or more, without weights and direction, betweenness is by
 * Brandes' method (J. Math. Sociol. 25, 2001) with actors of one tie folded into their neighbour, and closeness,
 * harmonic centrality, diameter and average path length by breadth-first searches of many sources at once (Then et
 * al., PVLDB 8, 2014): the same values within 1e-12. What one pass gives to several metrics the network keeps.
 * `values` has room for one value or for one per actor of the network. A metric that needs direction on an
 * undirected network gives NAN everywhere. So does one that a deadline ended, or that a process or a library which
 * computed it failed (which the log has as an error): MV_OK all the same, and mv_metric_lack() tells it. MV_LIMIT
 * for one that is too slow here, and for paths whose weights lie too far apart. `options` NULL: none. */
mv_status mv_metric_run(const mv_metric *metric, const mv_network *network, const mv_metric_options *options,
                        double *values, mv_log *log);

/* One of several metrics that run side by side. */
typedef struct mv_metric_task {
    const mv_metric *metric;
    double *values; /* room as for mv_metric_run() */
} mv_metric_task;

/* Runs metrics as mv_metric_run() does, on a large network and with several `jobs` side by side: those that take
 * long and that nothing else rests on have processes of their own. No value depends on `jobs`. A metric whose
 * process dies has no values, which mv_metric_lack() tells, and an error in the log names it; the others are
 * computed, and the status is MV_OK. `progress` may be NULL. */
mv_status mv_metric_run_all(mv_metric_task *tasks, size_t count, const mv_network *network,
                            const mv_metric_options *options,
                            void (*progress)(void *context, const char *what, size_t done, size_t total),
                            void *context, mv_log *log);

/* Runs the metrics of actors that are named ("all": every one that applies, but for slow ones on a large network,
 * which a warning names and estimates stand in for) and keeps what they give as attributes of the actors of a set,
 * found by their ids, under the names of the metrics: what is undefined is no attribute. One of that name that is
 * there gives way, and a warning counts these. MV_USAGE for an unknown name. */
mv_status mv_metric_add_attributes(mv_relations *set, const mv_network *network, mv_names names,
                                   const mv_metric_options *options, mv_log *log);

MV_END_DECLS

#endif
