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

typedef enum mv_graph_kind {
    MV_SIGNED_TIES,   /* positive and negative ties, undirected; weights are |strength| */
    MV_POSITIVE_TIES, /* positive ties, undirected */
    MV_POSITIVE_ARCS, /* positive arcs, directed; only of a network built with `directed` */
    MV_GRAPH_COUNT
} mv_graph_kind;

/* What one pass over the network gives to several metrics: kept by the first that asks, freed with the network. */
typedef struct mv_memo {
    void *value;
    void (*free)(void *value);
} mv_memo;

enum {
    MV_MEMO_DISTANCES,
    MV_MEMO_HOLES,
    MV_MEMO_HOLES_WEIGHTED,
    MV_MEMO_CENSUS,
    MV_MEMO_TRIANGLES,
    MV_MEMO_FRUSTRATION,
    MV_MEMO_COUNT
};

struct mv_graphs {
    mv_graph of[MV_GRAPH_COUNT];
    mv_memo memos[MV_MEMO_COUNT];
};

/* A graph of the network, which is built when it is first asked for: most of what is told of a network needs none.
 */
mv_status mv_graph_of(const mv_graph **out, const mv_network *network, mv_graph_kind kind, mv_log *log);

/* The one that paths run along: the arcs of a directed network, else its positive ties. */
mv_status mv_graph_of_paths(const mv_graph **out, const mv_network *network, mv_log *log);

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
