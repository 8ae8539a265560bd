#include "analysis/graph/triangles.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include <stdlib.h>

/* The census of triangles alone, for networks of millions of ties: the "forward" algorithm of triangles.c on half
 * as much memory, where what lies far away is fetched ahead. A tie is a number: an actor's rank, and in the lowest
 * bit whether it is negative. */

enum { AHEAD = 16 };

typedef struct oriented {
    size_t actors, ties;
    uint32_t *first; /* where the list of each rank begins, and one more */
    uint32_t *to;    /* ties that lead to higher ranks */
} oriented;

/* The signed ties as pairs of actors; the sign is in the lowest bit of the second. Counts those of each actor. */
static uint32_t (*list_ties(const mv_network *network, size_t *count, uint32_t *degree))[2]
{
    uint32_t(*ties)[2] = mv_alloc_array(network->states[MV_POSITIVE] + network->states[MV_NEGATIVE], sizeof *ties);
    *count = 0;
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
        if (tie->state != MV_POSITIVE && tie->state != MV_NEGATIVE) continue;
        ties[*count][0] = tie->a;
        ties[(*count)++][1] = tie->b << 1 | (tie->state == MV_NEGATIVE);
        degree[tie->a]++;
        degree[tie->b]++;
    }
    return ties;
}

/* From counts, each behind its own place, to where each begins. */
static void sum_up(uint32_t *counts, size_t count)
{
    for (size_t i = 0; i < count; i++) counts[i + 1] += counts[i];
}

/* Ranks by degree, by a counting sort. */
static uint32_t *rank_actors(const uint32_t *degree, size_t actors)
{
    uint32_t *rank = mv_alloc_array(actors, sizeof *rank), *place = mv_alloc_array(actors + 1, sizeof *place);
    for (size_t i = 0; i < actors; i++) place[degree[i] + 1]++;
    sum_up(place, actors);
    for (size_t i = 0; i < actors; i++) rank[i] = place[degree[i]]++;
    free(place);
    return rank;
}

/* Turns every tie so that it leads from the lower rank to the higher, and counts those that leave each, one place
 * further on. */
static void orient(uint32_t (*ties)[2], size_t count, const uint32_t *rank, uint32_t *leave)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t a = rank[ties[i][0]], b = rank[ties[i][1] >> 1], negative = ties[i][1] & 1;
        ties[i][0] = a < b ? a : b;
        ties[i][1] = (a < b ? b : a) << 1 | negative;
        leave[ties[i][0] + 1]++;
    }
}

static oriented orient_all(const mv_network *network)
{
    oriented o = { .actors = network->actor_count };
    uint32_t *degree = mv_alloc_array(o.actors, sizeof *degree);
    uint32_t(*ties)[2] = list_ties(network, &o.ties, degree), *rank = rank_actors(degree, o.actors);
    o.first = mv_alloc_array(o.actors + 2, sizeof *o.first);
    o.to = mv_alloc_array(o.ties + AHEAD, sizeof *o.to);
    orient(ties, o.ties, rank, o.first + 1);
    sum_up(o.first, o.actors + 1);
    for (size_t i = 0; i < o.ties; i++) o.to[o.first[ties[i][0] + 1]++] = ties[i][1];
    MV_FREE(degree, ties, rank);
    return o;
}

/* The triangles whose lowest rank is u. `marks` has 1 for a positive tie to u, 2 for a negative one. What is
 * needed for ties a few further on is fetched here and not in a function of its own: GCC leaves out the call of
 * one that does nothing else, and without it all takes half as long again. */
static void count_from(const oriented *o, size_t u, uint8_t *marks, mv_triangles *triangles)
{
    size_t begin = o->first[u], end = o->first[u + 1];
    if (end - begin < 2) return;
    for (size_t e = begin; e < end; e++) marks[o->to[e] >> 1] = (uint8_t)(1 + (o->to[e] & 1));
    for (size_t e = begin; e < end; e++) {
        uint32_t v = o->to[e] >> 1, negatives = o->to[e] & 1;
        __builtin_prefetch(&o->first[o->to[e + AHEAD] >> 1]);
        __builtin_prefetch(&o->to[o->first[o->to[e + AHEAD / 2] >> 1]]);
        for (size_t g = o->first[v]; g < o->first[v + 1]; g++)
            if (marks[o->to[g] >> 1]) triangles->count[negatives + (o->to[g] & 1) + marks[o->to[g] >> 1] - 1]++;
    }
    for (size_t e = begin; e < end; e++) marks[o->to[e] >> 1] = 0;
}

static mv_triangles count(const mv_network *network)
{
    mv_triangles triangles = { { 0 } };
    oriented o = orient_all(network);
    uint8_t *marks = mv_alloc_array(o.actors, sizeof *marks);
    for (size_t u = 0; u < o.actors; u++) count_from(&o, u, marks, &triangles);
    MV_FREE(marks, o.first, o.to);
    return triangles;
}

/* Signed triangle census: Cartwright and Harary, Psychol. Rev. 63 (1956). Kept by the network, or taken from what
 * is known of its actors; a view of a network keeps nothing. */
mv_triangles mv_triangles_count(const mv_network *network)
{
    if (!network->graphs) return count(network);
    mv_memo *memo = &network->graphs->memos[MV_MEMO_CENSUS];
    if (network->graphs->memos[MV_MEMO_TRIANGLES].value) return mv_network_triangles(network)->all;
    if (!memo->value) {
        mv_triangles *census = mv_alloc(sizeof *census);
        *census = count(network);
        *memo = (mv_memo){ census, free };
    }
    return *(const mv_triangles *)memo->value;
}
