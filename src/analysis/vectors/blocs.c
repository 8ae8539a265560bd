#include "analysis/graph/shortest_paths.h"
#include "multivector/vectors.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Vectors as blocs: how closed they are, and who lies on the paths between them. */

/* --- external and internal ties -------------------------------------------------------------------------- */

static void add_external(mv_ei *ei, double strength)
{
    ei->external_ties++;
    ei->external_strength += strength;
}

static void add_internal(mv_ei *ei, double strength)
{
    ei->internal_ties++;
    ei->internal_strength += strength;
}

static void add_tie(mv_ei *by_vector, mv_ei *whole, size_t a, size_t b, double strength)
{
    if (a == MV_NONE || b == MV_NONE) {
        whole->left_out++;
        if (a != b) by_vector[a == MV_NONE ? b : a].left_out++;
    } else if (a == b) {
        add_internal(&by_vector[a], strength);
        add_internal(whole, strength);
    } else {
        add_external(&by_vector[a], strength);
        add_external(&by_vector[b], strength);
        add_external(whole, strength);
    }
}

/* Halves first: the sum of two strengths could overflow. */
static double index_of(double external, double internal)
{
    double half = external / 2 + internal / 2;
    return (external / 2 - internal / 2) / half;
}

static void finish(mv_ei *ei)
{
    ei->by_ties = ei->by_strength = NAN;
    if (ei->external_ties + ei->internal_ties == 0) {
        ei->undefined = "no positive tie with an actor of any vector";
        return;
    }
    ei->by_ties = index_of((double)ei->external_ties, (double)ei->internal_ties);
    ei->by_strength = index_of(ei->external_strength, ei->internal_strength);
}

void mv_ei_indices(const mv_network *network, mv_ei *by_vector, mv_ei *whole)
{
    mv_ei all = { 0 };
    size_t *groups = mv_groups_of(network), vectors = network->set->vector_count;
    for (size_t k = 0; k < vectors; k++) by_vector[k] = (mv_ei){ 0 };
    for (size_t i = 0; i < network->actor_count; i++) {
        if (groups[i] == MV_NONE) continue;
        by_vector[groups[i]].members++;
        all.members++;
    }
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++)
        if (tie->state == MV_POSITIVE) add_tie(by_vector, &all, groups[tie->a], groups[tie->b], tie->strength);
    for (size_t k = 0; k < vectors; k++) finish(&by_vector[k]);
    finish(&all);
    if (whole) *whole = all;
    free(groups);
}

/* --- betweenness of one actor, all pairs of blocs -------------------------------------------------------- */

static size_t *count_members(const size_t *groups, size_t actors, size_t vectors)
{
    size_t *members = mv_alloc_array(vectors, sizeof *members);
    for (size_t i = 0; i < actors; i++)
        if (groups[i] != MV_NONE) members[groups[i]]++;
    return members;
}

/* Adds to the row of s, where the walk stands, the share of shortest paths to each other bloc that run through v.
 * Their number is carried on from v along the ties that lead farther; `through` is room for one per actor. */
static void add_paths(const mv_route *walk, size_t v, const size_t *groups, double *through, double *row)
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
        if (a != v && groups[a] != MV_NONE && groups[a] != groups[s])
            row[groups[a]] += through[a] / walk->paths[a];
    }
}

/* From sums to shares of |S| |T|. */
static void divide(double *values, const size_t *members, size_t vectors)
{
    for (size_t i = 0; i < vectors; i++)
        for (size_t j = 0; j < vectors; j++) {
            double pairs = (double)members[i] * (double)members[j];
            values[i * vectors + j] = i != j && pairs > 0 ? values[i * vectors + j] / pairs : NAN;
        }
}

static mv_status bloc_betweenness(const mv_network *network, size_t actor, mv_path_options options, double *values,
                                  mv_log *log)
{
    mv_route walk;
    mv_status status = mv_route_open(&walk, network, options.weighted, options.directed, log);
    size_t n = network->actor_count, vectors = network->set->vector_count, *groups = mv_groups_of(network);
    size_t *members = count_members(groups, n, vectors);
    double *through = mv_alloc_array(n, sizeof *through);
    if (status) goto done;
    for (size_t i = 0; i < vectors * vectors; i++) values[i] = 0;
    for (size_t s = 0; s < n; s++) {
        if (groups[s] == MV_NONE || s == actor) continue;
        mv_route_from(&walk, s);
        add_paths(&walk, actor, groups, through, values + groups[s] * vectors);
    }
    divide(values, members, vectors);
done:
    free(through);
    free(members);
    free(groups);
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
 * shortest paths take, paths(v)/paths(w) of w itself if it is a target and of what depends on w. Walking back
 * from the farthest, w is done before v. */
static void accumulate(const mv_route *walk, const size_t *groups, size_t to, double *depends, double *values)
{
    for (size_t i = walk->reached; i-- > 0;) {
        size_t v = walk->order[i];
        depends[v] = 0;
        for (size_t k = walk->lists.first[v]; k < walk->lists.first[v + 1]; k++) {
            size_t w = walk->lists.neighbours[k].actor;
            if (!mv_walk_leads_on(walk, v, &walk->lists.neighbours[k])) continue;
            depends[v] += walk->paths[v] / walk->paths[w] * ((groups[w] == to) + depends[w]);
        }
        if (i > 0) values[v] += depends[v];
    }
}

static mv_status bloc_betweenness_of_all(const mv_network *network, size_t from, size_t to,
                                         mv_path_options options, double *values, mv_log *log)
{
    mv_route walk;
    mv_status status = mv_route_open(&walk, network, options.weighted, options.directed, log);
    size_t n = network->actor_count, *groups = mv_groups_of(network);
    size_t *members = count_members(groups, n, network->set->vector_count);
    double *depends = mv_alloc_array(n, sizeof *depends);
    double pairs = (double)members[from] * (double)members[to];
    if (status) goto done;
    for (size_t i = 0; i < n; i++) values[i] = 0;
    for (size_t s = 0; s < n; s++) {
        if (groups[s] != from) continue;
        mv_route_from(&walk, s);
        accumulate(&walk, groups, to, depends, values);
    }
    for (size_t i = 0; i < n; i++) values[i] = from != to && pairs > 0 ? values[i] / pairs : NAN;
done:
    free(depends);
    free(members);
    free(groups);
    mv_route_clear(&walk);
    return status;
}

mv_status mv_bloc_betweenness_of_all(const mv_network *network, size_t from, size_t to, mv_path_options options,
                                     double *values, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, bloc_betweenness_of_all(network, from, to, options, values, log),
                      mv_guard_failed(log));
}
