#ifndef ANALYSIS_COMPARE_CHANGES_INTERNAL_H
#define ANALYSIS_COMPARE_CHANGES_INTERNAL_H

#include "multivector/compare.h"

/* What a pair is by which sides it has (MV_NONE: none) and what differs. */
mv_change mv_change_of(size_t a, size_t b, unsigned fields);

/* The order of two texts; none at all says the same as an empty one. */
int mv_compare_notes(const char *a, const char *b);

int mv_compare_dates(mv_date a, mv_date b);

/* Whether two ends mean the same: a last day, month or year is compared with what it stands for. */
bool mv_same_end(mv_date a, mv_date a_through, mv_date b, mv_date b_through);

/* The order of what two records say in words of their own; 0: the same. */
int mv_compare_attributes(const mv_attribute *a, const mv_attribute *b);

/* Fills relations and relation_changes; the actors are paired already. */
void mv_pair_relations(mv_changes *changes);

/* The share that an actor of the set has in the vector of this id; 0 when it has none. */
double mv_share_in(const mv_relations *set, const mv_actor *actor, const char *vector);

/* Lists the partners of the focus, and the ties that carry the change of each vector. */
void mv_focus_list_ties(mv_focus_comparison *comparison, const mv_changes *changes);

#endif
