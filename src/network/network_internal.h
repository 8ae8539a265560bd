#ifndef NETWORK_NETWORK_INTERNAL_H
#define NETWORK_NETWORK_INTERNAL_H

#include "multivector/network.h"
#include "support/memory.h"
#include <igraph.h>

/* The igraph side of a network, for the analysis alone. Vertices are the actors, in their order. */
typedef struct mv_graph {
    igraph_t graph;
    igraph_vector_t weights; /* strength of each edge, > 0 */
    bool built;
} mv_graph;

struct mv_graphs {
    mv_graph signed_ties;   /* positive and negative ties, undirected; weights are |strength| */
    mv_graph positive_ties; /* positive ties, undirected */
    mv_graph positive_arcs; /* positive arcs, directed; only when the network was built with `directed` */
};

/* What the program that uses this library has set in igraph, which may be its library as well. */
typedef struct mv_igraph_host {
    igraph_error_handler_t *error;
    igraph_warning_handler_t *warning;
    igraph_rng_t random;
    bool drawn;         /* ours are in place of them */
    int pending;        /* what igraph was to free on an error, of the host's */
    mv_cleanup cleanup; /* the host's own is set again also when memory runs out in between */
} mv_igraph_host;

/* Stand around all calls of igraph that can fail or draw: in between failures are codes, out of memory leads back
 * to the guard at once, as some functions of igraph free twice on their own way back, and random numbers begin
 * anew from one seed; behind, everything is the host's again. Pairs may stand inside each other. */
void mv_igraph_begin(mv_igraph_host *host);
void mv_igraph_end(mv_igraph_host *host);

/* Turns an igraph error code into a status with a message. */
mv_status mv_igraph_check(igraph_error_t code, mv_log *log);

/* For igraph's own allocations: running out of memory leads back to the guard, as in support/memory.h. */
void mv_igraph_memory(igraph_error_t code);

/* Divides weights by a power of two so that the largest is between 1 and 2, and returns its exponent. Sums and
 * squares of weights near either end of the number range lie beyond it, and igraph does not look. */
int mv_igraph_scale(igraph_vector_t *weights);

/* Leaves the calling function through its `done:` label when an igraph call fails. Expects `status` and
 * `log`. */
#define MV_TRY(call)                                                                                              \
    do {                                                                                                          \
        status = mv_igraph_check((call), log);                                                                    \
        if (status) goto done;                                                                                    \
    } while (0)

#endif
