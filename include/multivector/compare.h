#ifndef MULTIVECTOR_COMPARE_H
#define MULTIVECTOR_COMPARE_H

#include "multivector/changes.h"
#include "multivector/vectors.h"

/* What a difference between two networks amounts to: ties, the focus's vectors, ranks, triangles, factions. All of
 * it rests on actors put side by side by id (changes.h) and on folded ties without direction. A tie is positive or
 * negative; an ambivalent pair is no tie here, and neither is one whose actor is missing in that network.
 *
 * NAN stands for "undefined"; the reason is the text named beside the value. */

#define MV_WHY_NO_TIES_IN_A "no ties in A"
#define MV_WHY_NO_TIES_IN_B "no ties in B"
#define MV_WHY_NO_TIE_IN_BOTH "no tie is in both"
#define MV_WHY_NO_PAIRS "no pair of actors"
#define MV_WHY_NO_VARIATION "no variation"
#define MV_WHY_NOT_STANDING "no actor stands in a faction in both"
#define MV_WHY_FEW_ACTORS "fewer than two actors have a value in both"

/* --- ties ------------------------------------------------------------------------------------------------- */

/* A pair of actors with a tie in either network. first < second are actors of mv_changes. */
typedef struct mv_dyad {
    size_t first, second;
    double a, b;               /* sign x strength; 0: no tie */
    const mv_tie *in_a, *in_b; /* the pair's relations, folded, of any state; NULL: it has none */
} mv_dyad;

/* Sorted by (first, second). The caller frees the list. */
mv_dyad *mv_dyads_list(const mv_changes *changes, size_t *count);

/* True when a tie of both has another sign or another strength, by more than rounding (1e-9 of the larger). */
bool mv_dyad_changed(const mv_dyad *dyad);

/* Presence and sign of ties, over all D = n (n - 1) / 2 pairs of actors. n11 pairs have a tie in both, n10 only in
 * A, n01 only in B, n00 in neither.
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

typedef struct mv_vector_shift {
    const char *id, *name;
    bool counted; /* in either */
    double a, b;  /* share of the positive strength over counted vectors; 0 where not counted */
    double positive_a, positive_b, negative_a, negative_b; /* strengths */
} mv_vector_shift;

/* One profile, as in mv_profile; with why they are NAN. */
typedef struct mv_focus_side {
    double effective_vectors, evenness;
    const char *undefined, *evenness_undefined;
} mv_focus_side;

/* How an actor's positive strength moved between vectors, which are known by id. With p and q the shares:
 *   total_variation  1/2 sum |p - q|: the share of its weight that moved
 *   jensen_shannon   1/2 KL(p, m) + 1/2 KL(q, m), m = (p + q) / 2, in bits: 0 .. 1      Lin 1991 */
typedef struct mv_focus_comparison {
    size_t actor; /* of mv_changes, or MV_NONE */
    size_t count;
    mv_vector_shift *vectors; /* those of A in declared order, then those only B has */
    mv_focus_side a, b;
    double total_variation, jensen_shannon;
    const char *undefined; /* why these two are NAN */
} mv_focus_comparison;

/* The actor is that of the selection, else the focus of A, else that of B. The caller clears the result. */
mv_focus_comparison mv_focus_compare(const mv_changes *changes);
void mv_focus_comparison_clear(mv_focus_comparison *comparison);

/* --- ranks -------------------------------------------------------------------------------------------------- */

/* Agreement of two rankings over the entries that have a value in both:
 *   tau_b     (C - D) / sqrt((n0 - ties in a)(n0 - ties in b))      Kendall 1945; counted as by Knight 1966
 *   spearman  Pearson's correlation of average ranks                Spearman 1904
 * NAN: MV_WHY_FEW_ACTORS with less than two entries, else MV_WHY_NO_VARIATION. */
typedef struct mv_rank_agreement {
    size_t count;
    double tau_b, spearman;
} mv_rank_agreement;

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

/* Labels are 0, 1, ... below `groups`. */
mv_partition_comparison mv_partitions_compare(const size_t *a, const size_t *b, size_t count, size_t groups);

/* Who changed sides. `side_a` and `side_b` have 0, 1 or below 0 (in no faction) for each actor of A and of B, as
 * mv_frustration gives them. The factions of B are named so that as many actors as possible stay. */
typedef struct mv_faction_comparison {
    mv_partition_comparison partitions; /* over actors that stand in a faction in both; NAN: MV_WHY_NOT_STANDING */
    bool swapped;                       /* side 0 of B is side 1 of A */
    size_t mover_count;
    size_t *movers; /* actors of mv_changes, ascending */
} mv_faction_comparison;

/* Replaces both partitions by others that leave as many ties against the grain and differ less: components are
 * turned round, and connected pieces of those who differ go over where that costs nothing (the crossover of
 * partitions that searches use). It does not always find the two that differ least. */
void mv_factions_settle(const mv_changes *changes, int8_t *side_a, int8_t *side_b);

mv_faction_comparison mv_factions_compare(const mv_changes *changes, const int8_t *side_a, const int8_t *side_b);
void mv_faction_comparison_clear(mv_faction_comparison *comparison);

#endif
