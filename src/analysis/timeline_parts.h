#ifndef ANALYSIS_TIMELINE_PARTS_H
#define ANALYSIS_TIMELINE_PARTS_H

#include "multivector/timeline.h"

/* Adds a metric, or with a vector (else MV_NONE) a share. */
void mv_timeline_add(mv_timeline *timeline, const mv_metric *metric, size_t vector);

/* Whether a name of --metrics is one of shares. */
bool mv_timeline_is_share(const char *name);

/* Adds the share, or all shares, of this name. MV_USAGE without a focus, and for a vector that is not counted. */
mv_status mv_timeline_add_shares(mv_timeline *timeline, const char *name, mv_log *log);

/* The share of a vector, by id, in the positive strength of the network's focus; NAN: undefined, or no focus. */
double mv_timeline_share(const mv_network *network, const char *vector);

/* Finds the events that make pairs. */
void mv_timeline_pair_events(mv_timeline *timeline);

#endif
