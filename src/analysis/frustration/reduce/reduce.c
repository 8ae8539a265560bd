#include "analysis/frustration/reduce/reduce.h"
#include "analysis/frustration/base/pair_table.h"
#include "support/memory.h"
#include <stdlib.h>

/* Edges of one node: those that still stand, and some that are gone. */
typedef struct rim {
    uint32_t *edges;
    uint32_t count, standing;
    int64_t total; /* weight of those that stand */
} rim;

typedef struct reducer {
    mv_reduction *done;
    rim *rims;
    mv_pair_table pairs;
    uint32_t *queue; /* nodes to look at, a ring with room for every node */
    uint8_t *waiting;
    size_t head, length;
} reducer;

static void look_again(reducer *r, uint32_t node)
{
    if (r->waiting[node]) return;
    r->waiting[node] = 1;
    r->queue[(r->head + r->length++) % r->done->nodes] = node;
}

static uint32_t append(reducer *r, mv_reduced_edge edge)
{
    mv_reduction *done = r->done;
    done->edges = mv_grow(done->edges, done->count, sizeof edge);
    done->edges[done->count] = edge;
    return (uint32_t)done->count++;
}

static void stand_at(reducer *r, uint32_t node, uint32_t edge)
{
    rim *at = &r->rims[node];
    at->edges = mv_grow(at->edges, at->count, sizeof *at->edges);
    at->edges[at->count++] = edge;
    at->standing++;
    at->total += mv_magnitude(r->done->edges[edge].edge.pull);
    look_again(r, node);
}

static void fall_at(reducer *r, uint32_t node, uint32_t edge)
{
    r->rims[node].standing--;
    r->rims[node].total -= mv_magnitude(r->done->edges[edge].edge.pull);
    look_again(r, node);
}

static void take_down(reducer *r, uint32_t edge)
{
    mv_reduced_edge *e = &r->done->edges[edge];
    e->gone = true;
    *mv_pair_table_at(&r->pairs, e->edge.a, e->edge.b) = MV_NO_EDGE;
    fall_at(r, e->edge.a, edge);
    fall_at(r, e->edge.b, edge);
}

static void put_up(reducer *r, uint32_t edge)
{
    mv_reduced_edge *e = &r->done->edges[edge];
    *mv_pair_table_at(&r->pairs, e->edge.a, e->edge.b) = edge;
    stand_at(r, e->edge.a, edge);
    stand_at(r, e->edge.b, edge);
}

/* Brings in an edge that does not stand yet and merges it with the one already there, if any. */
static void bring_in(reducer *r, uint32_t edge)
{
    mv_reduction *done = r->done;
    uint32_t other = *mv_pair_table_at(&r->pairs, done->edges[edge].edge.a, done->edges[edge].edge.b);
    if (other == MV_NO_EDGE) {
        put_up(r, edge);
        return;
    }
    take_down(r, other);
    mv_edge *mine = &done->edges[edge].edge, *theirs = &done->edges[other].edge;
    int64_t sum = mine->pull + theirs->pull;
    if ((mine->pull > 0) == (theirs->pull > 0)) {
        mv_edge both = { mine->a, mine->b, sum };
        done->edges[edge].gone = true;
        put_up(r, append(r, (mv_reduced_edge){ both, other, edge, MV_SUM, false }));
        return;
    }
    bool stronger = mv_magnitude(mine->pull) > mv_magnitude(theirs->pull);
    mv_clash clash = { edge, other, mv_magnitude(stronger ? theirs->pull : mine->pull) };
    done->clashes = mv_grow(done->clashes, done->clash_count, sizeof clash);
    done->clashes[done->clash_count++] = clash;
    done->lost += clash.weight;
    uint32_t rest = stronger ? edge : other;
    done->edges[edge].gone = done->edges[other].gone = true;
    if (!sum) return;
    done->edges[rest].edge.pull = sum;
    done->edges[rest].gone = false;
    put_up(r, rest);
}

/* The edge of u that outweighs all others together, or MV_NO_EDGE. Forgets edges that are gone. */
static uint32_t dominant(reducer *r, uint32_t u)
{
    rim *at = &r->rims[u];
    uint32_t kept = 0, heaviest = MV_NO_EDGE;
    int64_t most = 0;
    for (uint32_t i = 0; i < at->count; i++) {
        const mv_reduced_edge *e = &r->done->edges[at->edges[i]];
        if (e->gone || (e->edge.a != u && e->edge.b != u)) continue;
        if (mv_magnitude(e->edge.pull) > most) {
            most = mv_magnitude(e->edge.pull);
            heaviest = at->edges[i];
        }
        at->edges[kept++] = at->edges[i];
    }
    at->count = kept;
    return 2 * most >= at->total ? heaviest : MV_NO_EDGE;
}

/* Node u joins the other end of `uv`: its other edges move there. */
static void join(reducer *r, uint32_t u, uint32_t uv)
{
    mv_reduction *done = r->done;
    uint32_t v = mv_across(&done->edges[uv].edge, u);
    int8_t sign = done->edges[uv].edge.pull > 0 ? 1 : -1;
    done->joinings = mv_grow(done->joinings, done->joining_count, sizeof *done->joinings);
    done->joinings[done->joining_count++] = (mv_joining){ u, v, sign };
    take_down(r, uv);
    for (uint32_t i = 0; i < r->rims[u].count; i++) {
        uint32_t ux = r->rims[u].edges[i];
        if (done->edges[ux].gone) continue;
        take_down(r, ux);
        mv_edge moved = { v, mv_across(&done->edges[ux].edge, u), sign * done->edges[ux].edge.pull };
        bring_in(r, append(r, (mv_reduced_edge){ moved, uv, ux, MV_PATH, false }));
    }
    free(r->rims[u].edges);
    r->rims[u] = (rim){ 0 };
}

mv_reduction mv_reduce(size_t nodes, const mv_edge *raw, size_t raw_count)
{
    mv_reduction done = { .nodes = nodes, .raw = raw_count };
    reducer r = { .done = &done, .pairs = mv_pair_table_make(raw_count) };
    r.rims = mv_alloc_array(nodes, sizeof *r.rims);
    r.queue = mv_alloc_array(nodes, sizeof *r.queue);
    r.waiting = mv_alloc_array(nodes, sizeof *r.waiting);
    for (size_t i = 0; i < raw_count; i++) append(&r, (mv_reduced_edge){ raw[i], 0, 0, MV_RAW, true });
    for (size_t i = 0; i < raw_count; i++) {
        if (!raw[i].pull) continue;
        done.edges[i].gone = false;
        bring_in(&r, (uint32_t)i);
    }
    while (r.length) {
        uint32_t u = r.queue[r.head];
        r.head = (r.head + 1) % nodes;
        r.length--;
        r.waiting[u] = 0;
        uint32_t heaviest = r.rims[u].standing ? dominant(&r, u) : MV_NO_EDGE;
        if (heaviest != MV_NO_EDGE) join(&r, u, heaviest);
    }
    for (size_t v = 0; v < nodes; v++) free(r.rims[v].edges);
    MV_FREE(r.rims, r.queue, r.waiting);
    mv_pair_table_clear(&r.pairs);
    return done;
}

void mv_reduction_undo(const mv_reduction *reduction, int8_t *side)
{
    for (size_t i = reduction->joining_count; i-- > 0;) {
        const mv_joining *joining = &reduction->joinings[i];
        side[joining->u] = (int8_t)(joining->sign * side[joining->v]);
    }
}

void mv_reduction_clear(mv_reduction *reduction)
{
    MV_FREE(reduction->edges, reduction->clashes, reduction->joinings);
    *reduction = (mv_reduction){ 0 };
}
