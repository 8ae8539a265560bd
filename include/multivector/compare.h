#ifndef MULTIVECTOR_COMPARE_H
#define MULTIVECTOR_COMPARE_H

#include "multivector/association.h"
#include "multivector/decls.h"
#include "multivector/network.h"
#include "multivector/vectors.h"

MV_BEGIN_DECLS

/* What differs between two networks: the actors and selected relations of A and of B, put side by side. Actors are
 * known by id, so that the order of a file never matters.
 *
 * A relation is the same in both when its id and its ends agree; what is left is matched by pair (unordered when
 * undirected), type and start, because sets that were written apart may both have an "r1"; and what is left then,
 * if it leads the other way round, is one that was turned. Of several that could match, equal records go first,
 * then the others in the order of what they say. A loop is a pair of its own. The relations of a projection have
 * no id; they are known by the actor that is shared as well. */

typedef enum mv_change { MV_KEPT, MV_ADDED, MV_REMOVED, MV_CHANGED, MV_CHANGE_COUNT } mv_change;

/* "kept", "added", ... */
const char *mv_change_name(mv_change change);

/* What of a record can differ; a set of bits. */
typedef enum mv_field_bit {
    MV_CHANGED_NAME = 1, /* in no language, each on the day of its network */
    MV_CHANGED_KIND = 2,
    MV_CHANGED_VECTOR = 4,
    MV_CHANGED_REGION = 8,
    MV_CHANGED_TYPE = 16,
    MV_CHANGED_SIGN = 32,
    MV_CHANGED_WEIGHT = 64,
    MV_CHANGED_DIRECTION = 128, /* directed or not, or turned round */
    MV_CHANGED_START = 256,
    MV_CHANGED_END = 512, /* by what it means: through 2018 is the end 2019-01-01 */
    MV_CHANGED_CONFIDENCE = 1024,
    MV_CHANGED_BASIS = 2048,
    MV_CHANGED_NOTE = 4096,
    MV_CHANGED_SOURCES = 8192,       /* which sources are cited, or what they are quoted with */
    MV_CHANGED_ALTERNATIVES = 16384, /* the vectors an actor could as well have */
    MV_CHANGED_NAMES = 32768,        /* other names of an actor, by language and date */
    MV_CHANGED_CONTINUES = 65536,    /* whose successor it is */
    MV_CHANGED_PLACE = 131072,
    MV_CHANGED_ATTRIBUTES = 262144
} mv_field_bit;

typedef struct mv_actor_pair {
    size_t a, b; /* actors of the networks; MV_NONE: not there */
    mv_change change;
    unsigned fields; /* which mv_field_bit differ, when in both */
} mv_actor_pair;

typedef struct mv_relation_pair {
    size_t a, b; /* relations of the networks' sets; MV_NONE: not there */
    mv_change change;
    unsigned fields;
    size_t first, second; /* its ends, in mv_changes.actors: those of B, of A where it was removed */
} mv_relation_pair;

/* Relations that differ only because coverage does. One of A that B does not have is removed only if B covers it
 * on B's date (mv_covers), and one of B is added only if A covers it on A's; the others are set apart: no network
 * that is compared has them. A document that extends the other, or the same one, with the coverage that it took
 * over, is a variant: what it leaves out or adds as a whole is meant, and never set apart. */
typedef struct mv_uncovered_side {
    const mv_relations *set;
    bool *apart; /* for each relation of the set; see mv_selection.uncovered */
    size_t *relations;
    size_t count;
} mv_uncovered_side;

typedef struct mv_uncovered {
    mv_uncovered_side removed, added; /* of A, of B */
} mv_uncovered;

/* Asks what is selected before it is projected, and whoever is the ego. The caller clears the result either way.
 */
mv_status mv_uncovered_find(mv_uncovered *out, const mv_relations *a, const mv_selection *of_a,
                            const mv_relations *b, const mv_selection *of_b, mv_log *log);
void mv_uncovered_clear(mv_uncovered *uncovered);

typedef struct mv_changes {
    const mv_network *a, *b;
    bool directed; /* both networks were built with direction: pairs of actors are ordered below */
    size_t actor_count;
    mv_actor_pair *actors; /* the union, by id */
    size_t *of_a, *of_b;   /* for each actor of A and of B its place in the union */
    size_t relation_count;
    mv_relation_pair *relations; /* by ends, type and start */
    size_t actor_changes[MV_CHANGE_COUNT], relation_changes[MV_CHANGE_COUNT];
    size_t vector_count;
    const mv_vector **vectors;     /* those that stand otherwise in B than in A (see below), A's first */
    const mv_uncovered *uncovered; /* what was set apart before, the caller's; NULL: nothing was looked for */
} mv_changes;

/* Both networks must outlive the result, which the caller frees. Networks without actors have no changes. */
mv_changes *mv_changes_build(const mv_network *a, const mv_network *b);
void mv_changes_free(mv_changes *changes); /* accepts NULL */

/* "counted", "not counted", or NULL: not declared. */
const char *mv_vector_standing(const mv_relations *set, const char *id);

/* True when no relation, no actor and no vector differs. */
bool mv_changes_none(const mv_changes *changes);

/* --- both in one ------------------------------------------------------------------------------------------ */

/* Two networks put together: a relation set, and the network of all that is in it. */
typedef struct mv_union {
    mv_relations *set;
    mv_network *network; /* at all dates, folded as B is */
    size_t *actor_of;    /* for each actor of the set its place in mv_changes.actors */
    size_t *relation_of; /* for each relation of the set its place in mv_changes.relations */
} mv_union;

/* Puts together what was compared, every actor and relation once: as B says it, or as A does where it was removed.
 * A vector, type or source that both declare is B's. `actors` and `relations` say of each pair in `changes`
 * whether it is taken; NULL takes all. A relation is left out with either of its ends. An id that two different
 * relations have, one in each network, stays with the first; the other has none. The focus is mv_union_focus(), if
 * taken.
 *
 * Two empty networks give an empty one. The caller frees the result; its strings belong to the two sets, which
 * must outlive it, and so must `changes` for the numbers to mean something. Errors are those of
 * mv_network_build(). */
mv_status mv_union_build(mv_union **out, const mv_changes *changes, const bool *actors, const bool *relations,
                         mv_log *log);
void mv_union_free(mv_union *all); /* accepts NULL */

/* The focus of B, or else of A: its place in mv_changes.actors, or MV_NONE. */
size_t mv_union_focus(const mv_changes *changes);

/* --- what it amounts to ----------------------------------------------------------------------------------- */

/* What a difference between two networks amounts to: ties, the focus's vectors, ranks, triangles, factions. All of
 * it rests on actors put side by side by id (above) and on folded ties. A tie is positive or negative; an
 * ambivalent pair is no tie here, and neither is one whose actor is missing in that network.
 *
 * Ties have no direction, unless mv_changes.directed: then a pair of actors is an ordered one, which leads from
 * the first to the second, relations fold in their own direction, and an undirected relation counts both ways.
 * That holds for ties, types of relations and what is found. Triangles and factions are of ties
 * without direction in any case, and so are the focus's vectors unless mv_selection.side says which are its own;
 * metrics follow direction as they do elsewhere.
 *
 * NAN stands for "undefined"; the reason is the text named beside the value. */

#define MV_WHY_NO_TIES_IN_A "no ties in A"
#define MV_WHY_NO_TIES_IN_B "no ties in B"
#define MV_WHY_NO_TIE_IN_BOTH "no tie is in both"
#define MV_WHY_NO_PAIRS "no pair of actors"
#define MV_WHY_NO_VARIATION "no variation"
#define MV_WHY_NOT_STANDING "no actor stands in a faction in both"
#define MV_WHY_NO_CAMPS "all stand in one faction, in A or in B"
#define MV_WHY_FEW_ACTORS "fewer than two actors have a value in both"

/* --- ties ------------------------------------------------------------------------------------------------- */

/* A pair of actors with a tie in either network: actors of mv_changes, first < second unless pairs are ordered. */
typedef struct mv_dyad {
    size_t first, second;
    double a, b; /* sign x strength; 0: no tie */
} mv_dyad;

/* Sorted by (first, second). The caller frees the list. */
mv_dyad *mv_dyads_list(const mv_changes *changes, size_t *count);

/* True when a tie of both has another sign or another strength, by more than rounding (1e-9 of the larger). */
bool mv_dyad_changed(const mv_dyad *dyad);

/* Presence and sign of ties, over all D = n (n - 1) / 2 pairs of actors, or n (n - 1) ordered ones. n11 pairs have
 * a tie in both, n10 only in A, n01 only in B, n00 in neither.
 *
 *   jaccard          n11 / (n11 + n10 + n01); 1 when neither has a tie       Jaccard 1901
 *   retained         n11 / (n11 + n10): the share of A's ties still there
 *   covered          n11 / (n11 + n01): the share of B's ties already there
 *   overlap          n11 / min(n11 + n10, n11 + n01)                         Simpson 1943
 *   dice             2 n11 / (2 n11 + n10 + n01); 1 when neither has a tie   Dice 1945
 *   simple_matching  (n11 + n00) / D
 *   gcor             Pearson's correlation of presence over pairs (phi)      Butts and Carley 2001
 *   gcor_valued      the same of sign x strength, 0 without a tie
 *   sign_agreement   of the ties in both, the share with the same sign
 *   kappa            (po - pe) / (1 - pe) of the table `signs`               Cohen 1960 */
typedef struct mv_tie_comparison {
    size_t actors;
    double pairs; /* D */
    size_t a, b, both, only_a, only_b, changed;
    double jaccard, dice;
    double retained;                 /* NAN: MV_WHY_NO_TIES_IN_A */
    double covered;                  /* NAN: MV_WHY_NO_TIES_IN_B */
    double overlap;                  /* NAN: either */
    double simple_matching;          /* NAN: MV_WHY_NO_PAIRS */
    double gcor, gcor_valued, kappa; /* NAN: MV_WHY_NO_PAIRS without any, else MV_WHY_NO_VARIATION */
    double sign_agreement;           /* NAN: MV_WHY_NO_TIE_IN_BOTH */
    double signs[3][3];              /* pairs by sign in A (row) and in B (column): -, 0 (no tie), + */
    size_t flips;                    /* signs[0][2] + signs[2][0] */
} mv_tie_comparison;

/* Over the union of the actors, or (`common`) over those in both: a tie that is lost because an actor vanished is
 * no change of policy. `sign` 1 or -1 takes only ties of this sign for ties, 0 all. */
typedef struct mv_tie_scope {
    bool common;
    int sign;
} mv_tie_scope;

/* `dyads` are those of mv_dyads_list(). It never fails: what is undefined is NAN. */
mv_tie_comparison mv_ties_compare(const mv_changes *changes, const mv_dyad *dyads, size_t count,
                                  mv_tie_scope scope);

/* --- types of relations ------------------------------------------------------------------------------------- */

/* Relations of one type. A relation that changed its type counts as a change of the type it has in B. */
typedef struct mv_type_comparison {
    const char *type, *name;
    size_t a, b; /* relations in each */
    size_t changes[MV_CHANGE_COUNT];
    size_t both, only_a, only_b;       /* pairs of actors with a relation of this type; loops are no pairs */
    double jaccard, retained, covered; /* of these pairs; reasons as for ties */
} mv_type_comparison;

/* The types that have a relation in either, by id. The caller frees the list. */
mv_type_comparison *mv_types_compare(const mv_changes *changes, size_t *count);

/* --- the focus's vectors ------------------------------------------------------------------------------------ */

/* A tie of the focus that adds another positive strength to a vector in B than in A: by what the tie is worth and
 * by the share that the actor at its other end has in the vector. */
typedef struct mv_carrier {
    size_t actor; /* of mv_changes: at the other end */
    double a, b;  /* what the tie adds; 0: no positive tie, or the actor has no share */
} mv_carrier;

typedef struct mv_vector_shift {
    const char *id, *name;
    bool counted; /* in either */
    double a, b;  /* share of the positive strength over counted vectors; 0 where not counted */
    double positive_a, positive_b, negative_a, negative_b; /* strengths */
    mv_carrier *carriers; /* their b - a sum to positive_b - positive_a. Those come first that push as the whole
                             goes (up where it stays), the largest first, and those that push against it last;
                             equal ones by id */
    size_t carrier_count;
} mv_vector_shift;

/* A partner of the focus: an actor with which it has a tie in either. */
typedef struct mv_partner_shift {
    size_t actor;              /* of mv_changes */
    double a, b;               /* sign x strength; 0: ambivalent, or no tie */
    const mv_tie *in_a, *in_b; /* the tie, which may be ambivalent; NULL: none */
} mv_partner_shift;

/* One profile, as in mv_profile; with why they are NAN. */
typedef struct mv_focus_side {
    double effective_vectors, evenness;
    const char *undefined, *evenness_undefined;
    mv_standing standing; /* with the rank of its evenness */
} mv_focus_side;

/* How an actor's positive strength moved between vectors, which are known by id. With p and q the shares:
 *   total_variation  1/2 sum |p - q|: the share of its weight that moved
 *   jensen_shannon   1/2 KL(p, m) + 1/2 KL(q, m), m = (p + q) / 2, in bits: 0 .. 1      Lin 1991 */
typedef struct mv_focus_comparison {
    size_t actor; /* of mv_changes, or MV_NONE */
    size_t count;
    mv_vector_shift *vectors; /* those of A in declared order, then those only B has */
    size_t partner_count;
    mv_partner_shift *partners; /* by the larger of both strengths, equal ones by id */
    mv_focus_side a, b;
    double total_variation, jensen_shannon;
    const char *undefined; /* why these two are NAN */
} mv_focus_comparison;

/* The actor is that of the selection, else the focus of A, else that of B. The caller clears the result. */
mv_focus_comparison mv_focus_compare(const mv_changes *changes);
void mv_focus_comparison_clear(mv_focus_comparison *comparison);

/* --- two documents ------------------------------------------------------------------------------------------ */

/* Two documents that tell of the same thing, such as an article and the facts, raise the question how much of the
 * one is in the other. It is asked of sets that share no file (path or digest), so that neither is a variant of
 * the other; whose titles differ, because editions of one document keep its title (sets without titles are taken
 * for editions); that have the same focus; and are looked at on the same day, because between days things change.
 */
bool mv_changes_of_two_documents(const mv_changes *changes);

/* What of A is found in B. A tie, or a relation, of A that B does not cover is neither found nor missed: one with
 * an actor whom B does not know, or one that its coverage leaves out, even if B happens to have it. */
typedef struct mv_found {
    size_t ties, covered_ties;           /* of A; of these, those that B covers */
    size_t found_ties, contrary_ties;    /* of those, in B with the same sign; with the other sign */
    size_t relations, covered_relations; /* loops, and what was set apart, included */
    size_t found_relations;              /* of the covered: matched in B (see mv_changes), whatever differs */
    size_t beyond;                       /* relations that B has though it does not cover them */
} mv_found;

/* `dyads` are those of mv_dyads_list(). It never fails. */
mv_found mv_found_compare(const mv_changes *changes, const mv_dyad *dyads, size_t count);

/* Whether B could tell the tie of A: it knows both actors, and covers one of the pair's relations on its own date
 * (of an ordered pair one that leads this way). */
bool mv_dyad_is_covered(const mv_changes *changes, const mv_dyad *dyad);

/* --- ranks -------------------------------------------------------------------------------------------------- */

/* Agreement of two rankings over the entries that have a value in both:
 *   tau_b     (C - D) / sqrt((n0 - ties in a)(n0 - ties in b))      Kendall 1945; counted as by Knight 1966
 *   spearman  Pearson's correlation of average ranks                Spearman 1904
 * NAN: MV_WHY_FEW_ACTORS with less than two entries, else MV_WHY_NO_VARIATION. */
typedef struct mv_rank_agreement {
    size_t count;
    double tau_b, spearman;
} mv_rank_agreement;

/* `a` and `b` have `count` values each, in the same order; NAN: this one has none. */
mv_rank_agreement mv_ranks_compare(const double *a, const double *b, size_t count);

/* --- triangles ---------------------------------------------------------------------------------------------- */

typedef enum mv_triangle_state {
    MV_BALANCED,
    MV_UNBALANCED,
    MV_NO_TRIANGLE,
    MV_TRIANGLE_STATE_COUNT
} mv_triangle_state;

/* "balanced", "unbalanced", "none" */
const char *mv_triangle_state_name(mv_triangle_state state);

/* A triangle in both whose balance changed, and the ties that did it. */
typedef struct mv_flipped_triangle {
    size_t actor[3]; /* of mv_changes, ascending */
    bool balanced;   /* in B */
    bool turned[3];  /* turned[i]: the tie that actor[i] is no end of changed its sign */
} mv_flipped_triangle;

typedef struct mv_triangle_changes {
    uint64_t count[MV_TRIANGLE_STATE_COUNT][MV_TRIANGLE_STATE_COUNT]; /* in A, in B; none to none stays 0 */
    size_t flipped_count;
    mv_flipped_triangle *flipped; /* by actors */
} mv_triangle_changes;

/* Over the union of the actors. It never fails; the caller clears the result. */
mv_triangle_changes mv_triangles_compare(const mv_changes *changes);
void mv_triangle_changes_clear(mv_triangle_changes *triangles);

/* --- partitions --------------------------------------------------------------------------------------------- */

/* Two partitions of the same things, with the entropies in nats:
 *   vi   H(a) + H(b) - 2 I(a, b), 0: the same                                     Meila 2003
 *   nmi  2 I(a, b) / (H(a) + H(b)), 1 when both are one group                     Danon et al. 2005
 *   ari  Rand's index, adjusted for chance; 1 when both are trivial alike         Hubert and Arabie 1985
 * NAN without anything to divide. */
typedef struct mv_partition_comparison {
    size_t count;
    double vi, nmi, ari;
} mv_partition_comparison;

/* `a` and `b` have `count` labels each, 0, 1, ... below `groups`. */
mv_partition_comparison mv_partitions_compare(const size_t *a, const size_t *b, size_t count, size_t groups);

/* Who changed sides. `side_a` and `side_b` have 0, 1 or below 0 (in no faction) for each actor of A and of B, as
 * mv_frustration gives them. The factions of B are named so that as many actors as possible stay. Where either has
 * one faction or none, there are no sides to change: nobody moves, and that says nothing. */
typedef struct mv_faction_comparison {
    mv_partition_comparison partitions; /* over actors that stand in a faction in both */
    const char *undefined;              /* MV_WHY_NO_CAMPS or MV_WHY_NOT_STANDING where `partitions` has NAN */
    bool swapped;                       /* side 0 of B is side 1 of A */
    size_t mover_count;
    size_t *movers; /* actors of mv_changes, ascending */
} mv_faction_comparison;

/* Replaces both partitions by others that leave as many ties against the grain and differ less: components are
 * turned round, and connected pieces of those who differ go over where that costs nothing (the crossover of
 * partitions that searches use). It does not always find the two that differ least. */
void mv_factions_settle(const mv_changes *changes, int8_t *side_a, int8_t *side_b);

/* It never fails; the caller clears the result. */
mv_faction_comparison mv_factions_compare(const mv_changes *changes, const int8_t *side_a, const int8_t *side_b);
void mv_faction_comparison_clear(mv_faction_comparison *comparison);

MV_END_DECLS

#endif
