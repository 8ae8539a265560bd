#ifndef ANALYSIS_FRUSTRATION_WORKER_WORKER_H
#define ANALYSIS_FRUSTRATION_WORKER_WORKER_H

#include "analysis/frustration/base/clock.h"
#include "analysis/frustration/base/grid.h"
#include "analysis/frustration/worker/news.h"

/* Runs the search in a child process and gathers what it tells until it ends, is lost, which
 * `news` tells then, or has used up its time and some grace. Without processes to be had it runs here. */
void mv_worker_run(const mv_signed_ties *ties, const mv_grid *grid, const mv_frustration_options *options,
                   mv_news *news);

/* The whole search: reduces the network, searches each connected kernel, and tells what it finds. */
void mv_search_whole(const mv_signed_ties *ties, const mv_grid *grid, const mv_frustration_options *options,
                     mv_clock *clock, mv_teller *teller);

#endif
