#ifndef ANALYSIS_SETS_SETS_INTERNAL_H
#define ANALYSIS_SETS_SETS_INTERNAL_H

#include "analysis/graph/signed_pairs.h"
#include "multivector/sets.h"

/* The sets on the union of their actors: what distances, stability and steps are read from. */

typedef struct mv_sets_view {
    size_t count;
    const mv_network *const *networks;
    bool directed;     /* pairs are ordered: see sets.h */
    const char *focus; /* an id, or NULL */
    size_t actor_count, type_count, vector_count;
    const char **actors, **types, **vectors; /* ids of the union, in byte order */
    size_t **place;                          /* of each set: its actors in the union, ascending */
    size_t *tie_counts;
    mv_signed_pair **ties; /* of each set */
} mv_sets_view;

mv_sets_view mv_sets_view_of(const mv_network *const *networks, size_t count, const char *focus);
void mv_sets_view_clear(mv_sets_view *view);

/* Where an id stands among sorted ones; it must be there. */
size_t mv_place_of(const char *const *ids, size_t count, const char *id);

/* A set as things with values, ascending by key and without two of the same key. */
typedef struct mv_feature {
    uint64_t key;
    double value;
} mv_feature;

typedef struct mv_features {
    size_t count;
    mv_feature *items;
    const char *undefined; /* why the set has none, and no distance to any other */
} mv_features;

/* Fills distances and undefined of the sets. */
void mv_set_distances_fill(mv_sets *sets, const mv_sets_view *view, const mv_sets_options *options, mv_log *log);

/* Fills ties, tie_count and consensus_count. */
void mv_stability_fill(mv_sets *sets, const mv_sets_view *view);

/* Fills dated, order and steps. */
void mv_steps_fill(mv_sets *sets, const mv_sets_view *view);

#endif
