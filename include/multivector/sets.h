#ifndef MULTIVECTOR_SETS_H
#define MULTIVECTOR_SETS_H

#include "multivector/decls.h"
#include "multivector/network.h"

MV_BEGIN_DECLS

/* Several relation sets side by side: how far each is from every other, a map and a tree of them, the ties they
 * agree on and those they do not, and, where the sets are one thing at several dates, what changed on the way.
 *
 * Conventions:
 * - Sets are numbered in the order they are given. Actors are known by id, and everything is compared over the
 * union of all actors, so neither the order of a file nor which end is called the source matters.
 * - A tie is a folded tie of state positive or negative; ambivalent, neutral, dropped and weak pairs are no ties.
 *   Direction does not count, unless all networks were built with it: then a tie leads from one actor to another,
 *   an undirected relation counts both ways, and so it is in distances, stability, consensus and steps. The
 *   focus's vectors and partners are of its own ties, mv_selection.side, without direction unless that says so.
 * - Undefined is NAN beside a reason (a text that lives for ever).
 * - Meant for up to a few hundred sets: the map takes time with their number to the third power. */

/* --- distances -------------------------------------------------------------------------------------------- */

struct mv_features;
struct mv_sets_view;

/* One way to tell how far apart two sets are. Each reads a set as a list of things with values (its ties, the
 * shares of the focus's vectors, ...) and compares the lists. All are metrics: symmetric, 0 for a set and itself.
 */
typedef struct mv_set_distance {
    const char *name, *title;
    const char *summary;   /* what it says, in a line */
    const char *reference; /* where it comes from */
    int decimals;          /* shown in text; -1: as many as fit four digits */
    void (*read)(struct mv_features *features, const struct mv_sets_view *view, size_t set);
    double (*compare)(const struct mv_features *a, const struct mv_features *b);
} mv_set_distance;

/* The distances there are, by number below their count; the first is used unless another is asked for. */
size_t mv_set_distance_count(void);
const mv_set_distance *mv_set_distance_at(size_t index);
const char *mv_set_distance_name(size_t index);                /* NULL behind the last */
const mv_set_distance *mv_set_distance_find(const char *name); /* NULL when there is none of this name */

/* --- the map ---------------------------------------------------------------------------------------------- */

/* Classical scaling: points in a plane whose distances are as near to those of the sets as a plane allows. The
 * eigenvectors of the doubly centred squared distances, Torgerson, Psychometrika 17 (1952); Gower, Biometrika 53
 * (1966). Along each axis the largest coordinate is positive (of equal ones that of the first set). Equal
 * eigenvalues leave the axes free to turn: the first goes through the set farthest out, the first of equal ones.
 */
typedef struct mv_set_map {
    size_t count;           /* sets */
    size_t dimensions;      /* 0 (all sets are the same), 1 or 2: no more than the distances have */
    double *x, *y;          /* 0 in dimensions there are not */
    double *eigenvalues;    /* all of them, descending; negative ones where no space holds the distances */
    double fit;             /* share of the positive eigenvalues that the map shows, 0 .. 1 */
    double fit_all;         /* the same with the absolute values of all: smaller when some are negative */
    const char *undefined;  /* why there is no map: x, y and eigenvalues are NULL, fit is NAN */
    const char *fit_reason; /* why fit is NAN though there is a map: all sets are the same */
} mv_set_map;

/* `distances` are count x count, symmetric, 0 on the diagonal. The caller clears the map. */
mv_status mv_set_map_of(mv_set_map *map, const double *distances, size_t count, mv_log *log);
void mv_set_map_clear(mv_set_map *map);

/* --- the tree --------------------------------------------------------------------------------------------- */

/* Two groups become one. Groups 0 .. count - 1 are the sets, group count + i is what merge i made. */
typedef struct mv_set_merge {
    size_t first, second; /* first < second */
    double height;        /* mean distance between the sets of one and of the other */
    size_t size;          /* sets in the new group */
} mv_set_merge;

/* Average linkage (UPGMA): the two nearest groups merge until there is one. Of equally near pairs (to 12 digits)
 * that with the smallest sets goes first, a group counting by its smallest. Sokal and Michener, Univ. Kansas Sci.
 * Bull. 38 (1958). */
typedef struct mv_set_tree {
    size_t count;
    mv_set_merge *merges; /* count - 1 of them, heights ascending */
    size_t *order; /* the sets as leaves of the drawn tree: of two groups that with the smallest set first */
    const char *undefined; /* why there is no tree: both are NULL */
} mv_set_tree;

/* `distances` are count x count, symmetric, row by row. It never fails; the caller clears the tree. */
mv_set_tree mv_set_tree_of(const double *distances, size_t count);
void mv_set_tree_clear(mv_set_tree *tree);

/* --- agreement -------------------------------------------------------------------------------------------- */

/* A pair that is tied in at least one set. */
typedef struct mv_stability {
    size_t a, b;               /* actors of the union: a < b, or from a to b where direction counts */
    size_t positive, negative; /* sets that have the tie, by its sign there */
    size_t possible;           /* sets in which both actors are: others could not have it */
    double share;              /* (positive + negative) / sets */
    double disagreement; /* share of the pairs of sets in which it is not the same: tied or not, or its sign */
    int consensus;       /* the sign it has in the consensus set; 0: it is not part of that */
    double strength;     /* there: mean over the sets that have it with that sign; NAN outside */
} mv_stability;

/* --- in time ---------------------------------------------------------------------------------------------- */

/* From one date to the next. */
typedef struct mv_set_step {
    size_t from, to; /* sets */
    size_t kept, flipped, gained, lost;
    double jaccard; /* of the pairs tied: (kept + flipped) / all four; 1 when there are no ties at either date */
    double distance;
    const char *undefined; /* of the distance */
} mv_set_step;

/* --- all of it -------------------------------------------------------------------------------------------- */

typedef struct mv_sets_options {
    const char *distance; /* a name from the table; NULL: the first */
    const char *focus;    /* an id; NULL: the focus of the first set that has one */
    size_t threshold;     /* sets that must have a tie, with one sign, for the consensus; 0: more than half */
    double
        seconds; /* the distances may take; 0: as long as they take. Those that were not reached are undefined */
    void (*progress)(void *context, const char *what, size_t done, size_t total); /* may be NULL */
    void *context;
} mv_sets_options;

typedef struct mv_sets {
    size_t count;
    const mv_network **networks; /* as given */
    bool directed;               /* all of them were built with direction */
    mv_direction direction;      /* that is not used, in any of them; none where they were built with `directed` */
    const mv_set_distance *distance;
    const char *focus; /* an id, or NULL */
    size_t actor_count;
    const char **actors;    /* ids of the union, in byte order */
    double *distances;      /* count x count, row by row */
    const char **undefined; /* the same: why a distance is NAN */
    bool limited;           /* some, because there was no time */
    mv_set_map map;
    mv_set_tree tree;
    size_t threshold;
    size_t tie_count;
    mv_stability *ties;     /* by a, b */
    size_t consensus_count; /* ties with a consensus */
    bool dated; /* one thing in time: every set has a date of its own, and all are of one document or their dates
                   were asked for */
    size_t *order; /* the sets by date; NULL when they are not dated */
    size_t step_count;
    mv_set_step *steps; /* in time; none when the sets are not dated */
} mv_sets;

/* Compares `count` (>= 1) networks, which must outlive the result. An unknown distance or focus, or a threshold
 * above the number of sets, is MV_USAGE. The caller frees the result. */
mv_status mv_sets_build(mv_sets **out, const mv_network *const *networks, size_t count,
                        const mv_sets_options *options, mv_log *log);
void mv_sets_free(mv_sets *sets); /* accepts NULL */

/* Whether no relation and no actor differs between any of the sets: see compare.h. */
bool mv_sets_same(const mv_sets *sets);

/* The actor's name in the first set that has it, on the day of that set; and the distance between two sets. */
const char *mv_sets_name_of(const mv_sets *sets, size_t actor, const char *language);
double mv_sets_between(const mv_sets *sets, size_t a, size_t b);

MV_END_DECLS

#endif
