#include "analysis/graph/groups.h"
#include "analysis/graph/shortest_paths.h"
#include "multivector/vectors.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Vectors as blocs: who lies on the paths between them. */

/* Adds a number to every pair of vectors that two actors stand for, by their shares. */
static void add_shares(double *values, const mv_groups *groups, size_t s, size_t t, double number)
{
    for (size_t i = groups->first[s]; i < groups->first[s + 1]; i++)
        for (size_t k = groups->first[t]; k < groups->first[t + 1]; k++)
            values[groups->shares[i].vector * groups->count + groups->shares[k].vector] +=
                groups->shares[i].share * groups->shares[k].share * number;
}

/* For every pair of vectors the number of pairs of different actors, by shares. The caller frees the matrix. */
static double *count_pairs(const mv_groups *groups, size_t actors)
{
    size_t n = groups->count;
    double *members = mv_alloc_array(n, sizeof *members), *pairs = mv_alloc_array(n * n, sizeof *pairs);
    for (size_t i = 0; i < groups->first[actors]; i++)
        members[groups->shares[i].vector] += groups->shares[i].share;
    for (size_t i = 0; i < actors; i++) add_shares(pairs, groups, i, i, -1);
    for (size_t i = 0; i < n * n; i++) {
        double all = members[i / n] * members[i % n];
        pairs[i] = all + pairs[i] > 1e-12 * all ? all + pairs[i] : 0; /* one actor in both is no pair */
    }
    free(members);
    return pairs;
}

/* --- betweenness of one actor, all pairs of blocs -------------------------------------------------------- */

/* Adds to the rows of s, where the walk stands, the share of shortest paths to each vector that run through v.
 * Their number is carried on from v along the ties that lead farther; `through` is room for one per actor. */
static void add_paths(const mv_route *walk, size_t v, const mv_groups *groups, double *through, double *values)
{
    size_t s = walk->order[0];
    for (size_t i = 0; i < walk->actors; i++) through[i] = 0;
    through[v] = walk->paths[v];
    for (size_t i = 1; i < walk->reached; i++) {
        size_t a = walk->order[i];
        if (through[a] == 0) continue;
        for (size_t k = walk->lists.first[a]; k < walk->lists.first[a + 1]; k++) {
            const mv_neighbour *tie = &walk->lists.neighbours[k];
            if (mv_walk_leads_on(walk, a, tie)) through[tie->actor] += through[a];
        }
        if (a != v) add_shares(values, groups, s, a, through[a] / walk->paths[a]);
    }
}

static mv_status bloc_betweenness(const mv_network *network, size_t actor, mv_path_options options, double *values,
                                  mv_log *log)
{
    mv_route walk;
    mv_status status = mv_route_open(&walk, network, options.weighted, options.directed, log);
    size_t n = network->actor_count, vectors = network->set->vector_count;
    mv_groups groups = mv_groups_by_vector(network);
    double *through = mv_alloc_array(n, sizeof *through), *pairs = count_pairs(&groups, n);
    if (status) goto done;
    for (size_t i = 0; i < vectors * vectors; i++) values[i] = 0;
    for (size_t s = 0; s < n; s++) {
        if (!mv_groups_have(&groups, s) || s == actor) continue;
        mv_route_from(&walk, s);
        add_paths(&walk, actor, &groups, through, values);
    }
    for (size_t i = 0; i < vectors * vectors; i++)
        values[i] = i / vectors != i % vectors && pairs[i] > 0 ? values[i] / pairs[i] : NAN;
done:
    free(pairs);
    free(through);
    mv_groups_clear(&groups);
    mv_route_clear(&walk);
    return status;
}

mv_status mv_bloc_betweenness(const mv_network *network, size_t actor, mv_path_options options, double *values,
                              mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, bloc_betweenness(network, actor, options, values, log), mv_guard_failed(log));
}

/* --- betweenness of all actors, one pair of blocs -------------------------------------------------------- */

/* Brandes' accumulation, with the targets limited to one bloc: what depends on v is, over the ties v -> w that
 * shortest paths take, paths(v)/paths(w) of w itself, by its share as a target, and of what depends on w. Walking
 * back from the farthest, w is done before v. */
static void accumulate(const mv_route *walk, const mv_groups *groups, double share, size_t to, double *depends,
                       double *values)
{
    for (size_t i = walk->reached; i-- > 0;) {
        size_t v = walk->order[i];
        depends[v] = 0;
        for (size_t k = walk->lists.first[v]; k < walk->lists.first[v + 1]; k++) {
            size_t w = walk->lists.neighbours[k].actor;
            if (!mv_walk_leads_on(walk, v, &walk->lists.neighbours[k])) continue;
            depends[v] += walk->paths[v] / walk->paths[w] * (mv_groups_share(groups, w, to) + depends[w]);
        }
        if (i > 0) values[v] += share * depends[v];
    }
}

static mv_status bloc_betweenness_of_all(const mv_network *network, size_t from, size_t to,
                                         mv_path_options options, double *values, mv_log *log)
{
    mv_route walk;
    mv_status status = mv_route_open(&walk, network, options.weighted, options.directed, log);
    size_t n = network->actor_count;
    mv_groups groups = mv_groups_by_vector(network);
    double *depends = mv_alloc_array(n, sizeof *depends), *all = count_pairs(&groups, n);
    double pairs = all[from * groups.count + to];
    if (status) goto done;
    for (size_t i = 0; i < n; i++) values[i] = 0;
    for (size_t s = 0; s < n; s++) {
        double share = mv_groups_share(&groups, s, from);
        if (share == 0) continue;
        mv_route_from(&walk, s);
        accumulate(&walk, &groups, share, to, depends, values);
    }
    for (size_t i = 0; i < n; i++) values[i] = from != to && pairs > 0 ? values[i] / pairs : NAN;
done:
    free(all);
    free(depends);
    mv_groups_clear(&groups);
    mv_route_clear(&walk);
    return status;
}

mv_status mv_bloc_betweenness_of_all(const mv_network *network, size_t from, size_t to, mv_path_options options,
                                     double *values, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, bloc_betweenness_of_all(network, from, to, options, values, log),
                      mv_guard_failed(log));
}
