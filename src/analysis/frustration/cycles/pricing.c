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
        for (uint32_t k = first[0]; k < first[1]; k++) {
            const mv_step *step = &p->cover.steps[k];
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
    while (labels->via[copy] != UINT32_MAX) {
        uint32_t edge = labels->via[copy], node = mv_across(&p->kernel->edges[edge], copy / 2);
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
    if (mv_labels_has(&p->forward, 2 * far) && p->forward.distance[2 * far] < best) {
        best = p->forward.distance[2 * far];
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
        for (uint32_t k = first[0]; k < first[1]; k++) {
            const mv_step *step = &p->cover.steps[k];
            float distance = item.distance + step->length;
            p->work++;
            if (distance >= best) break;
            uint32_t copy = step->to ^ (item.node & 1);
            if (!mv_labels_lower(&p->backward, copy, distance, step->edge)) continue;
            if (!mv_labels_has(&p->forward, copy) || distance + p->forward.distance[copy] >= best) continue;
            best = distance + p->forward.distance[copy];
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

/* Hubs from next_hub on until the work is done: all of them, or with two jobs every other one. Returns how many
 * were passed. */
static size_t price_hubs(pricer *p, const mv_pair *pair, mv_clock *clock)
{
    size_t all = p->frustrated->hub_count, passed = 0;
    uint64_t budget = p->asked->work / pair->jobs;
    for (; passed < all && p->work < budget; passed++) {
        if (passed % pair->jobs != pair->me) continue;
        if (passed % 16 < pair->jobs && mv_clock_over(clock)) break;
        price_hub(p, (p->asked->next_hub + passed) % all);
    }
    return passed;
}

/* What the second process found, as a list of words: steps taken, hubs passed, cut short, then each cycle with its
 * length in front. */
static void hand_over(pricer *p, mv_pair *pair, size_t passed, size_t before)
{
    const mv_pool *pool = p->pool;
    size_t words = 3 + (pool->count - before) + pool->start[pool->count] - pool->start[before], next = 3, ignored;
    uint32_t *list = mv_alloc_array(words, sizeof *list);
    list[0] = (uint32_t)p->work;
    list[1] = (uint32_t)passed;
    list[2] = p->cut_short;
    for (size_t i = before; i < pool->count; i++) {
        uint32_t count = pool->start[i + 1] - pool->start[i];
        list[next++] = count;
        memcpy(list + next, pool->edges + pool->start[i], count * sizeof *list);
        next += count;
    }
    mv_pair_end(pair, list, words * sizeof *list, &ignored);
}

static size_t take_over(pricer *p, mv_pair *pair, size_t passed)
{
    size_t size;
    uint32_t *list = mv_pair_end(pair, NULL, 0, &size);
    size_t words = size / sizeof *list;
    if (pair->jobs == 2 && words < 3) p->cut_short = true;
    if (words >= 3) {
        p->work += list[0];
        if (list[1] < passed) passed = list[1];
        p->cut_short |= list[2] != 0;
        for (size_t next = 3; next < words; next += list[next] + 1)
            p->found += mv_pool_add(p->pool, list + next + 1, list[next]);
    }
    free(list);
    return passed;
}

size_t mv_price(mv_pricing *pricing, mv_pool *pool, const mv_kernel *kernel, const mv_frustrated *frustrated,
                const float *x, mv_clock *clock)
{
    pricer p = { .asked = pricing, .pool = pool, .kernel = kernel, .frustrated = frustrated, .x = x };
    p.cover = mv_cover_make(kernel, frustrated->odd, x, pricing->hop);
    p.forward = mv_labels_make(kernel->nodes);
    p.backward = mv_labels_make(kernel->nodes);
    p.walk = mv_walk_make(kernel->nodes);
    size_t before = pool->count;
    mv_pair pair = mv_pair_begin(pricing->jobs);
    mv_clock own = *clock;
    if (pair.me) own.owner = pair.first; /* whom the second process works for */
    size_t passed = price_hubs(&p, &pair, &own);
    if (pair.me) hand_over(&p, &pair, passed, before);
    passed = take_over(&p, &pair, passed);
    size_t all = frustrated->hub_count;
    pricing->next_hub = all ? (pricing->next_hub + passed) % all : 0;
    pricing->done = p.work;
    pricing->complete = passed == all && !p.cut_short;
    mv_cover_clear(&p.cover);
    mv_labels_clear(&p.forward);
    mv_labels_clear(&p.backward);
    mv_walk_clear(&p.walk);
    return p.found;
}
