#include "analysis/graph/triangles.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Every triangle, fast. */

/* Counting sort by degree; actors of the same degree stay in their order. */
static void rank_actors(const mv_forward *f, const mv_adjacency *adjacency, uint32_t *rank)
{
    size_t n = f->actors, *place = mv_alloc_array(n + 1, sizeof *place);
    for (size_t i = 0; i < n; i++) place[mv_adjacency_degree(adjacency, i) + 1]++;
    for (size_t d = 1; d <= n; d++) place[d] += place[d - 1];
    for (size_t i = 0; i < n; i++) {
        rank[i] = (uint32_t)place[mv_adjacency_degree(adjacency, i)]++;
        f->actor[rank[i]] = (uint32_t)i;
    }
    free(place);
}

mv_forward mv_forward_of(const mv_adjacency *adjacency)
{
    size_t n = adjacency->actors, count = 0;
    uint32_t *rank = mv_alloc_array(n, sizeof *rank);
    mv_forward f = { .actors = n,
                     .actor = mv_alloc_array(n, sizeof(uint32_t)),
                     .first = mv_alloc_array(n + 1, sizeof(size_t)),
                     .to = mv_alloc_array(adjacency->ties, sizeof(uint32_t)),
                     .negative = mv_alloc_array(adjacency->ties, sizeof(bool)),
                     .entry = adjacency->strength ? mv_alloc_array(adjacency->ties, sizeof(size_t)) : NULL };
    rank_actors(&f, adjacency, rank);
    for (size_t r = 0; r < n; r++) {
        size_t actor = f.actor[r];
        for (size_t e = adjacency->first[actor]; e < adjacency->first[actor + 1]; e++) {
            uint32_t other = rank[adjacency->to[e]];
            if (other < r) continue;
            f.to[count] = other;
            if (f.entry) f.entry[count] = e;
            f.negative[count++] = e >= adjacency->middle[actor];
        }
        f.first[r + 1] = count;
    }
    free(rank);
    return f;
}

void mv_forward_clear(mv_forward *f)
{
    MV_FREE(f->actor, f->first, f->to, f->negative, f->entry);
    *f = (mv_forward){ 0 };
}

/* The triangles whose lowest rank is u: marks what u is tied to by the tie's place in its list, from 1 on, then
 * looks for marks two steps away. `marks` is zero everywhere, and left so. */
static void visit_from(const mv_forward *f, size_t u, uint32_t *marks, mv_triangle_visitor *visit, void *context)
{
    size_t first = f->first[u];
    for (size_t e = first; e < f->first[u + 1]; e++) marks[f->to[e]] = (uint32_t)(e - first + 1);
    for (size_t e = first; e < f->first[u + 1]; e++) {
        size_t v = f->to[e];
        for (size_t g = f->first[v]; g < f->first[v + 1]; g++) {
            if (!marks[f->to[g]]) continue;
            size_t h = first + marks[f->to[g]] - 1;
            visit(context, &(mv_triangle){ { f->actor[u], f->actor[v], f->actor[f->to[g]] },
                                           { f->negative[g], f->negative[h], f->negative[e] },
                                           { g, h, e } });
        }
    }
    for (size_t e = first; e < f->first[u + 1]; e++) marks[f->to[e]] = 0;
}

/* The "forward" algorithm: Schank and Wagner, WEA 2005; Latapy, Theor. Comput. Sci. 407 (2008). */
void mv_forward_each(const mv_forward *forward, mv_triangle_visitor *visit, void *context)
{
    uint32_t *marks = mv_alloc_array(forward->actors, sizeof *marks);
    for (size_t u = 0; u < forward->actors; u++) visit_from(forward, u, marks, visit, context);
    free(marks);
}

void mv_triangles_within(const mv_adjacency *adjacency, mv_triangle_visitor *visit, void *context)
{
    mv_forward forward = mv_forward_of(adjacency);
    mv_forward_each(&forward, visit, context);
    mv_forward_clear(&forward);
}

void mv_triangles_each(const mv_network *network, mv_triangle_visitor *visit, void *context)
{
    mv_adjacency adjacency = mv_adjacency_of(network, false);
    mv_triangles_within(&adjacency, visit, context);
    mv_adjacency_clear(&adjacency);
}

/* --- counting --------------------------------------------------------------------------------------------- */

static void add_to_tally(void *context, const mv_triangle *triangle)
{
    mv_triangle_tally *t = context;
    const bool *negative = triangle->negative;
    int negatives = negative[0] + negative[1] + negative[2];
    double *at = negatives % 2 ? t->unbalanced : t->balanced;
    t->all.count[negatives]++;
    for (int i = 0; i < 3; i++) at[triangle->actor[i]]++;
    if (negatives == 1) t->bridged[triangle->actor[negative[1] ? 1 : negative[2] ? 2 : 0]]++;
}

static void free_tally(void *value)
{
    mv_triangle_tally *t = value;
    MV_FREE(t->balanced, t->unbalanced, t->bridged, t);
}

const mv_triangle_tally *mv_network_triangles(const mv_network *network)
{
    mv_memo *memo = &network->graphs->memos[MV_MEMO_TRIANGLES];
    if (memo->value) return memo->value;
    mv_triangle_tally *t = mv_alloc(sizeof *t);
    *memo = (mv_memo){ t, free_tally };
    t->balanced = mv_alloc_array(network->actor_count, sizeof *t->balanced);
    t->unbalanced = mv_alloc_array(network->actor_count, sizeof *t->unbalanced);
    t->bridged = mv_alloc_array(network->actor_count, sizeof *t->bridged);
    mv_triangles_each(network, add_to_tally, t);
    return t;
}

const char *mv_triangle_name(size_t negatives)
{
    static const char *const names[] = { "+++", "++-", "+--", "---" };
    return names[negatives];
}

static double share(const mv_triangles *triangles, uint64_t part)
{
    const uint64_t *count = triangles->count;
    uint64_t all = count[0] + count[1] + count[2] + count[3];
    return all ? (double)part / (double)all : NAN;
}

/* T = (T+++ + T+--) / all. A triangle is balanced when the product of its signs is positive; weights do not count.
 * Harary, Behav. Sci. 4 (1959). */
double mv_triangle_balance(const mv_triangles *triangles)
{
    return share(triangles, triangles->count[0] + triangles->count[2]);
}

/* 1 - T++- / all. Three enemies may well be three camps, so only ++- is against the grain. Davis, Hum. Relat. 20
 * (1967). */
double mv_triangle_weak_balance(const mv_triangles *triangles)
{
    return share(triangles, triangles->count[0] + triangles->count[2] + triangles->count[3]);
}
