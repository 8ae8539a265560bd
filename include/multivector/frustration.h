#ifndef MULTIVECTOR_FRUSTRATION_H
#define MULTIVECTOR_FRUSTRATION_H

#include "multivector/decls.h"
#include "multivector/network.h"

MV_BEGIN_DECLS

/* The frustration index (line index of balance) of a signed network, exactly where possible:
 *
 *     L = min over partitions into two sides of the summed weight of the frustrated ties,
 *
 * a tie being frustrated when it is positive across the sides or negative within one. L is also the least weight
 * of ties to delete, or to flip, so that every cycle has an even number of negative ties.
 * Abelson and Rosenberg 1958; Harary 1959; Aref, Mason and Wilson 2020.
 *
 * An answer is a pair of bounds, each with its witness: a partition for the upper one, a packing of negative
 * cycles for the lower one, or for dense networks a matrix without negative eigenvalues. The first two are checked
 * by adding, the last by Cholesky's method (scripts/verify-certificate does both). */

/* A signed network: tie i joins a[i] and b[i], actors 0 .. actor_count - 1, and weight[i] carries its sign.
 * Parallel ties are allowed, also of both signs; loops (a == b) and zero weights are not. */
typedef struct mv_signed_ties {
    size_t actor_count, count;
    uint32_t *a, *b;
    double *weight;
} mv_signed_ties;

typedef enum mv_objective { MV_OBJECTIVE_COUNT, MV_OBJECTIVE_WEIGHT } mv_objective;

/* "count": every tie weighs 1; "weight": its strength. */
const char *mv_objective_name(mv_objective objective);

/* The positive and negative ties of a network; with `each` every single relation that is neither a loop nor
 * neutral, before folding. The caller clears it. */
mv_signed_ties mv_signed_ties_of(const mv_network *network, mv_objective objective, bool each);
void mv_signed_ties_clear(mv_signed_ties *ties);

/* The most processes that one search can divide its work by. */
enum { MV_MOST_JOBS = 2 };

/* Zero means the default, but of the seed, where it is one like any other. */
typedef struct mv_frustration_options {
    double seconds;   /* time limit; 60 */
    unsigned jobs;    /* processes that search together, at most MV_MOST_JOBS; 1 */
    uint64_t seed;    /* of the random choices; without options 1 */
    bool certificate; /* keep the cycles that prove the lower bound */
    bool brief;       /* end where the bounds of a large network stay far apart, whatever time is left */
} mv_frustration_options;

/* How lower == upper was proved. */
typedef enum mv_proof {
    MV_NOT_PROVED,
    MV_PROVED_BY_PACKING,  /* the cycles alone prove it */
    MV_PROVED_BY_MATRIX,   /* the semidefinite bound proves it */
    MV_PROVED_BY_BRANCHING /* the cycles prove `certified`; cases were told apart for the rest */
} mv_proof;

/* Why the search ended. */
typedef enum mv_search_end {
    MV_END_PROVED,
    MV_END_GAP,   /* the linear program has a gap here, and the network is too large for branching */
    MV_END_BRIEF, /* the bounds are far apart and hardly move: `brief` was asked for */
    MV_END_TIME,  /* the time limit */
    MV_END_BROKEN /* the searching process was lost, see `stopped`; the bounds are what it had proved until then */
} mv_search_end;

/* "proved", "gap", "brief", "time", "broken" */
const char *mv_search_end_name(mv_search_end end);

/* Negative cycles with weights, so that on every tie the weights of its cycles sum to at most its own weight.
 * Every partition frustrates a tie of each, so the sum of the weights, rounded up where the weights of the ties
 * allow it, is a lower bound. Cycle i is ties[start[i]] .. ties[start[i + 1] - 1], in their order around it, and
 * weighs weight[i] / scale; a scale of 0 is one that is no whole number, for ties of huge or of tiny weight. */
typedef struct mv_cycle_packing {
    size_t count;
    size_t *start;
    uint32_t *ties;
    int64_t *weight;
    int64_t scale;
} mv_cycle_packing;

/* Three nodes a < b < c with signs whose product is -1: all three negative, or that of one pair. */
typedef struct mv_odd_triangle {
    uint32_t a, b, c;
    uint32_t odd; /* 0: all; 1: ab, 2: bc, 3: ac is the negative pair */
} mv_odd_triangle;

/* Actor u joined v, on its side (sign 1) or across: one tie between them outweighs all others of u, so some best
 * partition satisfies it. */
typedef struct mv_joining {
    uint32_t u, v;
    int8_t sign;
} mv_joining;

/* The semidefinite bound of dense networks. After the joinings, in their order, what is left has pulls q between
 * pairs of actors, and lost what cancelled. Of any three actors one pair at least is frustrated when the product
 * of the signs of a triangle is -1, so with the weights y of triangles, and Q = q less y times sign on their
 * pairs,
 *
 *     4 L >= 4 lost + 2 sum |q| - 2 sum y - sum D
 *
 * when diag(D) - Q has no negative eigenvalue (D: `diagonal`). It speaks of the actors listed, all of some
 * components of what is left. Weights and diagonal are in parts of 1 / scale. Goemans and Williamson 1995; Rendl,
 * Rinaldi and Wiegele 2010. */
typedef struct mv_matrix_bound {
    size_t joining_count, actor_count, triangle_count;
    mv_joining *joinings;
    uint32_t *actors;
    int64_t *diagonal; /* per actor listed */
    mv_odd_triangle *triangles;
    int64_t *weight; /* per triangle */
    int64_t scale;
} mv_matrix_bound;

typedef struct mv_frustration {
    double lower, upper; /* in units of the ties' weights; equal when proved by rounding up */
    double certified;    /* the lower bound that the cycles, or the matrix, prove by themselves */
    double total;        /* summed weight of all ties */
    double unit;         /* every weight is a multiple of it, and so is L; 0: of none in particular */
    bool proved;         /* upper - lower is at most 1e-9 of the total */
    mv_proof proof;
    mv_search_end end;
    char stopped[64]; /* "worker ended by signal 9", "worker ran out of memory"; "": the search ended by itself */
    size_t actor_count, tie_count;
    int8_t *side;     /* 0 or 1 for each actor, -1 without ties; the smallest actor of a component is on side 0 */
    bool *frustrated; /* for each tie, under these sides */
    mv_cycle_packing packing; /* empty unless asked for */
    mv_matrix_bound matrix;   /* likewise; also empty where no dense part was left */
} mv_frustration;

/* Searches until proved or until the time is over. The answer depends on the ties and the seed only, unless the
 * time limit cuts the search short. It runs in a process of its own, so that a crash there still leaves bounds:
 * the status is MV_OK then, `stopped` says how it ended, and so does an error in the log. Ties that break the
 * rules above are an error (MV_INTERNAL). The caller clears the result. */
mv_status mv_frustration_solve(mv_frustration *result, const mv_signed_ties *ties,
                               const mv_frustration_options *options, mv_log *log);
/* The same without its packing, to be cleared as well. */
mv_frustration mv_frustration_copy(const mv_frustration *result);

/* One of several searches; `options.jobs` does not count. */
typedef struct mv_frustration_search {
    const mv_signed_ties *ties;
    mv_frustration_options options;
    mv_frustration *result; /* as mv_frustration_solve() gives it, but that `packing` may be empty */
} mv_frustration_search;

/* Independent searches, side by side where there are `jobs` (0: 1) for it and none wants a certificate. */
mv_status mv_frustration_solve_several(const mv_frustration_search *searches, size_t count, unsigned jobs,
                                       mv_log *log);

/* Frees what a result holds. */
void mv_frustration_clear(mv_frustration *result);

/* The certificate as JSON text: the input's digest, the selection, the partition by actor id, the cycles by tie,
 * what they prove. `ties` and `result` belong to this network. The caller frees the text. */
char *mv_certificate_write(const mv_network *network, mv_objective objective, bool each,
                           const mv_signed_ties *ties, const mv_frustration *result);

MV_END_DECLS

#endif
