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

static bool is_signed(const mv_tie *tie)
{
    return tie->state == MV_POSITIVE || tie->state == MV_NEGATIVE;
}

/* From counts, each behind its own place, to where each begins. */
static void sum_up(uint32_t *counts, size_t count)
{
    for (size_t i = 0; i < count; i++) counts[i + 1] += counts[i];
}

/* Ranks by degree, by a counting sort. */
static uint32_t *rank_actors(const mv_network *network)
{
    size_t n = network->actor_count;
    uint32_t *degree = mv_alloc_array(n, sizeof *degree), *place = mv_alloc_array(n + 1, sizeof *place);
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
        degree[tie->a] += is_signed(tie);
        degree[tie->b] += is_signed(tie);
    }
    for (size_t i = 0; i < n; i++) place[degree[i] + 1]++;
    sum_up(place, n);
    for (size_t i = 0; i < n; i++) degree[i] = place[degree[i]]++;
    free(place);
    return degree;
}

/* Every tie leads from the lower rank to the higher. The ties are read twice rather than kept as pairs meanwhile.
 */
static oriented orient_all(const mv_network *network)
{
    const mv_tie *end = network->ties + network->tie_count;
    oriented o = { .actors = network->actor_count,
                   .ties = network->states[MV_POSITIVE] + network->states[MV_NEGATIVE] };
    uint32_t *rank = rank_actors(network);
    o.first = mv_alloc_array(o.actors + 2, sizeof *o.first);
    o.to = mv_alloc_array(o.ties + AHEAD, sizeof *o.to);
    for (const mv_tie *tie = network->ties; tie < end; tie++) {
        uint32_t a = rank[tie->a], b = rank[tie->b];
        o.first[(a < b ? a : b) + 2] += is_signed(tie);
    }
    sum_up(o.first, o.actors + 1);
    for (const mv_tie *tie = network->ties; tie < end; tie++) {
        uint32_t a = rank[tie->a], b = rank[tie->b], low = a < b ? a : b;
        if (is_signed(tie)) o.to[o.first[low + 1]++] = (a ^ b ^ low) << 1 | (tie->state == MV_NEGATIVE);
    }
    free(rank);
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
