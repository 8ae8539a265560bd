#ifndef ANALYSIS_GRAPH_LACK_H
#define ANALYSIS_GRAPH_LACK_H

/* A NAN of which mv_metric_lack() knows why it is one. */
typedef enum mv_lack { MV_LACKS_TIME = 1, MV_LACKS_ITS_WORKER } mv_lack;
double mv_metric_none(mv_lack why);

#endif
