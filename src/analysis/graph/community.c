#include "analysis/graph/community.h"
#include "analysis/graph/igraph_compat.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include "support/random.h"
#include <stdlib.h>

/* Communities: groups of actors with many positive ties inside. */

/* Weights that make the Leiden method maximise modularity: of an actor the summed weight of its ties. */
typedef struct problem {
    const igraph_t *graph;
    igraph_vector_t edges, actors;
    double resolution; /* 1 / (2 x total weight) */
} problem;

static mv_status make_problem(problem *p, const mv_graph *graph, bool weighted, mv_log *log)
{
    igraph_integer_t edges = igraph_ecount(&graph->graph);
    double total = 0;
    *p = (problem){ .graph = &graph->graph };
    mv_igraph_memory(igraph_vector_init(&p->edges, edges));
    mv_igraph_memory(igraph_vector_init(&p->actors, 0));
    for (igraph_integer_t e = 0; e < edges; e++) VECTOR(p->edges)[e] = weighted ? VECTOR(graph->weights)[e] : 1;
    mv_igraph_scale(&p->edges);
    for (igraph_integer_t e = 0; e < edges; e++) total += VECTOR(p->edges)[e];
    p->resolution = 1 / (2 * total);
    return mv_igraph_check(
        igraph_strength(p->graph, &p->actors, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS, &p->edges), log);
}

static void clear_problem(problem *p)
{
    igraph_vector_destroy(&p->edges);
    igraph_vector_destroy(&p->actors);
}

/* Numbers communities by their smallest actor, so that equal partitions are equal vectors. */
static void renumber(igraph_vector_int_t *community)
{
    igraph_integer_t n = igraph_vector_int_size(community), count = 0;
    igraph_integer_t *number = mv_alloc_array((size_t)n, sizeof *number);
    for (igraph_integer_t i = 0; i < n; i++) {
        igraph_integer_t *own = &number[VECTOR(*community)[i]];
        if (*own == 0) *own = ++count;
        VECTOR(*community)[i] = *own - 1;
    }
    free(number);
}

/* Where a run starts: from every actor on its own or, since that leads into the same pit on some small networks,
 * from a few groups at random. */
static void start_run(igraph_vector_int_t *community, size_t run, mv_random *random)
{
    enum { GROUPS = 7 };
    igraph_integer_t n = igraph_vector_int_size(community);
    uint32_t groups = 2 + (uint32_t)run % GROUPS;
    if (groups > n) groups = (uint32_t)n; /* labels are to be below n */
    for (igraph_integer_t i = 0; i < n; i++) VECTOR(*community)[i] = run % 2 ? mv_random_below(random, groups) : i;
    renumber(community);
}

/* One run, until a pass changes nothing or, on large networks, next to nothing. The loop is ours because in igraph
 * 0.10.2 the one inside, asked to go on until nothing changes, stops too early or never. */
static mv_status run_leiden(const problem *p, igraph_vector_int_t *community, double *modularity, mv_log *log)
{
    enum { PASSES = 100, ENOUGH = 10 };
    static const double randomness = 0.01, next_to_nothing = 1e-4;
    igraph_vector_int_t last;
    mv_igraph_memory(igraph_vector_int_init_copy(&last, community));
    mv_status status = MV_OK;
    double before = -2;
    for (int pass = 0; pass < PASSES; pass++) {
        MV_TRY(mv_leiden(p->graph, &p->edges, &p->actors, p->resolution, randomness, true, community, modularity));
        renumber(community);
        if (igraph_vector_int_all_e(community, &last)) break;
        if (pass >= ENOUGH && *modularity - before < next_to_nothing) break;
        before = *modularity;
        mv_igraph_memory(igraph_vector_int_update(&last, community));
    }
done:
    igraph_vector_int_destroy(&last);
    return status;
}

/* The best of several runs: the method is quick and partly random. The first wins a tie. */
static mv_status find_best(const problem *p, igraph_vector_int_t *best, mv_log *log)
{
    enum { RUNS = 60, STEPS = 20000 };
    size_t runs = 1 + STEPS / (size_t)igraph_vector_size(&p->edges);
    mv_random random = { 1 };
    igraph_vector_int_t community;
    double highest = -2, modularity = 0;
    mv_igraph_memory(igraph_vector_int_init(&community, igraph_vector_size(&p->actors)));
    mv_status status = MV_OK;
    for (size_t run = 0; run < runs && run < RUNS && !status; run++) {
        start_run(&community, run, &random);
        status = run_leiden(p, &community, &modularity, log);
        if (status || modularity <= highest + 1e-12) continue;
        highest = modularity;
        mv_igraph_memory(igraph_vector_int_update(best, &community));
    }
    igraph_vector_int_destroy(&community);
    return status;
}

static void write_numbers(const problem *p, igraph_vector_int_t *community, double *values)
{
    igraph_integer_t n = igraph_vector_size(&p->actors), count = 0;
    igraph_integer_t *number = mv_alloc_array((size_t)n, sizeof *number);
    for (igraph_integer_t i = 0; i < n; i++) {
        if (!(VECTOR(p->actors)[i] > 0)) continue;
        igraph_integer_t *own = &number[VECTOR(*community)[i]];
        if (*own == 0) *own = ++count;
        values[i] = (double)*own;
    }
    free(number);
}

/* Modularity of a partition: sum over communities of (weight inside / total) - (summed strength / 2 total)^2, over
 * the positive ties. Newman and Girvan, Phys. Rev. E 69 (2004); the method: Traag, Waltman and van Eck, Sci. Rep.
 * 9 (2019). */
mv_status mv_communities(const mv_network *network, bool weighted, double *values, mv_log *log)
{
    const mv_graph *graph = &network->graphs->positive_ties;
    if (igraph_ecount(&graph->graph) == 0) return MV_OK; /* igraph divides by the number of ties */
    problem p;
    igraph_vector_int_t community;
    mv_igraph_memory(igraph_vector_int_init(&community, 0));
    mv_status status = make_problem(&p, graph, weighted, log);
    if (!status) status = find_best(&p, &community, log);
    if (!status) write_numbers(&p, &community, values);
    clear_problem(&p);
    igraph_vector_int_destroy(&community);
    return status;
}
