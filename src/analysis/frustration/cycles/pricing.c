#include "analysis/frustration/cycles/pricing.h"
#include "analysis/frustration/base/pair.h"
#include "analysis/frustration/cycles/double_cover.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Through a frustrated edge f = (hub, far) the shortest negative cycle is f and a shortest path from copy 2 far to
 * copy 2 hub. The frustrated edges of a hub share one search forward from the hub, cut off after some nodes; for
 * each of them a search backward from its far end meets those labels. It may stop when what it has left plus what
 * the forward search had left is no shorter than the best path so far. */

enum { MEETINGS = 3, FORWARD_BASE = 60, FORWARD_PER_EDGE = 10, POP_COST = 4 };

typedef struct pricer {
    mv_pricing *asked;
    mv_pool *pool;
    const mv_kernel *kernel;
    const mv_frustrated *frustrated;
    const float *x;
    mv_cover cover;
    mv_labels forward, backward;
    float horizon; /* forward labels nearer than this are final */
    mv_walk walk;
    uint64_t work;
    size_t found;
    bool cut_short;
} pricer;

static float limit_of(const pricer *p, uint32_t edge)
{
    return 1 - p->asked->tolerance - p->x[edge];
}

/* Labels all copies nearer than `limit`, or the nearest ones until `pops` are settled. */
static void search_forward(pricer *p, uint32_t hub, size_t pops, float limit)
{
    mv_heap_item item;
    mv_labels_start(&p->forward, 2 * hub);
    p->horizon = INFINITY;
    while (mv_labels_settle(&p->forward, &item)) {
        p->horizon = item.distance;
        if (!pops--) return;
        p->work += POP_COST;
        const uint32_t *first = p->kernel->first + item.node / 2;
        const mv_step *step = p->cover.steps + first[0], *last = p->cover.steps + first[1];
        for (; step < last; step++) {
            float distance = item.distance + step->length;
            p->work++;
            if (distance >= limit) break;
            mv_labels_lower(&p->forward, step->to ^ (item.node & 1), distance, step->edge);
        }
    }
    p->horizon = INFINITY;
}

/* Appends the edges from `copy` back to where the labels started. */
static void trace(pricer *p, const mv_labels *labels, uint32_t copy)
{
    while (labels->of[copy].via != UINT32_MAX) {
        uint32_t edge = labels->of[copy].via, node = mv_across(&p->kernel->edges[edge], copy / 2);
        mv_walk_add(&p->walk, edge);
        copy = 2 * node + ((copy & 1) ^ p->frustrated->odd[edge]);
    }
}

/* Makes a cycle of hub - meeting - far - hub. */
static void close_cycle(pricer *p, uint32_t edge, uint32_t hub, uint32_t meeting)
{
    p->walk.count = 0;
    p->walk.from = hub;
    trace(p, &p->forward, meeting);
    for (size_t i = 0, j = p->walk.count; i + 1 < j; i++) {
        uint32_t swap = p->walk.edges[i];
        p->walk.edges[i] = p->walk.edges[--j];
        p->walk.edges[j] = swap;
    }
    trace(p, &p->backward, meeting);
    mv_walk_add(&p->walk, edge);
    size_t count;
    const uint32_t *cycle = mv_walk_cut(&p->walk, p->kernel, p->frustrated->odd, &count);
    float length = 0;
    for (size_t i = 0; i < count; i++) length += p->x[cycle[i]];
    if (count && length < 1 - p->asked->tolerance) p->found += mv_pool_add(p->pool, cycle, count);
}

static void search_backward(pricer *p, uint32_t edge, uint32_t hub)
{
    uint32_t far = mv_across(&p->kernel->edges[edge], hub), meetings[MEETINGS];
    size_t met = 0;
    float best = limit_of(p, edge);
    uint64_t end = p->work + p->asked->per_edge;
    mv_heap_item item;
    mv_labels_start(&p->backward, 2 * far);
    if (mv_labels_has(&p->forward, 2 * far) && p->forward.of[2 * far].distance < best) {
        best = p->forward.of[2 * far].distance;
        meetings[met++] = 2 * far;
    }
    while (mv_labels_settle(&p->backward, &item)) {
        if (item.distance + (p->horizon < best ? p->horizon : 0) >= best || p->horizon >= best) break;
        if (p->work >= end) {
            p->cut_short = true;
            break;
        }
        p->work += POP_COST;
        const uint32_t *first = p->kernel->first + item.node / 2;
        const mv_step *step = p->cover.steps + first[0], *last = p->cover.steps + first[1];
        for (; step < last; step++) {
            float distance = item.distance + step->length;
            p->work++;
            if (distance >= best) break;
            uint32_t copy = step->to ^ (item.node & 1);
            if (!mv_labels_lower(&p->backward, copy, distance, step->edge)) continue;
            if (!mv_labels_has(&p->forward, copy) || distance + p->forward.of[copy].distance >= best) continue;
            best = distance + p->forward.of[copy].distance;
            meetings[met++ % MEETINGS] = copy;
        }
    }
    for (size_t i = 0; i < met && i < MEETINGS; i++) close_cycle(p, edge, hub, meetings[i]);
}

static void price_hub(pricer *p, size_t index)
{
    const mv_frustrated *f = p->frustrated;
    size_t active = 0;
    float limit = 0;
    for (uint32_t k = f->first[index]; k < f->first[index + 1]; k++) {
        active += limit_of(p, f->edges[k]) > 0;
        limit = fmaxf(limit, limit_of(p, f->edges[k]));
    }
    if (!active) return;
    search_forward(p, f->hubs[index], FORWARD_BASE + FORWARD_PER_EDGE * active, limit);
    for (uint32_t k = f->first[index]; k < f->first[index + 1]; k++)
        if (limit_of(p, f->edges[k]) > 0) search_backward(p, f->edges[k], f->hubs[index]);
}

/* What came of a part of the hubs. */
typedef struct part_end {
    uint64_t work, passed; /* steps taken, hubs passed */
    uint64_t cut_short;
} part_end;

/* Hubs from next_hub on until the work is done: all of them, or of two parts every other one. */
static part_end price_part(pricer *p, unsigned part, unsigned parts, mv_clock *clock)
{
    size_t all = p->frustrated->hub_count, passed = 0;
    uint64_t budget = p->asked->work / parts;
    p->work = 0;
    p->cut_short = false;
    for (; passed < all && p->work < budget; passed++) {
        if (passed % parts != part) continue;
        if (passed % 16 < parts && mv_clock_over(clock)) break;
        price_hub(p, (p->asked->next_hub + passed) % all);
    }
    return (part_end){ p->work, passed, p->cut_short };
}

enum { END_WORDS = sizeof(part_end) / sizeof(uint32_t) };

/* What the second process found, as a list of words: the end of its part, then each cycle with its length in
 * front. */
static void hand_over(pricer *p, mv_pair *pair, const part_end *end, size_t before)
{
    const mv_pool *pool = p->pool;
    size_t cycles = pool->count - before, edges = pool->start[pool->count] - pool->start[before];
    size_t words = END_WORDS + cycles + edges, next = END_WORDS, ignored;
    uint32_t *list = mv_alloc_array(words, sizeof *list);
    memcpy(list, end, sizeof *end);
    for (size_t i = before; i < pool->count; i++) {
        uint32_t count = pool->start[i + 1] - pool->start[i];
        list[next++] = count;
        memcpy(list + next, pool->edges + pool->start[i], count * sizeof *list);
        next += count;
    }
    mv_pair_end(pair, list, words * sizeof *list, &ignored);
}

static part_end take_over(pricer *p, mv_pair *pair)
{
    part_end end = { .cut_short = true };
    size_t size;
    uint32_t *list = mv_pair_end(pair, NULL, 0, &size);
    size_t words = size / sizeof *list;
    if (words >= END_WORDS) memcpy(&end, list, sizeof end);
    for (size_t next = END_WORDS; next < words; next += list[next] + 1)
        p->found += mv_pool_add(p->pool, list + next + 1, list[next]);
    free(list);
    return end;
}

/* The second of two parts behind the first, or in another process at the same time: in both cases its cycles that
 * the first has not found come behind those of the first. */
static void price_parts(pricer *p, part_end ends[2], mv_clock *clock)
{
    const mv_pricing *asked = p->asked;
    size_t before = p->pool->count;
    mv_pair pair = mv_pair_begin(asked->parts == 2 ? asked->jobs : 1);
    mv_clock own = *clock;
    if (pair.me) own.owner = pair.first; /* whom the second process works for */
    for (unsigned part = 0; part < asked->parts; part++)
        if (mv_pair_does(&pair, part)) ends[part] = price_part(p, part, asked->parts, &own);
    if (pair.me) hand_over(p, &pair, &ends[1], before);
    if (pair.jobs == 2) ends[1] = take_over(p, &pair);
}

size_t mv_price(mv_pricing *pricing, mv_pool *pool, const mv_kernel *kernel, const mv_frustrated *frustrated,
                const float *x, mv_clock *clock)
{
    pricer p = { .asked = pricing, .pool = pool, .kernel = kernel, .frustrated = frustrated, .x = x };
    p.cover = mv_cover_make(kernel, frustrated->odd, x, pricing->hop);
    p.forward = mv_labels_make(kernel->nodes);
    p.backward = mv_labels_make(kernel->nodes);
    p.walk = mv_walk_make(kernel->nodes);
    part_end ends[2] = { { 0 }, { .passed = UINT64_MAX } };
    price_parts(&p, ends, clock);
    size_t all = frustrated->hub_count,
           passed = (size_t)(ends[1].passed < ends[0].passed ? ends[1] : ends[0]).passed;
    pricing->next_hub = all ? (pricing->next_hub + passed) % all : 0;
    pricing->done = ends[0].work + ends[1].work;
    pricing->complete = passed == all && !ends[0].cut_short && !ends[1].cut_short;
    mv_cover_clear(&p.cover);
    mv_labels_clear(&p.forward);
    mv_labels_clear(&p.backward);
    mv_walk_clear(&p.walk);
    return p.found;
}
