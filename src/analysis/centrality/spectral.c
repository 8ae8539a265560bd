#include "analysis/family.h"
#include "analysis/graph/igraph_compat.h"
#include "analysis/graph/tie_lists.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Importance that flows from important neighbours. */

enum { MOST_STEPS = 300 };
#define DAMPING 0.85

/* --- leading eigenvectors, component by component ------------------------------------------------------- */

/* On a graph of several components the leading eigenvector is not unique, or is zero outside one component, and
 * igraph's answer then depends on where its iteration starts. Each component for itself has exactly one. */
typedef struct parts {
    size_t count;
    igraph_vector_int_t component, sizes; /* component of each vertex; size of each component */
    size_t *vertices, *first_vertex;      /* vertices by component; first_vertex[c] .. first_vertex[c + 1] - 1 */
    size_t *edges, *first_edge;           /* the same for edges */
    size_t *local;                        /* number of each vertex inside its component */
} parts;

/* What the leading eigenvector of its component says of a vertex. */
typedef struct lead {
    double entry, eigenvalue; /* largest entry of a component 1; both 0 for isolates */
    size_t part;
} lead;

static size_t part_of_vertex(const parts *p, const igraph_t *graph, size_t vertex)
{
    (void)graph;
    return (size_t)VECTOR(p->component)[vertex];
}

static size_t part_of_edge(const parts *p, const igraph_t *graph, size_t edge)
{
    return part_of_vertex(p, graph, (size_t)IGRAPH_FROM(graph, edge));
}

/* Counting sort of things by component: `*order` holds them, `*first` where each component begins. */
static void sort_by_part(const parts *p, const igraph_t *graph, size_t things,
                         size_t part_of(const parts *, const igraph_t *, size_t), size_t **order, size_t **first)
{
    size_t *next = mv_alloc_array(p->count + 2, sizeof *next);
    *order = mv_alloc_array(things, sizeof **order);
    for (size_t i = 0; i < things; i++) next[part_of(p, graph, i) + 2]++;
    for (size_t c = 2; c < p->count + 2; c++) next[c] += next[c - 1];
    for (size_t i = 0; i < things; i++) (*order)[next[part_of(p, graph, i) + 1]++] = i;
    *first = next;
}

static mv_status find_parts(parts *p, const igraph_t *graph, mv_log *log)
{
    *p = (parts){ 0 };
    mv_igraph_memory(igraph_vector_int_init(&p->component, 0));
    mv_igraph_memory(igraph_vector_int_init(&p->sizes, 0));
    mv_status status =
        mv_igraph_check(igraph_connected_components(graph, &p->component, &p->sizes, NULL, IGRAPH_WEAK), log);
    if (status) return status;
    size_t vertices = (size_t)igraph_vcount(graph), edges = (size_t)igraph_ecount(graph);
    p->count = (size_t)igraph_vector_int_size(&p->sizes);
    sort_by_part(p, graph, vertices, part_of_vertex, &p->vertices, &p->first_vertex);
    sort_by_part(p, graph, edges, part_of_edge, &p->edges, &p->first_edge);
    p->local = mv_alloc_array(vertices, sizeof *p->local);
    for (size_t i = 0; i < vertices; i++) {
        size_t vertex = p->vertices[i];
        p->local[vertex] = i - p->first_vertex[part_of_vertex(p, graph, vertex)];
    }
    return MV_OK;
}

static void clear_parts(parts *p)
{
    igraph_vector_int_destroy(&p->component);
    igraph_vector_int_destroy(&p->sizes);
    MV_FREE(p->vertices, p->first_vertex, p->edges, p->first_edge, p->local);
}

/* The leading eigenvector (largest entry 1) and eigenvalue of one component. */
static mv_status solve_part(const parts *p, size_t c, const igraph_t *graph, const igraph_vector_t *weights,
                            igraph_vector_t *vector, double *value, mv_log *log)
{
    igraph_vector_int_t ends;
    igraph_vector_t own;
    igraph_t part;
    mv_igraph_memory(igraph_vector_int_init(&ends, 0));
    mv_igraph_memory(igraph_vector_init(&own, 0));
    for (size_t i = p->first_edge[c]; i < p->first_edge[c + 1]; i++) {
        size_t e = p->edges[i], from = p->local[IGRAPH_FROM(graph, e)], to = p->local[IGRAPH_TO(graph, e)];
        mv_igraph_memory(igraph_vector_int_push_back(&ends, (igraph_integer_t)from));
        mv_igraph_memory(igraph_vector_int_push_back(&ends, (igraph_integer_t)to));
        mv_igraph_memory(igraph_vector_push_back(&own, weights ? VECTOR(*weights)[e] : 1));
    }
    mv_status status = mv_igraph_check(igraph_create(&part, &ends, VECTOR(p->sizes)[c], IGRAPH_UNDIRECTED), log);
    if (!status) {
        int exponent = mv_igraph_scale(&own); /* the iteration sums squares */
        status = mv_igraph_check(mv_eigenvector(&part, &own, vector, value), log);
        *value = ldexp(*value, exponent);
        igraph_destroy(&part);
    }
    igraph_vector_int_destroy(&ends);
    igraph_vector_destroy(&own);
    return status;
}

/* One lead for every vertex of an undirected graph. */
static mv_status find_leads(lead *leads, const igraph_t *graph, const igraph_vector_t *weights, mv_log *log)
{
    parts p;
    igraph_vector_t vector;
    mv_igraph_memory(igraph_vector_init(&vector, 0));
    mv_status status = find_parts(&p, graph, log);
    for (size_t c = 0; c < p.count && !status; c++) {
        double eigenvalue = 0;
        bool isolate = VECTOR(p.sizes)[c] < 2;
        if (!isolate) status = solve_part(&p, c, graph, weights, &vector, &eigenvalue, log);
        for (size_t i = p.first_vertex[c]; i < p.first_vertex[c + 1] && !status; i++) {
            double entry = isolate ? 0 : VECTOR(vector)[i - p.first_vertex[c]];
            leads[p.vertices[i]] = (lead){ entry, eigenvalue, c };
        }
    }
    clear_parts(&p);
    igraph_vector_destroy(&vector);
    return status;
}

MV_METRIC(eigenvector, values)
{
    const mv_graph *graph;
    mv_status status = mv_graph_of(&graph, network, MV_SIGNED_TIES, log);
    if (status) return status;
    lead *leads = mv_alloc_array(network->actor_count, sizeof *leads);
    status = find_leads(leads, &graph->graph, options->weighted ? &graph->weights : NULL, log);
    for (size_t i = 0; i < network->actor_count && !status; i++)
        if (leads[i].eigenvalue > 0) values[i] = leads[i].entry;
    free(leads);
    return status;
}

/* --- PageRank --------------------------------------------------------------------------------------------- */

/* Turns strengths into shares of their actor's sum; true of an actor that has none. */
static bool share_out(mv_neighbour *ties, size_t count, bool weighted)
{
    double strongest = 0, total = 0;
    for (size_t k = 0; k < count; k++) strongest = fmax(strongest, ties[k].strength);
    for (size_t k = 0; k < count; k++) {
        ties[k].strength = weighted ? ties[k].strength / strongest : 1; /* sums stay finite */
        total += ties[k].strength;
    }
    for (size_t k = 0; k < count; k++) ties[k].strength /= total;
    return count == 0;
}

/* One step of the walk from `rank` to `next`; returns how much was moved. */
static double walk_on(const mv_tie_lists *lists, const bool *stuck, size_t n, const double *rank, double *next)
{
    double anywhere = 0, moved = 0;
    for (size_t i = 0; i < n; i++) anywhere += stuck[i] ? rank[i] : (1 - DAMPING) * rank[i];
    for (size_t i = 0; i < n; i++) next[i] = anywhere / (double)n;
    for (size_t i = 0; i < n; i++)
        for (size_t k = lists->first[i]; k < lists->first[i + 1]; k++)
            next[lists->neighbours[k].actor] += DAMPING * rank[i] * lists->neighbours[k].strength;
    for (size_t i = 0; i < n; i++) moved += fabs(next[i] - rank[i]);
    return moved;
}

/* By power iteration, which is over after some two hundred steps at most. igraph's PRPACK waits for threads of
 * OpenMP in circles: where other programs have the processors it takes many times as long (pagerank-wikielections
 * in scripts/bench). */
MV_METRIC(pagerank, values)
{
    size_t n = network->actor_count;
    mv_tie_lists lists = mv_tie_lists_build(network, network->selection.directed);
    bool *stuck = mv_alloc_array(n, sizeof *stuck);
    double *next = mv_alloc_array(n, sizeof *next), moved = 1;
    for (size_t i = 0; i < n; i++) {
        stuck[i] =
            share_out(lists.neighbours + lists.first[i], lists.first[i + 1] - lists.first[i], options->weighted);
        values[i] = 1 / (double)n;
    }
    for (int step = 0; step < MOST_STEPS && moved > 1e-15; step++) {
        moved = walk_on(&lists, stuck, n, values, next);
        for (size_t i = 0; i < n; i++) values[i] = next[i];
    }
    MV_FREE(stuck, next);
    mv_tie_lists_clear(&lists);
    return MV_OK;
}

/* --- hubs and authorities ------------------------------------------------------------------------------- */

/* Hub scores u and authority scores v are the leading singular vectors of the adjacency matrix A: A v = s u,
 * A' u = s v. So (u, v) is a leading eigenvector of [0 A; A' 0], the undirected graph in which every actor
 * stands twice, once as a giver (i) and once as a receiver (n + i). */
static mv_status build_double_cover(igraph_t *cover, const mv_graph *arcs, size_t actors, mv_log *log)
{
    igraph_vector_int_t ends;
    mv_igraph_memory(igraph_vector_int_init(&ends, 0));
    for (igraph_integer_t e = 0; e < igraph_ecount(&arcs->graph); e++) {
        mv_igraph_memory(igraph_vector_int_push_back(&ends, IGRAPH_FROM(&arcs->graph, e)));
        mv_igraph_memory(
            igraph_vector_int_push_back(&ends, IGRAPH_TO(&arcs->graph, e) + (igraph_integer_t)actors));
    }
    mv_status status =
        mv_igraph_check(igraph_create(cover, &ends, 2 * (igraph_integer_t)actors, IGRAPH_UNDIRECTED), log);
    igraph_vector_int_destroy(&ends);
    return status;
}

/* Scores belong to the part of the cover with the largest singular value; parts that tie for it share the lead.
 * On the side asked for, givers or receivers, the largest entry of a leading part becomes 1. */
static void score_leaders(double *values, const lead *leads, size_t actors)
{
    double largest = 0, *peak = mv_alloc_array(2 * actors, sizeof *peak);
    for (size_t i = 0; i < actors; i++) {
        largest = fmax(largest, leads[i].eigenvalue);
        peak[leads[i].part] = fmax(peak[leads[i].part], leads[i].entry);
    }
    for (size_t i = 0; i < actors && largest > 0; i++)
        values[i] = leads[i].eigenvalue < largest * (1 - 1e-9) ? 0 : leads[i].entry / peak[leads[i].part];
    free(peak);
}

static mv_status hubs_and_authorities(const mv_network *network, const mv_metric_options *options, double *values,
                                      bool authorities, mv_log *log)
{
    const mv_graph *arcs;
    size_t n = network->actor_count;
    igraph_t cover;
    mv_status status = mv_graph_of(&arcs, network, MV_POSITIVE_ARCS, log);
    if (!status) status = build_double_cover(&cover, arcs, n, log);
    if (status) return status;
    lead *leads = mv_alloc_array(2 * n, sizeof *leads);
    status = find_leads(leads, &cover, options->weighted ? &arcs->weights : NULL, log);
    igraph_destroy(&cover);
    if (!status) score_leaders(values, leads + (authorities ? n : 0), n);
    free(leads);
    return status;
}

MV_METRIC(hub, values)
{
    return hubs_and_authorities(network, options, values, false, log);
}

MV_METRIC(authority, values)
{
    return hubs_and_authorities(network, options, values, true, log);
}

#define LINKS "positive directed ties; --weighted: by strength"

static const mv_metric rows[] = {
    { "eigenvector", "Eigenvector", MV_PER_ACTOR, MV_APART, 3, "tied to actors that are themselves well tied",
      "signed ties by |strength| (--weighted) or as equal; per component, largest entry 1", "no signed tie",
      "Bonacich 1972", "λ x_i = Σ_j w_ij x_j, with λ the largest eigenvalue", eigenvector },
    { "pagerank", "PageRank", MV_PER_ACTOR, MV_APART, 4, "share of a random walk's time, with damping 0.85",
      "positive ties, along their direction with --directed; --weighted: by strength", NULL, "Brin and Page 1998",
      "x_i = 0.15 / n + 0.85 Σ_j x_j w_ji / Σ_k w_jk; who has no way on goes to any actor", pagerank },
    { "hub", "Hub", MV_PER_ACTOR, MV_DIRECTED_ONLY | MV_APART, 3, "points to good authorities; largest entry 1",
      LINKS, "needs --directed and a positive tie", "Kleinberg 1999",
      "x_i = c Σ_j w_ij y_j, with y the authority scores", hub },
    { "authority", "Authority", MV_PER_ACTOR, MV_DIRECTED_ONLY | MV_APART, 3,
      "pointed to by good hubs; largest entry 1", LINKS, "needs --directed and a positive tie", "Kleinberg 1999",
      "y_i = c Σ_j w_ji x_j, with x the hub scores", authority },
};

const mv_metric_family mv_spectral = { rows, MV_COUNT(rows) };
