#ifndef ANALYSIS_FAMILY_H
#define ANALYSIS_FAMILY_H

#include "multivector/metric.h"

/* A file of metrics ends in its table; metric.c lists the files. */
typedef struct mv_metric_family {
    const mv_metric *rows;
    size_t count;
} mv_metric_family;

extern const mv_metric_family mv_overview, mv_degrees, mv_paths, mv_spectral, mv_neighbourhood, mv_vector_metrics,
    mv_balance_metrics, mv_frustration_metrics;

#endif
