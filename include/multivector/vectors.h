#ifndef MULTIVECTOR_VECTORS_H
#define MULTIVECTOR_VECTORS_H

#include "multivector/balance.h"
#include "multivector/decls.h"
#include "multivector/homophily.h"
#include "multivector/network.h"

MV_BEGIN_DECLS

/* Vector balance: how one actor's ties spread over the declared vectors, whom it stands between, and with whose
 * ties its own agree. Not to be mixed with structural balance, which is about signed triangles: an actor on
 * good terms with both sides of a rivalry has a high vector balance and lowers the structural one.
 *
 * Conventions:
 * - Ties are folded ties. Positive strength comes from MV_POSITIVE ties, negative strength from MV_NEGATIVE
 *   ones; an ambivalent tie is counted and adds to neither.
 * - Profiles, standing, counting, poles, distances to poles and alignment are of an actor's own ties, as
 *   mv_end_at() has them: those of mv_selection.side. Measures of the whole know no side.
 * - Actors are those of the network, vectors those of network->set. An actor with shares in two vectors adds to
 *   both by its shares, also in measures of groups (brokerage, bloc betweenness, participation, and those of
 *   homophily.h); actors without a vector are in no group.
 * - Undefined is NAN beside a reason (a text that lives for ever, NULL when the value is defined).
 * - Memberships make a two-mode network: countries and organisations. Brokerage and bloc betweenness are meant
 *   for one mode: build the network with mv_selection.project = "country" (and .direct = true to keep the
 *   relations between countries), and hand that over; nothing here projects by itself.
 * - Functions that return a pointer give it to the caller; they never fail. */

/* --- the profile of an actor ---------------------------------------------------------------------------- */

/* The kind of the actor at the other end of a tie. */
typedef enum mv_far_end { MV_COUNTRY_END, MV_ORGANISATION_END, MV_OTHER_END, MV_FAR_END_COUNT } mv_far_end;

/* Ties of one sign with one vector. */
typedef struct mv_leaning {
    double strength;                  /* summed; a tie with an actor of two vectors is split by its shares */
    double by_kind[MV_FAR_END_COUNT]; /* the same strength, by what stands at the other end */
    size_t ties;                      /* whole ties: one with an actor of two vectors counts in both rows */
} mv_leaning;

typedef struct mv_vector_row {
    mv_leaning positive, negative;
    double share; /* of the positive strength over counted vectors; NAN for a vector that is not counted */
} mv_vector_row;

/* The positive strength of one actor over its single partners, whoever they are, in vectors or not. With q_j the
 * share of partner j of n:
 *   entropy    -sum q ln q, in nats                                Shannon 1948
 *   effective  e^entropy, 1 .. n: as many equal partners           Hill 1973
 *   hhi        sum q^2, 1/n (even) .. 1 (one partner)              Herfindahl 1950, Hirschman 1945 */
typedef struct mv_concentration {
    size_t count; /* n */
    double total; /* the strength */
    double entropy, effective, hhi;
    const char *undefined; /* why the three are NAN: no positive tie */
} mv_concentration;

/* An actor's ties over the vectors. Its own vector counts like any other. With p_k the shares and K the number
 * of counted vectors declared, empty ones included:
 *   entropy            -sum p ln p, in nats                        Shannon 1948
 *   effective_vectors  e^entropy, 1 .. K                           Hill 1973
 *   hhi                sum p^2, 1/K (even) .. 1 (one vector)       Herfindahl 1950, Hirschman 1945
 *   hhi_normalised     (hhi - 1/K) / (1 - 1/K), 0 .. 1
 *   inverse_hhi        1/hhi, 1 .. K                               Hill 1973
 *   iqv                K/(K-1) (1 - hhi), 0 .. 1                   Blau 1977
 *   evenness           entropy / ln K, 0 (one vector) .. 1 (even)  Pielou 1966
 *   evenness_present   entropy / ln(vectors with positive strength): another number, blind to empty vectors
 * Multiplying all weights leaves them as they are; negative ties do not enter (they stand beside). Applying
 * them to ties with the poles of a foreign policy is ours. */
typedef struct mv_profile {
    size_t actor, vector_count;
    mv_vector_row *rows;          /* one per vector of the set, in declared order, counted or not */
    mv_vector_row without_vector; /* ties with actors that have no vector; its share is NAN */
    size_t positive_ties, negative_ties, ambivalent_ties;
    mv_concentration partners;
    size_t counted;            /* K */
    size_t present;            /* counted vectors with positive strength */
    double total;              /* positive strength over counted vectors: what shares are shares of */
    double uncounted_vectors;  /* positive strength with vectors that are declared but not counted */
    double uncounted;          /* the same and that with actors without a vector */
    double uncounted_negative; /* negative strength with both */
    double entropy, effective_vectors, hhi, hhi_normalised, inverse_hhi, iqv, evenness, evenness_present;
    size_t dominant;      /* counted vector with the largest share, the first declared of equal ones; or MV_NONE */
    bool dominant_shared; /* another counted vector has the same share, to 1e-9 */
    /* Why shares, entropy, effective_vectors, hhi and inverse_hhi (and all the following) are NAN and dominant is
     * MV_NONE: no counted vector declared, or no positive tie with one (an isolate, negative ties only). */
    const char *undefined;
    const char *evenness_undefined;         /* evenness, iqv, hhi_normalised: also when K is 1 */
    const char *evenness_present_undefined; /* also when fewer than two vectors are present */
} mv_profile;

/* The profile of one actor of the network. */
mv_profile *mv_profile_build(const mv_network *network, size_t actor);

/* One for each actor of the network, in one pass over the ties. */
mv_profile *mv_profiles_build(const mv_network *network);

/* Frees what either gave; accepts NULL. */
void mv_profiles_free(mv_profile *profiles);

/* --- how pairs are counted ------------------------------------------------------------------------------ */

/* What a share is a share of hangs on how the relations of a pair are counted: all of them, the strongest alone,
 * or the partner as one, however many relations there are with it. */
typedef enum mv_counting_rule {
    MV_BY_SUM,       /* the network folded by MV_FOLD_SUM */
    MV_BY_STRONGEST, /* folded by MV_FOLD_STRONGEST */
    MV_BY_PARTNERS,  /* the network as it is, each of its positive ties 1 */
    MV_COUNTING_RULES
} mv_counting_rule;

const char *mv_counting_name(mv_counting_rule rule); /* "sum", "strongest", "partners" */

/* The profiles of all actors of a network by each rule. Everything else is selected as for the network, and what
 * follows from ties (ego, isolates, least strength, projection) found anew. */
typedef struct mv_counting {
    size_t *places[MV_COUNTING_RULES];       /* by actor of the network its profile, or MV_NONE */
    mv_profile *profiles[MV_COUNTING_RULES]; /* of every actor under that rule */
} mv_counting;

/* Start from { 0 }; cleared by the caller, also after an error. MV_USAGE for a network folded by MV_FOLD_EACH,
 * which leaves pairs uncounted. */
mv_status mv_counting_build(mv_counting *counting, const mv_network *network, mv_log *log);
void mv_counting_clear(mv_counting *counting);

/* The profile of an actor of the network; NULL when the rule leaves it out of the network (an isolate dropped). */
const mv_profile *mv_counting_of(const mv_counting *counting, mv_counting_rule rule, size_t actor);

/* Whether the same vectors have the largest share in both; both undefined is the same. */
bool mv_profile_same_largest(const mv_profile *a, const mv_profile *b);

/* Whether this vector has the largest share, alone or with others. */
bool mv_profile_is_largest(const mv_profile *profile, size_t vector);

/* --- two poles ------------------------------------------------------------------------------------------ */

/* How an actor stands between two poles (actors): (a - b) / (a + b) of its positive strengths with them, from
 * -1 (only the second) over 0 (the same distance) to 1 (only the first). A pole without a positive tie adds 0.
 * The ties behind it are borrowed from the network, of whatever state; NULL: the pair has no relation. */
typedef struct mv_equidistance {
    size_t a, b;
    double strength_a, strength_b, value;
    const mv_tie *tie_a, *tie_b;
    const char *undefined; /* no positive tie with either; the actor is a pole itself; the poles are one */
} mv_equidistance;

/* All three are actors of the network. It never fails. */
mv_equidistance mv_equidistance_of(const mv_network *network, size_t actor, size_t a, size_t b);

/* --- bridged rivalries ---------------------------------------------------------------------------------- */

/* The pairs on bad terms (negative ties) whose both sides the actor has a positive tie with: ++- triangles seen
 * from the actor between the positive sides, so that the counts of all actors sum to their number. Weight and
 * direction are ignored. The measure is ours, after Heider 1946. */
typedef struct mv_bridged {
    size_t count;
    size_t *ties;          /* their indices in network->ties, ascending: sorted by ids */
    size_t of;             /* negative ties that do not involve the actor */
    double share;          /* count / of */
    const char *undefined; /* why the share is: nobody else is on bad terms */
} mv_bridged;

mv_bridged *mv_bridged_build(const mv_network *network, size_t actor);
void mv_bridged_free(mv_bridged *bridged); /* accepts NULL */

/* --- brokerage ------------------------------------------------------------------------------------------ */

/* What a broker v does for an ordered pair (a, b) with a -> v -> b but not a -> b; the pattern gives the vectors
 * of a, v, b. Gould and Fernandez, Sociological Methodology 19 (1989). */
typedef enum mv_role {
    MV_COORDINATOR,    /* AAA */
    MV_ITINERANT,      /* ABA */
    MV_REPRESENTATIVE, /* AAB */
    MV_GATEKEEPER,     /* ABB */
    MV_LIAISON,        /* ABC */
    MV_ANY_ROLE,       /* the sum of the five */
    MV_ROLE_COUNT
} mv_role;

const char *mv_role_name(mv_role role);    /* "coordinator", ..., "any" */
const char *mv_role_pattern(mv_role role); /* "AAA", ...; "" for any */

/* Expectation and deviation are those of R's sna::brokerage: every ordered pair is tied with the same
 * probability (the density), independently, while groups stay as they are. Undirected ties are not independent
 * both ways, so there z is a yardstick rather than a test.
 * An actor of several vectors counts in each role by its shares s: the pair (a, b) adds to a role of v the sum of
 * s_a(i) s_v(j) s_b(k) over all vectors i, j, k in that role's pattern, so that the five roles sum to the number
 * of pairs. With one vector each these are whole numbers, and those of sna. Expectation and deviation are those of
 * the weighted sum. Counting by shares is ours. */
typedef struct mv_role_score {
    double count;     /* ordered pairs brokered, by shares */
    double expected;  /* NAN when fewer than two actors have a vector */
    double deviation; /* likewise, and where shares are so small that rounding would tell it */
    double z;         /* (count - expected) / deviation; NAN when the deviation is 0: no room for the role */
} mv_role_score;

/* Roles of every actor, on positive ties: a and b may be on bad terms, and are brokered then as well. Strength
 * is ignored. Without direction each pair counts both ways: counts are even or equal in pairs, and
 * representative = gatekeeper. Actors without a vector are left out as brokers and as brokered, and out of the
 * density: their scores are NAN, for the reason that they have no vector. */
typedef struct mv_brokerage {
    size_t actor_count;
    mv_role_score (*scores)[MV_ROLE_COUNT]; /* scores[actor][role] */
    size_t grouped, left_out;               /* actors with and without a vector */
    bool directed;                          /* counted along arcs */
    size_t arcs;                            /* positive arcs among the grouped; an undirected tie is two */
    double density;                         /* arcs / (grouped (grouped - 1)) */
} mv_brokerage;

/* With `directed` along the arcs of a network that was built with `directed`; otherwise on its ties. */
mv_brokerage *mv_brokerage_build(const mv_network *network, bool directed);
void mv_brokerage_free(mv_brokerage *brokerage); /* accepts NULL */

/* A pair that a broker connects: a -> broker -> b. Without direction a < b, and the role is that for (a, b), so
 * that representative and gatekeeper are the same thing seen from either side. Of actors of several vectors it is
 * the role that the pair adds most to, the first of equal ones. */
typedef struct mv_brokered {
    size_t a, b;
    mv_role role;
} mv_brokered;

/* The pairs behind an actor's scores, on ties or along arcs, by (a, b), and of each role no more than `most`. The
 * caller frees the list, which is NULL when there are none. */
mv_brokered *mv_brokered_pairs(const mv_network *network, size_t broker, bool directed, size_t most,
                               size_t *count);

/* --- blocs ---------------------------------------------------------------------------------------------- */

typedef struct mv_path_options {
    bool weighted; /* a tie is 1/strength long; otherwise every tie is 1 */
    bool directed; /* along arcs, of a network that was built with `directed` */
} mv_path_options;

/* Bloc-to-bloc betweenness of an actor v: the sum over s in bloc S and t in bloc T of the share of shortest
 * positive paths from s to t that run through v, divided by |S| |T|: 0 (never) .. 1 (always). Every pair (s, t)
 * counts once, also without direction (not halved), and v is no end of the paths it is on; |S| and |T| count all
 * members, v too. A pair without a path adds 0. Brandes, Social Networks 30 (2008). Actors of several vectors
 * count by their shares, which is ours: a pair (s, t) adds the product of s's share in S and t's in T, and |S| |T|
 * is the sum of these products over all pairs of two different actors. `values` gets vector_count x vector_count
 * numbers, row S, column T; NAN on the diagonal (one bloc is not two) and for a bloc without members. MV_LIMIT
 * when strengths lie too far apart for weighted paths. */
mv_status mv_bloc_betweenness(const mv_network *network, size_t actor, mv_path_options options, double *values,
                              mv_log *log);

/* The same number for every actor and one pair of blocs (vectors). */
mv_status mv_bloc_betweenness_of_all(const mv_network *network, size_t from, size_t to, mv_path_options options,
                                     double *values, mv_log *log);

/* --- what a set is about ---------------------------------------------------------------------------------- */

enum { MV_ABOUT_TIES = 5 };

/* Whether a network records next to nothing but the ties of its focus, as an article about one country does: of
 * the ties between two actors of the focus's kind (where there are none, of all ties) at least three quarters have
 * the focus at one end, and there are at least MV_ABOUT_TIES. That the focus then stands between the others, or
 * has the most ties, says what the source is about. false without a focus. */
bool mv_is_about_focus(const mv_network *network);

/* --- several actors at once ------------------------------------------------------------------------------- */

/* The network that roles and paths of actors of one kind are counted in: what two of them share becomes a tie
 * between them beside those they have (mv_selection.project with `direct`), by the selection of `network`; of an
 * ego network it is the projection, not an ego network of the whole one's. *out is NULL when `network` serves as
 * it is: all actors are of that kind, or it is projected already. Freed with mv_network_free(); the set behind
 * `network` must outlive it. */
mv_status mv_one_mode_build(mv_network **out, const mv_network *network, const char *kind, mv_log *log);

/* Where some actors of a network stand among the vectors. Start from { 0 }; mv_vector_survey_clear() frees what it
 * holds. Actors are those of `network`, but for the scores of `brokerage`, whose are those of `one_mode`. */
typedef struct mv_vector_survey {
    const mv_network *network;  /* borrowed */
    size_t *actors, count;      /* whom it speaks of, ascending */
    mv_profile *profiles;       /* of every actor of the network */
    mv_bridged **bridged;       /* by actor of the network; NULL for those it does not speak of */
    mv_ei *closed, all_closed;  /* of each vector, and of all together */
    mv_network *projected;      /* by the kind of the first of `actors`; NULL: see mv_one_mode_build() */
    const mv_network *one_mode; /* the projected network, or `network` */
    mv_brokerage *brokerage;    /* of every actor of `one_mode`; along arcs where it has them */
    mv_universal bodies; /* (balance.h) that at least half of the countries share; found by ..._survey_without() */
    mv_network *projected_without;   /* the one-mode network without them; NULL without bodies */
    mv_brokerage *brokerage_without; /* in it; NULL likewise */
    double *between; /* bloc betweenness in `one_mode`, for each of `actors` a matrix of vectors x vectors as by
                        mv_bloc_betweenness(), NAN for one that is not there; NULL until it is searched */
} mv_vector_survey;

/* Surveys the focus (nobody, where there is none), or with `all` every actor of its kind (without a focus every
 * country). Everything but the paths. Cleared by the caller, also after an error. */
mv_status mv_vector_survey_build(mv_vector_survey *survey, const mv_network *network, bool all, mv_log *log);

/* Adds the paths: for one actor a walk from everybody; for many, every pair of vectors in turn, which takes less:
 * actors x ties steps for each pair. */
mv_status mv_vector_survey_paths(mv_vector_survey *survey, mv_path_options options, mv_log *log);

/* Finds the bodies that nearly everybody shares, and the roles without them. */
mv_status mv_vector_survey_without(mv_vector_survey *survey, mv_log *log);

/* The roles of an actor of the network by `brokerage`; NULL when it is not in the one-mode network. */
const mv_role_score *mv_vector_survey_roles(const mv_vector_survey *survey, size_t actor);

/* The same by `brokerage_without`. */
const mv_role_score *mv_vector_survey_roles_without(const mv_vector_survey *survey, size_t actor);

/* Frees what a survey holds. */
void mv_vector_survey_clear(mv_vector_survey *survey);

/* --- sensitivity ---------------------------------------------------------------------------------------- */

/* A choice behind the data that others would make differently. */
typedef enum mv_choice_kind {
    MV_FOLD_OTHERWISE,  /* the relations of a pair fold by another rule */
    MV_LEAVE_OUT_ROLES, /* a relation of the family role (founder, chair) does not count when its pair has a
                           positive one of the family institutional */
    MV_MOVE_VECTOR,     /* another actor belongs to another vector, wholly, or to none */
    MV_SCALE_TYPE,      /* relations of one type weigh more or less */
    MV_LEAVE_OUT_DOUBT, /* relations of medium or low confidence are left out; unrated ones stay */
    MV_COUNT_VECTOR,    /* a vector that is counted is not, or the other way round */
    MV_CHOICE_KIND_COUNT
} mv_choice_kind;

typedef struct mv_choice {
    mv_choice_kind kind;
    mv_fold fold;             /* instead of the network's */
    size_t moved, vector;     /* an actor of the network; a vector of its set, or MV_NONE */
    size_t type;              /* of the document */
    double factor;            /* > 0: on the weights of that type */
    mv_confidence confidence; /* MV_MEDIUM: leave out medium and low; MV_LOW: leave out low */
} mv_choice;

/* Where an actor stands by its profile. */
typedef struct mv_standing {
    double evenness, effective_vectors;
    size_t dominant;            /* a vector of the set, or MV_NONE */
    size_t rank;                /* 1 + the actors coded alike (mv_peers_of) that are more even; 0: there is none */
    size_t ranked;              /* those of them whose evenness is defined */
    const char *undefined;      /* as in the profile; or the actor is not in the network any more */
    const char *rank_undefined; /* why there is no rank */
    size_t sharers;             /* of the rank, the actor included */
    bool dominant_shared;       /* other vectors are as large as the dominant one */
} mv_standing;

/* Of an actor of the network. It never fails. */
mv_standing mv_standing_of(const mv_network *network, size_t actor);

/* The same after one choice was made otherwise. Network and document stay as they are, and so does the selection,
 * but for the rule when that is the choice; what follows from ties (ego, isolates, least strength, projection) is
 * found anew. Moving a vector changes nothing but the vector: who is selected stays. MV_USAGE for a factor that is
 * no positive number. */
mv_status mv_standing_with(mv_standing *out, const mv_network *network, size_t actor, const mv_choice *choice,
                           mv_log *log);

/* Where an actor would stand had one choice been made otherwise. */
typedef struct mv_trial {
    mv_choice choice;
    mv_standing after;
    double change; /* of evenness; NAN unless it is defined before and after */
    bool telling;  /* of the labels of one actor only the one that changes most, of the rest every one */
} mv_trial;

typedef struct mv_trials {
    mv_standing before;
    mv_trial *items;
    size_t count, untried; /* untried: there was no time for those behind */
} mv_trials;

/* Tries, one at a time, first how pairs are counted: every other fold rule; without roles beside a membership,
 * where there are any. Then the labels that are plausible for the actors that this one has positive ties with:
 * another's declared alternatives, or else the counted vectors of those that it has positive ties with itself,
 * this one included, but for those it has a share in; a pole (alignment.h) is what its vector is about, and
 * needs declared ones. Then every type of its relations at half and at double weight; without relations of low,
 * and of medium and low confidence, where there are any; each vector counted when it is not, and the other way
 * round. For a network without projection. `jobs` processes (0: 1) share them where they are many; one whose
 * process is lost is undefined, and an error says so. Start from { 0 }; cleared by the caller, also after an
 * error.
 */
mv_status mv_trials_run(mv_trials *trials, const mv_network *network, size_t actor, unsigned jobs, mv_log *log);
void mv_trials_clear(mv_trials *trials);

MV_END_DECLS

#endif
