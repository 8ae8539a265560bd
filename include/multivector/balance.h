#ifndef MULTIVECTOR_BALANCE_H
#define MULTIVECTOR_BALANCE_H

#include "multivector/decls.h"
#include "multivector/frustration.h"

MV_BEGIN_DECLS

/* Structural balance, after Heider, Cartwright and Harary: do friends of friends and enemies of enemies get on?
 * Everything here reads the positive and negative ties of a network as folded by its own rule, without direction
 * and with every tie counting 1. Ambivalent, neutral, dropped and weak pairs are no ties, so an actor that has no
 * other is an isolate here. The search for the frustration index has a header of its own, frustration.h.
 *
 * NAN stands for "undefined"; the reason to print for it is the MV_WHY_ text named beside the value. */

#define MV_WHY_NO_TRIANGLES "no triangles"
#define MV_WHY_NO_SIGNED_TIES "no signed ties"
#define MV_WHY_ISOLATE "no signed tie"
#define MV_WHY_NOT_CONVERGED "the iteration did not converge"
#define MV_WHY_TOO_LARGE "too large a component"
#define MV_WHY_TOO_MANY_ACTORS "too many actors with a signed tie"
#define MV_WHY_NONE_WITHIN "no tie within a faction"
#define MV_WHY_NONE_BETWEEN "no tie between factions"
#define MV_WHY_NO_FACTIONS "no actor is in a faction"
#define MV_WHY_NOT_PROVED "the frustration index is not proved"

/* --- triangles -------------------------------------------------------------------------------------------- */

/* Triangles by the number of their negative sides: +++, ++-, +--, ---. Networks of fewer than three actors or
 * without ties have none. */
typedef struct mv_triangles {
    uint64_t count[4];
} mv_triangles;

/* Takes steps in proportion to the summed squares of the degrees at most. It never fails. */
mv_triangles mv_triangles_count(const mv_network *network);

/* "+++", "++-", "+--", "---" */
const char *mv_triangle_name(size_t negatives);

/* Share of the triangles that are balanced: +++ and +--. NAN: MV_WHY_NO_TRIANGLES. */
double mv_triangle_balance(const mv_triangles *triangles);

/* Share of the triangles that are not ++-, the only kind that weak balance forbids. NAN: MV_WHY_NO_TRIANGLES. */
double mv_triangle_weak_balance(const mv_triangles *triangles);

/* --- triads of a directed network ------------------------------------------------------------------------- */

/* The 138 ways in which three actors can be joined by positive and negative arcs. A type's name is its class after
 * Holland and Leinhardt (mutual, asymmetric and null pairs, with D, U, C or T where these do not tell) and, after
 * a hyphen, its arcs a>b b>a a>c c>a b>c c>b as P, N or 0: 300-NNNNNN, 021D-P0P000, 003-000000. Which actor is a,
 * b and c is as in the R package signnet, so that names are the same. Davis and Leinhardt 1972, refined by sign.
 */
enum { MV_TRIAD_TYPES = 138 };

typedef struct mv_triad_type {
    char name[12];
    uint64_t count;
} mv_triad_type;

typedef struct mv_triad_census {
    size_t count; /* MV_TRIAD_TYPES */
    mv_triad_type types[MV_TRIAD_TYPES];
} mv_triad_census;

/* The census of a network that was built with `directed` (else it has no arcs, and all triads are null). Arcs are
 * folded per ordered pair; only positive and negative ones count. The counts sum to n (n - 1) (n - 2) / 6; 64 bits
 * hold that of 4 million actors. Takes steps in proportion to the summed squares of the degrees. */
mv_triad_census mv_triad_census_of(const mv_network *network);

/* --- the signed eigenvector -------------------------------------------------------------------------------- */

/* The actors in components whose leading eigenvalue l is negative, by their scores of the metric
 * signed_eigenvector: there x_i = sum_j a_ij x_j / l lets rivals share a sign, as it does three mutual rivals.
 * Component after component; free() the list. */
size_t *mv_negative_leads(const mv_network *network, bool weighted, const double *scores, size_t *count);

/* --- weak balance ----------------------------------------------------------------------------------------- */

/* A network is weakly balanced, or clusterable, when its actors fall into groups with positive ties inside and
 * negative ties between them; that is so exactly when no negative tie has its ends joined by positive ties. When
 * it is not, one such tie (the first, in the order of network->ties) and a shortest positive path between its
 * ends are the proof. A network without ties, or without negative ones, is clusterable. */
typedef struct mv_weak_balance {
    bool clusterable;
    size_t groups; /* groups of actors joined by positive ties; isolates are in none, other lone actors are one */
    size_t offending; /* negative ties within such a group */
    size_t tie;       /* the first of them: an index into network->ties; MV_NONE when clusterable */
    size_t *path;     /* actors from its .a to its .b along positive ties, both included; NULL when clusterable */
    size_t path_length; /* actors on the path: 3 and above */
} mv_weak_balance;

/* Takes time in proportion to actors and ties. The caller clears the result. */
mv_weak_balance mv_weak_balance_of(const mv_network *network);
void mv_weak_balance_clear(mv_weak_balance *balance);

/* --- walk balance ----------------------------------------------------------------------------------------- */

/* K, the weighted share of balanced closed walks: 1 when and only when the network is balanced, near 0 when
 * signs look like chance. Isolates are left out. Large dense networks drive K towards 0. Estrada's walk-based
 * lack of balance is (1 - K) / (1 + K), Aref and Wilson's form (K + 1) / 2. */
typedef struct mv_walk_balance {
    double value; /* NAN: MV_WHY_NO_SIGNED_TIES or, after an iteration, MV_WHY_NOT_CONVERGED */
    double error; /* when exact a bound on what was left out, mostly 0; else the value is at most so far off with
                     a probability of 0.95 */
    bool exact;   /* no sampling: always up to MV_WALK_EXACT actors in each component, often beyond */
} mv_walk_balance;

enum { MV_WALK_EXACT = 800 };

/* Where some eigenvalues hold all of a component's trace but a 10^10th it is taken from these; else from random
 * vectors (Hutchinson 1990), of which `seed` is the start, with the error that Cortinovis and Kressner bound
 * (Found. Comput. Math. 22:875-903, 2022). `exact`: from all eigenvalues instead, in time like the cube of the
 * actors of a component and memory like the square. */
mv_status mv_walk_balance_of(mv_walk_balance *result, const mv_network *network, uint64_t seed, bool exact,
                             mv_log *log);

/* K for the closed walks that start and end at each actor: one value per actor. An actor of a balanced component
 * has 1. NAN: MV_WHY_ISOLATE, or MV_WHY_TOO_LARGE in components where actors x ties is above MV_WALK_LOCAL. */
enum { MV_WALK_LOCAL = 20000000 };

/* `values` has room for one per actor of the network. */
mv_status mv_local_walk_balance(const mv_network *network, double *values, mv_log *log);

/* --- algebraic conflict ----------------------------------------------------------------------------------- */

/* The smallest eigenvalue of the signed Laplacian of one component: 0 when and only when it is balanced. */
typedef struct mv_conflict {
    size_t component; /* 1, 2, ... in the order of the smallest actor of each */
    size_t actors;    /* 2 and above: isolates are no components here */
    double value;     /* NAN: MV_WHY_NOT_CONVERGED */
} mv_conflict;

typedef struct mv_conflicts {
    size_t count; /* 0 without signed ties */
    mv_conflict *items;
} mv_conflicts;

/* The caller clears the result. */
mv_status mv_conflicts_of(mv_conflicts *result, const mv_network *network, mv_log *log);
void mv_conflicts_clear(mv_conflicts *conflicts);

/* --- k-clusterability ------------------------------------------------------------------------------------- */

/* How far a network is from falling into at most k groups: the fewest ties against the grain, negative ones
 * within a group plus positive ones between groups. The curve never rises; k = 1 costs the number of negative
 * ties, k = 2 the frustration index. A network without ties costs 0 for every k. */
#define MV_NO_BLOCK UINT32_MAX

typedef struct mv_cluster_point {
    size_t k;
    size_t cost;  /* of the best partition found */
    size_t lower; /* no partition costs less */
    bool proved;  /* cost == lower */
    uint32_t
        *block; /* that partition: 0 .. k - 1 for each actor, numbered by smallest actor; isolates MV_NO_BLOCK */
} mv_cluster_point;

typedef struct mv_clusterability {
    size_t count;             /* k = 1 .. count */
    mv_cluster_point *points; /* points[k - 1] */
    size_t best;              /* the smallest k of the lowest cost found */
} mv_clusterability;

/* Zero means the default, but of the seed, where it is one like any other. The frustration search of frustration.h
 * knows more about k = 2 than the search here: hand its result over as `side` with `lower` (rounded up), the count
 * objective in both. */
typedef struct mv_clusterability_options {
    size_t most;        /* the largest k; 6 */
    uint64_t seed;      /* of the random choices; without options 1 */
    const int8_t *side; /* 0 or 1 for each actor, -1 for isolates; NULL: not known */
    size_t lower;       /* a proved lower bound of the frustration index */
} mv_clusterability_options;

/* Search and proof work by numbers of steps, not by the clock, so the result depends on the ties and the seed
 * alone. The caller clears the result. */
mv_status mv_clusterability_of(mv_clusterability *result, const mv_network *network,
                               const mv_clusterability_options *options, mv_log *log);
void mv_clusterability_clear(mv_clusterability *curve);

/* --- relaxed structural balance ---------------------------------------------------------------------------- */

/* Positions instead of groups: actors fall into at most k positions, and the ties within a position, or between
 * two, may be of either sign: a mediator has friends in camps that are enemies, rivals may dislike each other and
 * all others. A tie is against the grain when its block, which is what lies within a position or between two, has
 * the other sign. The curve never rises, is never above that of clusterability, and reaches 0 at last, at the
 * latest where each actor is a position of its own: few positions that cost little are of interest, not the least
 * cost. k = 1 costs the fewer of the positive and the negative ties. Without direction: a block is the same read
 * from either end, so an arc and its answer cost once, not twice. Doreian and Mrvar 2009. */
typedef struct mv_relaxed_point {
    size_t k;
    size_t cost;        /* of the best partition found */
    size_t lower;       /* no partition costs less */
    bool proved;        /* cost == lower */
    size_t positions;   /* that have members: up to k */
    uint32_t *position; /* 0 .. positions - 1 for each actor, numbered by smallest actor; isolates MV_NO_BLOCK */
    int8_t *sign;       /* of the block of positions r and s, at [r * positions + s]: 1, -1, or 0 without a tie;
                           with as many ties of either sign 1 within a position, -1 between two */
} mv_relaxed_point;

typedef struct mv_relaxed_balance {
    size_t count;             /* k = 1 .. count */
    mv_relaxed_point *points; /* points[k - 1] */
    size_t best; /* the k whose cost is the smallest share of that of k - 1; the first of equals, 1 where
                    nothing is against the grain */
} mv_relaxed_balance;

/* Zero means the default, but of the seed, where it is one like any other. */
typedef struct mv_relaxed_options {
    size_t most;                    /* the largest k; 6 */
    uint64_t seed;                  /* of the random choices; without options 1 */
    const mv_clusterability *start; /* the network's curve, whose partitions are a start; NULL: not known */
} mv_relaxed_options;

/* Search and proof work by numbers of steps, as for clusterability. Some twenty actors are mostly proved; above
 * 300 no bound is looked for, and `lower` is 0. The caller clears the result. */
mv_status mv_relaxed_balance_of(mv_relaxed_balance *result, const mv_network *network,
                                const mv_relaxed_options *options, mv_log *log);
void mv_relaxed_balance_clear(mv_relaxed_balance *balance);

/* --- signed communities ------------------------------------------------------------------------------------ */

/* Groups of actors with more positive ties inside and more negative ties between them than chance would give to
 * actors with as many of both:
 *
 *   Q = 1 / (2w+ + 2w-) x sum over i and j of one community, i = j included, of
 *         w_ij - (w_i+ w_j+ / 2w+ - w_i- w_j- / 2w-)
 *
 * with w_ij the sign of a tie, or sign x strength, w_i+ and w_i- an actor's positive and negative ties, w+ and w-
 * all of them. Without negative ties it is the modularity of Newman and Girvan. Gomez, Jensen and Arenas 2009;
 * Traag and Bruggeman 2009, both resolutions 1; moves of actors and of groups, from many starts. */
typedef struct mv_signed_communities {
    double modularity;     /* the highest found, in -1 .. 1: others may be as good or better; NAN: see below */
    const char *undefined; /* MV_WHY_NO_SIGNED_TIES or MV_WHY_TOO_MANY_ACTORS; NULL: it is not */
    size_t count, runs;    /* communities; runs of the method that this is the best of */
    uint32_t *community;   /* 0 .. count - 1 for each actor, numbered by smallest actor; in none: MV_NO_BLOCK */
} mv_signed_communities;

/* `weighted`: by strength, else every tie counts 1. Components do not matter; actors without a signed tie are in
 * no community. With more than 1000 that have a signed tie there is no result. It follows from the ties and the
 * seed alone. The caller clears it. */
mv_status mv_signed_communities_of(mv_signed_communities *result, const mv_network *network, bool weighted,
                                   uint64_t seed, mv_log *log);
void mv_signed_communities_clear(mv_signed_communities *communities);

/* --- the frustration index by count and by weight --------------------------------------------------------- */

/* The two frustration problems of a network, indexed by mv_objective: every tie weighs 1, and every tie weighs its
 * strength. Start from { 0 }. Where all ties are of one strength the two are the same problem: the second result
 * is then the first one, shared, and its unit is that strength. */
typedef struct mv_frustration_pair {
    mv_signed_ties ties[2];
    mv_frustration result[2];
    double unit[2]; /* what the bounds and the total are multiples of: 1 but for a shared result */
} mv_frustration_pair;

/* Solves one of the two as mv_frustration_solve() does: MV_OBJECTIVE_COUNT first, MV_OBJECTIVE_WEIGHT after it.
 * With the fold rule each every relation is a tie of its own. The pair is cleared by the caller, also after an
 * error. */
mv_status mv_frustration_pair_solve(mv_frustration_pair *pair, const mv_network *network, mv_objective objective,
                                    const mv_frustration_options *options, mv_log *log);
void mv_frustration_pair_clear(mv_frustration_pair *pair);

/* Whether the network is so small that its search is a matter of seconds, as reports run it unasked. */
bool mv_frustration_is_quick(const mv_network *network);

/* Ties whose removal lowers the frustration index (by count): those that some best partition leaves frustrated. */
typedef struct mv_pivotal_tie {
    size_t tie;  /* of `ties` below */
    double fall; /* what the index falls by without it */
} mv_pivotal_tie;

typedef struct mv_pivotal_ties {
    mv_signed_ties ties;   /* all there are */
    double index;          /* the frustration index with all of them */
    size_t undecided;      /* of those that were tried: their search ended unproved */
    size_t tried, untried; /* ties, the first of them, and those that a deadline left; both 0 where the index is */
    const char *undefined; /* MV_WHY_NOT_PROVED, MV_WHY_FAILED; NULL: it is not */
    size_t count;
    mv_pivotal_tie *items; /* in the order of `ties` */
} mv_pivotal_ties;

/* Solves the network and then once more without each tie in turn; a search that ends unproved within its limit
 * makes no tie pivotal. `progress` (may be NULL) is told of each. Undefined when the index of the whole is not
 * proved. Start from { 0 }; cleared by the caller, also after an error. */
mv_status mv_pivotal_ties_find(mv_pivotal_ties *out, const mv_network *network,
                               const mv_frustration_options *options,
                               void (*progress)(void *context, size_t done, size_t total), void *context,
                               mv_log *log);
void mv_pivotal_ties_clear(mv_pivotal_ties *pivotal);

/* --- factions --------------------------------------------------------------------------------------------- */

/* How well a given partition fits the ties. Ties of actors that are in no faction (side < 0) are left out. */
typedef struct mv_faction_fit {
    size_t within_positive, within_negative, between_positive, between_negative;
    double cohesiveness; /* positive ties within factions / ties within; NAN: MV_WHY_NONE_WITHIN */
    double divisiveness; /* negative ties between factions / ties between; NAN: MV_WHY_NONE_BETWEEN */
} mv_faction_fit;

/* side[i] is the faction of actor i, 0, 1, ..., or below 0 for none. */
mv_faction_fit mv_faction_fit_of(const mv_network *network, const int8_t *side);

/* Two camps that nearly everybody belongs to, of nearly equal size: both numbers high. */
typedef struct mv_polarisation {
    double normalised;  /* 1 - 2 upper / total: 1 when no tie is frustrated; NAN: MV_WHY_NO_SIGNED_TIES */
    double smaller;     /* share of the smaller faction, up to 1/2; NAN: MV_WHY_NO_FACTIONS */
    size_t factions[2]; /* actors on side 0 and on side 1 */
} mv_polarisation;

/* `upper` and `total` are those of the frustration index, as a count or as weight; side[i] is 0, 1 or below 0. */
mv_polarisation mv_polarisation_of(double upper, double total, const int8_t *side, size_t actors);

/* The faction that fewer actors are in, 0 or 1; of two as large the second, which never has the first actor. */
int mv_smaller_faction(const int8_t *side, size_t actors);

/* --- universal bodies ------------------------------------------------------------------------------------- */

/* Actors of another kind that at least half of the countries of a network have a positive tie with. What nearly
 * everybody belongs to ties rivals together, and so makes much of what balance says. */
typedef struct mv_universal {
    size_t count;   /* 0 as well without a country, and in a projected network, which has no other kind */
    size_t *actors; /* ascending */
} mv_universal;

/* The caller clears the result. */
mv_universal mv_universal_of(const mv_network *network);
void mv_universal_clear(mv_universal *bodies);

/* The balance of the ties that are none of these bodies'. The other actors all stay, so that `side` has every
 * actor of the network, the bodies on -1. Without bodies it is the balance of the whole. */
typedef struct mv_without_universal {
    mv_triangles triangles;
    mv_signed_ties ties; /* positive and negative ones; with the fold rule each, relations */
    mv_frustration result;
} mv_without_universal;

/* Searches the frustration index by count, as mv_frustration_solve() does. Start from { 0 }; the caller clears the
 * result, also after an error. */
mv_status mv_without_universal_find(mv_without_universal *out, const mv_network *network,
                                    const mv_universal *bodies, const mv_frustration_options *options,
                                    mv_log *log);
/* Both searches of the pair and, where there are universal bodies, the one without them, side by side with several
 * `jobs`; what a metric of this network has searched already is not searched again. All are cleared by the caller,
 * also after an error. */
mv_status mv_frustration_solve_all(mv_frustration_pair *pair, mv_without_universal *without,
                                   const mv_network *network, const mv_universal *bodies,
                                   const mv_frustration_options *options, mv_log *log);
void mv_without_universal_clear(mv_without_universal *without);

MV_END_DECLS

#endif
