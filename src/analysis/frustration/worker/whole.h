#ifndef ANALYSIS_FRUSTRATION_WORKER_WHOLE_H
#define ANALYSIS_FRUSTRATION_WORKER_WHOLE_H

#include "analysis/frustration/base/clock.h"
#include "analysis/frustration/base/grid.h"
#include "analysis/frustration/worker/news.h"

/* The whole search: reduces the network, searches each connected kernel, and tells what it finds. */
void mv_search_whole(const mv_signed_ties *ties, const mv_grid *grid, const mv_frustration_options *options,
                     mv_clock *clock, mv_teller *teller);

#endif
