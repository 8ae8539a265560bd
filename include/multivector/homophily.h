#ifndef MULTIVECTOR_HOMOPHILY_H
#define MULTIVECTOR_HOMOPHILY_H

#include "multivector/decls.h"
#include "multivector/metric.h"

MV_BEGIN_DECLS

/* Whether ties stay among actors of a kind: of one vector, kind or region, or alike in an attribute of the
 * document. On positive ties. An actor of several vectors counts in each by its share; one that is in no group, or
 * has no such attribute, is left out with its ties, and counted. */

/* External-internal index of a group: (E - I) / (E + I), from -1 (all ties inside) to 1 (all go out), each tie
 * counted once and without direction; Krackhardt and Stern, Social Psychology Quarterly 51 (1988). A tie of two
 * actors with the shares s and t counts for a group k as s_k t_k internal and s_k (1 - t_k) + t_k (1 - s_k)
 * external ties, for all groups together as sum_k s_k t_k internal and the rest of 1 external. With one group each
 * that is the index of the paper; the shares are ours, after the fuzzy modularity of Nepusz et al., Phys. Rev. E
 * 77, 016107 (2008). */
typedef struct mv_ei {
    size_t actors;  /* with a share in it; of all groups: in any */
    double members; /* the same as a sum of shares */
    double external_ties, internal_ties;
    double external_strength, internal_strength;
    double by_ties, by_strength; /* the index of the counts, and of the summed strengths */
    double left_out;             /* ties of members with actors that are in no group, by share; of all groups: the
                                    number of ties with such an actor at either end */
    const char *undefined;       /* no positive tie with an actor of any group */
} mv_ei;

/* Fills one for each vector of the set. In `whole` (may be NULL) all vectors together. */
void mv_ei_indices(const mv_network *network, mv_ei *by_vector, mv_ei *whole);

typedef enum mv_group_by {
    MV_GROUP_VECTOR,
    MV_GROUP_KIND,
    MV_GROUP_REGION,
    MV_GROUP_ATTRIBUTE, /* a text makes groups; where all actors that have it have a number, it is a number unless
                           it is asked for as a category */
    MV_GROUP_BY_COUNT
} mv_group_by;

const char *mv_group_by_name(mv_group_by by); /* "vector", "kind", "region", "attribute" */

typedef struct mv_grouping {
    mv_group_by by;
    const char *attribute; /* with MV_GROUP_ATTRIBUTE; borrowed */
    bool category;         /* with MV_GROUP_ATTRIBUTE: numbers make groups as texts do */
} mv_grouping;

typedef struct mv_homophily {
    mv_grouping by;
    bool numeric;
    size_t actors, left_out; /* of the network, that are in a group or have a number; that are not */
    size_t group_count;      /* 0 for a number */
    const char **names;      /* of the groups: ids of vectors in declared order, or texts in that of bytes */
    mv_ei *groups, whole;    /* of each, and of all together */
    /* Newman's assortativity, by groups or by numbers (Phys. Rev. E 67, 026126, 2003): 1 like only with like, 0
     * what chance gives, below 0 rather with others. Every tie counts 1, or with `weighted` by its strength;
     * without direction, or on arcs in a network built with `directed`. */
    double assortativity;
    const char *undefined; /* why that is NAN: no positive tie is selected, or there is none, or none between two
                              of these, or they never differ */
    bool weighted, directed;
    struct mv_arena *arena; /* behind names that were numbers */
} mv_homophily;

/* MV_USAGE for an attribute that no actor of the document has, with a suggestion. Freed with mv_homophily_free().
 */
mv_status mv_homophily_build(mv_homophily **out, const mv_network *network, mv_grouping by, bool weighted,
                             mv_log *log);
void mv_homophily_free(mv_homophily *homophily); /* accepts NULL */

MV_END_DECLS

#endif
