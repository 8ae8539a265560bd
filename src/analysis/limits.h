#ifndef ANALYSIS_LIMITS_H
#define ANALYSIS_LIMITS_H

/* Up to which size what is searched unasked, and how. Beside these stand the limits that callers must know: in
 * balance.h MV_WALK_EXACT, in compare.h MV_QAP_ACTORS and MV_DELTACON_ACTORS, in frustration.h MV_MOST_JOBS. */
enum {
    /* Ties up to which a report searches the frustration index without being asked by name: seconds. */
    MV_QUICK_TIES = 20000,
    /* Trials times ties up to which leaving one out after the other searches it each time: about a second. */
    MV_REPEATED_TIES = 100000,
    /* Edges of a reduced network up to which a gap of the cycle program is branched on: GLPK's memory and time. */
    MV_BRANCHING_EDGES = 20000,
    /* Actors up to which LAPACK finds both ends of a spectrum, and its lower end alone, faster than an iteration.
     */
    MV_DENSE_BOTH_ENDS = 400,
    MV_DENSE_ONE_END = 800,
    /* Dates of a timeline: a measurement of the whole network for each. */
    MV_MOST_DATES = 10000
};

/* Actors x (actors + ties) up to which a metric that is marked MV_SLOW is run without being asked by name: some
 * ten seconds. */
#define MV_UNASKED_STEPS 1e9

#endif
