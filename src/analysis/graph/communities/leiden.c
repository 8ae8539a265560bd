#include "analysis/graph/communities/leiden.h"
#include "analysis/graph/igraph_compat.h"
#include "support/memory.h"
#include "support/random.h"
#include <math.h>
#include <stdlib.h>

/* The Leiden method, run by run. */

/* Numbers groups by their smallest actor, so that equal partitions are equal vectors. */
static void renumber(igraph_vector_int_t *group)
{
    igraph_integer_t n = igraph_vector_int_size(group), count = 0;
    igraph_integer_t *number = mv_alloc_array((size_t)n, sizeof *number);
    for (igraph_integer_t i = 0; i < n; i++) {
        igraph_integer_t *own = &number[VECTOR(*group)[i]];
        if (*own == 0) *own = ++count;
        VECTOR(*group)[i] = *own - 1;
    }
    free(number);
}

/* That of the header, which is what igraph calls quality. */
static double quality_of(const mv_leiden_problem *p, const igraph_vector_int_t *group)
{
    igraph_integer_t n = igraph_vector_size(&p->actors);
    double quality = 0, *sums = mv_alloc_array((size_t)n, sizeof *sums);
    for (igraph_integer_t e = 0; e < igraph_vector_size(&p->edges); e++)
        if (VECTOR(*group)[IGRAPH_FROM(p->graph, e)] == VECTOR(*group)[IGRAPH_TO(p->graph, e)])
            quality += 2 * VECTOR(p->edges)[e];
    for (igraph_integer_t i = 0; i < n; i++) sums[VECTOR(*group)[i]] += VECTOR(p->actors)[i];
    for (igraph_integer_t g = 0; g < n; g++) quality -= p->resolution * sums[g] * sums[g];
    free(sums);
    return quality / p->total;
}

/* Where a run starts: from every actor on its own or, since that leads into the same pit on some small networks,
 * from a few groups at random. */
static void start_run(igraph_vector_int_t *group, size_t run, mv_random *random)
{
    enum { GROUPS = 7 };
    igraph_integer_t n = igraph_vector_int_size(group);
    uint32_t groups = 2 + (uint32_t)run % GROUPS;
    if (groups > n) groups = (uint32_t)n; /* labels are to be below n */
    for (igraph_integer_t i = 0; i < n; i++) VECTOR(*group)[i] = run % 2 ? mv_random_below(random, groups) : i;
    renumber(group);
}

/* One run, until a pass changes nothing or, on large networks, next to nothing. The loop is ours because in igraph
 * 0.10.2 the one inside, asked to go on until nothing changes, stops too early or never. */
static mv_status run_leiden(const mv_leiden_problem *p, igraph_vector_int_t *group, double *quality, mv_log *log)
{
    enum { PASSES = 100, ENOUGH = 10 };
    static const double randomness = 0.01, next_to_nothing = 1e-4;
    igraph_vector_int_t last;
    mv_igraph_memory(igraph_vector_int_init_copy(&last, group));
    mv_status status = MV_OK;
    double before = -HUGE_VAL;
    for (int pass = 0; pass < PASSES; pass++) {
        MV_TRY(mv_leiden(p->graph, &p->edges, &p->actors, p->resolution, randomness, true, group));
        *quality = quality_of(p, group);
        renumber(group);
        if (igraph_vector_int_all_e(group, &last)) break;
        if (pass >= ENOUGH && *quality - before < next_to_nothing) break;
        before = *quality;
        mv_igraph_memory(igraph_vector_int_update(&last, group));
    }
done:
    igraph_vector_int_destroy(&last);
    return status;
}

mv_status mv_leiden_best(const mv_leiden_problem *problem, size_t runs, uint64_t seed, igraph_vector_int_t *best,
                         mv_log *log)
{
    mv_random random = { seed };
    igraph_vector_int_t group;
    double highest = -HUGE_VAL, quality = 0;
    mv_igraph_memory(igraph_vector_int_init(&group, igraph_vector_size(&problem->actors)));
    mv_status status = mv_igraph_check(igraph_rng_seed(igraph_rng_default(), (igraph_uint_t)seed), log);
    for (size_t run = 0; run < runs && !status; run++) {
        start_run(&group, run, &random);
        status = run_leiden(problem, &group, &quality, log);
        if (status || quality <= highest + 1e-12) continue;
        highest = quality;
        mv_igraph_memory(igraph_vector_int_update(best, &group));
    }
    igraph_vector_int_destroy(&group);
    return status;
}
