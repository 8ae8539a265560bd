#ifndef ANALYSIS_FAMILY_H
#define ANALYSIS_FAMILY_H

#include "multivector/frustration.h"
#include "multivector/metric.h"

/* What computes a metric; not every one needs the options or the log. */
#define MV_METRIC(name, result)                                                                                   \
    static mv_status name(const mv_network *network, __attribute__((unused)) const mv_metric_options *options,    \
                          double *result, __attribute__((unused)) mv_log *log)

/* A file of metrics ends in its table; metric.c lists the files. */
typedef struct mv_metric_family {
    const mv_metric *rows;
    size_t count;
} mv_metric_family;

/* What a metric takes that looks at the network from every actor: actors x (actors + ties) steps. */
double mv_metric_work(const mv_network *network);

/* betweenness_sampled, with the errors (or NULL). */
mv_status mv_estimate_betweenness(const mv_network *network, const mv_metric_options *options, double *values,
                                  double *errors, mv_log *log);

/* The search by count that a metric has made of the network, if these options ask for the same; else NULL. */
const mv_frustration *mv_network_frustration(const mv_network *network, const mv_frustration_options *options);

extern const mv_metric_family mv_overview, mv_degrees, mv_paths, mv_spectral, mv_neighbourhood, mv_vector_metrics,
    mv_balance_metrics, mv_frustration_metrics;

#endif
