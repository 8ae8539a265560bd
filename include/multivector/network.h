#ifndef MULTIVECTOR_NETWORK_H
#define MULTIVECTOR_NETWORK_H

#include "multivector/decls.h"
#include "multivector/relations.h"

MV_BEGIN_DECLS

/* From a relation set and a selection to a network of ties: select relations and actors, cut out an ego
 * network, fold the relations of each pair into one tie. */

typedef enum mv_at { MV_AT_AS_OF, MV_AT_DATE, MV_AT_ALL, MV_AT_DURING } mv_at;

typedef enum mv_fold {
    MV_FOLD_SUM,          /* sign and strength of the summed sign x weight; a zero sum is ambivalent */
    MV_FOLD_SIGN_SUM,     /* the same with every weight 1 */
    MV_FOLD_ANY_NEGATIVE, /* negative if any relation is; strength is the sum of the winning side */
    MV_FOLD_UNANIMOUS,    /* pairs with both signs are dropped and listed */
    MV_FOLD_STRONGEST,    /* of each sign the strongest relation alone; else as MV_FOLD_SUM */
    MV_FOLD_EACH, /* every relation stays a tie of its own, for the frustration index; all else folds by sum */
    MV_FOLD_COUNT
} mv_fold;

const char *mv_fold_name(mv_fold fold);
const char *mv_fold_summary(mv_fold fold);
const char *mv_fold_name_at(size_t index); /* by number, which is the mv_fold; NULL behind the last */

/* How much a body weighs that two actors share, when a network is projected (see below). */
typedef enum mv_projection {
    MV_PROJECT_COUNT,   /* 1 */
    MV_PROJECT_JACCARD, /* 1 / bodies of either */
    MV_PROJECT_OVERLAP, /* 1 / bodies of the one that has fewer */
    MV_PROJECT_COSINE,  /* 1 / sqrt(bodies of the one x bodies of the other) */
    MV_PROJECT_NEWMAN,  /* 1 / (members - 1) */
    MV_PROJECTION_COUNT
} mv_projection;

const char *mv_projection_name(mv_projection projection);    /* "count", "jaccard", ... */
const char *mv_projection_summary(mv_projection projection); /* "each weighing ..."; "" for a count */
const char *mv_projection_name_at(size_t index); /* by number, which is the mv_projection; NULL behind the last */

/* Which of its relations are an actor's own, in all that is said of the ties of one: profile and rank, partners,
 * poles, alignment. */
typedef enum mv_tie_side {
    MV_SIDE_BOTH, /* all, without direction */
    MV_SIDE_OUT,  /* those that lead from it, and undirected ones */
    MV_SIDE_IN,   /* those that lead to it, and undirected ones */
    MV_SIDE_COUNT
} mv_tie_side;

const char *mv_side_name(mv_tie_side side); /* "both", "out", "in" */
const char *mv_side_word(mv_tie_side side); /* "", "outgoing ", "incoming ": what stands before "ties" */
const char *mv_side_name_at(size_t index);  /* by number, which is the mv_tie_side; NULL behind the last */

/* What counts. { 0 } selects what holds at the document's own date and folds by sum. Empty lists of names let
 * everything through. */
typedef struct mv_selection {
    mv_at at;
    mv_date date;     /* with MV_AT_DATE */
    mv_period during; /* with MV_AT_DURING: whatever held on any day of it (see below) */
    mv_names types, without_types, confidences, kinds, vectors, without;
    int sign;                 /* -1 or 1: only relations of this sign; 0: all */
    bool distinct;            /* a statement made twice counts once (see below) */
    const char *project;      /* kind of actor to project on; NULL: no projection (see below) */
    mv_projection projection; /* what each shared actor weighs */
    bool direct;              /* keep the relations between actors of that kind as well */
    const char *ego;
    size_t radius;      /* around `ego` */
    mv_names within;    /* actors that count as within reach of `ego` whatever their ties: those that are so in a
                           set beside this one */
    double min_weight;  /* pairs whose strength is smaller are no ties, in no direction; 0: keep all */
    bool drop_isolates; /* actors without a tie leave the network */
    bool directed;      /* fold ordered pairs as well (see mv_arc) */
    mv_tie_side side;   /* other than MV_SIDE_BOTH only with `directed` */
    const char *focus;  /* NULL: the document's focus */
    mv_fold fold;
    const mv_relations *const *beside; /* sets that are selected alike, to be compared: a name that only one of
                                          them knows is no error, and selects nothing here */
    size_t beside_count;
    const struct mv_identity *identity; /* which actors stand for their successors, or might (identity.h), for as
                                           long as the network lives; NULL: none */
    const bool *uncovered; /* for each relation of the set: leave it out (see mv_uncovered); NULL: none */
} mv_selection;

/* A period selects what held on any day of it, and the actors that existed on any. There a type of one sign counts
 * once per pair (of ends, or of source and target where it is directed), by its largest weight: it may have ended
 * and begun again. A relation of unknown beginning counts in a period that ends on the document's own date or
 * later. */

/* With `distinct` of the relations of one pair, type and sign that hold on the date the one with the largest
 * weight counts; where all time does, of those with the same dates. It comes behind the rest of the selection, and
 * before projection. */

/* Projection makes a one-mode network: only actors of one kind stay, and every other actor (a body) that two of
 * them are positively tied to (after folding, by the same rule; strengths do not count) becomes a relation of type
 * "shared" between the two, named in its note. Those of a pair weigh so that they sum, with A and B the bodies of
 * the one and the other, to
 *   count    |A n B|
 *   jaccard  |A n B| / |A u B|, 0 .. 1             Jaccard, Bull. Soc. Vaud. Sci. Nat. 37 (1901)
 *   overlap  |A n B| / min(|A|, |B|), 0 .. 1       Szymkiewicz 1934; Simpson, Am. J. Sci. 241 (1943)
 *   cosine   |A n B| / sqrt(|A| |B|), 0 .. 1       Ochiai 1957; Salton and McGill 1983
 *   newman   sum over A n B of 1 / (members - 1), which keeps a large body from outweighing small ones
 *                                                  Newman, Phys. Rev. E 64, 016132 (2001)
 * A body with one member is one of its bodies, too. The sum is what MV_FOLD_SUM makes of them (and MV_FOLD_EACH,
 * ..ANY_NEGATIVE and ..UNANIMOUS, where there are no direct relations beside them). MV_FOLD_SIGN_SUM counts
 * whatever the weight, and under MV_FOLD_STRONGEST a pair has its strongest "shared" relation alone, however many
 * there are: one body's part of the index. */

/* Why a relation or an actor of the document is not in the network. */
typedef enum mv_left_out {
    MV_UNCOVERED,     /* set apart, because the set that this one is compared with does not cover it */
    MV_NOT_EXISTING,  /* one of its ends does not exist on the date */
    MV_NOT_YET,       /* starts after the date */
    MV_ENDED,         /* ended on or before the date */
    MV_START_UNKNOWN, /* no start known, and the date lies before the document's own */
    MV_OTHER_TYPE,
    MV_OTHER_SIGN,
    MV_OTHER_CONFIDENCE,
    MV_ACTOR_GONE,   /* an end is not in the network (kind, vector, without, ego) */
    MV_REPEATED,     /* in a period: another of this type, sign and pair counts, which weighs as much or more */
    MV_STATED_TWICE, /* with mv_selection.distinct: another statement of the same counts */
    MV_LEFT_OUT_COUNT
} mv_left_out;

/* "not yet in force", "ended", ... */
const char *mv_left_out_text(mv_left_out reason);

typedef enum mv_tie_state {
    MV_POSITIVE,
    MV_NEGATIVE,
    MV_AMBIVALENT, /* the relations cancel out: counted and listed, no part of signed measures */
    MV_NEUTRAL,    /* only relations of sign 0: drawn and listed, no tie */
    MV_DROPPED,    /* both signs, under MV_FOLD_UNANIMOUS: no tie */
    MV_WEAK,       /* below min_weight: no tie */
    MV_TIE_STATE_COUNT
} mv_tie_state;

/* "positive", "negative", ... */
const char *mv_tie_state_name(mv_tie_state state);

/* What the relations of one pair fold into. a < b are actors of the network, in the order of their ids. */
typedef struct mv_tie {
    uint32_t a, b;
    mv_tie_state state;
    double strength;           /* >= 0; 0 when ambivalent, neutral or dropped */
    double positive, negative; /* summed weight of the positive and of the negative relations, each 1 under
                                  MV_FOLD_SIGN_SUM; under MV_FOLD_STRONGEST the largest weight of each sign */
    uint32_t first, count;     /* its relations: mv_network.members[first .. first + count - 1] */
} mv_tie;

/* The fold of an ordered pair: an undirected relation counts both ways. Only with mv_selection.directed. Weak when
 * the pair is, without direction. */
typedef struct mv_arc {
    uint32_t from, to;
    mv_tie_state state;
    double strength;
} mv_arc;

/* A tie as one of its ends has it. */
typedef struct mv_end {
    size_t actor, other;
    const mv_tie *tie; /* borrowed from the network */
} mv_end;

/* The network. Actors are numbered in the byte order of their ids and ties sorted by (a, b), so that results
 * do not depend on the order of the file. Everything is borrowed from the network; `set` must outlive it. */
typedef struct mv_network {
    const mv_relations *set;      /* what the network is made of; with a projection the projected set */
    const mv_relations *document; /* the set it was built from, which must outlive it, too: `set`, unless it is
                                     projected; with `identity` the one in which successors stand for others */
    mv_selection selection;       /* as asked; its strings are the caller's */
    mv_relations *projected;      /* the projected set, which belongs to the network; NULL without one */
    mv_relations *followed;       /* likewise that in which successors stand for others */
    size_t document_actors, document_relations; /* in the document, before anything was left out */
    mv_date date;                               /* the date that counted; .day 0: a period did, or all time */
    mv_span days;                               /* the days that counted; both sides open: all */
    size_t focus;                               /* an actor of the network, or MV_NONE */
    size_t actor_count;
    uint32_t *actors;      /* for each actor its index in the set */
    size_t relation_count; /* relations selected, self-loops included */
    uint32_t *relations;   /* their indices in the set, ascending */
    uint32_t *members;     /* the same without self-loops, grouped by tie; then, with a side, grouped by `sides` */
    size_t tie_count;      /* pairs with at least one relation: ties and neutral, dropped, weak pairs */
    mv_tie *ties;
    size_t arc_count;
    mv_arc *arcs;
    size_t side_count; /* 0 without a side */
    mv_tie *sides;     /* what an actor's relations with another on the side asked for fold into: `a` is the actor
                          whose they are, in either order of ids; sorted by (a, b) */
    size_t loops;      /* relations from an actor to itself */
    size_t states[MV_TIE_STATE_COUNT];  /* pairs of each state */
    size_t left_out[MV_LEFT_OUT_COUNT]; /* relations left out, by the first reason that applied */
    size_t not_existing;                /* actors that do not exist on the date */
    size_t actors_left_out;             /* by kind, vector, without, ego */
    size_t isolates_dropped;            /* by drop_isolates */
    struct mv_graphs *graphs;           /* the same in igraph, as far as it was needed; for the analysis alone */
} mv_network;

/* Builds the network; a name in the selection that the set does not know is an error with a suggestion
 * (MV_USAGE). MV_BAD_DATA: the weights of a pair sum to more than a number can hold. MV_LIMIT: a projection of
 * more than 20 million relations. The caller frees it with mv_network_free(). Empty sets give empty networks. */
mv_status mv_network_build(mv_network **out, const mv_relations *set, const mv_selection *selection, mv_log *log);

/* Accepts NULL. */
void mv_network_free(mv_network *network);

/* The actor of the network: a record of the set. */
const mv_actor *mv_network_actor(const mv_network *network, size_t actor);

/* The name of an actor of the network, in a language or NULL, on the last day that counts. */
const char *mv_network_name(const mv_network *network, size_t actor, const char *language);

/* The last day that counts (mv_date.day), for mv_actor_name_on(); 0: all time does. */
int32_t mv_network_day(const mv_network *network);

/* The ties of all actors as their ends have them. Of MV_SIDE_BOTH every tie twice, once from each end; of another
 * side every item of `sides` once. Pairs of whatever state. By number from 0 on, in the order of the network. */
size_t mv_end_count(const mv_network *network);
mv_end mv_end_at(const mv_network *network, size_t index);

/* The tie of an actor with another as the first has it; NULL: no relation on that side. */
const mv_tie *mv_end_between(const mv_network *network, size_t actor, size_t other);

/* Of the tie's relations of this sign (-1, 0 or 1) the strongest, as an index in the set; MV_NONE without any. Of
 * equal weights the one that started first (a start that is known before one that is not), then the smallest id
 * (one that has an id before one without), then the smallest id of its type. */
size_t mv_tie_strongest(const mv_network *network, const mv_tie *tie, int sign);

/* Actors without a tie. Some are linked with others all the same, by pairs that are no tie (neutral, dropped,
 * weak); the rest have no relation to another at all. */
typedef struct mv_loners {
    size_t tieless; /* isolates */
    size_t linked;  /* those of them that are linked */
} mv_loners;

/* A walk through the ties. */
mv_loners mv_loners_of(const mv_network *network);

/* Why a relation of the set that the network has both ends of, and whose type, sign and confidence are selected,
 * is not in it: MV_NOT_YET, MV_ENDED or MV_START_UNKNOWN. MV_LEFT_OUT_COUNT: it is in force, or left out for other
 * reasons, or the network is projected. */
mv_left_out mv_not_in_force(const mv_network *network, size_t relation);

/* The days that a selection of this set is about; both sides open: all. */
mv_span mv_selection_days(const mv_selection *selection, const mv_relations *set);

/* Whether a period was asked for: network.selection.during. */
bool mv_network_of_period(const mv_network *network);

/* What counted, as text: the date, "2010..2014", or "" when every relation did. Returns `text`. */
const char *mv_network_time(const mv_network *network, mv_period_text text);

/* Actors that were coded alike: of one kind, and named by the same entries of the set's coverage, as `actors` and
 * `kinds`, among those that speak of a selected type and of a day that counts. Only among them a rank says
 * something: others may have fewer ties because fewer were collected. */
typedef struct mv_peers {
    bool *actors; /* for each of the network, the one that was asked about included */
    size_t count;
    const char *undefined; /* why no rank is given; NULL: there are five or more */
} mv_peers;

#define MV_WHY_NO_COVERAGE "coverage is not declared"
#define MV_WHY_NOT_COVERED "its relations are not covered then"
#define MV_WHY_CODED_OTHERWISE "coded otherwise"
#define MV_WHY_FEW_PEERS "fewer than five actors are coded alike"

/* `actor` is one of the network. It never fails; the caller clears the result. */
mv_peers mv_peers_of(const mv_network *network, size_t actor);
void mv_peers_clear(mv_peers *peers);

/* Directed relations, whose direction ties do not have; a network built with `directed` has it in its arcs. Not
 * among them are self-loops and relations of sign 0, which no measure would read either way, and the families
 * institutional and role, which lead from the member to its body by convention. Start from { 0 }; cleared by the
 * caller. */
typedef struct mv_directed_type {
    char *id;
    size_t relations;
} mv_directed_type;

typedef struct mv_direction {
    size_t relations;        /* in the network, or in that network of several which has most */
    mv_directed_type *types; /* of all of them: the commonest first, then by id */
    size_t type_count;
} mv_direction;

/* Adds those of one more network; of several in turn the largest number counts. */
void mv_direction_add(mv_direction *all, const mv_network *network);

/* The same in two steps: how many of each type of the network's set (the caller frees the list), and what to add.
 */
size_t *mv_direction_count(const mv_network *network);
void mv_direction_add_counts(mv_direction *all, const mv_relations *set, const size_t *counts);

/* Frees what it holds. */
void mv_direction_clear(mv_direction *all);

/* How many there are in one network; and that no measure uses: 0 for a network built with `directed`. */
size_t mv_direction_relations(const mv_network *network);
size_t mv_direction_ignored(const mv_network *network);

/* The number of ties: positive + negative + ambivalent. */
size_t mv_network_tie_total(const mv_network *network);

/* The version of the igraph library in use. */
const char *mv_igraph_version(void);

/* The actor with this id, or MV_NONE. */
size_t mv_network_find(const mv_network *network, const char *id);

/* Why an actor of the document is not in the network: "does not exist then" or "is not selected". NULL: it is, or
 * the document does not know it. */
const char *mv_network_absence(const mv_network *network, const char *id);

/* The id of the focus that was asked for, or that the document has, whether or not it is in the network; NULL:
 * none.
 */
const char *mv_network_focus_id(const mv_network *network);

MV_END_DECLS

#endif
